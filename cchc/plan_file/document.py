"""YAML as plain values that remember where they stand, with the surprises of YAML 1.1 refused.

The events of PyYAML's C parser are walked once, without recursion, so that no file can make the
reader swell or fall: aliases, tags and deep nesting end it in one line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NoReturn

import yaml

from cchc.diagnostics import Diagnostic, Place, collect_diagnostics, diagnostic
from cchc.errors import PlanError
from cchc.spelling import tidy
from cchc.words import Term

_DEEPEST = 20
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVERS: Mapping[str, list[tuple[str, re.Pattern[str]]]] = (
    yaml.SafeLoader.yaml_implicit_resolvers
)
_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_MEANINGS = {
    "tag:yaml.org,2002:bool": Term("meaning.bool"),
    "tag:yaml.org,2002:null": Term("meaning.null"),
    "tag:yaml.org,2002:timestamp": Term("meaning.date"),
}

Path = tuple[str | int, ...]
"""Keys and positions that lead from the root of a document to a value."""


class Document:
    """The values of a YAML document, and where each of them stands."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.found: list[Diagnostic] = []
        self.root: Any = None
        self.marks: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.broken: dict[str, set[int]] = {}
        try:
            self._walk(text)
        except yaml.YAMLError as error:
            problem: Any = getattr(error, "problem_mark", None)
            place = (
                Place(name, problem.line + 1, problem.column + 1) if problem else Place(name, 1, 1)
            )
            reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "?"
            found = diagnostic("yaml-syntax", place, reason=str(reason))
            raise PlanError(collect_diagnostics([found])) from None

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where the value at `path` stands, or its key; else the nearest thing around it."""
        marks = self.keys if key else self.marks
        path = self._original(path)
        while path and path not in marks:
            path = path[:-1]
        line, column = marks.get(path) or self.marks.get(path) or (0, 0)
        return Place(self.name, line + 1, column + 1)

    def _original(self, path: Path) -> Path:
        """A path among the entries that are not broken, as it stands in the file."""
        section, *rest = path or ("",)
        broken = self.broken.get(str(section))
        if not broken or not rest:
            return path
        position = int(rest[0])
        for index in sorted(broken):
            position += index <= position
        return (section, position, *rest[1:])

    def lost_ids(self, *sections: str) -> set[str]:
        """The ids of broken entries, which other entries may well refer to."""
        entries = (
            self.root[section][index]
            for section in sections
            for index in self.broken.get(section, ())
        )
        return {str(entry["id"]) for entry in entries if isinstance(entry, dict) and "id" in entry}

    def _wrong(self, rule: str, mark: Any, /, **details: object) -> None:
        place = Place(self.name, mark.line + 1, mark.column + 1)
        self.found.append(diagnostic(rule, place, **details))

    def _hopeless(self, rule: str, mark: Any, /, **details: object) -> NoReturn:
        """What makes the rest of the file worthless: one clear line, and no more."""
        self.found.clear()
        self._wrong(rule, mark, **details)
        raise PlanError(collect_diagnostics(self.found))

    def _walk(self, text: str) -> None:
        holders: list[Any] = []
        paths: list[Path] = []
        waiting: list[str | None] = []
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.CollectionEndEvent):
                holders.pop(), paths.pop(), waiting.pop()
                continue
            if not isinstance(event, yaml.NodeEvent):
                if isinstance(event, yaml.DocumentStartEvent) and self.marks:
                    reason = Term("reason.two_documents")
                    self._hopeless("yaml-syntax", event.start_mark, reason=reason)
                continue
            mark: Any = event.start_mark
            holder = holders[-1] if holders else None
            if isinstance(holder, dict) and waiting[-1] is None:
                waiting[-1] = self._key(event, holder, paths[-1])
                continue
            value = self._value(event)
            if holder is None:
                path: Path = ()
                self.root = value
            elif isinstance(holder, dict):
                key = str(waiting[-1])
                path = (*paths[-1], key)
                holder.setdefault(key, value)
                waiting[-1] = None
            else:
                path = (*paths[-1], len(holder))
                holder.append(value)
            self.marks.setdefault(path, (mark.line, mark.column))
            if isinstance(event, yaml.CollectionStartEvent):
                holders.append(value)
                paths.append(path)
                waiting.append(None)
                if len(holders) > _DEEPEST:
                    self._hopeless("nested-too-deep", mark, limit=_DEEPEST)

    def _key(self, event: Any, holder: dict[str, Any], path: Path) -> str:
        mark = event.start_mark
        if not isinstance(event, yaml.ScalarEvent):
            self._hopeless("yaml-syntax", mark, reason=Term("reason.key_not_text"))
        key = str(self._scalar(event))
        if key in holder:
            line = self.keys[(*path, key)][0] + 1
            self._wrong("duplicate-key", mark, key=key, line=line)
        self.keys.setdefault((*path, key), (mark.line, mark.column))
        return key

    def _value(self, event: Any) -> Any:
        if isinstance(event, yaml.AliasEvent):
            self._hopeless("alias-not-allowed", event.start_mark, name=event.anchor)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if event.tag is not None:
            self._hopeless("tag-not-allowed", event.start_mark, tag=event.tag)
        return {} if isinstance(event, yaml.MappingStartEvent) else []

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        if event.tag is not None:
            self._hopeless("tag-not-allowed", event.start_mark, tag=event.tag)
        if event.style:
            return tidy(text)
        for tag, form in _RESOLVERS.get(text[:1], ()):
            if form.match(text):
                return self._implicit(event, tag, text)
        return tidy(text)

    def _implicit(self, event: Any, tag: str, text: str) -> Any:
        """A plain scalar that YAML 1.1 does not read as text."""
        if tag.endswith((":int", ":float")):
            if _PLAIN_NUMBER.fullmatch(text):
                return Decimal(text)
            number = yaml.safe_load(text)
            meaning: object = Term("meaning.number")
            self._wrong(
                "yaml-surprise", event.start_mark, text=text, meaning=meaning, number=number
            )
        elif tag in _MEANINGS and text:
            self._wrong("yaml-surprise", event.start_mark, text=text, meaning=_MEANINGS[tag])
        elif not text:
            return None
        return text
