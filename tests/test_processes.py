"""Work that is shared out among processes comes back as if one had done it."""

from __future__ import annotations

import errno
import os
import select
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing import active_children, parent_process
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.cli import processes
from cchc.cli.processes import Crew
from cchc.errors import CchcError

_pwrite = os.pwrite


@contextmanager
def doing(
    work: Callable[[Any], Any], items: Sequence[Any], jobs: int, ahead: int, slot: int = 1000
) -> Iterator[Iterator[Any]]:
    """Give what work returns for each item, from a crew."""
    with Crew(jobs, ahead, slot) as crew:
        crew.share(work)
        queue = crew.queue(ahead)
        for item in items:
            queue.add(partial(work, item))
        yield iter(queue)


def _lazy(number: int) -> tuple[int, int]:
    time.sleep(0.02 * (number % 3 == 0))
    return number, os.getpid()


def _meeting(folder: Path, count: int = 3) -> int:
    """Wait until so many processes have come into a folder."""
    (folder / str(os.getpid())).touch()
    while len([*folder.iterdir()]) < count:
        time.sleep(0.01)
    return os.getpid()


def _unfit(folder: Path) -> memoryview:
    """Return, in two processes, what cannot be pickled."""
    _meeting(folder, 2)
    return memoryview(b"")


def _numbered(item: tuple[Path, int]) -> int:
    """Let two processes begin, with an item each."""
    folder, number = item
    if number < 2:
        _meeting(folder, 2)
    return number


def _refusing(folder: Path) -> None:
    """Fail in another process, and wait for that in this one."""
    if parent_process() is not None:
        (folder / "refused").touch()
        raise CchcError("error.period", found="there")
    while not (folder / "refused").exists():
        time.sleep(0.01)


def _dying(_: int = 0) -> list[str]:
    """End at once in another process, and wait for that in this one."""
    if parent_process() is not None:
        os._exit(9)
    while active_children():
        time.sleep(0.01)
    return []


@pytest.mark.parametrize(("forks", "slot"), [(True, 300), (True, 1000), (False, 1000)])
def test_results_come_in_the_order_of_the_items(
    forks: bool, slot: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "CAN_FORK", forks and processes.CAN_FORK)
    items = [(tmp_path, number) for number in range(40)]
    with doing(_numbered, items, 2, ahead=6, slot=slot) as results:
        assert list(results) == [*range(40)]


@pytest.mark.parametrize("size", [0, 20, 1 << 20])
def test_results_of_any_size_come_back(size: int, tmp_path: Path) -> None:
    def work(number: int) -> bytes:
        _numbered((tmp_path, number))
        return bytes([number]) * size

    with doing(work, range(9), 2, ahead=3, slot=1000) as results:
        assert list(results) == [bytes([number]) * size for number in range(9)]


def test_one_process_is_this_one() -> None:
    with doing(_lazy, range(9), 1, ahead=6) as results:
        assert [*results] == [(number, os.getpid()) for number in range(9)]


@pytest.mark.parametrize("forks", [True, False])
def test_so_many_processes_are_at_work(
    forks: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "CAN_FORK", forks and processes.CAN_FORK)
    with doing(_meeting, [tmp_path] * 9, 3, ahead=6) as results:
        assert len(set(results)) == 3


def test_no_item_is_begun_long_before_its_turn(tmp_path: Path) -> None:
    def work(number: int) -> int:
        (tmp_path / str(number)).touch()
        return number

    with doing(work, range(40), 2, ahead=4) as found:
        for number in range(40):
            assert next(found) == number
            assert {int(path.name) for path in tmp_path.iterdir()} <= {*range(number + 4)}


def test_processes_begin_before_their_results_are_asked_for(tmp_path: Path) -> None:
    begun = [tmp_path / name for name in "ab"]
    with doing(Path.touch, begun, 2, ahead=2) as found:
        while not all(path.exists() for path in begun):
            time.sleep(0.01)
        assert list(found) == [None, None]


def test_no_more_processes_than_items() -> None:
    for items in ([], [1]):
        with doing(abs, items, 2, ahead=4) as found:
            assert not active_children()
            assert list(found) == items


