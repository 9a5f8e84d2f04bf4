"""The hook and the action that make the gate one line of someone else's configuration."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.gate_samples import ROOT

BASH = shutil.which("bash")


def read_yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_the_hook_has_what_a_hook_needs() -> None:
    (hook,) = read_yaml(".pre-commit-hooks.yaml")
    assert hook["id"] == "cchc-validate"
    assert hook["entry"] == "cchc validate"
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is True
    assert hook["require_serial"] is True
    assert "additional_dependencies" not in hook


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("data/q3.csv", True),
        ("báo cáo quý III.xlsx", True),
        ("q3.csv.bak", False),
        ("q3_csv", False),
        ("README.md", False),
    ],
)
def test_the_hook_takes_files_of_figures(path: str, wanted: bool) -> None:
    (hook,) = read_yaml(".pre-commit-hooks.yaml")
    assert bool(re.search(hook["files"], path)) == wanted


def test_the_action_has_what_an_action_needs() -> None:
    action = read_yaml("action.yml")
    assert action["name"]
    assert action["description"]
    assert set(action["inputs"]) == {"files", "plan", "period", "args", "python-version"}
    for name, given in action["inputs"].items():
        assert given["description"]
        assert given["required"] is (name == "files")
        assert ("default" in given) is not given["required"]
    assert action["runs"]["using"] == "composite"


def test_the_action_sets_up_python_and_installs_itself() -> None:
    setup, install, _ = read_yaml("action.yml")["runs"]["steps"]
    assert re.fullmatch(r"actions/setup-python@v\d+", setup["uses"])
    assert setup["with"] == {"python-version": "${{ inputs.python-version }}"}
    assert '"${GITHUB_ACTION_PATH}[xlsx]"' in install["run"]


def test_inputs_never_become_text_of_a_script() -> None:
    steps = read_yaml("action.yml")["runs"]["steps"]
    for step in steps:
        assert "${{" not in step.get("run", "")
        assert ("run" in step) == ("shell" in step)
    used = set(re.findall(r"inputs\.([a-z-]+)", json.dumps(steps)))
    assert used == set(read_yaml("action.yml")["inputs"])


def arguments(folder: Path, **inputs: str) -> list[str]:
    """Run the action's last step with a stand-in for cchc; return what it was called with."""
    step = read_yaml("action.yml")["runs"]["steps"][-1]
    program = folder / "bin" / "cchc"
    program.parent.mkdir()
    dump = "import json, sys; json.dump(sys.argv[1:], open(sys.argv[0] + '.json', 'w'))"
    program.write_text(f"#!{sys.executable}\n{dump}\n")
    program.chmod(0o755)
    values = {
        name: inputs.get(found.group(1), "")
        for name, value in step["env"].items()
        if (found := re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value))
    }
    environment = {**os.environ, **values, "PATH": f"{program.parent}:{os.environ['PATH']}"}
    assert BASH is not None
    subprocess.run(
        [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env=environment,
        check=True,
    )
    called: list[str] = json.loads(Path(f"{program}.json").read_text())
    return called


CALLS = [
    ({"files": "data.csv"}, ["--", "data.csv"]),
    (
        {"files": "a.csv\nb c.csv\r\n\n", "plan": "p q.yaml", "period": "2020-Q3"},
        ["--plan=p q.yaml", "--period=2020-Q3", "--", "a.csv", "b c.csv"],
    ),
    ({"files": "in/*.csv"}, ["--", "in/1.csv", "in/2 x.csv"]),
    ({"files": "none/*.csv"}, ["--", "none/*.csv"]),
    (
        {"files": "a.csv", "args": " --strict\n--lang  en "},
        ["--strict", "--lang", "en", "--", "a.csv"],
    ),
    (
        {
            "files": "$(touch owned)\n`touch owned`;\"'",
            "args": "*; $HOME",
            "plan": "$(touch owned)",
        },
        ["--plan=$(touch owned)", "*;", "$HOME", "--", "$(touch owned)", "`touch owned`;\"'"],
    ),
    ({"files": "--help"}, ["--", "--help"]),
]


@pytest.mark.skipif(BASH is None, reason="the action's steps are for bash")
@pytest.mark.parametrize(("inputs", "expected"), CALLS)
def test_the_action_hands_on_its_inputs(
    inputs: dict[str, str], expected: list[str], tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for name in ("1.csv", "2 x.csv"):
        (tmp_path / "in" / name).touch()
    assert arguments(tmp_path, **inputs) == ["validate", "--format", "github", *expected]
    assert not (tmp_path / "owned").exists()
