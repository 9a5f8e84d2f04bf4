"""frictionless: a schema for the cells, and a check of its own for what the plan says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
from frictionless import Check, Checklist, Error, Row, Schema, system
from frictionless.errors import RowError
from frictionless.fields import IntegerField, StringField
from frictionless.resources import TableResource

from benchmarks.tools.common import COUNTS, KEYS, Answer, Register, answer_with

Counts = tuple[int, int]
NOT_ASKED: Counts = (0, 0)
"""What a valid row of another quarter adds to the sums."""

NO_LIMIT = 1_000_000_000


@attrs.define(kw_only=True, repr=False)
class FiguresInPlan(Check):
    """Holds rows against the register, and gathers what each figure adds to the sums."""

    type = "figures-in-plan"
    Errors = [RowError]  # noqa: RUF012 - as frictionless asks

    register: Register
    figures: dict[tuple[str, str, str], Counts | None] = attrs.field(factory=dict)

    def validate_row(self, row: Row) -> Iterator[Error]:
        """Yield what is wrong with a row beyond its cells."""
        key = (row["period"], row["agency"], row["target"])
        wrong = self._wrong(row) or ("given twice" if key in self.figures else "")
        if wrong or not row.valid:
            self.figures[key] = None
        elif key[0] == self.register.asked:
            self.figures[key] = (row["numerator"], row["denominator"])
        else:
            self.figures[key] = NOT_ASKED
        if wrong:
            yield RowError.from_row(row, note=wrong)

    def _wrong(self, row: Row) -> str:
        if row["period"] not in self.register.periods:
            return "period outside the plan"
        audience = self.register.audience_of.get(row["target"])
        if audience is None:
            return "unknown target"
        if row["agency"] not in self.register.audiences[audience]:
            return "unknown agency, or not a reporter"
        numerator, denominator = row["numerator"], row["denominator"]
        if numerator is not None and denominator is not None and numerator > denominator:
            return "numerator above denominator"
        return ""


def work(register: Register, files: Sequence[str]) -> Answer:
    """Validate every row and sum what is valid."""
    check = FiguresInPlan(register=register)
    rows = 0
    with system.use_context(trusted=True):
        for path in files:
            table = TableResource(path=str(Path(path)), schema=_schema())
            report = table.validate(Checklist(checks=[check]), limit_errors=NO_LIMIT)
            rows += report.tasks[0].stats["rows"]
    adds = [counts for counts in check.figures.values() if counts is not None]
    numerators, denominators = zip(*adds, strict=True) if adds else ((), ())
    return Answer(rows, len(adds), rows - len(adds), sum(numerators), sum(denominators))


def _schema() -> Schema:
    return Schema(
        fields=[
            *(StringField(name=key, constraints={"required": True}) for key in KEYS),
            *(
                IntegerField(name=count, constraints={"required": True, "minimum": 0})
                for count in COUNTS
            ),
            StringField(name="value"),
            StringField(name="note"),
        ]
    )


if __name__ == "__main__":
    answer_with(work)
