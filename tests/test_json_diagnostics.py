"""`cchc.diagnostics/1` held to its schema and to what was found."""

import json
from typing import Any

import jsonschema
import pytest

from cchc.checked import CheckedFiles
from cchc.diagnostics import Place
from cchc.reporters.gate.json_diagnostics import report_json_diagnostics
from cchc.words import LANGUAGES, Lang
from tests.gate_samples import (
    NASTY,
    all_samples,
    checked,
    completeness,
    nasty_files,
    read_schema,
    source,
    unknown_agency,
)

VALIDATOR = jsonschema.Draft202012Validator(read_schema("cchc/diagnostics-1"))


def report(files: CheckedFiles, lang: Lang = "vi") -> dict[str, Any]:
    written: dict[str, Any] = json.loads("".join(report_json_diagnostics(files, lang)))
    return written


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("files", all_samples().values(), ids=all_samples().keys())
def test_the_report_holds_to_its_schema(files: CheckedFiles, lang: Lang) -> None:
    written = report(files, lang)
    VALIDATOR.validate(written)
    assert len(written["diagnostics"]) == len(files.diagnostics.kept)
    found = written["errors"] + written["warnings"]
    assert found == written["dropped"] + len(written["diagnostics"])


def test_a_whole_report() -> None:
    files = checked(
        unknown_agency("so-noi-vuu", Place("a.csv", 3, 2)),
        sources=(source("a.csv"), source("b.xlsx", sheet="Quý III")),
        whole=(completeness(2),),
        lost=(1, 2),
    )
    written = report(files, "en")
    plan = files.plan
    assert written == {
        "format": "cchc.diagnostics/1",
        "plan": {"id": plan.id, "name": plan.name.vi, "year": 2020, "sha256": plan.sha256},
        "sources": [
            {
                "path": "a.csv",
                "sha256": "0123456789abcdef" * 4,
                "rows": 3,
                "encoding": "UTF-8",
                "delimiter": ";",
            },
            {
                "path": "b.xlsx",
                "sha256": "0123456789abcdef" * 4,
                "rows": 3,
                "encoding": "UTF-8",
                "delimiter": "",
                "sheet": "Quý III",
            },
        ],
        "errors": 2,
        "warnings": 2,
        "dropped": 3,
        "completeness": [
            {
                "period": "2020-Q3",
                "due": 1100,
                "received": 1098,
                "missing": 2,
                "agencies": [
                    {
                        "id": "so-noi-vu",
                        "name": "Sở Nội vụ",
                        "due": 44,
                        "received": 42,
                        "missing": ["CT01", "CT02"],
                    }
                ],
            }
        ],
        "diagnostics": [
            {
                "code": "F201",
                "rule": "unknown-agency",
                "severity": "error",
                "path": "a.csv",
                "line": 3,
                "column": 2,
                "field": "agency",
                "value": "so-noi-vuu",
                "message": "the plan has no agency “so-noi-vuu”",
                "hint": "write the id or the full name as in the plan",
            }
        ],
    }


def test_paths_and_values_come_back_as_they_were() -> None:
    written = report(nasty_files())
    assert {row["path"] for row in written["sources"]} == set(NASTY.values())
    assert {row["value"] for row in written["diagnostics"]} >= set(NASTY.values())


def test_the_text_is_printable_line_by_line() -> None:
    text = "".join(report_json_diagnostics(nasty_files(), "vi"))
    assert all(line.isprintable() for line in text.split("\n"))


def test_the_same_files_give_the_same_bytes() -> None:
    first, second = nasty_files(), nasty_files()
    assert list(report_json_diagnostics(first, "vi")) == list(report_json_diagnostics(second, "vi"))
