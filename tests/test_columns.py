"""The fast screening of columns finds what the exact check finds, to the letter."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.checks import FigureCheck
from cchc.diagnostics import DiagnosticLog
from cchc.figure_file import open_table
from cchc.figure_file.known_words import known_words
from cchc.plan import Agency, Plan
from cchc.plan_file import read_plan

ROOT = Path(__file__).parent.parent
PLAN = read_plan(ROOT / "plan" / "2020.yaml")
WORDS = known_words(PLAN)
LINES = (ROOT / "data" / "q3.csv").read_text(encoding="utf-8").splitlines()

ODD_CELLS = (
    "", " ", "0", "1", "-1", "12.0", "1.234", "1.000", "97,5", "0,95", "95%", "1e999", "NaN",
    "có", "CÓ", "không", "khong", "không phát sinh", "n/a", "hoàn thành", "xong", "1_000", "²",
    "2020-Q3", "2020-q3", "2020-Q2", "2019-Q3", "Quý III/2020", "Q3/2020", "tháng 9",
    "so-y-te", "Sở Y tế", "sở y  tế", "UBND xã Đăk Long", "so-yte", "SYT",
    "CT09", "ct09", "CT99", "NV1.1", "CT17.2", "CT08", "CT01", "30", "31", "100",
    "99999999999999999",
    "chưa thực hiện", "đã hoàn thành", "\x1b[31m", "\u202eabc", "\ufeff5", "５", "a\nb", '"x"',
    "x\n2020-Q3,so-y-te", "=1+1",
)  # fmt: skip


def gathered(
    paths: list[Path], *, exact: bool, plan: Plan = PLAN, only: Agency | None = None
) -> tuple[Any, ...]:
    log = DiagnosticLog()
    check = FigureCheck(plan, log.add, only=only, exact=exact)
    for path in paths:
        table = open_table(str(path), WORDS, log.add)
        if table is not None:
            with table:
                check.read(table)
    check.finish()
    figures = {period: check.submission(period).figures for period in check.periods}
    received = {period: check.received(period) for period in check.periods}
    return log.gathered(), figures, check.sources, received, check.periods, check.first_rows()


def same(*paths: Path, plan: Plan = PLAN, only: Agency | None = None) -> None:
    quick, exact = (
        gathered([*paths], exact=exact, plan=plan, only=only) for exact in (False, True)
    )
    assert quick == exact


@pytest.mark.parametrize("quarter", ["q1", "q2", "q3"])
def test_sample_quarters_are_read_alike(quarter: str) -> None:
    same(ROOT / "data" / f"{quarter}.csv")


def mutated(rng: random.Random) -> str:
    """Some sample rows, with odd cells, odd widths and repeated rows among them."""
    rows = [line.split(",") for line in rng.sample(LINES[1:], 40)]
    for _ in range(rng.randrange(25)):
        row = rng.choice(rows)
        cell = rng.choice(ODD_CELLS)
        row[rng.randrange(len(row))] = f'"{cell}"' if "\n" in cell or "," in cell else cell
    for _ in range(rng.randrange(4)):
        rows.insert(rng.randrange(len(rows)), list(rng.choice(rows)))
    for _ in range(rng.randrange(3)):
        row = rng.choice(rows)
        row.extend(rng.choice(([""], ["", ""], ["x"]))) if rng.random() < 0.7 else row.pop()
    header = [*LINES[0].split(",")]
    if rng.random() < 0.3:
        order = list(range(7))
        rng.shuffle(order)
        header = [header[at] for at in order]
        rows = [[row[at] if at < len(row) else "" for at in order] for row in rows]
    return "\n".join([",".join(header), *(",".join(row) for row in rows)]) + "\n"


def test_mutated_files_are_read_alike(tmp_path: Path) -> None:
    for seed in range(150):
        path = tmp_path / "figures.csv"
        path.write_text(mutated(random.Random(seed)), encoding="utf-8")
        same(path)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(st.sampled_from(ODD_CELLS), st.text(max_size=6)), min_size=7, max_size=7
        ),
        max_size=8,
    )
)
def test_any_cells_are_read_alike(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "figures.csv"
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    text = "\n".join([LINES[0], *quoted])
    path.write_bytes(text.encode("utf-8", "replace"))
    same(path)


RATIOS = """\
plan: {id: small, name: Nhỏ, issuer: tinh, year: 2020}
areas: [{id: one, name: Một}]
groups: [{id: offices, name: Các sở, level: department}]
agencies:
  - {id: tinh, name: Tỉnh, level: province}
  - {id: sa, name: Sở A, level: department, parent: tinh, aliases: [SA]}
  - {id: sb, name: Sở B, level: department, parent: tinh, aliases: [SB]}
  - {id: sc, name: Sở C, level: department, parent: tinh}
"""
OFFICE = """\
  - {id: s%d, name: Sở %d, level: department, parent: tinh}
"""
RATIO = """\
  - {id: T%d, clause: I, area: one, name: Tỷ lệ, measure: {kind: ratio}, threshold: {at_least: 50},
     reported_by: [offices]}
"""


@pytest.fixture(scope="module")
def ratios(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A plan of ratios alone, whose figures are taken block by block."""
    path = tmp_path_factory.mktemp("plan") / "ratios.yaml"
    offices = [OFFICE % (at, at) for at in range(9)]
    targets = [RATIO % at for at in range(9)]
    path.write_text("".join([RATIOS, *offices, "targets:\n", *targets]), encoding="utf-8")
    return read_plan(path)


def in_order(plan: Plan, rng: random.Random, quarter: int) -> str:
    """Figures of a quarter in the order of the form, some odd, moved, repeated or left out."""
    rows = [
        [f"2020-Q{quarter}", agency.id, target.id, "5", "9", "", ""]
        for agency in plan.agencies[1:]
        for target in plan.targets
    ]
    for _ in range(rng.choice([0, 1, 2, 6])):
        row = rng.choice(rows)
        at = rng.randrange(7)
        row[at] = rng.choice(
            [
                ["2020-Q1", "Q2/2020", "2019-Q1"],
                ["SA", "sb", "sx", "Sở C", "tinh", '"sa,sb"'],
                ["T1", "t5", "T99", '"T1,T2"'],
                ["6", "10", "-1", "1.000"],
                ["9", "4", "0", ""],
                ["n/a", "50", ""],
                ["Đã rà soát", "chưa thực hiện", "7"],
            ][at]
        )
    for _ in range(rng.choice([0, 0, 1, 3])):
        rows.insert(rng.randrange(len(rows)), [*rng.choice(rows)])
    if rng.random() < 0.3:
        at = rng.randrange(len(rows))
        rows = rows[at:] + rows[:at]
    if rng.random() < 0.2:
        del rows[rng.randrange(len(rows))]
    rows = rows[: rng.choice([80, len(rows)])]
    return "\n".join([LINES[0], *map(",".join, rows)]) + "\n"


@pytest.mark.parametrize("size", [64, 1 << 14])
def test_figures_in_the_order_of_the_form_are_read_alike(
    tmp_path: Path, ratios: Plan, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr("cchc.figure_file.csv_table._BLOCK", size)
    for seed in range(150):
        rng = random.Random(seed)
        paths = [tmp_path / "one.csv", tmp_path / "two.csv"]
        for path in paths:
            path.write_text(in_order(ratios, rng, rng.choice([1, 2])), encoding="utf-8")
        same(*paths, plan=ratios, only=rng.choice([None, None, ratios.agencies[2]]))
