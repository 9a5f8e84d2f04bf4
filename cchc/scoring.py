"""Scores a submission against its plan: exact outcomes, tallies and ranks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, compress, repeat
from operator import sub
from typing import Any

from cchc.bulk import Memo, make_all, set_all
from cchc.figures import YES, Figures, Period, Source, State
from cchc.plan import (
    Agency,
    Comparison,
    Judged,
    Level,
    MeasureKind,
    Plan,
    Role,
    Target,
    Threshold,
)
from cchc.scorecard import (
    AgencyResult,
    AreaResult,
    DistrictResult,
    Outcome,
    Results,
    Scorecard,
    Scores,
    Tally,
    TargetResult,
    Whole,
    sum_tallies,
)

_ALL = Threshold(Comparison.AT_LEAST, Decimal(100))
Told = Callable[[int, Figures, bytes], None]
"""Takes the index of a target, and of all agencies the figures for it and their outcomes."""
_OVERSEERS = (Role.MONITOR, Role.GUIDE)


def find_results(
    plan: Plan,
    period: Period,
    figures: Figures,
    sources: Iterable[Source],
    rows: int,
    told: Told | None = None,
) -> Results:
    """Return the result of each figure; `figures` holds for each slot the figure, or None.

    `told` is called with the results of each target as soon as they are there.
    """
    asked = _Asked(plan)
    columns = tuple(figures[target.index :: len(plan.targets)] for target in plan.targets)
    outcomes = []
    for target, column in zip(plan.targets, columns, strict=True):
        reporters = asked.reporters(target)
        found = bytearray(len(plan.agencies))
        set_all(found, reporters, score_figures(target, column.at(reporters)))
        outcomes.append(bytes(found))
        if told is not None:
            told(target.index, column, outcomes[-1])
    return Results(plan, period, tuple(sources), rows, columns, tuple(outcomes))


def score_results(results: Results) -> Scorecard:
    """Return the scorecard that the results of all figures make."""
    plan = results.plan
    asked = _Asked(plan)
    targets = tuple(
        _score_target(target, figures, asked.reporters(target), asked.districts(target))
        for target, figures in zip(plan.targets, results.figures, strict=True)
    )
    areas = tuple(
        AreaResult(area, _scores(each for each in targets if each.target.area == area.id))
        for area in plan.areas
    )
    return Scorecard(
        results=results,
        overall=_scores(targets),
        areas=areas,
        agencies=_agency_results(results, targets),
        targets=targets,
    )


class _Asked:
    """Who reports a target, as places in the register; many targets share their reporters."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        # By identity: it would take long to compare thousands of ids for every target.
        self._reporters: dict[int, Sequence[int]] = {}
        self._districts: dict[int, list[tuple[Agency, Sequence[int]]]] = {}

    def reporters(self, target: Target) -> Sequence[int]:
        """The reporters of a target."""
        found = self._reporters.get(id(target.reporters))
        if found is None:
            by_id = self._plan.agency_by_id
            found = _run([by_id[reporter].index for reporter in target.reporters])
            self._reporters[id(target.reporters)] = found
        return found

    def districts(self, target: Target) -> list[tuple[Agency, Sequence[int]]]:
        """The districts whose communes report it, with these, in the order of the register."""
        found = self._districts.get(id(target.reporters))
        if found is None:
            by_id = self._plan.agency_by_id
            under: dict[str, list[int]] = {}
            for index in self.reporters(target):
                agency = self._plan.agencies[index]
                above = by_id.get(agency.parent or "")
                if agency.level is Level.COMMUNE and above and above.level is Level.DISTRICT:
                    under.setdefault(above.id, []).append(index)
            found = sorted(
                ((by_id[district], _run(communes)) for district, communes in under.items()),
                key=lambda entry: entry[0].index,
            )
            self._districts[id(target.reporters)] = found
        return found


def _run(places: list[int]) -> Sequence[int]:
    """Rising places as a range, where they are one."""
    run = range(places[0], places[-1] + 1) if places else range(0)
    return run if len(run) == len(places) else places


# --- figures ------------------------------------------------------------------------------------


def score_figures(target: Target, figures: Figures) -> bytes:
    """Return the outcome of each of the figures that reporters gave for a target."""
    # What is not usable counts as 0 of 0 at first.
    numerators, denominators = _READERS.get(target.measure.kind, Figures.counts)(figures)
    met = target.threshold.met_by_all(numerators, denominators)
    outcomes = bytearray(bytes(met).translate(_VERDICTS))
    for at in figures.unusable():
        outcomes[at] = _UNUSABLE[figures.states[at]]
    return bytes(outcomes)


