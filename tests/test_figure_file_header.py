"""Which column is which, under headers as offices write them."""

import random
import unicodedata

import pytest

from cchc.diagnostics import Diagnostic, Place, show_hint
from cchc.figure_file.header import (
    COLUMN_NAMES,
    HELPER_COLUMNS,
    WIDEST,
    delimiter_of,
    known_column,
    read_header,
)
from cchc.figures import COLUMNS
from cchc.table import Header
from tests.conftest import soon

USUAL = list(COLUMNS)
VIETNAMESE = ["Kỳ báo cáo", "Cơ quan", "Chỉ tiêu", "Tử số", "Mẫu số", "Giá trị", "Ghi chú"]
HERE = Place("q3.csv", 2)


def read(cells: list[str]) -> tuple[Header | None, list[Diagnostic]]:
    return read_header(cells, HERE)


def accepted(cells: list[str]) -> Header:
    header, found = read(cells)
    assert header is not None
    assert found == []
    return header


NAMES = [
    *((column, column) for column in (*COLUMNS, "evidence")),
    *((name, column) for column, names in COLUMN_NAMES.items() for name in names),
    ("PERIOD", "period"),
    ("  Period ", "period"),
    ("\ufeffperiod", "period"),
    ("ｐｅｒｉｏｄ", "period"),
    ("KỲ BÁO CÁO", "period"),
    ("Kỳ\u00a0báo\ncáo", "period"),
    (unicodedata.normalize("NFD", "Kỳ báo cáo"), "period"),
    ("Quý", "period"),
    ("Qúy", "period"),
    ("Cơ  quan", "agency"),
    ("Đơn vị báo cáo", "agency"),
    ("Ðơn vị", "agency"),
    ("Chỉ tiêu, nhiệm vụ", "target"),
    ("Chỉ tiêu / Nhiệm vụ", "target"),
    ("Tử số", "numerator"),
    ("Mẫu\u200b số", "denominator"),
    ("Kết quả", "value"),
    ("Ghi chú", "note"),
    ("Minh chứng", "evidence"),
    ("ky bao cao", None),
    ("Tên cơ quan", None),
    ("STT", None),
    ("", None),
]


@pytest.mark.parametrize(("cell", "column"), NAMES)
def test_names_of_columns(cell: str, column: str | None) -> None:
    assert known_column(cell) == column


@pytest.mark.parametrize("cells", [USUAL, VIETNAMESE, [cell.upper() for cell in VIETNAMESE]])
@pytest.mark.parametrize("seed", range(5))
def test_columns_in_any_order(cells: list[str], seed: int) -> None:
    order = list(range(len(COLUMNS)))
    random.Random(seed).shuffle(order)
    header = accepted([cells[at] for at in order])
    assert [order[position] for position in header.positions] == list(range(len(COLUMNS)))
    assert header.column("value") == order.index(COLUMNS.index("value")) + 1
    assert header.width == len(COLUMNS)


def test_empty_columns_at_the_end_are_not_there() -> None:
    assert accepted([*USUAL, "", " ", "\u00a0", "\u200b"]) == accepted(USUAL)


def test_an_empty_column_between_is_passed_over() -> None:
    header = accepted(["", *USUAL[:3], "", *USUAL[3:]])
    assert header.positions == (1, 2, 3, 5, 6, 7, 8)
    assert header.width == 9


def test_columns_that_help_to_fill_in_are_passed_over() -> None:
    assert accepted([*USUAL, "evidence", *HELPER_COLUMNS]).positions == tuple(range(7))
    assert accepted([*USUAL, "TÊN CHỈ TIÊU"]).width == 8


def test_an_unknown_column_is_only_a_warning() -> None:
    header, found = read(["STT", *USUAL, "evidnce"])
    assert header is not None
    assert header.positions == tuple(range(1, 8))
    told = [(each.rule.code, each.place.line, each.place.column, each.field) for each in found]
    assert told == [("F008", 2, 1, "STT"), ("F008", 2, 9, "evidnce")]
    assert "“evidence”?" in show_hint(found[1], "vi")


