"""YAML as plain values alone, quickly: for files in which nothing is out of the ordinary.

Most plans are in order, and where a value stands matters only once something is wrong. So values
are read without their places first; whatever is unusual in any way is left to `document`.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import yaml

from cchc.bulk import Memo
from cchc.plan_file.agency_lines import AgencyLines
from cchc.plan_file.scalar import PLAIN_NUMBER, implicit_tag
from cchc.spelling import tidy

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20
"""How many mappings and lists may hold each other."""
MOST = 500_000
"""Most values that a plan may hold; that of a whole country needs a fifth of them."""

# The two that are asked for most; looking them up in PyYAML each time would be felt.
_SCALAR, _MAPPING_END = yaml.ScalarEvent, yaml.MappingEndEvent


class UnusualError(Exception):
    """Something in a file needs a closer look."""


def read_plainly(text: str) -> Any:
    """Return the values of a YAML document; UnusualError or YAMLError where that is not simple.

    Agencies that are written a line each may come as a tuple of their forms.
    """
    plain = Memo(_plain).__getitem__  # most words come again and again
    lines = AgencyLines(text, MOST, plain)
    values = _Events(lines.rest, plain, lines.count).document()
    return values if lines.put_back(values) else _Events(text, plain).document()


class _Events:
    """The events of a YAML document, of which values are made.

    `plain` reads words without quotes; `count` keys and values are known already.
    """

    def __init__(self, text: str, plain: Callable[[str], Any], count: int = 0) -> None:
        self._count = count  # of keys and values in collections that are read to their end
        self._next: Callable[[], Any] = LOADER(text).get_event
        self._plain = plain

    def document(self) -> Any:
        """Return the value of the one document; None where there is none."""
        self._next()  # the stream begins
        if type(self._next()) is yaml.StreamEndEvent:
            return None
        value = self._value(self._next(), 0)
        self._next()  # the document ends
        if type(self._next()) is not yaml.StreamEndEvent:
            raise UnusualError
        return value

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.AliasEvent or event.tag is not None:
            raise UnusualError
        if kind is _SCALAR:
            return tidy(event.value) if event.style else self._plain(event.value)
        if depth >= DEEPEST:
            raise UnusualError
        return self._mapping(depth) if kind is yaml.MappingStartEvent else self._list(depth)

    def _list(self, depth: int) -> list[Any]:
        values = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            values.append(self._value(event, depth + 1))
            if self._count + len(values) > MOST:
                raise UnusualError
        self._count += len(values)
        return values

    def _mapping(self, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        next_event, plain = self._next, self._plain
        while type(event := next_event()) is not _MAPPING_END:
            # Most are plain words, for which `_value` need not be called.
            if type(event) is _SCALAR and not event.style and event.tag is None:
                key = plain(event.value)
            else:
                key = self._value(event, depth + 1)
            if type(key) is not str or key in values:
                raise UnusualError
            event = next_event()
            if type(event) is _SCALAR and not event.style and event.tag is None:
                values[key] = plain(event.value)
            else:
                values[key] = self._value(event, depth + 1)
            if self._count + 2 * len(values) > MOST:
                raise UnusualError
        self._count += 2 * len(values)
        return values


def _plain(text: str) -> Any:
    """A scalar without quotes: a number, nothing or text, where there are no two ways about it."""
    tag = implicit_tag(text)
    if tag is None:
        return tidy(text)
    if tag.endswith((":int", ":float")) and PLAIN_NUMBER.fullmatch(text):
        return Decimal(text)
    if text:
        raise UnusualError
    return None
