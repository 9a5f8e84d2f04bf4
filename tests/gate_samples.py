"""Checked files for the tests of the gate's formats: clean, faulty, and as nasty as text can be."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from cchc.checked import CheckedFiles, Completeness
from cchc.checks.completeness import check_completeness
from cchc.diagnostics import Diagnostic, Diagnostics, Place, collect_diagnostics, diagnostic
from cchc.figures import Period, Source
from cchc.plan import Plan
from cchc.plan_file import read_plan

ROOT = Path(__file__).parents[1]
PERIOD = Period(2020, 3)

NASTY = {
    "percent and colon": "100%: a,b=c%0Ad",
    "line breaks": "one\ntwo\r\nthree\rfour",
    "a command": "::error file=x,line=1::owned",
    "an old command": "##[error]owned",
    "table and code": "a|b`c`**d**_e_~f~",
    "html": "<script>alert('&amp;')</script><!-- \" -->",
    "end of character data": "]]></failure><testcase/>",
    "a link": "[press](https://example.invalid) www.example.invalid",
    "placeholders": "{0} {name} }{",
    "quotes and backslashes": "\"'\\\\server\\share\\",
    "terminal escape": "\x1b[2J\x1b]0;title\x07",
    "null and vertical tab": "a\x00b\x0bc\x7f",
    "C1 controls": "\x85\x9b31m",
    "bidi override": "\u202egnp.csv\u202c\u2066x\u2069\u200f",
    "line separators": "a\u2028b\u2029c",
    "byte order mark": "\ufeffx\u200b",
    "not a character": "a\ufffeb\uffffc",
    "bytes of a path": "t\udcffp.csv",
    "other planes": "😀\U000e0041",
    "composed in two": "Sở Nội vụ",
    "blanks": "  a \t b  ",
    "a formula": '=HYPERLINK("x")',
    "long": "dài " * 300,
}
"""What a hostile file may hold in a cell, in its name or in the name of a sheet."""


@cache
def sample_plan() -> Plan:
    """Return the plan of the repository."""
    return read_plan(str(ROOT / "plan" / "2020.yaml"))


def unknown_agency(text: str, place: Place) -> Diagnostic:
    """Return an error whose words repeat `text`."""
    return diagnostic("unknown-agency", place, field="agency", value=text, found=text)


def one_of_one(place: Place) -> Diagnostic:
    """Return a warning."""
    return diagnostic("one-of-one", place, field="denominator", value="1")


def source(path: str, rows: int = 3, sheet: str = "") -> Source:
    """Return a file that was read."""
    delimiter = "" if sheet else ";"
    return Source(path, "0123456789abcdef" * 4, rows, "UTF-8", delimiter, sheet)


def completeness(missing: int = 0) -> Completeness:
    """Return what is due in the third quarter, the first `missing` figures of it not received."""
    plan = sample_plan()
    received = bytearray(plan.due)
    for slot in [slot for slot, due in enumerate(plan.due) if due][:missing]:
        received[slot] = 0
    return check_completeness(plan, PERIOD, received)


def checked(
    *found: Diagnostic,
    sources: tuple[Source, ...] = (),
    whole: tuple[Completeness, ...] = (),
    lost: tuple[int, int] = (0, 0),
) -> CheckedFiles:
    """Return checked files with these findings; `lost` errors and warnings were not kept."""
    kept, errors, warnings = collect_diagnostics(found)
    diagnostics = Diagnostics(kept, errors + lost[0], warnings + lost[1])
    return CheckedFiles(sample_plan(), sources, diagnostics, whole)


def nasty_files() -> CheckedFiles:
    """Return findings in which every nasty text is a path, a sheet and a part of a message."""
    found = []
    for text in NASTY.values():
        found.append(unknown_agency(text, Place(text, 3, 2)))
        found.append(unknown_agency(text, Place("book.xlsx", 3, 2, text)))
        found.append(one_of_one(Place(text)))
    sources = tuple(source(text, sheet=text) for text in NASTY.values())
    return checked(*found, sources=sources, whole=(completeness(5),))


def all_samples() -> dict[str, CheckedFiles]:
    """Return checked files of every kind by name."""
    here = Place("data/q3.csv", 7, 4)
    error, warning = unknown_agency("x", here), one_of_one(here)
    return {
        "nothing read": checked(),
        "clean": checked(sources=(source("data/q3.csv"),), whole=(completeness(),)),
        "warned": checked(warning, sources=(source("data/q3.csv"),)),
        "equal findings": checked(error, error, warning, warning, sources=(source("data/q3.csv"),)),
        "standard input": checked(unknown_agency("x", Place("-", 2, 2)), sources=(source("-"),)),
        "unreadable": checked(
            diagnostic("unreadable-file", Place("/no/such file.csv"), reason="?")
        ),
        "without a path": checked(error, unknown_agency("x", Place(""))),
        "workbook": checked(
            unknown_agency("x", Place("b.xlsx", 5, 28, "Sheet 1")),
            unknown_agency("x", Place("b.xlsx", 0, 0, "Sheet 1")),
            sources=(source("b.xlsx", sheet="Sheet 1"), source("b.xlsx", sheet="Sheet 2")),
        ),
        "many": checked(
            *(unknown_agency(str(line), Place("m.csv", line, 2)) for line in range(2, 80)),
            *(one_of_one(Place("m.csv", line, 5)) for line in range(2, 30)),
            whole=(completeness(600),),
        ),
        "not kept": checked(error, lost=(3, 4), sources=(source("data/q3.csv"),)),
        "nothing kept": checked(lost=(1200, 1)),
        "nasty": nasty_files(),
    }


def read_schema(name: str) -> dict[str, Any]:
    """Return a schema of `tests/schemas` or, beginning with `cchc/`, of the package."""
    folder = ROOT / "cchc" / "schemas" if name.startswith("cchc/") else ROOT / "tests" / "schemas"
    text = (folder / f"{name.removeprefix('cchc/')}.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