def test_all_that_is_missing_is_told() -> None:
    header, found = read(["period", "agency", "target", "note"])
    assert header is None
    told = [(each.rule.code, each.place, each.field) for each in found]
    assert told == [("F006", HERE, column) for column in ("numerator", "denominator", "value")]
    assert "period,agency,target,numerator,denominator,value,note" in show_hint(found[0], "vi")


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("numeratr", "numerator"),
        ("tu so", "numerator"),
        ("Tử sổ", "numerator"),
        ("mẫu sô", "denominator"),
        ("perid", "period"),
        ("Kỳ báo cao", "period"),
    ],
)
def test_a_misspelt_column_is_named(written: str, column: str) -> None:
    cells = [written if name == column else name for name in USUAL]
    header, found = read(cells)
    assert header is None
    assert [(each.rule.code, each.field) for each in found] == [("F006", column)]
    assert f"“{written}”?" in show_hint(found[0], "vi")


@pytest.mark.parametrize("again", ["numerator", "Tử số", "TỬ SỐ ", "\u200bnumerator"])
def test_a_column_given_twice(again: str) -> None:
    header, found = read([*USUAL, again])
    assert header is None
    (only,) = found
    assert (only.rule.code, only.place.column, only.details["first"]) == ("F007", 8, 4)


@pytest.mark.parametrize(
    "cells",
    [
        [],
        [""],
        ["x"],
        ["2020-Q3", "so-y-te", "CT09", "1", "2", "", ""],
        ["BÁO CÁO SỐ LIỆU QUÝ III/2020"],
        ["BÁO CÁO", "", ""],
        ["Sở Y tế", "", "", "Độc lập - Tự do - Hạnh phúc"],
        ["Đơn vị", "Sở Y tế"],
        ["|".join(USUAL)],
        [",".join(USUAL)],
    ],
)
def test_what_is_no_header(cells: list[str]) -> None:
    header, found = read(cells)
    assert header is None
    assert [(each.rule.code, each.place) for each in found] == [("F021", HERE)]
    assert "period,agency,target,numerator,denominator,value,note" in show_hint(found[0], "vi")


@pytest.mark.parametrize("cells", [["ky bao cao", "co quan"], ["period", "Tử sổ"], USUAL[:2]])
def test_a_header_of_few_names_is_still_one(cells: list[str]) -> None:
    header, found = read(cells)
    assert header is None
    assert {each.rule.code for each in found} == {"F006"}


@pytest.mark.parametrize("cell", ["x", "numerator", "cột " * 1000])
def test_far_too_many_columns(cell: str) -> None:
    count = 200_000 if len(cell) < 100 else 2_000
    with soon(20):
        header, found = read([*USUAL, *[cell] * count])
    assert header is None
    assert [each.rule.code for each in found] == ["F013"]
    assert found[0].details["count"] == count + 7


def test_a_header_of_long_cells_is_answered_at_once() -> None:
    with soon(50):
        header, found = read([f"{'cột ' * 20_000}{at}" for at in range(WIDEST)])
    assert header is None
    assert [each.rule.code for each in found] == ["F021"]


DELIMITERS = [
    (",".join(USUAL), ","),
    (";".join(USUAL), ";"),
    ("\t".join(USUAL), "\t"),
    (";".join(VIETNAMESE), ";"),
    ("\t".join(VIETNAMESE), "\t"),
    (";".join(f'"{name}"' for name in VIETNAMESE), ";"),
    (";".join([*VIETNAMESE[:2], '"Chỉ tiêu, nhiệm vụ"', *VIETNAMESE[3:]]), ";"),
    (",".join([*VIETNAMESE[:2], '"Chỉ tiêu, nhiệm vụ"', *VIETNAMESE[3:]]), ","),
    ("period;agency,target;numerator;denominator;value;note", ";"),
    ("period ; agency ; target", ";"),
    ("period", ","),
    ("a;b;c", ";"),
    ("", ","),
    (",".join(USUAL) + ";" * 1000, ","),
    ("x;" * 200_000, ";"),
]


@pytest.mark.parametrize(("line", "delimiter"), DELIMITERS)
def test_the_delimiter_is_seen_from_the_header(line: str, delimiter: str) -> None:
    assert delimiter_of(line) == delimiter
