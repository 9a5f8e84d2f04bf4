"""Paths as other programs take them: with slashes, as URIs, and a name for standard input."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from cchc.diagnostics import Place, show_place

STDIN = "stdin"
"""What standard input is called where a path must stand."""


def portable_path(path: str) -> str:
    """Return a path with slashes, without `./`; `stdin` for `-`."""
    return STDIN if path == "-" else Path(path).as_posix()


def path_uri(path: str) -> str:
    """Return a path as a URI, percent-encoded: relative as it was given, else `file:///…`."""
    if path == "-":
        return STDIN
    if Path(path).is_absolute():
        return Path(path).as_uri()
    return quote(os.fsencode(Path(path).as_posix()), safe="/")


def portable_place(place: Place) -> str:
    """Return a place as people read it, its path as `portable_path` gives it."""
    return show_place(place._replace(path=portable_path(place.path)))


def cell_name(place: Place) -> str:
    """Return the cell of a workbook, such as `Sheet1!E5`; empty where there is no sheet."""
    return show_place(place._replace(path="")).removeprefix(":") if place.sheet else ""
