"""Figures as values: what a submission holds once it has been read and checked."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import IntEnum
from sys import byteorder
from typing import NamedTuple, Self, overload

from cchc.bulk import get_all, set_all

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


NO_COUNT = -1
"""Stands among the counts of figures for one that there is not."""


class Figures(Sequence[Figure | None]):
    """Figures side by side, None where there is none, as columns: there may be a whole country's.

    `states` holds a State, or 0 where there is no figure; the others hold what a Figure does, the
    counts NO_COUNT where there is none.
    """

    __slots__ = ("_values", "denominators", "lines", "numerators", "sources", "states")

    def __init__(self, room: int) -> None:
        """Make room for so many figures, of which there is none yet."""
        self.states = bytearray(room)
        self.numerators = array("q", [NO_COUNT]) * room
        self.denominators = array("q", [NO_COUNT]) * room
        self._values: list[Decimal | str | None] | None = None
        """None until there is a value, since most figures are counts."""
        self.sources = array("I", [0]) * room
        self.lines = array("I", [0]) * room

    @classmethod
    def of(cls, figures: Iterable[Figure | None]) -> Self:
        """Return some figures as columns."""
        listed = list(figures)
        made = cls(len(listed))
        for at, figure in enumerate(listed):
            if figure is not None:
                made.put(at, figure)
        return made

    def __len__(self) -> int:
        return len(self.states)

    @property
    def values(self) -> Sequence[Decimal | str | None]:
        """The values, None where there is none; do not change them."""
        return [None] * len(self) if self._values is None else self._values

    def _with_values(self) -> list[Decimal | str | None]:
        if self._values is None:
            self._values = [None] * len(self)
        return self._values

    @overload
    def __getitem__(self, at: int) -> Figure | None: ...
    @overload
    def __getitem__(self, at: slice) -> Self: ...

    def __getitem__(self, at: int | slice) -> Figure | Self | None:
        if isinstance(at, slice):
            part = object.__new__(self.__class__)
            part.states = self.states[at]
            part.numerators = self.numerators[at]
            part.denominators = self.denominators[at]
            part._values = None if self._values is None else self._values[at]
            part.sources = self.sources[at]
            part.lines = self.lines[at]
            return part
        state = _STATES[self.states[at]]
        if state is None:
            return None
        return Figure(
            state,
            _or_none(self.numerators[at]),
            _or_none(self.denominators[at]),
            None if self._values is None else self._values[at],
            self.sources[at],
            self.lines[at],
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Figures) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # files that are read go on to fill it

    def at(self, places: Sequence[int]) -> Self:
        """Return the figures at some places, in their order; of all places, these themselves."""
        if isinstance(places, range):
            return self if len(places) == len(self) else self[places.start : places.stop]
        made = self.__class__(0)
        made.states = bytearray(get_all(self.states, places))
        made.numerators = array("q", get_all(self.numerators, places))
        made.denominators = array("q", get_all(self.denominators, places))
        made._values = None if self._values is None else [*get_all(self._values, places)]
        made.sources = array("I", get_all(self.sources, places))
        made.lines = array("I", get_all(self.lines, places))
        return made

    def unusable(self) -> Iterator[int]:
        """Yield the places where there is no figure that can be used; mostly they are few."""
        flags = self.states.translate(_NOT_USABLE)
        at = flags.find(1)
        while at >= 0:
            yield at
            at = flags.find(1, at + 1)

    def counts(self) -> tuple[list[int], list[int]]:
        """Return numerators and denominators; 0 of 0 where there is no usable figure."""
        numerators, denominators = self.numerators.tolist(), self.denominators.tolist()
        for at in self.unusable():
            numerators[at] = denominators[at] = 0
        return numerators, denominators

    def put(self, at: int, figure: Figure) -> None:
        """Put a figure at a place, whatever stood there."""
        state, numerator, denominator, value, source, line = figure
        self.states[at] = state
        self.numerators[at] = NO_COUNT if numerator is None else numerator
        self.denominators[at] = NO_COUNT if denominator is None else denominator
        if value is not None or self._values is not None:
            self._with_values()[at] = value
        self.sources[at] = source
        self.lines[at] = line

    def put_usable(
        self,
        places: Sequence[int],
        numerators: Sequence[int],
        denominators: Sequence[int],
        values: Sequence[Decimal | str | None] | None,
        source: int,
        lines: Sequence[int],
    ) -> None:
        """Put usable figures of one source; `values` is None where they are all counts."""
        size = len(places)
        self._put(
            places,
            bytes([State.USABLE]) * size,
            array("q", numerators),
            array("q", denominators),
            values,
            array("I", [source]) * size,
            array("I", lines),
        )

    def put_all(self, places: Sequence[int], figures: Figures) -> None:
        """Put as many figures at some places, where there is none yet."""
        self._put(
            places,
            figures.states,
            figures.numerators,
            figures.denominators,
            figures._values,
            figures.sources,
            figures.lines,
        )

    def _put(
        self,
        places: Sequence[int],
        states: Sequence[int],
        numerators: Sequence[int],
        denominators: Sequence[int],
        values: Sequence[Decimal | str | None] | None,
        sources: Sequence[int],
        lines: Sequence[int],
    ) -> None:
        set_all(self.states, places, states)
        set_all(self.numerators, places, numerators)
        set_all(self.denominators, places, denominators)
        if values is not None:
            set_all(self._with_values(), places, values)
        set_all(self.sources, places, sources)
        set_all(self.lines, places, lines)

    def count_from(self, source: int, line: int) -> None:
        """Count sources and lines from others on: those that were 0 become these."""
        if self.sources.count(0) == len(self.sources):  # all from one source, as a rule
            self.sources = array("I", [source]) * len(self.sources)
        else:
            self.sources = array("I", map(source.__add__, self.sources))
        if line:
            # As numbers of so many digits they are added at once, and no digit runs over.
            by = array("I", [line]) * len(self.lines)
            total = sum(int.from_bytes(each.tobytes(), byteorder) for each in (self.lines, by))
            self.lines = array("I", total.to_bytes(len(by) * by.itemsize, byteorder))


def _or_none(count: int) -> int | None:
    return None if count == NO_COUNT else count


_STATES = (None, *State)
_NOT_USABLE = bytes(state != State.USABLE for state in range(256))
"""What makes of states whether a figure cannot be used."""


class Source(NamedTuple):
    """A file that was read: its path as given, the SHA-256 of its bytes, and how it was read."""

    path: str
    sha256: str
    rows: int
    encoding: str
    delimiter: str
    sheet: str = ""