@pytest.mark.parametrize("forks", [True, False])
def test_what_is_raised_elsewhere_is_raised_here(
    forks: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "CAN_FORK", forks and processes.CAN_FORK)
    with (
        pytest.raises(CchcError, match="period") as raised,
        doing(_refusing, [tmp_path] * 2, 2, ahead=4) as found,
    ):
        list(found)
    assert raised.value.details == {"found": "there"}


def test_what_is_raised_here_ends_the_others() -> None:
    def work(number: int) -> None:
        if parent_process() is None:
            raise OSError(errno.EIO, "here")
        time.sleep(600)

    with (
        pytest.raises(OSError, match="here"),
        doing(work, range(3), 2, ahead=3) as found,
    ):
        list(found)
    assert not active_children()


def test_a_process_that_ends_before_its_time_is_named() -> None:
    with (
        pytest.raises(CchcError, match="process_ended"),
        doing(_dying, range(2), 2, ahead=4) as found,
    ):
        list(found)


def test_nothing_is_left_of_processes_that_are_not_waited_for() -> None:
    with doing(_lazy, range(100), 2, ahead=4) as found:
        next(found)
        (process,) = active_children()
    assert not process.is_alive()


def test_nothing_is_left_of_processes_that_nobody_asked_for_a_result(tmp_path: Path) -> None:
    def work(number: int) -> None:
        (tmp_path / str(os.getpid())).touch()
        time.sleep(60 * (number + 1))

    with doing(work, range(3), 3, ahead=3):
        while len(begun := [*tmp_path.iterdir()]) < 2:
            time.sleep(0.01)
    for path in begun:
        with pytest.raises(ProcessLookupError):
            os.kill(int(path.name), 0)


def _full(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOMEM, "Cannot allocate memory")


