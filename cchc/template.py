"""The form that an agency fills in for a period, as a value: a row for each figure it owes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cchc.figures import Figure, Period
from cchc.plan import Agency, Plan, Target


class TemplateRow(NamedTuple):
    """One figure to be given: its target, the denominator that the register fixes, the last figure.

    `previous` is None where there was none, or none that could be used.
    """

    target: Target
    denominator: int | None
    previous: Figure | None


@dataclass(frozen=True)
class Template:
    """The form of one agency; `previous` is the period whose figures stand beside, if any."""

    plan: Plan
    agency: Agency
    period: Period
    previous: Period | None
    rows: tuple[TemplateRow, ...]


def make_template(
    plan: Plan,
    agency: Agency,
    period: Period,
    previous: tuple[Period, Sequence[Figure | None]] | None = None,
) -> Template:
    """Return the form of an agency; `previous` is a period with a figure, or None, for each slot.

    The form has no rows where the agency owes nothing.
    """
    figures: Sequence[Figure | None] = previous[1] if previous else [None] * len(plan.due)
    rows = tuple(
        # A population of nobody leaves nothing to measure: that is for the agency to say.
        TemplateRow(
            target,
            plan.population_of(target, agency) or None,
            figures[plan.slot(agency, target)],
        )
        for target in plan.targets
        if plan.due[plan.slot(agency, target)]
    )
    return Template(plan, agency, period, previous[0] if previous else None, rows)
