"""Outcomes, tallies, oversight and ranks: exact, and as a second scorer sees them."""

from __future__ import annotations

import csv
import json
import random
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cchc.figures import Figure, Figures, Period, State
from cchc.plan import (
    Comparison,
    Judged,
    Measure,
    MeasureKind,
    Plan,
    Target,
    Threshold,
    Words,
)
from cchc.plan_file import read_plan
from cchc.reporters.scorecard.json_scorecard import report_json
from cchc.scorecard import AgencyResult, Outcome, Scorecard, Tally, Whole
from cchc.scoring import find_results, score_figures, score_results, score_whole
from tests.conftest import ROOT, score_file
from tests.random_plans import as_yaml, random_plan
from tests.random_submissions import STYLES, random_submission
from tests.reference_scorer import score_reference

PERIOD = Period(2020, 3)
COLUMNS = ("period", "agency", "target", "numerator", "denominator", "value", "note")


# --- a second scorer, written from the rules alone ----------------------------------------------


def scored(plan: Plan, rows: list[dict[str, str]]) -> dict[str, Any]:
    """The JSON of rows that stand in `submission.csv` of the working directory."""
    path = Path("submission.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    card, found = score_file(plan, path, PERIOD)
    written: dict[str, Any] = json.loads("".join(report_json(card, found, "vi")))
    return written


def assert_agree(plan: Plan, raw: dict[str, Any], style: str, seed: int) -> None:
    rows = random_submission(raw, str(PERIOD), random.Random(seed), style=style)
    expected = score_reference(raw, rows, str(PERIOD))
    found = scored(plan, rows)
    for part, value in expected.items():
        assert found[part] == value, (part, style, seed)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("style", STYLES)
def test_both_scorers_agree_on_the_plan_of_2020(
    style: str, seed: int, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert_agree(plan, raw_plan(), style, seed)


@pytest.mark.parametrize("seed", range(40))
def test_both_scorers_agree_on_plans_of_every_kind(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    raw = random_plan(random.Random(seed))
    Path("plan.yaml").write_text(as_yaml(raw), encoding="utf-8")
    plan = read_plan("plan.yaml")
    for style in STYLES:
        assert_agree(plan, raw, style, seed)


@pytest.mark.parametrize("seed", range(5))
def test_both_scorers_agree_on_more_targets_than_are_added_up_at_once(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.scoring._MOST", 2)
    test_both_scorers_agree_on_plans_of_every_kind(seed, tmp_path, monkeypatch)


def test_a_tally_counts_beyond_a_byte(plan: Plan) -> None:
    # One agency reports each of 300 targets, and meets those at even places.
    agency = plan.agencies[0]
    many = tuple(
        replace(a_target("yes_no", ">= 100"), index=at, id=f"T{at}", reporters=(agency.id,))
        for at in range(300)
    )
    large = replace(plan, areas=(), targets=many)
    answers = ["yes" if at % 2 == 0 else "no" for at in range(300)]
    figures = Figures.of([*map(a_figure, answers), *[None] * (len(large.due) - 300)])
    own = score_results(find_results(large, PERIOD, figures, (), 300)).agencies[0].own
    assert (own.met, own.not_met, own.due, own.received) == (150, 150, 300, 300)


@cache
def raw_plan() -> dict[str, Any]:
    text = (ROOT / "plan" / "2020.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return found


# --- one figure, and some together --------------------------------------------------------------


def a_target(kind: str, threshold: str, *, judged: Judged = Judged.EACH) -> Target:
    """A target of a kind; the threshold is written as `>= 90`."""
    sign, percent = threshold.split()
    comparison = {
        ">=": Comparison.AT_LEAST,
        "<=": Comparison.AT_MOST,
        ">": Comparison.MORE_THAN,
        "<": Comparison.LESS_THAN,
    }[sign]
    return Target(
        index=0,
        id="T",
        is_task=kind == "task",
        clause="I",
        area="a",
        name=Words("T", "T"),
        measure=Measure(MeasureKind(kind)),
        threshold=Threshold(comparison, Decimal(percent)),
        judged=judged,
        reported_by=(),
        reporters=(),
        responsible={},
        roles={},
    )


def a_figure(text: str) -> Figure | None:
    """`3/4` counts, `84.5` a percentage, `yes` an answer, `n/a`, `x` a row in error, `-` none."""
    if text == "-":
        return None
    if text in ("n/a", "x"):
        state = State.NOT_APPLICABLE if text == "n/a" else State.INVALID
        return Figure(state, None, None, None, 0, 2)
    numerator, slash, denominator = text.partition("/")
    if slash:
        return Figure(State.USABLE, int(numerator), int(denominator), None, 0, 2)
    value = Decimal(text) if text[0].isdigit() else text
    return Figure(State.USABLE, None, None, value, 0, 2)


@pytest.mark.parametrize(
    ("kind", "threshold", "figure", "outcome"),
    [
        ("ratio", ">= 90", "9000/10000", "met"),
        ("ratio", ">= 90", "8999/10000", "not_met"),
        ("ratio", ">= 33.3", "333/1000", "met"),
        ("ratio", ">= 33.3", "332999999/1000000000", "not_met"),
        ("ratio", "> 50", "1/2", "not_met"),
        ("ratio", "> 50", "500001/1000000", "met"),
        ("ratio", "<= 50", "1/2", "met"),
        ("ratio", "< 50", "1/2", "not_met"),
        ("ratio", ">= 100", "9999999/10000000", "not_met"),
        ("ratio", ">= 0", "0/7", "met"),
        ("change", "< 100", "99/100", "met"),
        ("change", "< 100", "100/100", "not_met"),
        ("change", "> 100", "300/100", "met"),
        ("percent", ">= 80", "80", "met"),
        ("percent", ">= 80", "79.999999999999999999", "not_met"),
        ("percent", ">= 80", "0", "not_met"),
        ("yes_no", ">= 50", "yes", "met"),
        ("yes_no", ">= 50", "no", "not_met"),
        ("yes_no", "<= 0", "no", "met"),
        ("task", ">= 100", "done", "met"),
        ("task", ">= 100", "in_progress", "not_met"),
        ("task", ">= 100", "not_started", "not_met"),
        ("ratio", ">= 90", "-", "not_reported"),
        ("ratio", ">= 90", "x", "invalid"),
        ("ratio", ">= 90", "n/a", "not_applicable"),
    ],
)
def test_the_outcome_of_a_figure(kind: str, threshold: str, figure: str, outcome: str) -> None:
    (found,) = score_figures(a_target(kind, threshold), Figures.of([a_figure(figure)]))
    assert Outcome(found).word == outcome


def together(kind: str, threshold: str, figures: str) -> Whole:
    listed = Figures.of(map(a_figure, figures.split()))
    return score_whole(a_target(kind, threshold), listed)


@pytest.mark.parametrize(
    ("kind", "threshold", "figures", "outcome", "value", "possible"),
    [
        # A and M both empty; A empty.
        ("ratio", ">= 90", "n/a n/a", "not_applicable", None, None),
        ("ratio", ">= 90", "- n/a", "not_reported", None, None),
        ("ratio", ">= 90", "x", "not_reported", None, None),
        ("yes_no", ">= 90", "n/a", "not_applicable", None, None),
        ("yes_no", ">= 90", "- -", "not_reported", None, None),
        ("percent", ">= 80", "n/a", "not_applicable", None, None),
        ("percent", ">= 80", "-", "not_reported", None, None),
        # Sums, not the mean of percentages.
        ("ratio", ">= 50", "1/1 0/99", "not_met", 1, None),
        ("ratio", ">= 50", "49/98 1/2 n/a", "met", 50, None),
        ("ratio", ">= 50", "49/98 0/1", "not_met", Fraction(4900, 99), None),
        ("change", "< 100", "50/100 149/100", "met", Fraction(199, 2), None),
        # Something is missing.
        ("ratio", ">= 50", "100/100 -", "undecided", 100, None),
        ("ratio", ">= 50", "0/100 -", "undecided", 0, None),
        ("ratio", ">= 50", "100/100 x", "undecided", 100, None),
        ("ratio", ">= 100", "99/100 -", "not_met", 99, None),
        ("ratio", ">= 100", "100/100 -", "undecided", 100, None),
        ("ratio", ">= 100.0", "99/100 -", "not_met", 99, None),
        ("ratio", "> 99", "1/2 -", "undecided", 50, None),
        ("ratio", "<= 100", "1/2 -", "undecided", 50, None),
        # A change is never lost: what is missing may have grown.
        ("change", ">= 100", "99/100 -", "undecided", 99, None),
        # Answers: what is missing counts as no in the value, and as yes in the still possible.
        ("yes_no", ">= 50", "yes yes no no", "met", 50, 50),
        ("yes_no", ">= 50", "yes no no -", "undecided", 25, 50),
        ("yes_no", ">= 50", "yes no no no -", "not_met", 20, 40),
        ("yes_no", ">= 50", "yes yes - -", "met", 50, 100),
        ("yes_no", ">= 100", "yes yes -", "undecided", Fraction(200, 3), 100),
        ("yes_no", ">= 100", "yes no -", "not_met", Fraction(100, 3), Fraction(200, 3)),
        ("yes_no", ">= 100", "yes n/a n/a", "met", 100, 100),
        ("yes_no", "> 50", "yes -", "undecided", 50, 100),
        # Where less is wanted, more answers can undo what is met so far.
        ("yes_no", "<= 50", "yes no -", "undecided", Fraction(100, 3), Fraction(200, 3)),
        ("yes_no", "<= 50", "no no -", "met", 0, Fraction(100, 3)),
        ("yes_no", "< 50", "yes yes -", "not_met", Fraction(200, 3), 100),
        ("task", ">= 100", "done done", "met", 100, 100),
        ("task", ">= 100", "done in_progress", "not_met", 50, 50),
        ("task", ">= 100", "done x", "undecided", 50, 100),
        ("percent", ">= 80", "80", "met", 80, None),
        ("percent", ">= 80", "79.9", "not_met", Fraction(799, 10), None),
    ],
)
def test_the_outcome_of_some_together(
    kind: str,
    threshold: str,
    figures: str,
    outcome: str,
    value: Fraction | None,
    possible: Fraction | None,
) -> None:
    whole = together(kind, threshold, figures)
    assert (whole.outcome.word, whole.value, whole.possible) == (outcome, value, possible)
    assert whole.due == len(figures.split())
    assert whole.missing == sum(each in "-x" for each in figures.split())
    assert whole.not_applicable == figures.split().count("n/a")
    assert whole.received + whole.missing == whole.due


@pytest.mark.parametrize(
    ("kind", "threshold", "figures", "short_by"),
    [
        ("ratio", ">= 90", "8996/10000", 4),
        ("ratio", ">= 90", "9000/10000", 0),
        ("ratio", ">= 90", "9999/10000", 0),
        ("ratio", ">= 33.3", "0/10", 4),
        ("ratio", ">= 33.3", "3/10", 1),
        ("ratio", "> 50", "50/100", 1),
        ("ratio", "> 50", "49/99", 1),
        ("ratio", ">= 100", "76/102", 26),
        ("ratio", ">= 90", "80/100 0/100", 100),
        ("ratio", ">= 90", "80/100 -", 10),
        ("ratio", "<= 50", "60/100", None),
        ("ratio", "< 50", "60/100", None),
        ("ratio", ">= 90", "- n/a", None),
        ("change", "> 100", "90/100", None),
        ("percent", ">= 80", "70", None),
        ("yes_no", ">= 100", "yes no", None),
    ],
)
def test_how_many_more_the_threshold_needs(
    kind: str, threshold: str, figures: str, short_by: int | None
) -> None:
    assert together(kind, threshold, figures).short_by == short_by


counts = st.integers(1, 10**7).flatmap(
    lambda whole: st.tuples(st.integers(0, whole), st.just(whole))
)
percents = st.decimals(0, 100, places=2)


@given(counts, percents)
def test_so_many_more_suffice_and_not_one_less(figure: tuple[int, int], percent: Decimal) -> None:
    numerator, denominator = figure
    target = a_target("ratio", f">= {percent}")

    def meets(more: int) -> bool:
        more_of_it = Figure(State.USABLE, numerator + more, denominator, None, 0, 2)
        return score_figures(target, Figures.of([more_of_it])) == bytes([Outcome.MET])

    short_by = together("ratio", f">= {percent}", f"{numerator}/{denominator}").short_by
    assert short_by is not None
    assert meets(short_by)
    assert short_by == 0 or not meets(short_by - 1)


@given(st.lists(counts, min_size=1, max_size=8), percents)
def test_the_order_of_reporters_makes_no_difference(
    figures: list[tuple[int, int]], percent: Decimal
) -> None:
    texts = [f"{numerator}/{denominator}" for numerator, denominator in figures]
    first = together("ratio", f">= {percent}", " ".join(texts))
    assert first == together("ratio", f">= {percent}", " ".join(reversed(texts)))
    assert first.value == Fraction(
        100 * sum(numerator for numerator, _ in figures),
        sum(denominator for _, denominator in figures),
    )


@given(counts, st.lists(counts, max_size=4), percents)
def test_what_is_decided_stays_decided_when_more_is_reported(
    known: tuple[int, int], later: list[tuple[int, int]], percent: Decimal
) -> None:
    """A ratio that is judged although figures are missing is judged so whatever they are."""
    early = together("ratio", f">= {percent}", f"{known[0]}/{known[1]} " + "- " * len(later))
    if early.outcome is not Outcome.UNDECIDED:
        all_of_it = " ".join(f"{each[0]}/{each[1]}" for each in (known, *later))
        assert together("ratio", f">= {percent}", all_of_it).outcome is early.outcome


answers = st.sampled_from(("yes", "no", "n/a", "-"))


@given(st.lists(answers, min_size=1, max_size=9), percents)
def test_answers_that_are_decided_stay_so(given_answers: list[str], percent: Decimal) -> None:
    early = together("yes_no", f">= {percent}", " ".join(given_answers))
    if early.outcome in (Outcome.MET, Outcome.NOT_MET):
        for later in ("yes", "no"):
            full = [later if each == "-" else each for each in given_answers]
            assert together("yes_no", f">= {percent}", " ".join(full)).outcome is early.outcome


# --- districts, oversight, agencies, ranks ------------------------------------------------------

PLAN = """
plan: {id: small, name: Nhỏ, issuer: tinh, year: 2020}
areas: [{id: one, name: Một}, {id: two, name: Hai}, {id: empty, name: Ba}]
groups:
  - {id: departments, name: Các sở, level: department}
  - {id: districts, name: Các huyện, level: district}
  - {id: communes, name: Các xã, level: commune}
agencies:
  - {id: tinh, name: Tỉnh, level: province}
  - {id: so-a, name: Sở A, level: department, parent: tinh}
  - {id: so-b, name: Sở B, level: department, parent: tinh}
  - {id: so-c, name: Sở C, level: department, parent: tinh}
  - {id: so-d, name: Sở D, level: department, parent: tinh}
  - {id: huyen-2, name: Huyện 2, level: district, parent: tinh}
  - {id: huyen-1, name: Huyện 1, level: district, parent: tinh}
  - {id: xa-11, name: Xã 11, level: commune, parent: huyen-1}
  - {id: xa-12, name: Xã 12, level: commune, parent: huyen-1}
  - {id: xa-21, name: Xã 21, level: commune, parent: huyen-2}
  - {id: xa-0, name: Xã 0, level: commune, parent: tinh}
targets:
  - id: EACH
    clause: I.1
    area: one
    name: Từng sở
    measure: {kind: ratio, numerator: a, denominator: b}
    threshold: {at_least: 90}
    reported_by: [departments]
    responsible: {implement: [departments], monitor: [tinh], guide: [tinh]}
  - id: TOGETHER
    clause: I.2
    area: one
    name: Chung các sở
    measure: {kind: ratio, numerator: a, denominator: b}
    threshold: {at_least: 90}
    reported_by: [departments]
    judged: together
    responsible: {implement: [departments], coordinate: [so-d]}
  - id: COMMUNES
    clause: I.3
    area: two
    name: Các xã
    measure: {kind: ratio, numerator: a, denominator: b}
    threshold: {at_least: 50}
    reported_by: [communes]
    responsible: {implement: [communes], direct: [districts], monitor: [so-a]}
tasks:
  - {id: TASK, clause: II, area: two, name: Việc, responsible: {implement: [so-a], guide: [so-b]}}
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    path = tmp_path_factory.mktemp("plan") / "small.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return read_plan(path)


def a_card(plan: Plan, figures: dict[str, str]) -> Scorecard:
    """The scorecard of figures, each under `agency target`."""
    slots: list[Figure | None] = [None] * len(plan.due)
    for name, text in figures.items():
        agency, target = name.split()
        slots[plan.slot(plan.agency_by_id[agency], plan.target_by_id[target])] = a_figure(text)
    return score_results(find_results(plan, PERIOD, Figures.of(slots), (), len(figures)))


def of(card: Scorecard, agency: str) -> AgencyResult:
    return next(each for each in card.agencies if each.agency.id == agency)


FIGURES = {
    "xa-11 COMMUNES": "40/100",
    "xa-12 COMMUNES": "70/100",
    "xa-21 COMMUNES": "49/100",
    "xa-0 COMMUNES": "100/100",
    "so-a TASK": "done",
}


def test_a_district_is_judged_by_its_own_communes(small: Plan) -> None:
    card = a_card(small, FIGURES)
    communes = next(each for each in card.targets if each.target.id == "COMMUNES")
    assert [
        (each.district.id, each.whole.outcome.word, each.whole.value) for each in communes.districts
    ] == [("huyen-2", "not_met", Fraction(49)), ("huyen-1", "met", Fraction(55))]
    assert (communes.whole.outcome, communes.whole.value) == (Outcome.MET, Fraction(259, 4))


@pytest.mark.parametrize(
    ("figures", "outcomes"),
    [
        ({"xa-11 COMMUNES": "40/100"}, {"huyen-1": "undecided", "huyen-2": "not_reported"}),
        ({"xa-11 COMMUNES": "n/a", "xa-12 COMMUNES": "n/a"},
         {"huyen-1": "not_applicable", "huyen-2": "not_reported"}),
        ({"xa-11 COMMUNES": "x", "xa-12 COMMUNES": "n/a", "xa-21 COMMUNES": "x"},
         {"huyen-1": "not_reported", "huyen-2": "not_reported"}),
        ({"xa-11 COMMUNES": "1/2", "xa-12 COMMUNES": "n/a", "xa-21 COMMUNES": "0/2"},
         {"huyen-1": "met", "huyen-2": "not_met"}),
    ],
)  # fmt: skip
def test_what_districts_are_given_is_what_they_oversee(
    figures: dict[str, str], outcomes: dict[str, str], small: Plan
) -> None:
    card = a_card(small, figures)
    for district, outcome in outcomes.items():
        tally = of(card, district).oversight
        assert getattr(tally, outcome) == 1
        assert tally.asked + tally.not_applicable == 1
        assert of(card, district).own == Tally()


def test_the_coverage_of_oversight_is_that_of_the_figures_under_it(small: Plan) -> None:
    card = a_card(small, {"xa-11 COMMUNES": "40/100", "xa-21 COMMUNES": "x"})
    assert of(card, "huyen-1").oversight.coverage == 50
    assert of(card, "huyen-2").oversight.coverage == 0
    assert of(card, "so-a").oversight.coverage == 25


def test_who_monitors_and_guides_oversees_once(small: Plan) -> None:
    card = a_card(small, {f"so-{letter} EACH": "9/10" for letter in "abcd"})
    assert of(card, "tinh").oversight == Tally(met=1, due=4, received=4)
    assert of(card, "so-b").oversight == Tally(not_reported=1, due=1)
    assert of(card, "so-d").oversight == Tally(), "who coordinates does not oversee"


def test_a_target_judged_together_counts_in_the_coverage_alone(small: Plan) -> None:
    figures = {f"so-{letter} TOGETHER": "0/10" for letter in "abcd"}
    card = a_card(small, {**figures, "so-b EACH": "10/10"})
    assert of(card, "so-b").own == Tally(met=1, due=2, received=2)
    assert of(card, "so-c").own == Tally(not_reported=1, due=2, received=1)
    assert card.overall.targets.not_met == 1


def test_nothing_due_has_no_percentage_and_no_rank(small: Plan) -> None:
    card = a_card(small, FIGURES)
    for agency in ("tinh", "huyen-1"):
        assert (of(card, agency).own.compliance, of(card, agency).rank) == (None, None)
    empty = next(each for each in card.areas if each.area.id == "empty")
    assert (empty.scores.total.compliance, empty.scores.total.coverage) == (None, None)


def test_what_does_not_apply_has_a_coverage_and_no_rank(small: Plan) -> None:
    card = a_card(small, {"so-b EACH": "n/a", "so-b TOGETHER": "n/a"})
    own = of(card, "so-b").own
    assert (own.compliance, own.coverage) == (None, Fraction(100))
    assert of(card, "so-b").rank is None


@pytest.mark.parametrize(
    ("figures", "ranks"),
    [
        # Met, or not, and whether the figure that is judged together was sent.
        ({"so-b EACH": "9/10", "so-c EACH": "9/10", "so-d EACH": "0/10"}, (1, 1, 3)),
        ({"so-b EACH": "9/10", "so-c EACH": "0/10", "so-d EACH": "0/10"}, (1, 2, 2)),
        ({"so-b EACH": "9/10", "so-c EACH": "9/10", "so-c TOGETHER": "0/1", "so-d EACH": "9/10"},
         (2, 1, 2)),
        ({"so-b EACH": "x", "so-c EACH": "0/10"}, (2, 1, 2)),
        ({}, (1, 1, 1)),
        ({"so-b EACH": "n/a", "so-c EACH": "0/10"}, (None, 1, 2)),
    ],
)  # fmt: skip
def test_equals_share_a_rank(
    figures: dict[str, str], ranks: tuple[int | None, ...], small: Plan
) -> None:
    """Nothing applies to so-a here, so it has no rank."""
    card = a_card(small, {**figures, "so-a EACH": "n/a", "so-a TASK": "n/a"})
    assert of(card, "so-a").rank is None
    assert tuple(of(card, f"so-{letter}").rank for letter in "bcd") == ranks


def test_ranks_leave_out_as_many_places_as_are_shared(small: Plan) -> None:
    figures = {"so-a EACH": "10/10", "so-a TASK": "done", "so-b EACH": "0/10", "so-c EACH": "0/10"}
    card = a_card(small, figures)
    ranks = [of(card, f"so-{letter}").rank for letter in "abcd"]
    assert ranks == [1, 2, 2, 4]


def test_levels_rank_apart(small: Plan) -> None:
    card = a_card(small, FIGURES)
    assert of(card, "xa-0").rank == of(card, "xa-12").rank == 1
    assert of(card, "xa-11").rank == of(card, "xa-21").rank == 3
    assert of(card, "so-a").rank == 1


# --- sums ---------------------------------------------------------------------------------------

some_figures = st.dictionaries(
    st.sampled_from(
        [
            *(f"so-{letter} {target}" for letter in "abcd" for target in ("EACH", "TOGETHER")),
            *(f"xa-{commune} COMMUNES" for commune in ("11", "12", "21", "0")),
        ]
    ),
    st.sampled_from(("9/10", "1/2", "0/1", "n/a", "x")),
)


@given(figures=some_figures)
def test_areas_add_up_to_the_whole_and_nothing_is_lost(
    small: Plan, figures: dict[str, str]
) -> None:
    card = a_card(small, figures)
    for part in ("targets", "tasks", "total"):
        areas = sum((getattr(area.scores, part) for area in card.areas), start=Tally())
        assert areas == getattr(card.overall, part)
    total = card.overall.total
    assert total.asked + total.not_applicable == len(small.targets)
    assert total.due == sum(small.due) == sum(each.own.due for each in card.agencies)
    assert total.received == sum(each.own.received for each in card.agencies)
    results = list(card.results.all())
    assert len(results) == total.due
    assert sum(each.figure is not None for each in results) == len(figures)
