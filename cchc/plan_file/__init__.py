"""Reads a plan file: YAML into a `Plan`, with every mistake named by line and column.

The way: bytes → `document` (YAML with places) → `formal` (held against `form`) → `sense` →
`build`. All mistakes are shown at once; what is wrong in form is left out while the rest is checked
for sense.
"""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from typing import NoReturn

from cchc.diagnostics import Diagnostic, Place, collect_diagnostics, diagnostic
from cchc.errors import PlanError, unreadable_reason
from cchc.plan import Plan
from cchc.plan_file.build import build_plan
from cchc.plan_file.document import Document
from cchc.plan_file.formal import check_form
from cchc.plan_file.register import Register
from cchc.plan_file.sense import check_sense
from cchc.words import Term

__all__ = ["read_plan"]

_LARGEST = 64 * 2**20
"""Largest plan file that is read, in bytes."""


def read_plan(path: str | Path, shown: str | None = None) -> Plan:
    """Read the plan file at `path`; `shown` is how messages name it.

    Raises PlanError with every mistake found (the rules P0 and P1).
    """
    name = shown if shown is not None else str(path)
    data = _bytes(Path(path), name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        place = Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        _stop(diagnostic("plan-not-utf8", place, byte=error.start + 1))
    document = Document(name, text)
    if not isinstance(document.root, dict):
        reason = "reason.found_text" if document.root else "reason.found_nothing"
        if isinstance(document.root, list):
            reason = "reason.found_list"
        nothing = diagnostic("not-a-plan", document.place(()), found=Term(reason))
        raise PlanError(collect_diagnostics(document.found or [nothing]))
    form, found = check_form(document)
    if form is None:
        raise PlanError(collect_diagnostics(found))
    register = Register(form)
    found += check_sense(document, form, register)
    if found:
        raise PlanError(collect_diagnostics(found))
    return build_plan(form, register, name, hashlib.sha256(data).hexdigest())


def _bytes(path: Path, name: str) -> bytes:
    reason: Term | str
    details: dict[str, object] = {}
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            reason = Term("reason.folder")
        elif not stat.S_ISREG(status.st_mode):
            reason = Term("reason.not_regular")
        elif status.st_size > _LARGEST:
            reason, details["limit"] = Term("reason.too_large"), _LARGEST >> 20
        else:
            return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = unreadable_reason(error)
    return _stop(diagnostic("plan-unreadable", Place(name), reason=reason, **details))


def _stop(found: Diagnostic) -> NoReturn:
    raise PlanError(collect_diagnostics([found]))
