"""The results of a scorecard as JSON: a row for every figure that is due.

There may be millions, so many rows of a target are put together at once, from columns of pieces;
figures that are none of counts have a longer way. A test holds the rows equal to an encoder's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import compress, count
from typing import NamedTuple, Self

from cchc.bulk import Memo, get_all
from cchc.figures import Figure, Figures
from cchc.plan import Target
from cchc.reporters.json_parts import json_text, json_texts
from cchc.reporters.json_values import percent_json, percent_texts
from cchc.scorecard import Outcome, Results

_PIECES = 7
"""Pieces of a row: agency, target and outcome, value, numerator, denominator, path, line."""
_MANY = 2048
"""Rows that are put together at a time: the pieces of more do not stay in a processor's cache."""
_BETWEEN = "},\n"
"""What ends a row and leads to the next."""


class JsonResults:
    """Makes JSON of the results of one scorecard."""

    def __init__(self, results: Results) -> None:
        self._results = results
        self._agencies = [
            f'{_BETWEEN}{{"agency": {name}, '
            for name in json_texts([agency.id for agency in results.plan.agencies])
        ]
        self._paths = [f'"path": {json_text(source.path)}, "line": ' for source in results.sources]
        # Most of these come again and again.
        self._parts = Memo(', "numerator": {}, "denominator": '.format)
        self._wholes = Memo(str)

    def parts(self) -> list[Callable[[], Iterable[str]]]:
        """Return what makes the rows, a call for those of each target, with commas between them."""
        reported = [target for target in self._results.plan.targets if target.reporters]
        return [
            partial(self._rows, target, ",\n" if at else "\n") for at, target in enumerate(reported)
        ]

    def _rows(self, target: Target, lead: str) -> Iterator[str]:
        """Yield the rows of a target that is reported, by agency in register order, in pieces.

        `lead` stands before the first of them.
        """
        outcomes = self._results.outcomes[target.index]
        figures = self._results.figures[target.index]
        agencies: Sequence[str] = self._agencies
        if not all(outcomes):
            due = [*compress(count(), outcomes)]
            outcomes, figures = bytes(compress(outcomes, outcomes)), figures.at(due)
            agencies = get_all(agencies, due)
        shared = _Shared.by(target, self._paths)
        for start in range(0, len(outcomes), _MANY):
            here = slice(start, start + _MANY)
            pieces = self._pieces(shared, agencies[here], outcomes[here], figures[here])
            if start == 0:
                pieces[0] = lead + pieces[0].removeprefix(_BETWEEN)
            yield "".join(pieces)
        yield "}"

    def _pieces(
        self, shared: _Shared, agencies: Sequence[str], outcomes: bytes, figures: Figures
    ) -> list[str]:
        """The pieces of some rows of a target, one row after the other, all but the last end."""
        pieces = [""] * (_PIECES * len(figures))
        pieces[0::_PIECES] = agencies
        pieces[1::_PIECES] = get_all(shared.heads, outcomes)
        others: Iterable[int] = range(len(figures))
        if shared.counts and shared.tails:
            parts, wholes = figures.counts()
            # Those that are not usable, 0 of 0, are written over below.
            hundredths = [10_000 * a // (b or 1) for a, b in zip(parts, wholes, strict=True)]
            pieces[2::_PIECES] = get_all(percent_texts, hundredths)
            pieces[3::_PIECES] = get_all(self._parts, parts)
            pieces[4::_PIECES] = get_all(self._wholes, wholes)
            pieces[5::_PIECES] = get_all(shared.tails, figures.sources)
            pieces[6::_PIECES] = [f"{line}" for line in figures.lines]
            others = figures.unusable()
        for at in others:
            figure = figures[at]
            place = (shared.nowhere, "null")
            if figure is not None:
                place = (shared.tails[figure.source], str(figure.line))
            first = at * _PIECES
            pieces[first + 2 : first + 7] = [_said(figure), "", "", *place]
        return pieces


class _Shared(NamedTuple):
    """What the rows of a target share: whether they have counts, and what stands around these.

    `heads` are in front of them, by outcome; behind them `tails`, by source, or `nowhere`.
    """

    counts: bool
    heads: list[str]
    tails: list[str]
    nowhere: str

    @classmethod
    def by(cls, target: Target, paths: Iterable[str]) -> Self:
        name, judged = json_text(target.id), json_text(target.judged)
        heads = [f'"target": {name}, "outcome": "{each.word}", "value": ' for each in Outcome]
        tails = [f', "judged": {judged}, {path}' for path in (*paths, '"path": null, "line": ')]
        return cls(target.measure.kind.counts, ["", *heads], tails[:-1], tails[-1])


def _said(figure: Figure | None) -> str:
    """What a result says of an answer, a percentage, or of no usable figure."""
    _, numerator, denominator, value, *_ = figure or (None,) * len(Figure._fields)
    shown = percent_json(value) if isinstance(value, Decimal) else value
    cells = map(json_text, (shown, numerator, denominator))
    return '{}, "numerator": {}, "denominator": {}'.format(*cells)
