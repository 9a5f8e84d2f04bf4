"""Lines of text with styles, as a terminal with colours shows them; elsewhere they are plain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

Span = tuple[int, int, str]
"""From a letter, up to another, a style."""


class Styled(NamedTuple):
    """A line of text in a style; `spans` lie on top of it. Styles are named as rich names them."""

    plain: str = ""
    style: str = ""
    spans: tuple[Span, ...] = ()

    def part(self, start: int, stop: int) -> Styled:
        """Return the letters from `start` up to `stop`, as they are styled."""
        if start == 0 and stop == len(self.plain):
            return self
        spans = (
            (max(begin, start) - start, min(end, stop) - start, style)
            for begin, end, style in self.spans
            if begin < stop and end > start
        )
        return Styled(self.plain[start:stop], self.style, tuple(spans))

    def set_in(self, inset: str) -> Styled:
        """Return the line behind an inset without style."""
        by = len(inset)
        whole = [(0, len(self.plain), self.style)] if self.style else []
        spans = ((begin + by, end + by, style) for begin, end, style in (*whole, *self.spans))
        return Styled(inset + self.plain, "", tuple(spans))


def join_styled(parts: Iterable[tuple[str, str]], style: str = "") -> Styled:
    """Return one line of some texts, each with its style on top of that of the line."""
    plain = ""
    spans = []
    for part, own in parts:
        if own and part:
            spans.append((len(plain), len(plain) + len(part), own))
        plain += part
    return Styled(plain, style, tuple(spans))
