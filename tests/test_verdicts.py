"""Columns of counts are judged at once as each of their cells is by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.checks.verdicts import NO_PART, Verdicts
from cchc.plan import Plan

PLAIN = st.integers(0, 10**16).map(str)
ODD = [
    *("", " ", "0", "1", "2", "007", "00", "-0", "-1", "-7", "+5", " 5", "5 ", "\t5", "5\n", "5\r"),
    *("1e3", "1E3", "5.0", "5.", ".5", "1_000", "1,000", "1,2", "1.234", "1 234", "0x1"),
    *("NaN", "Infinity", "-Infinity", "null", "true", "[1]", "[", "]", "],[", '"5"', "{}"),
    *("１２", "١", "5\u00a0", "\u200b5", "5\x00", "x", "không", "12/", "//5"),
    *("9" * 15, "9" * 16, "1" + "0" * 15, "1" * 5000),
]
CELLS = st.one_of(PLAIN, PLAIN, PLAIN, st.sampled_from(ODD), st.text(max_size=4))


@pytest.fixture(scope="module")
def verdicts(plan: Plan) -> Verdicts:
    return Verdicts(plan)


@given(st.lists(CELLS, min_size=1, max_size=12))
def test_denominators_at_once_are_those_one_by_one(verdicts: Verdicts, cells: list[str]) -> None:
    column = [cell.encode() for cell in cells]
    assert [*verdicts.denominators(column)] == [verdicts.denominator[cell] for cell in column]


@given(st.lists(CELLS, min_size=1, max_size=12))
def test_numerators_at_once_are_those_one_by_one(verdicts: Verdicts, cells: list[str]) -> None:
    column = [cell.encode() for cell in cells]
    for found, alone in zip(
        verdicts.numerators(column), map(verdicts.numerator.__getitem__, column), strict=True
    ):
        # One that is too large is above any denominator that is none.
        assert found == alone or (found >= 10**15 and alone > NO_PART)


@pytest.mark.parametrize("cells", [["5", odd, "7"] for odd in ODD], ids=map(repr, ODD))
def test_odd_cells_among_plain_ones(verdicts: Verdicts, cells: list[str]) -> None:
    column = [cell.encode() for cell in cells]
    assert [*verdicts.denominators(column)] == [verdicts.denominator[cell] for cell in column]
    assert verdicts.numerators(column)[0] == 5
    assert verdicts.numerators(column)[2] == 7


def test_plain_columns_are_not_judged_cell_by_cell(plan: Plan) -> None:
    verdicts = Verdicts(plan)
    column = [b"%d" % count for count in range(2, 500)]
    assert [*verdicts.numerators(column)] == [*verdicts.denominators(column)] == [*range(2, 500)]
    assert [*verdicts.numerators([b"3", b"-4", b"5"])] == [3, NO_PART + 1, 5]
    assert not verdicts.numerator
    assert not verdicts.denominator
