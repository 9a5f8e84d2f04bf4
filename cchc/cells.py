"""What a cell of figures can say: counts, percentages, answers, statuses and periods.

A form that can mean one thing only is read, and the reading says how; one that can mean two is an
error, like one that means nothing. Errors are Pydantic's, named for the rule that is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from cchc.figures import Period
from cchc.spelling import fold, is_raised
from cchc.words import Number

COUNT_DIGITS = 15
"""Longest count that is read, in digits."""
PERCENT_DIGITS = 25
"""Longest percentage that is read, in digits: what a Decimal multiplies exactly."""


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
_DECIMALS = re.compile("[.,．，]")
_NUMBER = re.compile(r"[+-]?\d[\d.,' ]*", re.ASCII)
_GROUPED = {
    mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+", re.ASCII) for mark in ".,' "
}
# Full-width signs, as some keyboards for East Asia write them, and the minus of typesetters.
_PLAIN_SIGNS: dict[int, int | str] = {
    **{sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)},
    0x2212: "-",
}
_PERIOD = re.compile(r"(\d{4})-Q([1-4])", re.ASCII | re.IGNORECASE)
# Each form as a folded key: its quarter, or how many months from January, and its year.
_YEAR = r"(?P<year>\d{4})"
_QUARTER = r"(?P<quarter>0?[1-4]|iv|i{1,3})"
_MONTHS = r"(?P<months>0?[369]|12)"
_PERIOD_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"q ?{_QUARTER}[/. -]{_YEAR}",
        rf"{_YEAR}[/. -]?q ?{_QUARTER}",
        rf"{fold('quý')} ?{_QUARTER}(?:[/., -]|,? ?{fold('năm')} ){_YEAR}",
        rf"{_MONTHS} {fold('tháng')} (?:{fold('đầu')} )?(?:{fold('năm')} )?{_YEAR}",
        rf"(?:{fold('cả')} )?{fold('năm')} {_YEAR}",
    )
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


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
    number = _plain(text)
    if not _NUMBER.fullmatch(number):
        raise wrong("not-a-count", found=text)
    readings = _readings(number, text, COUNT_DIGITS)
    if any(each < 0 for each in readings):
        raise wrong("negative-count", found=text)
    whole = sorted(int(each) for each in readings if each == each.to_integral_value())
    if len(whole) == 1:
        return Reading(whole[0], None if text == str(whole[0]) else str(whole[0]))
    if whole:
        raise wrong("ambiguous-number", found=text, first=str(whole[0]), second=str(whole[1]))
    raise wrong("fractional-count" if readings else "not-a-count", found=text)


def read_percentage(text: str) -> Reading:
    """Return the percentage that `text` gives, an exact Decimal from 0 to 100.

    Decimal comma and point are both usual. A fraction up to 1 without a percent sign (0,95) is an
    error, since it may stand for itself or for a share of 1. Raises an error naming a rule:
    not-a-percentage, percentage-out-of-range, ambiguous-number or number-too-large.
    """
    fitting = [each for each in percentages(text) if 0 <= each <= _HUNDRED]
    if not fitting:
        raise wrong("percentage-out-of-range", found=text)
    (percent,) = fitting  # a number with thousands marks is never under 1000
    plain = f"{percent:f}"
    if may_be_share_of_one(percent, text):
        share = f"{(percent * _HUNDRED).normalize():f}"
        raise wrong(
            "ambiguous-number", found=text, first=Number(f"{plain}%"), second=Number(f"{share}%")
        )
    # Under 1, the percent sign is the one form that leaves no doubt.
    sign = "%" if text.endswith("%") and may_be_share_of_one(percent, plain) else ""
    usual = text.replace(",", ".") == plain + sign
    return Reading(percent, None if usual else Number(plain + sign))


def percentages(text: str) -> set[Decimal]:
    """Return all numbers that `text` can stand for as a percentage.

    Raises an error naming the rule not-a-percentage or number-too-large.
    """
    number = _plain(text).removesuffix("%").rstrip()
    readings = _readings(number, text, PERCENT_DIGITS) if _NUMBER.fullmatch(number) else frozenset()
    if not readings:
        raise wrong("not-a-percentage", found=text)
    return set(readings)


def may_be_share_of_one(percent: Decimal, text: str) -> bool:
    """Return whether a percentage that was written as `text` may be meant as a share of 1."""
    return 0 < percent <= 1 and _DECIMALS.search(text) is not None and _plain(text)[-1] != "%"


def read_answer(text: str) -> Reading:
    """Return yes, no or n/a. Raises an error naming the rule not-yes-or-no."""
    return _read_word(text, _ANSWERS, "not-yes-or-no")


def read_status(text: str) -> Reading:
    """Return done, in_progress, not_started or n/a. Raises an error: not-a-task-status."""
    return _read_word(text, _STATUSES, "not-a-task-status")


def _read_word(text: str, words: Mapping[str, str], rule: str) -> Reading:
    """What one of some known words stands for, or n/a."""
    key = fold(text)
    if key in _NA:
        return Reading(NOT_APPLICABLE)
    if key not in words:
        raise wrong(rule, found=text)
    return Reading(words[key])


def read_period(text: str) -> Reading:
    """Return the Period that `text` names, such as 2020-Q3.

    Q3/2020, Quý III/2020, 9 tháng 2020 and năm 2020 are understood too. Raises an error naming a
    rule: empty-cell or not-a-period.
    """
    if not text:
        raise wrong("empty-cell", column="period")
    if found := _PERIOD.fullmatch(text):
        return Reading(Period(int(found[1]), int(found[2])))
    key = "" if any(map(is_raised, text)) else fold(text)
    for form in _PERIOD_FORMS:
        if found := form.fullmatch(key):
            period = Period(int(found["year"]), _quarter(**found.groupdict()))
            return Reading(period, str(period))
    raise wrong("not-a-period", found=text)


def _quarter(quarter: str | None = None, months: str = "12", **_: str) -> int:
    """The quarter itself, or the one that so many months from January end in."""
    if quarter is not None:
        return _ROMAN.get(quarter) or int(quarter)
    return int(months) // 3


_HUNDRED = Decimal(100)


def _plain(text: str) -> str:
    """Full-width digits and signs made plain, blanks inside numbers made one kind."""
    return " ".join(text.translate(_PLAIN_SIGNS).split())


def _readings(number: str, text: str, longest: int) -> frozenset[Decimal]:
    """All numbers that digits with points, commas, apostrophes or blanks can stand for."""
    digits = sum(map(str.isdigit, number))
    if digits > longest:
        raise wrong("number-too-large", found=text, digits=digits, limit=longest)
    unsigned = number.lstrip("+-")
    sign = "-" if number.startswith("-") and re.search("[1-9]", number) else ""
    return frozenset(Decimal(sign + each) for each in _written(unsigned))


def _written(number: str) -> Iterator[str]:
    """The plain decimal numbers that an unsigned one can be written for."""
    if number.isdigit():
        yield number
    for mark, grouped in _GROUPED.items():
        if grouped.fullmatch(number):
            yield number.replace(mark, "")
    for point, mark in ((",", "."), (".", ","), (",", " "), (".", " "), (".", "'"), (",", "'")):
        whole, sign, decimals = number.rpartition(point)
        if sign and decimals.isdigit() and (whole.isdigit() or _GROUPED[mark].fullmatch(whole)):
            yield f"{whole.replace(mark, '')}.{decimals}"
