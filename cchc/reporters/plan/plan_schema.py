"""The JSON Schema of the plan file, for editors and for whoever checks a plan without cchc."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cchc.plan_file.form import ENTRIES, KINDS, PlanForm, part_name, required_keys
from cchc.words import every_word

_WORDS = every_word()
_Schema = Mapping[str, Any]

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

_IN_ORDER = [
    ENTRIES[key]
    for key in (
        *("plan", "areas", "groups", "agencies"),
        *("measure", "threshold", "responsible", "targets", "tasks"),
    )
]
"""The entries in the order of a plan file."""

_CHOICES = {"level": "level", "kind": "measure", "judged": "judged"}
"""Keys that take fixed words only, and where the catalogue says what the words mean."""


def report_plan_schema() -> Iterator[str]:
    """Yield the JSON Schema (draft 2020-12) of a plan file, as `cchc/schemas/plan.json` holds it.

    It is the form that the reader holds plans to, with words in both languages. It cannot say what
    ties one entry to another: ids given twice, areas and agencies that do not exist.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:cchc:schema:plan",
        **_part(PlanForm),
        "$defs": {part_name(form): _part(form) for form in _IN_ORDER},
    }
    yield json.dumps(schema, ensure_ascii=False, indent=2)
    yield "\n"


def _part(form: Any) -> dict[str, Any]:
    """A part of the plan, in the order in which one reads it: words, keys, conditions."""
    name = part_name(form)
    required = required_keys(form)
    return {
        "title": " · ".join(_WORDS[f"schema.{name}"]),
        "type": "object",
        "properties": {key: _key(name, key, form._field_defaults.get(key)) for key in form._fields},
        **({"required": required} if required else {}),
        "additionalProperties": False,
        **_SENSE.get(name, {}),
    }


def _key(part: str, key: str, default: object) -> dict[str, Any]:
    """What a key means and what may stand under it."""
    form = KINDS[key].json
    return {
        "description": _description(part, key, form.get("enum", ())),
        **form,
        # The other defaults only say that the key may be left out.
        **({"default": default} if isinstance(default, str) else {}),
        **_SENSE_OF_KEYS.get((part, key), {}),
    }


def _description(part: str, key: str, choices: Iterable[str]) -> str:
    """What a key means, in both languages, and each of the words that it takes."""
    own = f"schema.{part}.{key}"
    lines = [*_WORDS[own if own in _WORDS else f"schema.key.{key}"]]
    if key in _CHOICES:
        meanings = ((word, _WORDS[f"{_CHOICES[key]}.{word}"]) for word in choices)
        lines.append("\n".join(f"- `{word}`: {vi} · {en}" for word, (vi, en) in meanings))
    return "\n\n".join(lines)
