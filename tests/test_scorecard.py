"""The values of a scorecard: tallies that add, percentages that are cut."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.figures import Figure, Figures, Period, State
from cchc.plan import Plan
from cchc.scorecard import Outcome, Result, Tally, cut, sum_tallies
from cchc.scoring import find_results, score_results

tallies = st.builds(Tally, *[st.integers(0, 10**6)] * 8)
percents = st.fractions(0, 1000)


@given(tallies, tallies, tallies)
def test_tallies_add_like_numbers(a: Tally, b: Tally, c: Tally) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c) == sum_tallies([a, b, c])
    assert a + Tally() == a
    assert [*(a + b)] == [*map(sum, zip(a, b, strict=True))]


def test_nothing_sums_to_nothing() -> None:
    assert sum_tallies([]) == Tally()


@pytest.mark.parametrize(
    ("tally", "asked", "compliance"),
    [
        (Tally(), 0, None),
        (Tally(not_applicable=3), 0, None),
        (Tally(met=3), 3, Fraction(100)),
        (Tally(met=1, not_met=1, undecided=1, invalid=1, not_reported=1), 5, Fraction(20)),
        (Tally(met=1, not_reported=2, not_applicable=9), 3, Fraction(100, 3)),
        (Tally(not_met=1), 1, Fraction(0)),
    ],
)
def test_what_is_missing_counts_and_what_does_not_apply_does_not(
    tally: Tally, asked: int, compliance: Fraction | None
) -> None:
    assert (tally.asked, tally.compliance) == (asked, compliance)


@pytest.mark.parametrize(
    ("tally", "coverage"),
    [
        (Tally(), None),
        (Tally(due=4), Fraction(0)),
        (Tally(due=4, received=4), Fraction(100)),
        (Tally(due=3, received=2), Fraction(200, 3)),
    ],
)
def test_coverage(tally: Tally, coverage: Fraction | None) -> None:
    assert tally.coverage == coverage


@given(tallies)
def test_compliance_is_100_only_when_all_that_applies_is_met(tally: Tally) -> None:
    all_met = tally.met > 0 and tally.met == tally.asked
    assert (tally.compliance == 100) is all_met


# --- cutting ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("percent", "decimals", "expected"),
    [
        (Fraction(899600, 10000), 1, "89.9"),
        (Fraction(7600, 102), 1, "74.5"),
        (Fraction(200, 3), 2, "66.66"),
        (Fraction(100), 1, "100"),
        (Fraction(99_999_999, 1_000_000), 1, "99.9"),
        (Fraction(1, 1000), 2, "0"),
        (Fraction(0), 2, "0"),
        (Decimal("84.59"), 1, "84.5"),
        (Fraction(250), 1, "250"),
    ],
)
def test_a_percentage_is_cut(percent: Fraction | Decimal, decimals: int, expected: str) -> None:
    assert cut(percent, decimals) == Decimal(expected)


@given(percents, st.integers(0, 6))
def test_a_cut_percentage_is_never_more_and_hardly_less(percent: Fraction, decimals: int) -> None:
    shown = Fraction(cut(percent, decimals))
    assert shown <= percent < shown + Fraction(1, 10**decimals)


@given(percents, percents, st.integers(0, 4))
def test_cutting_keeps_the_order(one: Fraction, other: Fraction, decimals: int) -> None:
    low, high = sorted((one, other))
    assert cut(low, decimals) <= cut(high, decimals)


@given(st.integers(1, 10**7), st.integers(1, 10**7), st.integers(0, 4))
def test_100_is_shown_only_for_all(met: int, missing: int, decimals: int) -> None:
    assert cut(Fraction(100 * met, met + missing), decimals) < 100


# --- results ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "percent"),
    [
        (None, None),
        (Figure(State.USABLE, 1, 3, None, 0, 2), Fraction(100, 3)),
        (Figure(State.USABLE, 0, 3, None, 0, 2), Fraction(0)),
        (Figure(State.USABLE, None, None, Decimal("84.5"), 0, 2), Fraction(169, 2)),
        (Figure(State.USABLE, None, None, "yes", 0, 2), None),
        (Figure(State.INVALID, None, None, None, 0, 2), None),
        (Figure(State.NOT_APPLICABLE, None, None, None, 0, 2), None),
    ],
)
def test_the_percentage_of_a_result(
    figure: Figure | None, percent: Fraction | None, plan: Plan
) -> None:
    result = Result(plan.agencies[0], plan.targets[0], Outcome.MET, figure)
    assert result.percent == percent


def test_every_figure_that_is_due_has_a_result_in_the_order_of_plan_and_register(
    plan: Plan,
) -> None:
    card = score_results(find_results(plan, Period(2020, 3), Figures(len(plan.due)), (), 0))
    results = list(card.results.all())
    order = [(each.target.index, each.agency.index) for each in results]
    assert order == sorted(set(order))
    assert len(order) == sum(plan.due)
    assert {each.outcome for each in results} == {Outcome.NOT_REPORTED}


def test_outcomes_have_the_words_of_the_formats() -> None:
    assert [outcome.word for outcome in Outcome] == [
        "met",
        "not_met",
        "undecided",
        "invalid",
        "not_reported",
        "not_applicable",
    ]
