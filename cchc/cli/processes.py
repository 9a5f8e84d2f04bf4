"""Lets several processes, this one among them, do what there is to do."""

from __future__ import annotations

import io
import multiprocessing
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.reduction import ForkingPickler
from typing import IO, Any, NamedTuple, NoReturn, Self

from cchc.errors import CchcError

CAN_FORK = "fork" in multiprocessing.get_all_start_methods()
"""Whether a process has at hand whatever the one that starts it has, for nothing."""

Task = Callable[[], Any]
"""A call that is fit to be pickled, but for what the processes share."""

_SLOT = 4 << 20
"""Bytes of memory in which most tasks and most results have room."""
_ROOM = 48
"""So many tasks may be on their way, or more: others go on while one process is busy."""


class Crew:
    """Processes that do tasks; this one takes part where it would have to wait for a result.

    The others, at most `jobs` - 1, start once there is something for them to do, and each has at
    hand what is shared by then: of tasks that refer to it nothing needs to be sent. What a task
    returns must be fit to be pickled; from one that yields texts come bytes, in pieces. What a task
    raises is raised where results are asked for; CchcError where a process cannot be started, or
    ends before its time. Use it in a `with` statement: afterwards none is left.

    There is `room` for so many tasks on their way, unless it is said at least for two for each
    process. A task that is larger than a `slot` of so many bytes is done here.
    """

    def __init__(self, jobs: int, room: int | None = None, slot: int = _SLOT) -> None:
        self.jobs = jobs
        self.room = room or max(_ROOM, 2 * jobs)
        self._slot = slot
        self._shared: list[Any] = []
        self._workers: list[_Worker] = []
        self._slots: _Slots | None = None
        self._todo: _Todo | None = None
        self._places = count()
        self._tasks: dict[int, Task] = {}
        """By their places the tasks of which no result has come yet."""
        self._own: set[int] = set()
        """Places of tasks that nobody else can take."""
        self._done: dict[int, Any] = {}
        """Results that have come and were not asked for yet."""
        self._open: dict[int, None] = {}
        """Places of tasks whose results were not asked for yet, the oldest first."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with _uninterrupted():
            self.dismiss()
            for worker in self._workers:
                worker.join()
        for kept in (self._todo, self._slots):
            if kept is not None:
                kept.close()

    def share(self, *things: object) -> None:
        """Let tasks refer to these things, functions or of classes of ours, unless it is too late.

        That is when another process has started.
        """
        if not self._workers:
            self._shared += things

    def queue(self, ahead: int) -> Queue:
        """Return a queue for tasks; at most `ahead` (1 or more) are begun before their turn."""
        return Queue(self, min(ahead, self.room))

    def dismiss(self) -> None:
        """End the other processes, whatever they do."""
        for worker in self._workers:
            worker.dismiss()

    def begin(self, task: Task) -> int:
        """Let any process do a task; return its place."""
        place = next(self._places)
        self._tasks[place] = task
        self._open[place] = None
        has_room = place - next(iter(self._open)) < self.room
        if self.jobs > 1 and has_room and self._reached_todo().put(place, task):
            self._enlist()
        else:
            self._own.add(place)
        return place

    def result(self, place: int) -> Any:
        """Return the result of a task, which is this process's own where no other has begun it."""
        while place not in self._done:
            pipes = {worker.pipe: worker for worker in self._workers}
            if ready := wait([*pipes], timeout=0):
                for pipe in ready:
                    self._receive(pipes[pipe])
            elif place in self._own:
                self._do(place)
            elif self._todo and (other := self._todo.take_now()) is not None:
                self._do(other)
            else:
                wait([*pipes])
        found = self._done.pop(place)
        del self._open[place]
        return found.get(self._slots) if isinstance(found, _Sent) else found

    def _do(self, place: int) -> None:
        """Do a task here."""
        self._was_taken(place)
        result = self._tasks.pop(place)()
        self._own.discard(place)
        self._done[place] = [*map(_encoded, result)] if isinstance(result, Iterator) else result

    def _receive(self, worker: _Worker) -> None:
        place, result = worker.receive()
        self._was_taken(place)
        del self._tasks[place]
        self._done[place] = result

    def _was_taken(self, place: int) -> None:
        if self._todo is not None:
            self._todo.was_taken(place)

    def _reached_todo(self) -> _Todo:
        if self._todo is None:
            self._slots = _Slots(self.room, self._slot)
            with _in_words("error.no_process"):
                kind = _Todo if CAN_FORK else _LockedTodo
                self._todo = kind(_context(), self._slots, self._shared)
        return self._todo

    def _enlist(self) -> None:
        """Start another process where there is a task for it."""
        if self._todo is None or len(self._workers) >= min(self.jobs, len(self._tasks)) - 1:
            return
        with _in_words("error.no_process"), _uninterrupted():
            self._workers.append(_Worker(_context(), self._todo))


