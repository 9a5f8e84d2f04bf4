"""Scores a submission against its plan: exact outcomes, tallies and ranks (design, section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from cchc.figures import Figure, Period, Source, State
from cchc.plan import Agency, Comparison, Judged, Level, MeasureKind, Plan, Role, Target, Threshold
from cchc.scorecard import (
    AgencyResult,
    AreaResult,
    DistrictResult,
    Outcome,
    Scorecard,
    Scores,
    Tally,
    TargetResult,
    Whole,
    sum_tallies,
)

Figures = Sequence[Figure | None]
_YES = ("yes", "done")
_OVERSEERS = (Role.MONITOR, Role.GUIDE)


def score_submission(
    plan: Plan, period: Period, figures: list[Figure | None], sources: Iterable[Source], rows: int
) -> Scorecard:
    """Return the scorecard of a period; `figures` holds for each slot the figure, or None."""
    outcomes = _outcomes(plan, figures)
    targets = tuple(_target_result(plan, target, figures) for target in plan.targets)
    areas = tuple(
        AreaResult(area, _scores(each for each in targets if each.target.area == area.id))
        for area in plan.areas
    )
    return Scorecard(
        plan=plan,
        period=period,
        sources=tuple(sources),
        rows=rows,
        overall=_scores(targets),
        areas=areas,
        agencies=_agency_results(plan, outcomes, targets),
        targets=targets,
        figures=figures,
        outcomes=outcomes,
    )


# --- figures ------------------------------------------------------------------------------------


def score_figure(target: Target, figure: Figure | None) -> Outcome:
    """Return the outcome of one reporter's figure."""
    if figure is None:
        return Outcome.NOT_REPORTED
    if figure.state is not State.USABLE:
        invalid = figure.state is State.INVALID
        return Outcome.INVALID if invalid else Outcome.NOT_APPLICABLE
    if target.measure.kind.answers:
        met = target.threshold.met_by(int(figure.value in _YES), 1)
    elif target.measure.kind is MeasureKind.PERCENT:
        met = target.threshold.met_by(*_hundredths(figure))
    else:
        met = target.threshold.met_by(figure.numerator or 0, figure.denominator or 1)
    return Outcome.MET if met else Outcome.NOT_MET


def _hundredths(figure: Figure) -> tuple[int, int]:
    """A percentage as numerator and denominator."""
    numerator, denominator = Decimal(figure.value or 0).as_integer_ratio()
    return numerator, 100 * denominator


def _outcomes(plan: Plan, figures: Figures) -> bytes:
    outcomes = bytearray(len(plan.due))
    for target in plan.targets:
        for reporter in target.reporters:
            slot = plan.slot(plan.agency_by_id[reporter], target)
            outcomes[slot] = score_figure(target, figures[slot])
    return bytes(outcomes)


# --- targets ------------------------------------------------------------------------------------


def score_whole(target: Target, figures: Figures) -> Whole:
    """Return the result of some reporters together: A usable, N not applicable, M missing."""
    usable = [each for each in figures if each is not None and each.state is State.USABLE]
    aside = sum(each is not None and each.state is State.NOT_APPLICABLE for each in figures)
    missing = len(figures) - len(usable) - aside
    value = possible = None
    numerator: int | None
    denominator: int | None
    if target.measure.kind.answers:
        numerator = sum(each.value in _YES for each in usable)
        denominator = len(usable) + missing
        if usable:
            value = Fraction(100 * numerator, denominator)
            possible = Fraction(100 * (numerator + missing), denominator)
    elif target.measure.kind is MeasureKind.PERCENT:
        numerator = denominator = None
        value = Fraction(Decimal(usable[0].value or 0)) if usable else None
    else:
        numerator = sum(each.numerator or 0 for each in usable)
        denominator = sum(each.denominator or 0 for each in usable)
        value = Fraction(100 * numerator, denominator) if denominator else None
    return Whole(
        outcome=_outcome(target, value, possible, missing),
        value=value,
        possible=possible,
        numerator=numerator,
        denominator=denominator,
        due=len(figures),
        received=len(usable) + aside,
        not_applicable=aside,
        missing=missing,
        short_by=_short_by(target, numerator, denominator),
    )


def _outcome(
    target: Target, value: Fraction | None, possible: Fraction | None, missing: int
) -> Outcome:
    if value is None:
        return Outcome.NOT_REPORTED if missing else Outcome.NOT_APPLICABLE
    met = _meets(target.threshold, value)
    if not missing:
        return Outcome.MET if met else Outcome.NOT_MET
    if possible is not None:
        # More answers can only raise the share: both ends of what is possible must agree.
        if met and _meets(target.threshold, possible):
            return Outcome.MET
        if not met and not _meets(target.threshold, possible):
            return Outcome.NOT_MET
        return Outcome.UNDECIDED
    # Under 100 % of a ratio no further figure can mend what is not met already.
    all_asked = target.threshold == Threshold(Comparison.AT_LEAST, Decimal(100))
    if target.measure.kind is MeasureKind.RATIO and all_asked and not met:
        return Outcome.NOT_MET
    return Outcome.UNDECIDED


