"""What was found to be wrong, where, and how it is put into words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from cchc.rules import RULES_BY_NAME, Rule, Severity
from cchc.words import Lang, Number, Term, say


class Place(NamedTuple):
    """Where something stands: a file, a physical line, a column (0 where there is none).

    In a CSV the column is the ordinal of the cell, in YAML the character, both from 1. `sheet` is
    the name of the sheet in a workbook, whose lines are rows.
    """

    path: str
    line: int = 0
    column: int = 0
    sheet: str = ""


class Diagnostic(NamedTuple):
    """One finding: a rule that is broken at a place, with the details that its words need."""

    rule: Rule
    place: Place
    field: str | None
    value: str | None
    details: Mapping[str, object]

    @property
    def order(self) -> tuple[Place, str, str]:
        """Sort key: by place, then code."""
        return (self.place, self.rule.code, self.field or "")


class Diagnostics(NamedTuple):
    """All findings of a run: those that are kept, sorted, and the counts of all that were found."""

    kept: tuple[Diagnostic, ...] = ()
    errors: int = 0
    warnings: int = 0

    @property
    def dropped(self) -> int:
        """How many findings were counted but not kept."""
        return self.errors + self.warnings - len(self.kept)


UNREADABLE = frozenset(("unreadable-file", "not-a-file", "folder-without-files"))
"""Rules that say that a path could not be read at all."""


class Heed(NamedTuple):
    """Which rules are heeded, and whether `strict` counts warnings as errors.

    They are those that begin with a code of `select` (empty: all) and with none of `ignore`; a path
    that could not be read is always told.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False

    def heeded(self, found: Diagnostic) -> Diagnostic | None:
        """Return the finding as it counts, or None where its rule is not heeded."""
        code = found.rule.code
        if found.rule.name in UNREADABLE:
            return found
        if (self.select and not code.startswith(self.select)) or code.startswith(
            self.ignore or ("-",)
        ):
            return None
        if self.strict and found.rule.severity is Severity.WARNING:
            return found._replace(rule=found.rule._replace(severity=Severity.ERROR))
        return found


class DiagnosticLog:
    """Gathers findings while files are read: counts all of them, keeps the first `limit`.

    Beyond these it keeps only that a path could not be read, since the run then ends otherwise.
    """

    def __init__(self, limit: int = 10_000, heed: Heed = Heed()) -> None:  # noqa: B008 - frozen
        self.limit = limit
        self.heed = heed
        self._kept: list[Diagnostic] = []
        self._errors = 0
        self._warnings = 0

    def add(self, found: Diagnostic) -> None:
        """Count a finding that is heeded, and keep it while there is room."""
        heeded = self.heed.heeded(found)
        if heeded is None:
            return
        found = heeded
        if found.rule.severity is Severity.ERROR:
            self._errors += 1
        else:
            self._warnings += 1
        self._keep(found)

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Add every finding."""
        for each in found:
            self.add(each)

    def merge(self, other: DiagnosticLog, lines: int = 0) -> None:
        """Add what another log holds, in the order in which it was found, with its counts.

        Its lines count from `lines` on.
        """
        self._errors += other._errors
        self._warnings += other._warnings
        for each in other._kept:
            place = each.place
            if lines and place.line:
                each = each._replace(place=place._replace(line=lines + place.line))
            self._keep(each)

    def _keep(self, found: Diagnostic) -> None:
        if len(self._kept) < self.limit or found.rule.name in UNREADABLE:
            self._kept.append(found)

    def gathered(self) -> Diagnostics:
        """Return what was gathered, sorted by place and code."""
        kept = tuple(sorted(self._kept, key=lambda each: each.order))
        return Diagnostics(kept, self._errors, self._warnings)


def diagnostic(name: str, place: Place, /, **details: object) -> Diagnostic:
    """Return the diagnostic of the rule called `name`; details `field`, `value` name the cell.

    A Term among the details is put into words, a Fraction is shown as the percentage that it is.
    """
    field_name = details.pop("field", None)
    value = details.pop("value", None)
    return Diagnostic(
        RULES_BY_NAME[name],
        place,
        None if field_name is None else str(field_name),
        None if value is None else str(value),
        details,
    )


def collect_diagnostics(found: Iterable[Diagnostic]) -> Diagnostics:
    """Return `found` sorted by place and code, and counted."""
    log = DiagnosticLog()
    log.extend(found)
    return log.gathered()


def show_message(found: Diagnostic, lang: Lang) -> str:
    """Return what is wrong, in one sentence without a final stop."""
    return _filled(found.rule.words(lang).message, found.details, lang)


def show_hint(found: Diagnostic, lang: Lang) -> str:
    """Return what to do about it; where one known word is near, whether that is meant."""
    hint = _filled(found.rule.words(lang).hint, found.details, lang)
    near = found.details.get("nearest")
    if near is None:
        return hint
    return f"{say('diagnostic.nearest', lang, nearest=near)} {hint[:1].upper()}{hint[1:]}"


def show_place(place: Place) -> str:
    """Return the place as `path:line:column`, or `path:Sheet!E5` in a workbook."""
    if place.sheet and place.line:
        return f"{place.path}:{place.sheet}!{_column_letters(place.column)}{place.line}"
    return ":".join([place.path, *(str(part) for part in place[1:3] if part)])


def _column_letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _filled(words: str, details: Mapping[str, object], lang: Lang) -> str:
    """Words with the details that they ask for; many hints ask for none."""
    return words.format_map(_shown(details, lang)) if "{" in words else words


def _shown(details: Mapping[str, object], lang: Lang) -> dict[str, object]:
    shown: dict[str, object] = dict(details)
    for name, value in details.items():
        if type(value) is int:
            continue
        if isinstance(value, Term):
            words = say(value, lang)
            shown[name] = words.format_map(details) if "{" in words else words
        elif isinstance(value, Number):
            shown[name] = value if lang == "en" else value.replace(".", ",")
        elif isinstance(value, Fraction):
            shown[name] = _percent(value, lang)
        elif isinstance(value, str) and len(value) > _LONG:
            shown[name] = value[: _LONG - 1] + "…"
    return shown


def _percent(percent: Fraction, lang: Lang) -> str:
    """A percentage cut to two decimals, without empty ones."""
    whole, hundredths = divmod((percent * 100).__floor__(), 100)
    point = "." if lang == "en" else ","
    decimals = f"{hundredths:02}".rstrip("0")
    return f"{whole}{point}{decimals}%" if decimals else f"{whole}%"


_LONG = 200
"""Longest part of a file that a message repeats, in characters."""
