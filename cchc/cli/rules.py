"""`cchc rules`: the catalogue of rules, or one of them explained."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from cchc.cli import options
from cchc.cli.command import make_command, text
from cchc.cli.complete import complete_rule
from cchc.cli.output import write_report, write_text
from cchc.cli.pipeline import choose_language
from cchc.errors import CchcError
from cchc.reporters.styled import Styled
from cchc.rules import RULES, Rule, find_rule
from cchc.spelling import nearest
from cchc.words import Lang


class Format(StrEnum):
    """Formats of rules."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def rules(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help=text("help.code"),
            show_default=False,
            autocompletion=complete_rule,
        ),
    ] = None,
    fmt: Annotated[
        Format,
        typer.Option("--format", "-f", metavar="text|json|markdown", help=text("help.format")),
    ] = Format.TEXT,
    output: options.Output = None,
    lang: options.Lang = None,
) -> None:
    """List all rules, or explain one."""
    language = choose_language(lang)
    rule = None if code is None else _find(code)
    if fmt is Format.TEXT:
        write_report(partial(_lines, rule, language), output)
    else:
        write_text(_pieces(rule, fmt, language), output)


command = make_command(rules, "rules")


def _find(code: str) -> Rule:
    rule = find_rule(code)
    if rule is None:
        known = [name for each in RULES for name in (each.code, each.name)]
        near = nearest(code, known)
        raise CchcError("error.unknown_rule", found=code, nearest=near)
    return rule


def _lines(rule: Rule | None, lang: Lang, width: int | None) -> Iterator[Styled]:
    from cchc.reporters.rules.rules_text import report_rule, report_rules

    return report_rules(lang, width) if rule is None else report_rule(rule, lang, width)


def _pieces(rule: Rule | None, fmt: Format, lang: Lang) -> Iterator[str]:
    """The rule, or all of them, for a program or a page; only the format asked for is loaded."""
    if fmt is Format.JSON:
        from cchc.reporters.rules.rules_json import report_rules_json

        return report_rules_json([rule] if rule else RULES, lang)
    from cchc.reporters.rules.rules_markdown import report_rule_markdown, report_rules_markdown

    return report_rule_markdown([rule]) if rule else report_rules_markdown()