_VERDICTS = bytes.maketrans(bytes([False, True]), bytes([Outcome.NOT_MET, Outcome.MET]))
_UNUSABLE = {
    0: Outcome.NOT_REPORTED,
    State.NOT_APPLICABLE: Outcome.NOT_APPLICABLE,
    State.INVALID: Outcome.INVALID,
}
"""The outcomes of figures that are not usable, by their states."""

_Shares = tuple[Iterable[Any], Iterable[Any]]
"""Numerators and denominators."""


def _answers(figures: Figures) -> _Shares:
    return map(YES.__contains__, figures.values), repeat(1, len(figures))


def _percentages(figures: Figures) -> _Shares:
    shares = list(map(_share, figures.values))
    return [part for part, _ in shares], [whole for _, whole in shares]


def _share(percent: Decimal | str | None) -> tuple[int, int]:
    """A percentage as a part and its whole."""
    part, whole = Decimal(percent or 0).as_integer_ratio()
    return part, 100 * whole


_READERS = {
    MeasureKind.YES_NO: _answers,
    MeasureKind.TASK: _answers,
    MeasureKind.PERCENT: _percentages,
}


# --- targets ------------------------------------------------------------------------------------


def score_whole(target: Target, figures: Figures) -> Whole:
    """Return the result of some reporters together: A usable, N not applicable, M missing."""
    return _Sums(target, figures).whole(range(len(figures)))


def _score_target(
    target: Target,
    figures: Figures,
    reporters: Sequence[int],
    districts: Iterable[tuple[Agency, Sequence[int]]],
) -> TargetResult:
    """The result of a target and of its districts from the figures of all agencies for it."""
    sums = _Sums(target, figures)

    def whole(places: Sequence[int]) -> Whole:
        if isinstance(places, range):  # as the register mostly lists them
            return sums.whole(places)
        return score_whole(target, figures.at(places))

    found = tuple(DistrictResult(district, whole(communes)) for district, communes in districts)
    return TargetResult(target, whole(reporters), found)


class _Sums:
    """Running sums over the figures of a target: what a run of them adds up to is told at once."""

    def __init__(self, target: Target, figures: Figures) -> None:
        self._threshold = target.threshold
        self._met_by = target.threshold.test()
        self._figures, self._states = figures, figures.states
        kind = target.measure.kind
        self._counts, self._answers = kind.counts, kind.answers
        # Only a part can never make up for what it lacks of the whole; a change can rise again.
        self._can_be_lost = kind is MeasureKind.RATIO and target.threshold == _ALL
        # How many more are needed is told of parts of a whole alone.
        self._tells_short_by = kind is MeasureKind.RATIO and target.threshold.wants_more
        if self._counts:
            self._numerators, self._denominators = map(_running, figures.counts())
        elif self._answers:
            self._numerators = _running(map(YES.__contains__, figures.values))

    def whole(self, run: range) -> Whole:
        """Return the result of the reporters at places that follow each other."""
        start, stop = run.start, run.stop
        due = stop - start
        usable = self._states.count(_USABLE, start, stop)
        aside = 0 if usable == due else self._states.count(_NOT_APPLICABLE, start, stop)
        missing = due - usable - aside
        share = possible = None
        numerator: int | None = None
        denominator: int | None = None
        short_by: int | None = None
        if self._counts:
            part = numerator = self._numerators[stop] - self._numerators[start]
            whole = denominator = self._denominators[stop] - self._denominators[start]
            share = (part, whole) if whole else None
        elif self._answers:
            part = numerator = self._numerators[stop] - self._numerators[start]
            whole = denominator = usable + missing
            if usable:
                share, possible = (part, whole), (part + missing, whole)
        else:
            values = self._figures.values[start:stop]
            share = next((_share(each) for each in values if each is not None), None)
        outcome = self._outcome(share, possible, missing)
        if self._tells_short_by and share:
            # So many more in the numerator the threshold needs, the denominator staying as it is.
            short_by = 0
            if outcome is not Outcome.MET:
                short_by = max(0, self._threshold.reach(share[1]) - share[0])
        return Whole(
            outcome,
            share,
            possible,
            numerator,
            denominator,
            due,
            usable + aside,
            aside,
            missing,
            short_by,
        )

    def _outcome(
        self, share: tuple[int, int] | None, possible: tuple[int, int] | None, missing: int
    ) -> Outcome:
        if share is None:
            return Outcome.NOT_REPORTED if missing else Outcome.NOT_APPLICABLE
        met = self._met_by(*share)
        if not missing:
            return Outcome.MET if met else Outcome.NOT_MET
        if possible is None:
            lost = self._can_be_lost and not met
            return Outcome.NOT_MET if lost else Outcome.UNDECIDED
        # Missing answers can raise the share up to what is possible: both ends must agree.
        if met is not self._met_by(*possible):
            return Outcome.UNDECIDED
        return Outcome.MET if met else Outcome.NOT_MET


