"""Workbooks as tables of figures: the same figures as a CSV, and every damage named."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import resource
import sys
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from cchc.checks.submission import FigureCheck
from cchc.diagnostics import Diagnostic, show_hint, show_message, show_place
from cchc.figure_file import container, header, open_table
from cchc.figure_file.container import WorkbookError, check_container
from cchc.figure_file.table import OpenTable
from cchc.figures import COLUMNS, Figures, Period, Source
from cchc.plan import Plan
from cchc.plan_file import read_plan

ROOT = Path(__file__).parent.parent
Q3 = ROOT / "data" / "q3.csv"
ROW = ("2020-Q3", "so-noi-vu", "CT01", 25, 30, None, None)
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class Seen(NamedTuple):
    """What a run over some files gathers."""

    figures: Figures
    sources: list[Source]
    found: list[Diagnostic]

    @property
    def shown(self) -> list[str]:
        """Places and codes, the file's folder left out."""
        return [
            f"{os.path.basename(show_place(each.place))} {each.rule.code}"  # noqa: PTH119 - a path as shown
            for each in sorted(self.found, key=lambda each: each.order)
        ]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(ROOT / "plan" / "2020.yaml")


@pytest.fixture
def see(plan: Plan) -> Callable[..., Seen]:
    """Read files as a run does."""

    def see(*paths: Path, sheet: str | None = None) -> Seen:
        found: list[Diagnostic] = []
        check = FigureCheck(plan, found.append)
        for path in paths:
            table = open_table(str(path), (), found.append, sheet)
            if table is not None:
                with table:
                    check.read(table)
        check.finish()
        return Seen(check.submission(Period(2020, 3)).figures, check.sources, found)

    return see


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    """Save rows as a workbook."""

    def save(*rows: Sequence[Any], header: Sequence[Any] = COLUMNS, name: str = "q3.xlsx") -> Path:
        book = openpyxl.Workbook()
        for row in (header, *rows):
            book.active.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return save


def rows_of(path: Path, sheet: str | None = None) -> tuple[list[tuple[int, list[str]]], list[str]]:
    """The records of a file with their lines, and the codes of what is wrong."""
    found: list[Diagnostic] = []
    table = open_table(str(path), (), found.append, sheet)
    records: list[tuple[int, list[str]]] = []
    if table is not None:
        with table:
            for lines, rows in table.chunks():
                records += zip(lines, rows, strict=True)
    return records, [each.rule.code for each in found]


