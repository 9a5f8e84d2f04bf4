"""`cchc rules`: the catalogue of rules, or one of them explained."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cchc.cli import options
from cchc.cli.command import make_command, text
from cchc.cli.complete import complete_rule
from cchc.cli.output import width_of, write_lines
from cchc.cli.pipeline import choose_language
from cchc.errors import CchcError
from cchc.reporters.rules_text import report_rule, report_rules
from cchc.rules import RULES, find_rule
from cchc.spelling import nearest


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
    lang: options.Lang = None,
) -> None:
    """List all rules, or explain one."""
    language = choose_language(lang)
    width = width_of(sys.stdout)
    if code is None:
        write_lines(report_rules(language, width))
        return
    rule = find_rule(code)
    if rule is None:
        known = [name for each in RULES for name in (each.code, each.name)]
        near = nearest(code, known)
        raise CchcError("error.unknown_rule", found=code, nearest=near)
    write_lines(report_rule(rule, language, width))


command = make_command(rules, "rules")
