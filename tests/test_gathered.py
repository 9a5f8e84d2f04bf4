"""What is gathered of a period is what its rows give one by one, in whatever order they come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc.checks.columns import CleanRows
from cchc.checks.gathered import INVALID, RECEIVED, FirstRows, Gathered

SLOTS = 200
RUNS = st.lists(
    st.tuples(st.integers(0, SLOTS - 30), st.integers(1, 30), st.booleans()), max_size=12
)
"""Runs of rows: the first slot, how many follow it, and whether they come as a range."""


def rows_of(runs: list[tuple[int, int, bool]]) -> list[CleanRows]:
    """Rows of one file, line after line."""
    line = 2
    made = []
    for start, count, ranges in runs:
        slots, lines = range(start, start + count), range(line, line + count)
        counts = [line + at for at in range(count)]
        made.append(
            CleanRows(
                3,
                lines if ranges else [*lines],
                slots if ranges else [*slots],
                counts,
                counts,
                None,
            )
        )
        line += count
    return made


def told(gathered: Gathered) -> tuple[object, ...]:
    first = {slot: gathered.first[slot] for slot in range(SLOTS) if gathered.given[slot]}
    repeats = {slot: sorted(again) for slot, again in gathered.repeats.items()}
    return gathered.rows, bytes(gathered.given), first, repeats, gathered.figures


def one_by_one(rows: list[CleanRows], gathered: Gathered) -> None:
    for each in rows:
        for at in range(len(each.slots)):
            gathered.take(each.at([at]), 0, 0)


@given(RUNS)
def test_rows_at_once_are_rows_one_by_one(runs: list[tuple[int, int, bool]]) -> None:
    at_once, apart = Gathered(SLOTS, keeps=True), Gathered(SLOTS, keeps=True)
    for rows in rows_of(runs):
        at_once.take(rows, 0, 0)
    one_by_one(rows_of(runs), apart)
    assert told(at_once) == told(apart)


@given(st.lists(RUNS, min_size=1, max_size=5), st.booleans())
def test_what_several_processes_gather_adds_up(
    files: list[list[tuple[int, int, bool]]], keeps: bool
) -> None:
    alone, together = Gathered(SLOTS, keeps=keeps), Gathered(SLOTS, keeps=keeps)
    for source, runs in enumerate(files):
        part = Gathered(SLOTS, keeps=keeps)
        for rows in rows_of(runs):
            alone.take(rows, source, 1000 * source)
            part.take(rows, 0, 0)
        together.add(part.pack(), 1000 * source, source)
    assert told(together) == told(alone)


def test_an_invalid_figure_stays_invalid_when_parts_are_added() -> None:
    parts = [Gathered(SLOTS, keeps=False) for _ in range(2)]
    for part, slot in zip(parts, (5, 7), strict=True):
        part.take_one(slot, 2)
        part.given[slot] = INVALID
    parts[1].take_one(5, 3)
    parts[0].add(parts[1].pack(), 1000, 1)
    assert (parts[0].given[5], parts[0].given[7]) == (INVALID, INVALID)
    assert parts[0].given.count(RECEIVED) == 0
    assert parts[0].repeats == {5: [1003]}


@given(st.lists(st.integers(0, SLOTS - 1), unique=True), st.integers(0, 3), st.integers(1, 20))
def test_the_first_row_of_each_slot(slots: list[int], gap: int, size: int) -> None:
    first, expected, position = FirstRows(SLOTS), {}, 1
    for slot in slots:
        expected[slot] = position
        position += 1 + (slot % (gap + 1))
    rest = [*expected.items()]
    while rest:
        some, rest = rest[:size], rest[size:]
        first.note([slot for slot, _ in some], [position for _, position in some])
    assert {slot: first[slot] for slot in slots} == expected
