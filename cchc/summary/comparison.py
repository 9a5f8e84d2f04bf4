"""The last period held against the last one of other files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from cchc.figures import Period, Source
from cchc.plan import Words
from cchc.scorecard import Outcome, Scores


class Aspect(StrEnum):
    """In what two results may differ."""

    OUTCOME = "outcome"
    VALUE = "value"
    RECEIVED = "received"
    COMPLIANCE = "compliance"
    COVERAGE = "coverage"


class AspectChange(NamedTuple):
    """One aspect before and now: an outcome, a count, or a percentage. `worse` None is neither."""

    aspect: Aspect
    before: Outcome | Fraction | int
    now: Outcome | Fraction | int
    worse: bool | None


class Difference(NamedTuple):
    """An area, target, task or agency that does not stand as it stood.

    `lost` are the targets whose figure of this agency was met and is not any more.
    """

    kind: str
    id: str
    name: Words
    aspects: tuple[AspectChange, ...]
    lost: tuple[str, ...] = ()

    @property
    def worse(self) -> bool:
        """Whether it is worse in any aspect."""
        return any(each.worse for each in self.aspects)

    @property
    def better(self) -> bool:
        """Whether it is better in an aspect, and worse in none."""
        return not self.worse and any(each.worse is False for each in self.aspects)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The last period held against the last one of other files."""

    period: Period
    """The period of the other files."""
    sources: tuple[Source, ...]
    overall: Scores
    differences: tuple[Difference, ...]

    @property
    def worse(self) -> tuple[Difference, ...]:
        """What is worse than it was."""
        return tuple(each for each in self.differences if each.worse)

    @property
    def better(self) -> tuple[Difference, ...]:
        """What is better than it was."""
        return tuple(each for each in self.differences if each.better)
