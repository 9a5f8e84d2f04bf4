"""Figures as values: what a submission holds once it has been read and checked."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

COLUMNS = ("period", "agency", "target", "numerator", "denominator", "value", "note")
"""The columns of a file of figures, in the order of the form."""
OPTIONAL_COLUMNS = ("evidence",)

YES = ("yes", "done")
"""The answers that count as met."""


class Period(NamedTuple):
    """A quarter, cumulative from the first of January to its end."""

    year: int
    quarter: int

    def __str__(self) -> str:
        return f"{self.year}-Q{self.quarter}"


class State(IntEnum):
    """What a submitted figure can be used for."""

    USABLE = 1
    NOT_APPLICABLE = 2
    INVALID = 3


class Figure(NamedTuple):
    """One figure as understood: the counts or the value, and where its row stands.

    `value` is a percentage for percent, one of yes, no, done, in_progress, not_started for answers,
    else None. `source` is the index of its file among the sources, `line` the line of its record.
    """

    state: State
    numerator: int | None
    denominator: int | None
    value: Decimal | str | None
    source: int
    line: int


class Source(NamedTuple):
    """A file that was read: its path as given, the SHA-256 of its bytes, and how it was read."""

    path: str
    sha256: str
    rows: int
    encoding: str
    delimiter: str
    sheet: str = ""
