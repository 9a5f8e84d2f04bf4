"""Which files are meant: files, folders of them, or `-` for standard input."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from cchc.diagnostics import Diagnostic, Place, diagnostic
from cchc.errors import unreadable_reason
from cchc.words import Term

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")
"""Names that a file of figures may end in, when a folder is searched."""


def find_figure_files(paths: Iterable[str], report: Callable[[Diagnostic], None]) -> list[str]:
    """Return the files that `paths` name, in order, each once; folders give theirs by name.

    What cannot be read at all is reported (F001, F015, F016) and left out.
    """
    files: dict[object, str] = {}
    for path in paths:
        for each in _named(path, report):
            files.setdefault(_identity(each), each)
    return list(files.values())


def _named(path: str, report: Callable[[Diagnostic], None]) -> Iterator[str]:
    """The files that can be read under one path."""
    if path == "-":
        yield path
    elif (found := _unreadable(path)) is not None:
        report(found)
    elif not Path(path).is_dir():
        yield path
    elif inside := _in_folder(path):
        for each in inside:
            yield from _named(each, report)
    else:
        report(diagnostic("folder-without-files", Place(path)))


def _identity(path: str) -> object:
    """What is the same for two ways to write one file's path."""
    if path == "-":
        return path
    status = os.stat(path)  # noqa: PTH116 - an empty path is not the working directory
    return status.st_dev, status.st_ino


def _in_folder(folder: str) -> list[str]:
    """Files of figures right inside a folder, hidden ones and Office's lock files left out."""
    within = (
        os.path.join(folder, name)  # noqa: PTH118 - the path stays as it was given
        for name in os.listdir(folder)  # noqa: PTH208 - as above
        if name.lower().endswith(ENDINGS) and not name.startswith((".", "~$"))
    )
    return sorted(path for path in within if not Path(path).is_dir())


def _unreadable(path: str) -> Diagnostic | None:
    """What keeps `path` from being read, seen from outside."""
    place = Place(path)
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - as above
        if stat.S_ISDIR(mode):
            os.listdir(path)  # noqa: PTH208 - only whether it may be listed
            return None
        if stat.S_ISREG(mode):
            return None
        kind = "fifo" if stat.S_ISFIFO(mode) else "socket" if stat.S_ISSOCK(mode) else "device"
        return diagnostic("not-a-file", place, kind=Term(f"file_kind.{kind}"))
    except (OSError, ValueError) as error:
        return diagnostic("unreadable-file", place, reason=unreadable_reason(error))
