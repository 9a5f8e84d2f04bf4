"""Explanations: the arithmetic agrees with the scorecard, and says what it says exactly."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cchc.diagnostics import Diagnostic
from cchc.errors import CchcError
from cchc.explaining import explain_agency, explain_target
from cchc.explaining.arithmetic import whole_working
from cchc.explanation import Action, Over, Working
from cchc.figures import COLUMNS, Figure, Figures, Period, Source, State
from cchc.plan import Agency, Comparison, Judged, MeasureKind, Plan, Target, Threshold
from cchc.plan_file import read_plan
from cchc.scorecard import Outcome, Scorecard, Tally, Whole, sum_tallies
from cchc.scoring import find_results, score_figures, score_results, score_whole
from tests.conftest import ROOT, score_file
from tests.random_submissions import random_submission

RAW_PLAN: dict[str, Any] = yaml.safe_load((ROOT / "plan" / "2020.yaml").read_text(encoding="utf-8"))
PERIOD = Period(2020, 3)
KINDS_OF_ROWS = ("complete", "missing_30", "missing_90", "near_thresholds", "faulty")

Run = tuple[Scorecard, Sequence[Diagnostic]]


def scored(plan: Plan, path: Path) -> Run:
    """The scorecard of the third quarter from one file, and what is wrong with it."""
    card, found = score_file(plan, path, PERIOD)
    return card, found.kept


@pytest.fixture(scope="module")
def quarter() -> Run:
    """The sample of the third quarter."""
    return scored(read_plan(ROOT / "plan" / "2020.yaml"), ROOT / "data" / "q3.csv")


@pytest.fixture(scope="module", params=KINDS_OF_ROWS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A random quarter of some style."""
    path = tmp_path_factory.mktemp("rows") / "figures.csv"
    rows = random_submission(RAW_PLAN, str(PERIOD), random.Random(11), style=request.param)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return scored(read_plan(ROOT / "plan" / "2020.yaml"), path)


def working_of(run: Run, target_id: str) -> Working:
    card, found = run
    explanation = explain_target(card, card.plan.target_by_id[target_id], None, found)
    return explanation.parts[0].working


# --- the arithmetic agrees with the scorecard -----------------------------------------------------


def test_the_arithmetic_of_every_target_leads_to_its_outcome(run: Run) -> None:
    card, found = run
    for result in card.targets:
        working = explain_target(card, result.target, None, found).parts[0].working
        whole = result.whole
        assert working.outcome is whole.outcome
        assert working.due == working.usable + working.not_applicable + working.missing
        assert (working.missing, working.not_applicable) == (whole.missing, whole.not_applicable)
        assert (working.value.percent if working.value else None) == whole.value
        if working.lowest and working.highest:
            assert (working.lowest.percent, working.highest.percent) == (
                whole.value,
                whole.possible,
            )
        if working.gap and result.target.measure.kind is MeasureKind.RATIO:
            assert working.gap.amount == whole.short_by


def test_sums_can_be_redone_from_the_figures(run: Run) -> None:
    card, found = run
    for result in card.targets:
        (part,) = explain_target(card, result.target, None, found).parts
        figures = [each.result.figure for each in part.figures]
        usable = [each for each in figures if each and each.state is State.USABLE]
        if result.target.measure.kind.counts:
            assert part.working.numerator == sum(each.numerator or 0 for each in usable)
            assert part.working.denominator == sum(each.denominator or 0 for each in usable)
        if result.target.measure.kind.answers:
            yes = sum(each.value in ("yes", "done") for each in usable)
            assert part.working.numerator == yes
            assert part.working.denominator == len(usable) + part.working.missing


def test_every_agency_adds_up(run: Run) -> None:
    card, found = run
    for agency in card.plan.agencies:
        explanation = explain_agency(card, agency, found)
        own = card.agencies[agency.index].own
        each = [
            figure.result.outcome
            for figure in explanation.figures
            if figure.result.target.judged is Judged.EACH
        ]
        assert len(explanation.figures) == own.due == len(each) + explanation.together
        assert each.count(Outcome.MET) == own.met
        oversight = sum_tallies(
            tally_of(over.whole) for over in explanation.overseen if over.counted
        )
        assert oversight == card.agencies[agency.index].oversight


def tally_of(whole: Whole) -> Tally:
    """One result, as the rules of scoring count it."""
    return Tally(**{whole.outcome.word: 1}, due=whole.due, received=whole.received)


