"""Turn finished values into text; each module is one format, found by its name.

A reporter gets a finished value and yields pieces of text: it computes nothing, prints nothing and
ends nothing.
"""
