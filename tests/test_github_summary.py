"""The job summary, put to a Markdown parser."""

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cchc.checked import CheckedFiles
from cchc.diagnostics import Place
from cchc.reporters.gate.github_summary import FINDINGS, report_github_summary
from cchc.reporters.shown import show_harmless
from cchc.words import LANGUAGES, Lang
from tests.gate_samples import (
    NASTY,
    all_samples,
    checked,
    completeness,
    one_of_one,
    source,
    unknown_agency,
)

PARSER = MarkdownIt("commonmark").enable("table")


def summary(files: CheckedFiles, lang: Lang = "vi") -> str:
    return "".join(report_github_summary(files, lang))


def tables(text: str) -> list[list[list[str]]]:
    """Return the tables as rows of the words that a reader sees; no markup may stand in them."""
    found: list[list[list[str]]] = []
    inside = False
    for token in PARSER.parse(text):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and inside:
            found[-1][-1].append(normal(words(token)))
        inside = (inside or token.type == "table_open") and token.type != "table_close"
    return found


def words(token: Token) -> str:
    kinds = {child.type for child in token.children or ()}
    assert kinds <= {"text", "text_special"}, kinds
    return "".join(child.content for child in token.children or ())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("files", all_samples().values(), ids=all_samples().keys())
def test_every_row_of_a_table_has_the_cells_of_its_head(files: CheckedFiles, lang: Lang) -> None:
    text = summary(files, lang)
    assert text.startswith("## ")
    for table in tables(text):
        assert {len(row) for row in table} == {len(table[0])}
    assert len(text.encode()) < 1_000_000


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_nasty_text_shows_as_it_is(text: str) -> None:
    found = unknown_agency(text[:150], Place("a.csv", 3, 2))
    written = summary(checked(found, sources=(source("b.xlsx", sheet=text[:150]),)))
    assert "://" not in written
    assert "www." not in written
    files, findings = tables(written)
    shown = show_harmless(text[:150])
    assert files[1][0] == normal(f"b.xlsx ({shown})")
    assert findings[1][2] == normal(f"không có cơ quan “{shown}” trong kế hoạch")


def normal(text: str) -> str:
    """A browser shows a row of blanks as one."""
    return re.sub(r"[ \t]+", " ", text).strip()


VERDICTS = [
    (checked(), "✅ Nothing is wrong: the figures can be used."),
    (
        checked(one_of_one(Place("a.csv"))),
        "⚠️ The figures can be used; warnings to look at: 1.",
    ),
    (
        checked(unknown_agency("x", Place("a.csv")), lost=(1233, 5)),
        "❌ Errors to correct: 1,234; warnings to look at: 5.",
    ),
]


@pytest.mark.parametrize(("files", "verdict"), VERDICTS)
def test_the_verdict_stands_on_top(files: CheckedFiles, verdict: str) -> None:
    assert summary(files, "en").split("\n")[2] == verdict


def test_findings_beyond_the_limit_are_counted() -> None:
    found = [unknown_agency(str(line), Place("a.csv", line, 2)) for line in range(2, 102)]
    text = summary(checked(*found, lost=(7, 0)), "en")
    (findings,) = tables(text)
    assert len(findings) == 1 + FINDINGS
    assert "\n… and 57 more\n" in text


def test_what_is_missing_is_listed_by_agency() -> None:
    text = summary(checked(whole=(completeness(46),)), "vi")
    assert "<summary>Còn thiếu, kỳ 2020-Q3: 46 trên 1.100 số liệu</summary>" in text
    (missing,) = tables(text)
    head, first, second = missing
    assert head == ["Cơ quan", "Phải báo cáo", "Đã nhận", "Còn thiếu"]
    assert first[:3] == ["Sở Nội vụ", "44", "0"]
    assert first[3].endswith(" … và 34 chỉ tiêu, nhiệm vụ nữa")
    assert second == ["Sở Tư pháp", "26", "24", "CT03, CT04"]


def test_a_complete_period_says_so() -> None:
    text = summary(checked(whole=(completeness(),)), "en")
    assert "✅ 2020-Q3: all 1,100 figures were received." in text
    assert "<details>" not in text


def test_many_files_are_counted() -> None:
    text = summary(checked(sources=tuple(source(f"{name}.csv") for name in range(230))), "en")
    assert "\n… and 30 more files\n" in text
