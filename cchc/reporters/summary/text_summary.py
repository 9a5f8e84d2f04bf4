"""The quarterly summary as tables for a terminal, or plain text where it is piped."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.reporters.layout import Grid, lay_out, wrap
from cchc.reporters.shown import show_harmless
from cchc.reporters.styled import Styled
from cchc.reporters.summary.summary_paragraph import show_paragraph
from cchc.reporters.summary.summary_tables import summary_grids, summary_head
from cchc.summary import QuarterlySummary
from cchc.words import Lang, say


def report_summary_text(
    summary: QuarterlySummary, lang: Lang, width: int | None
) -> Iterator[Styled]:
    """Yield the lines of the tables, at most `width` cells wide, then the paragraph.

    Without a width the paragraph is one line, to be pasted as it is.
    """
    for style, line in zip(("bold", ""), summary_head(summary, lang), strict=True):
        yield from _wrapped(line, style, width)
    for grid in summary_grids(summary, lang):
        yield Styled()
        yield from _grid(grid, lang, width)
    yield Styled()
    yield Styled(say("summary.title.paragraph", lang), style="bold")
    yield from _wrapped(show_paragraph(summary, lang), "", width)


def _grid(grid: Grid, lang: Lang, width: int | None) -> Iterator[Styled]:
    if grid.columns:
        yield from lay_out(grid, width, say("summary.hidden", lang))
        return
    yield from _wrapped(grid.title, "bold", width)
    for note in grid.notes:
        yield from _wrapped(note, "", width)


def _wrapped(text: str, style: str, width: int | None) -> Iterator[Styled]:
    for line in wrap(show_harmless(text), width):
        yield Styled(line, style=style)
