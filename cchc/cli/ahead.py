"""Begins what other processes can do for a run while this one is still being loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cchc.cli.processes import Crew
    from cchc.cli.sharing import Scans


class Helpers(NamedTuple):
    """Other processes, where some are wanted, and what those find that look through large files."""

    crew: Crew | None = None
    scans: Scans = ()

    def dismiss(self) -> None:
        """End the other processes: there is nothing more to do for them."""
        if self.crew is not None:
            self.crew.dismiss()


@contextmanager
def helped(files: Sequence[str], jobs: int) -> Iterator[Helpers]:
    """Let so many processes work for a run; large files are looked through from now on."""
    if jobs < 2:
        yield Helpers()
        return
    from cchc.cli.processes import Crew  # few need these
    from cchc.cli.sharing import begun_scans

    with Crew(jobs) as crew, begun_scans([] if "-" in files else files, jobs) as scans:
        yield Helpers(crew, scans)
