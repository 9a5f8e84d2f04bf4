"""The page of rules that is made from the catalogue."""

from __future__ import annotations

import re

from cchc.reporters.rules.rules_markdown import report_rules_markdown
from cchc.rules import RULES
from tests.conftest import ROOT

PAGE = "".join(report_rules_markdown())


def test_the_page_in_docs_is_fresh() -> None:
    """`cchc rules --format markdown --output docs/rules.md` writes it anew."""
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == PAGE


def test_every_rule_has_a_section_in_order_under_its_band() -> None:
    sections = re.findall(r"^(?:## (P\d|F\d)|### ((?:P|F)\d{3}) ([a-z0-9-]+)$)", PAGE, re.M)
    band, listed = "", []
    for heading, code, name in sections:
        band = heading or band
        if code:
            assert code.startswith(band)
            listed.append((code, name))
    assert listed == [(rule.code, rule.name) for rule in RULES]


def test_both_languages_stand_side_by_side() -> None:
    section = PAGE[PAGE.index("### F302") : PAGE.index("### F303")]
    assert "| lỗi · error | Tiếng Việt | English |" in section
    assert (
        "| tử số … lớn hơn mẫu số … | the numerator … is larger than the denominator … |" in section
    )


def test_no_detail_is_left_unfilled_and_no_table_is_torn() -> None:
    tables = [line for line in PAGE.splitlines() if line.startswith("|")]
    assert len(tables) == 5 * len(RULES)
    for line in tables:
        assert line.count(" | ") == 2
        assert not re.search(r"\{\w+\}", line)
