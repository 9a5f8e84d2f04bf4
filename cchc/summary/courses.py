"""The course of a result: one entry a period."""

from __future__ import annotations

from typing import NamedTuple

from cchc.plan import Agency, Area, Level, Target
from cchc.scorecard import Scores, Tally, Whole


class AreaCourse(NamedTuple):
    """An area, with its scores in each period of the summary."""

    area: Area
    scores: tuple[Scores, ...]


class LevelCourse(NamedTuple):
    """The agencies of a level that report, with the sum of their own tallies in each period."""

    level: Level
    agencies: int
    own: tuple[Tally, ...]


class AgencyCourse(NamedTuple):
    """An agency that reports, with its own tally in each period."""

    agency: Agency
    own: tuple[Tally, ...]


class TargetCourse(NamedTuple):
    """A target or task, with its result in each period."""

    target: Target
    wholes: tuple[Whole, ...]
