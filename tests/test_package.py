"""The package: what travels in the wheel, and that an installed copy works in any folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from email.parser import Parser
from pathlib import Path
from typing import NamedTuple

import pytest

from cchc import __version__
from tests.conftest import ROOT, Ran, process_environment


class Built(NamedTuple):
    """What a build of the project has written."""

    wheel: Path
    source: Path

    def names(self) -> set[str]:
        """The files in the wheel."""
        with zipfile.ZipFile(self.wheel) as wheel:
            return set(wheel.namelist())

    def read(self, name: str) -> bytes:
        """A file of the wheel."""
        with zipfile.ZipFile(self.wheel) as wheel:
            return wheel.read(name)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("built")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,), (source,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return Built(wheel, source)


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the wheel's files, as a folder of packages does."""
    folder = tmp_path_factory.mktemp("installed")
    shutil.unpack_archive(built.wheel, folder, "zip")
    return folder


def run(
    installed: Path, folder: Path, *arguments: str, env: Mapping[str, str] | None = None
) -> Ran:
    """Run the installed copy, not the one of the repository, in a folder."""
    full = process_environment(env)
    full["PYTHONPATH"] = str(installed)
    command = [sys.executable, "-P", "-m", "cchc", *arguments]
    done = subprocess.run(command, cwd=folder, env=full, capture_output=True, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)


def test_the_wheel_holds_all_of_the_package(built: Built) -> None:
    sources = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "cchc").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {path for path in sources if path.startswith("cchc/schemas/")}
    assert "cchc/py.typed" in sources
    assert sources - built.names() == set()


def test_the_wheel_holds_the_plans_and_nothing_else(built: Built) -> None:
    folders = {name.split("/")[0] for name in built.names()}
    assert folders == {"cchc", f"cchc-{__version__}.dist-info"}
    plans = {path.name for path in (ROOT / "plan").iterdir()}
    assert {Path(name).name for name in built.names() if "/plans/" in name} == plans
    for plan in plans:
        assert built.read(f"cchc/plans/{plan}") == (ROOT / "plan" / plan).read_bytes()


def test_the_wheel_says_what_it_is(built: Built) -> None:
    said = Parser().parsestr(built.read(f"cchc-{__version__}.dist-info/METADATA").decode())
    assert said["Name"] == "cchc"
    assert said["Version"] == __version__
    assert said["Requires-Python"] == ">=3.11"
    assert said["License-Expression"] == "MIT"
    needed = [each.split(" ")[0] for each in said.get_all("Requires-Dist", []) if ";" not in each]
    names = sorted(each.split(">")[0].casefold() for each in needed)
    assert names == ["pydantic", "pyyaml", "rich", "typer"]
    entry = built.read(f"cchc-{__version__}.dist-info/entry_points.txt").decode()
    assert "cchc = cchc.__main__:main" in entry


def test_the_source_archive_holds_what_a_build_and_its_tests_need(built: Built) -> None:
    with tarfile.open(built.source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {"pyproject.toml", "README.md", "LICENSE", "plan/2020.yaml", "data/q3.csv"}
    assert needed | {"tests/test_package.py"} <= names


def test_an_installed_copy_brings_its_plan(installed: Path, tmp_path: Path) -> None:
    ran = run(installed, tmp_path, "plan", "check", env={"CCHC_LANG": "en"})
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{installed}/cchc/plans/2020.yaml: the plan is sound")


def test_an_installed_copy_scores_as_the_repository_does(installed: Path, tmp_path: Path) -> None:
    figures = tmp_path / "q3.csv"
    figures.write_bytes((ROOT / "data" / "q3.csv").read_bytes())
    ran = run(installed, tmp_path, "score", "q3.csv")
    assert (ran.code, ran.err) == (0, "")
    assert "KẾT QUẢ THEO LĨNH VỰC" in ran.out
    own = run(ROOT, ROOT / "data", "score", "q3.csv")
    assert own.code == 0
    assert ran.out == own.out


def test_an_installed_copy_prefers_the_plan_of_the_folder(installed: Path, tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "plan").mkdir()
    text = (ROOT / "plan" / "2020.yaml").read_text(encoding="utf-8")
    (tmp_path / "plan" / "2020.yaml").write_text(text, encoding="utf-8")
    ran = run(installed, below, "plan", "check")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{tmp_path}/plan/2020.yaml: ")


def test_an_installed_copy_has_its_schemas(installed: Path, tmp_path: Path) -> None:
    ran = run(installed, tmp_path, "plan", "schema")
    assert ran.code == 0
    assert ran.out_bytes == (installed / "cchc" / "schemas" / "plan.json").read_bytes()


def test_the_version_is_said(installed: Path, tmp_path: Path) -> None:
    assert run(installed, tmp_path, "--version").out == f"cchc {__version__}\n"
