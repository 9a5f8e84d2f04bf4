"""A page of text for a terminal: paragraphs, labelled lines, lists and tables, wrapped to fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len

from cchc.figures import Period
from cchc.reporters.explanation.explanation_lines import Line
from cchc.reporters.layout import Grid, lay_out, wrap
from cchc.reporters.shown import show_harmless
from cchc.reporters.styled import Styled, join_styled
from cchc.words import Lang, say

_INDENT = 2


class Page(NamedTuple):
    """How wide the page is, and its language."""

    lang: Lang
    width: int | None

    def text(self, text: str, style: str = "") -> Iterator[Styled]:
        """Wrapped lines."""
        yield from (Styled(part, style=style) for part in wrap(show_harmless(text), self.width))

    def section(self, title: str, lines: Iterable[Line]) -> Iterator[Styled]:
        """A title and labelled lines below it, the labels in a column."""
        lines = list(lines)
        yield Styled()
        yield from self.text(title, "bold")
        column = max((cell_len(each.label) for each in lines), default=0) + 2 * _INDENT
        inner = None if self.width is None else max(20, self.width - column)
        for each in lines:
            label = f"{' ' * _INDENT}{each.label}"
            for part in wrap(show_harmless(each.text), inner):
                padded = label + " " * (column - cell_len(label))
                yield join_styled([(padded, ""), (part, f"not dim {each.style}")], style="dim")
                label = ""

    def listed(self, title: str, entries: Iterable[str]) -> Iterator[Styled]:
        """A title and numbered entries below it."""
        yield Styled()
        yield from self.text(title, "bold")
        entries = list(entries)
        column = len(str(len(entries))) + 2 + _INDENT
        inner = None if self.width is None else max(20, self.width - column)
        for number, entry in enumerate(entries, start=1):
            start = f"{number}. ".rjust(column)
            for part in wrap(show_harmless(entry), inner):
                yield Styled(f"{start}{part}")
                start = " " * column

    def grid(self, grid: Grid) -> Iterator[Styled]:
        """A table."""
        yield Styled()
        yield from lay_out(grid, self.width, say("explain.hidden", self.lang))

    def period(self, period: Period) -> Iterator[Styled]:
        """Which period it is about."""
        end = say(f"score.end.{period.quarter}", self.lang)
        yield from self.text(
            say("score.period", self.lang, period=period, year=period.year, end=end)
        )
