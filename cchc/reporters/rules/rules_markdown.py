"""Rules as a page of Markdown in both languages, grouped by band."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from cchc.reporters.rules.rules_text import show_words
from cchc.reporters.scorecard.markdown_scorecard import escape_markdown
from cchc.rules import RULES, Rule
from cchc.words import LANGUAGES, say


def report_rules_markdown() -> Iterator[str]:
    """Yield the page of all rules (`docs/rules.md`)."""
    yield f"# {_both('rules.page.title')}\n"
    for key in ("rules.page.about", "rules.page.made"):
        yield "".join(f"\n{say(key, lang)}\n" for lang in LANGUAGES)
    for band, rules in groupby(RULES, lambda rule: rule.code[:2]):
        yield f"\n## {band} – {_both(f'rules.band.{band}')}\n"
        yield from report_rule_markdown(rules)


def report_rule_markdown(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield a section for each of the rules: its words in both languages, and its example."""
    for rule in rules:
        yield f"\n### {rule.code} {rule.name}\n\n"
        yield from _words(rule)
        for key, example in (("rules.bad", rule.bad), ("rules.good", rule.good)):
            if example:
                yield f"\n{_both(key)}:\n\n```text\n{example}\n```\n"


def _words(rule: Rule) -> Iterator[str]:
    yield f"| {_both(f'severity.{rule.severity}')} | Tiếng Việt | English |\n"
    yield "| --- | --- | --- |\n"
    for key, part in (
        ("rules.message", "message"),
        ("rules.why", "about"),
        ("rules.mend", "hint"),
    ):
        cells = (show_words(getattr(rule.words(lang), part)) for lang in LANGUAGES)
        yield f"| {_both(key)} | {' | '.join(map(_cell, cells))} |\n"


def _both(key: str) -> str:
    return " · ".join(say(key, lang) for lang in LANGUAGES)


def _cell(text: str) -> str:
    """A text with its code spans (`…`) kept, and all else as it stands."""
    parts = text.split("`")
    return "`".join(
        part if number % 2 else escape_markdown(part) for number, part in enumerate(parts)
    )
