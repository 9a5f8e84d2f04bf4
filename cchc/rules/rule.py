"""What one rule is: a code, a name, a severity, and its words in both languages."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How grave a breach is."""

    ERROR = "error"
    """The figure (or the plan) cannot be used."""
    WARNING = "warning"
    """It can be used, but someone should look."""


class RuleWords(NamedTuple):
    """The words of one rule in one language."""

    message: str
    """What is wrong, with `{details}` that the diagnostic fills in."""
    hint: str
    """What to do about it; may hold `{details}` too."""
    about: str
    """Why it is wrong, for whoever reads the rule itself."""


class Rule(NamedTuple):
    """One row of the catalogue."""

    code: str
    """Published code, such as `F302`."""
    name: str
    """Name of what is wrong, such as `numerator-above-denominator`."""
    severity: Severity
    vi: RuleWords
    en: RuleWords
    bad: str = ""
    """An example of what breaks the rule."""
    good: str = ""
    """The same example, mended."""

    def words(self, lang: str) -> RuleWords:
        """Return the words in `lang`, which is vi or en."""
        return self.en if lang == "en" else self.vi
