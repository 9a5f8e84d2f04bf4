"""The one catalogue of everything that people read, in Vietnamese and English.

Each entry is a pair (Vietnamese, English); `say` picks one and fills in its `{details}`. The words
of rules stand with the rules.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from cchc.words.diagnostics import DIAGNOSTIC_WORDS
from cchc.words.explain import EXPLAIN_WORDS
from cchc.words.gate import GATE_WORDS
from cchc.words.help import HELP_WORDS
from cchc.words.schema import SCHEMA_WORDS
from cchc.words.score import SCORE_WORDS
from cchc.words.summary import SUMMARY_WORDS
from cchc.words.template import TEMPLATE_WORDS
from cchc.words.terms import TERMS

__all__ = ["LANGUAGES", "WORDS", "Lang", "Number", "Term", "help_language", "say"]

Lang = Literal["vi", "en"]
LANGUAGES: tuple[Lang, ...] = ("vi", "en")

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **TERMS,
        **DIAGNOSTIC_WORDS,
        **EXPLAIN_WORDS,
        **GATE_WORDS,
        **HELP_WORDS,
        **SCHEMA_WORDS,
        **SCORE_WORDS,
        **SUMMARY_WORDS,
        **TEMPLATE_WORDS,
    }
)


class Term(str):
    """A key of the catalogue, kept until the language is known."""

    __slots__ = ()


class Number(str):
    """A plain decimal number, shown with the decimal sign of the language."""

    __slots__ = ()


def say(key: str, lang: Lang, **details: object) -> str:
    """Return the words under `key` in `lang`, with `details` filled in."""
    words = WORDS[key][lang == "en"]
    return words.format(**details) if details else words


def help_language() -> Lang:
    """Return the language of `--help`: CCHC_LANG, else Vietnamese in a Vietnamese locale."""
    asked = os.environ.get("CCHC_LANG", "").casefold()
    if asked in LANGUAGES:
        return "vi" if asked == "vi" else "en"
    locale = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return "vi" if locale.casefold().startswith("vi") else "en"
