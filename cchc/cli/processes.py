"""Lets several processes do a piece of work each."""

from __future__ import annotations

import mmap
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any

from cchc.errors import CchcError

CAN_FORK = "fork" in multiprocessing.get_all_start_methods()
"""Whether a process has at hand whatever the one that starts it has, for nothing."""


@contextmanager
def in_processes(
    work: Callable[[Any], Any], items: Sequence[Any], jobs: int, ahead: int
) -> Iterator[Iterator[Any]]:
    """Give what `work` returns for each item, in their order, from as many processes as `jobs`.

    They begin at once, with at most `ahead` items more than were done with here, and none is left
    afterwards. What work returns must be fit to be pickled; work and items too, where processes
    cannot fork. What it raises is raised here; CchcError where a process cannot be started, or ends
    before its time.
    """
    crew: list[_Worker] = []
    try:
        context = multiprocessing.get_context("fork" if CAN_FORK else "spawn")
        with _in_words("error.no_process"):
            todo = _Todo(context)
        for _ in range(min(jobs, len(items))):
            with _in_words("error.no_process"), _uninterrupted():
                crew.append(_Worker(context, work, items, todo))
        for at in range(min(ahead, len(items))):
            todo.put(at)
        yield _results(crew, todo, len(items), ahead)
    finally:
        for worker in crew:
            worker.dismiss()
        for worker in crew:
            worker.join()


def _results(crew: Sequence[_Worker], todo: _Todo, count: int, ahead: int) -> Iterator[Any]:
    """Yield what a crew returns for so many items, of which those ahead are theirs to take."""
    by_pipe = {worker.pipe: worker for worker in crew}
    done: dict[int, Any] = {}
    for place in range(count):
        while place not in done:
            for pipe in wait([*by_pipe]):
                done.update([by_pipe[pipe].ended()])
        yield done.pop(place)
        if place + ahead < count:
            todo.put(place + ahead)


_SLOT = 4 << 20
"""Bytes of memory for a text that is on its way."""
_SLOTS = 24
"""So many texts may be on their way, or two for each process."""


@contextmanager
def texts_from_processes(
    makers: Sequence[Callable[[], Iterable[str]]], jobs: int
) -> Iterator[Iterator[bytes | memoryview]]:
    """Give the texts that calls make, in their order, as UTF-8; processes make them from now on.

    Each is to be used before the next is asked for. Where processes cannot fork, none is begun.
    """
    if not CAN_FORK:
        yield (_as_utf8(text) for make in makers for text in make())
        return
    slots = max(_SLOTS, 2 * min(jobs, len(makers)))
    # Much text takes long through pipes, so it goes through memory that all of them share.
    with _in_words("error.no_process"):
        shared = memoryview(mmap.mmap(-1, slots * _SLOT))

    def make(at: int) -> tuple[int, bytes]:
        """Put a text where it fits in; return its length there, and the rest of it."""
        slot = shared[at % slots * _SLOT :][:_SLOT]
        length = 0
        rest: list[bytes] = []
        for piece in makers[at]():
            text = _as_utf8(piece)
            if rest or length + len(text) > _SLOT:
                rest.append(text)
            else:
                slot[length : length + len(text)] = text
                length += len(text)
        return length, b"".join(rest)

    def texts(made: Iterable[tuple[int, bytes]]) -> Iterator[bytes | memoryview]:
        for at, (length, rest) in enumerate(made):
            yield shared[at % slots * _SLOT :][:length]
            yield rest

    with in_processes(make, range(len(makers)), jobs, ahead=slots) as made:
        yield texts(made)


def _as_utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


_PLACE = 8
"""Bytes of the place of an item."""


class _Todo:
    """Places of items that are to be worked on; each is taken by the first process that is free.

    Where processes can fork, a place is read whole by one call of the system, so that they need no
    lock: one that is killed while it holds a lock leaves the others waiting for good.
    """

    def __init__(self, context: BaseContext) -> None:
        self._taken, self._put = context.Pipe(duplex=False)
        self._one_at_a_time = None if CAN_FORK else context.Lock()

    def put(self, at: int) -> None:
        """Let a process take the place of an item."""
        place = at.to_bytes(_PLACE, "big")
        with _in_words("error.process_ended"):
            if self._one_at_a_time is None:
                os.write(self._put.fileno(), place)
            else:
                self._put.send_bytes(place)

    def take(self) -> int:
        """Wait for a place, and return it; EOFError when whoever puts them is gone."""
        if self._one_at_a_time is None:
            place = os.read(self._taken.fileno(), _PLACE)
        else:
            with self._one_at_a_time:
                place = self._taken.recv_bytes()
        if not place:
            raise EOFError
        return int.from_bytes(place, "big")

    def only_take(self) -> None:
        """Put no more, and see when whoever does is gone."""
        self._put.close()


class _Worker:
    """A process that does the work for one item after the other."""

    def __init__(
        self, context: Any, work: Callable[[Any], Any], items: Sequence[Any], todo: _Todo
    ) -> None:
        self.pipe, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_do, args=(work, items, todo, theirs, self.pipe), daemon=True
        )
        self._process.start()
        theirs.close()

    def ended(self) -> tuple[int, Any]:
        """Return the place of an item that it has done, and the result."""
        with _in_words("error.process_ended"):
            at, failed, result = self.pipe.recv()
        if failed:
            raise result
        return at, result

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
    """Put Ctrl-C off while a process is started, which is neither known nor prepared until then."""
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
                pipe.send((at, False, work(items[at])))
            except Exception as error:
                pipe.send((at, True, error))  # raised again where nobody waits
