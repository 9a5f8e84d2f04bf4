"""What a cell of figures can say: counts, percentages, answers, statuses and periods.

A form that can mean one thing only is read, and the reading says how; one that can mean two is an
error, like one that means nothing. Errors are Pydantic's, named for the rule that is broken.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from cchc.figures import Period
from cchc.spelling import fold

COUNT_DIGITS = 15
"""Longest number that is read, in digits."""


class Reading(NamedTuple):
    """What a cell says. `read_as` is set where the form was unusual but could mean one thing."""

    value: Any
    read_as: str | None = None


NOT_APPLICABLE = "n/a"
"""The value of a figure for which there was nothing to measure."""

_NA = frozenset(map(fold, ("không phát sinh", "n/a", "kps")))
_ANSWERS = MappingProxyType({fold("có"): "yes", fold("không"): "no", "yes": "yes", "no": "no"})
_STATUSES = MappingProxyType(
    {
        fold("hoàn thành"): "done",
        fold("đang thực hiện"): "in_progress",
        fold("chưa thực hiện"): "not_started",
        "done": "done",
        "in_progress": "in_progress",
        "in progress": "in_progress",
        "not_started": "not_started",
        "not started": "not_started",
    }
)
ANSWER_WORDS = ("có", "không", "yes", "no", "không phát sinh", "n/a")
STATUS_WORDS = (
    "hoàn thành",
    "đang thực hiện",
    "chưa thực hiện",
    "done",
    "in_progress",
    "not_started",
    "không phát sinh",
    "n/a",
)

_PLAIN_COUNT = re.compile(r"\d{1,15}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d[\d.,' ]*", re.ASCII)
_GROUPED = {
    mark: re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", re.ASCII) for mark in ".,' "
}
_PERIOD = re.compile(r"(\d{4})-q([1-4])", re.ASCII)
_PERIOD_FORMS = (
    (re.compile(r"q ?([1-4])[/. -]+(\d{4})"), 2),
    (re.compile(r"(\d{4})[/. -]*q ?([1-4])"), 1),
    (re.compile(r"quý ([1-4]|iv|i{1,3})(?: ?[/-] ?| ,? ?năm | )(\d{4})"), 2),
    (re.compile(r"(3|6|9|12) tháng (?:đầu )?(?:năm )?(\d{4})"), 2),
    (re.compile(r"(năm) (\d{4})"), 2),
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "3": 1, "6": 2, "9": 3, "12": 4, "năm": 4}


def wrong(name: str, **details: object) -> PydanticCustomError:
    """Return the error that breaks the rule called `name`, for Pydantic to gather."""
    return PydanticCustomError(name, "{found}", {"found": "", **details})


def is_not_applicable(text: str) -> bool:
    """Return whether a value says that there was nothing to measure."""
    return bool(text) and fold(text) in _NA


def read_count(text: str) -> Reading:
    """Return the whole number that `text` gives.

    Thousands marks (1.234) and empty decimals (12.0) are understood where they can mean one number
    only. Raises an error naming a rule: not-a-count, negative-count, fractional-count,
    ambiguous-number or number-too-large.
    """
    if _PLAIN_COUNT.fullmatch(text):
        return Reading(int(text))
    found, plain = text, _plain_digits(text)
    if not _NUMBER.fullmatch(plain):
        raise wrong("not-a-count", found=found)
    digits = sum(map(str.isdigit, plain))
    if digits > COUNT_DIGITS:
        raise wrong("number-too-large", found=found, digits=digits, limit=COUNT_DIGITS)
    readings = _readings(plain.lstrip("+-"))
    if plain.startswith("-") and any(readings):
        raise wrong("negative-count", found=found)
    whole = sorted({int(each) for each in readings if each == each.to_integral_value()})
    if len(whole) == 1:
        return Reading(whole[0], None if found == str(whole[0]) else str(whole[0]))
    if whole:
        raise wrong("ambiguous-number", found=found, first=str(whole[0]), second=str(whole[1]))
    raise wrong("fractional-count" if readings else "not-a-count", found=found)


def read_percentage(text: str) -> Reading:
    """Return the percentage that `text` gives, an exact Decimal from 0 to 100.

    Decimal comma and point are both usual. A fraction below 1 without a percent sign (0,95) is an
    error, since it may stand for itself or for a share of 1. Raises an error naming a rule:
    not-a-percentage, percentage-out-of-range, ambiguous-number or number-too-large.
    """
    readings, number = percentages(text)
    if number.startswith("-") and any(readings):
        raise wrong("percentage-out-of-range", found=text)
    fitting = sorted({each for each in readings if each <= _HUNDRED})
    if not fitting:
        raise wrong("percentage-out-of-range", found=text)
    if len(fitting) > 1:
        raise wrong(
            "ambiguous-number", found=text, first=f"{fitting[0]:f}", second=f"{fitting[1]:f}"
        )
    percent = fitting[0]
    if "%" not in text and may_be_share_of_one(percent, number):
        share = (percent * _HUNDRED).normalize()
        raise wrong("ambiguous-number", found=text, first=f"{percent:f}%", second=f"{share:f}%")
    usual = re.fullmatch(r"\d{1,3}(?:[.,]\d{1,2})?", text, re.ASCII)
    return Reading(percent, None if usual else f"{percent:f}")


def percentages(text: str) -> tuple[set[Decimal], str]:
    """Return all numbers that `text` can stand for as a percentage, and its plain digits.

    Raises an error naming the rule not-a-percentage or number-too-large.
    """
    number = _plain_digits(text).removesuffix("%").rstrip()
    if not _NUMBER.fullmatch(number):
        raise wrong("not-a-percentage", found=text)
    digits = sum(map(str.isdigit, number))
    if digits > COUNT_DIGITS:
        raise wrong("number-too-large", found=text, digits=digits, limit=COUNT_DIGITS)
    readings = _readings(number.lstrip("+-"))
    if not readings:
        raise wrong("not-a-percentage", found=text)
    return readings, number


def may_be_share_of_one(percent: Decimal, number: str) -> bool:
    """Return whether a percentage written as `number` may be meant as a share of 1 (0,95)."""
    return 0 < percent <= 1 and not number.isdigit()


def read_answer(text: str) -> Reading:
    """Return yes, no or n/a. Raises an error naming the rule not-yes-or-no."""
    key = fold(text)
    if key in _NA:
        return Reading(NOT_APPLICABLE)
    if key not in _ANSWERS:
        raise wrong("not-yes-or-no", found=text)
    return Reading(_ANSWERS[key])


def read_status(text: str) -> Reading:
    """Return done, in_progress, not_started or n/a. Raises an error: not-a-task-status."""
    key = fold(text)
    if key in _NA:
        return Reading(NOT_APPLICABLE)
    if key not in _STATUSES:
        raise wrong("not-a-task-status", found=text)
    return Reading(_STATUSES[key])


def read_period(text: str) -> Reading:
    """Return the Period that `text` names, such as 2020-Q3.

    Q3/2020, Quý III/2020, 9 tháng 2020 and năm 2020 are understood too. Raises an error naming a
    rule: empty-cell or not-a-period.
    """
    if not text:
        raise wrong("empty-cell", column="period")
    key = unicodedata.normalize("NFKC", " ".join(text.casefold().split()))
    if found := _PERIOD.fullmatch(key):
        return Reading(Period(int(found[1]), int(found[2])), None if key[4] == "-" else str(text))
    for form, year in _PERIOD_FORMS:
        if found := form.fullmatch(key):
            quarter = found[3 - year]
            period = Period(int(found[year]), _QUARTERS.get(quarter) or int(quarter))
            return Reading(period, str(period))
    raise wrong("not-a-period", found=text)


_HUNDRED = Decimal(100)


def _plain_digits(text: str) -> str:
    """Full-width digits and signs made plain, blanks inside numbers made one kind."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-")
    return re.sub(r"\s+", " ", plain).strip()


def _readings(number: str) -> set[Decimal]:
    """All numbers that digits with points, commas, apostrophes or blanks can stand for."""
    readings: set[Decimal] = set()
    if number.isdigit():
        return {Decimal(number)}
    for mark, grouped in _GROUPED.items():
        if grouped.fullmatch(number):
            readings.add(Decimal(number.replace(mark, "")))
    for point, mark in ((",", "."), (".", ","), (",", " "), (".", " "), (".", "'"), (",", "'")):
        whole, sign, decimals = number.rpartition(point)
        if sign and decimals.isdigit() and (whole.isdigit() or _GROUPED[mark].fullmatch(whole)):
            readings.add(Decimal(f"{whole.replace(mark, '')}.{decimals}"))
    return readings
