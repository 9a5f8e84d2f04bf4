"""YAML as plain values alone, quickly: for files in which nothing is out of the ordinary.

Most plans are in order, and where a value stands matters only once something is wrong. So values
are read without their places first; whatever is unusual in any way is left to `document`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import yaml

from cchc.spelling import tidy

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20
"""How many mappings and lists may hold each other."""
MOST = 500_000
"""Most values that a plan may hold; that of a whole country needs a fifth of them."""
PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
"""A number that everyone reads alike."""
_RESOLVERS: Mapping[str, list[tuple[str, re.Pattern[str]]]] = (
    yaml.SafeLoader.yaml_implicit_resolvers
)


class UnusualError(Exception):
    """Something in a file needs a closer look."""


def implicit_tag(text: str) -> str | None:
    """Return what YAML 1.1 takes a scalar without quotes for, or None for text."""
    for tag, form in _RESOLVERS.get(text[:1], ()):
        if form.match(text):
            return tag
    return None


def read_plainly(text: str) -> Any:
    """Return the values of a YAML document; UnusualError or YAMLError where that is not simple."""
    values = _Values()
    actions = values.actions()
    for event in iter(LOADER(text).get_event, None):
        actions[type(event)](event)
    return values.root[0] if values.root else None


class _Values:
    """The values read so far, and the mapping or list that is being read."""

    def __init__(self) -> None:
        self.root: list[Any] = []
        self._around: list[tuple[Any, str | None]] = []
        self._holder: Any = self.root
        self._key: str | None = None
        self._count = 0
        self._spellings: dict[str, Any] = {}  # most words come again and again

    def actions(self) -> Mapping[type, Callable[[Any], None]]:
        """What to do at each kind of event."""
        return {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: lambda event: self._collection(event, {}),
            yaml.SequenceStartEvent: lambda event: self._collection(event, []),
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: _refuse,
            yaml.DocumentStartEvent: self._document,
            yaml.DocumentEndEvent: _pass,
            yaml.StreamStartEvent: _pass,
            yaml.StreamEndEvent: _pass,
        }

    def _scalar(self, event: Any) -> None:
        text: str = event.value
        if event.tag is not None:
            raise UnusualError
        if event.style:
            self._put(tidy(text))
            return
        if text not in self._spellings:
            self._spellings[text] = _plain(text)
        self._put(self._spellings[text])

    def _put(self, value: Any) -> None:
        self._count += 1
        if self._count > MOST:
            raise UnusualError
        if type(self._holder) is list:
            self._holder.append(value)
        elif self._key is not None:
            self._holder[self._key] = value
            self._key = None
        elif type(value) is str and value not in self._holder:
            self._key = value
        else:
            raise UnusualError

    def _collection(self, event: Any, values: Any) -> None:
        self._put(values)
        self._around.append((self._holder, self._key))
        self._holder, self._key = values, None
        if event.tag is not None or len(self._around) > DEEPEST:
            raise UnusualError

    def _end(self, event: Any) -> None:
        del event
        self._holder, self._key = self._around.pop()

    def _document(self, event: Any) -> None:
        del event
        if self.root:
            raise UnusualError


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


def _refuse(event: Any) -> None:
    del event
    raise UnusualError


def _pass(event: Any) -> None:
    del event
