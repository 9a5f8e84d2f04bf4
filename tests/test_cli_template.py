"""`cchc template`: where forms go, what options ask for, and what goes wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cchc, Golden

Q4 = ("--period", "2020-Q4")
SO_Y_TE = ("template", "--agency", "so-y-te", *Q4)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("so-y-te", ("--agency", "so-y-te", "--previous", "data/q3.csv")),
        ("ubnd-huyen-dak-to.en", ("--agency", "ubnd-huyen-dak-to", "--lang", "en")),
        ("xa-po-ko", ("--agency", "xa-po-ko")),
    ],
)
def test_golden(cchc: Cchc, golden: Golden, name: str, arguments: tuple[str, ...]) -> None:
    ran = cchc("template", *arguments, *Q4)
    assert (ran.code, ran.err) == (0, "")
    golden(f"template/{name}.csv", ran.out)


def test_the_agency_may_be_spelled_in_any_way(cchc: Cchc) -> None:
    assert cchc("template", "--agency", "SYT", *Q4).out == cchc(*SO_Y_TE).out


def test_a_file_holds_what_the_screen_shows(cchc: Cchc, tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    assert cchc(*SO_Y_TE, "--excel", "-o", path).code == 0
    assert path.read_bytes() == cchc(*SO_Y_TE, "--excel").out_bytes


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("-o", "form.xlsx"), "form.xlsx"),
        (("-o", "form", "--format", "xlsx"), "form"),
        (("-o", ".", "--format", "xlsx"), "so-y-te.xlsx"),
        (("-o", "."), "so-y-te.csv"),
        (("-o", "FORM.XLSX"), "FORM.XLSX"),
    ],
)
def test_the_format_follows_the_name(
    cchc: Cchc, tmp_path: Path, arguments: tuple[str, ...], name: str
) -> None:
    plan = ROOT / "plan" / "2020.yaml"
    ran = cchc(*SO_Y_TE, "--plan", plan, *arguments, cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    (written,) = tmp_path.iterdir()
    assert written.name == name
    assert written.read_bytes().startswith(b"period" if name.endswith(".csv") else b"PK")


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
def test_all_agencies_at_once(cchc: Cchc, tmp_path: Path, fmt: str) -> None:
    folder = tmp_path / "new" / "forms"
    ran = cchc("template", "--all", *Q4, "--format", fmt, "--output", folder)
    assert (ran.code, ran.out) == (0, "")
    assert "133" in ran.err
    names = {path.name for path in folder.iterdir()}
    assert len(names) == 133
    assert f"so-y-te.{fmt}" in names
    assert f"ubnd-tinh.{fmt}" not in names
    alone = tmp_path / f"alone.{fmt}"
    cchc(*SO_Y_TE, "--output", alone)
    assert (folder / f"so-y-te.{fmt}").read_bytes() == alone.read_bytes()


def test_a_terminal_sees_progress(cchc: Cchc, tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    ran = cchc("template", "--all", *Q4, "-o", folder, terminal=True, env={"TERM": "xterm"})
    assert ran.code == 0
    assert "Đang ghi biểu mẫu" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--agency", "ubnd-tinh", *Q4), "ubnd-tinh"),
        (("--agency", "so-yte", *Q4), "so-y-te"),
        (("--agency", "UBND xã Đăk Long", *Q4), "xa-dak-long-dak-glei, xa-dak-long-dak-ha"),
        (("--agency", "so-y-te", "--period", "2021-Q1"), "2020"),
        (("--agency", "so-y-te", "--period", "Q5"), "Q5"),
        (("--agency", "so-y-te"), "--period"),
        (Q4, "--all"),
        (("--all", "--agency", "so-y-te", *Q4, "-o", "x"), "--all"),
        (("--all", *Q4), "--output"),
        (("--all", *Q4, "-o", "-"), "--output"),
        (("--agency", "so-y-te", *Q4, "--format", "xlsx"), "--output"),
        (("--agency", "so-y-te", *Q4, "--format", "pdf"), "csv, xlsx"),
        (("--agency", "so-y-te", *Q4, "--format", "csv", "-o", "x.xlsx"), "x.xlsx"),
        (("--agency", "so-y-te", *Q4, "--format", "xlsx", "-o", "x.csv"), "x.csv"),
        (("--agency", "so-y-te", *Q4, "--excel", "-o", "x.xlsx"), "--excel"),
        (("--agency", "so-y-te", *Q4, "--previous", "data/q9.csv"), "data/q9.csv"),
        (("--agency", "so-y-te", *Q4, "--previous", "pyproject.toml"), "2020-Q4"),
        (
            ("--agency", "so-y-te", "--period", "2020-Q1", "--previous", "data/q3.csv"),
            "data/q3.csv",
        ),
        (("--all", *Q4, "-o", "README.md"), "README.md"),
        (("--agency", "so-y-te", *Q4, "-o", "missing/form.csv"), "missing/form.csv"),
    ],
)
def test_what_cannot_be_made(cchc: Cchc, arguments: tuple[str, ...], said: str) -> None:
    before = {path.name for path in ROOT.iterdir()}
    ran = cchc("template", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert {path.name for path in ROOT.iterdir()} == before


# --- the last figures -----------------------------------------------------------------------------


def test_the_latest_of_several_periods_stands_beside(cchc: Cchc) -> None:
    previous = ("--previous", "data/q1.csv", "--previous", "data/q3.csv")
    both = cchc(*SO_Y_TE, *previous, "--previous", "data/q2.csv")
    assert both.out == cchc(*SO_Y_TE, "--previous", "data/q3.csv").out
    assert both.out == cchc(*SO_Y_TE, "--previous", "data").out


def test_only_earlier_periods_stand_beside(cchc: Cchc) -> None:
    third = ("template", "--agency", "so-y-te", "--period", "2020-Q3", "--previous")
    assert cchc(*third, "data").out == cchc(*third, "data/q2.csv").out


def test_last_figures_with_errors_are_left_out(cchc: Cchc, tmp_path: Path) -> None:
    path = tmp_path / "q3.csv"
    path.write_text(
        "period,agency,target,numerator,denominator,value,note\n"
        "2020-Q3,so-y-te,CT09,5,3,,\n"
        "2020-Q3,so-y-te,CT05,2,3,,\n",
        encoding="utf-8",
    )
    ran = cchc(*SO_Y_TE, "--previous", path)
    assert ran.code == 1
    assert "F302" in ran.err
    ends = {line.split(",")[2]: line.rsplit(",", 3)[1:] for line in ran.out.splitlines()}
    assert ends["CT09"] == ["", "", ""]
    assert ends["CT05"] == ["2", "3", ""]


# --- what must not be lost ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["so-y-te.csv", "so-y-te.xlsx"])
def test_a_form_that_was_filled_in_is_spared(cchc: Cchc, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert cchc(*SO_Y_TE, "-o", path).code == 0
    assert cchc(*SO_Y_TE, "-o", path).code == 0
    fill_in(path)
    filled = path.read_bytes()
    fmt = path.suffix[1:]
    for arguments in ((*SO_Y_TE, "-o", path), all_into(tmp_path, fmt)):
        ran = cchc(*arguments)
        assert ran.code == 2
        assert str(path) in ran.err
        assert "--force" in ran.err
        assert path.read_bytes() == filled
    assert len(list(tmp_path.iterdir())) == 1
    assert cchc(*all_into(tmp_path, fmt), "--force").code == 0
    assert path.read_bytes() != filled


def all_into(folder: Path, fmt: str) -> tuple[str, ...]:
    return ("template", "--all", *Q4, "-f", fmt, "-o", str(folder))


def fill_in(path: Path) -> None:
    """Give the first figure of a form."""
    if path.suffix == ".csv":
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("CT03,,,,", "CT03,4,5,,", 1), encoding="utf-8")
        return
    import openpyxl

    book = openpyxl.load_workbook(path)
    book.active["D2"], book.active["E2"] = 4, 5
    book.save(path)


def test_what_is_no_form_is_replaced_as_by_any_command(cchc: Cchc, tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    for content in (b"", b"anything else\n", b"PK\x03\x04 broken"):
        path.write_bytes(content)
        assert cchc(*SO_Y_TE, "-o", path).code == 0
        assert path.read_bytes().startswith(b"period,")


def test_it_stops_where_a_file_cannot_be_written(cchc: Cchc, tmp_path: Path) -> None:
    # A folder stands where the third form should go.
    (tmp_path / "so-khcn.csv" / "inside").mkdir(parents=True)
    ran = cchc(*all_into(tmp_path, "csv"))
    assert ran.code == 2
    assert "so-khcn.csv" in ran.err
    assert "2 trên 133" in ran.err
    assert {path.name for path in tmp_path.iterdir()} == {
        "so-noi-vu.csv",
        "so-tu-phap.csv",
        "so-khcn.csv",
    }


def test_a_folder_that_cannot_be_made(cchc: Cchc, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = cchc(*all_into(tmp_path / "file" / "forms", "csv"))
    assert ran.code == 2
    assert str(tmp_path / "file" / "forms") in ran.err


def test_a_folder_that_is_closed(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    # Not by its mode: who runs the tests may write everywhere.
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    ran = cchc(*all_into(tmp_path, "csv"))
    assert ran.code == 2
    assert "không có quyền ghi" in ran.err
    assert "0 trên 133" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_without_openpyxl(cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(sys.modules):
        if name.partition(".")[0] == "openpyxl":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "cchc.reporters.template.xlsx_template", raising=False)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for arguments in ((*SO_Y_TE, "-o", tmp_path / "form.xlsx"), all_into(tmp_path, "xlsx")):
        ran = cchc(*arguments)
        assert ran.code == 2
        assert "pip install 'cchc[xlsx]'" in ran.err
    assert list(tmp_path.iterdir()) == []
    assert cchc(*SO_Y_TE).code == 0
