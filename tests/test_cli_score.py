"""`cchc score`: what it prints, in every shape, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from cchc.plan import Plan
from cchc.spelling import fold
from tests.conftest import ROOT, Cchc, Golden, NewProcess, process_environment, run_into_closed_pipe

Q3 = "data/q3.csv"
HEADER = "period,agency,target,numerator,denominator,value,note"
SMALL_PLAN = """
plan: {id: small, name: Kế hoạch thử, name_en: A plan to try, issuer: tinh, year: 2020}
areas:
  - {id: steering, name: Chỉ đạo, name_en: Steering, clause: II.1}
  - {id: digital, name: Hiện đại hóa, name_en: Modernising, clause: II.2}
groups:
  - {id: departments, name: Các sở, name_en: Departments, level: department}
agencies:
  - {id: tinh, name: Ủy ban nhân dân tỉnh, name_en: Province, level: province}
  - {id: so-a, name: Sở A, name_en: Department A, level: department, parent: tinh}
  - {id: so-b, name: Sở B, name_en: Department B, level: department, parent: tinh}
targets:
  - id: CT01
    clause: I.1
    area: steering
    name: Văn bản ký số
    name_en: Documents signed
    measure: {kind: ratio, numerator: Ký số, denominator: Ban hành}
    threshold: {at_least: 90}
    reported_by: [so-a]
    responsible: {implement: [so-a]}
  - id: CT02
    clause: I.2
    area: digital
    name: Hồ sơ trực tuyến
    name_en: Files online
    measure: {kind: ratio, numerator: Trực tuyến, denominator: Tất cả}
    threshold: {at_least: 50}
    reported_by: [departments]
    responsible: {implement: [departments]}
tasks:
  - {id: NV01, clause: II.1, area: steering, name: Tuyên truyền, name_en: Campaign,
     responsible: {implement: [so-a]}}
  - {id: NV02, clause: II.2, area: digital, name: Kết nối, name_en: Connection,
     responsible: {implement: [so-b]}}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder with a small plan in it, found from there."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2020.yaml").write_text(SMALL_PLAN, encoding="utf-8")
    return tmp_path


def submit(folder: Path, *rows: str, name: str = "q3.csv", period: str = "2020-Q3") -> str:
    """Write rows (without their period) as a file of figures; return its name."""
    lines = [HEADER, *(f"{period},{row}" for row in rows)]
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return name


GOOD = ("so-a,CT01,95,100,,", "so-a,CT02,60,100,,", "so-b,CT02,50,100,,", "so-a,NV01,,,hoàn thành,")
"""Three of the four results of the small plan are met: 75 %."""


# --- golden files -------------------------------------------------------------------------------

SHAPES: dict[str, tuple[list[str], dict[str, str]]] = {
    "q3-80-vi.txt": ([], {"COLUMNS": "80"}),
    "q3-140-vi.txt": ([], {"COLUMNS": "140"}),
    "q3-piped-vi.txt": ([], {}),
    "q3-80-en.txt": (["--lang", "en"], {"COLUMNS": "80"}),
    "q3-140-en.txt": (["--lang", "en"], {"COLUMNS": "140"}),
    "q3-piped-en.txt": (["--lang", "en"], {}),
    "area-80-vi.txt": (["--by", "area"], {"COLUMNS": "80"}),
    "agency-80-vi.txt": (["--by", "agency"], {"COLUMNS": "80"}),
    "agency-140-en.txt": (["--by", "agency", "--lang", "en"], {"COLUMNS": "140"}),
    "target-80-vi.txt": (["--by", "target"], {"COLUMNS": "80"}),
    "target-80-en.txt": (["--by", "target", "--lang", "en"], {"COLUMNS": "80"}),
    "target-piped-vi.txt": (["--by", "target"], {}),
    "so-tttt-80-vi.txt": (["--agency", "so-tttt"], {"COLUMNS": "80"}),
    "two-agencies-100-en.txt": (
        ["--agency", "ubnd-huyen-dak-ha", "--agency", "xa-kroong", "--lang", "en"],
        {"COLUMNS": "100"},
    ),
    "steering-80-vi.txt": (["--area", "steering"], {"COLUMNS": "80"}),
    "steering-targets-140-en.txt": (
        ["--area", "steering", "--by", "target", "--lang", "en"],
        {"COLUMNS": "140"},
    ),
    "q3-vi.csv": (["--format", "csv"], {}),
    "area-en.csv": (["--format", "csv", "--by", "area", "--lang", "en"], {}),
    "q3-vi.md": (["--format", "markdown"], {}),
    "area-en.md": (["--format", "markdown", "--by", "area", "--lang", "en"], {}),
}


