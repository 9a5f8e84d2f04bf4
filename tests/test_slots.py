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


def rows(plan: Plan, rng: random.Random) -> tuple[list[str], list[str]]:
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
    return [agency for agency, _ in pairs], [target for _, target in pairs]


@pytest.mark.parametrize("seed", range(120))
def test_every_row_has_its_slot_or_comes_apart(plan: Plan, seed: int) -> None:
    agencies, targets = rows(plan, random.Random(seed))
    slots, verdicts = Slots(plan), Verdicts(plan)
    found, apart = slots.of_counts(agencies, targets, verdicts)
    assert len(found) == len(agencies)
    for at, (agency, target) in enumerate(zip(agencies, targets, strict=True)):
        true = verdicts.agency[agency] + verdicts.target[target]
        if at in apart:
            assert apart[at] == true
        else:
            assert found[at] == true
            assert slots.shapes[true] == COUNTS


def test_rows_in_the_order_of_the_form_are_a_run(plan: Plan) -> None:
    ids = ["CT0", "CT1", "CT2"]
    agencies, targets = ["xa-4"] * 3, ids
    found, apart = Slots(plan).of_counts(agencies, targets, Verdicts(plan))
    assert isinstance(found, range)
    assert not apart