def with_part(path: Path, part: str, content: bytes | str | None) -> Path:
    """Replace a part of a workbook, add it, or take it out."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts.pop(part, None)
    if content is not None:
        parts[part] = content.encode() if isinstance(content, str) else content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def sheet_xml(rows: str, before: str = "", prolog: str = "") -> str:
    return (
        f'{prolog}<worksheet xmlns="{NAMESPACE}">{before}<sheetData>{rows}</sheetData></worksheet>'
    )


def row_xml(number: int | None, values: Iterable[object]) -> str:
    """A row of inline texts, without the addresses of its cells."""
    cells = "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in values)
    return f"<row>{cells}</row>" if number is None else f'<row r="{number}">{cells}</row>'


HEADER_XML = row_xml(1, COLUMNS)
ROW_XML = row_xml(2, ("2020-Q3", "so-noi-vu", "CT01", "25", "30"))


def number_or_text(cell: str) -> Any:
    return int(cell) if cell.isdigit() else cell or None


# The same figures as the CSV


def test_same_figures_as_the_csv(saved: Callable[..., Path], see: Callable[..., Seen]) -> None:
    with Q3.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    path = saved(*[list(map(number_or_text, row)) for row in rows], header=head)
    text, workbook = see(Q3), see(path)
    assert workbook.found == text.found == []
    assert workbook.figures == text.figures
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert workbook.sources == [Source(str(path), sha256, 1060, "XLSX", "", "Sheet")]


def test_places_name_sheet_and_cell(saved: Callable[..., Path], see: Callable[..., Seen]) -> None:
    path = saved(ROW, (*ROW[:2], "CT02", "chín", 26), ("2020-Q3", "so-noi-vu", "CT99"))
    assert see(path).shown == ["q3.xlsx:Sheet!D3 F104", "q3.xlsx:Sheet!C4 F203"]


def test_columns_in_any_order_and_language(saved: Callable[..., Path]) -> None:
    names = ("Ghi chú", "Chỉ tiêu", "Cơ quan", "Kỳ báo cáo", "Tử số", "Mẫu số", "Giá trị", None)
    path = saved((None, "CT01", "so-noi-vu", "2020-Q3", 25, 30), header=names)
    assert rows_of(path) == ([(2, ["", "CT01", "so-noi-vu", "2020-Q3", "25", "30", ""])], [])


def test_blank_rows_and_columns_are_passed_over(saved: Callable[..., Path]) -> None:
    path = saved((), COLUMNS, (None, "", None), ROW, (), (), header=())
    assert rows_of(path) == ([(5, ["2020-Q3", "so-noi-vu", "CT01", "25", "30", "", ""])], [])


def test_a_cell_beyond_the_header_is_named(
    saved: Callable[..., Path], see: Callable[..., Seen]
) -> None:
    path = saved((*ROW, None, "?"))
    assert see(path).shown == ["q3.xlsx:Sheet!H2 F102"]


@pytest.mark.parametrize(
    ("target", "number", "number_format", "expected"),
    [
        ("CT17.1", 0.845, "0.0%", "84.5"),
        ("CT17.1", 0.57, "0%", "57"),
        ("CT17.1", 0.02, "0%", "2"),
        ("CT17.1", 0.57, '0.00" "%;[Red]-0%', "57"),
        ("CT17.1", 84.5, "General", "84.5"),
        ("CT17.1", 84.5, '0.0"%"', "84.5"),
        ("CT17.1", 84.5, r"0.0\%", "84.5"),
    ],
)
def test_percent_formats(
    saved: Callable[..., Path],
    see: Callable[..., Seen],
    plan: Plan,
    target: str,
    number: float,
    number_format: str,
    expected: str,
) -> None:
    reporter = plan.target_by_id[target].reported_by[0]
    path = saved(("2020-Q3", reporter, target, None, None, number))
    book = openpyxl.load_workbook(path)
    book.active["F2"].number_format = number_format
    book.save(path)
    seen = see(path)
    assert seen.found == []
    assert [str(each.value) for each in seen.figures if each] == [expected]


def test_a_small_percentage_is_no_share(
    saved: Callable[..., Path], see: Callable[..., Seen]
) -> None:
    path = saved(("2020-Q3", "so-gddt", "CT17.1", None, None, 0.005))
    book = openpyxl.load_workbook(path)
    book.active["F2"].number_format = "0.0%"
    book.save(path)
    seen = see(path)
    assert [str(each.value) for each in seen.figures if each] == ["0.5"]


def test_a_percent_format_among_counts_is_an_error(
    saved: Callable[..., Path], see: Callable[..., Seen]
) -> None:
    path = saved(("2020-Q3", "so-noi-vu", "CT01", 0.25, 30))
    book = openpyxl.load_workbook(path)
    book.active["D2"].number_format = "0%"
    book.save(path)
    assert see(path).shown == ["q3.xlsx:Sheet!D2 F104"]


def test_a_share_in_no_percent_format_is_doubtful(
    saved: Callable[..., Path], see: Callable[..., Seen], plan: Plan
) -> None:
    reporter = plan.target_by_id["CT17.1"].reported_by[0]
    seen = see(saved(("2020-Q3", reporter, "CT17.1", None, None, 0.95)))
    assert seen.shown == ["q3.xlsx:Sheet!F2 F107"]


def test_values_that_are_no_figures_are_named(
    saved: Callable[..., Path], see: Callable[..., Seen]
) -> None:
    path = saved(
        (datetime(2020, 9, 30), *ROW[1:]),
        ("2020-Q3", "so-noi-vu", "CT02", True, 26),
        ("2020-Q3", "so-noi-vu", "CT03", "#REF!", 4),
        ("2020-Q3", "so-noi-vu", "CT04", 1.234, 1234),
        ("2020-Q3", "so-noi-vu", "CT05", "=1+1", 22),
    )
    seen = see(path)
    assert seen.shown == [
        "q3.xlsx:Sheet!A2 F112",
        "q3.xlsx:Sheet!D3 F104",
        "q3.xlsx:Sheet!D4 F104",
        "q3.xlsx:Sheet!D5 F106",
        "q3.xlsx:Sheet!D6 F103",
    ]
    assert [each.value for each in seen.found] == ["2020-09-30", "TRUE", "#REF!", "1.2340", ""]


# Which sheet


@pytest.fixture
def two_sheets(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "_data"
    book.active.sheet_state = "hidden"
    for title, count in (("Quý III", 25), ("Quý II", 20)):
        sheet = book.create_sheet(title)
        sheet.append(COLUMNS)
        sheet.append((*ROW[:3], count, 30))
    book.save(tmp_path / "two.xlsx")
    return tmp_path / "two.xlsx"


@pytest.mark.parametrize(
    ("wanted", "numerator"), [(None, "25"), ("", "25"), ("Quý II", "20"), ("QUÝ  iii", "25")]
)
def test_the_first_sheet_that_is_seen_or_the_one_named(
    two_sheets: Path, wanted: str | None, numerator: str
) -> None:
    records, codes = rows_of(two_sheets, wanted)
    assert (records[0][1][3], codes) == (numerator, [])


def test_an_unknown_sheet(two_sheets: Path, see: Callable[..., Seen]) -> None:
    seen = see(two_sheets, sheet="Quý IV")
    assert seen.shown == ["two.xlsx F018"]
    assert "Quý IV" in show_message(seen.found[0], "vi")
    assert "_data, Quý III, Quý II" in show_message(seen.found[0], "en")


def test_a_hidden_sheet_is_read_where_no_other_is_there(saved: Callable[..., Path]) -> None:
    path = saved(ROW)
    with zipfile.ZipFile(path) as archive:
        content = archive.read("xl/workbook.xml")
    with_part(path, "xl/workbook.xml", content.replace(b'"visible"', b'"hidden"', 1))
    assert len(rows_of(path)[0]) == 1


def test_a_sheet_is_nothing_to_a_csv(see: Callable[..., Seen]) -> None:
    assert see(Q3, sheet="Sheet7").found == []


def test_a_chart_is_no_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("Biểu đồ")
    book.remove(book.active)
    book.save(tmp_path / "chart.xlsx")
    assert reason_of(tmp_path / "chart.xlsx") == "it has no sheet of cells"


def test_an_empty_sheet(saved: Callable[..., Path], see: Callable[..., Seen]) -> None:
    assert see(saved(header=(None, " "))).shown == ["q3.xlsx F002"]


def test_a_header_without_rows(saved: Callable[..., Path], see: Callable[..., Seen]) -> None:
    assert see(saved()).shown == ["q3.xlsx:Sheet!1 F011"]


def test_a_header_that_is_none(saved: Callable[..., Path]) -> None:
    records, codes = rows_of(saved(ROW, header=COLUMNS[:-1]))
    assert (records, codes) == ([], ["F006"])


# What is no workbook


def reason_of(path: Path, lines: int = 0) -> str:
    """Why a workbook is damaged (F019), the only finding."""
    found: list[Diagnostic] = []
    table = open_table(str(path), (), found.append)
    records = 0
    if table is not None:
        with table:
            records = sum(len(rows) for _, rows in table.chunks())
    assert [each.rule.name for each in found] == ["damaged-workbook"]
    assert records == lines
    assert show_hint(found[0], "vi") and "{" not in show_message(found[0], "vi")
    return show_message(found[0], "en").partition(": ")[2]


def test_text_under_the_name_of_a_workbook_is_read(
    tmp_path: Path, see: Callable[..., Seen]
) -> None:
    path = tmp_path / "q3.xlsx"
    path.write_bytes(Q3.read_bytes())
    seen = see(path)
    assert (seen.found, seen.sources[0].encoding) == ([], "UTF-8")
    assert seen.figures == see(Q3).figures


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "F002"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "F003"),
        (b"%PDF-1.7", "F003"),
        (b"PK", "F021"),
    ],
)
def test_other_files_under_the_name_of_a_workbook(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "q3.xlsx"
    path.write_bytes(content)
    assert rows_of(path)[1][0] == code


def test_a_workbook_on_standard_input(
    saved: Callable[..., Path], see: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(saved(ROW).read_bytes()))
    monkeypatch.setattr(sys, "stdin", stream)
    for _ in range(2):
        seen = see(Path("-"))
        assert (seen.found, seen.sources[0].rows) == ([], 1)


def test_without_openpyxl(
    saved: Callable[..., Path], see: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(ROW)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    seen = see(path, Q3)
    assert seen.shown == ["q3.xlsx F017"]
    assert "pip install 'cchc[xlsx]'" in show_hint(seen.found[0], "vi")
    assert len(seen.sources) == 1


def test_a_password(tmp_path: Path) -> None:
    path = tmp_path / "q3.xlsx"
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3 << 20) + name + bytes(512))
    assert reason_of(path) == "it is protected by a password"


def test_a_password_on_the_archive(saved: Callable[..., Path]) -> None:
    path = saved(ROW)
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert reason_of(path) == "it is protected by a password"


def test_an_archive_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "q3.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("q3.csv", Q3.read_bytes())
    assert reason_of(path) == "the archive holds no .xlsx workbook"


def test_an_empty_archive(tmp_path: Path) -> None:
    path = tmp_path / "q3.xlsx"
    with zipfile.ZipFile(path, "w"):
        pass
    assert reason_of(path) == "the archive holds no .xlsx workbook"


def test_another_office_document(saved: Callable[..., Path]) -> None:
    path = saved(ROW)
    with zipfile.ZipFile(path) as archive:
        types = archive.read("[Content_Types].xml")
    with_part(path, "[Content_Types].xml", types.replace(b"spreadsheetml", b"wordprocessingml"))
    assert reason_of(path) == "the archive holds no .xlsx workbook"


# What is damaged


@pytest.mark.parametrize("kept", [0.02, 0.3, 0.7, 0.99])
def test_cut_short(saved: Callable[..., Path], kept: float) -> None:
    path = saved(ROW)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    assert reason_of(path) == "it is damaged or was not copied whole"


def test_any_byte_may_be_wrong(saved: Callable[..., Path]) -> None:
    """Whatever byte is damaged: the figures as they were, or a finding; never another figure."""
    path = saved(ROW)
    data, good = path.read_bytes(), rows_of(path)[0]
    for at in range(4, len(data), 37):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])
        records, codes = rows_of(path)
        assert codes or records == good, at


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/workbook.xml", "<workbook"),
        ("xl/workbook.xml", "<html/>"),
        ("xl/workbook.xml", None),
        ("xl/_rels/workbook.xml.rels", None),
        ("xl/styles.xml", "<styleSheet><cellXfs>"),
        ("[Content_Types].xml", "no XML at all"),
        (SHEET, None),
        (SHEET, "no XML at all"),
        (SHEET, b"\xff\xfe"),
    ],
)
def test_damaged_parts(saved: Callable[..., Path], part: str, content: str | bytes | None) -> None:
    assert reason_of(with_part(saved(ROW), part, content))


def test_strings_that_cells_share(saved: Callable[..., Path]) -> None:
    strings = "".join(f"<si><t>{text}</t></si>" for text in (*COLUMNS, *ROW[:3]))
    cells = [f'<c t="s"><v>{number}</v></c>' for number in range(10)]
    rows = f"<row>{''.join(cells[:7])}</row><row>{''.join(cells[7:])}</row>"
    path = with_part(saved(), SHEET, sheet_xml(rows))
    with zipfile.ZipFile(path) as archive:
        types = archive.read("[Content_Types].xml").decode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    listed = f'<Override PartName="/{STRINGS}" ContentType="{kind}"/></Types>'
    with_part(path, "[Content_Types].xml", types.replace("</Types>", listed))
    with_part(path, STRINGS, f'<sst xmlns="{NAMESPACE}">{strings}</sst>')
    assert rows_of(path) == ([(2, ["2020-Q3", "so-noi-vu", "CT01", "", "", "", ""])], [])
    for content in (None, "<sst><si>"):
        assert reason_of(with_part(path, STRINGS, content)) == "its content is damaged"


def test_what_figures_do_not_need_may_be_damaged(saved: Callable[..., Path]) -> None:
    path = saved(ROW)
    for part in ("docProps/core.xml", "docProps/custom.xml", "xl/theme/theme1.xml"):
        with_part(path, part, "<broken")
    with zipfile.ZipFile(path) as archive:
        content = archive.read(SHEET)
    end = (
        b'<autoFilter ref="nowhere"/><dataValidations count="x"><x/></dataValidations></worksheet>'
    )
    with_part(path, SHEET, content.replace(b"</worksheet>", end))
    assert rows_of(path) == ([(2, ["2020-Q3", "so-noi-vu", "CT01", "25", "30", "", ""])], [])


def test_the_rows_before_a_damage_are_read(
    saved: Callable[..., Path], see: Callable[..., Seen]
) -> None:
    path = with_part(saved(), SHEET, sheet_xml(HEADER_XML + ROW_XML + "<row r='3'><c></row>"))
    seen = see(path)
    assert seen.shown == ["q3.xlsx:Sheet!2 F019"]
    assert [each.numerator for each in seen.figures if each] == [25]


@pytest.mark.parametrize(
    "rows",
    [
        row_xml(2, ROW) + row_xml(2, ROW),
        row_xml(2, ROW) + row_xml(1, ROW),
        row_xml(2, ROW) + row_xml(1_048_577, ROW),
        row_xml(2, ROW) + row_xml(99_999_999_999, ROW),
        row_xml(2, ROW) + '<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row>',
        row_xml(2, ROW) + '<row r="3"><c r="ZZZ3"><v>1</v></c></row>',
        row_xml(2, ROW) + '<row r="3"><c r="?"><v>1</v></c></row>',
        row_xml(2, ROW) + '<row r="3"><c t="s"><v>99</v></c></row>',
        row_xml(2, ROW) + '<row r="3"><c t="s"><v>x</v></c></row>',
        row_xml(2, ROW) + '<row r="3"><c s="99"><v>1</v></c></row>',
        row_xml(2, ROW) + f"<row>{'<c/>' * 16_385}</row>",
        row_xml(2, ROW) + f"<row>{'<x/>' * 200_000}</row>",
        row_xml(2, ROW) + '<row r="x"/>',
    ],
)
def test_a_sheet_that_makes_no_sense(saved: Callable[..., Path], rows: str) -> None:
    path = with_part(saved(), SHEET, sheet_xml(HEADER_XML + rows))
    assert reason_of(path, lines=1)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<c><v>25</v></c>", "25"),
        ("<c><v>2.5E1</v></c>", "25"),
        ("<c><v>0.56999999999999995</v></c>", "0.57"),
        ("<c><v>NaN</v></c>", "NaN"),
        ("<c><v>1e999</v></c>", "inf"),
        (f"<c><v>{'9' * 5000}</v></c>", "9" * 5000),
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c t="str"><f>A1</f><v>25</v></c>', "25"),
        ("<c><f>1+1</f></c>", ""),
        ('<c t="d"><v>2020-09-30</v></c>', "2020-09-30"),
        ('<c t="d"><v>soon</v></c>', "soon"),
        ('<c t="inlineStr"><is><r><t>2</t></r><r><t>5</t></r></is></c>', "25"),
        ("<c/>", ""),
    ],
)
def test_cells_as_programs_write_them(saved: Callable[..., Path], cell: str, text: str) -> None:
    row = row_xml(2, ROW[:3]).replace("</row>", f"{cell}</row>")
    path = with_part(saved(), SHEET, sheet_xml(HEADER_XML + row))
    assert rows_of(path) == ([(2, [*map(str, ROW[:3]), text, "", "", ""])], [])


def test_a_date_out_of_range_says_nothing_on_standard_error(
    saved: Callable[..., Path], recwarn: pytest.WarningsRecorder
) -> None:
    path = saved((datetime(2020, 9, 30), *ROW[1:]))
    with zipfile.ZipFile(path) as archive:
        content = archive.read(SHEET).decode()
    number = content.partition('<c r="A2"')[2].partition("<v>")[2].partition("</v>")[0]
    with_part(path, SHEET, content.replace(f"<v>{number}</v>", "<v>99999999</v>"))
    assert rows_of(path)[0][0][1][0] == "#VALUE!"
    assert not recwarn.list


def test_a_file_that_changes_while_it_is_read(saved: Callable[..., Path]) -> None:
    path = saved(ROW)
    found: list[Diagnostic] = []
    table = open_table(str(path), (), found.append)
    assert isinstance(table, OpenTable)
    with table:
        os.utime(path, ns=(1, 1))
        assert len(list(table.chunks())) == 1
    assert [each.rule.code for each in found] == ["F014"]


def test_a_file_that_is_cut_while_it_is_read(saved: Callable[..., Path]) -> None:
    path = saved(ROW)
    found: list[Diagnostic] = []
    table = open_table(str(path), (), found.append)
    assert isinstance(table, OpenTable)
    path.write_bytes(b"")
    with table:
        assert list(table.chunks()) == []
    assert [each.rule.code for each in found] == ["F014"]


# What would take memory or time without end


@pytest.fixture
def little_memory() -> Iterable[None]:
    """Let a test take some 600 MB more than the tests already have."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    with open("/proc/self/statm") as status:  # noqa: PTH123 - no file of ours
        pages = int(status.read().split()[0])
    resource.setrlimit(
        resource.RLIMIT_AS, (pages * resource.getpagesize() + (600 << 20), before[1])
    )
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


