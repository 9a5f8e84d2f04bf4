"""A finding as formats for machines give it: one line of words, and a fingerprint that stays."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from cchc.diagnostics import Diagnostic, Diagnostics, show_hint, show_message
from cchc.reporters.gate.paths import portable_path
from cchc.reporters.shown import show_harmless
from cchc.rules import Severity
from cchc.words import Lang, say


def show_finding(found: Diagnostic, lang: Lang, between: str = " ") -> str:
    """Return what is wrong, and after `between` what to do about it, as harmless sentences."""
    hint = say("gate.hint", lang, hint=show_harmless(show_hint(found, lang)))
    return f"{show_harmless(show_message(found, lang))}.{between}{hint}"


def show_not_kept(diagnostics: Diagnostics, lang: Lang) -> str:
    """Return how many findings were counted but not kept; empty where all were."""
    if not diagnostics.dropped:
        return ""
    errors = not_kept(diagnostics, Severity.ERROR)
    return say(
        "gate.not_kept", lang, errors=errors, warnings=not_kept(diagnostics, Severity.WARNING)
    )


def not_kept(diagnostics: Diagnostics, severity: Severity) -> int:
    """Return how many findings of that severity were counted but not kept."""
    total = diagnostics.errors if severity is Severity.ERROR else diagnostics.warnings
    return total - sum(each.rule.severity is severity for each in diagnostics.kept)


def fingerprints(found: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield for each finding a fingerprint (64 hex digits) that no other of them has.

    It is made of the file, the rule and the words, not of the line: rows that are added above, or
    another language, leave it as it is. Equal findings of one file are told apart by their order.
    """
    seen: Counter[str] = Counter()
    for each in found:
        same = json.dumps(
            [
                portable_path(each.place.path),
                each.place.sheet,
                each.rule.code,
                each.field,
                each.value,
                show_message(each, "en"),
            ]
        )
        yield sha256(f"{same}{seen[same]}".encode()).hexdigest()
        seen[same] += 1
