"""The closing paragraph: its numbers are those of the JSON, its sentences those of a report."""

from __future__ import annotations

import json
import re
from decimal import ROUND_FLOOR, Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.diagnostics import Diagnostics
from cchc.plan import Plan
from cchc.reporters.summary.json_summary import report_summary_json
from cchc.reporters.summary.summary_paragraph import show_paragraph
from cchc.summarising import summarise
from cchc.summary import QuarterlySummary
from cchc.words import LANGUAGES, Lang
from tests.conftest import Cchc, Golden
from tests.summary_samples import WHOLE, Cell, card, small_plan, without

NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return small_plan(tmp_path_factory.mktemp("plan"))


def names_in(plan: Plan) -> list[str]:
    """Every id and name of the plan; digits in them are no numbers of the paragraph."""
    named = [
        *((each.id, each.name) for each in plan.areas),
        *((each.id, each.name) for each in plan.agencies),
        *((each.id, each.name) for each in plan.targets),
    ]
    texts = {text for each, name in named for text in (each, name.vi, name.en)}
    return sorted(texts, key=len, reverse=True)


def numbers_in(paragraph: str, lang: Lang, names: list[str]) -> list[tuple[Decimal, bool]]:
    """The numbers of a paragraph, and whether each is a percentage."""
    for name in names:
        paragraph = paragraph.replace(name, "")
    thousands, point = (".", ",") if lang == "vi" else (",", ".")
    return [
        (Decimal(text.rstrip("%").replace(thousands, "").replace(point, ".")), text.endswith("%"))
        for text in NUMBER.findall(paragraph)
    ]


def numbers_of(value: Any) -> set[Decimal]:
    """Every number of a JSON value."""
    if isinstance(value, dict):
        return {number for each in value.values() for number in numbers_of(each)}
    if isinstance(value, list):
        return {number for each in value for number in numbers_of(each)}
    known = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return {Decimal(value)} if known else set()


def not_found(summary: QuarterlySummary, lang: Lang) -> list[tuple[Decimal, bool]]:
    """The numbers of the paragraph that the JSON does not hold."""
    text = "".join(report_summary_json(summary, Diagnostics(), lang))
    held = numbers_of(json.loads(text, parse_float=Decimal))
    cut = {each.quantize(Decimal("0.1"), ROUND_FLOOR) for each in held}
    found = numbers_in(show_paragraph(summary, lang), lang, names_in(summary.plan))
    assert found
    return [(each, percent) for each, percent in found if each not in (cut if percent else held)]


def sentences_in(paragraph: str) -> list[str]:
    return re.split(r"(?<=\.) (?=[A-ZĐ])", paragraph)


