"""Awkward and hostile files end in the scorecard of their clean twin, or in the right complaint."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc.__main__ import main
from cchc.diagnostics import Diagnostic, show_message
from cchc.figure_file import open_table
from tests.conftest import ROOT, Cchc, soon

HEADER = "period,agency,target,numerator,denominator,value,note"
ROWS = (
    "2020-Q3,so-y-te,CT09,1150,1200,,",
    "2020-Q3,so-y-te,CT17.2,,,78.3,",
    "2020-Q3,so-y-te,CT19.1,,,có,",
    "2020-Q3,so-tu-phap,NV1.1,,,hoàn thành,",
)
CLEAN = "\n".join([HEADER, *ROWS]) + "\n"

_FOUND = re.compile(r".*?\.\w+(?::(?P<place>[\d:]+))?: (?:error|warning) (?P<code>F\d{3}) ")


def found(cchc: Cchc, path: Path, content: str | bytes) -> tuple[int, list[str]]:
    """Write a file and validate it; return the exit code and what was found: `place code`."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    ran = cchc("validate", path, "--lang", "en", env={"CCHC_PLAN": str(ROOT / "plan/2020.yaml")})
    assert ran.err == ""
    matches = filter(None, map(_FOUND.match, ran.out.splitlines()))
    return ran.code, [f"{match['place'] or ''} {match['code']}".strip() for match in matches]


# --- nothing is dropped or read wrongly in silence ----------------------------------------------

CUT_NUMBERS = {
    "percentage": "2020-Q3,so-y-te,CT17.2,,,78,3",
    "percentage and note": "2020-Q3,so-y-te,CT17.2,,,78,3,",
    "percentage with its sign": "2020-Q3,so-y-te,CT17.2,,,78,3%,",
    "stated percentage": "2020-Q3,so-y-te,CT09,1150,1200,95,8,",
    "thousands that agree by chance": "2020-Q3,so-y-te,CT09,1,150,1,200,,",
}


@pytest.mark.parametrize("row", CUT_NUMBERS.values(), ids=CUT_NUMBERS)
def test_a_number_cut_at_its_comma_is_not_used(row: str, cchc: Cchc, tmp_path: Path) -> None:
    assert found(cchc, tmp_path / "q.csv", f"{HEADER}\n{row}\n") == (1, ["2:6 F118"])


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}\n2020-Q3,so-y-te,CT09,95,100,,5\n",
        f"{HEADER}\n2020-Q3,so-y-te,CT17.2,,,78.3,5 phiếu trắng\n",
        f"{HEADER}\n2020-Q3,so-y-te,CT17.2,,,78,3\n".replace(",", "\t"),
        f"{HEADER}\n2020-Q3,so-y-te,CT17.2,,,78,3\n".replace(",", ";"),
        "period,agency,target,numerator,denominator,note,value\n2020-Q3,so-y-te,CT17.2,,,3,78\n",
    ],
)
def test_a_note_that_is_a_number_is_fine_where_no_comma_can_have_cut_it(
    text: str, cchc: Cchc, tmp_path: Path
) -> None:
    assert found(cchc, tmp_path / "q.csv", text) == (0, [])