@pytest.mark.parametrize("name", SHAPES)
def test_golden_output(name: str, cchc: Cchc, golden: Golden) -> None:
    arguments, env = SHAPES[name]
    ran = cchc("score", Q3, *arguments, env=env)
    assert (ran.code, ran.err) == (0, "")
    golden(f"score/{name}", ran.out)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140, 200])
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("by", [[], ["--by", "agency"], ["--by", "target"]])
def test_no_line_is_wider_than_the_terminal(
    width: int, lang: str, by: list[str], cchc: Cchc
) -> None:
    ran = cchc("score", Q3, *by, "--lang", lang, env={"COLUMNS": str(width)})
    assert [line for line in ran.out.splitlines() if cell_len(line) > width] == []
    assert [line for line in ran.out.splitlines() if line != line.rstrip()] == []


def test_piped_output_names_every_agency_in_full(cchc: Cchc, plan: Plan) -> None:
    out = cchc("score", Q3, "--by", "agency").out
    for agency in plan.agencies:
        name = plan.show_agency(agency, "vi").replace("Ủy ban nhân dân", "UBND")
        assert name in out or agency.id == "ubnd-tinh"


@pytest.mark.parametrize("width", [40, 80])
def test_a_narrow_table_still_names_every_agency_without_doubt(
    width: int, cchc: Cchc, plan: Plan
) -> None:
    """A name may break between words, but every word of it stands there."""
    out = cchc("score", Q3, "--by", "agency", env={"COLUMNS": str(width)}).out
    words = set(out.split())
    for agency in plan.agencies:
        if agency.id != "ubnd-tinh":
            name = plan.show_agency(agency, "vi").replace("Ủy ban nhân dân", "UBND")
            assert set(name.split()) <= words


# --- how a run ends -----------------------------------------------------------------------------

ENDS: dict[str, tuple[list[str], int, str]] = {
    "all is well": ([Q3], 0, ""),
    "nothing is named": (["--"], 2, "FILES"),
    "an unknown option": ([Q3, "--speed"], 2, "--speed"),
    "an option nearly right": ([Q3, "--agenc", "so-y-te"], 2, "--agency"),
    "an option without its value": ([Q3, "--by"], 2, "--by"),
    "an unknown choice": ([Q3, "--by", "village"], 2, "area, agency, target"),
    "an unknown format": ([Q3, "--format", "pdf"], 2, "text, json, csv, markdown"),
    "a number under the least": ([Q3, "--max-errors", "-1"], 2, "--max-errors"),
    "no number": ([Q3, "--max-errors", "ten"], 2, "--max-errors"),
    "no period": ([Q3, "--period", "autumn"], 2, "autumn"),
    "an unknown agency": ([Q3, "--agency", "so-yte"], 2, "so-y-te"),
    "a name that several bear": ([Q3, "--agency", "UBND xã Đăk Long"], 2, "xa-dak-long-dak-ha"),
    "an unknown area": ([Q3, "--area", "steerin"], 2, "steering"),
    "no plan there": ([Q3, "--plan", "none.yaml"], 2, "P001"),
    "a bad plan": ([Q3, "--plan", "tests/plans/P101-duplicate-id.yaml"], 2, "P101"),
    "figures as the plan": ([Q3, "--plan", Q3], 2, Q3),
    "no such file": (["none.csv"], 2, "F001"),
    "no such file among others": ([Q3, "none.csv"], 2, "F001"),
    "a device": (["/dev/null"], 2, "F015"),
    "a folder without files": (["cchc"], 2, "F016"),
    "an empty file": (["tests/examples/F002-empty-file/empty.csv"], 1, "F002"),
    "a wrong figure": ([Q3, "tests/examples/F204-not-a-reporter/so-y-te.csv"], 1, "F204"),
    "several periods": (["data"], 1, "F208"),
    "another period": ([Q3, "--period", "2020-Q1"], 1, "F210"),
    "a folder that is not there": ([Q3, "--output", "none/x.txt"], 2, "none/x.txt"),
    "an output that is a folder": ([Q3, "--output", "data"], 2, "data"),
    "an output below a file": ([Q3, "--output", f"{Q3}/x"], 2, f"{Q3}/x"),
    "a floor that is met": ([Q3, "--fail-under", "53"], 0, ""),
    "a floor that is missed": ([Q3, "--fail-under", "54"], 3, "54%"),
    "a floor just met": ([Q3, "--fail-under", "53.84615384615384"], 0, ""),
    "a floor just missed": ([Q3, "--fail-under", "53,84615384615385%"], 3, "53,84615384615385%"),
    "a floor for agencies missed": ([Q3, "--fail-under-agency", "30"], 3, "xa-dak-tram"),
    "a floor for agencies met": ([Q3, "--fail-under-agency", "0"], 0, ""),
    "a floor over 100": ([Q3, "--fail-under", "100.1"], 2, "100.1"),
    "a floor under 0": ([Q3, "--fail-under=-1"], 2, "-1"),
    "a floor that is no number": ([Q3, "--fail-under", "NaN"], 2, "NaN"),
    "a floor too small to hold": ([Q3, "--fail-under", "1e-999999999"], 2, "1e-999999999"),
    "errors and a floor missed": (["data", "--fail-under", "99"], 1, "F208"),
}


