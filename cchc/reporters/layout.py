"""Lays out tables for a terminal of any width: columns wrap, stack or drop, names stay whole.

Where even the narrowest table has no room, its rows become paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from cchc.reporters.shown import show_harmless
from cchc.reporters.styled import Styled, join_styled

GAP = "  "
_INDENT = "    "


class Column(NamedTuple):
    """A column of a table. A title may stand on several lines.

    `wraps` is the narrowest that a column of text may become; `stacks` says that, without room, its
    text goes below the row; `drops` ranks columns that may go altogether, lowest first (0: never).
    """

    title: str
    right: bool = False
    wraps: int = 0
    stacks: bool = False
    drops: int = 0


class Cell(NamedTuple):
    """A text and its style."""

    text: str
    style: str = ""


class Grid(NamedTuple):
    """A titled table of cells; `notes` stand below it."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


class _Fitted(NamedTuple):
    """Which columns stand in the table with which widths, which go below a row, which are gone."""

    widths: dict[int, int]
    stacked: list[int]
    dropped: list[int]


def lay_out(grid: Grid, width: int | None, hidden: str) -> Iterator[Styled]:
    """Yield the lines of a table that is at most `width` cells wide; None: as wide as it needs.

    `hidden` is the sentence about columns without room, with `{columns}`.
    """
    rows = [[*map(_harmless, row)] for row in grid.rows]
    fitted = _fit(grid, rows, width)
    title = show_harmless(grid.title)
    yield from (Styled(line, style="bold") for line in wrap(title, width) if title)
    notes = list(grid.notes)
    if width is not None and _total(fitted.widths) > width:
        yield from _paragraphs(grid, rows, width)
    else:
        yield from _header(grid, fitted)
        places = [
            _Place(at, wide, grid.columns[at].right, wraps=bool(width and grid.columns[at].wraps))
            for at, wide in fitted.widths.items()
        ]
        for row in rows:
            yield from _row(row, places)
            yield from _below(row, fitted.stacked, width)
        names = [_one_line(grid.columns[at].title) for at in fitted.dropped]
        if any(names):
            notes.append(hidden.format(columns=", ".join(filter(None, names))))
    for note in notes:
        yield from (Styled(line, style="dim") for line in wrap(show_harmless(note), width))


def _harmless(cell: Cell) -> Cell:
    text = show_harmless(cell.text)
    return cell if text is cell.text else Cell(text, cell.style)


