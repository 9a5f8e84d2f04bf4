"""A bar is shown while large files are read, on a terminal alone, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.cli import progress, sharing
from cchc.cli.ahead import helped
from cchc.cli.pipeline import read_figures
from cchc.plan import Plan
from tests.conftest import ROOT, Cchc

VALIDATE = ("validate", "data/q1.csv", "data/q3.csv")


def test_nothing_is_shown_of_what_is_quick(cchc: Cchc) -> None:
    assert cchc(*VALIDATE, terminal=True).err == ""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bar_is_shown_on_a_terminal(
    cchc: Cchc, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "_PAUSE", 0)
    monkeypatch.setattr(sharing, "LEAST", 3000)
    ran = cchc(*VALIDATE, "--jobs", jobs, terminal=True, env={"TERM": "xterm"})
    assert "━" in ran.err
    assert ran.err.endswith("\x1b[2K")  # the line is empty again
    assert ran.out == cchc(*VALIDATE, terminal=True, env={"TERM": "xterm"}).out


def test_nothing_is_shown_where_nobody_looks(cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    assert cchc(*VALIDATE).err == ""


def test_parts_of_a_file_move_the_bar(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plan: Plan
) -> None:
    for name, value in (
        ("parts._STEP", 50),
        ("recognise._DECODED", 128),
        ("recognise._SAMPLE", 128),
    ):
        monkeypatch.setattr(f"cchc.figure_file.{name}", value)
    monkeypatch.setattr(sharing, "LEAST", 3000)
    path = tmp_path / "large.csv"
    path.write_bytes((ROOT / "data" / "q3.csv").read_bytes())
    shown: list[int] = []
    monkeypatch.setattr(progress.ReadingBar, "at", lambda _, position: shown.append(position))
    with helped([str(path)], 2) as helpers:
        read_figures(plan, [str(path)], helpers=helpers)
    size = path.stat().st_size
    assert len(shown) > 8
    assert shown == [*sorted(shown[:-1]), 0]  # the last one when the file is done
    assert shown[-2] == size
