"""The code quality report, held to GitLab's format."""

import json
from typing import Any

import jsonschema
import pytest

from cchc.checked import CheckedFiles
from cchc.diagnostics import Place
from cchc.reporters.gate.gitlab import report_gitlab
from cchc.words import LANGUAGES, Lang
from tests.gate_samples import all_samples, checked, one_of_one, read_schema, source, unknown_agency

VALIDATOR = jsonschema.Draft202012Validator(read_schema("gitlab-code-quality"))


def report(files: CheckedFiles, lang: Lang = "vi") -> list[dict[str, Any]]:
    text = "".join(report_gitlab(files, lang))
    assert all(line.isprintable() for line in text.split("\n"))
    written: list[dict[str, Any]] = json.loads(text.encode("utf-8"))
    return written


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("files", all_samples().values(), ids=all_samples().keys())
def test_the_report_holds_to_the_format(files: CheckedFiles, lang: Lang) -> None:
    issues = report(files, lang)
    VALIDATOR.validate(issues)
    assert len(issues) == len(files.diagnostics.kept) + bool(files.diagnostics.dropped)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_an_entry() -> None:
    (issue,) = report(checked(unknown_agency("x", Place("./data/a b.csv", 3, 2))), "en")
    assert len(issue.pop("fingerprint")) == 64
    assert issue == {
        "description": "F201: the plan has no agency “x”. "
        "Hint: write the id or the full name as in the plan.",
        "check_name": "unknown-agency",
        "severity": "major",
        "location": {"path": "data/a b.csv", "lines": {"begin": 3}},
    }


PLACES = [
    (Place("-", 3), "stdin", 3, "F201: the plan"),
    (Place("a.csv"), "a.csv", 1, "F201: the plan"),
    (Place("b.xlsx", 5, 5, "S"), "b.xlsx", 5, "F201: S!E5: the plan"),
    (Place("b.xlsx", 0, 0, "S"), "b.xlsx", 1, "F201: the plan"),
]


@pytest.mark.parametrize(("place", "path", "line", "words"), PLACES)
def test_place(place: Place, path: str, line: int, words: str) -> None:
    (issue,) = report(checked(unknown_agency("x", place)), "en")
    assert issue["location"] == {"path": path, "lines": {"begin": line}}
    assert issue["description"].startswith(words)


def test_a_warning_is_minor() -> None:
    (issue,) = report(checked(one_of_one(Place("a.csv", 3))))
    assert issue["severity"] == "minor"


def test_the_fingerprints_do_not_depend_on_the_language() -> None:
    files = all_samples()["many"]
    vietnamese, english = report(files, "vi"), report(files, "en")
    assert [each["fingerprint"] for each in vietnamese] == [each["fingerprint"] for each in english]


def test_what_was_not_kept_is_said() -> None:
    issues = report(checked(lost=(2, 3), sources=(source("a.csv"),)), "en")
    assert [(each["description"], each["severity"]) for each in issues] == [
        ("Not listed: errors 2, warnings 3", "info")
    ]


def test_nothing_found_is_an_empty_list() -> None:
    assert "".join(report_gitlab(checked(), "vi")) == "[]\n"