def test_every_figure_that_is_not_in_order_is_something_to_do(run: Run) -> None:
    card, found = run
    for agency in card.plan.agencies:
        explanation = explain_agency(card, agency, found)
        todo = {
            Outcome.NOT_REPORTED: Action.REPORT,
            Outcome.INVALID: Action.MEND,
            Outcome.NOT_MET: Action.IMPROVE,
        }
        wanted = sorted(
            (todo[each.result.outcome], each.result.target.id)
            for each in explanation.figures
            if each.result.outcome in todo
            and (
                each.result.outcome is not Outcome.NOT_MET
                or each.result.target.judged is Judged.EACH
            )
        )
        steps = [each for each in explanation.steps if each.action is not Action.URGE]
        assert sorted((each.action, each.target.id) for each in steps) == wanted
        order = [list(Action).index(each.action) for each in explanation.steps]
        assert order == sorted(order)


def test_districts_come_from_their_communes(quarter: Run) -> None:
    card, found = quarter
    target = card.plan.target_by_id["CT20"]
    for district, whole in card.targets[target.index].districts:
        (part,) = explain_target(card, target, district, found).parts
        assert part.over is Over.DISTRICT
        assert part.working.outcome is whole.outcome
        assert {each.result.agency.parent for each in part.figures} == {district.id}


# --- what is said exactly -----------------------------------------------------------------------


def test_a_near_miss(quarter: Run) -> None:
    working = working_of(quarter, "CT10.1")
    assert (working.numerator, working.denominator) == (52539, 58402)
    assert working.value == (Fraction(5253900, 58402), False)
    assert working.gap == (True, 23, 52562)
    assert working.slack is None


def test_answers_have_a_worst_and_a_best(quarter: Run) -> None:
    working = working_of(quarter, "CT19.2")
    assert working.outcome is Outcome.UNDECIDED
    assert working.lowest == (Fraction(800, 30), False)
    assert working.highest == (Fraction(1000, 30), True)
    assert working.gap == (True, 1, 9)


def test_an_undecided_ratio_has_a_tipping_point(quarter: Run) -> None:
    working = working_of(quarter, "CT10.4")
    assert working.lowest is working.highest is None
    assert working.slack == (True, 7203, Fraction(1030800, 34360))
    assert Fraction(100 * 10308, 27157 + 7203) >= 30 > Fraction(100 * 10308, 27157 + 7204)


def test_a_shortfall_under_100_percent_is_final(quarter: Run) -> None:
    working = working_of(quarter, "CT12.3")
    assert working.missing == 6
    assert working.outcome is Outcome.NOT_MET
    assert working.slack is None


def test_a_percentage_lacks_points(quarter: Run) -> None:
    assert working_of(quarter, "CT17.2").gap == (True, Fraction(17, 10), Fraction(80))


def test_own_and_communes_stand_apart(quarter: Run) -> None:
    card, found = quarter
    district = card.plan.agency_by_id["ubnd-huyen-dak-to"]
    parts = explain_target(card, card.plan.target_by_id["CT16.1"], district, found).parts
    assert [(part.over, len(part.figures)) for part in parts] == [
        (Over.OWN, 1),
        (Over.DISTRICT, 9),
    ]


def test_an_agency_that_has_nothing_to_do_with_it(quarter: Run) -> None:
    card, found = quarter
    target, agency = card.plan.target_by_id["CT01"], card.plan.agency_by_id["so-y-te"]
    with pytest.raises(CchcError) as raised:
        explain_target(card, target, agency, found)
    assert raised.value.details == {
        "agency": "so-y-te",
        "target": "CT01",
        "reporters": "so-noi-vu",
    }


def test_nearest_misses_come_first(quarter: Run) -> None:
    card, found = quarter
    steps = explain_agency(card, card.plan.agency_by_id["so-y-te"], found).steps
    assert [each.target.id for each in steps] == ["NV8.10", "CT17.2", "CT12.3", "CT09"]


def test_tasks_that_have_begun_come_before_those_that_have_not(plan: Plan) -> None:
    agency = plan.agency_by_id["so-noi-vu"]
    figures: list[Figure | None] = [None] * len(plan.due)
    for target, status in (("NV3.1", "not_started"), ("NV3.2", "in_progress"), ("NV3.3", "done")):
        slot = plan.slot(agency, plan.target_by_id[target])
        figures[slot] = Figure(State.USABLE, None, None, status, 0, 2)
    card = score_results(
        find_results(
            plan, PERIOD, Figures.of(figures), [Source("made.csv", plan.sha256, 3, "UTF-8", ",")], 3
        )
    )
    steps = [
        each.target.id
        for each in explain_agency(card, agency, ()).steps
        if each.action is Action.IMPROVE
    ]
    assert steps == ["NV3.2", "NV3.1"]


