"""Many values at once: got, set, and each worked out once.

So no loop of Python's runs over the figures of a country.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from operator import itemgetter
from types import MappingProxyType
from typing import Any, TypeVar

_T = TypeVar("_T", bound=tuple[Any, ...])
_REMEMBERED = 1 << 16


class Memo(dict[Any, Any]):
    """What a function makes of values, each worked out when it is first asked for.

    Some may be `known` before, as the function would work them out. There is room for 65,536 more;
    beyond, all are forgotten.
    """

    def __init__(
        self, work_out: Callable[[Any], Any], known: Mapping[Any, Any] = MappingProxyType({})
    ) -> None:
        super().__init__(known)
        self._work_out = work_out
        self._most = len(known) + _REMEMBERED

    def __missing__(self, value: Any) -> Any:
        if len(self) >= self._most:
            self.clear()
        made = self[value] = self._work_out(value)
        return made


def make_all(kind: type[_T], *columns: Iterable[Any]) -> Iterator[_T]:
    """Yield a named tuple of a kind for each row of columns, one for each of its fields."""
    # To call the kind takes twice as long, since what makes a named tuple is written in Python.
    return map(tuple.__new__, repeat(kind), zip(*columns, strict=True))


def get_all(holder: Any, places: Sequence[Any]) -> Sequence[Any]:
    """Return holder[place] for all of them; a range, without steps, is got from a list as one."""
    if isinstance(places, range):
        found: Sequence[Any] = holder[places.start : places.stop]
        return found
    return itemgetter(*places)(holder) if len(places) > 1 else [holder[at] for at in places]


def set_all(holder: Any, places: Iterable[int], cells: Any) -> None:
    """Set holder[place] = cell for all of them; a range, without steps, is set as one."""
    if isinstance(places, range):
        holder[places.start : places.stop] = cells
    else:
        deque(map(holder.__setitem__, places, cells), maxlen=0)
