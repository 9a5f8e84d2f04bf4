"""The summary of scorecards: courses, like with like, what is open, and the gate."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.figures import Period
from cchc.plan import Level, Plan
from cchc.scorecard import Outcome, Scorecard
from cchc.summarising import summarise
from cchc.summary import (
    Aspect,
    Comparison,
    Movement,
    Movers,
    QuarterlySummary,
    Same,
    Step,
    TargetChange,
)
from tests.summary_samples import WHOLE, Cell, card, small_plan, without


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return small_plan(tmp_path_factory.mktemp("plan"))


def step(plan: Plan, before: dict[str, Cell], now: dict[str, Cell]) -> Step:
    (found,) = summarise([card(plan, 1, before), card(plan, 2, now)]).steps
    return found


def change(found: Step, target: str) -> TargetChange:
    return next(each for each in found.changes if each.target.id == target)


def moved(found: Step) -> dict[str, Movement]:
    return {each.target.id: each.movement for each in found.changes if each.movement}


# --- courses ------------------------------------------------------------------------------------


def test_every_course_has_an_entry_a_period(small: Plan) -> None:
    cards = [card(small, 1, WHOLE), card(small, 3, without(d_R50=(60, 100)))]
    found = summarise(cards)
    assert found.periods == (Period(2020, 1), Period(2020, 3))
    assert found.period == Period(2020, 3)
    assert [each.total.met for each in found.overall] == [2, 3]
    assert [[each.total.met for each in course.scores] for course in found.areas] == [
        [1, 2],
        [1, 1],
    ]
    assert [(each.level, each.agencies) for each in found.levels] == [
        (Level.DEPARTMENT, 3),
        (Level.DISTRICT, 1),
    ]
    assert [tally.compliance for tally in found.levels[1].own] == [50, 100]
    assert [each.agency.id for each in found.agencies] == ["a", "b", "c", "d"]
    assert [[whole.outcome for whole in each.wholes] for each in found.targets][1] == [
        Outcome.NOT_MET,
        Outcome.MET,
    ]
    assert found.rows == 2 * len(WHOLE)


def test_one_period_has_no_steps_and_no_pace(small: Plan) -> None:
    found = summarise([card(small, 2, WHOLE)])
    assert found.steps == ()
    assert found.risks is None
    assert found.comparison is None


def test_the_extreme_areas_are_named_with_those_that_share_them(small: Plan) -> None:
    uneven = summarise([card(small, 1, WHOLE)])
    assert [each.area.id for each in uneven.best_areas] == ["files"]
    assert [each.area.id for each in uneven.worst_areas] == ["people"]
    met = without(d_R50=(50, 100), b_Y100="yes", a_N1="done")
    equal = summarise([card(small, 1, met)])
    assert [each.area.id for each in equal.best_areas] == ["files", "people"]
    assert equal.worst_areas == ()
    nothing = summarise([card(small, 1, dict.fromkeys(WHOLE, "n/a"))])
    assert (nothing.best_areas, nothing.worst_areas) == ((), ())


# --- what changed -------------------------------------------------------------------------------

MOVES: list[tuple[str, dict[str, Cell], dict[str, Cell], dict[str, Movement]]] = [
    ("nothing", WHOLE, WHOLE, {}),
    ("newly met", WHOLE, without(d_R50=(50, 100)), {"R50": Movement.NEWLY_MET}),
    ("lost", WHOLE, without(a_R90=(5, 10)), {"R90": Movement.LOST}),
    ("less is better", WHOLE, without(d_C100=(100, 100)), {"C100": Movement.LOST}),
    # b was under 90 % and is silent now: nobody got better.
    ("a reporter left", without(b_R90=(0, 10)), without("b R90"), {"R90": Movement.UNDECIDED}),
    # What was undecided is met once the last one reports: that is no progress.
    ("a reporter joined", without("c R90"), WHOLE, {}),
    ("not met with one who joined", without("b R90"), without(b_R90=(0, 10)), {}),
    ("nothing arises any more", WHOLE, without(d_C100="n/a"), {}),
    ("it arises now", without(d_C100="n/a"), WHOLE, {}),
    ("an error is repaired", without(d_R50="invalid"), without(d_R50=(90, 100)), {}),
    ("still undecided", without("c R90"), without("c R90", a_R90=(10, 10)), {}),
    (
        "undecided on the same reporters",
        without("c Y100"),
        without("c Y100", b_Y100="yes"),
        {"Y100": Movement.UNDECIDED},
    ),
]


@pytest.mark.parametrize(
    ("before", "now", "expected"), [row[1:] for row in MOVES], ids=[row[0] for row in MOVES]
)
def test_moves_count_on_the_same_reporters_only(
    small: Plan, before: dict[str, Cell], now: dict[str, Cell], expected: dict[str, Movement]
) -> None:
    found = step(small, before, now)
    assert moved(found) == expected
    for movement in Movement:
        ids = [each.target.id for each in found.moved(movement)]
        assert ids == [target for target, found_one in expected.items() if found_one is movement]


def test_a_change_of_reporters_stands_apart_with_the_value_of_those_in_both(small: Plan) -> None:
    found = step(
        small, without("c R90", a_R90=(6, 10), b_R90=(7, 10)), without("b R90", a_R90=(7, 10))
    )
    (changed,) = found.reporters_changed
    assert changed.target.id == "R90"
    assert [(each.agency.id, each.before, each.now) for each in changed.reporters] == [
        ("b", "usable", "missing"),
        ("c", "missing", "usable"),
    ]
    assert (changed.joined, changed.left, changed.common) == (1, 1, 1)
    assert (changed.like_before, changed.like_now) == (Fraction(60), Fraction(70))


def test_nobody_in_common_has_no_value_to_compare(small: Plan) -> None:
    found = change(step(small, without("a R90", "b R90"), without("c R90")), "R90")
    assert (found.common, found.like_before, found.like_now) == (0, None, None)


def test_like_with_like_leaves_out_what_changed_its_reporters(small: Plan) -> None:
    found = step(small, WHOLE, without("c R90", d_R50=(60, 100)))
    assert found.same == Same(4, 1, 2)
    assert found.areas == (Same(1, 0, 1), Same(3, 1, 1))
    assert found.levels == (Same(6, 3, 3), Same(2, 1, 2))


def test_like_with_like_leaves_out_what_does_not_apply(small: Plan) -> None:
    none = without(d_C100="n/a")
    assert step(small, none, none).same.count == 4


# --- agencies -----------------------------------------------------------------------------------


def movers(found: tuple[Movers, ...]) -> list[tuple[str, list[str], int]]:
    return [(each.level, [one.agency.id for one in each.listed], each.more) for each in found]


def test_agencies_rise_and_fall_within_their_level(small: Plan) -> None:
    now = without(b_R90=(9, 10), b_Y100="yes", a_N1="done", c_Y100="no", d_R50=(70, 100))
    found = step(small, WHOLE, now)
    assert movers(found.rose) == [("department", ["b", "a"], 0), ("district", ["d"], 0)]
    assert movers(found.fell) == [("department", ["c"], 0)]
    assert found.reporting == ()
    (rise,) = found.rose[1].listed
    assert (rise.same, rise.same.change) == (Same(2, 1, 2), Fraction(50))


def test_compliance_that_rose_with_what_was_reported_is_no_rise(small: Plan) -> None:
    found = step(small, without("c R90"), WHOLE)
    assert (found.rose, found.fell) == ((), ())
    (only,) = found.reporting
    assert only.agency.id == "c"
    assert [only.before.compliance, only.now.compliance] == [Fraction(50), Fraction(100)]
    assert only.same == Same(1, 1, 1)


def test_a_rise_that_silence_eats_up_is_no_rise(small: Plan) -> None:
    # a does its task, and keeps back two figures that were met.
    found = step(small, WHOLE, without("a R90", "a Y100", a_N1="done"))
    assert found.rose == ()
    assert [each.agency.id for each in found.reporting] == ["a"]


def test_equals_are_listed_by_register_and_the_others_counted(plan: Plan) -> None:
    """Seven communes rise by the same share: five are listed, two more are counted."""
    communes = [each.id for each in plan.agencies if each.level is Level.COMMUNE][:7]
    before: dict[str, Cell] = {f"{commune} CT16.1": "no" for commune in communes}
    now: dict[str, Cell] = {f"{commune} CT16.1": "yes" for commune in communes}
    (found,) = step(plan, before, now).rose
    assert [each.agency.id for each in found.listed] == communes[:5]
    assert found.more == 2
    assert len(found.leaders) == 5
    assert found.more_leaders == 2


# --- what is missing ----------------------------------------------------------------------------


def missing(found: QuarterlySummary) -> dict[str, list[tuple[str, str, str]]]:
    return {
        each.agency.id: [
            (figure.target.id, str(figure.since), figure.outcome.word) for figure in each.figures
        ]
        for each in found.missing
    }


def test_who_has_not_reported_and_since_when(small: Plan) -> None:
    found = summarise(
        [
            card(small, 1, without("a R90", "d R50", "b Y100")),
            card(small, 2, without("a R90", "b Y100", d_C100="invalid")),
            card(small, 3, without("a R90", "d R50", "a Y100", d_C100="invalid")),
        ]
    )
    assert missing(found) == {
        "a": [("R90", "2020-Q1", "not_reported"), ("Y100", "2020-Q3", "not_reported")],
        "d": [("R50", "2020-Q3", "not_reported"), ("C100", "2020-Q2", "invalid")],
    }
    assert [str(each.since) for each in found.missing] == ["2020-Q1", "2020-Q2"]
    assert [each.silent for each in found.missing] == [False, True]
    assert (found.missing_figures, found.invalid_figures, found.silent) == (4, 1, 1)


def test_what_does_not_apply_is_not_missing(small: Plan) -> None:
    assert summarise([card(small, 1, without(d_R50="n/a"))]).missing == ()


# --- the nearest misses -------------------------------------------------------------------------


def test_the_nearest_misses_come_in_the_order_of_what_is_short(small: Plan) -> None:
    # R90 is short by 1 of 30, R50 by 10 of 100.
    found = summarise([card(small, 1, without(a_R90=(8, 10)))])
    assert [(each.target.id, each.whole.short_by) for each in found.nearest] == [
        ("R90", 1),
        ("R50", 10),
    ]
    assert [each.gap for each in found.nearest] == [Fraction(10, 3), 10]
    assert found.nearest_more == 0


@pytest.mark.parametrize(
    "cells",
    [
        without(d_R50=(50, 100)),
        without("d R50"),
        without(d_R50="n/a"),
        # Undecided, but what there is meets the threshold.
        without("c R90", a_R90=(10, 10), b_R90=(10, 10), d_R50=(50, 100)),
    ],
)
def test_what_is_not_short_is_no_near_miss(small: Plan, cells: dict[str, Cell]) -> None:
    assert summarise([card(small, 1, cells)]).nearest == ()


def test_more_than_five_nearest_misses_are_counted_where_they_are_equal(plan: Plan) -> None:
    ratios = [
        target.id
        for target in plan.targets
        if target.measure.kind == "ratio"
        and "so-tttt" in target.reporters
        and target.threshold.percent == 100
    ]
    cells: dict[str, Cell] = {f"so-tttt {target}": (9, 10) for target in ratios}
    found = summarise([card(plan, 1, cells)])
    assert [each.target.id for each in found.nearest] == ratios[:5]
    assert found.nearest_more == len(ratios) - 5 > 0


# --- risks --------------------------------------------------------------------------------------


def risks(*cards: Scorecard) -> dict[str, tuple[Fraction, Fraction]]:
    found = summarise(cards).risks
    assert found is not None
    return {each.target.id: (each.pace, each.projected) for each in found}


RISKS: list[tuple[str, tuple[int, int], tuple[int, int], tuple[int, int] | None]] = [
    # A target, its values in percent in two quarters, and the pace and what it leads to by the
    # fourth quarter where that does not meet the threshold.
    ("R50 falls short", (1, 30), (2, 35), (5, 45)),
    ("R50 gets there", (1, 30), (2, 37), None),
    ("R50 gets there exactly", (1, 20), (3, 40), None),
    ("R50 goes slower over two quarters", (1, 20), (3, 30), (5, 35)),
    ("R50 is met and falls", (2, 70), (3, 55), (-15, 40)),
    ("R50 cannot fall under 0", (1, 40), (2, 5), (-35, 0)),
    ("R50 stands still", (1, 40), (2, 40), (0, 40)),
    ("C100 is met and rises", (2, 90), (3, 96), (6, 102)),
    ("C100 rises to the bound", (2, 90), (3, 95), (5, 100)),
    ("C100 rises and stays under it", (2, 90), (3, 94), None),
    ("C100 falls, but not enough", (2, 120), (3, 110), (-10, 100)),
    ("C100 falls in time", (2, 120), (3, 109), None),
]


@pytest.mark.parametrize(
    ("first", "last", "expected"), [row[1:] for row in RISKS], ids=[row[0] for row in RISKS]
)
def test_a_risk_is_where_the_straight_line_misses_the_threshold(
    small: Plan,
    first: tuple[int, int],
    last: tuple[int, int],
    expected: tuple[int, int] | None,
    request: pytest.FixtureRequest,
) -> None:
    target = request.node.callspec.id.split()[0]
    found = risks(
        *(
            card(small, quarter, WHOLE | {f"d {target}": (value, 100)})
            for quarter, value in (first, last)
        )
    )
    assert found.get(target) == (None if expected is None else tuple(map(Fraction, expected)))


def test_a_share_cannot_pass_100_percent(small: Plan) -> None:
    one = without(b_Y100="no", c_Y100="no")
    three = without(b_Y100="yes", c_Y100="yes")
    assert risks(card(small, 1, one), card(small, 3, WHOLE))["Y100"][1] == Fraction(250, 3)
    assert "Y100" not in risks(card(small, 1, one), card(small, 2, three))


def test_the_pace_is_that_of_the_agencies_in_both_periods(small: Plan) -> None:
    cards = [
        card(small, 1, without("b R90", a_R90=(5, 10), c_R90=(5, 10))),
        card(small, 2, without("c R90", a_R90=(6, 10), b_R90=(2, 10))),
    ]
    (found,) = [each for each in summarise(cards).risks or () if each.target.id == "R90"]
    assert (found.common, found.due) == (1, 3)
    assert [found.first_value, found.last_value, found.value] == [Fraction(n) for n in (50, 60, 40)]
    assert [found.pace, found.projected] == [Fraction(10), Fraction(60)]


def test_the_first_period_with_one_in_common_counts(small: Plan) -> None:
    cards = [
        card(small, 1, without("d R50")),
        card(small, 2, without(d_R50=(10, 100))),
        card(small, 3, without(d_R50=(20, 100))),
    ]
    (found,) = [each for each in summarise(cards).risks or () if each.target.id == "R50"]
    assert (found.first, found.quarters) == (Period(2020, 2), 1)
    assert found.projected == 30


def test_a_single_answer_has_no_pace(small: Plan) -> None:
    cards = [card(small, 1, WHOLE), card(small, 2, WHOLE)]
    assert set(risks(*cards)) == {"R50", "Y100"}


def test_at_the_end_of_the_year_nothing_is_estimated(small: Plan) -> None:
    assert summarise([card(small, 3, WHOLE), card(small, 4, WHOLE)]).risks is None


# --- against another scorecard ------------------------------------------------------------------


def against(plan: Plan, before: dict[str, Cell], now: dict[str, Cell]) -> Comparison:
    found = summarise([card(plan, 3, now)], card(plan, 3, before)).comparison
    assert found is not None
    return found


WORSE: list[tuple[str, dict[str, Cell], dict[str, Cell], set[str]]] = [
    ("the same", WHOLE, WHOLE, set()),
    ("better", WHOLE, without(d_R50=(60, 100)), set()),
    ("lost", WHOLE, without(d_C100=(101, 100)), {"people", "C100", "d"}),
    ("not met, and further away", WHOLE, without(d_R50=(39, 100)), {"R50"}),
    ("not met, and nearer", WHOLE, without(d_R50=(41, 100)), set()),
    ("met, and still met", WHOLE, without(c_R90=(10, 10), a_R90=(10, 10)), set()),
    ("met, but nearer to the threshold", WHOLE, without(d_C100=(99, 100)), {"C100"}),
    ("one agency's own figure", without(b_R90=(9, 10)), WHOLE, {"b", "R90"}),
    ("a figure kept back", WHOLE, without("d R50"), {"files", "R50", "d"}),
    ("a met figure kept back", WHOLE, without("d C100"), {"people", "C100", "d"}),
    ("one more answers no", WHOLE, without(a_Y100="no"), {"Y100", "a"}),
    ("nothing arises any more", WHOLE, without(d_C100="n/a"), {"people", "C100", "d"}),
    ("what was not met arises no more", WHOLE, without(d_R50="n/a"), set()),
]


@pytest.mark.parametrize(
    ("before", "now", "expected"), [row[1:] for row in WORSE], ids=[row[0] for row in WORSE]
)
def test_what_is_worse_is_named(
    small: Plan, before: dict[str, Cell], now: dict[str, Cell], expected: set[str]
) -> None:
    assert {each.id for each in against(small, before, now).worse} == expected


def test_each_difference_says_in_what(small: Plan) -> None:
    found = against(small, WHOLE, without("b Y100", d_C100=(101, 100)))
    said = {
        each.id: [(one.aspect, one.before, one.now, one.worse) for one in each.aspects]
        for each in found.differences
    }
    assert said["C100"] == [
        (Aspect.OUTCOME, Outcome.MET, Outcome.NOT_MET, True),
        (Aspect.VALUE, Fraction(90), Fraction(101), True),
    ]
    assert said["Y100"] == [
        (Aspect.OUTCOME, Outcome.NOT_MET, Outcome.UNDECIDED, None),
        (Aspect.RECEIVED, 3, 2, True),
    ]
    assert said["d"] == [(Aspect.COMPLIANCE, 50, 0, True)]
    assert [each.lost for each in found.differences if each.id == "d"] == [("C100",)]


def test_what_is_better_in_one_way_and_worse_in_another_is_worse(small: Plan) -> None:
    found = against(small, WHOLE, without("a N1", b_R90=(9, 10), a_Y100="yes", b_Y100="yes"))
    by_id = {each.id: each for each in found.differences}
    assert by_id["people"].worse
    assert not by_id["people"].better
    assert by_id["b"].better


# --- laws ---------------------------------------------------------------------------------------

_COUNTS = st.integers(1, 9).flatmap(lambda low: st.tuples(st.integers(0, low), st.just(low)))
_EITHER = st.sampled_from(["n/a", "invalid", None])


def _cells() -> st.SearchStrategy[dict[str, Cell]]:
    def values(key: str) -> st.SearchStrategy[Cell | None]:
        target = key.split()[1]
        if target == "Y100":
            return st.one_of(st.sampled_from(["yes", "no"]), _EITHER)
        if target == "N1":
            return st.one_of(st.sampled_from(["done", "in_progress"]), _EITHER)
        return st.one_of(_COUNTS, _EITHER)

    drawn = st.fixed_dictionaries({key: values(key) for key in WHOLE})
    return drawn.map(lambda cells: {key: cell for key, cell in cells.items() if cell is not None})


@pytest.fixture(scope="module")
def any_plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return small_plan(Path(tmp_path_factory.mktemp("laws")))


@settings(max_examples=60, deadline=None)
@given(cells=_cells())
def test_nothing_differs_from_itself(any_plan: Plan, cells: dict[str, Cell]) -> None:
    first = card(any_plan, 2, cells)
    found = summarise([first, card(any_plan, 3, cells)], first)
    assert found.comparison is not None
    assert found.comparison.differences == ()
    (only,) = found.steps
    assert moved(only) == {}
    assert (only.rose, only.fell, only.reporting, only.reporters_changed) == ((), (), (), ())


@settings(max_examples=60, deadline=None)
@given(before=_cells(), now=_cells())
def test_like_with_like_adds_up(
    any_plan: Plan, before: dict[str, Cell], now: dict[str, Cell]
) -> None:
    found = step(any_plan, before, now)
    assert sum(found.areas, start=Same()) == found.same
    levels = sum(found.levels, start=Same())
    assert levels == sum((each.same for each in found.agencies), start=Same())
    newly, lost = found.moved(Movement.NEWLY_MET), found.moved(Movement.LOST)
    undecided = [
        each
        for each in found.moved(Movement.UNDECIDED)
        if not each.reporters and each.before.outcome is Outcome.MET
    ]
    assert found.same.now - found.same.before == len(newly) - len(lost) - len(undecided)
    assert not any(each.reporters for each in (*newly, *lost))


@settings(max_examples=60, deadline=None)
@given(before=_cells(), now=_cells())
def test_what_is_worse_one_way_is_better_the_other(
    any_plan: Plan, before: dict[str, Cell], now: dict[str, Cell]
) -> None:
    there, back = against(any_plan, before, now), against(any_plan, now, before)
    for each in there.better:
        if each.kind in ("area", "agency"):
            assert each.id in {other.id for other in back.worse}
