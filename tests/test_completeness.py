"""What is due, received and missing, agency by agency."""

import random

import pytest

from cchc.checked import Completeness
from cchc.checks.completeness import check_completeness
from cchc.figures import Period
from tests.gate_samples import completeness, sample_plan


def test_all_received_leaves_nothing_missing() -> None:
    whole = completeness()
    assert (whole.due, whole.received, whole.missing, whole.owing) == (1100, 1100, 0, ())


def test_nothing_received_leaves_all_missing() -> None:
    plan = sample_plan()
    whole = check_completeness(plan, Period(2020, 1), bytes(len(plan.due)))
    assert (whole.due, whole.received, whole.missing) == (1100, 0, 1100)
    reporters = {name for target in plan.targets for name in target.reporters}
    listed = [each.agency.id for each in whole.owing]
    assert listed == [agency.id for agency in plan.agencies if agency.id in reporters]
    assert len(listed) < len(plan.agencies)


def test_of_one_agency_alone() -> None:
    plan = sample_plan()
    agency = plan.agency_by_id["so-y-te"]
    whole = check_completeness(plan, Period(2020, 1), bytes(len(plan.due)), agency)
    (part,) = whole.owing
    assert part.agency is agency
    assert (whole.due, whole.received) == (part.due, part.received) == (len(part.missing), 0)
    assert all(agency.id in target.reporters for target in part.missing)


@pytest.mark.parametrize("seed", range(5))
def test_every_due_figure_is_received_or_missing(seed: int) -> None:
    plan = sample_plan()
    rng = random.Random(seed)
    received = [rng.random() < 0.5 for _ in plan.due]
    whole = check_completeness(plan, Period(2020, 2), received)
    assert whole.received + whole.missing == whole.due == sum(plan.due)
    for each in whole.owing:
        assert each.received + len(each.missing) == each.due
        for target in each.missing:
            assert each.agency.id in target.reporters
            assert not received[plan.slot(each.agency, target)]


def test_flags_of_another_plan_are_refused() -> None:
    with pytest.raises(ValueError, match="1 flags for"):
        check_completeness(sample_plan(), Period(2020, 3), b"\1")


def test_a_period_in_which_nothing_is_due_sums_to_nothing() -> None:
    empty = Completeness(Period(2020, 3), 0, 0, ())
    assert (empty.due, empty.received, empty.missing) == (0, 0, 0)
