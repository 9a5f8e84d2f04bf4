"""Awkward and hostile files end in the scorecard of their clean twin, or in the right complaint."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cchc

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
    "above", ["\n\n", ",,,,,,\r\n", " \t\n", "\ufeff\n", "sep=,\n", "\ufeffsep=,\r\n\r\n"]
)
def test_blank_lines_above_the_header_are_passed_over(
    above: str, cchc: Cchc, tmp_path: Path
) -> None:
    assert found(cchc, tmp_path / "q.csv", above + CLEAN) == (0, [])
