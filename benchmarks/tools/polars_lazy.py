"""polars: one lazy query over all files, run by the streaming engine."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from benchmarks.tools.common import COUNTS, KEYS, Answer, Register, answer_with


def work(register: Register, files: Sequence[str]) -> Answer:
    """Validate all rows in one query and sum what is valid."""
    key = _number_of_key(register)
    figures = read_rows(register, files).select(
        key.alias("key"),
        _row_right(register).alias("right"),
        (pl.col("period") == register.asked).alias("asked"),
        *COUNTS,
    )
    valid = pl.col("right") & ~pl.col("key").is_duplicated()
    answer = figures.select(
        pl.len(),
        valid.sum().alias("valid"),
        *(pl.col(count).filter(valid & pl.col("asked")).sum() for count in COUNTS),
    )
    rows, right, numerator, denominator = answer.collect(engine="streaming").row(0)
    return Answer(rows, right, rows - right, numerator, denominator)


def read_rows(register: Register, files: Sequence[str]) -> pl.LazyFrame:
    """Scan the files; a key that is not known, and a count that is no whole number, is null."""
    known = (register.periods, register.agencies, list(register.audience_of))
    return pl.scan_csv(list(files), infer_schema=False).select(
        *(
            pl.col(key).cast(pl.Enum(each), strict=False)
            for key, each in zip(KEYS, known, strict=True)
        ),
        pl.col(COUNTS).cast(pl.Int64, strict=False),
    )


def _number_of_key(register: Register) -> pl.Expr:
    """One number for period, agency and target, which is cheaper to compare than three words."""
    period, agency, target = (pl.col(key).to_physical().cast(pl.UInt32) for key in KEYS)
    slot = agency * len(register.audience_of) + target
    return slot * len(register.periods) + period


def _row_right(register: Register) -> pl.Expr:
    """Whether a row keeps every rule that concerns it alone."""
    numerator, denominator = (pl.col(count) for count in COUNTS)
    counts = (numerator >= 0) & (numerator <= denominator)
    known = pl.col("period").is_not_null() & is_due(register)
    return (known & counts).fill_null(value=False)


def is_due(register: Register) -> pl.Expr:
    """Whether the agency of a row reports its target."""
    due = pl.lit(value=False)
    for number, audience in enumerate(register.audiences):
        targets = [target for target, each in register.audience_of.items() if each == number]
        due |= pl.col("target").is_in(targets) & pl.col("agency").is_in(sorted(audience))
    return due


if __name__ == "__main__":
    answer_with(work)
