"""`cchc rules`: the catalogue as a table, one rule explained, and both for machines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from cchc.rules import RULES, Rule
from tests.conftest import ROOT, Cchc, Golden

SHAPES: dict[str, tuple[list[str], dict[str, str]]] = {
    "rules-80-vi.txt": ([], {"COLUMNS": "80"}),
    "rules-140-en.txt": (["--lang", "en"], {"COLUMNS": "140"}),
    "F302-80-vi.txt": (["F302"], {"COLUMNS": "80"}),
    "F308-80-en.txt": (["F308", "--lang", "en"], {"COLUMNS": "80"}),
    "P104-60-vi.txt": (["threshold-out-of-range"], {"COLUMNS": "60"}),
}


@pytest.mark.parametrize("name", SHAPES)
def test_golden_output(name: str, cchc: Cchc, golden: Golden) -> None:
    arguments, env = SHAPES[name]
    ran = cchc("rules", *arguments, env=env)
    assert (ran.code, ran.err) == (0, "")
    golden(f"rules/{name}", ran.out)


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, lang: str, cchc: Cchc) -> None:
    out = cchc("rules", "--lang", lang, env={"COLUMNS": str(width)}).out
    assert [line for line in out.splitlines() if cell_len(line) > width] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_rule_is_listed_once_in_order(lang: str, cchc: Cchc) -> None:
    lines = cchc("rules", "--lang", lang).out.splitlines()
    listed = [line.split()[0] for line in lines if line[:1] in ("P", "F") and line[1:4].isdigit()]
    assert listed == [rule.code for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_one_rule_is_explained_by_code_or_name_in_any_case(rule: Rule, cchc: Cchc) -> None:
    ran = cchc("rules", rule.code.lower())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == cchc("rules", rule.name.upper()).out
    lines = ran.out.splitlines()
    assert lines[0].startswith(f"{rule.code} {rule.name} (")
    assert [line.partition(":")[0] for line in lines[1:4]] == ["Thông báo", "Vì sao", "Cách sửa"]
    for example in (rule.bad, rule.good):
        for line in example.splitlines():
            assert f"    {line}" in lines


@pytest.mark.parametrize(
    ("sought", "nearest"), [("F3O2", "F302"), ("empty-sell", "empty-cell"), ("x", ""), ("", "")]
)
def test_an_unknown_rule(sought: str, nearest: str, cchc: Cchc) -> None:
    ran = cchc("rules", sought, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert f"there is no rule “{sought}”" in ran.err
    assert (f"did you mean “{nearest}”?" in ran.err) == bool(nearest)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_json_lists_every_rule_in_the_language_of_choice(lang: str, cchc: Cchc) -> None:
    listed = json.loads(cchc("rules", "--format", "json", "--lang", lang).out)
    assert listed == [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "message": rule.words(lang).message,
            "hint": rule.words(lang).hint,
            "about": rule.words(lang).about,
            "bad": rule.bad or None,
            "good": rule.good or None,
        }
        for rule in RULES
    ]


def test_json_of_one_rule_is_a_list_of_it(cchc: Cchc) -> None:
    (found,) = json.loads(cchc("rules", "F117", "-f", "json").out)
    assert (found["code"], found["bad"]) == ("F117", None)


def test_markdown_is_the_page_in_docs(cchc: Cchc) -> None:
    out = cchc("rules", "--format", "markdown").out
    assert out == (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert out == cchc("rules", "--format", "markdown", "--lang", "en").out
    assert cchc("rules", "F302", "--format", "markdown").out in out


@pytest.mark.parametrize("fmt", ["text", "json", "markdown"])
def test_a_file_holds_what_would_be_printed(fmt: str, cchc: Cchc, tmp_path: Path) -> None:
    path = tmp_path / "rules"
    ran = cchc("rules", "-f", fmt, "-o", path, terminal=True)
    assert (ran.code, ran.out) == (0, "")
    assert path.read_bytes() == cchc("rules", "-f", fmt).out_bytes


@pytest.mark.parametrize("code", ["F302", None])
def test_colour_only_on_a_terminal(code: str | None, cchc: Cchc) -> None:
    arguments = ["rules", *([code] if code else [])]
    assert "\x1b[" in cchc(*arguments, terminal=True).out
    assert "\x1b[" not in cchc(*arguments, terminal=True, env={"NO_COLOR": "1"}).out
    assert "\x1b[" not in cchc(*arguments).out
