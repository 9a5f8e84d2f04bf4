"""Puts the value of a workbook's cell into the text that a CSV would hold."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import Any

TYPED_DIGITS = 15
"""Most digits of a number that Excel keeps of what people type."""
COMPUTED_DIGITS = 12
"""Digits that are kept of a number with more: a formula's, whose last digits are noise."""

_CONTROL = re.compile(r"_x00([01][0-9A-Fa-f])_")
# 0, and from 1 to 100: what nobody would take for a share of 1.
_PLAIN_PERCENTAGE = re.compile(r"0|100|[1-9]\d?(?:\.\d+)?", re.ASCII)
_LIKE_THOUSANDS = re.compile(r"-?\d{1,3}\.\d{3}", re.ASCII)


def cell_text(value: Any, *, percent: bool = False, count: bool = False) -> str:
    """Return the text that stands for `value`; `percent` for a cell in a percent format.

    0.95 in a percent format is 95, and 0.005 is 0.5%: the sign stands only where the digits alone
    could mean something else. In a column of counts (`count`) it always stands, and a number with
    three decimals gets a fourth, since 1.234 as text may be 1234 with a thousands mark, and the
    number 1.234 may not.
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        text = _number_text(value, percent)
        if not percent:
            return f"{text}0" if count and _LIKE_THOUSANDS.fullmatch(text) else text
        return text if _PLAIN_PERCENTAGE.fullmatch(text) and not count else f"{text}%"
    # Dates and times are ISO text; text has its control characters escaped in the format.
    text = str(value).removesuffix(" 00:00:00")
    return _CONTROL.sub(lambda code: chr(int(code[1], 16)), text) if "_x00" in text else text


def _number_text(number: int | float, percent: bool) -> str:
    """Plain digits, of a number in a percent format those of the percentage."""
    if isinstance(number, int):
        return f"{number}00" if percent and number else str(number)
    exact = Decimal(repr(number))
    if not exact.is_finite():
        return repr(number)
    if len(exact.as_tuple().digits) > TYPED_DIGITS:
        exact = Context(prec=COMPUTED_DIGITS).plus(exact)
    text = f"{exact.scaleb(2) if percent else exact:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
