"""The scorecard as Markdown tables, for reports and job summaries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc.reporters.layout import Grid
from cchc.reporters.scorecard.tables import head_lines, score_grids
from cchc.reporters.scorecard.view import View
from cchc.reporters.shown import show_harmless
from cchc.scorecard import Scorecard
from cchc.words import Lang

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~$])")


def report_markdown(card: Scorecard, view: View, lang: Lang) -> Iterator[str]:
    """Yield a heading, the head and each table that a view asks for."""
    title, *rest = head_lines(card, lang)
    yield f"# {escape_markdown(title)}\n\n"
    yield "".join(f"- {escape_markdown(line)}\n" for line in rest)
    for grid in score_grids(card, view, lang):
        yield from grid_markdown(grid)


def grid_markdown(grid: Grid, level: int = 2) -> Iterator[str]:
    """Yield a grid as a Markdown table under a heading of that level."""
    if grid.title:
        yield f"\n{'#' * level} {escape_markdown(grid.title)}\n"
    titles = [column.title.replace("-\n", "").replace("\n", " ") for column in grid.columns]
    yield f"\n| {' | '.join(map(escape_markdown, titles))} |\n"
    yield f"|{'|'.join(' ---: ' if column.right else ' --- ' for column in grid.columns)}|\n"
    for row in grid.rows:
        yield f"| {' | '.join(escape_markdown(cell.text.strip()) for cell in row)} |\n"
    yield "".join(f"\n{escape_markdown(note)}\n" for note in grid.notes)


def escape_markdown(text: str) -> str:
    """Return `text` so that Markdown shows it as it is."""
    return _SPECIAL.sub(r"\\\1", show_harmless(text))