def wrap(text: str, width: int | None) -> list[str]:
    """Return `text` in lines of at most `width` cells, broken between words where it can be."""
    if width is None or _cells(text) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if _cells(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, width)
        lines += full
    return [*lines, line] if line else lines


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces of at most `width` cells; letters may be two cells wide, or none."""
    if _cells(word) <= width:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and _cells(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def wrap_styled(line: Styled, width: int) -> list[Styled]:
    """Return a line in lines of at most `width` cells, those after the first set in further."""
    plain = line.plain
    if _cells(plain) <= width:
        return [line]
    start = len(plain) - len(plain.lstrip(" "))
    inset, further = plain[:start], plain[:start] + _INDENT
    lines: list[Styled] = []
    while start < len(plain):
        part = wrap(plain[start:], width - len(inset))[0]
        lines.append(line.part(start, start + len(part)).set_in(inset))
        start += len(part)
        start += len(plain[start:]) - len(plain[start:].lstrip(" "))
        inset = further
    return lines


def _fit(grid: Grid, rows: Sequence[Sequence[Cell]], width: int | None) -> _Fitted:
    widths = {
        at: max(
            [_cells(part) for part in column.title.split("\n")]
            + [_cells(row[at].text) for row in rows]
        )
        for at, column in enumerate(grid.columns)
    }
    fitted = _Fitted(widths, [], [])
    if width is None:
        return fitted
    stackable = [at for at, column in enumerate(grid.columns) if column.stacks]
    droppable = sorted(
        (at for at, column in enumerate(grid.columns) if column.drops),
        key=lambda at: grid.columns[at].drops,
    )
    while _narrow(grid, widths, width) > width:
        if stackable:
            fitted.stacked.append(stackable.pop())
            del widths[fitted.stacked[-1]]
        elif droppable:
            fitted.dropped.append(droppable.pop(0))
            del widths[fitted.dropped[-1]]
        else:
            break
    fitted.dropped.sort()
    _shrink(grid, widths, width)
    return fitted


def _total(widths: dict[int, int]) -> int:
    return sum(widths.values()) + len(GAP) * (len(widths) - 1)


def _narrow(grid: Grid, widths: dict[int, int], width: int) -> int:
    """How wide the table is with every wrapping column at its narrowest, if need be."""
    total = _total(widths)
    for at, natural in widths.items():
        if total > width and grid.columns[at].wraps:
            total -= max(0, natural - _least(grid.columns[at]))
    return total


def _least(column: Column) -> int:
    """How narrow a wrapping column may become; its title stands in full."""
    return max(column.wraps, *map(_cells, column.title.split("\n")))


def _shrink(grid: Grid, widths: dict[int, int], width: int) -> None:
    """Take what is too much from the wrapping columns, the widest first."""
    while (excess := _total(widths) - width) > 0:
        wrapping = [
            at
            for at, column in enumerate(grid.columns)
            if column.wraps and widths.get(at, 0) > _least(column)
        ]
        if not wrapping:
            return
        widest = max(wrapping, key=widths.__getitem__)
        room = widths[widest] - _least(grid.columns[widest])
        second = max((widths[at] for at in wrapping if at != widest), default=0)
        step = min(excess, room, max(1, widths[widest] - second))
        widths[widest] -= step


def _header(grid: Grid, fitted: _Fitted) -> list[Styled]:
    titles = {at: grid.columns[at].title.split("\n") for at in fitted.widths}
    height = max(map(len, titles.values()))
    lines = []
    for level in range(height):
        parts = []
        for at, width in fitted.widths.items():
            above = height - len(titles[at])
            part = titles[at][level - above] if level >= above else ""
            parts.append(_pad(part, width, right=grid.columns[at].right))
        lines.append(Styled(GAP.join(parts).rstrip(), style="dim"))
    lines.append(Styled("─" * _total(fitted.widths), style="dim"))
    return lines


class _Place(NamedTuple):
    """Where the cells of a column stand in a row."""

    at: int
    width: int
    right: bool
    wraps: bool


def _row(row: Sequence[Cell], places: Sequence[_Place]) -> Iterator[Styled]:
    """The lines of a row in the table, more than one where a text has to be wrapped."""
    wrapped = [
        wrap(row[at].text, wide) if wraps else [row[at].text] for at, wide, _, wraps in places
    ]
    for texts in zip_longest(*wrapped, fillvalue=""):
        parts: list[tuple[str, str]] = []
        for (at, wide, right, _), text in zip(places, texts, strict=True):
            blank = " " * (wide - _cells(text))
            if right:
                parts += ((blank, ""), (text, row[at].style), (GAP, ""))
            else:
                parts += ((text, row[at].style), (blank + GAP, ""))
        line = join_styled(parts[:-1])  # behind the last cell nothing is needed
        yield line.part(0, len(line.plain.rstrip()))


def _below(row: Sequence[Cell], stacked: Iterable[int], width: int | None) -> list[Styled]:
    """The lines below a row, of the texts that have no room in it."""
    below = " · ".join(row[at].text for at in sorted(stacked) if row[at].text)
    if not below:
        return []
    inner = None if width is None else width - len(_INDENT)
    return [Styled(_INDENT + part, style="dim") for part in wrap(below, inner)]


def _paragraphs(grid: Grid, rows: Sequence[Sequence[Cell]], width: int) -> list[Styled]:
    """The rows as paragraphs, where no table has room: a name, then the cells with their titles."""
    name = next((at for at, column in enumerate(grid.columns) if column.wraps), 0)
    titles = [_one_line(column.title) for column in grid.columns]
    lines = []
    for row in rows:
        head = " ".join(cell.text for cell in row[: name + 1] if cell.text)
        lines += [Styled(part, style="bold") for part in wrap(head, width)]
        cells = zip(titles[name + 1 :], row[name + 1 :], strict=True)
        rest = " · ".join(f"{title}: {cell.text}" for title, cell in cells if title and cell.text)
        lines += [Styled(_INDENT + part) for part in wrap(rest, width - len(_INDENT))]
    return lines


def _one_line(title: str) -> str:
    return title.replace("-\n", "").replace("\n", " ")


def _pad(text: str, width: int, *, right: bool) -> str:
    blank = " " * (width - _cells(text))
    return blank + text if right else text + blank


_NARROW = re.compile(r"[ -~À-ȳḀ-ỹ–“”…]*")
"""Texts of nothing but letters and signs that take a cell each, as nearly all are."""


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes: letters may take two, or none."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len  # few texts need it

    return cell_len(text)