SITUATIONS: dict[str, list[tuple[int, dict[str, Cell]]]] = {
    "one quarter": [(2, WHOLE)],
    "two quarters": [(1, WHOLE), (2, without(d_R50=(60, 100), a_R90=(5, 10)))],
    "a quarter left out": [(1, WHOLE), (3, without(d_R50=(60, 100)))],
    "the reporters changed": [(1, without("c R90")), (2, without("b R90", "c Y100"))],
    "the last quarter": [(3, WHOLE), (4, without("a N1"))],
    "all is met": [(1, WHOLE), (2, without(d_R50=(60, 100), b_Y100="yes", a_N1="done"))],
    "nothing arises": [(1, dict.fromkeys(WHOLE, "n/a"))],
    "hardly anything is there": [(1, {"d R50": (1, 3)}), (2, {"a R90": "invalid"})],
    "nothing is met": [(1, {"d R50": (1, 2999)}), (2, {"d R50": (2, 2999)})],
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_six_to_ten_sentences_whose_numbers_are_in_the_json(
    small: Plan, situation: str, lang: Lang
) -> None:
    summary = summarise([card(small, *each) for each in SITUATIONS[situation]])
    paragraph = show_paragraph(summary, lang)
    sentences = sentences_in(paragraph)
    assert 6 <= len(sentences) <= 10, paragraph
    assert all(each.endswith(".") and "{" not in each for each in sentences)
    assert "  " not in paragraph
    assert not_found(summary, lang) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_paragraph_of_the_sample_quarters_holds_only_numbers_of_the_json(
    cchc: Cchc, plan: Plan, lang: Lang
) -> None:
    ran = cchc("summary", "data", "--lang", lang)
    paragraph = ran.out.splitlines()[-1]
    held = numbers_of(json.loads(cchc("summary", "data", "-f", "json").out, parse_float=Decimal))
    cut = {each.quantize(Decimal("0.1"), ROUND_FLOOR) for each in held}
    found = numbers_in(paragraph, lang, names_in(plan))
    assert len(found) > 40
    assert [each for each, percent in found if each not in (cut if percent else held)] == []
    # The thousands and the decimals were read as they are meant.
    assert (Decimal(1060), False) in found
    assert (Decimal("96.3"), True) in found
    assert 6 <= len(sentences_in(paragraph)) <= 10


def test_a_number_that_is_not_in_the_json_is_noticed(small: Plan) -> None:
    assert numbers_in("đạt 1.234/5 (6,7%), CT10.4", "vi", ["CT10.4"]) == [
        (Decimal(1234), False),
        (Decimal(5), False),
        (Decimal("6.7"), True),
    ]
    assert numbers_of({"a": [1, {"b": Decimal("2.5")}], "c": True, "d": "7"}) == {
        Decimal(1),
        Decimal("2.5"),
    }


@pytest.mark.parametrize("quarters", ["q1", "q2", "q3", "all"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_golden_paragraphs(cchc: Cchc, golden: Golden, quarters: str, lang: Lang) -> None:
    files = "data" if quarters == "all" else f"data/{quarters}.csv"
    paragraph = cchc("summary", files, "--lang", lang).out.splitlines()[-1]
    golden(f"summary/paragraph-{quarters}-{lang}.txt", paragraph.replace(". ", ".\n") + "\n")


@pytest.mark.parametrize(
    ("situation", "said", "unsaid"),
    [
        (
            "two quarters",
            ["So với quý trước", "có thêm 1 chỉ tiêu (R50 “Hồ sơ trực tuyến”)"],
            ["Riêng"],
        ),
        ("two quarters", ["1 chỉ tiêu (R90 “Hồ sơ đúng hạn”) đã đạt nhưng nay không còn đạt"], []),
        ("a quarter left out", ["So với quý I,"], ["quý trước"]),
        ("the reporters changed", ["Riêng 2 chỉ tiêu có cơ quan gửi số liệu thay đổi"], []),
        ("the last quarter", ["kế hoạch năm sau"], ["có nguy cơ", "hoàn thành kế hoạch năm"]),
        (
            "all is met",
            ["Không còn chỉ tiêu, nhiệm vụ nào chưa đạt", "tiếp tục duy trì"],
            ["thiếu"],
        ),
        ("one quarter", ["khối sở, ban, ngành", "đầy đủ 9 số liệu"], ["So với", "nguy cơ"]),
        ("nothing arises", ["chưa có chỉ tiêu, nhiệm vụ nào"], ["–"]),
        ("hardly anything is there", ["(kể cả 1 số liệu đã gửi nhưng bị lỗi)"], []),
    ],
)
def test_what_the_vietnamese_says(
    small: Plan, situation: str, said: list[str], unsaid: list[str]
) -> None:
    paragraph = show_paragraph(
        summarise([card(small, *each) for each in SITUATIONS[situation]]), "vi"
    )
    assert [words for words in said if words not in paragraph] == []
    assert [words for words in unsaid if words in paragraph] == []


@pytest.mark.parametrize(
    ("situation", "said"),
    [
        (
            "two quarters",
            "the province newly met 1 target (R50 “Files online”), and no longer met 1 target (R90 "
            "“Files on time”)",
        ),
        (
            "the reporters changed",
            "The agencies that reported 2 targets were not the same",
        ),
        ("nothing is met", "4 agencies had yet to submit 8 figures"),
        ("a quarter left out", "Compared with the first quarter"),
    ],
)
def test_what_the_english_says(small: Plan, situation: str, said: str) -> None:
    summary = summarise([card(small, *each) for each in SITUATIONS[situation]])
    assert said in show_paragraph(summary, "en")


_COUNTS = st.integers(1, 2000).flatmap(lambda low: st.tuples(st.integers(0, low), st.just(low)))


@settings(max_examples=40, deadline=None)
@given(first=st.lists(_COUNTS, min_size=5, max_size=5), gone=st.sets(st.sampled_from([*WHOLE])))
def test_any_figures_give_numbers_of_the_json(
    small: Plan, first: list[tuple[int, int]], gone: set[str]
) -> None:
    counted = [key for key, cell in WHOLE.items() if isinstance(cell, tuple)]
    before = card(small, 1, WHOLE | dict(zip(counted, first, strict=True)))
    summary = summarise([before, card(small, 2, without(*list(gone)[:8]))])
    for lang in LANGUAGES:
        assert not_found(summary, lang) == []
        assert 6 <= len(sentences_in(show_paragraph(summary, lang))) <= 10
