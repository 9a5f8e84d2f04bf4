"""`cchc validate`: what the gate says of files, for officials and for CI, and how it ends."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import ROOT, Cchc, Golden, run_into_closed_pipe

Q3 = "data/q3.csv"
HEADER = "period,agency,target,numerator,denominator,value,note"
MISTAKES = """\
period,agency,target,numerator,denominator,value,note
2020-Q3,Sở Ytế,CT03,5,5,,
2020-Q3,so-y-te,CT4,14,14,,
2020-Q3,so-y-te,CT05,22,21,,
2020-Q3,so-y-te,CT07.2,1.000,1.200,,
2020-Q3,so-y-te,CT09,95,100,59,
2020-Q3,so-y-te,CT10.1,"1.234,5",2000,,
2020-Q3,so-y-te,CT17.2,,,845,
2020-Q3,so-y-te,CT19.1,,,rồi,
2020-Q3,so-y-te,CT12.1,40,,,
2020-Q3,so-y-te,CT12.3,40,80,,chưa rà soát, sẽ bổ sung
Quý III/2020,so-y-te,CT14,3,4,,
"""
"""Ten mistakes and an unusual form, as an office makes them."""


def write(folder: Path, *rows: str, name: str = "so-y-te.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def codes(text: str) -> list[str]:
    return re.findall(r"(?:error|warning|lỗi|cảnh báo) ([FP]\d{3}) \[", text)


# --- golden files -------------------------------------------------------------------------------

SHAPES: dict[str, tuple[list[str], dict[str, str]]] = {
    "q3-80-vi.txt": ([Q3], {"COLUMNS": "80"}),
    "q3-80-en.txt": ([Q3, "--lang", "en"], {"COLUMNS": "80"}),
    "q3-piped-vi.txt": ([Q3], {}),
    "one-agency-80-vi.txt": (
        ["tests/examples/F302-numerator-above-denominator/so-y-te.csv", "--agency", "so-y-te"],
        {"COLUMNS": "80"},
    ),
    "previous-100-en.txt": (
        [Q3, "--previous", "data/q1.csv", "--agency", "so-noi-vu", "--ignore", "F207"],
        {"COLUMNS": "100", "CCHC_LANG": "en"},
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_golden_output(name: str, cchc: Cchc, golden: Golden) -> None:
    arguments, env = SHAPES[name]
    ran = cchc("validate", *arguments, env=env)
    assert ran.err == ""
    golden(f"validate/{name}", ran.out)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_golden_ten_mistakes(lang: str, cchc: Cchc, golden: Golden, tmp_path: Path) -> None:
    """The output alone must suffice to mend each of them."""
    (tmp_path / "so-y-te.csv").write_text(MISTAKES, encoding="utf-8")
    ran = cchc(
        "validate", "so-y-te.csv", "--agency", "so-y-te", "--lang", lang,
        cwd=tmp_path, env={"COLUMNS": "100"},
    )  # fmt: skip
    assert (ran.code, ran.err) == (1, "")
    golden(f"validate/mistakes-{lang}.txt", ran.out)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_line_is_wider_than_the_terminal(
    width: int, lang: str, cchc: Cchc, tmp_path: Path
) -> None:
    (tmp_path / "so-y-te.csv").write_text(MISTAKES, encoding="utf-8")
    for file in (Q3, tmp_path / "so-y-te.csv"):
        ran = cchc("validate", file, "--lang", lang, env={"COLUMNS": str(width)})
        # Nothing breaks inside a path, which people copy.
        lines = [line for line in ran.out.splitlines() if str(tmp_path) not in line]
        assert [line for line in lines if cell_len(line) > width] == []


# --- how a run ends -----------------------------------------------------------------------------

WARNED = "tests/examples/F307-one-of-one/so-y-te.csv"
WRONG = "tests/examples/F302-numerator-above-denominator/so-y-te.csv"
ENDS: dict[str, tuple[list[str], int, str]] = {
    "all is well": ([Q3], 0, ""),
    "a warning": ([WARNED], 0, "F307"),
    "a warning, strictly": ([WARNED, "--strict"], 1, "error F307"),
    "an error": ([WRONG], 1, "F302"),
    "an error, ignored": ([WRONG, "--ignore", "F302"], 0, ""),
    "an error, ignored by its name": (
        [WRONG, "--ignore", "numerator-above-denominator"], 0, ""),
    "an error, ignored by its band": ([WRONG, "--ignore", "F0,f3"], 0, ""),
    "an error, not selected": ([WRONG, "--select", "F1 F2"], 0, ""),
    "an error, selected": ([WRONG, "--select", "F302"], 1, "F302"),
    "an error, selected and ignored": ([WRONG, "--select", "F3", "--ignore", "F302"], 0, ""),
    "a code of no rule": ([Q3, "--select", "F9"], 2, "F9"),
    "a name of no rule": ([Q3, "--ignore", "duplicate"], 2, "duplicate"),
    "a report without a file": ([Q3, "--report", "sarif"], 2, "--report"),
    "a report in no format": ([Q3, "--report", "pdf=x"], 2, "sarif"),
    "a report that cannot be written": ([Q3, "--report", "json=none/x"], 2, "none/x"),
    "an output that cannot be written": ([Q3, "--output", "none/x"], 2, "none/x"),
    "a path that is not there": ([Q3, "none.csv"], 2, "F001"),
    "a path that is not there, ignored": (["none.csv", "--ignore", "F"], 2, "F001"),
    "a path that is not there, not selected": (["none.csv", "--select", "F3"], 2, "F001"),
    "an unknown agency": ([Q3, "--agency", "so-yte"], 2, "so-y-te"),
    "two agencies": (
        [Q3, "--agency", "so-y-te", "--agency", "so-noi-vu"], 1, "F207"),
    "a bad plan": ([Q3, "--plan", "tests/plans/P101-duplicate-id.yaml"], 2, "P101"),
    "nothing missing is demanded": ([WARNED, "--agency", "so-y-te"], 0, "F307"),
    "all is demanded": ([WARNED, "--agency", "so-y-te", "--complete"], 1, "F401"),
    "no earlier period": ([Q3, "--previous", Q3], 2, "2020-Q3"),
    "no such earlier file": ([Q3, "--previous", "none.csv"], 2, "none.csv: error F001"),
    "the period before": ([Q3, "--previous", "data/q2.csv"], 0, ""),
    "a period long before": ([Q3, "--previous", "data/q1.csv"], 0, "F310"),
    "an empty file": (["tests/examples/F002-empty-file/empty.csv"], 1, "F002"),
}  # fmt: skip


@pytest.mark.parametrize("case", ENDS)
def test_exit_code_and_what_is_said(case: str, cchc: Cchc) -> None:
    arguments, code, said = ENDS[case]
    ran = cchc("validate", *arguments, env={"CCHC_LANG": "en"})
    everything = ran.out + ran.err
    assert (ran.code, said in everything) == (code, True), everything
    assert bool(codes(everything)) == bool(re.search(r"[FP]\d{3}", said)) or code == 2
    assert "fault of the program" not in everything
    if code != 2:
        assert ran.err == "", "findings are the result, and stand on standard output"


def test_what_is_not_heeded_is_not_counted(cchc: Cchc) -> None:
    assert "0 lỗi, 0 cảnh báo" in cchc("validate", WARNED, "--ignore", "F307").out
    assert "0 lỗi, 1 cảnh báo" in cchc("validate", WARNED).out
    assert "1 lỗi, 0 cảnh báo" in cchc("validate", WARNED, "--strict").out


@pytest.mark.parametrize(("limit", "shown", "more"), [(0, 0, 11), (1, 1, 10), (10, 10, 1)])
def test_only_so_many_findings_are_printed(
    limit: int, shown: int, more: int, cchc: Cchc, tmp_path: Path
) -> None:
    path = tmp_path / "so-y-te.csv"
    path.write_text(MISTAKES, encoding="utf-8")
    ran = cchc("validate", path, "--max-errors", str(limit))
    assert len(codes(ran.out)) == shown
    assert f"… và {more} phát hiện nữa" in ran.out
    assert "10 lỗi, 1 cảnh báo" in ran.out
    assert ran.code == 1
    whole = cchc("validate", path, "--max-errors", "11")
    assert len(codes(whole.out)) == 11
    assert "phát hiện nữa" not in whole.out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("CT4", "CT04"), ("CT1", "CT01"), ("ct9", "CT09"), ("CT 09", "CT09"), ("NV08.2", "NV8.2"),
     ("CT10,4", "CT10.4"), ("CT104", "CT10.4"), ("xyz", "")],
)  # fmt: skip
def test_the_target_that_is_meant_most_likely(
    typed: str, meant: str, cchc: Cchc, tmp_path: Path
) -> None:
    write(tmp_path, f'2020-Q3,so-y-te,"{typed}",95,100,,')
    out = cchc("validate", "so-y-te.csv", "--lang", "en", cwd=tmp_path).out
    assert codes(out) == ["F203"]
    assert (f"did you mean “{meant}”?" in out.replace("Did", "did")) == bool(meant)


def test_every_finding_has_its_cell_and_a_hint(cchc: Cchc, tmp_path: Path) -> None:
    (tmp_path / "so-y-te.csv").write_text(MISTAKES, encoding="utf-8")
    lines = cchc("validate", "so-y-te.csv", cwd=tmp_path).out.splitlines()
    found = [at for at, line in enumerate(lines) if codes(line)]
    assert [lines[at].split(": ")[0] for at in found] == [
        f"so-y-te.csv:{line}:{column}"
        for line, column in [
            (2, 2), (3, 3), (4, 4), (5, 4), (6, 6), (7, 4),
            (8, 6), (9, 6), (10, 5), (11, 8), (12, 1),
        ]
    ]  # fmt: skip
    assert all(lines[at + 1].startswith("    gợi ý: ") for at in found)


# --- files --------------------------------------------------------------------------------------


def test_the_first_lines_say_how_each_file_was_read(cchc: Cchc, tmp_path: Path) -> None:
    text = f"{HEADER}\n2020-Q3,so-y-te,CT09,95,100,,đủ\n"
    (tmp_path / "a.csv").write_bytes(text.encode("utf-8-sig"))
    (tmp_path / "b.tsv").write_bytes(text.replace(",", "\t").encode("utf-16"))
    ran = cchc("validate", "a.csv", "b.tsv", cwd=tmp_path)
    assert ran.out.splitlines()[:2] == [
        "a.csv: UTF-8 (BOM), dấu phân cách “,”, 1 dòng số liệu",
        "b.tsv: UTF-16, dấu phân cách tab, 1 dòng số liệu",
    ]


def test_the_same_figure_in_two_files(cchc: Cchc, tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        write(tmp_path, "2020-Q3,so-y-te,CT09,95,100,,", name=name)
    ran = cchc("validate", ".", cwd=tmp_path)
    assert ran.code == 1
    assert "b.csv:2:3: lỗi F301" in ran.out
    assert "đã có tại ./a.csv:2" in ran.out


def test_one_file_named_twice_is_read_once(cchc: Cchc, tmp_path: Path) -> None:
    path = write(tmp_path, "2020-Q3,so-y-te,CT09,95,100,,")
    ran = cchc("validate", path, tmp_path, path.name, cwd=tmp_path)
    assert ran.code == 0
    assert ran.out.count("UTF-8") == 1


def test_one_bad_file_does_not_hide_the_others(cchc: Cchc, tmp_path: Path) -> None:
    write(tmp_path, "2020-Q3,so-y-te,CT09,101,100,,", name="a.csv")
    (tmp_path / "b.csv").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "c.csv").write_bytes(b"")
    write(tmp_path, "2020-Q3,so-y-te,CT05,22,21,,", name="d.csv")
    ran = cchc("validate", tmp_path)
    assert ran.code == 1
    assert codes(ran.out) == ["F302", "F003", "F002", "F302"]


def test_standard_input(cchc: Cchc) -> None:
    ran = cchc("validate", "-", stdin=(ROOT / WRONG).read_bytes())
    assert ran.code == 1
    assert "-:3:4: lỗi F302" in ran.out


# --- completeness -------------------------------------------------------------------------------


def test_who_owes_what_comes_last(cchc: Cchc) -> None:
    lines = cchc("validate", Q3).out.splitlines()
    assert lines[-3:] == [
        "Kỳ 2020-Q3: phải báo cáo 1.100, đã nhận 1.060, còn thiếu 40",
        "Số liệu dùng được, không có lỗi.",
        "Kết luận: 0 lỗi, 0 cảnh báo.",
    ]
    assert any(re.match(r"UBND huyện Ia H'Drai +20 +17 +3  CT13.6, CT14, CT19.1$", line)
               for line in lines)  # fmt: skip


def test_many_that_have_sent_nothing_are_counted(cchc: Cchc, tmp_path: Path) -> None:
    write(tmp_path, "2020-Q3,so-y-te,CT09,95,100,,")
    ran = cchc("validate", "so-y-te.csv", cwd=tmp_path)
    assert "132 cơ quan chưa có số liệu nào dùng được, còn thiếu 1.076" in ran.out
    # Where only one agency is listed, it sees all that it owes.
    assert re.search(r"^Sở Y tế +24 +1 +23  CT03, .*, NV8.10$", ran.out, re.M)
    assert "Sở Nội vụ" not in ran.out
    owing = json.loads(cchc("validate", "so-y-te.csv", "-f", "json", cwd=tmp_path).out)
    assert len(owing["completeness"][0]["agencies"]) == 133


def test_each_period_has_its_own_completeness(cchc: Cchc) -> None:
    out = cchc("validate", "data").out
    for period, missing in (("2020-Q1", 90), ("2020-Q2", 60), ("2020-Q3", 40)):
        assert f"Kỳ {period}: phải báo cáo 1.100, đã nhận {1100 - missing:,}".replace(",", ".") \
            .replace("1.100.", "1.100,") in out  # fmt: skip
    chosen = cchc("validate", "data", "--period", "2020-Q2").out
    assert "Kỳ 2020-Q2" in chosen
    assert "Kỳ 2020-Q1" not in chosen


def test_an_agency_is_held_to_its_own_duties(cchc: Cchc, tmp_path: Path) -> None:
    rows = ["2020-Q3,dai-ptth,NV7.4,,,hoàn thành,"]
    write(tmp_path, *rows)
    ran = cchc("validate", "so-y-te.csv", "--agency", "Đài PT-TH tỉnh", "--complete", cwd=tmp_path)
    assert ran.code == 1
    assert codes(ran.out) == ["F401"]
    assert "dai-ptth còn thiếu 1 số liệu kỳ 2020-Q3: NV8.14" in ran.out
    write(tmp_path, *rows, "2020-Q3,dai-ptth,NV8.14,,,đang thực hiện,")
    ran = cchc("validate", "so-y-te.csv", "--agency", "dai-ptth", "--complete", cwd=tmp_path)
    assert ran.code == 0
    assert "phải báo cáo 2, đã nhận 2, còn thiếu 0" in ran.out


def test_a_wrong_figure_is_still_owed(cchc: Cchc, tmp_path: Path) -> None:
    write(tmp_path, "2020-Q3,dai-ptth,NV7.4,,,xong,", "2020-Q3,dai-ptth,NV8.14,,,hoàn thành,")
    ran = cchc("validate", "so-y-te.csv", "--agency", "dai-ptth", cwd=tmp_path)
    assert "phải báo cáo 2, đã nhận 1, còn thiếu 1" in ran.out


def test_complete_names_every_agency_that_owes(cchc: Cchc) -> None:
    ran = cchc("validate", Q3, "--complete")
    assert ran.code == 1
    assert set(codes(ran.out)) == {"F401"}
    owing = json.loads(cchc("validate", Q3, "-f", "json").out)["completeness"][0]["agencies"]
    assert len(codes(ran.out)) == len(owing)


# --- against the period before ------------------------------------------------------------------


def compare(cchc: Cchc, folder: Path, before: list[str], now: list[str]) -> list[str]:
    write(folder, *(f"2020-Q2,{row}" for row in before), name="q2.csv")
    write(folder, *(f"2020-Q3,{row}" for row in now), name="q3.csv")
    return codes(cchc("validate", "q3.csv", "--previous", "q2.csv", cwd=folder).out)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (["so-y-te,CT09,95,100,,"], ["so-y-te,CT09,95,100,,"], []),
        (["so-y-te,CT09,95,100,,", "so-y-te,CT05,9,9,,"],
         ["so-y-te,CT09,95,100,,", "so-y-te,CT05,9,9,,"], ["F308"]),
        (["so-y-te,CT09,95,100,,", "so-y-te,CT05,9,9,,"],
         ["so-y-te,CT09,95,100,,", "so-y-te,CT05,9,10,,"], []),
        (["so-y-te,CT09,95,100,,"], ["so-y-te,CT09,94,100,,"], ["F309"]),
        (["so-y-te,CT09,95,100,,"], ["so-y-te,CT09,90,99,,"], ["F309", "F309"]),
        (["so-y-te,CT09,50,100,,"], ["so-y-te,CT09,80,100,,"], []),
        (["so-y-te,CT09,50,100,,"], ["so-y-te,CT09,81,100,,"], ["F310"]),
        (["so-y-te,CT17.2,,,50,"], ["so-y-te,CT17.2,,,80.1,"], ["F310"]),
        (["so-y-te,CT17.2,,,80,"], ["so-y-te,CT17.2,,,50,"], []),
        (["so-y-te,CT15,80,100,,"], ["so-y-te,CT15,79,100,,"], []),
        (["so-y-te,CT09,95,100,,"], ["so-y-te,CT09,,,n/a,x"], []),
        (["so-y-te,CT19.1,,,có,"], ["so-y-te,CT19.1,,,không,"], []),
        (["so-y-te,CT09,95,90,,"], ["so-y-te,CT09,50,100,,"], []),
    ],
)  # fmt: skip
def test_what_is_asked_about(
    before: list[str], now: list[str], expected: list[str], cchc: Cchc, tmp_path: Path
) -> None:
    assert compare(cchc, tmp_path, before, now) == expected


def test_percentages_in_findings_follow_the_language(cchc: Cchc, tmp_path: Path) -> None:
    write(tmp_path, "2020-Q2,so-y-te,CT09,1,3,,", name="q2.csv")
    write(tmp_path, "2020-Q3,so-y-te,CT09,3,3,33,", name="q3.csv")
    write(tmp_path, "2020-Q3,so-y-te,CT09,8996,10000,50,", name="stated.csv")
    for lang, third, stated in (("vi", "33,33%", "89,96%"), ("en", "33.33%", "89.96%")):
        out = cchc("validate", "stated.csv", "--lang", lang, cwd=tmp_path).out
        assert f" {stated}\n" in out
        write(tmp_path, "2020-Q3,so-y-te,CT09,3,3,,", name="q3.csv")
        out = cchc("validate", "q3.csv", "--previous", "q2.csv", "--lang", lang, cwd=tmp_path).out
        assert f" {third} " in out


# --- formats and where they go ------------------------------------------------------------------

FORMATS = ("text", "json", "github", "gitlab", "junit", "sarif")


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_report_is_what_the_format_prints(fmt: str, cchc: Cchc, tmp_path: Path) -> None:
    path = tmp_path / "report"
    ran = cchc("validate", WRONG, "--report", f"{fmt}={path}")
    assert ran.code == 1
    assert ran.out == cchc("validate", WRONG).out
    assert path.read_bytes() == cchc("validate", WRONG, "--format", fmt).out_bytes
    into_file = cchc("validate", WRONG, "--format", fmt, "--output", tmp_path / "output")
    assert (into_file.code, into_file.out) == (1, "")
    assert (tmp_path / "output").read_bytes() == path.read_bytes()


def test_several_reports_at_once(cchc: Cchc, tmp_path: Path) -> None:
    reports = [f"--report={fmt}={tmp_path / fmt}" for fmt in FORMATS]
    assert cchc("validate", WRONG, *reports).code == 1
    assert sorted(os.listdir(tmp_path)) == sorted(FORMATS)  # noqa: PTH208 - names alone
    assert all(path.stat().st_size for path in tmp_path.iterdir())


@pytest.mark.parametrize("fmt", FORMATS[1:])
def test_formats_for_machines_are_plain_on_every_terminal(fmt: str, cchc: Cchc) -> None:
    first = cchc("validate", WRONG, "-f", fmt)
    env = {"COLUMNS": "40", "FORCE_COLOR": "1"}
    again = cchc("validate", WRONG, "-f", fmt, env=env, terminal=True, encoding="ascii")
    assert again.out_bytes == first.out_bytes


def test_a_job_summary_is_added_to_what_stands_there(cchc: Cchc, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    for _ in range(2):
        ran = cchc("validate", WRONG, env={"GITHUB_STEP_SUMMARY": str(summary)})
        assert ran.code == 1
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Before\n")
    assert text.count("## Kiểm tra số liệu") == 2
    assert "F302" in text


def test_a_job_summary_that_cannot_be_written(cchc: Cchc) -> None:
    ran = cchc("validate", WRONG, env={"GITHUB_STEP_SUMMARY": "none/summary.md"})
    assert ran.code == 2
    assert "không ghi được none/summary.md: không có thư mục này" in ran.err


@pytest.mark.parametrize(
    ("env", "terminal", "coloured"),
    [
        ({}, False, False),
        ({}, True, True),
        ({"NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
    ],
)
def test_colour(env: dict[str, str], terminal: bool, coloured: bool, cchc: Cchc) -> None:
    ran = cchc("validate", WRONG, env={"COLUMNS": "80", **env}, terminal=terminal)
    assert ("\x1b[" in ran.out) is coloured
    plain = re.sub(r"\x1b\[[0-9;]*m", "", ran.out)
    assert plain == cchc("validate", WRONG, env={"COLUMNS": "80"}).out


def test_who_reads_may_stop_at_any_time() -> None:
    assert run_into_closed_pipe("validate", WRONG) == (1, b"")
