"""The quarterly summary, whole."""

from __future__ import annotations

from dataclasses import dataclass

from cchc.figures import Period, Source
from cchc.plan import Plan
from cchc.scorecard import Outcome, Scores
from cchc.summary.changes import Step
from cchc.summary.comparison import Comparison
from cchc.summary.courses import AgencyCourse, AreaCourse, LevelCourse, TargetCourse
from cchc.summary.outlook import MissingAgency, NearMiss, Risk


@dataclass(frozen=True)
class QuarterlySummary:
    """The periods of a year side by side, and what follows from them.

    `overall`, and the courses of areas, levels, agencies and targets, have one entry a period.
    `steps` lead from each period to the next one. All else is about the last period.
    """

    plan: Plan
    periods: tuple[Period, ...]
    sources: tuple[Source, ...]
    rows: int
    """Rows of these periods."""
    overall: tuple[Scores, ...]
    areas: tuple[AreaCourse, ...]
    levels: tuple[LevelCourse, ...]
    agencies: tuple[AgencyCourse, ...]
    targets: tuple[TargetCourse, ...]
    steps: tuple[Step, ...]
    best_areas: tuple[AreaCourse, ...]
    """The areas of the highest compliance; all that share it."""
    worst_areas: tuple[AreaCourse, ...]
    """The areas of the lowest compliance; none where that is the highest, too."""
    missing: tuple[MissingAgency, ...]
    nearest: tuple[NearMiss, ...]
    nearest_more: int
    """How many that are not listed are exactly as near as the last one listed."""
    risks: tuple[Risk, ...] | None
    """None where no pace can be told: a single period, or the year is over."""
    comparison: Comparison | None = None

    @property
    def period(self) -> Period:
        """The last period."""
        return self.periods[-1]

    @property
    def missing_figures(self) -> int:
        """How many figures of the last period are missing, not reported or not usable."""
        return sum(len(each.figures) for each in self.missing)

    @property
    def invalid_figures(self) -> int:
        """How many of those are there but cannot be used."""
        return sum(
            figure.outcome is Outcome.INVALID for each in self.missing for figure in each.figures
        )

    @property
    def silent(self) -> int:
        """How many agencies have given nothing at all for the last period."""
        return sum(each.silent for each in self.missing)
