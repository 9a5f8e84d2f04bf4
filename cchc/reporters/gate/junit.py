"""Findings as a JUnit report: a suite a file, in it a test that fails for each rule broken.

Warnings stand in the suite's output and fail nothing. The report keeps to both schemas in use,
that of Ant and that of the Jenkins plug-in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from cchc.checked import CheckedFiles
from cchc.diagnostics import Diagnostic, show_message
from cchc.figures import Source
from cchc.reporters.gate.findings import not_kept, show_finding, show_not_kept
from cchc.reporters.gate.paths import portable_path, portable_place
from cchc.reporters.shown import show_harmless
from cchc.rules import Severity
from cchc.words import Lang, say

# The schema wants a moment, but the same input must give the same bytes.
_MOMENT = "1970-01-01T00:00:00"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report_junit(checked: CheckedFiles, lang: Lang) -> Iterator[str]:
    """Yield the XML, files in the order in which they were read, then those that could not be."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    number = 0
    for path, found in _by_file(checked).items():
        sources = [each for each in checked.sources if portable_path(each.path) == path]
        yield from _suite(number, path, sources, found, lang)
        number += 1
    if words := show_not_kept(checked.diagnostics, lang):
        lost = not_kept(checked.diagnostics, Severity.ERROR)
        tests = [_test("cchc", words, _failure("cchc", words, [words]) if lost else "")]
        yield from _written(number, "cchc", tests, bool(lost), ("", words))
    yield "</testsuites>\n"


def _by_file(checked: CheckedFiles) -> dict[str, list[Diagnostic]]:
    files: dict[str, list[Diagnostic]] = {
        portable_path(source.path): [] for source in checked.sources
    }
    for found in checked.diagnostics.kept:
        files.setdefault(portable_path(found.place.path), []).append(found)
    return files


def _suite(
    number: int, path: str, sources: Iterable[Source], found: Iterable[Diagnostic], lang: Lang
) -> Iterator[str]:
    by_code = sorted(found, key=lambda each: each.rule.code)
    errors = [each for each in by_code if each.rule.severity is Severity.ERROR]
    warnings = [_line(each, lang) for each in by_code if each.rule.severity is Severity.WARNING]
    tests = [
        _test(path, f"{code} {same[0].rule.name}", _broken(code, same, lang))
        for code, same in ((code, list(each)) for code, each in groupby(errors, _code))
    ]
    failures = len(tests)
    properties = "".join(map(_properties, sources))
    yield from _written(
        number,
        path,
        tests or [_test(path, say("gate.usable", lang))],
        failures,
        (properties, "\n".join(warnings)),
    )


def _written(
    number: int, name: str, tests: Sequence[str], failures: int, around: tuple[str, str]
) -> Iterator[str]:
    """A suite as text; `around` are its properties and its output."""
    properties, output = around
    yield (
        f'<testsuite id="{number}" name={_attribute(name)} package="cchc" tests="{len(tests)}"'
        f' failures="{int(failures)}" errors="0" skipped="0" time="0" timestamp="{_MOMENT}"'
        f' hostname="localhost">\n<properties>{properties}</properties>\n'
    )
    yield from tests
    yield f"<system-out>{_text(output)}</system-out>\n<system-err></system-err>\n</testsuite>\n"


def _code(found: Diagnostic) -> str:
    return found.rule.code


def _properties(source: Source) -> str:
    values = {
        "sha256": source.sha256,
        "rows": str(source.rows),
        "encoding": source.encoding,
        "delimiter": source.delimiter,
        "sheet": source.sheet,
    }
    return "".join(
        f"\n<property name={_attribute(name)} value={_attribute(value)}/>"
        for name, value in values.items()
        if value
    )


def _test(path: str, name: str, inside: str = "") -> str:
    head = f'<testcase name={_attribute(name)} classname={_attribute(path)} time="0"'
    return f"{head}>{inside}</testcase>\n" if inside else f"{head}/>\n"


def _broken(code: str, same: Sequence[Diagnostic], lang: Lang) -> str:
    first = show_message(same[0], lang)
    if len(same) > 1:
        first = say("gate.failures", lang, count=len(same), first=first)
    return _failure(code, first, [_line(each, lang) for each in same])


def _failure(kind: str, message: str, lines: Iterable[str]) -> str:
    body = _text("\n".join(lines))
    return f"<failure type={_attribute(kind)} message={_attribute(message)}>{body}</failure>"


def _line(found: Diagnostic, lang: Lang) -> str:
    place = show_harmless(portable_place(found.place))
    severity = say(f"severity.{found.rule.severity}", lang)
    return f"{place}: {severity} {found.rule.code}: {show_finding(found, lang)}"


def _text(text: str) -> str:
    return escape(_NOT_XML.sub(_named, text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub(_named, show_harmless(text)))


def _named(sign: re.Match[str]) -> str:
    """A sign that XML 1.0 cannot hold, by its number."""
    return f"\\u{ord(sign.group()):04x}"
