"""`cchc score`: from files of figures to the scorecard."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from cchc.cli import options
from cchc.cli.ahead import helped
from cchc.cli.command import make_command, text
from cchc.cli.formats import ScorecardFormat
from cchc.cli.language import choose_language


class By(StrEnum):
    """Parts of a scorecard that can be shown in full."""

    AREA = "area"
    AGENCY = "agency"
    TARGET = "target"


def score(
    files: options.Files,
    plan: options.PlanPath = None,
    period: options.PeriodText = None,
    by: Annotated[
        By | None,
        typer.Option(metavar="area|agency|target", help=text("help.by"), show_default=False),
    ] = None,
    agency: options.Agencies = None,
    area: options.Areas = None,
    fmt: Annotated[
        ScorecardFormat,
        typer.Option("--format", "-f", metavar="text|json|csv|markdown", help=text("help.format")),
    ] = ScorecardFormat.TEXT,
    output: options.Output = None,
    fail_under: Annotated[
        str | None,
        typer.Option(metavar="PERCENT", help=text("help.fail_under"), show_default=False),
    ] = None,
    fail_under_agency: Annotated[
        str | None,
        typer.Option(metavar="PERCENT", help=text("help.fail_under_agency"), show_default=False),
    ] = None,
    sheet: options.Sheet = None,
    jobs: options.Jobs = 1,
    max_errors: options.MaxErrors = None,
    lang: options.Lang = None,
) -> None:
    """Print the scorecard; complaints go to standard error."""
    with helped(files, jobs) as helpers:
        # These take a while to load, and meanwhile the files are looked through.
        from cchc.cli import pipeline, scorecard

        asked = pipeline.parse_period(period)
        floors = scorecard.read_floors(fail_under, fail_under_agency)
        the_plan = pipeline.load_plan(plan, files, asked)
        language = choose_language(lang, the_plan)
        view = scorecard.view_of(the_plan, by, agency or (), area or ())
        texts = scorecard.texts_by(helpers.crew, the_plan, fmt)
        figures = pipeline.read_figures(
            the_plan, files, keeps=pipeline.only_period(asked), sheet=sheet, helpers=helpers
        )
        way = scorecard.Way(view, fmt, output, floors, max_errors, language)
        code = scorecard.print_scorecard(the_plan, figures, asked, way, texts)
    raise typer.Exit(code)


command = make_command(score, "score")
