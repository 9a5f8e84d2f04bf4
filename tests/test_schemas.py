"""The schemas that the package carries, held to real output: all of it fits, and nothing else."""

import copy
import csv
import json
import random
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from cchc.diagnostics import Place
from cchc.figures import COLUMNS, Period
from cchc.reporters.gate.json_diagnostics import report_json_diagnostics
from cchc.reporters.scorecard.json_scorecard import report_json
from tests.conftest import parts, score_file
from tests.gate_samples import (
    ROOT,
    checked,
    completeness,
    read_schema,
    sample_plan,
    source,
    unknown_agency,
)
from tests.random_submissions import STYLES, random_submission

NAMES = ["cchc/scorecard-1", "cchc/diagnostics-1", "sarif-2.1.0", "gitlab-code-quality"]
RAW_PLAN = yaml.safe_load((ROOT / "plan" / "2020.yaml").read_text(encoding="utf-8"))


def scorecard(path: Path, limit: int = 10_000) -> dict[str, Any]:
    """Return the JSON of the third quarter from one file; so many findings are kept."""
    card, found = score_file(sample_plan(), path, Period(2020, 3), limit)
    written: dict[str, Any] = json.loads("".join(report_json(card, found, "vi")))
    return written


def write_rows(path: Path, style: str) -> Path:
    rows = random_submission(RAW_PLAN, "2020-Q3", random.Random(7), style=style)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(read_schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(read_schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_object_of_a_schema_is_closed(name: str) -> None:
    for part in parts(read_schema(name)):
        if part.get("type") == "object":
            assert "additionalProperties" in part


def test_a_finding_is_the_same_in_both_schemas() -> None:
    scorecard_schema, diagnostics_schema = map(read_schema, NAMES[:2])
    assert scorecard_schema["$defs"]["diagnostic"] == diagnostics_schema["$defs"]["diagnostic"]


@pytest.mark.parametrize("quarter", ["q1", "q2", "q3"])
def test_the_sample_data_gives_scorecards_of_the_schema(quarter: str) -> None:
    validator("cchc/scorecard-1").validate(scorecard(ROOT / "data" / f"{quarter}.csv"))


@pytest.mark.parametrize("style", STYLES)
def test_random_submissions_give_scorecards_of_the_schema(style: str, tmp_path: Path) -> None:
    written = scorecard(write_rows(tmp_path / "submission.csv", style))
    validator("cchc/scorecard-1").validate(written)
    errors = [found for found in written["diagnostics"] if found["severity"] == "error"]
    assert bool(errors) == (style == "faulty")


def test_findings_that_are_not_kept_are_counted(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "submission.csv", "faulty")
    whole, short = scorecard(path), scorecard(path, limit=3)
    assert "diagnostics_dropped" not in whole
    assert len(short["diagnostics"]) == 3
    assert short["diagnostics_dropped"] == len(whole["diagnostics"]) - 3
    validator("cchc/scorecard-1").validate(short)


def shortened(value: Any) -> Any:
    """Return `value` with one entry of each list."""
    if isinstance(value, dict):
        return {key: shortened(inner) for key, inner in value.items()}
    return [shortened(inner) for inner in value[:1]] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One of everything: documents by schema, each list cut to one entry."""
    card = scorecard(write_rows(tmp_path_factory.mktemp("faulty") / "submission.csv", "faulty"))
    card["targets"].sort(key=lambda target: not target["districts"])
    files = checked(
        unknown_agency("x", Place("a.csv", 3, 2)),
        sources=(source("a.csv"),),
        whole=(completeness(3),),
    )
    findings = json.loads("".join(report_json_diagnostics(files, "vi")))
    return {"cchc/scorecard-1": shortened(card), "cchc/diagnostics-1": shortened(findings)}


def test_every_key_is_needed_and_no_other_is_known(samples: dict[str, Any]) -> None:
    for name, sample in samples.items():
        check = validator(name)
        check.validate(sample)
        count = sum(1 for _ in parts(sample))
        for index in range(count):
            changed = copy.deepcopy(sample)
            list(parts(changed))[index]["other"] = 1
            assert not check.is_valid(changed)
            for key in list(parts(sample))[index]:
                changed = copy.deepcopy(sample)
                del list(parts(changed))[index][key]
                assert not check.is_valid(changed), (name, key)


WRONG = [
    ("cchc/scorecard-1", ["format"], "cchc.scorecard/2"),
    ("cchc/scorecard-1", ["period"], "2020-Q5"),
    ("cchc/scorecard-1", ["overall", "total", "met"], -1),
    ("cchc/scorecard-1", ["overall", "total", "compliance"], 100.01),
    ("cchc/scorecard-1", ["agencies", 0, "rank"], 0),
    ("cchc/scorecard-1", ["targets", 0, "outcome"], "invalid"),
    ("cchc/scorecard-1", ["targets", 0, "threshold"], {"at_least": 1, "at_most": 2}),
    ("cchc/scorecard-1", ["results", 0, "outcome"], "undecided"),
    ("cchc/scorecard-1", ["results", 0, "line"], 0),
    ("cchc/diagnostics-1", ["sources", 0, "sha256"], "0" * 63),
    ("cchc/diagnostics-1", ["completeness", 0, "agencies", 0, "missing"], []),
    ("cchc/diagnostics-1", ["diagnostics", 0, "severity"], "note"),
    ("cchc/diagnostics-1", ["diagnostics", 0, "column"], 0),
    ("cchc/diagnostics-1", ["diagnostics", 0, "sheet"], ""),
    ("cchc/diagnostics-1", ["errors"], "1"),
]


@pytest.mark.parametrize(("name", "keys", "value"), WRONG)
def test_a_wrong_value_is_refused(
    name: str, keys: list[str | int], value: object, samples: dict[str, Any]
) -> None:
    changed = copy.deepcopy(samples[name])
    inner = changed
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = value
    assert not validator(name).is_valid(changed)
