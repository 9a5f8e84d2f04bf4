"""SARIF, held to the part of the standard that is used."""

import json
import re
from string import Formatter
from typing import Any

import jsonschema
import pytest

from cchc import __version__
from cchc.checked import CheckedFiles
from cchc.diagnostics import Diagnostic, Place
from cchc.reporters.gate.sarif import report_sarif
from cchc.rules import RULES, Rule
from cchc.words import LANGUAGES, Lang
from tests.gate_samples import (
    NASTY,
    all_samples,
    checked,
    one_of_one,
    read_schema,
    source,
    unknown_agency,
)

VALIDATOR = jsonschema.Draft202012Validator(read_schema("sarif-2.1.0"))


def report(files: CheckedFiles, lang: Lang = "vi") -> dict[str, Any]:
    """Return the only run of a report that holds to the standard."""
    text = "".join(report_sarif(files, lang))
    assert all(line.isprintable() for line in text.split("\n"))
    log = json.loads(text.encode("utf-8"))
    VALIDATOR.validate(log)
    run: dict[str, Any]
    (run,) = log["runs"]
    return run


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("files", all_samples().values(), ids=all_samples().keys())
def test_the_report_holds_to_the_standard(files: CheckedFiles, lang: Lang) -> None:
    run = report(files, lang)
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(files.diagnostics.kept)
    assert run["language"] == lang
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert {rule["id"] for rule in rules} == {result["ruleId"] for result in run["results"]}
    marks = [result["partialFingerprints"]["cchc/v1"] for result in run["results"]]
    assert len(set(marks)) == len(marks)


def test_a_result() -> None:
    run = report(checked(unknown_agency("x", Place("báo cáo.csv", 3, 2))), "en")
    (result,) = run["results"]
    del result["partialFingerprints"]
    assert result == {
        "ruleId": "F201",
        "ruleIndex": 0,
        "level": "error",
        "message": {
            "text": "the plan has no agency “x”. "
            "Hint: write the id or the full name as in the plan."
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "b%C3%A1o%20c%C3%A1o.csv"},
                    "region": {"startLine": 3},
                },
                "logicalLocations": [{"fullyQualifiedName": "agency"}],
            }
        ],
    }
    assert run["tool"]["driver"]["version"] == __version__


PLACES = [
    (Place("-", 3, 2), "stdin", {"startLine": 3}),
    (Place("a.csv"), "a.csv", None),
    (Place("/a b.csv", 3), "file:///a%20b.csv", {"startLine": 3}),
    (Place("b.xlsx", 5, 5, "S"), "b.xlsx", None),
    (Place(""), ".", None),  # code scanning takes no result without a location
]


@pytest.mark.parametrize(("place", "uri", "region"), PLACES)
def test_a_region_stands_only_where_the_line_is_known(
    place: Place, uri: str, region: dict[str, int] | None
) -> None:
    (result,) = report(checked(one_of_one(place)))["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": uri}
    assert physical.get("region") == region
    assert result["level"] == "warning"


def test_a_cell_of_a_workbook_is_named() -> None:
    (result,) = report(checked(one_of_one(Place("b.xlsx", 5, 5, "Quý I"))))["results"]
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "Quý I!E5"}]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_nasty_text_is_neither_placeholder_nor_link(text: str) -> None:
    (result,) = report(checked(unknown_agency(text, Place(text, 3))))["results"]
    message = result["message"]["text"]
    assert not re.search(r"(?<!\\)\]\(", message)
    assert not re.search(r"[{}]", message.replace("{{", "").replace("}}", ""))
    assert message.replace("😀", "").replace("\U000e0041", "").isprintable() or "\ufffe" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_can_be_described(lang: Lang) -> None:
    found = (Diagnostic(rule, Place("a.csv"), None, None, any_details(rule)) for rule in RULES)
    described = report(checked(*found), lang)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == sorted(rule.code for rule in RULES)
    for rule in described:
        assert rule["shortDescription"]["text"].endswith((".", "…"))
        assert "{" not in rule["shortDescription"]["text"]


def any_details(rule: Rule) -> dict[str, object]:
    words = "".join(text for each in (rule.vi, rule.en) for text in (each.message, each.hint))
    return {name: "?" for _, name, _, _ in Formatter().parse(words) if name}


def test_details_of_a_rule_are_left_open() -> None:
    rule = report(checked(unknown_agency("x", Place("a.csv"))), "en")["tool"]["driver"]["rules"][0]
    assert rule["shortDescription"]["text"] == "the plan has no agency “…”."
    assert rule["help"]["text"].split("\n") == [
        "Hint: write the id or the full name as in the plan.",
        "Wrong: 2020-Q3,Sở Ytế,CT09,95,100,,",
        "Right: 2020-Q3,Sở Y tế,CT09,95,100,,",
    ]


def test_files_read_are_artifacts_each_once() -> None:
    files = (source("-"), source("b.xlsx", sheet="S"), source("b.xlsx", sheet="T"))
    artifacts = report(checked(sources=files))["artifacts"]
    assert [each["location"]["uri"] for each in artifacts] == ["stdin", "b.xlsx"]
    assert artifacts[0]["hashes"] == {"sha-256": "0123456789abcdef" * 4}


def test_what_was_not_kept_is_said() -> None:
    (invocation,) = report(checked(lost=(2, 3)), "en")["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "Not listed: errors 2, warnings 3."
