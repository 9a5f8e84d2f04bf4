"""Findings as a GitLab code quality report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cchc.checked import CheckedFiles
from cchc.diagnostics import Diagnostic
from cchc.reporters.gate.findings import fingerprints, show_finding, show_not_kept
from cchc.reporters.gate.paths import cell_name, portable_path
from cchc.reporters.json_parts import json_text
from cchc.reporters.shown import show_harmless
from cchc.rules import Severity
from cchc.words import Lang

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def report_gitlab(checked: CheckedFiles, lang: Lang) -> Iterator[str]:
    """Yield a JSON list, an entry a finding; a last one says how many findings were not kept."""
    kept = checked.diagnostics.kept
    separator = "[\n"
    for found, mark in zip(kept, fingerprints(kept), strict=True):
        yield f"{separator}{json_text(_issue(found, mark, lang))}"
        separator = ",\n"
    if words := show_not_kept(checked.diagnostics, lang):
        yield f"{separator}{json_text(_rest(checked, words))}"
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _issue(found: Diagnostic, mark: str, lang: Lang) -> dict[str, Any]:
    parts = found.rule.code, show_harmless(cell_name(found.place)), show_finding(found, lang)
    return _entry(
        ": ".join(part for part in parts if part),
        found.rule.name,
        mark,
        _SEVERITIES[found.rule.severity],
        (portable_path(found.place.path), found.place.line),
    )


def _rest(checked: CheckedFiles, words: str) -> dict[str, Any]:
    paths = [each.place.path for each in checked.diagnostics.kept]
    paths += [source.path for source in checked.sources]
    path = portable_path(paths[0]) if paths else checked.plan.path
    return _entry(words, "not-listed", "0" * 64, "info", (path, 0))


def _entry(
    description: str, name: str, mark: str, severity: str, where: tuple[str, int]
) -> dict[str, Any]:
    path, line = where
    return {
        "description": description,
        "check_name": name,
        "fingerprint": mark,
        "severity": severity,
        # A finding about a whole file has no line, but the format wants one.
        "location": {"path": path, "lines": {"begin": max(1, line)}},
    }
