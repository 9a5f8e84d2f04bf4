"""Agencies that are written a line each, as in most registers, cut by one pattern.

A country's register has eleven thousand of them, and YAML takes each apart sign by sign. So runs of
such lines are taken out of the text before it is read, and put back into the values that come of
it: as forms, made a column at a time, where nothing about the register is doubtful. Whatever is
written in any other way is left to YAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise
from operator import itemgetter
from typing import Any

from cchc.bulk import make_all
from cchc.plan import Level
from cchc.plan_file.form import AgencyForm
from cchc.plan_file.scalar import RESOLVERS, implicit_tag
from cchc.spelling import tidy, tidy_all

_REGISTER = "agencies"
_ID = r"[A-Za-z0-9][A-Za-z0-9_.-]*"
# Without quotes there is no sign that can mean something to YAML, and in quotes every sign stands
# for itself: it is none that escapes or ends them, and no control character. To compile a set with
# ranges beyond U+00FF would take a hundred times as long, which is felt at every start.
_WORDS = r"""(?:"[^"\\\x00-\x1f\x7f-\x9f]*"|\w[\w ./()–-]*(?<! ))"""
_LEFT_TO_YAML = "\u2028\u2029\ufeff\ufffe\uffff"
"""Further signs that YAML refuses, or takes for the end of a line: no text with them is cut."""
_MORE_ALIASES = 30  # at most; the pattern remembers each of them while it looks for more
_LINE = (
    rf"\n  - \{{id: ({_ID}), name: ({_WORDS})(?:, name_en: ({_WORDS}))?, level: ([a-z_]+)"
    rf"(?:, parent: ({_ID}))?"
    rf"(?:, aliases: \[({_WORDS}(?:, {_WORDS}){{0,{_MORE_ALIASES}}})\])?\}}(?=\n)"
)
_LEVELS = {str(level): level for level in Level}
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
        if not any(map(text.__contains__, (_MARK, *_LEFT_TO_YAML))):
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
        """Put the agencies into the values of the rest; False where lines are no list's entries.

        Where they are all of the register, and nothing about them is doubtful, they come as forms.
        """
        parts = values.items() if isinstance(values, dict) else ()
        lists = {key: part for key, part in parts if isinstance(part, list)}
        counts = [part.count(_STAND_IN_READ) for part in lists.values()]
        if sum(counts) != len(self._runs):
            return False
        runs = iter(self._runs)
        for (key, entries), count in zip(lists.items(), counts, strict=True):
            here = [*islice(runs, count)]
            made = None
            if here and key == _REGISTER and count == len(entries):
                made = self._forms(here[0][0], here[-1][1])
            values[key] = made or [*self._filled(entries, here)]
        return True

    def _filled(self, entries: list[Any], runs: Iterable[tuple[int, int]]) -> Iterator[Any]:
        """Entries of a list with the agencies of runs instead of what stands for them."""
        left = iter(runs)
        for entry in entries:
            if entry == _STAND_IN_READ:
                yield from self._agencies(*next(left))
            else:
                yield entry

    def _forms(self, start: int, stop: int) -> tuple[AgencyForm, ...] | None:
        """The agencies of some lines, a column at a time; None where a word is doubtful."""
        columns = [cells[start:stop] for cells in self._cells]
        try:
            ids, names, names_en, parents = map(_texts, (*columns[:3], columns[4]))
            levels = [*map(_LEVELS.__getitem__, columns[3])]
            aliases = [_texts(re.findall(_WORDS, each)) if each else () for each in columns[5]]
        except (_DoubtfulError, KeyError):
            return None
        return tuple(make_all(AgencyForm, ids, names, levels, names_en, parents, aliases))

    def _agencies(self, start: int, stop: int) -> Iterator[dict[str, Any]]:
        """The agencies of some lines as YAML reads them."""
        plain, read = self._plain, self._read
        columns = (cells[start:stop] for cells in self._cells)
        for id_, name, name_en, level, parent, aliases in zip(*columns, strict=True):
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


class _DoubtfulError(Exception):
    """A word may be no text, or is blank."""


def _texts(cells: Sequence[str | None]) -> Sequence[str | None]:
    """The texts of words, None where there is no word; _DoubtfulError where one may be none."""
    words = [*filter(None, cells)]
    if not RESOLVERS.keys().isdisjoint(map(itemgetter(0), words)) and any(map(implicit_tag, words)):
        raise _DoubtfulError
    texts = tidy_all([word[1:-1] if word[0] == '"' else word for word in words])
    if "" in texts:
        raise _DoubtfulError
    if len(words) == len(cells):
        return texts
    left = iter(texts)
    return [next(left) if cell else None for cell in cells]
