"""One Pydantic model a row, and a dictionary of the figures seen."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, Field, ValidationError, ValidationInfo, model_validator

from benchmarks.tools.common import Answer, Register, answer_with

Counts = tuple[int, int]
NOT_ASKED: Counts = (0, 0)
"""What a valid row of another quarter adds to the sums."""


class FigureRow(BaseModel):
    """A row of figures; the register is the context of the validation."""

    period: str
    agency: str
    target: str
    numerator: Annotated[int, Field(ge=0)]
    denominator: Annotated[int, Field(ge=0)]
    value: str
    note: str

    @model_validator(mode="after")
    def _check(self, info: ValidationInfo) -> Self:
        register: Register | None = info.context
        if register is None or self.period not in register.periods:
            raise ValueError("period outside the plan")
        audience = register.audience_of.get(self.target)
        if audience is None:
            raise ValueError("unknown target")
        if self.agency not in register.audiences[audience]:
            raise ValueError("unknown agency, or not a reporter")
        if self.numerator > self.denominator:
            raise ValueError("numerator above denominator")
        return self


def work(register: Register, files: Sequence[str]) -> Answer:
    """Validate every row and sum what is valid."""
    rows = 0
    figures: dict[tuple[str, str, str], Counts | None] = {}
    for row in _rows(files):
        rows += 1
        key = (row["period"], row["agency"], row["target"])
        figures[key] = None if key in figures else _counts(row, register)
    valid = sum(counts is not None for counts in figures.values())
    return Answer(
        rows,
        valid,
        rows - valid,
        sum(counts[0] for counts in figures.values() if counts),
        sum(counts[1] for counts in figures.values() if counts),
    )


def _rows(files: Sequence[str]) -> Iterator[dict[str, str]]:
    for path in files:
        with Path(path).open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def _counts(row: dict[str, str], register: Register) -> Counts | None:
    """Return what a valid row adds to the sums."""
    try:
        figure = FigureRow.model_validate(row, context=register)
    except ValidationError:
        return None
    if figure.period != register.asked:
        return NOT_ASKED
    return figure.numerator, figure.denominator


if __name__ == "__main__":
    answer_with(work)
