"""Lets several processes do a piece of work each."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

_work: Callable[[str], Any]


def in_processes(work: Callable[[str], Any], names: Sequence[str], jobs: int) -> Iterator[Any]:
    """Yield what `work` returns for each name, in their order, from as many processes as `jobs`.

    What it returns must be fit to be pickled; the work itself too, where processes cannot fork.
    """
    way = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(
        min(jobs, len(names)), multiprocessing.get_context(way), _prepare, (work,)
    ) as pool:
        yield from pool.map(_do, names)


def _prepare(work: Callable[[str], Any]) -> None:
    """Keep the work at hand, which comes with a forked process for nothing."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits for us is told to stop


def _do(name: str) -> Any:
    return _work(name)
