"""Findings as GitHub workflow commands, which become annotations of the files."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.checked import CheckedFiles
from cchc.diagnostics import Diagnostic, Diagnostics
from cchc.reporters.gate.findings import show_finding
from cchc.reporters.gate.paths import cell_name, portable_path
from cchc.reporters.shown import show_count, show_harmless
from cchc.rules import Severity
from cchc.words import Lang, say

LIMIT = 10
"""Annotations of one kind that GitHub shows a step; it drops the others without a word."""


def report_github(checked: CheckedFiles, lang: Lang) -> Iterator[str]:
    """Yield a command a finding, errors first, as many as are shown.

    Where there are more, the last one of a kind says how many more.
    """
    for severity in Severity:
        yield from _annotations(checked.diagnostics, severity, lang)


def _annotations(diagnostics: Diagnostics, severity: Severity, lang: Lang) -> Iterator[str]:
    kept = [each for each in diagnostics.kept if each.rule.severity is severity]
    total = diagnostics.errors if severity is Severity.ERROR else diagnostics.warnings
    shown = kept if len(kept) == total <= LIMIT else kept[: LIMIT - 1]
    for found in shown:
        yield _annotation(found, lang)
    if more := total - len(shown):
        title = say(f"gate.more.{severity}", lang, count=show_count(more, lang))
        yield _command(severity, {"title": title}, say("gate.more.where", lang))


def _annotation(found: Diagnostic, lang: Lang) -> str:
    place = found.place
    message = show_finding(found, lang, "\n")
    where: dict[str, str] = {"file": show_harmless(portable_path(place.path)) if place.path else ""}
    if cell := show_harmless(cell_name(place)):
        # A workbook has no lines that could be annotated: the cell goes into the message.
        message = f"{cell}: {message}"
    elif place.line:
        where["line"] = str(place.line)
        where["col"] = str(place.column or "")
    where["title"] = f"{found.rule.code} {found.rule.name}"
    return _command(found.rule.severity, where, message)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    return f"::{name} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