def test_declared_sizes_are_not_believed(saved: Callable[..., Path]) -> None:
    content = sheet_xml(HEADER_XML + ROW_XML, before='<dimension ref="A1:XFD1048576"/>')
    path = with_part(saved(), SHEET, content)
    assert rows_of(path) == ([(2, ["2020-Q3", "so-noi-vu", "CT01", "25", "30", "", ""])], [])


def test_a_row_at_the_end_of_the_sheet(saved: Callable[..., Path]) -> None:
    path = with_part(saved(), SHEET, sheet_xml(HEADER_XML + row_xml(1_048_576, ROW)))
    assert rows_of(path)[0][0][0] == 1_048_576


def test_a_cell_at_the_end_of_the_row(
    saved: Callable[..., Path], see: Callable[..., Seen], little_memory: None
) -> None:
    far = '<row r="{0}"><c r="A{0}"><v>1</v></c><c r="XFD{0}"><v>1</v></c></row>'
    rows = "".join(far.format(number) for number in range(2, 20_000))
    records, codes = rows_of(with_part(saved(), SHEET, sheet_xml(HEADER_XML + rows)))
    assert (len(records), codes) == (19_998, [])
    assert max(len(row) for _, row in records) == header.WIDEST + 1


def test_a_header_of_16384_columns(saved: Callable[..., Path]) -> None:
    path = saved(ROW, header=(*COLUMNS, *(f"x{number}" for number in range(16_377))))
    assert rows_of(path) == ([], ["F013"])


