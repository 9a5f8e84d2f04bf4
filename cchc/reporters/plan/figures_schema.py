"""The Frictionless Table Schema of a plan's figures, so that others can check a file without cchc.

Specification: https://specs.frictionlessdata.io/table-schema/
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from cchc.cells import ANSWER_WORDS, COUNT_DIGITS, STATUS_WORDS
from cchc.figures import COLUMNS, Period
from cchc.plan import MeasureKind, Plan
from cchc.words import Lang, say

_KEY = ("period", "agency", "target")
_WORDS = tuple(dict.fromkeys((*ANSWER_WORDS, *STATUS_WORDS)))
_ANY_PERCENT = "[0-9]{1,15}([.,][0-9]{1,15})?"
_PERCENT = "100([.,]0{1,15})?|[0-9]{1,2}([.,][0-9]{1,15})?"
_COUNT = {"minimum": 0, "maximum": 10**COUNT_DIGITS - 1}


def report_figures_schema(plan: Plan, lang: Lang) -> Iterator[str]:
    """Yield the Table Schema of the figures of `plan`, with titles and descriptions in `lang`.

    It takes the form as it is meant to be filled in: ids, plain numbers. The other spellings that
    cchc understands (names of agencies, thousands marks, Q3/2020) fail under it.
    """
    reporters = {reporter for target in plan.targets for reporter in target.reporters}
    constraints: dict[str, dict[str, Any]] = {
        "period": _one_of([str(Period(plan.year, quarter)) for quarter in range(1, 5)]),
        "agency": _one_of([agency.id for agency in plan.agencies if agency.id in reporters]),
        "target": _one_of([target.id for target in plan.targets]),
        "numerator": _COUNT,
        "denominator": _COUNT,
        "value": {"pattern": _value_pattern(plan)},
        "note": {},
    }
    schema = {
        "name": f"{plan.id}-figures".lower(),
        "title": say("schema.figures", lang, plan=plan.name.show(lang)),
        "description": say("schema.figures.text", lang),
        "fields": [_field(column, plan, lang, constraints[column]) for column in COLUMNS],
        # Any order of the columns, and more of them: `subset` of the second version of the
        # specification; who knows the first only asks for just these columns in this order.
        "fieldsMatch": "subset",
        "missingValues": [""],
        "primaryKey": list(_KEY),
    }
    yield json.dumps(schema, ensure_ascii=False, indent=2)
    yield "\n"


def _field(column: str, plan: Plan, lang: Lang, constraints: dict[str, Any]) -> dict[str, Any]:
    if column in _KEY:
        constraints = {"required": True, **constraints}
    details = {"year": plan.year, "words": ", ".join(_WORDS)}
    return {
        "name": column,
        "title": say(f"schema.column.{column}", lang),
        "description": say(f"schema.column.{column}.text", lang, **details),
        "type": "integer" if constraints is _COUNT else "string",
        **({"constraints": constraints} if constraints else {}),
    }


def _one_of(ids: list[str]) -> dict[str, Any]:
    # The specification has no empty enum: a plan without targets asks for nothing.
    return {"enum": ids} if ids else {}


def _value_pattern(plan: Plan) -> str:
    """What may stand under value, in the regular expressions of XML Schema, which know no flags.

    Only where the plan measures a change can a percentage exceed 100.
    """
    spellings = ((word, word.capitalize(), word.upper()) for word in _WORDS)
    words = "|".join(dict.fromkeys(chain.from_iterable(spellings)))
    free = any(target.measure.kind is MeasureKind.CHANGE for target in plan.targets)
    return f"({words}|({_ANY_PERCENT if free else _PERCENT})( ?%)?)"
