"""The floors of the program: a module imports only from floors below its own."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

# From the bottom to the top. A name stands for a module, or for a package with all its modules.
# Names on one floor do not know each other; the modules of one package may, but in no circle.
FLOORS = (
    ("cchc", "cchc.bulk", "cchc.shared_rows", "cchc.spelling", "cchc.words"),
    ("cchc.rules",),
    ("cchc.diagnostics",),
    ("cchc.errors",),
    ("cchc.figures", "cchc.plan"),
    ("cchc.cells",),
    ("cchc.rows",),
    ("cchc.checked", "cchc.scorecard", "cchc.table", "cchc.template"),
    ("cchc.explanation", "cchc.summary"),
    (
        "cchc.checks",
        "cchc.explaining",
        "cchc.figure_file",
        "cchc.plan_file",
        "cchc.scoring",
        "cchc.summarising",
    ),
    ("cchc.reporters",),
    ("cchc.cli",),
    ("cchc.__main__",),
)

# Packages of others, and the only places that know them.
OUTSIDE = {
    "openpyxl": {"cchc.figure_file", "cchc.reporters"},
    "pydantic_core": {"cchc.cells", "cchc.checks", "cchc.cli", "cchc.plan_file", "cchc.rows"},
    "rich": {"cchc.cli", "cchc.reporters"},
    "typer": {"cchc.cli"},
    "yaml": {"cchc.plan_file"},
}

# Imports that wait until they are needed, so that a start is fast or an extra may be missing.
LATE = {
    "cchc.__main__",
    "cchc.cli",
    "cchc.figure_file.opening",
    "cchc.reporters.layout",
    "cchc.words",
}

FLOOR_OF = {name: floor for floor, names in enumerate(FLOORS) for name in names}


class Import(NamedTuple):
    """That a module imports another, or a name of it."""

    name: str
    late: bool
    """Whether it stands in a function."""


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = {name_of(path): path for path in sorted((ROOT / "cchc").rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in SOURCES.items()}


def unit_of(module: str) -> str:
    """The module or package directly under cchc that a module belongs to."""
    return ".".join(module.split(".")[:2])


def imports_in(node: ast.AST, *, late: bool = False) -> Iterator[Import]:
    """All that is imported below a node, wherever it stands."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, late) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports name the package"
            yield from (Import(f"{child.module}.{alias.name}", late) for alias in child.names)
        elif isinstance(child, ast.Call) and (name := _imported_by_name(child)):
            yield Import(name, late)
        inside = late or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from imports_in(child, late=inside)


def _imported_by_name(call: ast.Call) -> str | None:
    """What `import_module` is asked for, as far as it is written there."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
    if called not in ("import_module", "__import__"):
        return None
    first = call.args[0]
    if isinstance(first, ast.JoinedStr):
        first = first.values[0]
    assert isinstance(first, ast.Constant), "at least the package stands there"
    return str(first.value).rstrip(".")


def imports_of(module: str) -> Iterator[Import]:
    """The modules of cchc that a module imports, each under its own name."""
    for name, late in imports_in(TREES[module]):
        if name.split(".")[0] == "cchc":
            yield Import(name if name in SOURCES else name.rpartition(".")[0], late)


def test_every_module_stands_on_a_floor() -> None:
    assert {unit_of(module) for module in SOURCES} - set(FLOOR_OF) == set()


def test_every_floor_has_its_module() -> None:
    assert set(FLOOR_OF) - {unit_of(module) for module in SOURCES} == set()


def test_the_page_on_the_design_names_the_floors() -> None:
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    (floors,) = (each for each in page.split("\n\n") if each.startswith("`__main__` · "))
    named = [re.findall(r"`(\w+)`", floor) for floor in floors.split("·")]
    assert named[::-1] == [
        [name.removeprefix("cchc.") for name in floor if name != "cchc"] for floor in FLOORS
    ]


@pytest.mark.parametrize("module", SOURCES)
def test_imports_go_down(module: str) -> None:
    unit = unit_of(module)
    wrong = [
        name
        for name in {unit_of(each.name) for each in imports_of(module)} - {unit}
        if FLOOR_OF[name] >= FLOOR_OF[unit]
    ]
    assert wrong == []


def test_there_are_no_circles() -> None:
    # A package that loads its modules by name is not its own circle.
    graph = {name: {each.name for each in imports_of(name)} - {name} for name in SOURCES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_others_packages_are_known_where_they_are_needed() -> None:
    known: dict[str, set[str]] = {package: set() for package in OUTSIDE}
    for module, tree in TREES.items():
        for name, _ in imports_in(tree):
            if (package := name.split(".")[0]) in known:
                known[package].add(unit_of(module))
    assert {package: units - OUTSIDE[package] for package, units in known.items()} == {
        package: set() for package in OUTSIDE
    }


def test_no_other_package_is_imported() -> None:
    found = {name.split(".")[0] for tree in TREES.values() for name, _ in imports_in(tree)}
    assert found - set(sys.stdlib_module_names) - {"cchc"} == set(OUTSIDE)


def test_imports_stand_at_the_top_but_where_a_start_must_be_fast() -> None:
    late = {
        module
        for module, tree in TREES.items()
        for each in imports_in(tree)
        if each.late and each.name.split(".")[0] not in sys.stdlib_module_names
    }
    assert {module for module in late if not {module, unit_of(module)} & LATE} == set()


def test_imports_for_types_alone_are_only_where_a_start_must_be_fast() -> None:
    found = {name for name, tree in TREES.items() if "TYPE_CHECKING" in ast.unparse(tree)}
    assert {module for module in found if unit_of(module) != "cchc.cli"} == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import cchc.plan", [("cchc.plan", False)]),
        ("import csv, cchc.plan as p", [("csv", False), ("cchc.plan", False)]),
        ("from cchc.plan import Plan as P", [("cchc.plan.Plan", False)]),
        ("from cchc import words, rules", [("cchc.words", False), ("cchc.rules", False)]),
        ("def f():\n    if x:\n        import cchc.plan", [("cchc.plan", True)]),
        ("class A:\n    import cchc.plan", [("cchc.plan", False)]),
        ("if TYPE_CHECKING:\n    from cchc.plan import Plan", [("cchc.plan.Plan", False)]),
        ("try:\n    import yaml\nexcept ImportError: pass", [("yaml", False)]),
        ("importlib.import_module(f'cchc.cli.{name}')", [("cchc.cli", False)]),
        ("f = lambda: import_module('cchc.plan')", [("cchc.plan", True)]),
    ],
)
def test_imports_are_found_wherever_they_stand(source: str, found: list[tuple[str, bool]]) -> None:
    assert list(imports_in(ast.parse(source))) == found
