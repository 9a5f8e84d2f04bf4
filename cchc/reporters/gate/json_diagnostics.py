"""What the gate has found as JSON, format `cchc.diagnostics/1`.

The schema is `cchc/schemas/diagnostics-1.json`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cchc.checked import AgencyCompleteness, CheckedFiles, Completeness
from cchc.figures import Source
from cchc.reporters.json_parts import (
    diagnostic_json,
    json_rows,
    json_text,
    plan_json,
    source_json,
)
from cchc.words import Lang

FORMAT = "cchc.diagnostics/1"


def report_json_diagnostics(checked: CheckedFiles, lang: Lang) -> Iterator[str]:
    """Yield the JSON of checked files, a row of a list a line; only messages follow `lang`."""
    found = checked.diagnostics
    yield f'{{\n"format": {json_text(FORMAT)},\n"plan": {json_text(plan_json(checked.plan))},\n'
    yield from json_rows("sources", map(_source, checked.sources))
    yield f'"errors": {found.errors},\n"warnings": {found.warnings},\n'
    yield f'"dropped": {found.dropped},\n'
    yield from json_rows("completeness", map(_completeness, checked.completeness))
    rows = (diagnostic_json(each, lang) for each in found.kept)
    yield from json_rows("diagnostics", rows, "\n}\n")


def _source(source: Source) -> dict[str, Any]:
    row: dict[str, Any] = {
        **source_json(source),
        "encoding": source.encoding,
        "delimiter": source.delimiter,
    }
    if source.sheet:
        row["sheet"] = source.sheet
    return row


def _completeness(whole: Completeness) -> dict[str, Any]:
    return {
        "period": str(whole.period),
        "due": whole.due,
        "received": whole.received,
        "missing": whole.missing,
        "agencies": [_agency(each) for each in whole.owing],
    }


def _agency(part: AgencyCompleteness) -> dict[str, Any]:
    return {
        "id": part.agency.id,
        "name": part.agency.name.vi,
        "due": part.due,
        "received": part.received,
        "missing": [target.id for target in part.missing],
    }