@pytest.mark.parametrize("case", ENDS)
def test_exit_code_and_complaint(case: str, cchc: Cchc) -> None:
    arguments, code, said = ENDS[case]
    ran = cchc("score", *arguments)
    assert (ran.code, said in ran.err) == (code, True), ran.err
    assert bool(ran.err) == bool(said)
    assert "Traceback" not in ran.err
    assert "chương trình:" not in ran.err, "no fault of the program"


@pytest.mark.parametrize("case", [case for case, (_, code, _) in ENDS.items() if code == 2])
def test_complaints_are_in_the_language_of_choice(case: str, cchc: Cchc) -> None:
    arguments, _, said = ENDS[case]
    english = cchc("score", *arguments, env={"CCHC_LANG": "en"}).err
    vietnamese = cchc("score", *arguments, env={"CCHC_LANG": "vi"}).err
    assert said in english
    assert english != vietnamese
    # Vietnamese has letters that English has not, once what was typed is taken away.
    assert any(ord(letter) > 0x2FF for letter in vietnamese.replace(said, ""))


def test_the_exact_border_of_a_floor(small: Path, cchc: Cchc) -> None:
    submit(small, *GOOD)
    assert cchc("score", "q3.csv", "--fail-under", "75", cwd=small).code == 0
    missed = cchc("score", "q3.csv", "--fail-under", "75.0000000001", cwd=small)
    assert missed.code == 3
    assert "75% thấp hơn mức yêu cầu 75,0000000001%" in missed.err
    assert "KẾT QUẢ" in missed.out


def test_an_agency_at_the_floor_keeps_it(small: Path, cchc: Cchc) -> None:
    """so-a has met 3 of 3, so-b 1 of 2."""
    submit(small, *GOOD)
    assert cchc("score", "q3.csv", "--fail-under-agency", "50", cwd=small).code == 0
    missed = cchc("score", "q3.csv", "--fail-under-agency", "50.1", "--lang", "en", cwd=small)
    assert missed.code == 3
    assert missed.err == "cchc: agencies with compliance below the required 50.1% (1): so-b\n"


def test_nothing_due_misses_no_floor(small: Path, cchc: Cchc) -> None:
    submit(
        small,
        "so-a,CT01,,,n/a,x",
        "so-a,CT02,0,0,,x",
        "so-b,CT02,0,0,,x",
        "so-a,NV01,,,n/a,x",
        "so-b,NV02,,,n/a,x",
    )
    ran = cchc("score", "q3.csv", "--fail-under", "100", "--fail-under-agency", "100", cwd=small)
    assert (ran.code, ran.err) == (0, "")
    assert "Toàn kế hoạch đạt 0/0 (–)" in ran.out
    areas = [line.split() for line in ran.out.splitlines() if line.startswith("Chỉ đạo")]
    assert areas == [["Chỉ", "đạo", "0/0", "0/0", "–", "100%"]]


