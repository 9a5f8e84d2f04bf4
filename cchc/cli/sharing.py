"""Shares the files of a run out among processes: to each some small ones, or a part of a large one.

A large file can be parted once it has been looked through, which is done while the plan is read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cchc.cli.processes import CAN_FORK, Crew
from cchc.cli.progress import ReadingBar, size_of
from cchc.diagnostics import DiagnosticLog, Place, diagnostic
from cchc.figure_file import find_figure_files
from cchc.figure_file.csv_table import Part
from cchc.figure_file.parts import Scan, open_part, scan_file

if TYPE_CHECKING:  # what looks through files need not wait for what checks them
    from cchc.checks import FigureCheck, PackedCheck

LEAST = 2 << 20
"""Bytes that make a file large."""
_EACH = 6
"""Shares for each process, of which the last are smaller, so that none waits long for another."""
_TURNS = 2
"""Towards the end a share is what is left, divided by so many for each process."""
_SMALLEST = 4
"""The smallest shares are one in so many of the largest."""
_SCANS = 1 << 10
"""So many files may be looked through before the first is asked for: all of them, mostly."""
_SCAN = 1 << 16
"""Bytes of memory in which what is found in most of them has room."""

Scans = Iterable[tuple[str, Scan | None]]
"""Paths of large files, and what was found when these were looked through."""


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


class Files(NamedTuple):
    """A share of some files."""

    paths: tuple[str, ...]


class PartOfFile(NamedTuple):
    """A share of a part of a file that was looked through."""

    path: str
    scan: Scan
    part: Part

    @property
    def begins(self) -> bool:
        """Whether it is the first part of its file."""
        return self.part.start == 0

    @property
    def ends(self) -> bool:
        """Whether it is the last part of its file."""
        return self.part.stop >= self.scan.size


class _Read(NamedTuple):
    """What came out of a share.

    Of a part, how many lines it has, and whether the next one can be joined to it.
    """

    packed: PackedCheck
    log: DiagnosticLog
    lines: int = 0
    fits: bool = True


@contextmanager
def begun_scans(files: Sequence[str], jobs: int) -> Iterator[Scans]:
    """Begin to look through large files in other processes, and give what they find in the end."""
    sizes = {path: size_of(path) for path in find_figure_files(files, lambda _: None)}
    large = [path for path, size in sizes.items() if size >= LEAST]
    if not CAN_FORK or not _pays(sum(sizes.values())):
        large = []  # it would take longer to start such processes
    with Crew(jobs, _SCANS, _SCAN) as crew:
        queue = crew.queue(crew.room)
        for path in large:
            queue.add(partial(scan_file, path))
        yield _found(crew, large, queue)


def _found(crew: Crew, paths: Iterable[str], queue: Iterable[Scan | None]) -> Scans:
    """What is found in files; then the processes that have looked through them are not needed."""
    yield from zip(paths, queue, strict=True)
    crew.dismiss()


def share_out(
    paths: Sequence[str], scans: Mapping[str, Scan | None], jobs: int
) -> list[Files | PartOfFile]:
    """Return shares in the order of the files, of about equal size but for the last."""
    sizes = [*map(size_of, paths)]
    left = sum(sizes)
    if not _pays(left):
        return [Files(tuple(paths))] if paths else []
    most = max(LEAST, left // (_EACH * jobs))
    least = max(LEAST // 2, most // _SMALLEST)

    def wanted(rest: int) -> int:
        """How large a share should be from where so many bytes are left."""
        return max(least, min(most, rest // (_TURNS * jobs)))

    shares: list[Files | PartOfFile] = []
    some: list[str] = []
    room = 0
    for path, taken in zip(paths, sizes, strict=True):
        scan = scans.get(path)
        if some and (scan or taken > room):
            shares.append(Files(tuple(some)))
            some = []
        if scan:
            shares += _parts(path, scan, wanted, left)
        else:
            room = (room if some else wanted(left)) - taken
            some.append(path)
        left -= taken
    return [*shares, Files(tuple(some))] if some else shares


def _pays(size: int) -> bool:
    """Whether so many bytes are worth several processes' while."""
    return size >= 2 * LEAST


def _parts(path: str, scan: Scan, wanted: Callable[[int], int], left: int) -> Iterator[PartOfFile]:
    """The parts of a file, from whose start so many bytes are left."""
    told = scan._replace(marks=())  # where a file may be parted its readers need not know
    for part in scan.parts(lambda start: wanted(left - start)):
        yield PartOfFile(path, told, part)


def read_together(
    reader: Reader,
    paths: Sequence[str],
    scans: Scans,
    check: FigureCheck,
    log: DiagnosticLog,
    crew: Crew,
    bar: ReadingBar,
) -> None:
    """Read files in several processes, where that pays; what comes out is the same."""
    shares = share_out(paths, dict(scans), crew.jobs)
    if len(shares) < 2:
        reader.read_all(paths, check, log, bar)
        return
    joined = _Joined(reader, check, log, bar)
    crew.share(reader)
    # What waits for its turn is kept, so that no process may be far ahead.
    reads = crew.queue(2 * crew.jobs)
    for share in shares:
        reads.add(partial(_read, reader, share))
    for share, read in zip(shares, reads, strict=True):
        if isinstance(share, Files):
            joined.take_files(share, read)
        else:
            joined.take_part(share, read)


class _Joined:
    """Puts together what processes have read, share by share."""

    def __init__(
        self, reader: Reader, check: FigureCheck, log: DiagnosticLog, bar: ReadingBar
    ) -> None:
        self._reader, self._check, self._log, self._bar = reader, check, log, bar
        self._lines = 0
        """Lines of the file at hand that have been read."""
        self._is_through = False
        """Whether the file at hand has been read to its end, without the parts that follow."""

    def take_files(self, share: Files, read: _Read) -> None:
        """Take files that were read as a whole."""
        self._log.merge(read.log)
        self._check.add(read.packed)
        for path in share.paths:
            self._bar.end(path)

    def take_part(self, share: PartOfFile, read: _Read) -> None:
        """Take a part of a file, which follows the one before."""
        if share.begins:
            self._lines, self._is_through = 0, False
        if not self._is_through:
            self._join(share, read)
        self._bar.at(share.part.stop)
        if share.ends:
            self._bar.end(share.path)

    def _join(self, share: PartOfFile, read: _Read) -> None:
        self._is_through = share.ends or not read.fits
        if share.begins and not read.fits:
            self._reader.read(share.path, self._check, self._log)
            return
        if not read.fits:
            # The parts before did fit, so that a record begins where this one does; but the last
            # of it runs on, and the parts that follow are of no use.
            rest = share.part._replace(stop=sys.maxsize)
            read = _read_part(self._reader, share._replace(part=rest))
        self._log.merge(read.log, self._lines)
        if share.begins:
            self._check.add(read.packed)
        else:
            self._check.add_part(read.packed, self._lines)
        self._lines += read.lines
        if self._is_through:
            self._check.end_parts()


def _read(reader: Reader, share: Files | PartOfFile) -> _Read:
    if isinstance(share, PartOfFile):
        return _read_part(reader, share)
    check, log = reader.begin()
    for path in share.paths:
        reader.read(path, check, log)
    return _Read(check.pack(), log)


def _read_part(reader: Reader, share: PartOfFile) -> _Read:
    check, log = reader.begin()
    table = open_part(share.path, share.scan, share.part, reader.words, log.add)
    if table is None:
        log.add(diagnostic("changed-while-read", Place(share.path)))
        return _Read(check.pack(), log, fits=False)
    with table:
        check.read_part(table)
        return _Read(check.pack(), log, table.lines, table.fits)
