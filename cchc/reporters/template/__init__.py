"""The forms that agencies fill in, in every format."""
