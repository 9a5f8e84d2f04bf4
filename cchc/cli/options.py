"""The options that several commands share, each written once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from cchc.cli.command import text
from cchc.cli.complete import complete_agency, complete_area, complete_thing


class Language(StrEnum):
    """Languages of the words."""

    VI = "vi"
    EN = "en"


Files = Annotated[
    list[str], typer.Argument(metavar="FILES...", help=text("help.files"), show_default=False)
]
PlanPath = Annotated[
    str | None, typer.Option("--plan", metavar="FILE", help=text("help.plan"), show_default=False)
]
PeriodText = Annotated[
    str | None,
    typer.Option("--period", metavar="PERIOD", help=text("help.period"), show_default=False),
]
Lang = Annotated[
    Language | None,
    typer.Option("--lang", metavar="vi|en", help=text("help.lang"), show_default=False),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help=text("help.output"), show_default=False),
]
Agencies = Annotated[
    list[str] | None,
    typer.Option(
        "--agency",
        metavar="ID",
        help=text("help.agency"),
        show_default=False,
        autocompletion=complete_agency,
    ),
]
OneAgency = Annotated[
    str | None,
    typer.Option(
        "--agency",
        metavar="ID",
        help=text("help.only_agency"),
        show_default=False,
        autocompletion=complete_agency,
    ),
]
Areas = Annotated[
    list[str] | None,
    typer.Option(
        "--area",
        metavar="ID",
        help=text("help.area"),
        show_default=False,
        autocompletion=complete_area,
    ),
]
Sheet = Annotated[
    str | None, typer.Option("--sheet", metavar="NAME", help=text("help.sheet"), show_default=False)
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, help=text("help.jobs"))]
MaxErrors = Annotated[
    int | None,
    typer.Option(
        "--max-errors", metavar="N", min=0, help=text("help.max_errors"), show_default=False
    ),
]
Thing = Annotated[
    str,
    typer.Argument(
        metavar="ID", help=text("help.thing"), show_default=False, autocompletion=complete_thing
    ),
]
