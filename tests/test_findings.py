"""Words and fingerprints of findings."""

import re

import pytest

from cchc.diagnostics import Diagnostic, Diagnostics, Place, collect_diagnostics, diagnostic
from cchc.reporters.gate.findings import fingerprints, not_kept, show_finding, show_not_kept
from cchc.reporters.gate.text_diagnostics import report_diagnostics
from cchc.rules import Severity
from tests.gate_samples import NASTY, checked, nasty_files, one_of_one, unknown_agency

HERE = Place("a.csv", 7, 4)


def test_a_finding_is_what_is_wrong_and_what_to_do() -> None:
    found = diagnostic("numerator-above-denominator", HERE, numerator=9, denominator=8)
    assert show_finding(found, "vi") == (
        "tử số 9 lớn hơn mẫu số 8. "
        "Gợi ý: kiểm tra xem hai số có bị đổi chỗ hoặc thiếu chữ số không."
    )
    assert show_finding(found, "en", "\n").startswith(
        "the numerator 9 is larger than the denominator 8.\nHint: "
    )


def test_a_line_of_a_finding_has_the_styles_of_its_parts() -> None:
    line, hint = report_diagnostics(collect_diagnostics([one_of_one(HERE)]), "en")
    parts = [(line.plain[start:stop], style) for start, stop, style in line.spans]
    severity, name, message = parts
    assert str(line.style) == "bold"
    assert severity == ("warning F307", "yellow")
    assert name == (" [one-of-one] ", "dim")
    assert message[1] == "not bold"
    assert line.plain == "a.csv:7:4: " + "".join(part for part, _ in parts)
    assert not hint.spans


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_a_finding_stays_on_one_line_without_controls(text: str) -> None:
    shown = show_finding(unknown_agency(text, HERE), "vi")
    assert len(shown.splitlines()) == 1
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)


def fingerprint(found: Diagnostic) -> str:
    (mark,) = fingerprints([found])
    return mark


BASE = unknown_agency("x", HERE)
SAME = {
    "another line": unknown_agency("x", HERE._replace(line=99)),
    "the path written in full": unknown_agency("x", HERE._replace(path="./a.csv")),
}
OTHER = {
    "another file": unknown_agency("x", HERE._replace(path="b.csv")),
    "another sheet": unknown_agency("x", HERE._replace(sheet="S")),
    "another value": unknown_agency("y", HERE),
    "another rule": one_of_one(HERE),
}


@pytest.mark.parametrize("found", SAME.values(), ids=SAME.keys())
def test_a_fingerprint_stays(found: Diagnostic) -> None:
    assert fingerprint(found) == fingerprint(BASE)


@pytest.mark.parametrize("found", OTHER.values(), ids=OTHER.keys())
def test_a_fingerprint_tells_findings_apart(found: Diagnostic) -> None:
    assert fingerprint(found) != fingerprint(BASE)


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    marks = list(fingerprints([BASE, BASE, BASE]))
    assert len(set(marks)) == 3
    assert marks[:2] == list(fingerprints([BASE, BASE]))


def test_all_fingerprints_differ_and_are_hex() -> None:
    kept = nasty_files().diagnostics.kept
    marks = list(fingerprints(kept))
    assert len(set(marks)) == len(kept)
    assert all(re.fullmatch("[0-9a-f]{64}", mark) for mark in marks)


def test_what_was_not_kept_is_counted_by_severity() -> None:
    found = checked(BASE, one_of_one(HERE), lost=(3, 4)).diagnostics
    assert not_kept(found, Severity.ERROR) == 3
    assert not_kept(found, Severity.WARNING) == 4
    assert show_not_kept(found, "vi") == "Chưa liệt kê: 3 lỗi, 4 cảnh báo"
    assert show_not_kept(Diagnostics(), "vi") == ""
