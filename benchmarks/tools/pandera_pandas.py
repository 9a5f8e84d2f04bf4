"""pandera on pandas: a schema says what is right, its failure cases which rows are not."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from benchmarks.tools.common import KEYS, Answer, Register, answer_with
from benchmarks.tools.pandas_frame import due_matrix, read_frame


def work(register: Register, files: Sequence[str]) -> Answer:
    """Validate all rows against the schema and sum what is valid."""
    frame = read_frame(register, files)
    wrong = _rows_wrong(register, frame)
    asked = frame[(frame["period"] == register.asked) & ~frame.index.isin(wrong)]
    return Answer(
        len(frame),
        len(frame) - len(wrong),
        len(wrong),
        int(asked["numerator"].sum()),
        int(asked["denominator"].sum()),
    )


def schema(register: Register) -> pa.DataFrameSchema:
    """Return the schema of the figures of a plan; what could not be read is missing by then."""
    matrix = due_matrix(register)

    def due(frame: pd.DataFrame) -> pd.Series:
        codes = frame["agency"].cat.codes, frame["target"].cat.codes
        return pd.Series(matrix[codes], index=frame.index)

    def part_of_whole(frame: pd.DataFrame) -> pd.Series:
        return frame["numerator"] <= frame["denominator"]

    whole = pa.Check(lambda counts: counts % 1 == 0)
    return pa.DataFrameSchema(
        {
            **{key: pa.Column(nullable=False) for key in KEYS},
            "numerator": pa.Column(checks=[pa.Check.ge(0), whole], nullable=False),
            "denominator": pa.Column(checks=[pa.Check.ge(0), whole], nullable=False),
        },
        checks=[pa.Check(due, ignore_na=False), pa.Check(part_of_whole, ignore_na=False)],
        unique=KEYS,
        report_duplicates="all",
    )


def _rows_wrong(register: Register, frame: pd.DataFrame) -> pd.Index:
    try:
        schema(register).validate(frame, lazy=True)
    except SchemaErrors as errors:
        return pd.Index(errors.failure_cases["index"].dropna().unique())
    return pd.Index([])


if __name__ == "__main__":
    answer_with(work)