@pytest.mark.parametrize("period", ["2020-Q3", "Quý III/2020", "Q3/2020", "9 tháng 2020", ""])
@pytest.mark.parametrize(
    "order", [(0, 1, 2, 3, 4, 5, 6), (2, 1, 0, 3, 4, 5, 6), (1, 2, 3, 4, 5, 0, 6)]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_that_a_quote_has_swallowed_are_missed(
    period: str, order: tuple[int, ...], delimiter: str, cchc: Cchc, tmp_path: Path
) -> None:
    rows = [row.replace("2020-Q3", period or "?").split(",") for row in (HEADER, *ROWS)]
    rows[1][6], rows[2][6] = '"đã rà soát', 'theo kế hoạch"'
    text = "\n".join(delimiter.join(row[at] for at in order) for row in rows)
    code, told = found(cchc, tmp_path / "q.csv", text)
    assert (code, "2:7 F116" in told) == (1, True)


def test_a_note_of_several_lines_swallows_nothing(cchc: Cchc, tmp_path: Path) -> None:
    note = '"Gồm:\r\n- 1.200 hồ sơ, trong đó 5, 6, 7 và 8 chậm;\n- các mục 1,2; 3, 4; 5, 6; 7."'
    text = CLEAN.replace("1150,1200,,", f"1150,1200,,{note}")
    assert found(cchc, tmp_path / "q.csv", text) == (0, [])


@pytest.mark.parametrize("target", ["CT0⁹", "CT09¹", "CT①"])
def test_a_raised_digit_is_no_part_of_an_id(target: str, cchc: Cchc, tmp_path: Path) -> None:
    text = CLEAN.replace("CT09", target)
    assert found(cchc, tmp_path / "q.csv", text) == (1, ["2:3 F203"])


def test_a_file_whose_rows_are_broken_is_not_called_empty(cchc: Cchc, tmp_path: Path) -> None:
    text = f'{HEADER}\n2020-Q3,so-y-te,CT09,95,100,,"mở\n'
    assert found(cchc, tmp_path / "q.csv", text) == (1, ["2 F009"])


# --- what stands above the header ---------------------------------------------------------------


@pytest.mark.parametrize(
    "above",
    [
        "BÁO CÁO SỐ LIỆU QUÝ III/2020\n",
        "BÁO CÁO,,,,,,\n",
        '"Sở Y tế, quý III năm 2020",,,,,,\n,,,,,,\n',
        "# số liệu\n",
        "1,2,3,4,5,6,7\n",
    ],
)
def test_a_title_above_the_header_is_one_complaint_that_says_so(
    above: str, cchc: Cchc, tmp_path: Path
) -> None:
    assert found(cchc, tmp_path / "q.csv", above + CLEAN) == (1, ["1 F021"])


@pytest.mark.parametrize(
    "above",
    [
        "\n\n",
        ",,,,,,\r\n",
        " \t\n",
        "\ufeff\n",
        "sep=,\n",
        "\ufeffsep=,\r\n\r\n",
        "\u00a0\n",
        " " * 200_000 + "\n",
    ],
)
def test_blank_lines_above_the_header_are_passed_over(
    above: str, cchc: Cchc, tmp_path: Path
) -> None:
    assert found(cchc, tmp_path / "q.csv", above + CLEAN) == (0, [])


# --- bytes --------------------------------------------------------------------------------------

WIDE = f"\ufeff{CLEAN}".encode("utf-16-le")
BYTES = {
    "a page in UTF-16": ("\ufeff<html><table>".encode("utf-16-le"), ["F003"]),
    "a piece of a page": (b"<div class=x><table><tr><td>1</td></tr></table>", ["F003"]),
    "a row of a page": (b"\r\n<tr>\n<td>period</td>", ["F003"]),
    "a page with its pictures": (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", ["F003"]),
    "a mark that is no tag": (b"<x>,<y>\n", ["1 F021"]),
    "nothing but FF": (b"\xff" * 1000, ["1 F004"]),
    "a cut letter": (CLEAN.encode() + "2020-Q3,ở".encode()[:-1], ["6 F004"]),
    "half a letter of UTF-16": (WIDE[:-1], ["5 F004"]),
    "UTF-16 without its mark": (CLEAN.encode("utf-16-be"), ["F005"]),
}


@pytest.mark.parametrize(("content", "told"), BYTES.values(), ids=BYTES)
def test_bytes_that_are_no_figures(
    content: bytes, told: list[str], cchc: Cchc, tmp_path: Path
) -> None:
    code, seen = found(cchc, tmp_path / "q.csv", content)
    # The place of bytes that are no text at all is the file.
    assert (code, [each.rpartition(" ")[2] if told[0][0] == "F" else each for each in seen]) == (
        1,
        told,
    )


def test_the_encoding_that_a_byte_is_not_of_is_the_one_that_was_tried(
    cchc: Cchc, tmp_path: Path
) -> None:
    for content, encoding in ((WIDE[:-1], "UTF-16"), (b"\xff" * 1000, "UTF-8")):
        (tmp_path / "q.csv").write_bytes(content)
        assert f"is not {encoding})" in cchc("validate", tmp_path / "q.csv", "--lang", "en").out


# --- nothing takes for ever ---------------------------------------------------------------------

PILE = "\u0323\u0301" * 60_000
LONG = {
    "marks that pile up": f"{HEADER}\n2020-Q3,a{PILE},CT09,1,2,,\n".encode(),
    "tones in windows-1258": (
        f"{HEADER}\n2020-Q3,so-y-te,à".encode("cp1258") + b"\xcc\xf2" * 60_000
    ),
    "a line of blanks": b" " * 10_000_000,
    "a line of delimiters": b";" * 2_000_000,
}


@pytest.mark.parametrize("content", LONG.values(), ids=LONG)
def test_long_inputs_are_answered_at_once(content: bytes, cchc: Cchc, tmp_path: Path) -> None:
    with soon(50):
        code, told = found(cchc, tmp_path / "q.csv", content)
    assert (code, len(told)) == (1, 1)


def test_a_file_of_mistakes_is_answered_soon(cchc: Cchc, tmp_path: Path) -> None:
    rows = (f"2020-Q3,Sở {at} abc,CT09,1,2,," for at in range(40_000))
    with soon(100):
        code, _ = found(cchc, tmp_path / "q.csv", "\n".join([HEADER, *rows]))
    assert code == 1


# --- where the program runs ---------------------------------------------------------------------


def test_closed_standard_input_is_said_to_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    reported: list[Diagnostic] = []
    assert open_table("-", (), reported.append) is None
    assert [show_message(each, "en") for each in reported] == [
        "the file cannot be read: standard input is closed"
    ]


@pytest.mark.parametrize("columns", ["²", "9" * 5000, "-5", "0", "x"])
def test_a_width_that_is_none_is_not_believed(columns: str, cchc: Cchc) -> None:
    assert cchc("score", "data/q3.csv", env={"COLUMNS": columns}) == cchc("score", "data/q3.csv")


def test_interrupted_while_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("cchc.cli.run.run", interrupted)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
