"""Shows on a terminal how far the reading of large files has come, once it takes a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds that pass without a bar."""
_PAUSE = 0.1


class ReadingBar:
    """A bar on standard error, by bytes read; nothing where that is no terminal.

    Use it in a `with` statement. A bar needs no words.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._sizes = {path: size_of(path) for path in paths}
        self._read = 0
        self._bar: Progress | None = None
        self._next = time.monotonic() + PATIENCE if sys.stderr.isatty() else float("inf")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def at(self, position: int) -> None:
        """Show that so many bytes of the file at hand are read."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _PAUSE
            self._show(self._read + position)

    def end(self, path: str) -> None:
        """Show that a file is read."""
        self._read += self._sizes[path]
        self.at(0)

    def _show(self, read: int) -> None:
        if self._bar is None:
            self._bar = _begun(sum(self._sizes.values()))
        self._bar.update(self._bar.task_ids[0], completed=read)
        self._bar.refresh()


def _begun(total: int) -> Progress:
    # Only a wait of more than a second needs these.
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), DownloadColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    bar = Progress(*columns, console=console, transient=True, auto_refresh=False)
    bar.start()
    bar.add_task("", total=total)
    return bar


def size_of(path: str) -> int:
    """Return how many bytes a file has; 0 where that cannot be told."""
    try:
        return Path(path).stat().st_size
    except OSError:  # who reads it will say why
        return 0