def _meets(threshold: Threshold, percent: Fraction) -> bool:
    return threshold.met_by(percent.numerator, 100 * percent.denominator)


def _short_by(target: Target, numerator: int | None, denominator: int | None) -> int | None:
    """How many more in the numerator the threshold needs, the denominator staying as it is."""
    threshold = target.threshold
    if target.measure.kind is not MeasureKind.RATIO or not denominator or numerator is None:
        return None
    if not threshold.wants_more:
        return None
    asked, scale = threshold.percent.as_integer_ratio()
    needed, rest = divmod(asked * denominator, 100 * scale)
    if rest or threshold.comparison is Comparison.MORE_THAN:
        needed += 1
    return max(0, needed - numerator)


def _target_result(plan: Plan, target: Target, figures: Figures) -> TargetResult:
    by_reporter = {
        reporter: figures[plan.slot(plan.agency_by_id[reporter], target)]
        for reporter in target.reporters
    }
    under: dict[str, list[Figure | None]] = {}
    for reporter, figure in by_reporter.items():
        agency = plan.agency_by_id[reporter]
        if agency.level is Level.COMMUNE and agency.parent is not None:
            under.setdefault(agency.parent, []).append(figure)
    districts = sorted((plan.agency_by_id[district] for district in under), key=_register_order)
    return TargetResult(
        target,
        score_whole(target, list(by_reporter.values())),
        tuple(
            DistrictResult(district, score_whole(target, under[district.id]))
            for district in districts
        ),
    )


def _register_order(agency: Agency) -> int:
    return agency.index


# --- tallies ------------------------------------------------------------------------------------


def _tally(outcome: Outcome, due: int, received: int) -> Tally:
    return Tally(**{outcome.word: 1}, due=due, received=received)


def _of_whole(whole: Whole) -> Tally:
    return _tally(whole.outcome, whole.due, whole.received)


def _scores(results: Iterable[TargetResult]) -> Scores:
    targets: list[Tally] = []
    tasks: list[Tally] = []
    for each in results:
        (tasks if each.target.is_task else targets).append(_of_whole(each.whole))
    return Scores(sum_tallies(targets), sum_tallies(tasks))


def _agency_results(
    plan: Plan, outcomes: bytes, targets: Sequence[TargetResult]
) -> tuple[AgencyResult, ...]:
    own = [_own(plan, agency, outcomes) for agency in plan.agencies]
    oversight = _oversight(targets)
    ranks = _ranks(plan, own)
    return tuple(
        AgencyResult(agency, ranks.get(agency.id), tally, oversight.get(agency.id, Tally()))
        for agency, tally in zip(plan.agencies, own, strict=True)
    )


def _own(plan: Plan, agency: Agency, outcomes: bytes) -> Tally:
    """The outcomes of an agency's figures; those judged together count in the coverage alone."""
    start = agency.index * len(plan.targets)
    row = outcomes[start : start + len(plan.targets)]
    due = len(row) - row.count(0)
    received = sum(row.count(each) for each in _RECEIVED)
    counted = bytes(
        outcome
        for outcome, target in zip(row, plan.targets, strict=True)
        if outcome and target.judged is Judged.EACH
    )
    counts = {outcome.word: counted.count(outcome) for outcome in Outcome}
    return Tally(**counts, due=due, received=received)


_RECEIVED = (Outcome.MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE)


def _oversight(targets: Iterable[TargetResult]) -> Mapping[str, Tally]:
    """What each agency monitors or guides; for a district that directs, its own communes."""
    found: dict[str, Tally] = {}
    for each in targets:
        tally = _of_whole(each.whole)
        roles = each.target.roles
        for agency in {name for role in _OVERSEERS for name in roles.get(role, ())}:
            found[agency] = found.get(agency, Tally()) + tally
        directing = set(roles.get(Role.DIRECT, ()))
        for district, whole in each.districts:
            if district.id in directing:
                found[district.id] = found.get(district.id, Tally()) + _of_whole(whole)
    return found


def _ranks(plan: Plan, own: Sequence[Tally]) -> Mapping[str, int]:
    """Ranks within each level by compliance, then coverage; equals share one (1, 2, 2, 4)."""
    by_level: dict[Level, list[tuple[Fraction, Fraction, str]]] = {}
    for agency, tally in zip(plan.agencies, own, strict=True):
        if tally.compliance is not None and tally.coverage is not None:
            entry = (tally.compliance, tally.coverage, agency.id)
            by_level.setdefault(agency.level, []).append(entry)
    ranks: dict[str, int] = {}
    for entries in by_level.values():
        entries.sort(key=lambda entry: entry[:2], reverse=True)
        previous: tuple[Fraction, Fraction] | None = None
        rank = 0
        for position, (compliance, coverage, agency_id) in enumerate(entries, start=1):
            if (compliance, coverage) != previous:
                rank, previous = position, (compliance, coverage)
            ranks[agency_id] = rank
    return ranks
