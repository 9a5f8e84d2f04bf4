"""What every JSON of the tool is made of: values on one line, lists a row a line, common parts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cchc.diagnostics import Diagnostic, show_hint, show_message
from cchc.figures import Source
from cchc.plan import Measure, Plan
from cchc.words import Lang

_encode = json.JSONEncoder(ensure_ascii=False).encode


def json_text(value: object) -> str:
    """Return `value` as JSON on one line, in which every character can be printed.

    Letters stand as they are; control characters, bidi marks and bytes of a path that are not
    text (lone surrogates) are escaped, so that nothing is lost and nothing acts on a terminal.
    """
    text = _encode(value)
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in text)


def json_texts(values: Sequence[str]) -> list[str]:
    """Return the same as `json_text` for each: of many texts hardly one needs an escape."""
    together = "".join(values)
    if together.isprintable() and '"' not in together and "\\" not in together:
        return [f'"{value}"' for value in values]
    return list(map(json_text, values))


def json_rows(name: str, rows: Iterable[object], end: str = ",\n") -> Iterator[str]:
    """Yield the member `name` of an object: a list, a row a line."""
    yield f'"{name}": ['
    separator = "\n"
    for row in rows:
        yield f"{separator}{json_text(row)}"
        separator = ",\n"
    yield f"]{end}"


def plan_json(plan: Plan) -> dict[str, Any]:
    """Return which plan it is, its name in the plan's language."""
    return {"id": plan.id, "name": plan.name.vi, "year": plan.year, "sha256": plan.sha256}


def source_json(source: Source) -> dict[str, Any]:
    """Return a file that was read."""
    return {"path": source.path, "sha256": source.sha256, "rows": source.rows}


def measure_json(measure: Measure) -> dict[str, Any]:
    """Return what is counted, in the plan's language."""
    words = {name: getattr(measure, name) for name in ("numerator", "denominator", "value")}
    return {"kind": measure.kind, **{name: each.vi for name, each in words.items() if each}}


def diagnostic_json(found: Diagnostic, lang: Lang) -> dict[str, Any]:
    """Return a diagnostic as every JSON has it; `sheet` only in a workbook."""
    place = found.place
    row: dict[str, Any] = {
        "code": found.rule.code,
        "rule": found.rule.name,
        "severity": found.rule.severity,
        "path": place.path,
        "line": place.line or None,
        "column": place.column or None,
        "field": found.field,
        "value": found.value,
        "message": show_message(found, lang),
        "hint": show_hint(found, lang),
    }
    if place.sheet:
        row["sheet"] = place.sheet
    return row