def test_what_cannot_be_read_leaves_the_rest_scored(cchc: Cchc) -> None:
    ran = cchc("score", "none.csv", Q3)
    assert ran.code == 2
    assert ran.out == cchc("score", Q3).out


def test_wrong_figures_are_told_and_the_rest_is_scored(small: Path, cchc: Cchc) -> None:
    submit(small, *GOOD[1:], "so-a,CT01,101,100,,")
    ran = cchc("score", "q3.csv", cwd=small)
    assert ran.code == 1
    assert "q3.csv:5:4: lỗi F302" in ran.err
    assert "1 lỗi, 0 cảnh báo trong số liệu; 1 số liệu lỗi không dùng được" in ran.err
    assert "lỗi 1, chưa báo cáo 1" in ran.out
    limited = cchc("score", "q3.csv", "--max-errors", "0", cwd=small)
    assert limited.code == 1
    assert "F302" not in limited.err
    assert "… và 1 phát hiện nữa" in limited.err


def test_warnings_alone_end_well(small: Path, cchc: Cchc) -> None:
    submit(small, "so-a,CT01,1,1,,", *GOOD[1:])
    ran = cchc("score", "q3.csv", cwd=small)
    assert ran.code == 0
    assert "cảnh báo F307" in ran.err


# --- where the result goes ----------------------------------------------------------------------


@pytest.mark.parametrize("fmt", ["text", "csv", "json", "markdown"])
def test_a_file_holds_what_would_be_printed(fmt: str, cchc: Cchc, tmp_path: Path) -> None:
    path = tmp_path / "result"
    ran = cchc("score", Q3, "--format", fmt, "--output", path, terminal=True)
    assert (ran.code, ran.out) == (0, "")
    assert path.read_bytes() == cchc("score", Q3, "--format", fmt).out_bytes


def test_a_file_is_replaced_whole_and_keeps_its_mode(cchc: Cchc, tmp_path: Path) -> None:
    path = tmp_path / "result.csv"
    path.write_text("before")
    path.chmod(0o640)
    assert cchc("score", Q3, "-f", "csv", "-o", path).code == 0
    assert path.read_text(encoding="utf-8").startswith("part,id,name")
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["result.csv"]  # noqa: PTH208 - names alone


def test_a_link_is_followed_to_the_file(cchc: Cchc, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to("there.csv")
    assert cchc("score", Q3, "-f", "csv", "-o", tmp_path / "link.csv").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "there.csv").read_bytes().startswith(b"part,")


def test_nothing_half_written_stays(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "result.csv"
    path.write_text("before")

    def broken(*_: object) -> Any:
        yield "half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cchc.reporters.scorecard.csv_scorecard.report_csv", broken)
    ran = cchc("score", Q3, "-f", "csv", "-o", path)
    assert ran.code == 2
    assert "hết chỗ trống" in ran.err
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["result.csv"]  # noqa: PTH208 - names alone


def test_no_scorecard_writes_no_file(cchc: Cchc, tmp_path: Path) -> None:
    path = tmp_path / "result.csv"
    assert cchc("score", "data", "-f", "csv", "-o", path).code == 1
    assert not path.exists()


# --- terminals ----------------------------------------------------------------------------------

ESCAPE = "\x1b["


@pytest.mark.parametrize(
    ("env", "terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "xterm-256color"}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
    ],
)
def test_colour(env: dict[str, str], terminal: bool, coloured: bool, cchc: Cchc) -> None:
    ran = cchc("score", Q3, env={"COLUMNS": "80", **env}, terminal=terminal)
    assert (ESCAPE in ran.out) is coloured
    plain = re.sub(r"\x1b\[[0-9;]*m", "", ran.out)
    assert plain == cchc("score", Q3, env={"COLUMNS": "80"}).out


@pytest.mark.parametrize("fmt", ["csv", "json", "markdown"])
def test_formats_for_machines_have_no_colour(fmt: str, cchc: Cchc) -> None:
    ran = cchc("score", Q3, "-f", fmt, env={"FORCE_COLOR": "1"}, terminal=True)
    assert ESCAPE not in ran.out


