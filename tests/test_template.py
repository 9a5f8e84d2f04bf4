"""Forms: what stands in them, and that what is filled in comes back as it was meant."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from cchc.cells import read_answer, read_status
from cchc.checks import FigureCheck
from cchc.diagnostics import DiagnosticLog, Diagnostics
from cchc.figure_file import open_table
from cchc.figure_file.header import HELPER_COLUMNS
from cchc.figure_file.known_words import known_words
from cchc.figures import COLUMNS, Figure, Period, State
from cchc.plan import Agency, Comparison, MeasureKind, Plan, Target
from cchc.plan_file import read_plan
from cchc.reporters.template.csv_template import report_csv_template
from cchc.reporters.template.template_cells import template_cells, template_header, value_choices
from cchc.reporters.template.xlsx_template import report_xlsx_template
from cchc.scorecard import Outcome, Scorecard
from cchc.scoring import find_results, score_results
from cchc.template import Template, TemplateRow, make_template
from cchc.words import LANGUAGES, Lang
from tests.conftest import ROOT

Q3, Q4 = Period(2020, 3), Period(2020, 4)
NUMERATOR, DENOMINATOR, VALUE, NOTE = range(3, 7)
Fill = Callable[[Agency, TemplateRow], tuple[Any, Any, Any, Any]]


class Checked:
    """All figures of some files, and what was found."""

    def __init__(self, plan: Plan, paths: Iterator[Path] | list[Path]) -> None:
        log = DiagnosticLog()
        self.plan = plan
        self.check = FigureCheck(plan, log.add)
        words = known_words(plan)
        for path in paths:
            table = open_table(str(path), words, log.add)
            assert table is not None, path
            with table:
                self.check.read(table)
        self.check.finish()
        self.found: Diagnostics = log.gathered()

    def card(self, period: Period) -> Scorecard:
        """The scorecard of a period."""
        given = self.check.submission(period)
        sources = self.check.sources
        return score_results(find_results(self.plan, period, given.figures, sources, given.rows))


@pytest.fixture(scope="module")
def third() -> Checked:
    """The sample of the third quarter."""
    return Checked(read_plan(ROOT / "plan" / "2020.yaml"), [ROOT / "data" / "q3.csv"])


def owing(plan: Plan) -> list[Agency]:
    return [each for each in plan.agencies if make_template(plan, each, Q4).rows]


def filled_csv(form: Template, fill: Fill, lang: Lang = "vi", *, excel: bool = False) -> str:
    """The form with its open cells filled in; a row without cells to fill in is taken out."""
    text = "".join(report_csv_template(form, lang, excel=excel))
    delimiter = ";" if excel else ","
    header, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(header)
    for cells, row in zip(rows, form.rows, strict=True):
        given = fill(form.agency, row)
        if not any(each is not None for each in given[:3]):
            continue
        for at, value in enumerate(given, start=NUMERATOR):
            if value is not None:
                cells[at] = str(value)
        writer.writerow(cells)
    return ("\ufeff" if excel else "") + out.getvalue()


def filled_xlsx(form: Template, fill: Fill, path: Path) -> None:
    """The workbook with its open cells filled in, as openpyxl writes it."""
    path.write_bytes(b"".join(report_xlsx_template(form, "vi")))
    book = openpyxl.load_workbook(path)
    sheet = book.active
    for number, row in enumerate(form.rows, start=2):
        for at, value in enumerate(fill(form.agency, row), start=NUMERATOR + 1):
            cell = sheet.cell(number, at)
            if value is not None:
                assert not cell.protection.locked or cell.value == value
                cell.value = float(value) if isinstance(value, Decimal) else value
    book.save(path)


def all_met(agency: Agency, row: TemplateRow) -> tuple[Any, Any, Any, Any]:
    """Cells with which every target is met."""
    del agency
    return met(row.target, row.denominator or 20)


def met(target: Target, denominator: int) -> tuple[Any, Any, Any, Any]:
    match target.measure.kind:
        case MeasureKind.YES_NO:
            return None, None, "có", None
        case MeasureKind.TASK:
            return None, None, "hoàn thành", None
        case MeasureKind.PERCENT:
            return None, None, Decimal("97.5"), None
        case MeasureKind.CHANGE:
            more = target.threshold.comparison is Comparison.MORE_THAN
            return denominator + (1 if more else -1), denominator, None, None
        case MeasureKind.RATIO:
            return denominator, denominator, None, None


def as_before(card: Scorecard) -> Fill:
    """Cells with the figures of a scorecard; none where there was none."""
    words = {"yes": "có", "no": "không", "done": "hoàn thành"}
    words |= {"in_progress": "đang thực hiện", "not_started": "chưa thực hiện"}

    def fill(agency: Agency, row: TemplateRow) -> tuple[Any, Any, Any, Any]:
        figure = card.results.of(agency, row.target).figure
        if figure is None:
            return None, None, None, None
        if figure.state is State.NOT_APPLICABLE:
            return None, None, "không phát sinh", "Trong kỳ không có"
        value = figure.value
        if isinstance(value, str):
            value = words[value]
        return figure.numerator, figure.denominator, value, None

    return fill


# --- filled in ------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("excel", [False, True])
def test_every_form_filled_in_passes_without_a_warning(
    plan: Plan, tmp_path: Path, lang: Lang, excel: bool
) -> None:
    paths = []
    for agency in owing(plan):
        path = tmp_path / f"{agency.id}.csv"
        text = filled_csv(make_template(plan, agency, Q4), all_met, lang, excel=excel)
        path.write_text(text, encoding="utf-8", newline="")
        paths.append(path)
    checked = Checked(plan, paths)
    assert checked.found.kept == ()
    card = checked.card(Q4)
    assert len(paths) == 133
    assert card.overall.total.compliance == card.overall.total.coverage == 100
    assert {each.own.compliance for each in card.agencies if each.own.due} == {100}


def test_figures_put_into_forms_score_as_before(plan: Plan, third: Checked, tmp_path: Path) -> None:
    before = third.card(Q3)
    paths = []
    for agency in owing(plan):
        path = tmp_path / f"{agency.id}.csv"
        form = make_template(plan, agency, Q3)
        path.write_text(filled_csv(form, as_before(before)), encoding="utf-8")
        paths.append(path)
    # Who sent nothing hands in a form without rows.
    paths = [path for path in paths if path.read_text(encoding="utf-8").count("\n") > 1]
    card = Checked(plan, paths).card(Q3)
    assert card.results.outcomes == before.results.outcomes
    assert card.overall == before.overall
    assert card.targets == before.targets
    assert card.agencies == before.agencies


def test_every_workbook_filled_in_passes_without_a_warning(plan: Plan, tmp_path: Path) -> None:
    paths = []
    for agency in owing(plan)[::6]:
        path = tmp_path / f"{agency.id}.xlsx"
        filled_xlsx(make_template(plan, agency, Q4), all_met, path)
        paths.append(path)
    checked = Checked(plan, paths)
    assert checked.found.kept == ()
    card = checked.card(Q4)
    outcomes = {
        card.results.of(agency, row.target).outcome
        for agency in owing(plan)[::6]
        for row in make_template(plan, agency, Q4).rows
    }
    assert outcomes == {Outcome.MET}


def test_a_workbook_scores_like_the_csv(plan: Plan, third: Checked, tmp_path: Path) -> None:
    card = third.card(Q3)
    agency = plan.agency_by_id["so-y-te"]
    form = make_template(plan, agency, Q3)
    book, text = tmp_path / "form.xlsx", tmp_path / "form.csv"
    filled_xlsx(form, as_before(card), book)
    text.write_text(filled_csv(form, as_before(card)), encoding="utf-8")
    given = [Checked(plan, [path]).check.submission(Q3).figures for path in (book, text)]
    ours = [plan.slot(agency, row.target) for row in form.rows]
    first, second = ([figures[slot] for slot in ours] for figures in given)
    assert first == second
    assert None not in first


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
def test_an_untouched_form_says_what_is_missing(plan: Plan, tmp_path: Path, fmt: str) -> None:
    for agency in owing(plan)[::12]:
        form = make_template(plan, agency, Q4)
        path = tmp_path / f"{agency.id}.{fmt}"
        if fmt == "csv":
            path.write_text("".join(report_csv_template(form, "vi")), encoding="utf-8")
        else:
            path.write_bytes(b"".join(report_xlsx_template(form, "vi")))
        found = Checked(plan, [path]).found.kept
        fields = ["numerator" if row.target.measure.kind.counts else "value" for row in form.rows]
        assert [each.rule.code for each in found] == ["F103"] * len(form.rows)
        assert [each.place.line for each in found] == list(range(2, len(form.rows) + 2))
        assert [each.field for each in found] == fields


# --- what stands in a form ------------------------------------------------------------------------


def test_a_row_a_figure_in_the_order_of_the_plan(plan: Plan) -> None:
    for agency in plan.agencies:
        form = make_template(plan, agency, Q4)
        due = [target.id for target in plan.targets if agency.id in target.reporters]
        assert [row.target.id for row in form.rows] == due


@pytest.mark.parametrize(
    ("agency", "target", "count"),
    [("so-noi-vu", "CT01", 30), ("ubnd-huyen-dak-to", "CT08", 9), ("so-y-te", "CT09", None)],
)
def test_the_register_fixes_denominators(
    plan: Plan, agency: str, target: str, count: int | None
) -> None:
    form = make_template(plan, plan.agency_by_id[agency], Q4)
    (row,) = (row for row in form.rows if row.target.id == target)
    assert row.denominator == count
    assert template_cells(form, row, "vi")[DENOMINATOR] == count


@pytest.mark.parametrize("lang", LANGUAGES)
def test_headers_are_known(plan: Plan, lang: Lang) -> None:
    empty: list[Figure | None] = [None] * len(plan.due)
    form = make_template(plan, plan.agency_by_id["so-y-te"], Q4, (Q3, empty))
    header = template_header(form, lang)
    assert header[: len(COLUMNS)] == COLUMNS
    assert set(header[len(COLUMNS) :]) < set(HELPER_COLUMNS)
    assert len(header) == len(template_cells(form, form.rows[0], lang)) == 13


@pytest.mark.parametrize("lang", LANGUAGES)
def test_choices_are_understood(plan: Plan, lang: Lang) -> None:
    forms = [make_template(plan, agency, Q4) for agency in owing(plan)]
    rows = {row.target.id: row for form in forms for row in form.rows}
    for row in rows.values():
        choices = value_choices(row, lang)
        read = read_status if row.target.measure.kind is MeasureKind.TASK else read_answer
        assert all(read(each).read_as is None for each in choices)
        if row.target.measure.kind.answers:
            assert len(choices) == (4 if row.target.is_task else 3)
    assert value_choices(rows["CT08"], lang) == ()


def test_the_last_figures_stand_beside(plan: Plan, third: Checked) -> None:
    agency = plan.agency_by_id["so-y-te"]
    form = make_template(plan, agency, Q4, (Q3, third.check.submission(Q3).figures))
    cells = {row.target.id: template_cells(form, row, "vi")[10:] for row in form.rows}
    assert cells["CT09"] == (3177, 3305, None)
    assert cells["CT17.2"] == (None, None, "78,3")
    assert cells["CT19.1"] == (None, None, "có")
    assert cells["NV8.10"] == (None, None, "đang thực hiện")


@pytest.mark.parametrize(
    ("figure", "cells"),
    [
        (None, (None, None, None)),
        (Figure(State.INVALID, None, None, None, 0, 2), (None, None, None)),
        (Figure(State.NOT_APPLICABLE, None, None, None, 0, 2), (None, None, "n/a")),
        (Figure(State.USABLE, 0, 3, None, 0, 2), (0, 3, None)),
        (Figure(State.USABLE, None, None, Decimal("78.30"), 0, 2), (None, None, "78.30")),
    ],
)
def test_a_last_figure_may_be_missing(
    plan: Plan, figure: Figure | None, cells: tuple[Any, Any, Any]
) -> None:
    figures: list[Figure | None] = [figure] * len(plan.due)
    form = make_template(plan, plan.agency_by_id["so-y-te"], Q4, (Q3, figures))
    assert template_cells(form, form.rows[0], "en")[10:] == cells


FORMULA = """\
plan: {id: small, name: Nhỏ, issuer: so-a, year: 2020}
areas: [{id: steering, name: Chỉ đạo, clause: II.7}]
agencies:
  - {id: so-a, name: '=HYPERLINK("x")', level: department}
  - {id: so-b, name: "+Sở B; \\e[31m", level: department}
