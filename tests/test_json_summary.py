"""The JSON of the summary: what its schema says, nothing else, and the values of the summary."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cchc.diagnostics import Diagnostics
from cchc.plan import Plan
from cchc.reporters.summary.json_summary import FORMAT, report_summary_json
from cchc.summarising import summarise
from tests.conftest import ROOT, Cchc, parts
from tests.summary_samples import WHOLE, card, small_plan, without

SCHEMA = json.loads((ROOT / "cchc/schemas/summary-1.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return small_plan(tmp_path_factory.mktemp("plan"))


def written(plan: Plan) -> dict[str, Any]:
    """The JSON of a summary with something in every list."""
    cards = [
        card(plan, 1, without(c_R90=(5, 10), d_C100=(120, 100), c_Y100="no")),
        card(plan, 2, without("b R90", c_R90=(9, 10), a_R90=(8, 10), b_Y100="yes", a_Y100="no")),
        card(plan, 3, without("c Y100", "c R90", a_R90=(9, 10), d_R50="invalid", d_C100=(99, 100))),
    ]
    summary = summarise(cards, card(plan, 3, WHOLE))
    text = "".join(report_summary_json(summary, Diagnostics(), "vi"))
    found: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return found


def test_the_schema_is_one_and_every_object_is_closed() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for part in parts(SCHEMA):
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
            left_out = set(part["properties"]) - set(part.get("required", ()))
            assert left_out <= {"sheet", "at_least", "at_most", "more_than", "less_than"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["data/q1.csv"],
        ["data"],
        ["data/q3.csv", "data/q1.csv", "--against", "data/q2.csv"],
        ["data/q2.csv", "--against", "data/q2.csv", "--lang", "en"],
    ],
)
def test_the_sample_data_gives_summaries_of_the_schema(cchc: Cchc, arguments: list[str]) -> None:
    ran = cchc("summary", "--format", "json", *arguments)
    assert ran.code == 0
    assert json.loads(ran.out)["format"] == FORMAT
    VALIDATOR.validate(json.loads(ran.out))


def test_figures_with_errors_give_summaries_of_the_schema(cchc: Cchc, tmp_path: Path) -> None:
    lines = (ROOT / "data/q2.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    broken = tmp_path / "q2.csv"
    broken.write_text("".join([*lines[:50], lines[50], lines[50], "2019-Q1,x,y,1,2,,\n"]), "utf-8")
    ran = cchc("summary", "-f", "json", "data/q1.csv", broken)
    assert ran.code == 1
    found = json.loads(ran.out)
    VALIDATOR.validate(found)
    assert found["missing"]["invalid"] == 1
    assert {each["severity"] for each in found["diagnostics"]} == {"error"}


def shortened(value: Any) -> Any:
    """The value with one entry of each list."""
    if isinstance(value, dict):
        return {key: shortened(inner) for key, inner in value.items()}
    return [shortened(inner) for inner in value[-1:]] if isinstance(value, list) else value


def test_no_key_may_be_missing_or_new(small: Plan) -> None:
    sample = shortened(json.loads(json.dumps(written(small), default=float)))
    VALIDATOR.validate(sample)
    for index, part in enumerate(parts(sample)):
        for key in part:
            changed = copy.deepcopy(sample)
            del list(parts(changed))[index][key]
            assert not VALIDATOR.is_valid(changed), key
        changed = copy.deepcopy(sample)
        list(parts(changed))[index]["other"] = 1
        assert not VALIDATOR.is_valid(changed)


def test_the_values_are_those_of_the_summary(small: Plan) -> None:
    found = written(small)
    assert found["periods"] == ["2020-Q1", "2020-Q2", "2020-Q3"]
    assert [each["total"]["compliance"] for each in found["overall"]] == [0, 20, 20]
    (first, last) = found["steps"]
    assert (first["from"], first["to"], last["to"]) == ("2020-Q1", "2020-Q2", "2020-Q3")
    assert [each["id"] for each in first["newly_met"]["list"]] == ["C100"]
    assert (first["newly_met"]["targets"], first["newly_met"]["tasks"]) == (1, 0)
    assert [each["id"] for each in last["reporters_changed"]["list"]] == ["R90", "R50", "Y100"]
    assert found["missing"]["list"][0]["figures"] == [
        {"target": "R90", "outcome": "not_reported", "since": "2020-Q3"},
        {"target": "Y100", "outcome": "not_reported", "since": "2020-Q3"},
    ]
    assert found["nearest"]["list"][0]["id"] == "R90"
    assert found["nearest"]["list"][0]["gap"] == 5
    assert found["against"]["worse"] == len(
        [each for each in found["against"]["differences"] if each["worse"]]
    )


def test_percentages_are_cut_and_a_falling_pace_is_cut_towards_0(small: Plan) -> None:
    cards = [card(small, 1, without(d_R50=(2, 3))), card(small, 3, without(d_R50=(1, 3)))]
    summary = summarise(cards)
    found = json.loads(
        "".join(report_summary_json(summary, Diagnostics(), "vi")), parse_float=Decimal
    )
    (risk,) = [each for each in found["risks"]["list"] if each["id"] == "R50"]
    assert [str(risk[key]) for key in ("from_value", "to_value", "pace", "projected")] == [
        "66.66",
        "33.33",
        "-16.66",
        "16.66",
    ]


def test_the_same_input_gives_the_same_bytes(cchc: Cchc) -> None:
    first, second = (cchc("summary", "-f", "json", "data").out_bytes for _ in range(2))
    assert first == second
