"""Holds a period's figures against those of an earlier one, for what an analyst would ask about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from cchc.checks.submission import FigureCheck, Submission
from cchc.diagnostics import Diagnostic, Place, diagnostic
from cchc.figures import Figure, State
from cchc.plan import Agency, MeasureKind, Plan, Target

JUMP = 30
"""A percentage that moves by more points than this within a period is asked about."""
_FEWEST = 2
"""So few figures may all stay the same without a question."""


def check_against_previous(
    check: FigureCheck, now: Submission, before: Submission
) -> Iterator[Diagnostic]:
    """Yield warnings about figures that stand still (F308), fall (F309) or jump (F310)."""
    plan = check.plan
    for agency in plan.agencies:
        pairs = list(_pairs(plan, agency, now.figures, before.figures))
        if len(pairs) >= _FEWEST and all(_same(new, old) for _, new, old in pairs):
            yield _warning(
                check, "same-as-previous", pairs[0][1], "agency", agency=agency.id, count=len(pairs)
            )
        for target, new, old in pairs:
            if target.measure.kind is MeasureKind.RATIO:
                yield from _falls(check, new, old)
            yield from _jumps(check, target, new, old)


def _pairs(
    plan: Plan, agency: Agency, now: Sequence[Figure | None], before: Sequence[Figure | None]
) -> Iterator[tuple[Target, Figure, Figure]]:
    """The figures of an agency that are usable in both periods."""
    for target in plan.targets:
        slot = plan.slot(agency, target)
        new, old = now[slot], before[slot]
        if new is not None and old is not None and new.state is old.state is State.USABLE:
            yield target, new, old


def _same(new: Figure, old: Figure) -> bool:
    return new[:4] == old[:4]


def _falls(check: FigureCheck, new: Figure, old: Figure) -> Iterator[Diagnostic]:
    for column in ("numerator", "denominator"):
        now, before = getattr(new, column), getattr(old, column)
        if now is not None and before is not None and now < before:
            yield _warning(
                check, "falling-count", new, column, before=before, now=now, value=str(now)
            )


def _jumps(check: FigureCheck, target: Target, new: Figure, old: Figure) -> Iterator[Diagnostic]:
    now, before = _percent(new), _percent(old)
    if target.measure.kind.answers or now is None or before is None:
        return
    if abs(now - before) > JUMP:
        column = "value" if target.measure.kind is MeasureKind.PERCENT else "numerator"
        yield _warning(check, "percentage-jump", new, column, before=before, now=now)


def _percent(figure: Figure) -> Fraction | None:
    if figure.denominator:
        return Fraction(100 * (figure.numerator or 0), figure.denominator)
    return Fraction(figure.value) if isinstance(figure.value, Decimal) else None


def _warning(
    check: FigureCheck, rule: str, figure: Figure, column: str, **details: object
) -> Diagnostic:
    source = check.sources[figure.source]
    place = Place(source.path, figure.line, check.column(figure.source, column), source.sheet)
    return diagnostic(rule, place, field=column, **details)