tasks:
  - {id: NV1, clause: II.1, area: steering, name: "@Hai", responsible: {implement: [so-a, so-b]}}
"""


@pytest.fixture
def hostile(tmp_path: Path) -> Plan:
    """A plan whose names begin like formulas."""
    path = tmp_path / "plan.yaml"
    path.write_text(FORMULA, encoding="utf-8")
    return read_plan(path)


@pytest.mark.parametrize("excel", [False, True])
def test_no_cell_of_a_csv_is_a_formula(hostile: Plan, excel: bool) -> None:
    for agency in hostile.agencies:
        text = "".join(report_csv_template(make_template(hostile, agency, Q4), "vi", excel=excel))
        rows = list(csv.reader(io.StringIO(text), delimiter=";" if excel else ","))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")]
        assert "\x1b" not in text


def test_no_cell_of_a_workbook_is_a_formula(hostile: Plan, tmp_path: Path) -> None:
    form = make_template(hostile, hostile.agencies[0], Q4)
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"".join(report_xlsx_template(form, "vi")))
    sheet = openpyxl.load_workbook(path).active
    assert sheet["H2"].value == '=HYPERLINK("x")'
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_excel_gets_a_mark_semicolons_and_its_line_ends(plan: Plan) -> None:
    form = make_template(plan, plan.agency_by_id["so-y-te"], Q4)
    data = "".join(report_csv_template(form, "vi", excel=True)).encode("utf-8")
    assert data.startswith(b"\xef\xbb\xbfperiod;agency;target;")
    assert data.count(b"\r\n") == data.count(b"\n") == len(form.rows) + 1


# --- the workbook ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sheet() -> Any:
    """The sheet of the Office's form, which holds every kind of measure but one."""
    plan = read_plan(ROOT / "plan" / "2020.yaml")
    form = make_template(plan, plan.agency_by_id["so-y-te"], Q4)
    data = b"".join(report_xlsx_template(form, "vi"))
    return openpyxl.load_workbook(io.BytesIO(data)).active


