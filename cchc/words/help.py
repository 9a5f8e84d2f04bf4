"""Words."""

HELP_WORDS: dict[str, tuple[str, str]] = {}
