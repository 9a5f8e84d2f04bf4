"""The JSON Schema of the plan file says what the reader says, as far as a schema can."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from cchc.errors import PlanError
from cchc.plan_file import read_plan
from cchc.reporters.plan.plan_schema import report_plan_schema

ROOT = Path(__file__).parents[1]
WRITTEN = ROOT / "cchc" / "schemas" / "plan.json"

PLAN = """\
plan: {id: small, name: Nhỏ, issuer: tinh, year: 2020}
areas: [{id: steering, name: Chỉ đạo, clause: II.7}]
groups: [{id: offices, name: Các sở, level: department}]
agencies:
  - {id: tinh, name: Tỉnh, level: province, aliases: [T]}
  - {id: so-a, name: Sở A, level: department, parent: tinh}
targets:
  - id: CT1
    clause: I.1
    area: steering
    name: Một
    measure: {kind: ratio, numerator: Số đạt, denominator: Tổng số}
    threshold: {at_least: 90}
    reported_by: [offices]
    judged: each
    responsible: {implement: [offices], monitor: [tinh]}
    basis: III.1
tasks:
  - {id: NV1, clause: II.1, area: steering, name: Hai, responsible: {implement: [so-a]}}
"""

GOOD = {
    "as it is": ("", ""),
    "English beside": ("name: Nhỏ", "name: Nhỏ, name_en: Small, language: en"),
    "bare numbers as text": ("clause: I.1\n", "clause: 1.10\n"),
    "bare number as id": ("id: NV1", "id: 11"),
    "decimals in a threshold": ("at_least: 90", "more_than: 12.5"),
    "0 and 100": ("at_least: 90", "at_most: 0"),
    "a change above 100": (
        "{kind: ratio, numerator: Số đạt, denominator: Tổng số}\n    threshold: {at_least: 90}",
        "{kind: change}\n    threshold: {at_least: 150}",
    ),
    "members": ("level: department}]", "members: [so-a]}]"),
    "no tasks": (PLAN[PLAN.index("tasks:") :], ""),
    "nobody responsible": ("    responsible: {implement: [offices], monitor: [tinh]}\n", ""),
}

# What is wrong: the edit, and the rule by which the reader refuses it.
BAD = {
    "unknown key at the top": ("areas:", "colour: red\nareas:", "P010"),
    "unknown key of the head": ("year: 2020", "year: 2020, month: 3", "P010"),
    "misspelt key": ("threshold:", "treshold:", "P010"),
    "unknown role": ("monitor:", "watch:", "P010"),
    "unknown key of a task": ("name: Hai", "name: Hai, due: soon", "P010"),
    "missing plan": (PLAN.splitlines()[0], "", "P011"),
    "missing year": (", year: 2020", "", "P011"),
    "missing id": ("id: steering, ", "", "P011"),
    "missing level": (", level: province", "", "P011"),
    "missing measure kind": ("kind: ratio, ", "", "P011"),
    "missing threshold": ("    threshold: {at_least: 90}\n", "", "P011"),
    "missing reporters": ("    reported_by: [offices]\n", "", "P011"),
    "text for a list": ("reported_by: [offices]", "reported_by: offices", "P012"),
    "list for text": ("name: Một", "name: [Một]", "P012"),
    "list for a mapping": ("threshold: {at_least: 90}", "threshold: [90]", "P012"),
    "text for a number": ("at_least: 90", 'at_least: "90"', "P012"),
    "percent sign": ("at_least: 90", "at_least: 90%", "P012"),
    "text for the year": ("year: 2020", 'year: "2020"', "P012"),
    "half a year": ("year: 2020", "year: 2020.5", "P012"),
    "year far away": ("year: 2020", "year: 20200", "P013"),
    "empty threshold": ("at_least: 90", "at_least: ", "P012"),
    "empty English name": ("name: Nhỏ", "name: Nhỏ, name_en: ", "P012"),
    "empty clause of an area": ("clause: II.7", "clause: ", "P012"),
    "empty level of a group": ("level: department}]", "level: }]", "P013"),
    "empty members": ("level: department}]", "members: }]", "P012"),
    "empty parent": ("parent: tinh", "parent: ", "P012"),
    "empty aliases": ("aliases: [T]", "aliases: ", "P012"),
    "empty numerator": ("numerator: Số đạt", "numerator: ", "P012"),
    "empty basis": ("basis: III.1", "basis:", "P012"),
    "empty judged": ("judged: each", "judged:", "P013"),
    "empty responsible": ("responsible: {implement: [so-a]}", "responsible: ", "P012"),
    "empty list": ("areas: [{id: steering, name: Chỉ đạo, clause: II.7}]", "areas:", "P012"),
    "blank name": ("name: Một", 'name: " "', "P110"),
    "unknown measure": ("kind: ratio", "kind: ration", "P013"),
    "task as a measure": ("kind: ratio", "kind: task", "P013"),
    "unknown level": ("level: province", "level: city", "P013"),
    "unknown judged": ("judged: each", "judged: both", "P013"),
    "unknown language": ("year: 2020", "year: 2020, language: fr", "P013"),
    "blanks in an id": ("id: CT1", "id: CT 1", "P014"),
    "tones in an id": ("id: so-a", "id: sở-a", "P014"),
    "id that begins with a hyphen": ("id: CT1", 'id: "-CT1"', "P014"),
    "negative number as id": ("id: CT1", "id: -1", "P014"),
    "malformed reference": ("implement: [so-a]", "implement: [Sở A]", "P014"),
    "threshold above 100": ("at_least: 90", "at_least: 100.5", "P104"),
    "negative threshold": ("at_least: 90", "at_least: -1", "P104"),
    "no comparison": ("{at_least: 90}", "{}", "P108"),
    "two comparisons": ("at_least: 90", "at_least: 30, at_most: 50", "P108"),
    "nobody reports": ("reported_by: [offices]", "reported_by: []", "P107"),
    "nobody implements": ("{implement: [so-a]}", "{monitor: [so-a]}", "P107"),
    "nobody in the list": ("implement: [so-a]", "implement: []", "P107"),
}


@pytest.fixture(scope="module")
def schema() -> Any:
    return json.loads("".join(report_plan_schema()))


def edited(old: str, new: str) -> str:
    assert old in PLAN
    return PLAN.replace(old, new, 1)


def refused(schema: Any, text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema)
    return [error.message for error in validator.iter_errors(yaml.safe_load(text))]


def codes(path: Path, text: str) -> set[str]:
    path.write_text(text, "utf-8")
    try:
        read_plan(path)
    except PlanError as error:
        return {found.rule.code for found in error.diagnostics.kept}
    return set()


def test_the_written_schema_is_fresh() -> None:
    """`cchc plan schema > cchc/schemas/plan.json` renews it."""
    assert WRITTEN.read_text("utf-8") == "".join(report_plan_schema())


def test_it_is_a_schema(schema: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_plan_names_it_and_holds_to_it(schema: Any) -> None:
    path = ROOT / "plan" / "2020.yaml"
    text = path.read_text("utf-8")
    _, named = text.splitlines()[0].split("$schema=")
    assert (path.parent / named).resolve() == WRITTEN.resolve()
    assert refused(schema, text) == []


@pytest.mark.parametrize("what", GOOD)
def test_what_the_reader_takes_the_schema_takes(what: str, schema: Any, tmp_path: Path) -> None:
    text = edited(*GOOD[what])
    assert codes(tmp_path / "plan.yaml", text) == set()
    assert refused(schema, text) == []


@pytest.mark.parametrize("what", BAD)
def test_what_the_schema_refuses_the_reader_refuses(what: str, schema: Any, tmp_path: Path) -> None:
    old, new, code = BAD[what]
    text = edited(old, new)
    assert code in codes(tmp_path / "plan.yaml", text)
    assert refused(schema, text)


@pytest.mark.parametrize("level", ["", ", level: department, members: [so-a]"])
def test_a_group_has_a_level_or_members(level: str, schema: Any) -> None:
    assert refused(schema, edited(", level: department}]", f"{level}}}]"))


def parts(schema: Any) -> Iterator[tuple[str, Any]]:
    yield "plan", schema
    yield from schema["$defs"].items()


def test_an_editor_can_explain_every_key_in_both_languages(schema: Any) -> None:
    for name, part in parts(schema):
        assert " · " in part["title"], name
        assert part["additionalProperties"] is False, name
        for key, value in part["properties"].items():
            assert "\n\n" in value["description"], f"{name}.{key}"
            assert "{" not in value["description"], f"{name}.{key}"


def test_every_word_of_a_fixed_choice_is_explained(schema: Any) -> None:
    choices = {
        key: value
        for _, part in parts(schema)
        for key, value in part["properties"].items()
        if "enum" in value
    }
    assert choices.keys() == {"language", "level", "kind", "judged"}
    for key in ("level", "kind", "judged"):
        for word in choices[key]["enum"]:
            assert f"`{word}`" in choices[key]["description"]
