"""The catalogue of rules as a table, and one rule explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc.reporters.layout import Cell, Column, Grid, lay_out, wrap
from cchc.reporters.styled import Styled
from cchc.rules import RULES, Rule, Severity
from cchc.words import Lang, say

_DETAIL = re.compile(r"\{\w+\}")


def show_words(text: str) -> str:
    """Return words of a rule with … for the details that a finding fills in."""
    return _DETAIL.sub("…", text)


def report_rules(lang: Lang, width: int | None) -> Iterator[Styled]:
    """Yield a table of all rules: code, name, severity, message."""
    columns = (
        Column(say("rules.col.code", lang)),
        Column(say("rules.col.severity", lang)),
        Column(say("rules.col.name", lang)),
        Column(say("rules.col.message", lang), wraps=28),
    )
    rows = tuple(
        (
            Cell(rule.code, "bold"),
            Cell(
                say(f"severity.{rule.severity}", lang),
                "red" if rule.severity is Severity.ERROR else "yellow",
            ),
            Cell(rule.name),
            Cell(show_words(rule.words(lang).message)),
        )
        for rule in RULES
    )
    grid = Grid(say("rules.title", lang), columns, rows)
    yield from lay_out(grid, width, say("score.hidden", lang))


def report_rule(rule: Rule, lang: Lang, width: int | None) -> Iterator[Styled]:
    """Yield what is wrong, why, an example, and how to mend it."""
    words = rule.words(lang)
    severity = say(f"severity.{rule.severity}", lang)
    yield Styled(f"{rule.code} {rule.name} ({severity})", style="bold")
    for key, paragraph in (
        ("rules.message", words.message),
        ("rules.why", words.about),
        ("rules.mend", words.hint),
    ):
        yield from (
            Styled(line) for line in wrap(f"{say(key, lang)}: {show_words(paragraph)}", width)
        )
    for key, example in (("rules.bad", rule.bad), ("rules.good", rule.good)):
        if example:
            yield Styled(f"{say(key, lang)}:")
            yield from (Styled(f"    {line}") for line in example.splitlines())