class Queue:
    """Tasks of a crew, and their results in the order of the tasks: iterate to take them."""

    def __init__(self, crew: Crew, ahead: int) -> None:
        self._crew = crew
        self._ahead = ahead
        self._left: deque[Task] = deque()
        self._begun: deque[int] = deque()

    def add(self, task: Task) -> None:
        """Let a task be done, at once or when its turn comes near."""
        self._left.append(task)
        self._begin()

    def _begin(self) -> None:
        while self._left and len(self._begun) < self._ahead:
            self._begun.append(self._crew.begin(self._left.popleft()))

    def __iter__(self) -> Iterator[Any]:
        while self._begun:
            yield self._crew.result(self._begun[0])
            self._begun.popleft()
            self._begin()


def _context() -> Any:
    return multiprocessing.get_context("fork" if CAN_FORK else "spawn")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


class _Slots:
    """A file in memory with room for so many tasks or results, of at most `size` bytes each.

    A pipe is slow for much, and holds up whoever sends until another takes it. Memory that several
    processes share takes long to be touched first. Where processes cannot fork, and where the
    system gives no such file, there is no room.
    """

    def __init__(self, count: int, size: int) -> None:
        self._count, self._size = count, size if CAN_FORK else 0
        self._file = _memory_file() if self._size else None
        self._buffer = bytearray()

    def put(self, place: int, piece: bytes | memoryview, start: int = 0) -> int:
        """Put a piece behind `start` bytes of what is at a place; return how much has room."""
        fitting = piece[: self._size - start]
        if self._file is None or not fitting:
            return 0
        try:
            return os.pwrite(self._file.fileno(), fitting, self._offset(place) + start)
        except OSError:  # there is less memory than that
            return 0

    def get(self, place: int, length: int) -> memoryview:
        """Return so many bytes that were put there, until others are got: into the same memory."""
        if length > len(self._buffer):
            self._buffer = bytearray(length)
        found = memoryview(self._buffer)[:length]
        if self._file is not None and length:
            os.preadv(self._file.fileno(), [found], self._offset(place))
        return found

    def close(self) -> None:
        """Give the memory back, once the other processes have ended."""
        if self._file is not None:
            self._file.close()

    def _offset(self, place: int) -> int:
        """Where what is at a place begins; a crew has no places on the way that share a slot."""
        return place % self._count * self._size


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


# --- tasks --------------------------------------------------------------------------------------


