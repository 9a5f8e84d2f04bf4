"""Shares the files of a run out among processes: to each some small ones, or a part of a large one.

A large file can be parted once it has been looked through, which is done while the plan is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain
from typing import NamedTuple, Protocol

from cchc.checks import FigureCheck, PackedCheck
from cchc.cli.processes import CAN_FORK, in_processes
from cchc.cli.progress import ReadingBar, size_of
from cchc.diagnostics import DiagnosticLog
from cchc.figure_file import find_figure_files
from cchc.figure_file.csv_table import Part
from cchc.figure_file.parts import Scan, open_part, scan_file

LEAST = 2 << 20
"""Bytes that make a file large, and a share worth a process's while."""
_EACH = 8
"""Shares for each process: so many that none waits long for another that is slow."""

Scans = Mapping[str, Scan | None]
"""What was found in large files, by their paths."""


class Reader(Protocol):
    """What reads the files of a run, each in the same way."""

    @property
    def words(self) -> frozenset[str]:
        """The lower-case words by which windows-1258 and old fonts are recognised."""

    def begin(self) -> tuple[FigureCheck, DiagnosticLog]:
        """Return a check that has read nothing yet, and the log that it reports to."""

    def read(self, path: str, check: FigureCheck, log: DiagnosticLog) -> None:
        """Read one file."""

    def read_all(
        self, paths: Sequence[str], check: FigureCheck, log: DiagnosticLog, bar: ReadingBar
    ) -> None:
        """Read files one after the other."""


class Share(NamedTuple):
    """What a process reads at a time: some files, or a part of one that was looked through."""

    paths: tuple[str, ...]
    scan: Scan | None = None
    part: Part | None = None

    @property
    def ends(self) -> bool:
        """Whether no other part of its file follows."""
        return self.scan is None or self.part is None or self.part.stop == self.scan.size


class _Read(NamedTuple):
    """What came out of a share.

    Of a part, how many lines it has, and whether the next one can be joined to it.
    """

    packed: PackedCheck
    log: DiagnosticLog
    lines: int = 0
    fits: bool = True


def begin_scans(files: Sequence[str], jobs: int) -> Iterator[tuple[str, Scan | None]]:
    """Begin to look through large files in other processes; return each with what is found."""
    large = [path for path in find_figure_files(files, lambda _: None) if size_of(path) >= LEAST]
    if not CAN_FORK:
        large = []  # it would take longer to start such processes
    # Nobody hands out files while the plan is read: each process has its own from the start.
    shares = [large[first::jobs] for first in range(min(jobs, len(large)))]
    return chain.from_iterable(in_processes(_scan_all, shares, jobs))


def _scan_all(paths: Sequence[str]) -> list[tuple[str, Scan | None]]:
    return [(path, scan_file(path)) for path in paths]


def share_out(paths: Sequence[str], scans: Scans, jobs: int) -> list[Share]:
    """Return shares of about equal size, in the order of the files."""
    sizes = [*map(size_of, paths)]
    size = max(LEAST, sum(sizes) // (_EACH * jobs))
    shares: list[Share] = []
    some: list[str] = []
    room = size
    for path, taken in zip(paths, sizes, strict=True):
        scan = scans.get(path)
        if some and (scan or taken > room):
            shares.append(Share(tuple(some)))
            some, room = [], size
        if scan:
            shares += (Share((path,), scan, part) for part in scan.parts(size))
        else:
            some.append(path)
            room -= taken
    return [*shares, Share(tuple(some))] if some else shares


def read_together(
    reader: Reader,
    paths: Sequence[str],
    scans: Scans,
    check: FigureCheck,
    log: DiagnosticLog,
    jobs: int,
    bar: ReadingBar,
) -> None:
    """Read files in so many processes, where that pays; what comes out is the same."""
    shares = share_out(paths, scans, jobs)
    if len(shares) < 2:
        reader.read_all(paths, check, log, bar)
        return
    parts: list[_Read] = []
    reads = in_processes(partial(_read, reader), shares, jobs)
    for share, read in zip(shares, reads, strict=True):
        parts.append(read)
        if share.part is not None:
            bar.at(share.part.stop)
        if not share.ends:
            continue
        if share.part is None:
            log.merge(read.log)
            check.add(read.packed)
        elif all(part.fits for part in parts):
            before = [*accumulate((part.lines for part in parts), initial=0)][:-1]
            for part, lines in zip(parts, before, strict=True):
                log.merge(part.log, lines)
            check.add_parts(zip((part.packed for part in parts), before, strict=True))
        else:  # a record runs on where the file was parted, or no part holds any
            reader.read(share.paths[0], check, log)
        parts.clear()
        for path in share.paths:
            bar.end(path)


def _read(reader: Reader, share: Share) -> _Read:
    if share.scan is not None and share.part is not None:
        return _read_part(reader, share.paths[0], share.scan, share.part)
    check, log = reader.begin()
    for path in share.paths:
        reader.read(path, check, log)
    return _Read(check.pack(), log)


def _read_part(reader: Reader, path: str, scan: Scan, part: Part) -> _Read:
    check, log = reader.begin()
    table = open_part(path, scan, part, reader.words, log.add)
    if table is None:
        return _Read(check.pack(), log, fits=False)
    with table:
        check.read_part(table)
        return _Read(check.pack(), log, table.lines, table.fits)
