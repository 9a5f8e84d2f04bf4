"""Workflow commands, read back as GitHub's runner reads them."""

from typing import NamedTuple

import pytest

from cchc.checked import CheckedFiles
from cchc.diagnostics import Place
from cchc.reporters.gate.github import LIMIT, report_github
from cchc.words import LANGUAGES, Lang
from tests.gate_samples import NASTY, all_samples, checked, one_of_one, unknown_agency


class Command(NamedTuple):
    """A command as the runner understands it."""

    name: str
    properties: dict[str, str]
    message: str


def read_back(line: str) -> Command:
    """Read a line: `::name key=value,key=value::message`."""
    assert line.startswith("::")
    head, message = line[2:].split("::", 1)
    name, _, listed = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in listed.split(",") if pair)
    signs = {"%3A": ":", "%2C": ","}
    return Command(name, {key: unescape(value, signs) for key, value in pairs}, unescape(message))


def unescape(text: str, more: dict[str, str] | None = None) -> str:
    for code, sign in {**(more or {}), "%0D": "\r", "%0A": "\n", "%25": "%"}.items():
        text = text.replace(code, sign)
    return text


def commands(files: CheckedFiles, lang: Lang = "vi") -> list[Command]:
    text = "".join(report_github(files, lang))
    assert text == "" or text.endswith("\n")
    return [read_back(line) for line in text.split("\n")[:-1]]


def test_a_finding_becomes_an_annotation() -> None:
    (command,) = report_github(checked(unknown_agency("100%", Place("a,b.csv", 3, 2))), "vi")
    assert command == (
        "::error file=a%2Cb.csv,line=3,col=2,title=F201 unknown-agency::"
        "không có cơ quan “100%25” trong kế hoạch.%0A"
        "Gợi ý: ghi mã hoặc tên đầy đủ như trong kế hoạch.\n"
    )


PLACES = [
    (Place("a.csv", 3, 2), {"file": "a.csv", "line": "3", "col": "2"}),
    (Place("a.csv", 3), {"file": "a.csv", "line": "3"}),
    (Place("a.csv"), {"file": "a.csv"}),
    (Place("-", 3, 2), {"file": "stdin", "line": "3", "col": "2"}),
    (Place("./c:/a=b.csv", 3), {"file": "c:/a=b.csv", "line": "3"}),
    (Place("b.xlsx", 5, 5, "Sheet1"), {"file": "b.xlsx"}),
    (Place(""), {}),
]


@pytest.mark.parametrize(("place", "expected"), PLACES)
def test_place(place: Place, expected: dict[str, str]) -> None:
    (command,) = commands(checked(unknown_agency("x", place)))
    assert command.properties == {**expected, "title": "F201 unknown-agency"}
    assert command.message.startswith("Sheet1!E5: không có" if place.sheet else "không có")


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_nasty_text_stays_in_its_place(text: str) -> None:
    found = checked(
        unknown_agency(text, Place(text, 3, 2)), unknown_agency(text, Place("b.xlsx", 3, 2, text))
    )
    for command in commands(found):
        assert command.name == "error"
        assert command.properties["title"] == "F201 unknown-agency"
        assert set(command.properties) <= {"file", "line", "col", "title"}
        assert command.message.count("\n") == 1
        assert command.message.replace("\n", "").isprintable() or "\ufffe" in text or "😀" in text


MANY = [
    (0, 0, 0, 0),
    (1, 1, 0, 0),
    (LIMIT, LIMIT, 0, 0),
    (LIMIT + 1, LIMIT, 2, 0),
    (250, LIMIT, 241, 0),
    (LIMIT - 1, LIMIT, 5, 5),
    (0, 1, 1234, 1234),
]


@pytest.mark.parametrize(("kept", "lines", "more", "lost"), MANY)
@pytest.mark.parametrize("name", ["error", "warning"])
def test_no_more_than_are_shown_and_the_last_says_how_many(
    kept: int, lines: int, more: int, lost: int, name: str
) -> None:
    found = [
        unknown_agency("x", place) if name == "error" else one_of_one(place)
        for place in (Place("a.csv", line + 2, 2) for line in range(kept))
    ]
    files = checked(*found, lost=(lost, 0) if name == "error" else (0, lost))
    said = commands(files, "en")
    assert [each.name for each in said] == [name] * lines
    words = f"… and {more:,} more {name}s"
    assert [each.properties["title"] for each in said[-1:] if more] == [words] * bool(more)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("files", all_samples().values(), ids=all_samples().keys())
def test_errors_come_first_and_each_kind_within_its_limit(files: CheckedFiles, lang: Lang) -> None:
    names = [each.name for each in commands(files, lang)]
    assert names == sorted(names)
    assert max(map(names.count, names), default=0) <= LIMIT
    assert bool(names) == bool(files.diagnostics.errors + files.diagnostics.warnings)
