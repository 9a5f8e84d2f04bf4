"""`cchc summary` as people run it: outputs, exit codes, the gate, what bad input gets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cchc, Golden, NewProcess

QUARTERS = ("data/q1.csv", "data/q2.csv", "data/q3.csv")

GOLDEN: list[tuple[str, list[str], dict[str, str], str]] = [
    ("80-vi.txt", [], {"COLUMNS": "80"}, "utf-8"),
    ("140-vi.txt", [], {"COLUMNS": "140"}, "utf-8"),
    ("piped-vi.txt", [], {}, "utf-8"),
    ("80-en.txt", ["--lang", "en"], {"COLUMNS": "80"}, "utf-8"),
    ("140-en.txt", ["--lang", "en"], {"COLUMNS": "140"}, "utf-8"),
    ("piped-en.txt", ["--lang", "en"], {}, "utf-8"),
    ("80-vi-ascii.txt", [], {"COLUMNS": "80"}, "ascii"),
    ("vi.md", ["--format", "markdown"], {}, "utf-8"),
    ("en.md", ["--format", "markdown", "--lang", "en"], {}, "utf-8"),
    ("against-80-vi.txt", ["--against", "data/q2.csv"], {"COLUMNS": "80"}, "utf-8"),
]


@pytest.mark.parametrize(
    ("name", "options", "env", "encoding"), GOLDEN, ids=[row[0] for row in GOLDEN]
)
def test_golden_summaries_of_three_quarters(
    cchc: Cchc, golden: Golden, name: str, options: list[str], env: dict[str, str], encoding: str
) -> None:
    ran = cchc("summary", *QUARTERS, *options, env=env, encoding=encoding)
    assert (ran.code, ran.err) == (0, "")
    golden(f"summary/{name}", ran.out)


@pytest.mark.parametrize("quarter", QUARTERS)
def test_golden_summary_of_one_quarter(cchc: Cchc, golden: Golden, quarter: str) -> None:
    ran = cchc("summary", quarter, env={"COLUMNS": "80"})
    assert (ran.code, ran.err) == (0, "")
    golden(f"summary/80-vi-{Path(quarter).stem}.txt", ran.out)


@pytest.mark.parametrize("columns", [80, 100, 140])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_line_is_wider_than_the_terminal(cchc: Cchc, columns: int, lang: str) -> None:
    arguments = ("summary", "data", "--against", "data/q2.csv", "--lang", lang)
    ran = cchc(*arguments, env={"COLUMNS": str(columns)})
    assert max(map(len, ran.out.splitlines())) <= columns


def test_the_chart_has_a_form_for_ascii(cchc: Cchc) -> None:
    ran = cchc("summary", "data", encoding="ascii")
    assert ran.out.isascii()
    (line,) = [each for each in ran.out.splitlines() if each.startswith("Ty le dat ")]
    assert line.split()[-4:] == ["24,1%", "40,6%", "53,8%", ".:-"]
    assert "?" not in ran.out


def test_colour_is_for_terminals_that_want_it(cchc: Cchc) -> None:
    coloured = cchc("summary", *QUARTERS, terminal=True, env={"COLUMNS": "80"})
    plain = cchc("summary", *QUARTERS, terminal=True, env={"COLUMNS": "80", "NO_COLOR": "1"})
    assert "\x1b[" in coloured.out
    assert "\x1b" not in plain.out
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured.out) == plain.out


# --- which periods ------------------------------------------------------------------------------


def test_files_may_come_in_any_order(cchc: Cchc) -> None:
    ordered = cchc("summary", *QUARTERS)
    assert cchc("summary", *reversed(QUARTERS)).out == ordered.out
    assert cchc("summary", "data").out == ordered.out


def test_a_file_may_hold_several_periods(cchc: Cchc, tmp_path: Path) -> None:
    texts = [(ROOT / each).read_text(encoding="utf-8").splitlines() for each in QUARTERS]
    rows = [row for text in reversed(texts) for row in text[1:]]
    together = tmp_path / "all.csv"
    together.write_text("\n".join([texts[0][0], *rows]) + "\n", encoding="utf-8")
    ran = cchc("summary", together)
    assert ran.code == 0
    assert "F209" in ran.err
    apart = cchc("summary", *QUARTERS).out.replace("3 tệp", "1 tệp")
    assert ran.out == apart


def test_two_files_for_one_period_that_disagree_are_named(cchc: Cchc, tmp_path: Path) -> None:
    other = tmp_path / "q3.csv"
    header, *rows = (ROOT / "data/q3.csv").read_text(encoding="utf-8").splitlines()
    other.write_text(f"{header}\n{rows[0].replace(',25,30', ',26,30')}\n", encoding="utf-8")
    ran = cchc("summary", *QUARTERS, other)
    assert ran.code == 1
    assert f"{other}:2" in ran.err
    assert "F301" in ran.err
    assert "data/q3.csv:2" in ran.err
    found = json.loads(cchc("summary", *QUARTERS, other, "-f", "json").out)
    (owing,) = [each for each in found["missing"]["list"] if each["id"] == "so-noi-vu"]
    assert owing["figures"] == [{"target": "CT01", "outcome": "invalid", "since": "2020-Q3"}]


def test_periods_of_another_year_are_named_row_by_row(cchc: Cchc, tmp_path: Path) -> None:
    other = tmp_path / "old.csv"
    text = (ROOT / "data/q1.csv").read_text(encoding="utf-8").splitlines()[:4]
    other.write_text("\n".join(text).replace("2020-Q1", "2019-Q1") + "\n", encoding="utf-8")
    ran = cchc("summary", "data/q3.csv", other, "--lang", "en")
    assert ran.code == 1
    assert [f"{other}:{line}:1: error F205" in ran.err for line in (2, 3, 4)] == [True] * 3
    assert "2019" not in ran.out
    assert "WHOLE PLAN" in ran.out


# --- the gate -----------------------------------------------------------------------------------


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[str, str], Path]:
    """The third quarter with one row written otherwise; an empty one is taken out."""

    def write(row: str, otherwise: str) -> Path:
        text = (ROOT / "data/q3.csv").read_text(encoding="utf-8")
        assert text.count(f"\n{row}") == 1
        path = tmp_path / "changed.csv"
        path.write_text(re.sub(f"\n{re.escape(row)}.*", f"\n{otherwise}", text), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("quarter", QUARTERS)
def test_a_file_is_not_worse_than_itself(cchc: Cchc, quarter: str) -> None:
    ran = cchc("summary", quarter, "--against", quarter, "--fail-on-worse")
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(
    ("row", "otherwise", "named"),
    [
        # A target that is not met moves further away.
        ("2020-Q3,so-noi-vu,CT01,25,30", "2020-Q3,so-noi-vu,CT01,24,30,,", ["CT01"]),
        # An agency's own figure is met no more, and with it the target, its area, and the agency.
        (
            "2020-Q3,so-tttt,CT11,1507,30140",
            "2020-Q3,so-tttt,CT11,1506,30140,,",
            ["CT11", "so-tttt", "modernisation"],
        ),
        # A figure is kept back.
        ("2020-Q3,so-noi-vu,CT01", "", ["CT01", "so-noi-vu", "steering"]),
    ],
)
def test_one_figure_made_worse_fails_and_is_named(
    cchc: Cchc,
    changed: Callable[[str, str], Path],
    row: str,
    otherwise: str,
    named: list[str],
) -> None:
    path = changed(row, otherwise)
    ran = cchc("summary", path, "--against", "data/q3.csv", "--fail-on-worse")
    assert ran.code == 3
    first, *rest = ran.err.splitlines()
    assert "data/q3.csv (2020-Q3)" in first
    assert {line.split("(")[0].split()[-1] for line in rest} == set(named)
    assert "ĐOẠN VĂN" in ran.out
    assert cchc("summary", path, "--against", "data/q3.csv").code == 0


def test_a_small_step_down_is_seen_as_one(cchc: Cchc, changed: Callable[[str, str], Path]) -> None:
    path = changed("2020-Q3,so-y-te,CT10.2,1130,1271", "2020-Q3,so-y-te,CT10.2,1129,1271,,")
    ran = cchc("summary", path, "--against", "data/q3.csv", "--fail-on-worse", "--lang", "en")
    assert ran.code == 3
    before, now = re.findall(r"[\d.]+%", ran.err)
    assert before != now


def test_one_figure_made_better_passes(cchc: Cchc, changed: Callable[[str, str], Path]) -> None:
    path = changed("2020-Q3,so-noi-vu,CT01,25,30", "2020-Q3,so-noi-vu,CT01,26,30,,")
    ran = cchc("summary", path, "--against", "data/q3.csv", "--fail-on-worse", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert "better  target  CT01" in ran.out
    assert "Worse: 0, better: 1." in ran.out


def test_the_last_periods_are_compared(cchc: Cchc) -> None:
    ran = cchc("summary", "data", "--against", "data/q1.csv", "--against", "data/q2.csv")
    assert ran.code == 0
    assert "SO VỚI data/q1.csv, data/q2.csv (2020-Q2)" in ran.out
    failed = cchc("summary", "data", "--against", "data/q2.csv", "--fail-on-worse", "--lang", "en")
    assert failed.code == 3
    assert "  target CT04 (Central legal documents put into effect on time): met → not met" in (
        failed.err
    )


def test_errors_come_before_the_gate(cchc: Cchc, changed: Callable[[str, str], Path]) -> None:
    path = changed("2020-Q3,so-noi-vu,CT01,25,30", "2020-Q3,so-noi-vu,CT01,31,30,,")
    ran = cchc("summary", path, "--against", "data/q3.csv", "--fail-on-worse")
    assert ran.code == 1
    assert "F302" in ran.err
    assert "CT01 (" in ran.err


def test_what_is_wrong_with_the_other_file_is_said(
    cchc: Cchc, changed: Callable[[str, str], Path]
) -> None:
    path = changed("2020-Q3,so-noi-vu,CT01,25,30", "2020-Q3,so-noi-vu,CT01,31,30,,")
    ran = cchc("summary", "data/q3.csv", "--against", path)
    assert ran.code == 1
    assert f"{path}:2" in ran.err


# --- what cannot run ----------------------------------------------------------------------------


def test_the_gate_needs_something_to_compare_with(cchc: Cchc) -> None:
    ran = cchc("summary", "data/q3.csv", "--fail-on-worse", env={"CCHC_LANG": "vi"})
    assert (ran.code, ran.out) == (2, "")
    assert "--fail-on-worse cần --against FILE" in ran.err


def test_another_file_without_figures_stops_the_run(cchc: Cchc, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("period,agency,target,numerator,denominator,value,note\n", encoding="utf-8")
    for path in (empty, tmp_path / "missing.csv"):
        ran = cchc("summary", "data/q3.csv", "--against", path, "--lang", "en")
        assert (ran.code, ran.out) == (2, "")
        assert f"cchc: {path} holds no figures to compare with" in ran.err


def test_without_one_row_there_is_no_summary(cchc: Cchc, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("period,agency,target,numerator,denominator,value,note\nx,y,z,1,2,,\n", "utf-8")
    ran = cchc("summary", path, "--lang", "en")
    assert (ran.code, ran.out) == (1, "")
    assert "there is no summary" in ran.err


def test_a_path_that_is_not_there_is_no_silence(cchc: Cchc, tmp_path: Path) -> None:
    ran = cchc("summary", "data/q3.csv", tmp_path / "q4.csv")
    assert ran.code == 2
    assert "q4.csv" in ran.err
    assert "TOÀN KẾ HOẠCH" in ran.out


@pytest.mark.parametrize("fmt", ["text", "markdown", "json"])
def test_output_goes_to_a_file_whole_or_not_at_all(cchc: Cchc, tmp_path: Path, fmt: str) -> None:
    path = tmp_path / "summary"
    ran = cchc("summary", "data", "-f", fmt, "-o", path, env={"COLUMNS": "80"})
    assert (ran.code, ran.out) == (0, "")
    assert path.read_text(encoding="utf-8") == cchc("summary", "data", "-f", fmt).out
    refused = cchc("summary", "data", "-f", fmt, "-o", tmp_path / "no" / "summary")
    assert (refused.code, refused.out) == (2, "")
    assert not (tmp_path / "no").exists()


def test_it_runs_as_a_program_and_ends_quietly_in_a_pipe(cchc_process: NewProcess) -> None:
    ran = cchc_process("summary", "-", stdin=(ROOT / "data/q1.csv").read_bytes())
    assert ran.code == 0
    assert "quý I năm 2020" in ran.out
    assert ran.err == ""
