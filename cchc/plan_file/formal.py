"""Holds a document against the form of a plan, and words what Pydantic finds as ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pydantic_core import ErrorDetails, ValidationError

from cchc.diagnostics import Diagnostic, diagnostic
from cchc.plan_file.document import Document, Path
from cchc.plan_file.form import ENTRIES, PLAN_FORM, PlanForm
from cchc.spelling import nearest
from cchc.words import Term

_EXPECTED = {
    "string_type": "kind_of.text",
    "int_type": "kind_of.whole_number",
    "int_from_float": "kind_of.whole_number",
    "int_parsing": "kind_of.whole_number",
    "decimal_type": "kind_of.number",
    "decimal_parsing": "kind_of.number",
    "is_instance_of": "kind_of.number",
    "list_type": "kind_of.list",
    "dict_type": "kind_of.mapping",
}


_STAND_IN = {"id": "plan", "name": "plan", "issuer": "plan", "year": Decimal(2000)}


def check_form(document: Document) -> tuple[PlanForm | None, list[Diagnostic]]:
    """Return the form and what is wrong with it.

    Entries that are wrong are left out, so that the rest can still be checked for sense; None where
    nothing can be made of the file.
    """
    found = list(document.found)
    places = {each.place for each in found}
    try:
        return PLAN_FORM.validate_python(document.root), found
    except ValidationError as error:
        errors = error.errors(include_url=False)
    formal = [_formal(document, each) for each in errors]
    found += [each for each in formal if each.place not in places]
    if any(len(each["loc"]) < 2 for each in errors):
        return None, found
    broken: dict[str, set[int]] = {}
    for each in errors:
        section, entry = each["loc"][:2]
        broken.setdefault(str(section), set()).update([entry] if isinstance(entry, int) else ())
    document.broken = broken
    sound = {**document.root, **dict(_sound(document))}
    return PLAN_FORM.validate_python(sound), found


def _sound(document: Document) -> Iterator[tuple[str, object]]:
    """Of the sections that have errors, the entries without; for the head, one that stands in."""
    for section, wrong in document.broken.items():
        if section == "plan":
            yield section, _STAND_IN
        else:
            entries = enumerate(document.root[section])
            yield section, [entry for index, entry in entries if index not in wrong]


def _formal(document: Document, error: ErrorDetails) -> Diagnostic:
    """Pydantic's finding as one of ours, with its place."""
    path: Path = tuple(error["loc"])
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    kind, found = error["type"], error["input"]
    if kind == "extra_forbidden":
        known = _keys_at(path[:-1])
        near = nearest(key, known)
        return diagnostic("unknown-key", document.place(path, key=True), key=key, nearest=near)
    if kind == "missing":
        return diagnostic("missing-key", document.place(path[:-1]), key=key)
    place = document.place(path)
    if kind in ("enum", "literal_error"):
        text = "" if found is None else str(found)
        choices = [word.strip("'") for word in re.findall(r"'[^']*'", _choices(error))]
        return diagnostic(
            "not-a-choice",
            place,
            key=key,
            found=text,
            choices=", ".join(choices),
            nearest=nearest(text, choices),
        )
    if kind in ("empty-text", "malformed-id"):
        return diagnostic(kind, place, key=key, **error.get("ctx", {}))
    if kind in ("greater_than_equal", "less_than_equal"):
        return diagnostic("not-a-choice", place, key=key, found=str(found), choices="1900–2999")
    return diagnostic(
        "wrong-type",
        place,
        key=key,
        expected=Term(_EXPECTED.get(kind, "kind_of.text")),
        found=_kind_of(found),
    )


def _choices(error: ErrorDetails) -> str:
    return str(error.get("ctx", {}).get("expected", ""))


def _kind_of(value: object) -> Term:
    if value is None:
        return Term("kind_of.nothing")
    kinds = {dict: "mapping", list: "list", Decimal: "number"}
    return Term(f"kind_of.{kinds.get(type(value), 'text')}")


def _keys_at(path: Path) -> tuple[str, ...]:
    """The keys that are known at `path`."""
    entry = next((part for part in reversed(path) if isinstance(part, str)), "")
    keys: tuple[str, ...] = ENTRIES[entry]._fields
    return keys
