"""Findings as SARIF 2.1.0, the interchange format of static analysis (OASIS standard)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import Formatter
from typing import Any

from cchc import __version__
from cchc.checked import CheckedFiles
from cchc.diagnostics import Diagnostic
from cchc.figures import Source
from cchc.reporters.gate.findings import fingerprints, show_finding, show_not_kept
from cchc.reporters.gate.paths import cell_name, path_uri
from cchc.reporters.json_parts import json_rows, json_text
from cchc.reporters.shown import show_harmless
from cchc.rules import Rule
from cchc.words import Lang, say

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def report_sarif(checked: CheckedFiles, lang: Lang) -> Iterator[str]:
    """Yield the JSON of one run: the rules that were broken, the files read, a result a finding."""
    kept = checked.diagnostics.kept
    rules = sorted({each.rule for each in kept}, key=lambda rule: rule.code)
    yield f'{{\n"$schema": {json_text(SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n'
    yield '"tool": {"driver": {"name": "cchc", '
    yield f'"version": {json_text(__version__)}, "semanticVersion": {json_text(__version__)},\n'
    yield from json_rows("rules", (_rule(rule, lang) for rule in rules), "}},\n")
    yield f'"language": {json_text(lang)},\n'
    yield from json_rows("invocations", _invocations(checked, lang))
    yield from json_rows("artifacts", _artifacts(checked.sources))
    yield from json_rows("results", _results(kept, rules, lang), "}]\n}\n")


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    words = rule.words(lang)
    lines = [say("gate.hint", lang, hint=_blank(words.hint))]
    for key, example in (("gate.rule.bad", rule.bad), ("gate.rule.good", rule.good)):
        if example:
            lines.append(say(key, lang, example=example))
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _escape(_sentence(_blank(words.message)))},
        "fullDescription": {"text": _escape(words.about)},
        "help": {"text": _escape("\n".join(lines))},
        "defaultConfiguration": {"level": rule.severity},
    }


def _results(kept: Iterable[Diagnostic], rules: list[Rule], lang: Lang) -> Iterator[dict[str, Any]]:
    kept = tuple(kept)
    index = {rule.code: place for place, rule in enumerate(rules)}
    for found, mark in zip(kept, fingerprints(kept), strict=True):
        yield {
            "ruleId": found.rule.code,
            "ruleIndex": index[found.rule.code],
            "level": found.rule.severity,
            "message": {"text": _escape(show_finding(found, lang))},
            "locations": [_location(found)],
            "partialFingerprints": {"cchc/v1": mark},
        }


def _location(found: Diagnostic) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": path_uri(found.place.path)}}
    if found.place.line and not found.place.sheet:
        # A column of SARIF counts characters, ours counts cells: the whole line is meant, and the
        # cell is named beside it.
        physical["region"] = {"startLine": found.place.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    if name := cell_name(found.place) or found.field:
        location["logicalLocations"] = [{"fullyQualifiedName": show_harmless(name)}]
    return location


def _artifacts(sources: Iterable[Source]) -> Iterable[dict[str, Any]]:
    read = dict.fromkeys((source.path, source.sha256) for source in sources)
    return (
        {
            "location": {"uri": path_uri(path)},
            "roles": ["analysisTarget"],
            "hashes": {"sha-256": digest},
        }
        for path, digest in read
    )


def _invocations(checked: CheckedFiles, lang: Lang) -> list[dict[str, Any]]:
    run: dict[str, Any] = {"executionSuccessful": True}
    if words := show_not_kept(checked.diagnostics, lang):
        run["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": f"{words}."}}]
    return [run]


def _blank(words: str) -> str:
    """The words of a rule with an ellipsis where a finding fills in its details."""
    return "".join(
        text + ("" if name is None else "…") for text, name, _, _ in Formatter().parse(words)
    )


def _sentence(words: str) -> str:
    return words if words.endswith("…") else f"{words}."


def _escape(text: str) -> str:
    """Plain text in which nothing is a placeholder or a link to a reader of SARIF."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")