def row_of(sheet: Any, target: str) -> int:
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 3).value == target)


@pytest.mark.parametrize(
    ("target", "opened"),
    [("CT09", "DEFG"), ("CT15", "DEFG"), ("CT17.2", "FG"), ("CT19.1", "FG"), ("NV8.1", "FG")],
)
def test_only_input_cells_are_open(sheet: Any, target: str, opened: str) -> None:
    row = row_of(sheet, target)
    found = [each for each in "ABCDEFGHIJ" if not sheet[f"{each}{row}"].protection.locked]
    assert "".join(found) == opened
    assert sheet.protection.sheet
    assert sheet.protection.password is None


@pytest.mark.parametrize(
    ("cell", "kind", "formula"),
    [
        ("D:CT09", "whole", "0"),
        ("E:CT15", "whole", "0"),
        ("F:CT09", "list", '"không phát sinh"'),
        ("F:CT19.1", "list", '"có,không,không phát sinh"'),
        ("F:NV8.1", "list", '"hoàn thành,đang thực hiện,chưa thực hiện,không phát sinh"'),
        ("F:CT17.2", "custom", "ISNUMBER"),
    ],
)
def test_cells_take_only_what_is_understood(sheet: Any, cell: str, kind: str, formula: str) -> None:
    column, target = cell.split(":")
    place = f"{column}{row_of(sheet, target)}"
    (found,) = (each for each in sheet.data_validations.dataValidation if place in each.sqref)
    assert found.type == kind
    assert formula in found.formula1
    assert found.showErrorMessage
    assert target == found.promptTitle


def test_excel_limits_are_kept(sheet: Any) -> None:
    for each in sheet.data_validations.dataValidation:
        assert len(each.prompt) <= 255
        assert len(each.error) <= 255
        assert max(len(each.promptTitle), len(each.errorTitle)) <= 32
        assert len(each.formula1) <= 257


def test_the_sheet_is_laid_out_for_reading(sheet: Any) -> None:
    assert sheet.freeze_panes == "D2"
    assert sheet["A2"].number_format == sheet["C2"].number_format == "@"
    assert sheet["J2"].alignment.wrap_text
    assert sheet.column_dimensions["J"].width > sheet.column_dimensions["A"].width


def test_the_same_form_gives_the_same_bytes(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    form = make_template(plan, plan.agency_by_id["so-y-te"], Q4)
    first = b"".join(report_xlsx_template(form, "vi"))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert b"".join(report_xlsx_template(form, "vi")) == first
    with ZipFile(io.BytesIO(first)) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}
        assert b"2020-01-01T00:00:00Z" in archive.read("docProps/core.xml")
