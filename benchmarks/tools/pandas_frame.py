"""pandas: whole columns, categories for the keys, masks for what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from benchmarks.tools.common import COUNTS, KEYS, Answer, Register, answer_with


def work(register: Register, files: Sequence[str]) -> Answer:
    """Validate all rows at once and sum what is valid."""
    frame = read_frame(register, files)
    valid = frame[_rows_right(register, frame) & ~frame.duplicated(KEYS, keep=False)]
    asked = valid[valid["period"] == register.asked]
    return Answer(
        len(frame),
        len(valid),
        len(frame) - len(valid),
        int(asked["numerator"].sum()),
        int(asked["denominator"].sum()),
    )


def read_frame(register: Register, files: Sequence[str]) -> pd.DataFrame:
    """Read the files; a key that is not known, and a count that is no number, is missing."""
    return pd.concat([_read_file(register, path) for path in files], ignore_index=True)


def _read_file(register: Register, path: str) -> pd.DataFrame:
    known = (register.periods, register.agencies, list(register.audience_of))
    kinds = {**dict.fromkeys(KEYS, "category"), **dict.fromkeys(COUNTS, "str")}
    frame = pd.read_csv(path, usecols=list(kinds), dtype=kinds, keep_default_na=False)
    for column, categories in zip(KEYS, known, strict=True):
        frame[column] = frame[column].cat.set_categories(categories)
    for column in COUNTS:
        frame[column] = pd.to_numeric(frame[column], errors="coerce")
    return frame


def due_matrix(register: Register) -> np.ndarray:
    """Return for each agency and target whether it is due; last row and column: unknown."""
    due = np.zeros((len(register.agencies) + 1, len(register.audience_of) + 1), dtype=bool)
    reports = [
        np.fromiter((agency in audience for agency in register.agencies), dtype=bool)
        for audience in register.audiences
    ]
    for position, audience in enumerate(register.audience_of.values()):
        due[:-1, position] = reports[audience]
    return due


def _rows_right(register: Register, frame: pd.DataFrame) -> pd.Series:
    numerator, denominator = frame["numerator"], frame["denominator"]
    due = due_matrix(register)[frame["agency"].cat.codes, frame["target"].cat.codes]
    return (
        frame["period"].notna()
        & due
        & (numerator >= 0)
        & (numerator <= denominator)
        & (numerator % 1 == 0)
        & (denominator % 1 == 0)
    )


if __name__ == "__main__":
    answer_with(work)
