"""What tests share: runs of the command line, the plan and how it is read, golden files."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest
import yaml

from cchc.checks import FigureCheck
from cchc.cli import run as command_line
from cchc.diagnostics import DiagnosticLog, Diagnostics
from cchc.figure_file import open_table
from cchc.figure_file.known_words import known_words
from cchc.figures import Period
from cchc.plan import Plan
from cchc.plan_file import read_plan
from cchc.plan_file.document import Document
from cchc.plan_file.form import PLAN_FORM
from cchc.plan_file.plainly import UnusualError, read_plainly
from cchc.scorecard import Scorecard
from cchc.scoring import find_results, score_results
from cchc.words import help_language

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
RENEW = "CCHC_RENEW_GOLDEN"
"""When this variable is set, golden files are written anew instead of compared."""


@contextmanager
def soon(times: int) -> Iterator[None]:
    """Hold what is done within to so many times the CPU time of a fixed piece of work.

    That takes some tens of milliseconds, and longer on a slow or busy machine.
    """
    start = time.process_time()
    yield
    took = time.process_time() - start
    assert took <= times * _fixed_once() or took <= times * _fixed_work()


def _fixed_work() -> float:
    start = time.process_time()
    assert len({*map(str, range(200_000))}) == 200_000
    return time.process_time() - start


_fixed_once = lru_cache(_fixed_work)


_TONES = "\u0300\u0301\u0303\u0309\u0323"

# What would make a run depend on who runs the tests, and where.
_OUTSIDE = (
    "CCHC_DEBUG", "CCHC_LANG", "CCHC_PLAN", "COLUMNS", "FORCE_COLOR", "GITHUB_STEP_SUMMARY", "LANG",
    "LC_ALL", "LC_MESSAGES", "NO_COLOR", "PYTHONIOENCODING", "TERM",
)  # fmt: skip


class Ran(NamedTuple):
    """How a run of `cchc` ended, and what it wrote."""

    code: int
    out_bytes: bytes
    err_bytes: bytes

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.out_bytes.decode("utf-8", "surrogatepass")

    @property
    def err(self) -> str:
        """Standard error as text."""
        return self.err_bytes.decode("utf-8", "surrogatepass")


class Cchc(Protocol):
    """Runs the command line inside the test's own process, in the repository unless told else.

    Nothing of the environment of the tests that `cchc` heeds reaches it; `env` is added. With
    `terminal` both streams say that they are one; `encoding` is theirs.
    """

    def __call__(
        self,
        *arguments: str | Path,
        env: Mapping[str, str] | None = None,
        cwd: Path = ROOT,
        stdin: bytes = b"",
        encoding: str = "utf-8",
        terminal: bool = False,
    ) -> Ran:
        """Run `cchc` with these arguments."""


class _Stream(io.TextIOWrapper):
    """A stream into memory that may pass for a terminal."""

    def __init__(self, encoding: str, *, terminal: bool) -> None:
        self.written = io.BytesIO()
        self.terminal = terminal
        super().__init__(self.written, encoding=encoding)

    def isatty(self) -> bool:
        return self.terminal

    def content(self) -> bytes:
        self.flush()
        return self.written.getvalue()


@pytest.fixture
def cchc(monkeypatch: pytest.MonkeyPatch) -> Cchc:
    """Return what runs `cchc` in this process, as a terminal would start it."""

    def run(
        *arguments: str | Path,
        env: Mapping[str, str] | None = None,
        cwd: Path = ROOT,
        stdin: bytes = b"",
        encoding: str = "utf-8",
        terminal: bool = False,
    ) -> Ran:
        out, err = (_Stream(encoding, terminal=terminal) for _ in range(2))
        with monkeypatch.context() as patch:
            for name in _OUTSIDE:
                patch.delenv(name, raising=False)
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            patch.chdir(cwd)
            patch.setattr(sys, "argv", ["cchc", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            # Settled when the module is loaded, which a new process does anew.
            patch.setattr("cchc.cli.command.LANG", help_language())
            code = command_line.run()
        return Ran(code, out.content(), err.content())

    return run


class NewProcess(Protocol):
    """Runs `python -m cchc` in a process of its own: for what only a real one shows."""

    def __call__(
        self,
        *arguments: str | Path,
        env: Mapping[str, str] | None = None,
        cwd: Path = ROOT,
        stdin: bytes = b"",
    ) -> Ran:
        """Run `cchc` with these arguments."""


@pytest.fixture
def cchc_process() -> NewProcess:
    """Return what runs `cchc` in a new process; slower, so for few tests."""

    def run(
        *arguments: str | Path,
        env: Mapping[str, str] | None = None,
        cwd: Path = ROOT,
        stdin: bytes = b"",
    ) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "cchc", *map(str, arguments)],
            env=process_environment(env),
            cwd=cwd,
            input=stdin,
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


def run_into_closed_pipe(*arguments: str) -> tuple[int, bytes]:
    """Run `cchc` as before `| head` that reads nothing; return exit code and standard error."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "cchc", *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=process_environment(),
        check=False,
        timeout=60,
    )
    os.close(writing)
    return done.returncode, done.stderr


