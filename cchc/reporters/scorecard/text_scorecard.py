"""The scorecard as tables for a terminal, or plain text where it is piped."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.reporters.layout import lay_out, wrap
from cchc.reporters.scorecard.tables import head_lines, score_grids
from cchc.reporters.scorecard.view import View
from cchc.reporters.shown import show_harmless
from cchc.reporters.styled import Styled
from cchc.scorecard import Scorecard
from cchc.words import Lang, say


def report_text(card: Scorecard, view: View, lang: Lang, width: int | None) -> Iterator[Styled]:
    """Yield the lines of the tables that a view asks for, at most `width` cells wide."""
    title, *rest = head_lines(card, lang)
    for style, line in (("bold", title), *(("", line) for line in rest)):
        yield from (Styled(part, style=style) for part in wrap(show_harmless(line), width))
    for grid in score_grids(card, view, lang):
        yield Styled()
        yield from lay_out(grid, width, say("score.hidden", lang))
