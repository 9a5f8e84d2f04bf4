"""A bar is shown while large files are read, on a terminal alone, and leaves nothing behind."""

from __future__ import annotations

import pytest

from cchc.cli import progress
from tests.conftest import Cchc

VALIDATE = ("validate", "data/q1.csv", "data/q3.csv")


def test_nothing_is_shown_of_what_is_quick(cchc: Cchc) -> None:
    assert cchc(*VALIDATE, terminal=True).err == ""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bar_is_shown_on_a_terminal(
    cchc: Cchc, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "_PAUSE", 0)
    ran = cchc(*VALIDATE, "--jobs", jobs, terminal=True, env={"TERM": "xterm"})
    assert "━" in ran.err
    assert ran.err.endswith("\x1b[2K")  # the line is empty again
    assert ran.out == cchc(*VALIDATE, terminal=True, env={"TERM": "xterm"}).out


def test_nothing_is_shown_where_nobody_looks(cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    assert cchc(*VALIDATE).err == ""
