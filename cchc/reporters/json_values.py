"""What every JSON says of numbers alike: percentages are cut to two decimals, never rounded up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from cchc.bulk import Memo
from cchc.plan import Threshold
from cchc.scorecard import Whole


def percent_json(percent: Fraction | Decimal | None) -> float | int | None:
    """Return a percentage cut to two decimals; the cut digits are exact."""
    if percent is None:
        return None
    numerator, denominator = percent.as_integer_ratio()
    return hundredths_json(hundredths_of(numerator, 100 * denominator))


def hundredths_of(part: int, whole: int) -> int:
    """Return a part of a whole in hundredths of a percent, cut."""
    return 10_000 * part // whole


def hundredths_json(hundredths: int) -> float | int:
    """Return hundredths of a percent in percent, as exactly as a number of JSON can be."""
    return hundredths / 100 if hundredths % 100 else hundredths // 100


percent_texts = Memo(lambda hundredths: f"{hundredths_json(hundredths)}")
"""The same as JSON, which writes numbers as Python does; most come again and again."""


def threshold_json(threshold: Threshold) -> dict[str, float | int]:
    """Return a threshold as the plan file writes it."""
    return {str(threshold.comparison): _number(threshold.percent)}


def whole_json(whole: Whole) -> dict[str, Any]:
    """Return how a target stands, or its part in a district: outcome, value and sums."""
    return {
        "outcome": whole.outcome.word,
        "value": percent_json(whole.value),
        "possible": percent_json(whole.possible),
        "numerator": whole.numerator,
        "denominator": whole.denominator,
    }


def _number(value: Decimal) -> float | int:
    return int(value) if value == value.to_integral_value() else float(value)
