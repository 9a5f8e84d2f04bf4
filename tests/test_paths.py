"""Paths and places as other programs take them."""

import re

import pytest

from cchc.diagnostics import Place
from cchc.reporters.gate.paths import cell_name, path_uri, portable_path, portable_place
from tests.gate_samples import NASTY

PATHS = [
    ("-", "stdin", "stdin"),
    ("data/q3.csv", "data/q3.csv", "data/q3.csv"),
    ("./data//q3.csv", "data/q3.csv", "data/q3.csv"),
    ("../q3.csv", "../q3.csv", "../q3.csv"),
    ("./-", "-", "-"),
    ("báo cáo.csv", "báo cáo.csv", "b%C3%A1o%20c%C3%A1o.csv"),
    ("a:b#c?d%.csv", "a:b#c?d%.csv", "a%3Ab%23c%3Fd%25.csv"),
    ("/x/y z.csv", "/x/y z.csv", "file:///x/y%20z.csv"),
    ("t\udcffp.csv", "t\udcffp.csv", "t%FFp.csv"),
]


@pytest.mark.parametrize(("path", "portable", "uri"), PATHS)
def test_path(path: str, portable: str, uri: str) -> None:
    assert portable_path(path) == portable
    assert path_uri(path) == uri


@pytest.mark.parametrize("path", NASTY.values(), ids=NASTY.keys())
def test_a_uri_holds_only_what_a_uri_may(path: str) -> None:
    assert re.fullmatch(r"([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", path_uri(path))


PLACES = [
    (Place("-", 3, 2), "stdin:3:2", ""),
    (Place("a.csv"), "a.csv", ""),
    (Place("./a.xlsx", 5, 28, "Sheet 1"), "a.xlsx:Sheet 1!AB5", "Sheet 1!AB5"),
    (Place("a.xlsx", 5, 0, "S"), "a.xlsx:S!5", "S!5"),
    (Place("a.xlsx", 0, 0, "S"), "a.xlsx", ""),
]


@pytest.mark.parametrize(("place", "shown", "cell"), PLACES)
def test_place(place: Place, shown: str, cell: str) -> None:
    assert portable_place(place) == shown
    assert cell_name(place) == cell