@pytest.mark.parametrize("encoding", ["ascii", "cp1258", "cp1252", "cp437", "latin-1"])
def test_a_terminal_without_vietnamese_shows_bare_letters(encoding: str, cchc: Cchc) -> None:
    ran = cchc("score", Q3, env={"COLUMNS": "80"}, encoding=encoding)
    assert (ran.code, ran.err) == (0, "")
    shown = ran.out_bytes.decode(encoding)
    utf_8 = cchc("score", Q3, env={"COLUMNS": "80"}).out
    assert [bare(line) for line in shown.splitlines()] == [
        bare(line) for line in utf_8.splitlines()
    ]
    assert "?" not in shown


def bare(text: str) -> str:
    """Letters and digits of a text, without marks."""
    letters = fold(text).replace("đ", "d")
    return "".join(each for each in letters if each.isascii() and each.isalnum())


@pytest.mark.parametrize("encoding", ["ascii", "cp1258", "cp1252"])
def test_a_process_with_such_an_encoding(encoding: str, cchc_process: NewProcess) -> None:
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"}
    ran = cchc_process("score", Q3, "--by", "area", env=env)
    assert (ran.code, ran.err_bytes) == (0, b"")
    assert "KET QUA THEO" in ran.out_bytes.decode(encoding) or encoding != "ascii"
    complaint = cchc_process("score", "không-có.csv", env=env)
    assert complaint.code == 2
    assert b"F001" in complaint.err_bytes
    assert b"Traceback" not in complaint.err_bytes


@pytest.mark.parametrize(
    "arguments", [["score", Q3], ["score", Q3, "-f", "csv"], ["score", "--help"], ["rules"]]
)
def test_who_reads_may_stop_at_any_time(arguments: list[str]) -> None:
    assert run_into_closed_pipe(*arguments) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("fmt", ["text", "csv"])