def windows_1258(text: str) -> bytes:
    """Bytes as Windows writes them: base letters whole, tones as marks of their own."""
    written = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        written.append(base + "".join(part for part in parts if part in _TONES))
    return "".join(written).encode("cp1258")


def process_environment(env: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment for a new process in which `cchc` is found, with `env` added."""
    kept = {name: value for name, value in os.environ.items() if name not in _OUTSIDE}
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return {**kept, "PYTHONPATH": path, "PYTHONUTF8": "1", **(env or {})}


@pytest.fixture(scope="session")
def plan() -> Plan:
    """Return the plan of the repository."""
    return read_plan(ROOT / "plan" / "2020.yaml")


def score_file(
    plan: Plan, path: Path, period: Period, limit: int = 10_000
) -> tuple[Scorecard, Diagnostics]:
    """Return the scorecard of a period from one file of figures, and what is wrong with it.

    Of what is wrong, `limit` findings are kept.
    """
    log = DiagnosticLog(limit)
    check = FigureCheck(plan, log.add)
    table = open_table(str(path), known_words(plan), log.add)
    assert table is not None
    with table:
        check.read(table)
    check.finish()
    found = check.submission(period)
    card = score_results(find_results(plan, period, found.figures, check.sources, found.rows))
    return card, log.gathered()


Golden = Callable[[str, str], None]
"""Holds a text against the file of that name under `tests/golden`."""


@pytest.fixture
def golden() -> Golden:
    """Return the comparison with a golden file; tests/README.md says how to renew them."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get(RENEW):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.exists(), f"there is no {path}; set {RENEW}=1 to write it"
        assert text == path.read_bytes().decode("utf-8")

    return compare


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in `value`."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


def read_alike(text: str) -> tuple[Any, ...]:
    """Return what YAML text is plainly read as, alone in a tuple; nothing where it is not.

    Read with places it must be the same, and sound. Agencies that come as forms must be what
    Pydantic makes of them.
    """
    try:
        found = read_plainly(text)
    except (UnusualError, yaml.YAMLError):
        return ()
    document = Document("plan.yaml", text)
    document.place(())
    assert not document.found
    if isinstance(found, dict) and isinstance(forms := found.get("agencies"), tuple):
        entries = found["agencies"] = document.root["agencies"]
        assert [*forms] == [*PLAN_FORM.validate_python(a_plan_of(entries)).agencies]
    assert document.root == found
    return (found,)


def a_plan_of(agencies: Any) -> dict[str, Any]:
    """The values of a plan file of nothing but a register."""
    head = {"id": "p", "name": "P", "issuer": "p", "year": Decimal(2020)}
    return {"plan": head, "areas": [], "agencies": agencies}
