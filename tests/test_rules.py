"""The catalogue of rules: complete in both languages, and true in its examples."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from string import Formatter

import pytest

from cchc.rules import RULES, RULES_BY_NAME, Rule, RuleWords, find_rule
from tests.conftest import ROOT, Cchc
from tests.test_rules_by_example import HEADER, found

BANDS = ("P0", "P1", "F0", "F1", "F2", "F3", "F4")
OF_FIGURES = [rule for rule in RULES if rule.code[0] == "F"]
# Examples that are not of figures: names of files, a workbook, a title.
_NOT_TRIED = ("F003", "F018", "F021")
# What no line of text shows: empty and damaged files, what cannot be seen, what the system says.
_WITHOUT_EXAMPLE = {
    "F002", "F004", "F005", "F013", "F014", "F017", "F019", "F020", "F117",
    "P002", "P007", "P106",
}  # fmt: skip
_OF_A_FILE = re.compile(r"(?P<name>[\w-]+\.csv): (?P<row>.*)")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def code(rule: Rule) -> str:
    return rule.code


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes) == len(RULES_BY_NAME)
    assert codes == sorted(codes, key=lambda each: (BANDS.index(each[:2]), each))
    assert {each[:2] for each in codes} == set(BANDS)


@pytest.mark.parametrize("rule", RULES, ids=code)
def test_a_rule_is_named_for_what_is_wrong_in_words_with_hyphens(rule: Rule) -> None:
    assert re.fullmatch(r"[PF]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)


@pytest.mark.parametrize("rule", RULES, ids=code)
def test_both_languages_say_the_same_things(rule: Rule) -> None:
    for part in RuleWords._fields:
        vi, en = getattr(rule.vi, part), getattr(rule.en, part)
        assert placeholders(vi) == placeholders(en), part
        assert vi != en or placeholders(vi), part
    assert not placeholders(rule.vi.about)


@pytest.mark.parametrize("rule", RULES, ids=code)
def test_words_are_whole_and_plain(rule: Rule) -> None:
    for words in (rule.vi, rule.en):
        assert all(words)
        assert all(unicodedata.is_normalized("NFC", text) for text in words)
        # Message and hint are put into sentences; the reason is sentences.
        assert not words.message.endswith(".")
        assert not words.hint.endswith(".")
        assert words.about.endswith(".")
        assert words.about[0].isupper() or words.about[0].isdigit()
        assert words.message[0] == words.message[0].lower() or words.message[:4] == "YAML"
        assert words.hint[0] == words.hint[0].lower()


@pytest.mark.parametrize("rule", RULES, ids=code)
def test_a_rule_is_found_by_code_and_by_name_in_any_case(rule: Rule) -> None:
    assert find_rule(rule.code.lower()) is rule
    assert find_rule(f" {rule.name.upper()} ") is rule


@pytest.mark.parametrize("sought", ["", "F", "F999", "F3021"])
def test_what_is_no_rule_is_not_found(sought: str) -> None:
    assert find_rule(sought) is None


def test_rules_have_an_example_wherever_a_line_of_text_can_show_one() -> None:
    assert {rule.code for rule in RULES if not rule.bad} == _WITHOUT_EXAMPLE
    assert {rule.code for rule in RULES if not rule.good} == _WITHOUT_EXAMPLE


# --- examples are true --------------------------------------------------------------------------


def tried(example: str, cchc: Cchc, folder: Path) -> set[str]:
    """Make the files of an example, run its command, and return the codes of what is found.

    A line `cchc …` is the command, a line `name.csv: row` a row of that file; other lines are a
    header, or rows that stand below one and a clean row.
    """
    command = "cchc validate example.csv"
    files: dict[str, list[str]] = {}
    for line in example.splitlines():
        if line.startswith("cchc "):
            command = line
        elif of_a_file := _OF_A_FILE.fullmatch(line):
            files.setdefault(of_a_file["name"], [HEADER]).append(of_a_file["row"])
        else:
            first = [] if line.startswith("period,") else [HEADER, row_under(HEADER)]
            files.setdefault("example.csv", first).append(line)
    for name, lines in files.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    where = folder if files else ROOT
    return {line.rpartition(" ")[2] for line in found(cchc, where, command.split()[1:])}


def row_under(header: str) -> str:
    """A clean row under a header."""
    cells = {"period": "2020-Q3", "agency": "dai-ptth", "target": "NV7.4", "value": "hoàn thành"}
    return ",".join(cells.get(column, "") for column in header.split(","))


TRIED = [rule for rule in OF_FIGURES if rule.bad and rule.code not in _NOT_TRIED]


@pytest.mark.parametrize("rule", TRIED, ids=code)
def test_the_bad_example_breaks_the_rule_and_nothing_else(
    rule: Rule, cchc: Cchc, tmp_path: Path
) -> None:
    example = rule.bad
    if example.startswith("period,") and rule.name != "no-rows":
        example += f"\n{row_under(example)}"
    assert tried(example, cchc, tmp_path) == {rule.code}


@pytest.mark.parametrize("rule", TRIED, ids=code)
def test_the_good_example_breaks_no_rule(rule: Rule, cchc: Cchc, tmp_path: Path) -> None:
    example = rule.good
    if example == HEADER:
        example += f"\n{row_under(example)}"
    assert tried(example, cchc, tmp_path) == set()
