"""The JUnit report, held to what both schemas of the format ask for."""

import re
import xml.etree.ElementTree as ET

import pytest

from cchc.checked import CheckedFiles
from cchc.diagnostics import Place, diagnostic
from cchc.reporters.gate.junit import report_junit
from cchc.reporters.shown import show_harmless
from cchc.words import LANGUAGES, Lang
from tests.gate_samples import NASTY, all_samples, checked, one_of_one, source, unknown_agency

# For each element what it must have, what it may have, and its children in order: what is left of
# the schemas of Ant and of the Jenkins plug-in where both must hold.
SHAPES = {
    "testsuites": ("", "", r"(testsuite )*"),
    "testsuite": (
        "name tests failures errors time timestamp hostname package id",
        "skipped",
        r"properties (testcase )*system-out system-err ",
    ),
    "properties": ("", "", r"(property )*"),
    "property": ("name value", "", ""),
    "testcase": ("name classname time", "", r"(failure )?"),
    "failure": ("type message", "", ""),
    "system-out": ("", "", ""),
    "system-err": ("", "", ""),
}
NUMBERS = {"tests", "failures", "errors", "skipped", "id", "time"}


def report(files: CheckedFiles, lang: Lang = "vi") -> ET.Element:
    written = "".join(report_junit(files, lang))
    return ET.fromstring(written.encode("utf-8"))  # noqa: S314 - our own output


def check_shape(element: ET.Element) -> None:
    must, may, children = SHAPES[element.tag]
    assert set(must.split()) <= set(element.attrib) <= set(f"{must} {may}".split())
    assert re.fullmatch(children, "".join(f"{child.tag} " for child in element))
    for name, value in element.attrib.items():
        assert name not in NUMBERS or value.isdigit()
    if "timestamp" in element.attrib:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", element.attrib["timestamp"])
    for child in element:
        check_shape(child)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("files", all_samples().values(), ids=all_samples().keys())
def test_the_report_holds_to_the_schemas(files: CheckedFiles, lang: Lang) -> None:
    root = report(files, lang)
    assert root.tag == "testsuites"
    check_shape(root)
    for number, suite in enumerate(root):
        cases = suite.findall("testcase")
        names = [case.attrib["name"] for case in cases]
        assert len(set(names)) == len(names) > 0
        assert suite.attrib["id"] == str(number)
        assert suite.attrib["tests"] == str(len(cases))
        assert suite.attrib["failures"] == str(len(suite.findall("testcase/failure")))
    assert bool(root.findall(".//failure")) == bool(files.diagnostics.errors)


def outcomes(files: CheckedFiles) -> dict[str, list[tuple[str, int]]]:
    """For each suite its tests, and how many lines their failures have."""
    return {
        suite.attrib["name"]: [
            (case.attrib["name"], sum(len((each.text or "").splitlines()) for each in case))
            for case in suite.findall("testcase")
        ]
        for suite in report(files, "en")
    }


def test_a_test_for_each_rule_that_is_broken_in_a_file() -> None:
    files = checked(
        unknown_agency("x", Place("b.csv", 2, 2)),
        unknown_agency("y", Place("b.csv", 9, 2)),
        diagnostic("empty-file", Place("b.csv")),
        diagnostic("unreadable-file", Place("a.csv"), reason="?"),
        sources=(source("c.csv"), source("b.csv")),
    )
    assert outcomes(files) == {
        "c.csv": [("the figures can be used", 0)],
        "b.csv": [("F002 empty-file", 1), ("F201 unknown-agency", 2)],
        "a.csv": [("F001 unreadable-file", 1)],
    }


def test_a_failure_says_what_where_and_what_to_do() -> None:
    root = report(
        checked(
            unknown_agency("x", Place("-", 2, 2)), unknown_agency("y", Place("b.xlsx", 5, 2, "S"))
        ),
        "vi",
    )
    first, second = root.iter("failure")
    hint = "Gợi ý: ghi mã hoặc tên đầy đủ như trong kế hoạch."
    assert first.attrib == {"type": "F201", "message": "không có cơ quan “x” trong kế hoạch"}
    assert first.text == f"stdin:2:2: lỗi F201: không có cơ quan “x” trong kế hoạch. {hint}"
    assert second.text == f"b.xlsx:S!B5: lỗi F201: không có cơ quan “y” trong kế hoạch. {hint}"


def test_several_findings_are_counted_in_the_message() -> None:
    found = [unknown_agency(text, Place("a.csv", 2, 2)) for text in "xyz"]
    (failure,) = report(checked(*found), "en").iter("failure")
    assert failure.attrib["message"] == ("3 findings, the first one: the plan has no agency “x”")


def test_a_warning_is_written_and_fails_nothing() -> None:
    (suite,) = report(checked(one_of_one(Place("a.csv", 3, 5))), "en")
    assert suite.attrib["failures"] == "0"
    assert (suite.findtext("system-out") or "").startswith("a.csv:3:5: warning F307: ")


def test_how_a_file_was_read_is_among_its_properties() -> None:
    root = report(checked(sources=(source("b.xlsx", 7, "Quý I"), source("a.csv", 0))))
    read = [{each.attrib["name"]: each.attrib["value"] for each in suite[0]} for suite in root]
    digest = "0123456789abcdef" * 4
    assert read == [
        {"sha256": digest, "rows": "7", "encoding": "UTF-8", "sheet": "Quý I"},
        {"sha256": digest, "rows": "0", "encoding": "UTF-8", "delimiter": ";"},
    ]


def test_sheets_of_one_workbook_share_a_suite() -> None:
    assert list(outcomes(all_samples()["workbook"])) == ["b.xlsx"]


@pytest.mark.parametrize(("lost", "failures"), [((0, 3), "0"), ((2, 0), "1")])
def test_what_was_not_kept_is_said(lost: tuple[int, int], failures: str) -> None:
    suite = report(checked(lost=lost, sources=(source("a.csv"),)))[-1]
    assert suite.attrib["name"] == "cchc"
    assert suite.attrib["failures"] == failures
    assert (suite.findtext("system-out") or "").startswith("Chưa liệt kê: ")


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_nasty_text_comes_back_harmless(text: str) -> None:
    (suite,) = report(checked(unknown_agency(text[:150], Place("a.csv", 2, 2))))
    message = next(suite.iter("failure")).attrib["message"]
    shown = show_harmless(text[:150]).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    assert message == f"không có cơ quan “{shown}” trong kế hoạch"
