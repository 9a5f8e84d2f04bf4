"""The results of a scorecard as JSON: a row for every figure that is due.

There may be millions, so many rows of a target are put together at once, from columns of pieces;
figures that are none of counts have a longer way. A test holds the rows equal to an encoder's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import compress, count
from typing import NamedTuple, Self

from cchc.bulk import Memo, get_all
from cchc.figures import Figure, Figures
from cchc.plan import Plan, Target
from cchc.reporters.json_parts import json_text, json_texts
from cchc.reporters.json_values import percent_json, percent_texts
from cchc.scorecard import Outcome

_PIECES = 7
"""Pieces of a row: agency, target and outcome, value, numerator, denominator, path, line."""
_MANY = 2048
"""Rows that are put together at a time: the pieces of more do not stay in a processor's cache."""
_BETWEEN = "},\n"
"""What ends a row and leads to the next."""


class JsonResults:
    """Makes JSON of the results of figures for the targets of a plan, a target at a time."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        # Most of these come again and again.
        self._parts = Memo(', "numerator": {}, "denominator": '.format)
        self._wholes = Memo(str)

    @cached_property
    def _agencies(self) -> Sequence[str]:
        """What the row of each agency begins with."""
        names = json_texts([agency.id for agency in self._plan.agencies])
        return [f'{_BETWEEN}{{"agency": {name}, ' for name in names]

    def rows(
        self, index: int, figures: Figures, outcomes: bytes, paths: Sequence[str]
    ) -> Iterator[str]:
        """Yield the rows of the target at an index, by agency in register order, in pieces.

        `figures` and `outcomes` are those of all agencies, as Results has them; `paths` are of the
        sources. A comma is in front but for the first target that is reported.
        """
        target = self._plan.targets[index]
        agencies: Sequence[str] = self._agencies
        if not all(outcomes):
            due = [*compress(count(), outcomes)]
            outcomes, figures = bytes(compress(outcomes, outcomes)), figures.at(due)
            agencies = get_all(agencies, due)
        if not outcomes:
            return
        first = not any(each.reporters for each in self._plan.targets[:index])
        lead = "\n" if first else ",\n"
        shared = _Shared.by(target, paths)
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
        told = [f'"path": {json_text(path)}, "line": ' for path in paths]
        heads = [f'"target": {name}, "outcome": "{each.word}", "value": ' for each in Outcome]
        tails = [f', "judged": {judged}, {path}' for path in (*told, '"path": null, "line": ')]
        return cls(target.measure.kind.counts, ["", *heads], tails[:-1], tails[-1])


def _said(figure: Figure | None) -> str:
    """What a result says of an answer, a percentage, or of no usable figure."""
    _, numerator, denominator, value, *_ = figure or (None,) * len(Figure._fields)
    shown = percent_json(value) if isinstance(value, Decimal) else value
    cells = map(json_text, (shown, numerator, denominator))
    return '{}, "numerator": {}, "denominator": {}'.format(*cells)
