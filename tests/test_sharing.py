"""Files read by several processes come out as if one had read them all."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from cchc.cli import processes, sharing
from cchc.cli.ahead import helped
from cchc.cli.pipeline import Figures, Reading, every_period, no_period, read_figures
from cchc.cli.sharing import Files, PartOfFile, share_out
from cchc.diagnostics import DiagnosticLog, Diagnostics
from cchc.figure_file.parts import Scan
from cchc.figure_file.recognise import Recognised
from cchc.plan import Plan
from tests.conftest import ROOT, Cchc

HEADER, *ROWS = (ROOT / "data" / "q3.csv").read_text(encoding="utf-8").splitlines()


def files_of(folder: Path, seed: int) -> list[str]:
    """Files of some rows each, of which a few are wrong or stand in another file, too."""
    rng = random.Random(seed)
    paths = []
    for number in range(rng.randrange(2, 5)):
        rows = rng.sample(ROWS, 60)
        for _ in range(6):
            at = rng.randrange(len(rows))
            cells = rows[at].split(",")
            cells[rng.randrange(6)] = rng.choice(["", "x", "2020-Q1", "so-y-te", "CT09", "99"])
            rows[at] = ",".join(cells)
        rows += rng.sample(rows, 2)
        path = folder / f"{number}.csv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        paths.append(str(path))
    return [*paths, str(folder / "not-there.csv"), str(folder / "0.csv")]


def read_together(plan: Plan, files: Sequence[str], *, jobs: int = 2, **how: Any) -> Figures:
    with helped(files, jobs) as helpers:
        return read_figures(plan, files, helpers=helpers, **how)


def outcome(figures: Figures) -> tuple[Any, ...]:
    check = figures.check
    return (
        check.sources,
        check.periods,
        [check.submission(period) for period in check.periods],
        [check.received(period) for period in check.periods],
        figures.log.gathered(),
        figures.unreadable,
    )


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let small files be worth sharing, and large enough to be parted."""
    monkeypatch.setattr(sharing, "LEAST", 3000)
    monkeypatch.setattr("cchc.cli.scorecard._MANY_FIGURES", 1)
    monkeypatch.setattr("cchc.figure_file.parts._STEP", 50)
    for name in ("_DECODED", "_SAMPLE"):
        monkeypatch.setattr(f"cchc.figure_file.recognise.{name}", 128)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process do what others would do, in the same order."""
    monkeypatch.setattr(processes.Crew, "_enlist", lambda _: None)


@pytest.mark.parametrize("seed", range(6))
def test_what_comes_out_is_the_same(tmp_path: Path, plan: Plan, seed: int) -> None:
    files = files_of(tmp_path, seed)
    for keeps in (every_period, no_period):
        alone = read_figures(plan, files, keeps=keeps)
        together = read_together(plan, files, keeps=keeps, jobs=3)
        assert outcome(together) == outcome(alone)
        assert alone.log.gathered().errors > 5


def _kept_alike(
    plan: Plan, files: Sequence[str], limit: int, monkeypatch: pytest.MonkeyPatch
) -> Diagnostics:
    """The findings of which only so many are kept: the same, whoever has read the files."""
    monkeypatch.setattr(DiagnosticLog.__init__, "__defaults__", (limit, *_rest_of_defaults()))
    together = read_together(plan, files, jobs=4)
    assert outcome(together) == outcome(read_figures(plan, files))
    return together.log.gathered()


def _written(folder: Path, rows: Sequence[str]) -> list[str]:
    path = folder / "figures.csv"
    path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return [str(path)]


def test_findings_beyond_the_limit_are_the_same(
    tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _kept_alike(plan, files_of(tmp_path, 0), 9, monkeypatch).dropped > 0


def test_figures_given_again_beyond_the_limit_are_the_same(
    tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = random.Random(1).sample(ROWS, len(ROWS))
    found = _kept_alike(plan, _written(tmp_path, [*ROWS, *again]), 9, monkeypatch)
    assert found.errors == len(ROWS)


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("limit", [330, 400, 500])
def test_which_are_kept_of_figures_given_again_does_not_hang_on_how_they_were_read(
    tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    rng = random.Random(1)
    place = {row: at for at, row in enumerate(rng.sample(ROWS, 500))}
    near = sorted([*place] * 2, key=lambda row: place[row] + 60 * rng.random())
    # Rows in an unusual form are checked after the plain ones of their block.
    rows = [row.replace("2020-Q3", "Q3/2020", rng.random() < 0.3) for row in near]
    assert _kept_alike(plan, _written(tmp_path, rows), limit, monkeypatch).dropped > 0


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("seed", range(8))
def test_which_are_kept_of_broken_rows_does_not_hang_on_how_they_were_read(
    tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    rng = random.Random(seed)
    broken = ['2020-Q3,"a"b,CT01,1,2,,', "2020-Q3,x,CT01,1,2,,"]
    rows = [rng.choice(broken) if rng.random() < 0.1 else row for row in ROWS]
    limit = rng.randrange(5, 60)
    assert _kept_alike(plan, _written(tmp_path, rows), limit, monkeypatch).dropped > 0


def _rest_of_defaults() -> tuple[Any, ...]:
    return (DiagnosticLog.__init__.__defaults__ or ())[1:]


def test_processes_that_cannot_fork_do_the_same(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [str(ROOT / "data" / f"q{quarter}.csv") for quarter in (1, 2, 3)]
    alone = read_figures(plan, files)
    monkeypatch.setattr(processes, "CAN_FORK", False)
    monkeypatch.setattr(sharing, "CAN_FORK", False)
    assert outcome(read_together(plan, files)) == outcome(alone)


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "data"),
        ("validate", "--format", "json", "data", "data/q3.csv"),
        ("score", "--period", "2020-Q3", "--format", "json", "data"),
        ("score", "--period", "2020-Q3", "--format", "json", "-o", "-", "data/q3.csv"),
    ],
)
def test_commands_print_the_same_bytes(cchc: Cchc, arguments: tuple[str, ...]) -> None:
    assert cchc(*arguments, "--jobs", "2") == cchc(*arguments)


# --- one file in parts --------------------------------------------------------------------------

EVERY_ROW = ROWS * 2
"""Each figure twice, so that findings reach from one part to another."""


def _mutated(rng: random.Random) -> bytes:
    """The sample's rows as many times as it takes, with some of what can be wrong in a file."""
    rows = [*rng.choice([ROWS, EVERY_ROW, ROWS[:300]])]
    for _ in range(rng.randrange(12)):
        at = rng.randrange(len(rows))
        cells = rows[at].split(",")
        cells[rng.randrange(7)] = rng.choice(
            ["", "x", "2020-Q1", "2019-Q4", "CT9", '"hai\ndòng"', '"a, ""b"""', "a\tb", "=1"]
        )
        rows[at] = ",".join(cells)
    if not rng.randrange(4):
        rows.insert(rng.randrange(len(rows)), rng.choice(['x"y,"', '"', ",,,,,,", "", "a,b"]))
    if not rng.randrange(4):
        rng.shuffle(rows)
    header = rng.choice([HEADER] * 6 + [f"{HEADER},kỳ", f"{HEADER},lạ", "a,b", f"\n\n{HEADER}"])
    text = "\n".join([header, *rows]) + rng.choice(["\n", "", "\n\n", "\n,,,\n"])
    return text.replace("\n", rng.choice(["\n", "\n", "\r\n", "\r"])).encode(
        rng.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16"])
    )


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("seed", range(40))
def test_parts_come_out_as_the_whole(tmp_path: Path, plan: Plan, seed: int) -> None:
    rng = random.Random(seed)
    paths = []
    for number in range(rng.randrange(1, 4)):
        path = tmp_path / f"{number}.csv"
        path.write_bytes(_mutated(rng))
        paths.append(str(path))
    jobs = rng.randrange(2, 5)
    assert outcome(read_together(plan, paths, jobs=jobs)) == outcome(read_figures(plan, paths))


