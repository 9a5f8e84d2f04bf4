"""One result taken apart, in every format."""