def test_an_invalid_figure_says_why(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(
        "period,agency,target,numerator,denominator,value,note\n"
        "2020-Q3,so-y-te,CT09,5,3,,\n"
        "2020-Q3,so-y-te,CT05,3,3,,\n"
        "2020-Q3,so-y-te,CT05,3,3,,\n"
        "2020-Q3,so-y-te,CT04,2,3,,\n",
        encoding="utf-8",
    )
    card, found = scored(plan, path)
    figures = explain_agency(card, plan.agency_by_id["so-y-te"], found).figures
    wrong = {
        each.result.target.id: [(one.rule.code, one.place.line) for one in each.found]
        for each in figures
        if each.result.outcome is Outcome.INVALID
    }
    assert wrong == {"CT05": [("F301", 4)], "CT09": [("F302", 2)]}
    places = {each.result.target.id: each.place for each in figures if each.place}
    assert {name: place.line for name, place in places.items()} == {
        "CT04": 5,
        "CT05": 3,
        "CT09": 2,
    }


# --- laws of the tipping point and of the gap -----------------------------------------------------

counts = st.integers(0, 400)
percents = st.decimals(0, 100, places=1)


@given(st.sampled_from(Comparison), percents, counts, counts)
def test_one_case_more_tips_an_undecided_ratio(
    comparison: Comparison, percent: Decimal, numerator: int, more: int
) -> None:
    target = ratio(Threshold(comparison, percent))
    denominator = numerator + more
    if not denominator:
        return
    working = undecided(target, numerator, denominator)
    if working.slack is None or working.value is None:
        return
    met, cases, reached = working.slack
    counted = int(target.threshold.wants_more is not met)

    def holds(extra: int) -> bool:
        return target.threshold.met_by(numerator + counted * extra, denominator + extra)

    assert met is working.value.met
    assert reached == Fraction(100 * (numerator + counted * cases), denominator + cases)
    assert holds(cases)
    assert not holds(cases + 1 if met else cases - 1)


@given(st.sampled_from(Comparison), percents, counts, counts)
def test_the_gap_is_the_least_that_does(
    comparison: Comparison, percent: Decimal, numerator: int, more: int
) -> None:
    target = ratio(Threshold(comparison, percent))
    denominator = numerator + more
    if not denominator:
        return
    gap = undecided(target, numerator, denominator).gap
    met = target.threshold.met_by
    if gap is None:
        assert met(numerator, denominator) or not any(
            met(other, denominator) for other in range(denominator + 1)
        )
        return
    needed, step = int(gap.needed), 1 if gap.more else -1
    assert not met(numerator, denominator)
    assert needed == numerator + step * int(gap.amount)
    assert met(needed, denominator)
    assert not met(needed - step, denominator)


PLAN = read_plan(ROOT / "plan" / "2020.yaml")


def ratio(threshold: Threshold) -> Target:
    return replace(PLAN.target_by_id["CT10.1"], threshold=threshold)


def undecided(target: Target, numerator: int, denominator: int) -> Working:
    """The arithmetic over one figure, with another one missing."""
    figures = Figures.of([Figure(State.USABLE, numerator, denominator, None, 0, 2), None])
    outcomes = list(map(Outcome, score_figures(target, figures)))
    return whole_working(target, score_whole(target, figures), outcomes)


@pytest.mark.parametrize(
    ("asked", "numerator", "denominator", "gap"),
    [
        (Threshold(Comparison.LESS_THAN, Decimal(100)), 102, 100, (False, 3, 99)),
        (Threshold(Comparison.AT_MOST, Decimal(100)), 102, 100, (False, 2, 100)),
        (Threshold(Comparison.MORE_THAN, Decimal(100)), 100, 100, (True, 1, 101)),
        (Threshold(Comparison.AT_LEAST, Decimal(120)), 100, 100, (True, 20, 120)),
        (Threshold(Comparison.LESS_THAN, Decimal(0)), 1, 100, None),
        (Threshold(Comparison.LESS_THAN, Decimal(100)), 99, 100, None),
    ],
)
def test_a_change_may_need_more_or_fewer(
    asked: Threshold, numerator: int, denominator: int, gap: tuple[bool, int, int] | None
) -> None:
    target = replace(PLAN.target_by_id["CT15"], threshold=asked)
    assert undecided(target, numerator, denominator).gap == gap


def agencies_with_communes(plan: Plan) -> Iterator[Agency]:
    return (each for each in plan.agencies if each.id in plan.children)


def test_only_what_a_district_directs_is_its_own(quarter: Run) -> None:
    card, found = quarter
    for agency in agencies_with_communes(card.plan):
        overseen = explain_agency(card, agency, found).overseen
        assert [each.target.id for each in overseen if each.district] == (
            ["CT10.4", "CT20"] if agency.level == "district" else []
        )