@pytest.fixture
def read_whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read as a whole."""
    whole: list[str] = []
    read = Reading.read

    def noted(self: Reading, path: str, *rest: Any) -> None:
        whole.append(path)
        read(self, path, *rest)

    monkeypatch.setattr(Reading, "read", noted)
    return whole


def test_a_large_file_is_read_in_parts_by_several(
    tmp_path: Path, plan: Plan, read_whole: list[str]
) -> None:
    files = _written(tmp_path, EVERY_ROW)
    together = read_together(plan, files)
    assert not read_whole
    assert outcome(together) == outcome(read_figures(plan, files))


@pytest.mark.usefixtures("alone")
def test_blank_rows_at_the_end_are_parts_like_others(
    tmp_path: Path, plan: Plan, read_whole: list[str]
) -> None:
    files = _written(tmp_path, [*ROWS, *[",,,,,,"] * 3000])
    together = read_together(plan, files)
    assert not read_whole
    assert outcome(together) == outcome(read_figures(plan, files))
    assert together.check.sources[0].rows == len(ROWS)


@pytest.mark.usefixtures("alone")
def test_a_file_of_blank_rows_has_none(tmp_path: Path, plan: Plan) -> None:
    files = _written(tmp_path, [",,,,,,"] * 3000)
    together = read_together(plan, files)
    assert outcome(together) == outcome(read_figures(plan, files))
    assert [found.rule.name for found in together.log.gathered().kept] == ["no-rows"]


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("first", [0, 700])
def test_a_file_is_read_on_to_its_end_where_a_record_runs_on_from_part_to_part(
    tmp_path: Path, plan: Plan, read_whole: list[str], first: int
) -> None:
    # Each row from there on takes two lines.
    rows = [*ROWS[:first], *[f'{row}"hai\ndòng"' for row in ROWS[first:] if row.endswith(",")]]
    files = _written(tmp_path, rows)
    together = read_together(plan, files)
    assert read_whole == ([] if first else files)
    assert outcome(together) == outcome(read_figures(plan, files))
    assert together.check.sources[0].rows == len(rows)


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("parts", [1, 3])
def test_a_file_that_changes_between_its_parts_is_told(
    tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch, parts: int
) -> None:
    files = _written(tmp_path, ROWS)

    read = sharing._read_part

    def changed(reader: Reading, share: PartOfFile) -> Any:
        if share.part.start and len(shares) == parts:
            with Path(files[0]).open("a", encoding="utf-8") as file:
                file.write("\n")
        shares.append(share)
        return read(reader, share)

    shares: list[PartOfFile] = []
    monkeypatch.setattr(sharing, "_read_part", changed)
    found = read_together(plan, files).log.gathered().kept
    assert "changed-while-read" in {each.rule.name for each in found}


def test_no_process_is_left_when_the_plan_is_wrong(cchc: Cchc, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("id: x\n", encoding="utf-8")
    for arguments in (["data/q3.csv"], ["data/q3.csv", "-"]):
        assert cchc("validate", *arguments, "--plan", str(plan), "--jobs", "2").code == 2
        assert multiprocessing.active_children() == []


# --- shares -------------------------------------------------------------------------------------


def _scan(size: int) -> Scan:
    return Scan(Recognised("", "utf-8", "UTF-8"), (size, 0), tuple(range(100, size, 100)))


def _share(tmp_path: Path, sizes: dict[str, int], jobs: int) -> list[str]:
    """Shares of files of some sizes, those with capitals looked through, in short."""
    paths, scans = [], {}
    for name, size in sizes.items():
        path = tmp_path / name
        path.write_bytes(bytes(size))
        paths.append(str(path))
        if name.isupper():
            scans[str(path)] = _scan(size)
    return [_short(share) for share in share_out(paths, scans, jobs)]


def _short(share: Files | PartOfFile) -> str:
    if isinstance(share, Files):
        return "+".join(Path(path).name for path in share.paths)
    start, stop = share.part
    return f"{Path(share.path).name} {start}-{stop}{'.' if share.ends else ''}"


@pytest.mark.parametrize(
    ("sizes", "jobs", "shares"),
    [
        pytest.param({}, 2, [], id="nothing"),
        pytest.param({"a": 10, "b": 10, "c": 10}, 4, ["a+b+c"], id="too small to be shared out"),
        pytest.param({"a": 2000, "b": 2000, "c": 2000}, 2, ["a", "b", "c"], id="a file each"),
        pytest.param(
            {"a": 1000, "b": 500, "c": 4000, "d": 1400, "e": 1},
            2,
            ["a+b", "c", "d+e"],
            id="some files each",
        ),
        pytest.param({"a": 9000, "b": 1}, 2, ["a", "b"], id="large, and cannot be parted"),
        pytest.param({"A": 5999}, 2, ["A"], id="large, and not worth it"),
        pytest.param({"a": 3000, "B": 2999}, 2, ["a+B"], id="too small together"),
        pytest.param(
            {"A": 9000},
            2,
            ["A 0-2300", "A 2300-4000", "A 4000-5500", "A 5500-7000", "A 7000-9000."],
            id="no part too small",
        ),
        pytest.param(
            {"a": 10, "B": 6000, "c": 10, "d": 10},
            2,
            ["a", "B 0-1600", "B 1600-3100", "B 3100-4600", "B 4600-6000.", "c+d"],
            id="in the order of the files",
        ),
    ],
)
def test_shares_are_of_about_equal_size_but_for_the_last(
    sizes: dict[str, int], jobs: int, shares: list[str], tmp_path: Path
) -> None:
    assert _share(tmp_path, sizes, jobs) == shares


@pytest.mark.parametrize(("jobs", "count"), [(2, 16), (3, 26), (8, 69)])
def test_all_processes_are_done_at_about_the_same_time(
    jobs: int, count: int, tmp_path: Path
) -> None:
    shares = _share(tmp_path, {"A": 600_000, "B": 100_000, "C": 300_000}, jobs)
    assert len(shares) == count
    busy = [0] * jobs
    for share in shares:
        start, stop = map(int, share.strip("ABC .").split("-"))
        busy[busy.index(min(busy))] += stop - start
    assert max(busy) - min(busy) < 0.08 * 1_000_000 / jobs
