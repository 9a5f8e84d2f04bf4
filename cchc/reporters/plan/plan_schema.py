"""The JSON Schema of the plan file, for editors and for whoever checks a plan without cchc."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cchc.plan_file.form import PlanForm
from cchc.words import WORDS

_Schema = Mapping[str, Any]

_PARTS: Mapping[str, str] = {
    "PlanHead": "head",
    "AreaForm": "area",
    "GroupForm": "group",
    "AgencyForm": "agency",
    "MeasureForm": "measure",
    "ThresholdForm": "threshold",
    "ResponsibleForm": "responsible",
    "TargetForm": "target",
    "TaskForm": "task",
}
"""What the schema calls the models of the form, in the order of a plan file."""

# What the checks of sense refuse and a schema can say. No `properties` stand beside a `$ref`:
# editors that know older drafts only would take them for all the properties that there are.
_IS_CHANGE = {
    "properties": {"measure": {"properties": {"kind": {"const": "change"}}, "required": ["kind"]}},
    "required": ["measure"],
}
_SENSE: Mapping[str, _Schema] = {
    "group": {"oneOf": [{"required": ["level"]}, {"required": ["members"]}]},
    "threshold": {"minProperties": 1, "maxProperties": 1},
    "target": {
        "if": _IS_CHANGE,
        "else": {"properties": {"threshold": {"additionalProperties": {"maximum": 100}}}},
    },
}
_SENSE_OF_KEYS: Mapping[tuple[str, str], _Schema] = {
    ("target", "reported_by"): {"minItems": 1},
    ("task", "responsible"): {
        "allOf": [{"required": ["implement"], "properties": {"implement": {"minItems": 1}}}]
    },
}

_CHOICES = {"level": "level", "kind": "measure", "judged": "judged"}
"""Keys that take fixed words only, and where the catalogue says what the words mean."""

# In this order, so that the schema stays the same whatever the version of Pydantic.
_SAID_OF_VALUES = ("type", "enum", "pattern", "minimum", "maximum", "items")


def report_plan_schema() -> Iterator[str]:
    """Yield the JSON Schema (draft 2020-12) of a plan file, as `cchc/schemas/plan.json` holds it.

    It is the form that the reader holds plans to, with words in both languages. It cannot say what
    ties one entry to another: ids given twice, areas and agencies that do not exist.
    """
    form = PlanForm.model_json_schema()
    models = form.pop("$defs")
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:cchc:schema:plan",
        **_part("plan", form, models),
        "$defs": {part: _part(part, models[model], models) for model, part in _PARTS.items()},
    }
    yield json.dumps(schema, ensure_ascii=False, indent=2)
    yield "\n"


def _part(name: str, model: _Schema, models: _Schema) -> dict[str, Any]:
    """A part of the plan, in the order in which one reads it: words, keys, conditions."""
    return {
        "title": " · ".join(WORDS[f"schema.{name}"]),
        "type": "object",
        "properties": {
            key: _key(name, key, value, models) for key, value in model["properties"].items()
        },
        **({"required": model["required"]} if "required" in model else {}),
        "additionalProperties": False,
        **_SENSE.get(name, {}),
    }


def _key(part: str, key: str, value: _Schema, models: _Schema) -> dict[str, Any]:
    """What a key means and what may stand under it."""
    form = _value(value, models)
    default = value.get("default")
    return {
        "description": _description(part, key, form.get("enum", ())),
        **form,
        # The other defaults only say that the key may be left out.
        **({"default": default} if isinstance(default, str) else {}),
        **_SENSE_OF_KEYS.get((part, key), {}),
    }


def _value(value: _Schema, models: _Schema) -> dict[str, Any]:
    """The form of a value, with the names that parts bear here."""
    # Before 2.9 Pydantic wraps a reference that has a default.
    (value,) = value.get("allOf", (value,))
    if "$ref" in value:
        model = value["$ref"].removeprefix("#/$defs/")
        if model in _PARTS:
            return {"$ref": f"#/$defs/{_PARTS[model]}"}
        return {"type": "string", "enum": models[model]["enum"]}
    form = {word: value[word] for word in _SAID_OF_VALUES if word in value}
    return {**form, "items": _value(form["items"], models)} if "items" in form else form


def _description(part: str, key: str, choices: Iterable[str]) -> str:
    """What a key means, in both languages, and each of the words that it takes."""
    own = f"schema.{part}.{key}"
    lines = [*WORDS[own if own in WORDS else f"schema.key.{key}"]]
    if key in _CHOICES:
        meanings = ((word, WORDS[f"{_CHOICES[key]}.{word}"]) for word in choices)
        lines.append("\n".join(f"- `{word}`: {vi} · {en}" for word, (vi, en) in meanings))
    return "\n\n".join(lines)