class _Pickler(pickle.Pickler):
    """Pickles tasks, without what the processes share."""

    def __init__(self, file: IO[bytes], shared: Sequence[Any]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._known = {id(thing): at for at, thing in enumerate(shared)}

    def reducer_override(self, thing: Any) -> Any:
        """Return what a thing is pickled as: one that is shared, as its number."""
        at = self._known.get(id(thing))
        return NotImplemented if at is None else (_shared, (at,))


def _shared(at: int) -> NoReturn:
    """Stands in pickled tasks for what gives a thing that is shared."""
    raise LookupError(at)


class _Unpickler(pickle.Unpickler):
    """Reads tasks, with what this process has at hand."""

    def __init__(self, file: IO[bytes], shared: Sequence[Any]) -> None:
        super().__init__(file)
        self._at_hand = shared

    def find_class(self, module: str, name: str) -> Any:
        """Return what has a name, such as a class."""
        found = super().find_class(module, name)
        return self._at_hand.__getitem__ if found is _shared else found


_NUMBER = 8
"""Bytes of the place of a task, and of its length."""


class _Todo:
    """Tasks to be done; each is taken by the first process that is free.

    The tasks are in slots, and where they are is in a pipe. Place and length are read by one call
    of the system, so that no process needs a lock: one that is killed while it holds a lock leaves
    the others waiting for good.
    """

    def __init__(self, context: BaseContext, slots: _Slots, shared: Sequence[Any]) -> None:
        self.slots = slots
        self._shared = shared
        self._taken, self._put = context.Pipe(duplex=False)
        for end in (self._taken, self._put) if CAN_FORK else ():
            os.set_blocking(end.fileno(), False)

    def put(self, place: int, task: Task) -> bool:
        """Let a process take a task; False where there is no room for it on the way."""
        data = io.BytesIO()
        _Pickler(data, self._shared).dump(task)
        return self._sent(place, data.getbuffer())

    def take(self) -> tuple[int, bytes | memoryview]:
        """Wait for a task, and return its place and its bytes; EOFError when nobody puts more."""
        while (found := self._next()) is None:
            wait([self._taken])
        place, length = found
        return place, self.slots.get(place, length)

    def take_now(self) -> int | None:
        """Return the place of a task, or None where there is none just now."""
        found = self._next()
        return None if found is None else found[0]

    def was_taken(self, place: int) -> None:
        """Hear that a task is not on its way any more."""

    def read(self, data: bytes | memoryview) -> Task:
        """Return the task of some bytes."""
        task: Task = _Unpickler(io.BytesIO(data), self._shared).load()
        return task

    def only_take(self) -> None:
        """Put no more, and see when whoever does is gone."""
        self._put.close()

    def close(self) -> None:
        """Let go of the pipe."""
        self._taken.close()
        self._put.close()

    def _sent(self, place: int, data: memoryview) -> bool:
        if self.slots.put(place, data) < len(data):
            return False
        numbers = (each.to_bytes(_NUMBER, "big") for each in (place, len(data)))
        try:
            os.write(self._put.fileno(), b"".join(numbers))
        except BlockingIOError:  # the pipe is full
            return False
        return True

    def _next(self) -> tuple[int, int] | None:
        """The place and the length of a task, None where there is none."""
        try:
            numbers = os.read(self._taken.fileno(), 2 * _NUMBER)
        except BlockingIOError:
            return None
        if not numbers:
            raise EOFError
        return int.from_bytes(numbers[:_NUMBER], "big"), int.from_bytes(numbers[_NUMBER:], "big")


class _LockedTodo(_Todo):
    """The same where processes cannot fork: the tasks themselves are in the pipe, which is locked.

    There are never more than any pipe holds: who waits to put one would not take a result, and
    whoever waits to send that would not take a task.
    """

    _HOLDS = 1 << 13
    """Bytes that any pipe holds."""

    def __init__(self, context: BaseContext, slots: _Slots, shared: Sequence[Any]) -> None:
        super().__init__(context, slots, shared)
        self._one_at_a_time = context.Lock()
        self._sizes: dict[int, int] = {}
        """Of the tasks that may be in the pipe, by their places."""

    def was_taken(self, place: int) -> None:
        self._sizes.pop(place, None)

    def take(self) -> tuple[int, bytes | memoryview]:
        with self._one_at_a_time:
            place, data = self._taken.recv()
        return place, data

    def take_now(self) -> int | None:
        # While another takes a task there is none to be had here: its result will come.
        if not self._one_at_a_time.acquire(block=False):
            return None
        try:
            return self._taken.recv()[0] if self._taken.poll() else None
        finally:
            self._one_at_a_time.release()

    def _sent(self, place: int, data: memoryview) -> bool:
        record = ForkingPickler.dumps((place, bytes(data)))
        size = len(record) + _NUMBER  # with its length, which a connection puts before it
        if sum(self._sizes.values()) + size > self._HOLDS:
            return False
        self._sizes[place] = size
        self._put.send_bytes(record)
        return True


# --- processes ----------------------------------------------------------------------------------


class _Answer(NamedTuple):
    """What a process tells of a task that it has done, or of what it raised.

    So many bytes of the result are in its slot, and so many follow in the pipe.
    """

    place: int
    raised: Exception | None = None
    is_text: bool = False
    in_slot: int = 0
    in_pipe: int = 0


class _Sent(NamedTuple):
    """A result that another process has made: so much of it is in its slot, and the rest here."""

    place: int
    is_text: bool
    in_slot: int
    rest: bytes

    def get(self, slots: _Slots | None) -> Any:
        """Return the result; texts are there until the next result is asked for."""
        pieces = [slots.get(self.place, self.in_slot) if slots else b"", self.rest]
        if self.is_text:
            return pieces
        return ForkingPickler.loads(b"".join(pieces) if self.rest else pieces[0])


class _Worker:
    """A process that does one task after the other."""

    def __init__(self, context: Any, todo: _Todo) -> None:
        self.pipe, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_do, args=(todo, theirs, self.pipe), daemon=True)
        self._process.start()
        theirs.close()

    def receive(self) -> tuple[int, _Sent]:
        """Return the place of a task that it has done, and the result."""
        with _in_words("error.process_ended"):
            answer: _Answer = self.pipe.recv()
            rest = self.pipe.recv_bytes() if answer.in_pipe else b""
        if answer.raised is not None:
            raise answer.raised
        return answer.place, _Sent(answer.place, answer.is_text, answer.in_slot, rest)

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


def _do(todo: _Todo, results: Connection, end_of_others: Connection) -> None:
    """Do the tasks that can be taken, until no more can."""
    todo.only_take()  # or its pipe would stay open when whoever waits for us is gone,
    end_of_others.close()  # as would that of the results
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits for us is told to stop
    with suppress(EOFError, OSError):  # nobody waits for us any more
        while True:
            place, data = todo.take()
            try:
                _send(results, place, todo.read(data)(), todo.slots)
            except Exception as error:
                results.send(_Answer(place, error))  # raised again where nobody waits


def _send(pipe: Connection, place: int, result: Any, slots: _Slots) -> None:
    """Send a result: what has room in its slot there, and the rest through the pipe."""
    is_text = isinstance(result, Iterator)
    pieces = map(_encoded, result) if is_text else (ForkingPickler.dumps(result),)
    in_slot = 0
    rest: list[bytes | memoryview] = []
    for piece in pieces:
        fitting = 0 if rest else slots.put(place, piece, in_slot)
        in_slot += fitting
        if fitting < len(piece):
            rest.append(piece[fitting:])
    more = b"".join(rest)
    pipe.send(_Answer(place, None, is_text, in_slot, len(more)))
    if more:
        pipe.send_bytes(more)
