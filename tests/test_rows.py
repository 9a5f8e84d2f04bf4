"""What each measure's row must, may and must not carry."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import ValidationError

from cchc.diagnostics import Place, diagnostic, show_message
from cchc.plan import MeasureKind
from cchc.rows import Row, Understood, UnusualForms, read_row
from cchc.rules import RULES_BY_NAME

Cells = tuple[str, str, str]
"""Numerator, denominator and value as they stand in a file."""

RATIO, CHANGE = MeasureKind.RATIO, MeasureKind.CHANGE
PERCENT, YES_NO, TASK = MeasureKind.PERCENT, MeasureKind.YES_NO, MeasureKind.TASK
COUNTS = (RATIO, CHANGE)
VALUES = (PERCENT, YES_NO, TASK)


def read(kind: MeasureKind, cells: Cells, forms: UnusualForms | None = None) -> Row:
    named = dict(zip(("numerator", "denominator", "value"), cells, strict=True))
    return read_row(kind, named, UnusualForms() if forms is None else forms)


def broken(kind: MeasureKind, cells: Cells) -> set[tuple[str, str]]:
    """The rules that a row breaks, each with its cell."""
    with pytest.raises(ValidationError) as caught:
        read(kind, cells)
    found = set()
    for each in caught.value.errors():
        place = each.get("ctx", {}).get("at") or (*each["loc"], "value")[0]
        assert each["type"] in RULES_BY_NAME
        found.add((each["type"], str(place)))
    return found


USABLE = [
    (RATIO, ("95", "100", ""), (95, 100, None)),
    (RATIO, ("0", "100", ""), (0, 100, None)),
    (RATIO, ("100", "100", "100"), (100, 100, None)),
    (RATIO, ("1.234", "2,345", ""), (1234, 2345, None)),
    (CHANGE, ("80", "100", ""), (80, 100, None)),
    (CHANGE, ("120", "100", "120%"), (120, 100, None)),
    (CHANGE, ("0", "100", "0"), (0, 100, None)),
    (CHANGE, ("1234", "100", "1.234"), (1234, 100, None)),
    (PERCENT, ("", "", "84,5"), (None, None, Decimal("84.5"))),
    (PERCENT, ("", "", "0"), (None, None, Decimal(0))),
    (PERCENT, ("", "", "100"), (None, None, Decimal(100))),
    (YES_NO, ("", "", "có"), (None, None, "yes")),
    (YES_NO, ("", "", "no"), (None, None, "no")),
    (TASK, ("", "", "hoàn thành"), (None, None, "done")),
    (TASK, ("", "", "đang thực hiện"), (None, None, "in_progress")),
    (TASK, ("", "", "chưa thực hiện"), (None, None, "not_started")),
]


@pytest.mark.parametrize(("kind", "cells", "understood"), USABLE)
def test_usable(kind: MeasureKind, cells: Cells, understood: Understood) -> None:
    row = read(kind, cells)
    assert row.applicable
    assert row.understood == understood


@pytest.mark.parametrize("kind", MeasureKind)
@pytest.mark.parametrize(
    "cells",
    [
        ("", "", "n/a"),
        ("", "", "không phát sinh"),
        ("", "", "Không phát sinh"),
        ("0", "0", ""),
        ("0", "0", "n/a"),
    ],
)
def test_nothing_to_measure(kind: MeasureKind, cells: Cells) -> None:
    row = read(kind, cells)
    assert not row.applicable
    assert row.understood[2] is None
    assert not any(row.understood)


WRONG = [
    # Counts that are missing, or none.
    *((kind, ("", "", ""), {("empty-cell", "numerator")}) for kind in COUNTS),
    *((kind, ("95", "", ""), {("empty-cell", "denominator")}) for kind in COUNTS),
    *((kind, ("", "100", ""), {("empty-cell", "numerator")}) for kind in COUNTS),
    *((kind, ("", "", "95"), {("empty-cell", "numerator")}) for kind in COUNTS),
    *(
        (kind, ("x", "-5", ""), {("not-a-count", "numerator"), ("negative-count", "denominator")})
        for kind in COUNTS
    ),
    *((kind, ("9.5", "10", ""), {("fractional-count", "numerator")}) for kind in COUNTS),
    # Not applicable, and yet counted.
    *((kind, ("95", "100", "n/a"), {("not-applicable-with-counts", "value")}) for kind in COUNTS),
    *((kind, ("", "100", "n/a"), {("not-applicable-with-counts", "value")}) for kind in COUNTS),
    *((kind, ("0", "5", "n/a"), {("not-applicable-with-counts", "value")}) for kind in COUNTS),
    *((kind, ("x", "", "n/a"), {("not-a-count", "numerator")}) for kind in COUNTS),
    # More than all, and from nothing to something.
    (RATIO, ("101", "100", ""), {("numerator-above-denominator", "numerator")}),
    (RATIO, ("1", "0", ""), {("numerator-above-denominator", "numerator")}),
    (CHANGE, ("1", "0", ""), {("change-from-zero", "denominator")}),
    # A percentage that the counts do not give.
    (RATIO, ("95", "100", "59"), {("stated-percentage", "value")}),
    (RATIO, ("95", "100", "-95"), {("stated-percentage", "value")}),
    (RATIO, ("8996", "10000", "90.00"), {("stated-percentage", "value")}),
    (RATIO, ("0", "0", "100"), {("stated-percentage", "value")}),
    (RATIO, ("0", "0", "0"), {("stated-percentage", "value")}),
    (RATIO, ("95", "100", "có"), {("not-a-percentage", "value")}),
    (RATIO, ("0", "0", "có"), {("not-a-percentage", "value")}),
    (CHANGE, ("80", "100", "125"), {("stated-percentage", "value")}),
    # A value that is missing, none, or beside counts that mean nothing.
    *((kind, ("", "", ""), {("empty-cell", "value")}) for kind in VALUES),
    *(
        (
            kind,
            ("95", "100", "n/a"),
            {("cell-not-used", "numerator"), ("cell-not-used", "denominator")},
        )
        for kind in VALUES
    ),
    *((kind, ("", "5", ""), {("cell-not-used", "denominator")}) for kind in VALUES),
    (YES_NO, ("1", "1", "có"), {("cell-not-used", "numerator"), ("cell-not-used", "denominator")}),
    (YES_NO, ("0", "0", "có"), {("cell-not-used", "numerator"), ("cell-not-used", "denominator")}),
    (PERCENT, ("", "", "845"), {("percentage-out-of-range", "value")}),
    (PERCENT, ("", "", "0,95"), {("ambiguous-number", "value")}),
    (PERCENT, ("", "", "cao"), {("not-a-percentage", "value")}),
    (PERCENT, ("", "", "yes"), {("not-a-percentage", "value")}),
    (YES_NO, ("", "", "rồi"), {("not-yes-or-no", "value")}),
    (YES_NO, ("", "", "done"), {("not-yes-or-no", "value")}),
    (TASK, ("", "", "xong"), {("not-a-task-status", "value")}),
    (TASK, ("", "", "yes"), {("not-a-task-status", "value")}),
]


@pytest.mark.parametrize(("kind", "cells", "rules"), WRONG)
def test_wrong(kind: MeasureKind, cells: Cells, rules: set[tuple[str, str]]) -> None:
    assert broken(kind, cells) == rules


STATED = [
    # 8996 of 10000 is 89.96 %.
    ("8996", "10000", "89.96"),
    ("8996", "10000", "89,96%"),
    ("8996", "10000", "89.9"),
    ("8996", "10000", "90.0"),
    ("8996", "10000", "89"),
    ("8996", "10000", "90"),
    # 76 of 102 is 74.5098… %.
    ("76", "102", "74"),
    ("76", "102", "75"),
    ("76", "102", "74,5"),
    ("76", "102", "74.50"),
    ("76", "102", "74.51"),
    ("76", "102", "74.50980392156863"),
    ("1", "3", "33.3"),
    ("2", "3", "66.66"),
    ("2", "3", "66.67"),
    ("0", "5", "0,0"),
    ("5", "5", "100,00"),
    ("1", "200", "0,5"),
]


@pytest.mark.parametrize("cells", STATED)
def test_a_stated_percentage_may_be_cut_or_rounded(cells: Cells) -> None:
    forms = UnusualForms()
    assert read(RATIO, cells, forms).applicable
    assert not forms


@pytest.mark.parametrize(
    ("cells", "read_as"),
    [
        (("95", "100", "0,95"), "95%"),
        (("95", "100", "0.95"), "95%"),
        (("100", "100", "1.0"), "100%"),
        (("8996", "10000", "0,8996"), "89.96%"),
        (("8996", "10000", "0,899"), "89.9%"),
        (("8996", "10000", "0,90"), "90%"),
    ],
)
def test_a_share_of_one_is_understood_where_the_counts_agree(cells: Cells, read_as: str) -> None:
    forms = UnusualForms()
    read(RATIO, cells, forms)
    assert forms == {"value": (cells[2], read_as)}


@pytest.mark.parametrize("stated", ["1", "0,59", "0,95%", "0.0095"])
def test_other_shares_do_not_agree(stated: str) -> None:
    assert broken(RATIO, ("95", "100", stated)) == {("stated-percentage", "value")}


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent"),
    [
        ("8996", "10000", "89.96%"),
        ("76", "102", "74.5%"),
        ("2", "3", "66.66%"),
        ("1", "1", "100%"),
        ("0", "7", "0%"),
        ("0", "0", "–"),
        ("999999999999998", "999999999999999", "99.99%"),
    ],
)
def test_the_right_percentage_is_named_and_cut(
    numerator: str, denominator: str, percent: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        read(RATIO, (numerator, denominator, "50"))
    context = caught.value.errors()[0]["ctx"]
    found = diagnostic("stated-percentage", Place("q3.csv"), **context)
    assert show_message(found, "en").endswith(f" is {percent}")
    assert show_message(found, "vi").endswith(f" là {percent.replace('.', ',')}")


def test_unusual_forms_are_told_by_column() -> None:
    forms = UnusualForms()
    read(RATIO, ("1.150", "1 200", ""), forms)
    assert forms == {"numerator": ("1.150", "1150"), "denominator": ("1 200", "1200")}
    forms = UnusualForms()
    read(PERCENT, ("", "", "97,5%"), forms)
    assert forms == {"value": ("97,5%", "97.5")}


@given(st.integers(0, 10**15 - 1), st.integers(1, 10**15 - 1), st.integers(0, 6))
def test_every_ratio_agrees_with_itself(numerator: int, denominator: int, decimals: int) -> None:
    numerator = min(numerator, denominator)
    scaled = Fraction(100 * numerator, denominator) * 10**decimals
    for stated in (scaled.__floor__(), (scaled + Fraction(1, 2)).__floor__()):
        text = f"{Decimal(stated).scaleb(-decimals):f}"
        assert read(RATIO, (str(numerator), str(denominator), text)).applicable
    wrong = f"{Decimal(scaled.__floor__() + 2).scaleb(-decimals):f}"
    assert broken(RATIO, (str(numerator), str(denominator), wrong))


@pytest.mark.parametrize("kind", MeasureKind)
@given(cells=st.tuples(*[st.sampled_from(["", "0", "1", "5", "n/a"]) | st.text(max_size=5)] * 3))
def test_a_row_is_read_or_refused_by_rules(kind: MeasureKind, cells: Cells) -> None:
    try:
        row = read(kind, cells)
    except ValidationError as error:
        assert {each["type"] for each in error.errors()} <= RULES_BY_NAME.keys()
    else:
        said = [part for part in row.understood if part is not None]
        assert said if row.applicable else not any(said)