def test_empty_rows_and_cells_by_the_thousand(saved: Callable[..., Path]) -> None:
    blank = "".join(
        f'<row r="{number}" s="0"><c r="A{number}" s="0"/></row>' for number in range(3, 50_000)
    )
    path = with_part(saved(), SHEET, sheet_xml(HEADER_XML + ROW_XML + blank))
    assert rows_of(path) == ([(2, ["2020-Q3", "so-noi-vu", "CT01", "25", "30", "", ""])], [])


def test_a_part_that_swells(saved: Callable[..., Path]) -> None:
    path = with_part(saved(ROW), "xl/media/image1.bin", bytes(5 << 20))
    assert reason_of(path) == "it grows to more than 200 times its size when unpacked"


def test_too_much_in_all(saved: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "UNPACKED_LIMIT", 1)
    path = with_part(saved(ROW), "xl/media/image1.bin", os.urandom(2 << 20))
    assert reason_of(path) == "unpacked it is larger than 1 MB"


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/workbook.xml"])
def test_only_a_sheet_may_be_large(
    saved: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.setattr("cchc.figure_file.sheet.WHOLE_LIMIT", 1)
    texts = "".join(
        row_xml(number, (*ROW[:5], "", os.urandom(999).hex())) for number in range(2, 999)
    )
    path = with_part(saved(), SHEET, sheet_xml(HEADER_XML + texts))
    assert rows_of(path)[1] == []
    with zipfile.ZipFile(path) as archive:
        content = archive.read(part) + f"<!--{os.urandom(1 << 20).hex()}-->".encode()
    assert reason_of(with_part(path, part, content)) == "unpacked it is larger than 1 MB"


def test_elements_within_elements(saved: Callable[..., Path], little_memory: None) -> None:
    rows = "".join(f"<c s='{number}'>" for number in range(2_000_000)) + "</c>" * 2_000_000
    path = with_part(saved(), SHEET, sheet_xml(HEADER_XML + f"<row>{rows}</row>"))
    assert reason_of(path)


def test_sizes_that_are_declared_falsely(saved: Callable[..., Path]) -> None:
    rows = "".join(row_xml(number, ROW) for number in range(2, 2000))
    path = with_part(saved(), SHEET, sheet_xml(HEADER_XML + rows))
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (1000).to_bytes(4, "little")))
    records, codes = rows_of(path)
    assert codes == ["F019"]
    assert len(records) < 10


