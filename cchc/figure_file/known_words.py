"""The words by which text in an old encoding is known to be read rightly."""

from __future__ import annotations

import re

from cchc.cells import ANSWER_WORDS, STATUS_WORDS
from cchc.figure_file.header import COLUMN_NAMES
from cchc.plan import Plan

_ENOUGH = 500
"""Agencies whose names are looked at."""


def known_words(plan: Plan) -> frozenset[str]:
    """Return the lower-case words of the plan's names and of the form, beyond plain ASCII."""
    texts = [
        *(agency.name.vi for agency in plan.agencies[:_ENOUGH]),
        *(name for names in COLUMN_NAMES.values() for name in names),
        *ANSWER_WORDS,
        *STATUS_WORDS,
    ]
    words = {word for text in texts for word in re.findall(r"[^\W\d_]+", text.lower())}
    return frozenset(word for word in words if not word.isascii())
