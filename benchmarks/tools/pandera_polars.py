"""pandera on polars: a schema says what is right, its failure cases which rows are not."""

from __future__ import annotations

from collections.abc import Sequence

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors

from benchmarks.tools.common import COUNTS, KEYS, Answer, Register, answer_with
from benchmarks.tools.polars_lazy import is_due, read_rows


def work(register: Register, files: Sequence[str]) -> Answer:
    """Validate all rows against the schema and sum what is valid."""
    frame = read_rows(register, files).collect(engine="streaming")
    right = ~pl.int_range(pl.len()).is_in(_rows_wrong(register, frame))
    valid, numerator, denominator = frame.select(
        right.sum().alias("valid"),
        *(
            pl.col(count).filter(right & (pl.col("period") == register.asked)).sum()
            for count in COUNTS
        ),
    ).row(0)
    return Answer(len(frame), valid, len(frame) - valid, numerator, denominator)


def schema(register: Register) -> pa.DataFrameSchema:
    """Return the schema of the figures of a plan; what could not be read is null by then."""
    due = is_due(register)
    part_of_whole = pl.col("numerator") <= pl.col("denominator")
    return pa.DataFrameSchema(
        {
            **{key: pa.Column(nullable=False) for key in KEYS},
            **{count: pa.Column(checks=pa.Check.ge(0), nullable=False) for count in COUNTS},
        },
        checks=[
            pa.Check(lambda data: data.lazyframe.select(due)),
            pa.Check(lambda data: data.lazyframe.select(part_of_whole)),
        ],
        unique=KEYS,
        report_duplicates="all",
    )


def _rows_wrong(register: Register, frame: pl.DataFrame) -> list[int]:
    try:
        schema(register).validate(frame, lazy=True)
    except SchemaErrors as errors:
        return errors.failure_cases["index"].drop_nulls().unique().to_list()
    return []


if __name__ == "__main__":
    answer_with(work)
