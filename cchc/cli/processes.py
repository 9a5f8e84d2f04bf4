"""Lets several processes, this one among them, do a piece of work each."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.reduction import ForkingPickler
from typing import IO, Any

from cchc.errors import CchcError

CAN_FORK = "fork" in multiprocessing.get_all_start_methods()
"""Whether a process has at hand whatever the one that starts it has, for nothing."""


@contextmanager
def in_processes(
    work: Callable[[Any], Any], items: Sequence[Any], jobs: int, ahead: int, slot: int = 0
) -> Iterator[Iterator[Any]]:
    """Give what `work` returns for each item, in their order, from as many processes as `jobs`.

    This process is one of them: it takes part where a result that it is asked for is not there yet.
    The others begin at once, with at most `ahead` items (1 or more) beyond those that were done
    with here, and none is left afterwards. What work returns there must be fit to be pickled; work
    and items too, where processes cannot fork. Large results are sent sooner with memory for each:
    a `slot` of so many bytes. What work raises for any item is raised here; CchcError where a
    process cannot be started, or ends before its time.
    """
    crew: list[_Worker] = []
    slots = _Slots(min(ahead, len(items)), slot)
    try:
        context = multiprocessing.get_context("fork" if CAN_FORK else "spawn")
        with _in_words("error.no_process"):
            todo = _Todo(context) if CAN_FORK else _LockedTodo(context)
        for _ in range(min(jobs, len(items)) - 1):
            with _in_words("error.no_process"), _uninterrupted():
                crew.append(_Worker(context, work, items, todo, slots))
        for at in range(min(ahead, len(items))):
            todo.put(at)
        yield _results(crew, todo, work, items, ahead)
    finally:
        with _uninterrupted():
            for worker in crew:
                worker.dismiss()
            for worker in crew:
                worker.join()
        slots.close()


def _results(
    crew: Sequence[_Worker],
    todo: _Todo,
    work: Callable[[Any], Any],
    items: Sequence[Any],
    ahead: int,
) -> Iterator[Any]:
    """Yield what work returns for each item; the first places, those `ahead`, are in `todo`."""
    by_pipe = {worker.pipe: worker for worker in crew}
    pipes = [*by_pipe]
    done: dict[int, Any] = {}
    for place in range(len(items)):
        while place not in done:
            if ready := wait(pipes, timeout=0):
                done.update(by_pipe[pipe].receive() for pipe in ready)
            elif (at := todo.take_now()) is not None:
                done[at] = work(items[at])
            else:
                wait(pipes)
        if place + len(done) == len(items):  # there is no more to do
            for worker in crew:
                worker.dismiss()
        yield done.pop(place)
        if place + ahead < len(items):
            todo.put(place + ahead)


SLOT = 4 << 20
"""Bytes of memory in which most large results have room."""
_SLOTS = 48
"""So many texts may be on their way, or two for each process: others go on while one is busy."""


@contextmanager
def texts_from_processes(
    makers: Sequence[Callable[[], Iterable[str]]], jobs: int
) -> Iterator[Iterator[bytes]]:
    """Give the texts that calls make, in their order, as UTF-8; processes make them from now on.

    Where processes cannot fork, none is begun.
    """
    if not CAN_FORK:
        jobs = 1
    ahead = max(_SLOTS, 2 * min(jobs, len(makers)))
    slots = _Slots(ahead, SLOT)
    here = os.getpid()

    def make(at: int) -> tuple[int, list[bytes]]:
        """Make a text; return how much of it is in its slot, and the rest, here all of it."""
        pieces = (text.encode("utf-8", "surrogatepass") for text in makers[at]())
        if os.getpid() == here:
            return 0, [*pieces]
        length = 0
        rest: list[bytes] = []
        for piece in pieces:
            fitting = 0 if rest else slots.put(at, piece, length)
            length += fitting
            if fitting < len(piece):
                rest.append(piece[fitting:])
        return length, rest

    def texts(made: Iterable[tuple[int, list[bytes]]]) -> Iterator[bytes]:
        for at, (length, rest) in enumerate(made):
            yield slots.get(at, length)
            yield from rest

    try:
        with in_processes(make, range(len(makers)), jobs, ahead) as made:
            yield texts(made)
    finally:
        slots.close()


class _Slots:
    """A file in memory with room for so many results at a time, of at most `size` bytes each.

    A pipe is slow for much, and holds up whoever sends until another takes it. Memory that several
    processes share takes long to be touched first. Where processes cannot fork, and where the
    system gives no such file, there is no room, and everything goes through pipes.
    """

    def __init__(self, count: int, size: int) -> None:
        self._count, self._size = count, size if CAN_FORK else 0
        self._file = _memory_file() if count and self._size else None

    def put(self, at: int, piece: bytes | memoryview, start: int = 0) -> int:
        """Put a piece of an item's result behind `start` bytes of it; return how much has room."""
        fitting = piece[: self._size - start]
        if self._file is None or not fitting:
            return 0
        try:
            return os.pwrite(self._file.fileno(), fitting, self._offset(at) + start)
        except OSError:  # there is less memory than that
            return 0

    def get(self, at: int, length: int) -> bytes:
        """Return so many bytes that were put there."""
        if self._file is None or not length:
            return b""
        return os.pread(self._file.fileno(), length, self._offset(at))

    def close(self) -> None:
        """Give the memory back, once the other processes have ended."""
        if self._file is not None:
            self._file.close()

    def _offset(self, at: int) -> int:
        return at % self._count * self._size


