"""The scorecard in every format."""