@pytest.mark.parametrize(
    "what", ["multiprocessing.context.ForkProcess.start", "multiprocessing.connection.Pipe"]
)
def test_a_machine_without_room_is_told_in_words(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(what, _full)
    with pytest.raises(CchcError, match="no_process") as raised:
        _said(["a"] * 3, 2)
    assert "Cannot allocate memory" in raised.value.show("en")


def _short(file: int, piece: bytes, at: int) -> int:
    return _pwrite(file, piece[:3], at)


@pytest.mark.parametrize(
    "instead",
    [
        {"os.memfd_create": _full},
        {"os.memfd_create": _full, "tempfile.TemporaryFile": _full},
        {"os.pwrite": _full},
        {"os.pwrite": _short},
    ],
)
def test_results_come_without_room_for_them_in_memory(
    instead: dict[str, Callable[..., object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, other in instead.items():
        monkeypatch.setattr(name, other, raising=False)
    with doing(abs, range(9), 2, ahead=3) as results:
        assert list(results) == [*range(9)]
    assert _said([["a", "bcde", "f", "ghi"]] * 9, 2) == 9 * "abcdefghi"


@pytest.mark.skipif(not processes.CAN_FORK, reason="they are for processes that were forked")
def test_slots_are_used_again_and_closed() -> None:
    slots = processes._Slots(2, 10)
    for at in range(9):
        assert slots.put(at, b"%d" % at * 6) == 6
        assert slots.put(at, b"abcdefgh", 6) == 4
        assert slots.get(at, 10) == b"%d" % at * 6 + b"abcd"
    assert slots.get(7, 6) == b"7" * 6
    assert bytes(slots.get(7, 0)) == b""
    assert slots._file is not None
    assert os.fstat(slots._file.fileno()).st_size == 20
    slots.close()
    assert slots._file.closed


@contextmanager
def _never_back() -> Iterator[None]:
    """End a fork of this process, whatever happens in it."""
    try:
        yield
    finally:
        os._exit(1)


@pytest.mark.skipif(not processes.CAN_FORK, reason="whoever waits is made by a fork")
def test_processes_end_when_whoever_waits_for_them_is_killed() -> None:
    held, holding = os.pipe()  # each process holds its end until it ends
    waits = os.fork()
    if not waits:
        with (
            _never_back(),
            doing(_lazy, range(1000), 2, ahead=4) as found,
        ):
            os.write(holding, b"%d" % len({next(found), next(found)}))
            time.sleep(60)
    os.close(holding)
    assert os.read(held, 1) == b"2"
    os.kill(waits, signal.SIGKILL)
    os.waitpid(waits, 0)
    assert select.select([held], [], [], 20)[0]
    assert os.read(held, 1) == b""
    os.close(held)


@pytest.mark.skipif(not processes.CAN_FORK, reason="whoever waits is made by a fork")
def test_a_process_killed_while_it_waits_does_not_hold_the_others(tmp_path: Path) -> None:
    held, holding = os.pipe()
    waits = os.fork()
    if not waits:
        meeting = partial(_meeting, count=4)
        with (
            _never_back(),
            doing(meeting, [tmp_path] * 4, 4, ahead=4) as found,
        ):
            for each in {*found} - {os.getpid()}:
                os.write(holding, b"%8d" % each)
            time.sleep(60)
    os.close(holding)
    idle = [int(os.read(held, 8)) for _ in range(3)]
    for killed in (*idle[:2], waits):
        os.kill(killed, signal.SIGKILL)
    os.waitpid(waits, 0)
    assert select.select([held], [], [], 20)[0]
    assert os.read(held, 1) == b""
    os.close(held)


@pytest.mark.skipif(not processes.CAN_FORK, reason="it is a fork that is interrupted")
def test_an_interrupt_while_processes_start_waits_until_each_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[int] = []
    start = ForkProcess.start

    def interrupted(process: ForkProcess) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        start(process)
        assert process.pid is not None
        started.append(process.pid)

    monkeypatch.setattr(ForkProcess, "start", interrupted)
    with (
        pytest.raises(KeyboardInterrupt),
        doing(abs, range(9), 3, ahead=4),
    ):
        pytest.fail("it goes on")
    assert len(started) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)


def test_nothing_is_waited_for_where_signals_to_end_are_ignored() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with doing(time.sleep, [600] * 2, 2, ahead=2):
            pass
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize("forks", [True, False])
def test_a_result_that_cannot_be_sent_is_raised_here(
    forks: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "CAN_FORK", forks and processes.CAN_FORK)
    with (
        pytest.raises(TypeError, match="pickle"),
        doing(_unfit, [tmp_path] * 2, 2, ahead=2) as found,
    ):
        list(found)


# --- texts --------------------------------------------------------------------------------------


def _said(parts: Sequence[Iterable[str]], jobs: int, room: int = 48, slot: int = 1000) -> str:
    """Texts as whoever writes them sees them, one after the other."""
    with Crew(jobs, room, slot) as crew:
        queue = crew.queue(room)
        for part in parts:
            queue.add(partial(_yielded, [*part]))
        pieces = (bytes(piece) for pieces in queue for piece in pieces)
        return b"".join(pieces).decode("utf-8", "surrogatepass")


def _yielded(texts: Iterable[str]) -> Iterator[str]:
    yield from texts


@given(
    st.lists(st.lists(st.text(max_size=30), max_size=5), max_size=12),
    st.integers(1, 3),
    st.booleans(),
)
@settings(max_examples=25, deadline=None)
def test_texts_come_in_their_order_whoever_makes_them(
    parts: list[list[str]], jobs: int, forks: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "CAN_FORK", forks and processes.CAN_FORK)
        # Some do not fit in, and most have to wait for room.
        found = _said(parts, jobs, room=2, slot=250)
    assert found == "".join(map("".join, parts))


def _made(folder: Path, name: str) -> Iterator[str]:
    (folder / name).touch()
    yield name


@pytest.mark.skipif(not processes.CAN_FORK, reason="elsewhere some tasks are too large to be sent")
def test_texts_are_made_before_they_are_asked_for(tmp_path: Path) -> None:
    names = [f"{at}" for at in range(20)]
    with Crew(2, room=11) as crew:
        queue = crew.queue(crew.room)
        for name in names:
            queue.add(partial(_made, tmp_path, name))
        while len([*tmp_path.iterdir()]) < 11:
            time.sleep(0.01)
        assert b"".join(b"".join(pieces) for pieces in queue).decode() == "".join(names)


def _dying_text() -> Iterator[str]:
    yield from _dying()


def test_a_text_that_cannot_be_made_is_no_closed_pipe() -> None:
    with pytest.raises(CchcError, match="process_ended"), Crew(2) as crew:
        queue = crew.queue(9)
        for _ in range(9):
            queue.add(_dying_text)
        [*map(list, queue)]


# --- tasks --------------------------------------------------------------------------------------


class Shared:
    """A thing that cannot be pickled, but shared."""

    def __init__(self) -> None:
        self.open = memoryview(b"abc")

    def at(self, folder: Path, place: int) -> int:
        """One of its bytes, from one of two processes."""
        if place < 2:
            _meeting(folder, 2)
        return self.open[place % 3]


@pytest.mark.skipif(not processes.CAN_FORK, reason="elsewhere what is shared is pickled as well")
def test_what_is_shared_need_not_be_sent(tmp_path: Path) -> None:
    shared = Shared()
    with Crew(2) as crew:
        crew.share(len, shared)
        queue = crew.queue(4)
        for place in range(9):
            queue.add(partial(shared.at, tmp_path, place))
        assert [*queue] == [*b"abcabcabc"]


def test_what_is_shared_too_late_is_sent(tmp_path: Path) -> None:
    with Crew(2) as crew:
        queue = crew.queue(4)
        for _ in range(2):
            queue.add(partial(_meeting, tmp_path, 2))
        assert len({*queue}) == 2
        late = [1, 2]
        crew.share(late)
        queue.add(partial(len, late))
        assert [*queue] == [2]


def test_a_crew_goes_on_with_other_tasks() -> None:
    with Crew(2) as crew:
        for room in (1, 5, 3):
            queue = crew.queue(room)
            for number in range(20):
                queue.add(partial(abs, -number))
            assert [*queue] == [*range(20)]
        assert len(active_children()) == 1


@pytest.mark.parametrize("taken", [0, 1])
def test_what_one_queue_leaves_on_the_way_is_safe_from_another(taken: int) -> None:
    with Crew(2, room=4) as crew:
        some, others = crew.queue(4), crew.queue(4)
        for number in range(6):
            some.add(partial(abs, -number))
        left = iter(some)
        assert [next(left) for _ in range(taken)] == [*range(taken)]
        for number in range(6):
            others.add(partial(str, number))
        time.sleep(0.1)
        assert [*left] == [*range(taken, 6)]
        assert [*others] == [*map(str, range(6))]


def test_tasks_may_come_while_results_are_taken() -> None:
    with Crew(2) as crew:
        queue = crew.queue(3)
        queue.add(partial(abs, -9))
        found = []
        for number in queue:
            found.append(number)
            if number:
                queue.add(partial(abs, number - 1))
        assert found == [*range(9, -1, -1)]


def test_a_task_too_large_to_be_sent_is_done_here() -> None:
    with Crew(2, slot=200) as crew:
        queue = crew.queue(3)
        for size in (10, 1000, 10, 5000):
            queue.add(partial(len, b"x" * size))
        assert [*queue] == [10, 1000, 10, 5000]


@pytest.mark.parametrize("forks", [True, False])
def test_nobody_waits_for_another_who_waits(forks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "CAN_FORK", forks and processes.CAN_FORK)
    with Crew(2) as crew:
        queue = crew.queue(crew.room)
        for size in range(1900, 1900 + crew.room):  # more than a pipe holds, as are the results
            queue.add(partial(bytes.__mul__, b"x" * size, 20))
            time.sleep(0.02 * (size < 1940))
        assert [len(each) for each in queue] == [
            20 * size for size in range(1900, 1900 + crew.room)
        ]


def test_a_crew_whose_processes_were_dismissed_has_none_left() -> None:
    with Crew(2) as crew:
        queue = crew.queue(4)
        for number in range(4):
            queue.add(partial(_lazy, number))
        assert [number for number, _ in queue] == [*range(4)]
        crew.dismiss()
        for process in active_children():
            process.join(20)
        assert not active_children()