def _memory_file() -> IO[bytes] | None:
    """A file in memory, else, as elsewhere than on Linux, one on disk that goes when it is closed.

    None where there can be neither.
    """
    try:
        with suppress(AttributeError, OSError):
            return os.fdopen(os.memfd_create("cchc"), "r+b", buffering=0)
        import tempfile  # few systems need it

        return tempfile.TemporaryFile(buffering=0)
    except OSError:
        return None


_PLACE = 8
"""Bytes of the place of an item."""


class _Todo:
    """Places of items that are to be worked on; each is taken by the first process that is free.

    A place is read whole by one call of the system, so that no process needs a lock: one that is
    killed while it holds a lock leaves the others waiting for good.
    """

    def __init__(self, context: BaseContext) -> None:
        self._taken, self._put = context.Pipe(duplex=False)
        os.set_blocking(self._taken.fileno(), False)

    def put(self, at: int) -> None:
        """Let a process take the place of an item."""
        os.write(self._put.fileno(), at.to_bytes(_PLACE, "big"))

    def take(self) -> int:
        """Wait for a place, and return it; EOFError when whoever puts them is gone."""
        while (at := self.take_now()) is None:
            wait([self._taken])
        return at

    def take_now(self) -> int | None:
        """Return a place, or None where there is none just now; EOFError as above."""
        try:
            place = os.read(self._taken.fileno(), _PLACE)
        except BlockingIOError:
            return None
        if not place:
            raise EOFError
        return int.from_bytes(place, "big")

    def only_take(self) -> None:
        """Put no more, and see when whoever does is gone."""
        self._put.close()


class _LockedTodo(_Todo):
    """The same where processes cannot fork, and a pipe is read in several steps."""

    def __init__(self, context: BaseContext) -> None:
        self._taken, self._put = context.Pipe(duplex=False)
        self._one_at_a_time = context.Lock()

    def put(self, at: int) -> None:
        self._put.send(at)

    def take(self) -> int:
        with self._one_at_a_time:
            at: int = self._taken.recv()
            return at

    def take_now(self) -> int | None:
        # While another takes a place there is none to be had here: its result will come.
        if not self._one_at_a_time.acquire(block=False):
            return None
        try:
            return self._taken.recv() if self._taken.poll() else None
        finally:
            self._one_at_a_time.release()


class _Worker:
    """A process that does the work for one item after the other."""

    def __init__(
        self,
        context: Any,
        work: Callable[[Any], Any],
        items: Sequence[Any],
        todo: _Todo,
        slots: _Slots,
    ) -> None:
        self._slots = slots
        self.pipe, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_do, args=(work, items, todo, slots, theirs, self.pipe), daemon=True
        )
        self._process.start()
        theirs.close()

    def receive(self) -> tuple[int, Any]:
        """Return the place of an item that it has done, and the result."""
        with _in_words("error.process_ended"):
            at, failed, result = self.pipe.recv()
            if not failed:
                in_slot, rest = result
                result = self._slots.get(at, in_slot) + (self.pipe.recv_bytes() if rest else b"")
        if failed:
            raise result
        return at, ForkingPickler.loads(result)

    def dismiss(self) -> None:
        """End the process, whatever it does, and whatever signals are ignored."""
        self.pipe.close()
        self._process.kill()

    def join(self) -> None:
        """Wait until a dismissed process has ended."""
        self._process.join()


@contextmanager
def _in_words(key: str) -> Iterator[None]:
    """Raise CchcError instead of what the system says."""
    try:
        yield
    except (EOFError, OSError) as error:
        raise CchcError(key, reason=error.strerror if isinstance(error, OSError) else "") from None


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put Ctrl-C off: a process that starts has to be known, and none is left out at the end."""
    heard: list[int] = []
    # Not by holding the signal back: another thread of ours would take it.
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if heard:
            signal.raise_signal(signal.SIGINT)


def _do(
    work: Callable[[Any], Any],
    items: Sequence[Any],
    todo: _Todo,
    slots: _Slots,
    pipe: Connection,
    theirs: Connection,
) -> None:
    """Do the work for the items whose places can be taken, until no more can."""
    todo.only_take()  # or its pipe would stay open when whoever waits for us is gone,
    theirs.close()  # as would ours
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits for us is told to stop
    with suppress(EOFError, OSError):  # nobody waits for us any more
        while True:
            at = todo.take()
            try:
                _send(pipe, at, ForkingPickler.dumps(work(items[at])), slots)
            except Exception as error:
                pipe.send((at, True, error))  # raised again where nobody waits


def _send(pipe: Connection, at: int, result: memoryview, slots: _Slots) -> None:
    """Send a result: what has room in its slot there, and the rest through the pipe."""
    in_slot = slots.put(at, result)
    rest = len(result) - in_slot
    pipe.send((at, False, (in_slot, rest)))
    if rest:
        pipe.send_bytes(result[in_slot:])
