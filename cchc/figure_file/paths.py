"""Which files are meant: files, folders of them, or `-` for standard input."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from cchc.diagnostics import Diagnostic, Place, diagnostic
from cchc.words import Term

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")
"""Names that a file of figures may end in, when a folder is searched."""


def find_figure_files(paths: Iterable[str], report: Callable[[Diagnostic], None]) -> list[str]:
    """Return the files that `paths` name, in order, each once; folders give theirs by name.

    What cannot be read at all is reported (F001, F015, F016) and left out.
    """
    files: dict[str, None] = {}
    for path in paths:
        if path == "-":
            files[path] = None
        elif (found := _unreadable(path)) is not None:
            report(found)
        elif Path(path).is_dir():
            inside = _in_folder(path)
            if not inside:
                report(diagnostic("folder-without-files", Place(path)))
            files.update(dict.fromkeys(inside))
        else:
            files[path] = None
    return list(files)


def _in_folder(folder: str) -> list[str]:
    """Files of figures right inside a folder, hidden ones and Office's lock files left out."""
    return sorted(
        os.path.join(folder, name)  # noqa: PTH118 - the path stays as it was given
        for name in os.listdir(folder)  # noqa: PTH208
        if name.lower().endswith(ENDINGS) and not name.startswith((".", "~$"))
    )


def _unreadable(path: str) -> Diagnostic | None:
    """What keeps `path` from being read, seen from outside."""
    place = Place(path)
    reason: object
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            os.listdir(path)  # noqa: PTH208 - only whether it may be listed
            return None
        if stat.S_ISREG(mode):
            return None
        kind = "fifo" if stat.S_ISFIFO(mode) else "socket" if stat.S_ISSOCK(mode) else "device"
        return diagnostic("not-a-file", place, kind=Term(f"file_kind.{kind}"))
    except FileNotFoundError:
        reason = Term("reason.not_found")
    except PermissionError:
        reason = Term("reason.permission")
    except (OSError, ValueError) as error:
        looping = getattr(error, "errno", None) == 40  # ELOOP
        reason = Term("reason.loop") if looping else getattr(error, "strerror", str(error))
    return diagnostic("unreadable-file", place, reason=reason)
