"""The fast screening of columns finds what the exact check finds, to the letter."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.checks import FigureCheck
from cchc.diagnostics import DiagnosticLog, Diagnostics
from cchc.figure_file import known_words, open_table
from cchc.figures import Figures, Period, Source
from cchc.plan import Plan
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
    path: Path, *, exact: bool, plan: Plan = PLAN
) -> tuple[Diagnostics, dict[Period, Figures], list[Source], dict[Period, bytearray]]:
    log = DiagnosticLog()
    check = FigureCheck(plan, log.add, exact=exact)
    table = open_table(str(path), WORDS, log.add)
    if table is not None:
        with table:
            check.read(table)
    check.finish()
    figures = {period: check.submission(period).figures for period in check.periods}
    received = {period: check.received(period) for period in check.periods}
    return log.gathered(), figures, check.sources, received


def same(path: Path) -> None:
    assert gathered(path, exact=False) == gathered(path, exact=True)


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