def test_standard_output_that_cannot_be_written(fmt: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cchc", "score", Q3, "-f", fmt],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=process_environment(),
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "cchc: không ghi được đầu ra chuẩn: hết chỗ trống trên ổ đĩa\n"


# --- numbers ------------------------------------------------------------------------------------


def target_line(out: str, target: str) -> str:
    return next(line for line in out.splitlines() if line.startswith(target))


@pytest.mark.parametrize(
    ("row", "vi", "en"),
    [
        ("8996,10000", ("chưa đạt", "89,9%", "8.996/10.000"), ("not met", "89.9%", "8,996/10,000")),
        ("9000,10000", ("đạt", "90%"), ("met", "90%")),
        ("76,102", ("chưa đạt", "74,5%", "76/102"), ("not met", "74.5%", "76/102")),
        ("9999,10000", ("đạt", "99,9%"), ("met", "99.9%")),
        ("10000,10000", ("đạt", "100%"), ("met", "100%")),
        ("0,10000", ("chưa đạt", "0%"), ("not met", "0%")),
        ("1,10000", ("chưa đạt", "0,0%"), ("not met", "0.0%")),
    ],
)
def test_a_percentage_is_cut_and_held_exactly(
    row: str, vi: tuple[str, ...], en: tuple[str, ...], small: Path, cchc: Cchc
) -> None:
    submit(small, f"so-a,CT01,{row},,")
    for lang, shown in (("vi", vi), ("en", en)):
        ran = cchc("score", "q3.csv", "--by", "target", "--lang", lang, cwd=small)
        line = target_line(ran.out, "CT01")
        for text in shown:
            assert f"  {text}  " in line


def test_how_many_more_are_needed(small: Path, cchc: Cchc) -> None:
    submit(small, "so-a,CT01,8996,10000,,")
    line = target_line(cchc("score", "q3.csv", "--by", "target", cwd=small).out, "CT01")
    assert re.search(r"≥ 90%\s+4(\s|$)", line)


def test_no_reading_of_a_share_that_nothing_applies_to(small: Path, cchc: Cchc) -> None:
    submit(small, "so-a,CT01,0,0,,không có văn bản nào")
    line = target_line(cchc("score", "q3.csv", "--by", "target", cwd=small).out, "CT01")
    assert "không áp dụng" in line
    assert " – " in line


# --- names that would harm ----------------------------------------------------------------------

EVIL = {
    "terminal escape": ("\\e[31mđỏ\\e[0m", "\x1b"),
    "title of the window": ("\\e]0;chủ\\a", "\x07"),
    "bidi override": ("a\\u202Egpj.exe", "\u202e"),
    "isolate": ("\\u2066x\\u2069", "\u2066"),
    "C1 control": ("x\\x9b31m", "\x9b"),
    "carriage return": ("a\\rb", "\r"),
}


def evil_plan(folder: Path, name: str) -> None:
    text = SMALL_PLAN
    for harmless in ("Kế hoạch thử", "Chỉ đạo", "Các sở", "Sở A", "Văn bản ký số"):
        text = text.replace(f"name: {harmless}", f'name: "{harmless} {name}"')
    (folder / "plan" / "2020.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("kind", EVIL)
def test_signs_that_act_on_a_terminal_do_not_reach_it(kind: str, small: Path, cchc: Cchc) -> None:
    name, sign = EVIL[kind]
    evil_plan(small, name)
    submit(small, *GOOD)
    for command in (
        ["score", "q3.csv"],
        ["score", "q3.csv", "--agency", "so-a"],
        ["score", "q3.csv", "--by", "target"],
        ["score", "q3.csv", "-f", "markdown"],
        ["score", "q3.csv", "-f", "json"],
        ["validate", "q3.csv"],
        ["validate", "q3.csv", "-f", "json"],
        ["plan", "list"],
        ["plan", "list", "-f", "json"],
        ["plan", "check"],
    ):
        ran = cchc(*command, cwd=small, env={"COLUMNS": "100"})
        assert ran.code == 0, command
        assert sign not in ran.out.replace("\r\n", "\n"), command
        assert sign not in ran.err, command
        styled = cchc(*command, cwd=small, env={"COLUMNS": "100"}, terminal=True)
        plain = re.sub(r"\x1b\[[0-9;]*m", "", styled.out)
        assert sign not in plain, command
        assert "\x1b[31mđỏ" not in styled.out


@pytest.mark.parametrize(
    "name", ["[bold]x[/bold]", "[/x]", "[red", ":smile:", "{0}", "{name}", "%s"]
)
def test_markup_in_names_is_text(name: str, small: Path, cchc: Cchc) -> None:
    evil_plan(small, name)
    submit(small, *GOOD)
    for terminal in (False, True):
        ran = cchc("score", "q3.csv", "--by", "agency", cwd=small, terminal=terminal)
        assert ran.code == 0
        assert f"Sở A {name}" in ran.out


@pytest.mark.parametrize("note", ["\x1b[2J", "\u202egnp", "[/x]", "=HYPERLINK(1)", "a\rb"])
def test_notes_and_cells_of_figures_are_text(note: str, small: Path, cchc: Cchc) -> None:
    submit(small, *GOOD[1:], f"so-a,CT01,{note},100,,{note}")
    for fmt in ("text", "json", "csv", "markdown"):
        ran = cchc("score", "q3.csv", "-f", fmt, cwd=small)
        assert ran.code == 1
        for sign in ("\x1b", "\u202e"):
            assert sign not in ran.out + ran.err
        assert "\r" not in ran.err


def test_a_path_that_would_act_on_a_terminal(small: Path, cchc: Cchc) -> None:
    name = submit(small, "so-a,CT01,101,100,,", name="q3 \x1b[2J\u202e.csv")
    for fmt in ("text", "json", "csv", "markdown"):
        ran = cchc("score", name, "-f", fmt, "--agency", "so-a", cwd=small)
        assert ran.code == 1
        assert "\x1b" not in ran.out + ran.err
        assert "\u202e" not in ran.out + ran.err


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x"])
def test_no_cell_of_the_csv_is_a_formula(name: str, small: Path, cchc: Cchc) -> None:
    text = SMALL_PLAN.replace("name: Sở A", f'name: "{name}"')
    (small / "plan" / "2020.yaml").write_text(text, encoding="utf-8")
    submit(small, *GOOD)
    rows = list(csv.reader(io.StringIO(cchc("score", "q3.csv", "-f", "csv", cwd=small).out)))
    assert [cell for row in rows for cell in row if cell[:1] in tuple("=+-@")] == []
    assert [cell for row in rows for cell in row if cell == f"'{name}"]


# --- which period, which plan -------------------------------------------------------------------


def test_several_periods_need_a_choice(cchc: Cchc) -> None:
    ran = cchc("score", "data")
    assert (ran.code, ran.out) == (1, "")
    assert "2020-Q1 (1010), 2020-Q2 (1040), 2020-Q3 (1060)" in ran.err
    assert "chọn một kỳ, ví dụ --period 2020-Q3" in ran.err
    assert "nên không lập bảng điểm" in ran.err


@pytest.mark.parametrize("period", ["2020-Q2", "Quý II/2020", "6 tháng đầu năm 2020"])
def test_the_period_that_is_chosen(period: str, cchc: Cchc) -> None:
    ran = cchc("score", "data", "--period", period, "--by", "area")
    assert ran.code == 0
    assert "Kỳ báo cáo 2020-Q2 (lũy kế từ 01/01/2020 đến 30/6/2020)" in ran.out
    assert "3 tệp, 1.040 dòng số liệu (2.070 dòng thuộc kỳ khác không tính)" in ran.out
    alone = cchc("score", "data/q2.csv", "--by", "area").out
    assert ran.out.splitlines()[2:] == alone.splitlines()[2:]


def test_standard_input(cchc: Cchc) -> None:
    content = (ROOT / Q3).read_bytes()
    for plan in ([], ["--plan", "plan/2020.yaml"]):
        assert cchc("score", "-", *plan, stdin=content).out == cchc("score", Q3).out
    assert cchc("score", "-").code == 1


def test_standard_input_of_a_process(cchc_process: NewProcess) -> None:
    ran = cchc_process("score", "-", "--by", "area", stdin=(ROOT / Q3).read_bytes())
    assert ran.code == 0
    assert "1 tệp, 1.060 dòng số liệu" in ran.out


def head(out: str) -> str:
    return out.splitlines()[0]


def test_the_plan_is_found_upward(small: Path, cchc: Cchc) -> None:
    deep = small / "a" / "b"
    deep.mkdir(parents=True)
    submit(deep, *GOOD)
    assert head(cchc("score", "q3.csv", cwd=deep).out) == "Kế hoạch thử"


def test_the_plan_of_the_year_is_taken(small: Path, cchc: Cchc) -> None:
    other = SMALL_PLAN.replace("2020", "2021").replace("Kế hoạch thử", "Kế hoạch sau")
    (small / "plan" / "2021.yaml").write_text(other, encoding="utf-8")
    submit(small, *GOOD)
    submit(small, *GOOD, name="later.csv", period="2021-Q1")
    assert head(cchc("score", "q3.csv", cwd=small).out) == "Kế hoạch thử"
    assert head(cchc("score", "later.csv", cwd=small).out) == "Kế hoạch sau"
    ran = cchc("score", "q3.csv", "later.csv", "--period", "2021-Q1", cwd=small)
    assert "Kế hoạch sau" in ran.out
    assert ran.code == 1, "the rows of the other year are errors"


def test_where_no_plan_is_of_the_year_the_newest_says_so(small: Path, cchc: Cchc) -> None:
    submit(small, *GOOD, period="2031-Q1")
    ran = cchc("score", "q3.csv", cwd=small)
    assert (ran.code, ran.out) == (1, "")
    assert "F205" in ran.err


def test_the_plan_that_the_environment_names(small: Path, cchc: Cchc) -> None:
    path = small / "plan" / "2020.yaml"
    submit(small, *GOOD)
    figures = small / "q3.csv"
    assert head(cchc("score", figures, env={"CCHC_PLAN": str(path)}).out) == "Kế hoạch thử"
    named = cchc("score", figures, "--plan", path, env={"CCHC_PLAN": "none.yaml"})
    assert head(named.out) == "Kế hoạch thử"
    assert cchc("score", figures, env={"CCHC_PLAN": "none.yaml"}).code == 2


def test_without_a_plan_nearby_our_own_copy_is_taken(tmp_path: Path, cchc: Cchc) -> None:
    shutil.copy(ROOT / Q3, tmp_path / "q3.csv")
    assert cchc("score", "q3.csv", cwd=tmp_path).out == cchc("score", Q3).out


def test_an_installed_package_brings_its_plan_along(tmp_path: Path) -> None:
    """As a wheel lays it out: the plan lies inside the package, and no repository around it."""
    site = tmp_path / "site-packages"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "cchc", site / "cchc", ignore=ignored)
    shutil.copytree(ROOT / "plan", site / "cchc" / "plans")
    folder = tmp_path / "anywhere"
    folder.mkdir()
    shutil.copy(ROOT / Q3, folder / "q3.csv")
    done = subprocess.run(
        [sys.executable, "-m", "cchc", "score", "q3.csv", "--by", "area"],
        cwd=folder,
        env={**process_environment(), "PYTHONPATH": str(site)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Toàn kế hoạch đạt 49/91 (53,8%)" in done.stdout.decode()


# --- language -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "env", "title"),
    [
        ([], {}, "KẾT QUẢ THEO LĨNH VỰC"),
        (["--lang", "en"], {}, "RESULTS BY AREA"),
        ([], {"CCHC_LANG": "en"}, "RESULTS BY AREA"),
        (["--lang", "vi"], {"CCHC_LANG": "en"}, "KẾT QUẢ THEO LĨNH VỰC"),
        ([], {"CCHC_LANG": "fr"}, "KẾT QUẢ THEO LĨNH VỰC"),
        ([], {"LANG": "en_US.UTF-8"}, "KẾT QUẢ THEO LĨNH VỰC"),
    ],
)
def test_the_language_of_the_words(
    arguments: list[str], env: dict[str, str], title: str, cchc: Cchc
) -> None:
    assert title in cchc("score", Q3, "--by", "area", *arguments, env=env).out


def test_the_language_of_the_plan(small: Path, cchc: Cchc) -> None:
    text = SMALL_PLAN.replace("year: 2020}", "year: 2020, language: en}")
    (small / "plan" / "2020.yaml").write_text(text, encoding="utf-8")
    submit(small, *GOOD)
    assert "RESULTS BY AREA" in cchc("score", "q3.csv", cwd=small).out
    assert "KẾT QUẢ" in cchc("score", "q3.csv", cwd=small, env={"CCHC_LANG": "vi"}).out
    unknown = cchc("score", "q3.csv", "--agency", "so-x", cwd=small)
    assert "the plan has no agency “so-x”" in unknown.err


# --- the same numbers in every format -----------------------------------------------------------


def test_the_csv_has_the_numbers_of_the_json(cchc: Cchc) -> None:
    rows = list(csv.DictReader(io.StringIO(cchc("score", Q3, "-f", "csv").out)))
    card = json.loads(cchc("score", Q3, "-f", "json").out)
    assert len(rows) == 1 + 7 + 134 + 38 + 53
    by_id = {(row["part"], row["id"]): row for row in rows}
    assert_tally(by_id["overall", "kon-tum-2020"], card["overall"]["total"])
    for area in card["areas"]:
        assert_tally(by_id["area", area["id"]], area["total"])
    for agency in card["agencies"]:
        row = by_id["agency", agency["id"]]
        assert_tally(row, agency["own"])
        assert row["rank"] == ("" if agency["rank"] is None else str(agency["rank"]))
        for name, number in agency["oversight"].items():
            assert_same(row[f"oversight_{name}"], number)
    for target in card["targets"]:
        row = by_id[target["kind"], target["id"]]
        for name in ("outcome", "area", "name"):
            assert row[name] == target[name]
        numbers = ("value", "possible", "numerator", "denominator", "due", "received", "missing")
        for name in (*numbers, "not_applicable", "short_by"):
            assert_same(row[name], target[name])


def assert_tally(row: dict[str, str], tally: dict[str, Any]) -> None:
    for name, number in tally.items():
        assert_same(row[name], number)


def assert_same(cell: str, number: float | None) -> None:
    assert (None if cell == "" else float(cell)) == number


def test_json_is_the_same_each_time_and_whatever_the_terminal(cchc: Cchc) -> None:
    first = cchc("score", Q3, "-f", "json").out_bytes
    again = cchc("score", Q3, "-f", "json", env={"COLUMNS": "50"}, encoding="ascii", terminal=True)
    assert again.out_bytes == first


def test_markdown_has_a_table_for_each_of_the_text(cchc: Cchc) -> None:
    markdown = cchc("score", Q3, "-f", "markdown").out
    text = cchc("score", Q3).out
    titles = re.findall(r"^## (.*)$", markdown, re.M)
    assert [title.replace("\\", "") for title in titles] == [
        line for line in text.splitlines() if line.isupper() or line.startswith("KẾT QUẢ THEO")
    ]
    for table in re.findall(r"(?:^\|.*\n)+", markdown, re.M):
        counts = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(counts) == 1
