"""The quarterly summary in every format, and its closing paragraph."""
