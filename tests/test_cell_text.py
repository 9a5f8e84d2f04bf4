"""Values of cells in a workbook, as the text that a CSV would hold."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.figure_file.cell_text import cell_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("có", "có"),
        ("  95 ", "  95 "),
        ("1.234", "1.234"),
        (95, "95"),
        (12.0, "12"),
        (-5, "-5"),
        (-0.0, "0"),
        (97.5, "97.5"),
        (0.57, "0.57"),
        (1e20, "100000000000000000000"),
        (1e-7, "0.0000001"),
        (123456789012345, "123456789012345"),
        (1.234, "1.234"),
        # What formulas leave behind their last digits.
        (0.1 + 0.2, "0.3"),
        (100 * 0.29, "29"),
        (200 / 3, "66.6666666667"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
        (True, "TRUE"),
        (False, "FALSE"),
        ("#REF!", "#REF!"),
        (datetime(2020, 9, 30), "2020-09-30"),
        (datetime(2020, 9, 30, 7, 5), "2020-09-30 07:05:00"),
        (date(2020, 9, 30), "2020-09-30"),
        (time(7, 5), "07:05:00"),
        (timedelta(hours=26), "1 day, 2:00:00"),
        ("một_x000D_\nhai", "một\r\nhai"),
        ("_xD800_", "_xD800_"),
    ],
)
def test_text(value: Any, text: str) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.95, "95"),
        (0.57, "57"),
        (0.29, "29"),
        (0.845, "84.5"),
        (0.0124, "1.24"),
        (0.0225, "2.25"),
        (0.01, "1"),
        (0.005, "0.5%"),
        (29 / 30, "96.6666666667"),
        (1, "100"),
        (1.0, "100"),
        (1.005, "100.5%"),
        (0, "0"),
        (-0.05, "-5%"),
        (95, "9500%"),
        (float("nan"), "nan%"),
        ("95", "95"),
        (True, "TRUE"),
    ],
)
def test_percent_format(value: Any, text: str) -> None:
    assert cell_text(value, percent=True) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.234, "1.2340"),
        (-1.234, "-1.2340"),
        (12.5, "12.5"),
        (1234.567, "1234.567"),
        (1234.0, "1234"),
        ("1.234", "1.234"),
        (0.01234, "0.01234"),
    ],
)
def test_fraction_among_counts_never_looks_like_thousands(value: Any, text: str) -> None:
    assert cell_text(value, count=True) == text


@pytest.mark.parametrize(("value", "text"), [(0.25, "25%"), (1, "100%")])
def test_percent_format_among_counts_is_seen(value: Any, text: str) -> None:
    assert cell_text(value, percent=True, count=True) == text


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_typed_percentages_are_exact(percent: Decimal) -> None:
    assert Decimal(cell_text(float(percent))) == percent
    assert Decimal(cell_text(float(percent / 100), percent=True).removesuffix("%")) == percent
