"""The one catalogue of everything that people read, in Vietnamese and English.

Each entry is a pair (Vietnamese, English); `say` picks one and fills in its `{details}`. The words
of rules stand with the rules.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Literal

__all__ = ["LANGUAGES", "Lang", "Number", "Term", "every_word", "help_language", "say"]

Lang = Literal["vi", "en"]
LANGUAGES: tuple[Lang, ...] = ("vi", "en")

_PARTS = {
    "diagnostics": "diagnostic error file_kind reason thing way_out",
    "explain": "explain",
    "gate": "gate",
    "help": "completion help plan rules usage validate",
    "schema": "schema",
    "score": "score",
    "summary": "noun paragraph summary",
    "template": "template",
    "terms": "judged kind_of level meaning measure outcome role severity threshold value",
}
"""The parts of the catalogue, each a module, and the words with which their keys begin."""
_PART_OF = {word: part for part, words in _PARTS.items() for word in words.split()}


class Term(str):
    """A key of the catalogue, kept until the language is known."""

    __slots__ = ()


class Number(str):
    """A plain decimal number, shown with the decimal sign of the language."""

    __slots__ = ()


def say(key: str, lang: Lang, **details: object) -> str:
    """Return the words under `key` in `lang`, with `details` filled in."""
    words = _pair(key)[lang == "en"]
    return words.format(**details) if details else words


@cache
def _pair(key: str) -> tuple[str, str]:
    """The entry under `key`; most commands need few parts, so each is loaded when it is needed."""
    return _part(_PART_OF[key.partition(".")[0]])[key]


def _part(name: str) -> Mapping[str, tuple[str, str]]:
    words: Mapping[str, tuple[str, str]] = import_module(f"cchc.words.{name}").WORDS
    return words


def every_word() -> Mapping[str, tuple[str, str]]:
    """Return the whole catalogue: the pair under each key."""
    return {key: pair for part in _PARTS for key, pair in _part(part).items()}


def help_language() -> Lang:
    """Return the language of `--help`: CCHC_LANG, else Vietnamese in a Vietnamese locale."""
    asked = os.environ.get("CCHC_LANG", "").casefold()
    if asked in LANGUAGES:
        return "vi" if asked == "vi" else "en"
    locale = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return "vi" if locale.casefold().startswith("vi") else "en"
