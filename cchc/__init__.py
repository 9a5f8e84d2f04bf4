"""cchc: compliance scorecards for a province's yearly plan of administrative reform."""

__version__ = "0.1.0"
