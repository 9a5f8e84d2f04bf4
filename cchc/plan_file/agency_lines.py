"""Agencies that are written a line each, as in most registers, cut by one pattern.

A country's register has eleven thousand of them, and YAML takes each apart sign by sign. So runs of
such lines are taken out of the text before it is read, and put back into the values that come of
it. Whatever is written in any other way is left to YAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import chain, pairwise
from typing import Any

from cchc.spelling import tidy

_ID = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
# Without quotes there is no sign that can mean something to YAML, and in quotes every sign stands
# for itself: it is none that escapes or ends them, no line's end, and none that YAML refuses. In a
# set of nothing but signs and ranges one is found at once.
_WORDS = r"""(?:"[ !#-\[\]-~\u00a0-\u2027\u202a-\ud7ff]*"|\w[\w ./()–-]*(?<! ))"""
_MORE_ALIASES = 30  # at most; the pattern remembers each of them while it looks for more
_LINE = (
    rf"\n  - \{{id: ({_ID}), name: ({_WORDS})(?:, name_en: ({_WORDS}))?, level: ([a-z_]+)"
    rf"(?:, parent: ({_ID}))?"
    rf"(?:, aliases: \[({_WORDS}(?:, {_WORDS}){{0,{_MORE_ALIASES}}})\])?\}}(?=\n)"
)
_CELLS = 6
"""Values of a line that the pattern finds, None where there is none."""
_LEAST = 7
"""Keys and values that a line holds at least, with the agency itself."""
_MARK = "20406080103050709"
"""A number like no other: a text without it does not come to its value by any other spelling."""
_STAND_IN = f"\n  - {{agencies-in-lines: {_MARK}}}"
"""The entry that stands for a run of lines: a mapping like them, so that whatever follows is read
as it would be behind them."""
_STAND_IN_READ = {"agencies-in-lines": Decimal(_MARK)}


class AgencyLines:
    """The runs of such lines in a text; in the `rest` of it an entry of a list stands for each run.

    `count` is that of their keys and values; beyond the lines that can hold `most` of these none is
    taken out. `plain` reads a word without quotes.
    """

    def __init__(self, text: str, most: int, plain: Callable[[str], Any]) -> None:
        pieces: list[Any] = [text]
        if _MARK not in text:
            pieces = re.split(_LINE, text, maxsplit=most // _LEAST)
        step = _CELLS + 1
        # After each line comes what is between it and the next one: within a run there is nothing.
        before, *between = pieces[::step]
        ends = [at for at, more in enumerate(between, 1) if more]
        self.rest: str = before + "".join(_STAND_IN + between[at - 1] for at in ends)
        self._runs = list(pairwise([0, *ends]))
        self._cells = [pieces[at::step] for at in range(1, step)]
        self._plain = plain
        filled = sum(len(cells) - cells.count(None) for cells in self._cells)
        aliases = sum(cell.count(",") + 1 for cell in self._cells[-1] if cell)
        self.count = len(between) + 2 * filled + aliases

    def put_back(self, values: Any) -> bool:
        """Put the agencies into the values of the rest; False where lines are no list's entries."""
        parts = values.values() if isinstance(values, dict) else ()
        lists = [part for part in parts if isinstance(part, list)]
        if sum(entries.count(_STAND_IN_READ) for entries in lists) != len(self._runs):
            return False
        agencies = list(self._agencies())
        runs = (agencies[start:stop] for start, stop in self._runs)
        for entries in lists:
            if _STAND_IN_READ in entries:
                entries[:] = chain.from_iterable(
                    next(runs) if entry == _STAND_IN_READ else (entry,) for entry in entries
                )
        return True

    def _agencies(self) -> Iterator[dict[str, Any]]:
        plain, read = self._plain, self._read
        for id_, name, name_en, level, parent, aliases in zip(*self._cells, strict=True):
            agency = {"id": plain(id_), "name": read(name), "level": plain(level)}
            if name_en:
                agency["name_en"] = read(name_en)
            if parent:
                agency["parent"] = plain(parent)
            if aliases:
                agency["aliases"] = list(map(read, re.findall(_WORDS, aliases)))
            yield agency

    def _read(self, written: str) -> Any:
        return tidy(written[1:-1]) if written[0] == '"' else self._plain(written)
