"""Rules as JSON, for programs that show them: the words are templates with `{details}`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc.reporters.json_parts import json_text
from cchc.rules import Rule
from cchc.words import Lang


def report_rules_json(rules: Iterable[Rule], lang: Lang) -> Iterator[str]:
    """Yield a list of rules, one a line; `bad` and `good` are null where there is no example."""
    separator = "[\n"
    for rule in rules:
        yield f"{separator}{json_text(_rule(rule, lang))}"
        separator = ",\n"
    yield "\n]\n"


def _rule(rule: Rule, lang: Lang) -> dict[str, str | None]:
    words = rule.words(lang)
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "message": words.message,
        "hint": words.hint,
        "about": words.about,
        "bad": rule.bad or None,
        "good": rule.good or None,
    }
