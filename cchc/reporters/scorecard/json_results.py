"""The results of a scorecard as JSON: a row for every figure that is due.

There may be millions, so the rows of a target are made together: one expression fills in those that
hold counts, the few others take a longer way. A test holds them equal to those of an encoder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import compress, repeat
from operator import floordiv, mul

from cchc.figures import Figure, Figures
from cchc.plan import Target
from cchc.reporters.json_parts import json_text
from cchc.reporters.json_values import hundredths_json, percent_json
from cchc.scorecard import Outcome, Scorecard


def json_results(card: Scorecard) -> Iterator[Iterable[str]]:
    """Yield the results target by target, for each by agency in register order, as JSON."""
    starts = [f'{{"agency": {json_text(agency.id)}, "target": ' for agency in card.plan.agencies]
    paths = [json_text(source.path) for source in card.sources]
    for target in card.plan.targets:
        mine = slice(target.index, None, len(card.plan.targets))
        outcomes = card.outcomes[mine]
        rows = _rows(target, card.figures[mine], starts, outcomes, paths)
        yield compress(rows, outcomes)


def _rows(
    target: Target,
    figures: Figures,
    starts: Sequence[str],
    outcomes: bytes,
    paths: Sequence[str],
) -> list[str]:
    """The rows of a target, one for each agency; `starts` is how each begins."""
    name, judged = json_text(target.id), json_text(target.judged)
    heads = ["", *(f'{name}, "outcome": "{each.word}", "value": ' for each in Outcome)]
    begun = [start + heads[outcome] for start, outcome in zip(starts, outcomes, strict=True)]
    tails = [f', "judged": {judged}, "path": {path}, "line": ' for path in paths]
    nowhere = f', "judged": {judged}, "path": null, "line": null}}'
    rows = [""] * len(figures)
    others: Iterable[int] = range(len(figures))
    if target.measure.kind.counts and tails:
        rows, others = _rows_of_counts(figures, begun, tails), figures.unusable()
    for at in others:
        figure = figures[at]
        tail = nowhere if figure is None else f"{tails[figure.source]}{figure.line}}}"
        rows[at] = f"{begun[at]}{_said(figure)}{tail}"
    return rows


def _rows_of_counts(figures: Figures, begun: Sequence[str], tails: Sequence[str]) -> list[str]:
    """The rows of counts; those of other figures are to be written over."""
    parts, wholes = figures.counts()
    hundredths = map(floordiv, map(mul, repeat(10_000), parts), wholes)
    return [
        f'{start}{percent}, "numerator": {part}, "denominator": {whole}{tails[source]}{line}}}'
        for start, percent, part, whole, source, line in zip(
            begun,
            map(_percent_text, hundredths),
            parts,
            wholes,
            figures.sources,
            figures.lines,
            strict=True,
        )
    ]


def _said(figure: Figure | None) -> str:
    """What a result says of an answer, a percentage, or of no usable figure."""
    _, numerator, denominator, value, *_ = figure or (None,) * len(Figure._fields)
    shown = percent_json(value) if isinstance(value, Decimal) else value
    cells = map(json_text, (shown, numerator, denominator))
    return '{}, "numerator": {}, "denominator": {}'.format(*cells)


@lru_cache(maxsize=1 << 14)
def _percent_text(hundredths: int) -> str:
    """Hundredths of a percent as JSON; most come again and again."""
    return json_text(hundredths_json(hundredths))
