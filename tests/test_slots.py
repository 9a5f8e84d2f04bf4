"""The slots of rows are those of their agencies and targets, in the order of the form or not."""

from __future__ import annotations

import random

import pytest

from cchc.checks.slots import COUNTS, Slots
from cchc.checks.verdicts import Verdicts
from cchc.plan import Plan
from cchc.plan_file import read_plan

PLAN = """\
plan: {id: small, name: Nhỏ, issuer: tinh, year: 2020}
areas: [{id: one, name: Một}]
groups: [{id: communes, name: Các xã, level: commune}]
agencies:
  - {id: tinh, name: Tỉnh, level: province}
"""
TARGET = """\
  - {id: CT%d, clause: "%d", area: one, name: Chỉ tiêu, measure: {kind: %s},
     threshold: {at_least: 90}, reported_by: [%s]}
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    communes = [
        f"  - {{id: xa-{at}, name: Xã {at}, level: commune, aliases: [X{at}]}}\n"
        for at in range(60)
    ]
    reporters = ["tinh, communes"] * 4 + ["communes"]
    kinds = ["ratio", "ratio", "ratio", "yes_no", "ratio"]
    targets = [
        TARGET % (at, at, kind, who)
        for at, (kind, who) in enumerate(zip(kinds, reporters, strict=True))
    ]
    path = tmp_path_factory.mktemp("plan") / "small.yaml"
    path.write_text("".join([PLAN, *communes, "targets:\n", *targets]), encoding="utf-8")
    return read_plan(path)


def rows(plan: Plan, rng: random.Random) -> tuple[list[bytes], list[bytes]]:
    """Rows in the order of the form from somewhere on, some of them changed or moved."""
    ids = [each.id for each in plan.targets][: rng.choice([3, 5])]
    pairs = [(agency.id, target) for agency in plan.agencies[1:] for target in ids]
    pairs = pairs[rng.randrange(40) :][: rng.randrange(2, 220)]
    for _ in range(rng.choice([0, 0, 1, 3, 80])):
        at = rng.randrange(len(pairs))
        agency, target = pairs[at]
        pairs[at] = rng.choice(
            [
                (agency.replace("xa-", "Xã "), target),
                (agency.replace("xa-", "X"), target.lower()),
                (agency, rng.choice(ids)),
                ("xa-x", target),
                (agency, "CT9"),
                (rng.choice(plan.agencies).id, target),
            ]
        )
    if rng.random() < 0.2:
        rng.shuffle(pairs)
    if rng.random() < 0.2:
        at = rng.randrange(len(pairs))
        pairs = pairs[at:] + pairs[:at]
    return cells(pairs)


def cells(pairs: list[tuple[str, str]]) -> tuple[list[bytes], list[bytes]]:
    """Agencies and targets as the columns of a file."""
    return [agency.encode() for agency, _ in pairs], [target.encode() for _, target in pairs]


@pytest.mark.parametrize("seed", range(120))
def test_every_row_has_its_slot_or_comes_apart(plan: Plan, seed: int) -> None:
    agencies, targets = rows(plan, random.Random(seed))
    slots, verdicts = Slots(plan), Verdicts(plan)
    found, apart = slots.of_counts(agencies, targets, verdicts)
    true = [
        verdicts.agency[agency] + verdicts.target[target]
        for agency, target in zip(agencies, targets, strict=True)
    ]
    if len(found) < len(true):  # up to a turn
        assert isinstance(found, range)
        assert true[len(found)] != found.stop
        assert not apart
    for at, slot in enumerate(found):
        if at in apart:
            assert apart[at] == true[at]
        else:
            assert slot == true[at]
            assert slots.shapes[slot] == COUNTS


def test_rows_in_the_order_of_the_form_are_a_run(plan: Plan) -> None:
    agencies, targets = cells([("xa-4", target) for target in ("CT0", "CT1", "CT2")])
    found, apart = Slots(plan).of_counts(agencies, targets, Verdicts(plan))
    assert isinstance(found, range)
    assert not apart


def runs(plan: Plan, *parts: tuple[int, int]) -> tuple[list[bytes], list[bytes]]:
    """Rows of three targets an agency, in the order of the form in each of some parts of it."""
    pairs = [(each.id, target) for each in plan.agencies[1:] for target in ("CT0", "CT1", "CT2")]
    return cells([pair for start, stop in parts for pair in pairs[start:stop]])


@pytest.fixture(scope="module")
def ratios(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A plan of three ratios that a province and sixty communes report."""
    communes = [f"  - {{id: xa-{at}, name: Xã {at}, level: commune}}\n" for at in range(60)]
    targets = [TARGET % (at, at, "ratio", "tinh, communes") for at in range(3)]
    path = tmp_path_factory.mktemp("plan") / "ratios.yaml"
    path.write_text("".join([PLAN, *communes, "targets:\n", *targets]), encoding="utf-8")
    return read_plan(path)


@pytest.mark.parametrize("sign", [b",", b";", b"\n", b" "])
def test_cells_that_name_several_are_strange(ratios: Plan, sign: bytes) -> None:
    for column in (0, 1):
        names = runs(ratios, (0, 60))
        names[column][3:5] = [sign.join(names[column][3:5])]
        for each in names:
            del each[59:]
        found, apart = Slots(ratios).of_counts(*names, Verdicts(ratios))
        assert len(found) <= 3 or apart.get(3, 0) < 0


@pytest.mark.parametrize(
    ("parts", "length"),
    [
        ([(0, 100)], 100),
        ([(0, 60), (61, 100)], 60),  # a row is left out
        ([(0, 60), (9, 10), (60, 100)], 60),  # a row comes again
        ([(9, 10), (20, 100)], 81),  # what stands on top does not tell the order
        ([(0, 95), (96, 100)], 99),  # too few rows to part for
        ([(0, 5), (6, 100)], 99),  # too near the top
    ],
)
def test_rows_are_taken_up_to_a_turn(
    ratios: Plan, parts: list[tuple[int, int]], length: int
) -> None:
    agencies, targets = runs(ratios, *parts)
    found, _ = Slots(ratios).of_counts(agencies, targets, Verdicts(ratios))
    assert len(found) == length
