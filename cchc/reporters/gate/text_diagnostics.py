"""Findings as lines that a person reads and an editor can click."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc.diagnostics import Diagnostic, Diagnostics, show_hint, show_message, show_place
from cchc.figures import COLUMNS
from cchc.reporters.shown import show_count, show_harmless
from cchc.reporters.styled import Styled, join_styled
from cchc.rules import Severity
from cchc.words import Lang, say

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}


def report_diagnostics(
    diagnostics: Diagnostics, lang: Lang, limit: int | None = None
) -> Iterator[Styled]:
    """Yield each finding with its hint below; beyond `limit`, how many more there are."""
    shown = diagnostics.kept if limit is None else diagnostics.kept[:limit]
    if shown:
        yield from _findings(shown, lang)
    more = diagnostics.errors + diagnostics.warnings - len(shown)
    if more:
        yield Styled(say("diagnostic.more", lang, count=show_count(more, lang)))


def _findings(shown: Iterable[Diagnostic], lang: Lang) -> Iterator[Styled]:
    hint = say("diagnostic.hint", lang)
    severities = {each: say(f"severity.{each}", lang) for each in Severity}
    for found in shown:
        yield _finding(found, severities[found.rule.severity], lang)
        yield Styled(f"    {hint}: {show_harmless(show_hint(found, lang))}")


def _finding(found: Diagnostic, severity: str, lang: Lang) -> Styled:
    rule = found.rule
    message = show_harmless(show_message(found, lang))
    if found.field in COLUMNS and f"`{found.field}`" not in message:
        message = f"{say('diagnostic.column', lang, column=found.field)}: {message}"
    return join_styled(
        [
            (f"{show_harmless(show_place(found.place))}: ", ""),
            (f"{severity} {rule.code}", _STYLES[rule.severity]),
            (f" [{rule.name}] ", "dim"),
            (message, "not bold"),
        ],
        style="bold",
    )