_USABLE, _NOT_APPLICABLE = int(State.USABLE), int(State.NOT_APPLICABLE)


def _running(counts: Iterable[int]) -> list[int]:
    return [*accumulate(counts, initial=0)]


# --- tallies ------------------------------------------------------------------------------------


def _of_whole(whole: Whole) -> Tally:
    return Tally(**{whole.outcome.word: 1}, due=whole.due, received=whole.received)


def _scores(results: Iterable[TargetResult]) -> Scores:
    targets: list[Tally] = []
    tasks: list[Tally] = []
    for each in results:
        (tasks if each.target.is_task else targets).append(_of_whole(each.whole))
    return Scores(sum_tallies(targets), sum_tallies(tasks))


def _agency_results(results: Results, targets: Sequence[TargetResult]) -> tuple[AgencyResult, ...]:
    own = [*_own(results)]
    oversight = _oversight(targets)
    ranks = _ranks(results.plan, own)
    nothing = Tally()
    agencies = results.plan.agencies
    ids = [agency.id for agency in agencies]
    overseen = (oversight.get(each, nothing) for each in ids)
    return tuple(make_all(AgencyResult, agencies, map(ranks.get, ids), own, overseen))


def _own(results: Results) -> Iterator[Tally]:
    """For each agency the outcomes of its figures; those judged together count in the coverage."""
    plan, columns = results.plan, results.outcomes
    counted = [*compress(columns, (each.judged is Judged.EACH for each in plan.targets))]
    size = len(plan.agencies)
    due = _count_each(columns, size, *Outcome)
    lost = _count_each(columns, size, Outcome.INVALID, Outcome.NOT_REPORTED)
    counts = (_count_each(counted, size, outcome) for outcome in Outcome)
    tallies = Memo(Tally._make)  # most agencies have that of another
    return map(tallies.__getitem__, zip(*counts, due, map(sub, due, lost), strict=True))


_MOST = 255
"""What a byte can count to."""


def _count_each(columns: Sequence[bytes], size: int, *outcomes: Outcome) -> Sequence[int]:
    """For each of so many agencies, how many of its figures have these outcomes.

    `columns` are the outcomes of all agencies for a target each.
    """
    flags = bytes(value in outcomes for value in range(256))
    sums = [bytes(size)]
    for start in range(0, len(columns), _MOST):
        # As numbers of so many bytes, columns are added up at once, and no byte runs over.
        some = (each.translate(flags) for each in columns[start : start + _MOST])
        total = sum(int.from_bytes(each, "big") for each in some)
        sums.append(total.to_bytes(size, "big"))
    return sums[-1] if len(sums) < 3 else [*map(sum, zip(*sums, strict=True))]


def _oversight(targets: Iterable[TargetResult]) -> Mapping[str, Tally]:
    """What each agency monitors or guides; for a district that directs, its own communes."""
    # The counts of a tally in the order of its fields; there may be thousands of districts.
    counts: dict[str, list[int]] = {}

    def count(agency: str, whole: Whole) -> None:
        found = counts.get(agency)
        if found is None:
            found = counts[agency] = [0] * (len(Tally._fields))
        found[whole.outcome - 1] += 1
        found[-2] += whole.due
        found[-1] += whole.received

    for each in targets:
        roles = each.target.roles
        for agency in {name for role in _OVERSEERS for name in roles.get(role, ())}:
            count(agency, each.whole)
        directing = set(roles.get(Role.DIRECT, ()))
        for district, whole in each.districts:
            if district.id in directing:
                count(district.id, whole)
    return {agency: Tally(*found) for agency, found in counts.items()}


def _ranks(plan: Plan, own: Sequence[Tally]) -> Mapping[str, int]:
    """Ranks within each level by compliance, then coverage; equals share one (1, 2, 2, 4)."""
    # Of many agencies most have the tally of another.
    by_level: dict[Level, dict[Tally, list[str]]] = {}
    for agency, tally in zip(plan.agencies, own, strict=True):
        if tally.asked and tally.due:
            by_level.setdefault(agency.level, {}).setdefault(tally, []).append(agency.id)
    ranks: dict[str, int] = {}
    for sharing in by_level.values():
        entries = [(each.compliance, each.coverage, ids) for each, ids in sharing.items()]
        entries.sort(key=lambda entry: entry[:2], reverse=True)
        previous: tuple[Fraction | None, Fraction | None] | None = None
        rank, position = 0, 1
        for compliance, coverage, ids in entries:
            if (compliance, coverage) != previous:
                rank, previous = position, (compliance, coverage)
            ranks.update(dict.fromkeys(ids, rank))
            position += len(ids)
    return ranks
