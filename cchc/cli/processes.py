"""Lets several processes do a piece of work each."""

from __future__ import annotations

import mmap
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any

from cchc.errors import CchcError

CAN_FORK = "fork" in multiprocessing.get_all_start_methods()
"""Whether a process has at hand whatever the one that starts it has, for nothing."""


@contextmanager
def in_processes(
    work: Callable[[Any], Any], items: Sequence[Any], jobs: int, ahead: int | None = None
) -> Iterator[Iterator[Any]]:
    """Give what `work` returns for each item, in their order, from as many processes as `jobs`.

    They begin at once, at most `ahead` items before the one that is waited for, and none is left
    afterwards. What work returns must be fit to be pickled; work and items too, where processes
    cannot fork. What it raises is raised here; CchcError where a process cannot be started, or ends
    before its time.
    """
    crew: list[_Worker] = []
    try:
        for at in range(min(jobs, len(items))):
            with _in_words("error.no_process"):
                crew.append(_Worker(work, items))
            crew[at].begin(at)
        yield _results(crew, len(items), ahead or len(items))
    finally:
        for worker in crew:
            worker.dismiss()
        for worker in crew:
            worker.join()


def _results(crew: Sequence[_Worker], count: int, ahead: int) -> Iterator[Any]:
    """Yield what a crew that has begun returns for so many items, and give it the others."""
    at_work = {worker.pipe: worker for worker in crew}
    idle: list[_Worker] = []
    begun = len(crew)
    done: dict[int, Any] = {}
    for place in range(count):
        while True:
            while idle and begun < min(count, place + ahead):
                worker = idle.pop()
                worker.begin(begun)
                at_work[worker.pipe] = worker
                begun += 1
            if place in done:
                break
            for pipe in wait([*at_work]):
                worker = at_work.pop(pipe)
                done.update([worker.ended()])
                if begun < count:
                    idle.append(worker)
                else:
                    worker.dismiss()
        yield done.pop(place)


_SLOT = 4 << 20
"""Bytes of memory for a text that is on its way."""


def texts_from_processes(
    parts: Iterable[str | Callable[[], Iterable[str]]], jobs: int
) -> Iterator[str | bytes | memoryview]:
    """Yield texts in their order, as UTF-8 where other processes have made them by a call.

    Each is to be used before the next is asked for. Processes must be able to fork.
    """
    listed = list(parts)
    makers = [part for part in listed if not isinstance(part, str)]
    slots = 2 * min(jobs, len(makers))
    # Much text takes long through pipes, so it goes through memory that all of them share.
    with _in_words("error.no_process"):
        shared = memoryview(mmap.mmap(-1, max(1, slots) * _SLOT))

    def make(at: int) -> tuple[int, bytes]:
        """Put a text where it fits in; return its length there, and the rest of it."""
        slot = shared[at % slots * _SLOT :][:_SLOT]
        length = 0
        rest: list[bytes] = []
        for piece in makers[at]():
            text = piece.encode("utf-8", "surrogatepass")
            if rest or length + len(text) > _SLOT:
                rest.append(text)
            else:
                slot[length : length + len(text)] = text
                length += len(text)
        return length, b"".join(rest)

    with in_processes(make, range(len(makers)), jobs, ahead=slots) as made:
        places = enumerate(made)
        for part in listed:
            if isinstance(part, str):
                yield part
            else:
                at, (length, rest) = next(places)
                yield shared[at % slots * _SLOT :][:length]
                yield rest


class _Worker:
    """A process that does the work for one item after the other."""

    def __init__(self, work: Callable[[Any], Any], items: Sequence[Any]) -> None:
        context: Any = multiprocessing.get_context("fork" if CAN_FORK else "spawn")
        self.pipe, theirs = context.Pipe()
        self._at = 0
        self._process = context.Process(
            target=_do, args=(work, items, theirs, self.pipe), daemon=True
        )
        self._process.start()
        theirs.close()

    def begin(self, at: int) -> None:
        """Give it the place of the next item."""
        self._at = at
        with _in_words("error.process_ended"):
            self.pipe.send(at)

    def ended(self) -> tuple[int, Any]:
        """Return the place of the item that it has done, and the result."""
        with _in_words("error.process_ended"):
            failed, result = self.pipe.recv()
        if failed:
            raise result
        return self._at, result

    def dismiss(self) -> None:
        """End the process, whatever it does."""
        self.pipe.close()
        self._process.terminate()

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


def _do(
    work: Callable[[Any], Any], items: Sequence[Any], pipe: Connection, theirs: Connection
) -> None:
    """Do the work for the items whose places come in, until no more come."""
    result: tuple[bool, Any]
    theirs.close()  # or the pipe would stay open when whoever waits for us is gone
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits for us is told to stop
    with suppress(EOFError, OSError):  # nobody waits for us any more
        while True:
            item = items[pipe.recv()]
            try:
                result = (False, work(item))
            except Exception as error:
                result = (True, error)
            pipe.send(result)
