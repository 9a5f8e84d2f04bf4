"""Words."""

SCORE_WORDS: dict[str, tuple[str, str]] = {}
