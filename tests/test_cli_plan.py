"""`cchc plan check` and `cchc plan list`: is the plan sound, and what does it ask of whom."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from cchc.plan import Plan
from tests.conftest import ROOT, Cchc, Golden

PLANS = ROOT / "tests" / "plans"
EXPECTED = ROOT / "tests" / "plan_2020_expected.csv"
SIGNS = {"at_least": ">=", "at_most": "<=", "more_than": ">", "less_than": "<"}


def listed(cchc: Cchc) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(cchc("plan", "list", "--format", "json").out)
    return found


# --- check --------------------------------------------------------------------------------------


def test_the_plan_of_the_repository_is_sound(cchc: Cchc) -> None:
    ran = cchc("plan", "check")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "plan/2020.yaml: kế hoạch hợp lệ – 7 lĩnh vực, 134 cơ quan, 38 chỉ tiêu, 53 nhiệm vụ, "
        "1.100 số liệu phải báo cáo mỗi kỳ\n"
    )
    english = cchc("plan", "check", "--lang", "en").out
    assert english.endswith("targets: 38, tasks: 53, figures due each period: 1,100\n")


@pytest.mark.parametrize("way", ["argument", "option", "environment"])
def test_the_plan_may_be_named_in_three_ways(way: str, cchc: Cchc) -> None:
    path = str(PLANS / "sound.yaml")
    ran = {
        "argument": lambda: cchc("plan", "check", path),
        "option": lambda: cchc("plan", "check", "--plan", path),
        "environment": lambda: cchc("plan", "check", env={"CCHC_PLAN": path}),
    }[way]()
    assert ran.code == 0
    assert ran.out.startswith(f"{path}: kế hoạch hợp lệ")


@pytest.mark.parametrize("path", sorted(PLANS.glob("P*.yaml")), ids=lambda path: path.stem)
def test_a_bad_plan_is_told_with_its_place_and_stops_every_command(path: Path, cchc: Cchc) -> None:
    """The first line of each example says what is expected: `# expects: P101 at 12:10`."""
    first = path.read_bytes().partition(b"\n")[0].decode()
    code, _, place = first.removeprefix("# expects: ").split()
    for command in (["plan", "check", str(path)], ["score", "data/q3.csv", "--plan", str(path)]):
        ran = cchc(*command)
        assert (ran.code, ran.out) == (2, "")
        assert f"{path}:{place}: lỗi {code} [" in ran.err
        assert "    gợi ý: " in ran.err
    assert f": error {code} [" in cchc("plan", "check", path, "--lang", "en").err


def test_all_errors_are_told_at_once(cchc: Cchc, tmp_path: Path) -> None:
    text = (PLANS / "sound.yaml").read_text(encoding="utf-8")
    text = text.replace("area: steering", "area: steerin").replace("at_least: 90", "at_least: 190")
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    ran = cchc("plan", "check", "plan.yaml", cwd=tmp_path)
    assert ran.code == 2
    assert ran.err.count("lỗi P102") == 2
    assert ran.err.count("lỗi P104") == 1
    assert "có phải là “steering”?" in ran.err


HOSTILE = {
    "nothing": (b"", "P004"),
    "a list": (b"- a\n- b\n", "P004"),
    "a text": (b"hello\n", "P004"),
    "not UTF-8": (b"plan: {name: \xff}\n", "P002"),
    "a tag": (b"plan: !!python/object/apply:os.system [ls]\n", "P006"),
    "aliases": (b"a: &a [x]\nb: [*a, *a]\n", "P005"),
    "deep": (b"[" * 10_000, "P007"),
    "broken": (b"plan: {id: x\nareas: ]\n", "P003"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_plan_ends_in_a_clear_line(kind: str, cchc: Cchc, tmp_path: Path) -> None:
    content, code = HOSTILE[kind]
    (tmp_path / "plan.yaml").write_bytes(content)
    ran = cchc("plan", "check", "plan.yaml", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert f"lỗi {code} [" in ran.err
    assert len(ran.err) < 3000


# --- list ---------------------------------------------------------------------------------------

SHAPES: dict[str, tuple[list[str], dict[str, str]]] = {
    "list-80-vi.txt": ([], {"COLUMNS": "80"}),
    "list-140-en.txt": (["--lang", "en"], {"COLUMNS": "140"}),
    "list-piped-vi.txt": ([], {}),
}


@pytest.mark.parametrize("name", SHAPES)
def test_golden_output(name: str, cchc: Cchc, golden: Golden) -> None:
    arguments, env = SHAPES[name]
    ran = cchc("plan", "list", *arguments, env=env)
    assert (ran.code, ran.err) == (0, "")
    golden(f"plan/{name}", ran.out)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, lang: str, cchc: Cchc) -> None:
    out = cchc("plan", "list", "--lang", lang, env={"COLUMNS": str(width)}).out
    assert [line for line in out.splitlines() if cell_len(line) > width] == []


def test_json_agrees_with_the_plan_row_by_row(cchc: Cchc) -> None:
    """The expected rows were taken from the plan's own text, not from its YAML."""
    found = listed(cchc)
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    entries = [*found["targets"], *found["tasks"]]
    assert (len(found["targets"]), len(found["tasks"])) == (38, 53)
    assert [entry["id"] for entry in entries] == [row["id"] for row in expected]
    for entry, row in zip(entries, expected, strict=True):
        assert as_row(entry) == row


def as_row(entry: dict[str, Any]) -> dict[str, str]:
    ((comparison, percent),) = entry["threshold"].items()
    roles = entry["responsible"].items()
    return {
        "id": entry["id"],
        "clause": entry["clause"],
        "area": entry["area"],
        "kind": entry["measure"]["kind"],
        "threshold": f"{SIGNS[comparison]}{percent}",
        "reported_by": " ".join(entry["reported_by"]),
        "judged": entry["judged"],
        "roles": "; ".join(f"{role}: {' '.join(names)}" for role, names in roles),
        "basis": entry["basis"] or "",
    }


def test_json_has_the_areas_and_how_many_report(cchc: Cchc, plan: Plan) -> None:
    found = listed(cchc)
    assert found["format"] == "cchc.plan-list/1"
    assert found["plan"]["sha256"] == plan.sha256
    assert [area["id"] for area in found["areas"]] == [area.id for area in plan.areas]
    entries = [*found["targets"], *found["tasks"]]
    assert sum(entry["reporters"] for entry in entries) == sum(plan.due) == 1100
    populations = {entry["id"]: entry["population"] for entry in entries if entry["population"]}
    assert populations == {"CT01": 30, "CT08": 102}


def test_text_names_every_target_with_threshold_reporters_and_roles(cchc: Cchc, plan: Plan) -> None:
    lines = cchc("plan", "list", "--lang", "en").out.splitlines()
    for target in plan.targets:
        (line,) = [line for line in lines if line.startswith(f"{target.id} ")]
        for words in (target.clause, target.name.en, "implement: "):
            assert words in line
    for area in plan.areas:
        assert f"{area.clause} {area.name.en}" in lines


@pytest.mark.parametrize("fmt", ["text", "json"])
def test_a_file_holds_what_would_be_printed(fmt: str, cchc: Cchc, tmp_path: Path) -> None:
    path = tmp_path / "list"
    ran = cchc("plan", "list", "-f", fmt, "-o", path, terminal=True)
    assert (ran.code, ran.out) == (0, "")
    assert path.read_bytes() == cchc("plan", "list", "-f", fmt).out_bytes
