"""The catalogue of rules in every format."""
