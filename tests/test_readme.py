"""The README is true: its commands run as it says, its tables are what the program prints."""

from __future__ import annotations

import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from cchc.cli import COMMANDS
from tests.conftest import ROOT, Cchc, process_environment

README = (ROOT / "README.md").read_text(encoding="utf-8")
VIETNAMESE, ENGLISH = README[README.index("\n## Tiếng Việt") :].split("\n## English")

BASH = shutil.which("bash") or "bash"


class Block(NamedTuple):
    """A fenced block: what it is said to hold, and its lines."""

    kind: str
    lines: list[str]

    @property
    def text(self) -> str:
        """What it holds, as a program would print it."""
        return "\n".join(self.lines) + "\n"


BLOCKS = [
    Block(kind, body.splitlines())
    for kind, body in re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
]
SHELL = [block for block in BLOCKS if block.kind == "sh"]

# Lines of shell that a test runs, each with the exit code that the README says, or 0.
LINES = [line for block in SHELL for line in block.lines if line.startswith("cchc ")]
SAID = re.compile(r"# (?:mã thoát|exit) (\d+)$")


def of_kind(kind: str) -> list[Block]:
    return [block for block in BLOCKS if block.kind == kind]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the plan and the figures, as a reader has them, and the command."""
    for name in ("plan", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    command = tmp_path / "bin" / "cchc"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cchc "$@"\n', encoding="utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    return tmp_path


def run(line: str, desk: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell at a terminal of 80 columns."""
    env = process_environment({"COLUMNS": "80"})
    env["PATH"] = f"{desk / 'bin'}:{env['PATH']}"
    return subprocess.run(
        [BASH, "-c", line], cwd=desk, env=env, capture_output=True, text=True, check=False
    )


def code_of(line: str) -> int:
    said = SAID.search(line)
    return int(said.group(1)) if said else 0


def test_the_first_two_commands_are_one_line_each() -> None:
    install = "python3 -m venv .venv && .venv/bin/pip install --quiet"
    options = "--quiet --numprocesses auto"
    assert [block.lines for block in SHELL[:2]] == [
        [f"{install} . && .venv/bin/cchc score data/q3.csv"],
        [f"{install} --editable '.[dev]' && .venv/bin/python -m pytest {options}"],
    ]


def test_the_table_at_the_top_is_what_the_first_command_prints(cchc: Cchc) -> None:
    assert BLOCKS.index(of_kind("text")[0]) < BLOCKS.index(SHELL[0])
    printed = cchc("score", "data/q3.csv", env={"COLUMNS": "80"})
    assert printed.code == 0
    assert printed.out.startswith(of_kind("text")[0].text)
    assert max(map(len, of_kind("text")[0].lines)) <= 80


@pytest.mark.parametrize("block", SHELL[2:], ids=lambda block: block.lines[0])
def test_commands_run_as_the_readme_says(block: Block, desk: Path) -> None:
    after = BLOCKS[BLOCKS.index(block) + 1 :][:1]
    printed = ""
    for line in block.lines:
        assert line in LINES
        ran = run(line, desk)
        printed = ran.stdout + ran.stderr
        assert ran.returncode == code_of(line), printed
    if after and after[0].kind == "text":
        assert after[0].text in printed


def test_every_block_is_of_a_kind_that_is_tested() -> None:
    assert {block.kind for block in BLOCKS} == {"csv", "sh", "text", "yaml"}
    assert README.count("\n```") == 2 * len(BLOCKS)


def test_excerpts_stand_in_the_plan_and_the_figures() -> None:
    (figures,) = of_kind("csv")
    rows = (ROOT / "data" / "q3.csv").read_text(encoding="utf-8").splitlines()
    assert [line for line in figures.lines if line not in rows] == []
    target = of_kind("yaml")[0]
    assert target.text in (ROOT / "plan" / "2020.yaml").read_text(encoding="utf-8")


def test_the_gate_is_configured_as_it_asks_to_be() -> None:
    hooks, action = (yaml.safe_load(block.text) for block in of_kind("yaml")[1:])
    (known,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hooks["repos"][0]["hooks"] == [{"id": known["id"]}]
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    given = action["steps"][1]["with"]
    assert set(given) <= set(inputs)
    assert {name for name, each in inputs.items() if each["required"]} <= set(given)


@pytest.mark.parametrize("part", [VIETNAMESE, ENGLISH], ids=["vi", "en"])
def test_both_languages_tell_everything(part: str, cchc: Cchc) -> None:
    for command in COMMANDS:
        assert f"`cchc {command}" in part
    for code in (0, 1, 2, 3, 130):
        assert f"\n| {code} | " in part
    for option in re.findall(r"--(?:fail|format|by|area)[\w-]*", part):
        helped = cchc("score", "--help").out + cchc("summary", "--help").out
        assert option in helped


def test_links_lead_somewhere() -> None:
    paths = [path for path in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in path]
    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert len(paths) > 8


def test_numbers_of_the_plan_are_right(cchc: Cchc) -> None:
    found = re.findall(r"\d+", cchc("plan", "check").out.split("–")[1])
    counts = dict(zip(("areas", "agencies", "targets", "tasks"), found, strict=False))
    words = "{areas} lĩnh vực, {agencies} cơ quan, {targets} chỉ tiêu, {tasks} nhiệm vụ"
    assert words.format(**counts) in VIETNAMESE
    words = "{areas} areas, {agencies} agencies, {targets} targets, {tasks} tasks"
    assert words.format(**counts) in ENGLISH