def test_one_long_text_in_every_row(
    saved: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.figure_file.workbook.UNPACKED_LIMIT", 1)
    path = saved(*[(*ROW[:6], "x" * 30_000)] * 100)
    assert rows_of(path)[1] == ["F019"]


def test_a_text_that_is_too_long(saved: Callable[..., Path], see: Callable[..., Seen]) -> None:
    rows = row_xml(2, (*ROW[:5], "", "x" * 200_000)) + row_xml(3, ROW[:5])
    path = with_part(saved(), SHEET, sheet_xml(HEADER_XML + rows))
    seen = see(path)
    assert seen.shown == ["q3.xlsx:Sheet!G2 F020"]
    assert seen.sources[0].rows == 1


ENTITIES = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(30))
BOMB = f'<!DOCTYPE x [<!ENTITY e0 "xxxxxxxxxx">{ENTITIES}]>'


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/new.xml"])
def test_an_entity_bomb(saved: Callable[..., Path], little_memory: None, part: str) -> None:
    content = sheet_xml(HEADER_XML + row_xml(2, ("&e30;",)), prolog=BOMB)
    path = with_part(saved(ROW), part, content)
    assert reason_of(path) == "it declares XML entities (a DTD), which a workbook never does"


def test_an_entity_that_names_another_file(saved: Callable[..., Path], tmp_path: Path) -> None:
    prolog = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    prolog = f"<?xml version='1.0' encoding='UTF-16'?>{prolog}"
    content = sheet_xml(HEADER_XML + row_xml(2, ("&e;",)), prolog=prolog)
    path = with_part(saved(ROW), SHEET, content.encode("utf-16"))
    assert reason_of(path).startswith("it declares XML entities")


def test_a_file_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    with path.open("rb") as file, pytest.raises(WorkbookError):
        check_container(file)
