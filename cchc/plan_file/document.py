"""YAML as plain values that remember where they stand, with the surprises of YAML 1.1 refused.

The events of PyYAML's C parser are walked without recursion, so that no file can make the reader
swell or fall: aliases, tags and deep nesting end it in one line. Places are read only once one is
asked for; `plainly` reads the values of most files without.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn

import yaml

from cchc.diagnostics import Diagnostic, Place, collect_diagnostics, diagnostic
from cchc.errors import PlanError
from cchc.plan_file.plainly import DEEPEST, LOADER, MOST, UnusualError, read_plainly
from cchc.plan_file.scalar import PLAIN_NUMBER, implicit_tag
from cchc.spelling import tidy
from cchc.words import Term

_MEANINGS = {
    "tag:yaml.org,2002:bool": Term("meaning.bool"),
    "tag:yaml.org,2002:null": Term("meaning.null"),
    "tag:yaml.org,2002:timestamp": Term("meaning.date"),
}
_TOO_DEEP = "exceeded maximum nesting depth"
"""What newer versions of libyaml say of brackets within brackets before they give any of them."""
_LONGEST_NUMBER = 30
# What PyYAML says → our words for it; what is rarer stays in PyYAML's.
_REASONS = {
    "mapping values are not allowed in this context": Term("reason.yaml_colon"),
    "could not find expected ':'": Term("reason.yaml_no_colon"),
    "did not find expected key": Term("reason.yaml_key"),
    "did not find expected ',' or ']'": Term("reason.yaml_list"),
    "did not find expected ',' or '}'": Term("reason.yaml_mapping"),
    "did not find expected '-' indicator": Term("reason.yaml_dash"),
    "block sequence entries are not allowed in this context": Term("reason.yaml_dash"),
    "did not find expected node content": Term("reason.yaml_value"),
    "found character that cannot start any token": Term("reason.yaml_character"),
    "found unexpected end of stream": Term("reason.yaml_end"),
    "control characters are not allowed": Term("reason.yaml_control"),
}

Path = tuple[str | int, ...]
"""Keys and positions that lead from the root of a document to a value."""


@dataclass(slots=True)
class _Holder:
    """A mapping or a list that is being read; `key` waits for its value."""

    values: Any
    path: Path
    key: str | None = None


class Document:
    """The values of a YAML document, and where each of them stands."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.found: list[Diagnostic] = []
        self.root: Any = None
        self.marks: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.broken: dict[str, set[int]] = {}
        self._text = text
        try:
            self.root = read_plainly(text)
        except (UnusualError, yaml.YAMLError):
            self._read_places()

    def _read_places(self) -> None:
        """Read the file with the place of each value, once one is asked for."""
        try:
            self._walk(self._text)
        except yaml.YAMLError as error:
            if isinstance(error, yaml.MarkedYAMLError) and error.problem == _TOO_DEEP:
                # Up to there the file can be read, and it is too deep for us long before.
                self._walk(self._text[: error.problem_mark.index if error.problem_mark else 0])
            raise PlanError(collect_diagnostics([self._broken(error, self._text)])) from None

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where the value at `path` stands, or its key; else the nearest thing around it."""
        if not self.marks:
            self._read_places()
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

    def lost_ids(self, section: str) -> list[str] | None:
        """The ids of broken entries, which others may refer to; None where not all have one."""
        entries = [self.root[section][index] for index in sorted(self.broken.get(section, ()))]
        if not all(isinstance(entry, dict) and "id" in entry for entry in entries):
            return None
        return [str(entry["id"]) for entry in entries]

    def _wrong(self, rule: str, mark: Any, /, **details: object) -> None:
        place = Place(self.name, mark.line + 1, mark.column + 1)
        self.found.append(diagnostic(rule, place, **details))

    def _hopeless(self, rule: str, mark: Any, /, **details: object) -> NoReturn:
        """What makes the rest of the file worthless: one clear line, and no more."""
        self.found.clear()
        self._wrong(rule, mark, **details)
        raise PlanError(collect_diagnostics(self.found))

    def _broken(self, error: Any, text: str) -> Diagnostic:
        """What PyYAML cannot read, in our words."""
        if isinstance(error, yaml.reader.ReaderError):
            before = text[: text.find(chr(int(error.character)))]
            line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
            problem = "control characters are not allowed"
        else:
            line, column = error.problem_mark.line, error.problem_mark.column
            problem = error.problem
        place = Place(self.name, line + 1, column + 1)
        return diagnostic("yaml-syntax", place, reason=_REASONS.get(problem, problem))

    def _walk(self, text: str) -> None:
        stack: list[_Holder] = []
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                self._node(event, stack)
            elif isinstance(event, yaml.DocumentStartEvent) and self.marks:
                reason = Term("reason.two_documents")
                self._hopeless("yaml-syntax", event.start_mark, reason=reason)

    def _node(self, event: Any, stack: list[_Holder]) -> None:
        holder = stack[-1] if stack else None
        if holder is not None and isinstance(holder.values, dict) and holder.key is None:
            holder.key = self._key(event, holder.values, holder.path)
            return
        value = self._value(event)
        path = self._kept(value, holder)
        self._mark(path, event.start_mark)
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append(_Holder(value, path))
            if len(stack) > DEEPEST:
                self._hopeless("nested-too-deep", event.start_mark, limit=DEEPEST)

    def _kept(self, value: Any, holder: _Holder | None) -> Path:
        """Put a value where it belongs, and return its path; of equal keys the first one stays."""
        if holder is None:
            self.root = value
            return ()
        if isinstance(holder.values, list):
            holder.values.append(value)
            return (*holder.path, len(holder.values) - 1)
        key, holder.key = str(holder.key), None
        holder.values.setdefault(key, value)
        return (*holder.path, key)

    def _mark(self, path: Path, mark: Any) -> None:
        self.marks.setdefault(path, (mark.line, mark.column))
        if len(self.marks) > MOST:
            reason = Term("reason.too_many_values")
            self._hopeless("plan-unreadable", mark, reason=reason, limit=MOST)

    def _key(self, event: Any, holder: dict[str, Any], path: Path) -> str:
        mark = event.start_mark
        if isinstance(event, yaml.CollectionStartEvent):
            self._hopeless("yaml-syntax", mark, reason=Term("reason.key_not_text"))
        value = self._value(event)
        key = "" if value is None else str(value)
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
            self._hopeless("tag-not-allowed", event.start_mark, tag=_as_written(event.tag))
        return {} if isinstance(event, yaml.MappingStartEvent) else []

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        if event.tag is not None:
            self._hopeless("tag-not-allowed", event.start_mark, tag=_as_written(event.tag))
        if event.style:
            return tidy(text)
        tag = implicit_tag(text)
        return tidy(text) if tag is None else self._implicit(event, tag, text)

    def _implicit(self, event: Any, tag: str, text: str) -> Any:
        """A plain scalar that YAML 1.1 does not read as text."""
        if tag.endswith((":int", ":float")):
            if PLAIN_NUMBER.fullmatch(text):
                return Decimal(text)
            self._wrong(
                "yaml-surprise",
                event.start_mark,
                text=text,
                meaning=Term("meaning.number"),
                number=_misread(text),
            )
        elif tag in _MEANINGS and text:
            self._wrong("yaml-surprise", event.start_mark, text=text, meaning=_MEANINGS[tag])
        elif not text:
            return None
        return text


def _as_written(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _misread(text: str) -> object:
    """The number that YAML 1.1 takes a text for; "?" where there is no saying."""
    try:
        return yaml.safe_load(text) if len(text) <= _LONGEST_NUMBER else "?"
    except ValueError:  # 0b_ has the form of a number, but no digits
        return "?"
