"""What a cell can say: every form that is read, and every one that is refused."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from cchc.cells import (
    NOT_APPLICABLE,
    Reading,
    is_not_applicable,
    percentages,
    read_answer,
    read_count,
    read_percentage,
    read_period,
    read_status,
)
from cchc.figures import Period
from cchc.rules import RULES_BY_NAME
from tests.conftest import soon

Reader = Callable[[str], Reading]


def refused(read: Reader, text: str) -> tuple[str, dict[str, object]]:
    """The rule that a text breaks, and its details."""
    with pytest.raises(PydanticCustomError) as caught:
        read(text)
    assert caught.value.type in RULES_BY_NAME
    return caught.value.type, caught.value.context or {}


COUNTS = [
    # text, count, how an unusual form is said to be read
    ("0", 0, None),
    ("7", 7, None),
    ("1234", 1234, None),
    ("999999999999999", 999_999_999_999_999, None),
    ("1.234", 1234, "1234"),
    ("1,234", 1234, "1234"),
    ("1 234", 1234, "1234"),
    ("1\u00a0234", 1234, "1234"),
    ("1\u202f234", 1234, "1234"),
    ("1'234", 1234, "1234"),
    ("1.234.567", 1_234_567, "1234567"),
    ("1,234,567", 1_234_567, "1234567"),
    ("1 234 567", 1_234_567, "1234567"),
    ("12.0", 12, "12"),
    ("12,0", 12, "12"),
    ("12.00", 12, "12"),
    ("1234.000", 1234, "1234"),
    ("1,234.0", 1234, "1234"),
    ("1.234,0", 1234, "1234"),
    ("1.234,000", 1234, "1234"),
    ("1 234,0", 1234, "1234"),
    ("0.0", 0, "0"),
    ("0.000", 0, "0"),
    ("+5", 5, "5"),
    ("-0", 0, "0"),
    ("０", 0, "0"),
    ("１２３", 123, "123"),
    ("１．２３４", 1234, "1234"),
]


@pytest.mark.parametrize(("text", "count", "read_as"), COUNTS)
def test_counts(text: str, count: int, read_as: str | None) -> None:
    assert read_count(text) == Reading(count, read_as)


NO_COUNTS = [
    ("1.000", "ambiguous-number"),
    ("1,000", "ambiguous-number"),
    ("12.000", "ambiguous-number"),
    ("12.5", "fractional-count"),
    ("12,5", "fractional-count"),
    ("0.123", "fractional-count"),
    ("1.234,5", "fractional-count"),
    ("1.234,567", "fractional-count"),
    ("-5", "negative-count"),
    ("\u22125", "negative-count"),
    ("－５", "negative-count"),
    ("-1.234", "negative-count"),
    ("-0,5", "negative-count"),
    ("9" * 16, "number-too-large"),
    ("9" * 5000, "number-too-large"),
    ("1." + "0" * 5000, "number-too-large"),
    ("--5", "not-a-count"),
    ("+-5", "not-a-count"),
    ("5-", "not-a-count"),
    ("1_000", "not-a-count"),
    ("0x10", "not-a-count"),
    ("1e3", "not-a-count"),
    ("1e999", "not-a-count"),
    ("NaN", "not-a-count"),
    ("inf", "not-a-count"),
    ("-inf", "not-a-count"),
    ("²", "not-a-count"),
    ("1²", "not-a-count"),
    ("①", "not-a-count"),
    ("½", "not-a-count"),
    ("Ⅻ", "not-a-count"),
    ("١٢٣", "not-a-count"),
    ("१२", "not-a-count"),
    ("一二", "not-a-count"),
    ("5%", "not-a-count"),
    ("chín lăm", "not-a-count"),
    ("12.", "not-a-count"),
    (".5", "not-a-count"),
    ("1.23.456", "not-a-count"),
    ("1 23", "not-a-count"),
    ("1.234 567", "not-a-count"),
    ("(5)", "not-a-count"),
    ("=1+1", "not-a-count"),
    ("95/100", "not-a-count"),
    ("[5]", "not-a-count"),
    ("{0}", "not-a-count"),
]


@pytest.mark.parametrize(("text", "rule"), NO_COUNTS)
def test_no_counts(text: str, rule: str) -> None:
    broken, details = refused(read_count, text)
    assert broken == rule
    assert details["found"] == text


def test_a_doubtful_count_names_both_readings() -> None:
    assert refused(read_count, "1.000")[1] | {"found": ""} == {
        "found": "",
        "first": "1",
        "second": "1000",
    }


PERCENTAGES = [
    ("0", "0", None),
    ("1", "1", None),
    ("97", "97", None),
    ("100", "100", None),
    ("97,5", "97.5", None),
    ("97.5", "97.5", None),
    ("97.513", "97.513", None),
    ("97,513", "97.513", None),
    ("100,00", "100.00", None),
    ("1.5", "1.5", None),
    ("0,0", "0.0", None),
    ("66.66666666666667", "66.66666666666667", None),
    ("0,95%", "0.95", None),
    ("0.95%", "0.95", None),
    ("0,95 %", "0.95", "0.95%"),
    ("97,5%", "97.5", "97.5"),
    ("97.5 %", "97.5", "97.5"),
    ("９７，５％", "97.5", "97.5"),
    ("100%", "100", "100"),
    ("+97,5", "97.5", "97.5"),
    ("097", "97", "97"),
    ("-0", "0", "0"),
]


@pytest.mark.parametrize(("text", "percent", "read_as"), PERCENTAGES)
def test_percentages(text: str, percent: str, read_as: str | None) -> None:
    reading = read_percentage(text)
    assert reading == Reading(Decimal(percent), read_as)


@pytest.mark.parametrize("text", [text for text, *_ in PERCENTAGES])
def test_the_form_that_is_advised_is_read_without_a_word(text: str) -> None:
    reading = read_percentage(text)
    if reading.read_as is not None:
        assert read_percentage(reading.read_as) == Reading(reading.value, None)


NO_PERCENTAGES = [
    ("0,95", "ambiguous-number"),
    ("0.95", "ambiguous-number"),
    ("1.0", "ambiguous-number"),
    ("1,00", "ambiguous-number"),
    ("1.000", "ambiguous-number"),
    ("0.095", "ambiguous-number"),
    ("150", "percentage-out-of-range"),
    ("100.01", "percentage-out-of-range"),
    ("1.234,5", "percentage-out-of-range"),
    ("-5", "percentage-out-of-range"),
    ("\u22125", "percentage-out-of-range"),
    ("-0,5", "percentage-out-of-range"),
    ("9" * 26, "number-too-large"),
    ("9" * 5000, "number-too-large"),
    ("0." + "9" * 5000, "number-too-large"),
    ("1e999", "not-a-percentage"),
    ("NaN", "not-a-percentage"),
    ("inf", "not-a-percentage"),
    ("Infinity", "not-a-percentage"),
    ("²", "not-a-percentage"),
    ("9²", "not-a-percentage"),
    ("٩٧", "not-a-percentage"),
    ("%", "not-a-percentage"),
    ("97%%", "not-a-percentage"),
    ("97‰", "not-a-percentage"),
    ("--5", "not-a-percentage"),
    ("9_7", "not-a-percentage"),
    ("97,", "not-a-percentage"),
    ("9.7.5", "not-a-percentage"),
    ("cao", "not-a-percentage"),
    ("95/100", "not-a-percentage"),
]


@pytest.mark.parametrize(("text", "rule"), NO_PERCENTAGES)
def test_no_percentages(text: str, rule: str) -> None:
    broken, details = refused(read_percentage, text)
    assert broken == rule
    assert details["found"] == text


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [("0,95", "0.95%", "95%"), ("1.0", "1.0%", "100%"), ("0,005", "0.005%", "0.5%")],
)
def test_a_doubtful_percentage_names_both_readings(text: str, first: str, second: str) -> None:
    details = refused(read_percentage, text)[1]
    assert (details["first"], details["second"]) == (first, second)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1.234", {"1234", "1.234"}),
        ("97,5%", {"97.5"}),
        ("-97.5", {"-97.5"}),
        ("1.234,5", {"1234.5"}),
        ("0.123", {"0.123"}),
    ],
)
def test_all_that_a_stated_percentage_can_mean(text: str, numbers: set[str]) -> None:
    assert percentages(text) == set(map(Decimal, numbers))


ANSWERS = [
    ("có", "yes"),
    ("Có", "yes"),
    ("CÓ", "yes"),
    ("co\u0301", "yes"),
    ("không", "no"),
    ("KHÔNG", "no"),
    ("yes", "yes"),
    ("No", "no"),
    ("ｙｅｓ", "yes"),
    ("không phát sinh", NOT_APPLICABLE),
    ("Không  phát sinh", NOT_APPLICABLE),
    ("n/a", NOT_APPLICABLE),
    ("N / A", NOT_APPLICABLE),
]
STATUSES = [
    ("hoàn thành", "done"),
    ("Hoàn thành", "done"),
    ("hòan thành", "done"),
    ("đang thực hiện", "in_progress"),
    ("Ðang thực hiện", "in_progress"),
    ("chưa thực hiện", "not_started"),
    ("done", "done"),
    ("in_progress", "in_progress"),
    ("In progress", "in_progress"),
    ("not_started", "not_started"),
    ("không phát sinh", NOT_APPLICABLE),
    ("N/A", NOT_APPLICABLE),
]


@pytest.mark.parametrize(("text", "answer"), ANSWERS)
def test_answers(text: str, answer: str) -> None:
    assert read_answer(text) == Reading(answer)


@pytest.mark.parametrize("text", ["co", "khong", "rồi", "x", "1", "0", "true", "", "hoàn thành"])
def test_no_answers(text: str) -> None:
    assert refused(read_answer, text) == ("not-yes-or-no", {"found": text})


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_statuses(text: str, status: str) -> None:
    assert read_status(text) == Reading(status)


@pytest.mark.parametrize("text", ["xong", "hoan thanh", "100%", "có", "", "đang", "in-progress"])
def test_no_statuses(text: str) -> None:
    assert refused(read_status, text) == ("not-a-task-status", {"found": text})


@pytest.mark.parametrize(
    ("text", "said"),
    [("n/a", True), ("không phát sinh", True), ("", False), ("0", False), ("không", False)],
)
def test_nothing_to_measure(text: str, said: bool) -> None:
    assert is_not_applicable(text) is said


PERIODS = [
    ("2020-Q3", (2020, 3), None),
    ("2020-q1", (2020, 1), None),
    ("Q3/2020", (2020, 3), "2020-Q3"),
    ("q3/2020", (2020, 3), "2020-Q3"),
    ("Q3-2020", (2020, 3), "2020-Q3"),
    ("Q3 2020", (2020, 3), "2020-Q3"),
    ("QIII/2020", (2020, 3), "2020-Q3"),
    ("2020Q3", (2020, 3), "2020-Q3"),
    ("2020 Q3", (2020, 3), "2020-Q3"),
    ("2020/Q3", (2020, 3), "2020-Q3"),
    ("2020–Q3", (2020, 3), "2020-Q3"),
    ("２０２０-Ｑ３", (2020, 3), "2020-Q3"),
    ("Quý III/2020", (2020, 3), "2020-Q3"),
    ("quý iii / 2020", (2020, 3), "2020-Q3"),
    ("QUÝ IV/2020", (2020, 4), "2020-Q4"),
    ("Qúy I/2020", (2020, 1), "2020-Q1"),
    ("Quy\u0301 II/2020", (2020, 2), "2020-Q2"),
    ("Quý Ⅲ/2020", (2020, 3), "2020-Q3"),
    ("quý 3 năm 2020", (2020, 3), "2020-Q3"),
    ("Quý III năm 2020", (2020, 3), "2020-Q3"),
    ("Quý III, năm 2020", (2020, 3), "2020-Q3"),
    ("Quý 03/2020", (2020, 3), "2020-Q3"),
    ("quý 3-2020", (2020, 3), "2020-Q3"),
    ("3 tháng đầu năm 2020", (2020, 1), "2020-Q1"),
    ("6 tháng đầu năm 2020", (2020, 2), "2020-Q2"),
    ("06 tháng đầu năm 2020", (2020, 2), "2020-Q2"),
    ("6 tháng năm 2020", (2020, 2), "2020-Q2"),
    ("9 tháng 2020", (2020, 3), "2020-Q3"),
    ("9 THÁNG ĐẦU NĂM 2020", (2020, 3), "2020-Q3"),
    ("12 tháng 2020", (2020, 4), "2020-Q4"),
    ("năm 2020", (2020, 4), "2020-Q4"),
    ("Cả năm 2020", (2020, 4), "2020-Q4"),
    ("2019-Q3", (2019, 3), None),
]


@pytest.mark.parametrize(("text", "period", "read_as"), PERIODS)
def test_periods(text: str, period: tuple[int, int], read_as: str | None) -> None:
    assert read_period(text) == Reading(Period(*period), read_as)


NO_PERIODS = [
    "III/2020",
    "2020",
    "2020-3",
    "2020-Q5",
    "2020-Q0",
    "2020-Q",
    "Q3",
    "Q5/2020",
    "Quý V/2020",
    "Quý IIII/2020",
    "quý 3",
    "quý 3/20",
    "20-Q3",
    "12020-Q3",
    "2020-Q33",
    "tháng 9",
    "tháng 9/2020",
    "09/2020",
    "30/9/2020",
    "6 tháng cuối năm 2020",
    "5 tháng đầu năm 2020",
    "8 tháng 2020",
    "năm",
    "2020-Q²",
    "Q²/2020",
    "Quý ③/2020",
    "٢٠٢٠-Q3",
    "Q3/٢٠٢٠",
    "năm ２０２０ và 2021",
    "2020-Q3, 2020-Q4",
    "x" * 100_000,
    "9" * 100_000,
]


@pytest.mark.parametrize("text", NO_PERIODS)
def test_no_periods(text: str) -> None:
    assert refused(read_period, text) == ("not-a-period", {"found": text})


def test_no_period_at_all() -> None:
    assert refused(read_period, "") == ("empty-cell", {"found": "", "column": "period"})


READERS = [read_count, read_percentage, read_answer, read_status, read_period]
DIGITS = st.text(alphabet="0123456789.,' %+-\u2212\u00a0０９．，％²٣", max_size=20)


@pytest.mark.parametrize("read", READERS)
@given(text=st.text() | DIGITS)
def test_a_cell_is_read_or_refused_by_a_rule(read: Reader, text: str) -> None:
    try:
        reading = read(text)
    except PydanticCustomError as error:
        assert error.type in RULES_BY_NAME
    else:
        assert reading.value is not None


@given(DIGITS)
def test_an_accepted_count_reads_again_as_itself(text: str) -> None:
    try:
        count = read_count(text).value
    except PydanticCustomError:
        return
    assert read_count(str(count)) == Reading(count, None)


@given(st.integers(0, 10**9 - 1), st.sampled_from(". ,'"))
def test_thousands_marks_never_change_a_count(count: int, mark: str) -> None:
    written = f"{count:,}".replace(",", mark)
    try:
        assert read_count(written).value == count
    except PydanticCustomError as error:
        assert error.type == "ambiguous-number"
        assert mark in ".,"
        assert str(count) in (error.context or {}).values()


@given(st.decimals("1.01", "100", places=2), st.sampled_from(".,"))
def test_percentages_are_exact(percent: Decimal, point: str) -> None:
    written = f"{percent:f}".replace(".", point)
    assert read_percentage(written) == Reading(percent, None)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "text", ["9" * 10**6, "1.234" * 10**5, "quý " * 10**5, "- " * 10**5, "١" * 10**5]
)
def test_long_cells_are_refused_at_once(read: Reader, text: str) -> None:
    with soon(10):
        refused(read, text)
