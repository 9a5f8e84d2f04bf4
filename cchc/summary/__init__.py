"""The quarterly summary as a value: the course of every result, and what changed between periods.

Like is compared with like. Where the agencies that reported a target are not the same in two
periods, the change stands apart and counts neither as progress nor as a loss.
"""

from __future__ import annotations

from cchc.summary.changes import (
    AgencyChange,
    Movement,
    Movers,
    ReporterChange,
    Same,
    Standing,
    Step,
    TargetChange,
)
from cchc.summary.comparison import Aspect, AspectChange, Comparison, Difference
from cchc.summary.courses import AgencyCourse, AreaCourse, LevelCourse, TargetCourse
from cchc.summary.outlook import LAST_QUARTER, MissingAgency, MissingFigure, NearMiss, Risk
from cchc.summary.whole import QuarterlySummary

__all__ = [
    "LAST_QUARTER",
    "LISTED",
    "AgencyChange",
    "AgencyCourse",
    "AreaCourse",
    "Aspect",
    "AspectChange",
    "Comparison",
    "Difference",
    "LevelCourse",
    "MissingAgency",
    "MissingFigure",
    "Movement",
    "Movers",
    "NearMiss",
    "QuarterlySummary",
    "ReporterChange",
    "Risk",
    "Same",
    "Standing",
    "Step",
    "TargetChange",
    "TargetCourse",
]

LISTED = 5
"""How many of the nearest misses, and of those that rose or fell most in a level, are listed."""
