"""Looks through the files of a run while what reads them is loaded, and the plan is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.cli.sharing import Scans


@contextmanager
def scanning_ahead(files: Sequence[str], jobs: int) -> Iterator[Scans]:
    """Begin to look through the files of a run in other processes, where that helps."""
    if jobs < 2 or "-" in files:
        yield ()
        return
    from cchc.cli.sharing import begun_scans  # few need it

    with begun_scans(files, jobs) as scans:
        yield scans
