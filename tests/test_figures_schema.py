"""The Table Schema of the figures, put to frictionless itself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from frictionless import Resource, Schema

from cchc.figures import COLUMNS
from cchc.plan import Plan
from cchc.plan_file import read_plan
from cchc.reporters.plan.figures_schema import report_figures_schema
from cchc.words import LANGUAGES, Lang

ROOT = Path(__file__).parents[1]
HEADER = "period,agency,target,numerator,denominator,value,note"
ROW = "2020-Q3,so-noi-vu,CT01,25,30,,"

NOT_ALLOWED, WRONG_TYPE = "constraint-error", "type-error"

# What stands in the file: the text, the kind of error that frictionless finds, and its column.
BAD = {
    "unknown agency": ("2020-Q3,so-noivu,CT01,25,30,,", NOT_ALLOWED, "agency"),
    "agency by its name": ("2020-Q3,Sở Nội vụ,CT01,25,30,,", NOT_ALLOWED, "agency"),
    "agency that owes nothing": ("2020-Q3,ubnd-tinh,CT01,25,30,,", NOT_ALLOWED, "agency"),
    "no agency": ("2020-Q3,,CT01,25,30,,", NOT_ALLOWED, "agency"),
    "unknown target": ("2020-Q3,so-noi-vu,CT99,25,30,,", NOT_ALLOWED, "target"),
    "target in small letters": ("2020-Q3,so-noi-vu,ct01,25,30,,", NOT_ALLOWED, "target"),
    "no target": ("2020-Q3,so-noi-vu,,25,30,,", NOT_ALLOWED, "target"),
    "period before the year": ("2019-Q4,so-noi-vu,CT01,25,30,,", NOT_ALLOWED, "period"),
    "period that is none": ("2020-Q5,so-noi-vu,CT01,25,30,,", NOT_ALLOWED, "period"),
    "period in words": ("Quý III/2020,so-noi-vu,CT01,25,30,,", NOT_ALLOWED, "period"),
    "no period": (",so-noi-vu,CT01,25,30,,", NOT_ALLOWED, "period"),
    "negative count": ("2020-Q3,so-noi-vu,CT01,-25,30,,", NOT_ALLOWED, "numerator"),
    "count beyond reason": (f"2020-Q3,so-noi-vu,CT01,25,3{'0' * 15},,", NOT_ALLOWED, "denominator"),
    "fractional count": ("2020-Q3,so-noi-vu,CT01,25,30.5,,", WRONG_TYPE, "denominator"),
    "decimal comma in a count": ('2020-Q3,so-noi-vu,CT01,"25,5",30,,', WRONG_TYPE, "numerator"),
    "thousands mark": ("2020-Q3,so-noi-vu,CT01,25,1.000,,", WRONG_TYPE, "denominator"),
    "word instead of a count": ("2020-Q3,so-noi-vu,CT01,nhiều,30,,", WRONG_TYPE, "numerator"),
    "infinite count": ("2020-Q3,so-noi-vu,CT01,1e999,30,,", WRONG_TYPE, "numerator"),
    "word that is no answer": ("2020-Q3,so-noi-vu,CT19.1,,,rồi,", NOT_ALLOWED, "value"),
    "answer and more": ("2020-Q3,so-noi-vu,CT19.1,,,có rồi,", NOT_ALLOWED, "value"),
    "negative percentage": ("2020-Q3,so-noi-vu,CT17.1,,,-5,", NOT_ALLOWED, "value"),
    "two decimal marks": ('2020-Q3,so-noi-vu,CT17.1,,,"1.234,5",', NOT_ALLOWED, "value"),
    "formula": ('2020-Q3,so-noi-vu,CT17.1,,,"=1+1",', NOT_ALLOWED, "value"),
    "same figure twice": (f"{ROW}\n{ROW}", "primary-key", None),
    "extra cell": (f"{ROW},more", "extra-cell", ""),
    "missing cell": (ROW[:-1], "missing-cell", "note"),
}

ANSWERS = ("có", "Có", "KHÔNG", "yes", "No", "n/a", "N/A", "không phát sinh", "Không phát sinh")
STATUSES = ("hoàn thành", "Đang thực hiện", "CHƯA THỰC HIỆN", "done", "in_progress", "not_started")
PERCENTAGES = ("0", "7", "84.6", "84,6", "100", "100.00", "150", "97,5%", "97,5 %", "33.3333", "")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(ROOT / "plan" / "2020.yaml")


def descriptor(plan: Plan, lang: Lang = "vi") -> Any:
    return json.loads("".join(report_figures_schema(plan, lang)))


@pytest.fixture(scope="module")
def schema(plan: Plan) -> Schema:
    return Schema.from_descriptor(descriptor(plan))


def found(schema: Schema, *lines: str) -> list[tuple[str, str | None]]:
    text = "\n".join((*lines, ""))
    report = Resource(text.encode(), format="csv", schema=schema).validate()
    assert not report.errors
    return [(kind, field) for kind, field in report.flatten(["type", "fieldName"])]


@pytest.mark.parametrize("name", ["q1.csv", "q2.csv", "q3.csv"])
def test_the_sample_figures_hold_to_it(name: str, schema: Schema) -> None:
    report = Resource(path=name, basepath=str(ROOT / "data"), schema=schema).validate()
    assert report.valid
    assert report.stats["errors"] == 0
    assert report.tasks[0].stats["rows"] > 1_000


@pytest.mark.parametrize("what", BAD)
def test_a_bad_example_fails(what: str, schema: Schema) -> None:
    text, kind, field = BAD[what]
    assert found(schema, HEADER, text) == [(kind, field)]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_missing_column_fails(column: str, schema: Schema) -> None:
    kept = [at for at, name in enumerate(COLUMNS) if name != column]
    lines = (",".join(line.split(",")[at] for at in kept) for line in (HEADER, ROW))
    assert ("missing-label", column) in found(schema, *lines)


def test_columns_may_stand_in_any_order_with_others_beside(schema: Schema) -> None:
    header = "note,evidence,target,agency,period,denominator,numerator,value"
    assert found(schema, header, ",tệp.pdf,CT01,so-noi-vu,2020-Q3,30,25,") == []
    assert found(schema, header, ",tệp.pdf,CT99,so-noi-vu,2020-Q3,30,25,") == [
        (NOT_ALLOWED, "target")
    ]


@pytest.mark.parametrize("value", [*ANSWERS, *STATUSES, *PERCENTAGES])
def test_what_may_stand_under_value(value: str, schema: Schema) -> None:
    assert found(schema, HEADER, f'2020-Q3,so-noi-vu,CT17.1,,,"{value}",') == []


def test_only_a_change_can_exceed_100(plan: Plan) -> None:
    def pattern(targets: tuple[Any, ...]) -> str:
        changed = Plan(**{**fields(plan), "targets": targets})
        return str(descriptor(changed)["fields"][5]["constraints"]["pattern"])

    without = tuple(each for each in plan.targets if each.measure.kind != "change")
    assert re.fullmatch(pattern(plan.targets), "150")
    for value, fits in {"150": False, "100,5": False, "100,0": True, "99.95 %": True}.items():
        assert bool(re.fullmatch(pattern(without), value)) is fits


def fields(plan: Plan) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in Plan.__dataclass_fields__}


def test_a_plan_without_targets_has_a_schema_too(plan: Plan) -> None:
    empty = Plan(**{**fields(plan), "targets": ()})
    assert found(Schema.from_descriptor(descriptor(empty)), HEADER) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fields_in_order_with_words_in_the_language(plan: Plan, lang: Lang) -> None:
    table = descriptor(plan, lang)
    assert tuple(field["name"] for field in table["fields"]) == COLUMNS
    assert table["primaryKey"] == ["period", "agency", "target"]
    assert table["missingValues"] == [""]
    assert plan.name.show(lang) in table["title"]
    titles = [field["title"] for field in table["fields"]]
    assert ("Period" in titles) is (lang == "en")
    assert ("Kỳ báo cáo" in titles) is (lang == "vi")
    assert all("{" not in field["description"] for field in table["fields"])
