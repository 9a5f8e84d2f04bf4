"""The tables of a scorecard as grids of words, for every format that people read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc.plan import Judged, Level
from cchc.reporters.layout import Cell, Column, Grid
from cchc.reporters.scorecard.view import View
from cchc.reporters.shown import (
    NOTHING,
    show_bar,
    show_count,
    show_counts,
    show_outcome,
    show_percent,
    show_responsible,
    show_share,
    show_short_agency,
    show_threshold,
)
from cchc.scorecard import AgencyResult, Outcome, Result, Scorecard, Tally, TargetResult
from cchc.words import Lang, say

FEW_COMMUNES = 20
"""Up to so many communes are shown without being asked for."""

OUTCOME_STYLES = {
    Outcome.MET: "green",
    Outcome.NOT_MET: "red",
    Outcome.UNDECIDED: "yellow",
    Outcome.INVALID: "magenta",
    Outcome.NOT_REPORTED: "yellow",
    Outcome.NOT_APPLICABLE: "dim",
}
_CLOSED = (Outcome.MET, Outcome.NOT_APPLICABLE)


def score_grids(card: Scorecard, view: View, lang: Lang) -> Iterator[Grid]:
    """Yield the tables that a view asks for, in the order of reading."""
    if view.agencies and view.by is None:
        yield from _agency_grids(card, view, lang)
        for agency in view.agencies:
            yield _figures_grid(card, agency, view, lang)
        return
    if view.by in (None, "area"):
        yield _area_grid(card, view, lang)
    # Agencies are scored over all areas, so one area has no table of them unless it is asked for.
    if view.by == "agency" or (view.by is None and not view.areas):
        yield from _agency_grids(card, view, lang)
    if view.by in (None, "target"):
        yield from _target_grids(card, view, lang)


def head_lines(card: Scorecard, lang: Lang) -> list[str]:
    """Return the head: plan, period, files, rows, figures due, received, invalid and missing."""
    total = card.overall.total
    invalid = card.results.number_of(Outcome.INVALID)
    read = sum(source.rows for source in card.sources)
    files = say(
        "score.files",
        lang,
        files=show_count(len(card.sources), lang),
        rows=show_count(card.rows, lang),
    )
    if read > card.rows:
        others = show_count(read - card.rows, lang)
        files += f" ({say('score.other_rows', lang, count=others)})"
    year, quarter = card.period
    end = say(f"score.end.{quarter}", lang)
    return [
        card.plan.name.show(lang),
        f"{say('score.period', lang, period=card.period, year=year, end=end)} · {files}",
        say(
            "score.figures",
            lang,
            due=show_count(total.due, lang),
            received=show_count(total.received, lang),
            coverage=show_percent(total.coverage, lang),
            invalid=show_count(invalid, lang),
            missing=show_count(total.due - total.received - invalid, lang),
        ),
        say(
            "score.overall",
            lang,
            met=total.met,
            asked=total.asked,
            compliance=show_percent(total.compliance, lang),
            targets=show_share(card.overall.targets, lang),
            tasks=show_share(card.overall.tasks, lang),
        ),
    ]


def _area_grid(card: Scorecard, view: View, lang: Lang) -> Grid:
    """The table of areas: targets and tasks met, compliance with a bar, coverage."""
    columns = (
        Column(say("score.col.area", lang), wraps=20),
        Column(say("score.col.targets", lang), right=True),
        Column(say("score.col.tasks", lang), right=True),
        Column(say("score.col.compliance", lang), right=True),
        Column(say("score.col.bar", lang), drops=1),
        Column(say("score.col.coverage", lang), right=True),
    )
    rows = tuple(
        (
            Cell(each.area.name.show(lang)),
            Cell(show_share(each.scores.targets, lang) if each.scores.targets.due else NOTHING),
            Cell(show_share(each.scores.tasks, lang) if each.scores.tasks.due else NOTHING),
            Cell(show_percent(each.scores.total.compliance, lang), "bold"),
            Cell(f"{show_bar(each.scores.total.compliance):10}", "cyan"),
            Cell(show_percent(each.scores.total.coverage, lang)),
        )
        for each in card.areas
        if not view.areas or each.area.id in view.areas
    )
    return Grid(say("score.title.areas", lang), columns, rows)


def _agency_grids(card: Scorecard, view: View, lang: Lang) -> Iterator[Grid]:
    """One table a level, and below the last one what its columns leave out."""
    grids = list(_level_grids(card, view, lang))
    together = [each.id for each in card.plan.targets if each.judged is Judged.TOGETHER]
    if grids and together:
        note = say("score.note_together", lang, ids=", ".join(together))
        grids[-1] = grids[-1]._replace(notes=(*grids[-1].notes, note))
    yield from grids


def _level_grids(card: Scorecard, view: View, lang: Lang) -> Iterator[Grid]:
    """One table a level; communes on request, when they are few, or when they are asked for."""
    for level in (
        Level.PROVINCE,
        Level.DEPARTMENT,
        Level.DISTRICT,
        Level.SERVICE_UNIT,
        Level.COMMUNE,
    ):
        results = [
            each
            for each in card.agencies
            if each.agency.level is level
            and (each.own.due or each.oversight.due)
            and (not view.agencies or each.agency.id in view.agencies)
        ]
        many = level is Level.COMMUNE and len(results) > FEW_COMMUNES and view.by != "agency"
        if many:
            yield _commune_groups(card, len(results), lang)
        elif results:
            yield _agency_grid(card, results, level, lang)


def _agency_grid(
    card: Scorecard, results: Iterable[AgencyResult], level: Level, lang: Lang
) -> Grid:
    """The table of the agencies of a level, best first."""
    title = say("score.title.agencies", lang, level=say(f"level.{level}", lang))
    columns = (
        Column(say("score.col.rank", lang), right=True),
        Column(say("score.col.agency", lang), wraps=22),
        *_tally_columns(lang),
        Column(say("score.col.oversight", lang), right=True, drops=1),
    )
    ordered = sorted(results, key=lambda each: each.rank or len(card.agencies) + 1)
    return Grid(title, columns, tuple(_agency_row(card, each, lang) for each in ordered))


def _agency_row(card: Scorecard, each: AgencyResult, lang: Lang) -> tuple[Cell, ...]:
    return (
        Cell(NOTHING if each.rank is None else str(each.rank)),
        Cell(show_short_agency(card.plan, each.agency, lang)),
        *_tally_cells(each.own, lang),
        Cell(_oversight(each.oversight, lang)),
    )


def _tally_columns(lang: Lang) -> tuple[Column, ...]:
    """The columns of what an agency, or agencies together, owe and have done."""
    return (
        Column(say("score.col.due", lang), right=True),
        Column(say("score.col.met", lang), right=True),
        Column(say("score.col.not_met", lang), right=True),
        Column(say("score.col.invalid", lang), right=True),
        Column(say("score.col.not_reported", lang), right=True),
        Column(say("score.col.not_applicable", lang), right=True, drops=3),
        Column(say("score.col.compliance", lang), right=True),
        Column(say("score.col.coverage", lang), right=True, drops=2),
    )


def _tally_cells(tally: Tally, lang: Lang) -> tuple[Cell, ...]:
    return (
        Cell(show_count(tally.due, lang)),
        Cell(show_count(tally.met, lang)),
        Cell(show_count(tally.not_met, lang), "red" if tally.not_met else ""),
        Cell(show_count(tally.invalid, lang), "magenta" if tally.invalid else ""),
        Cell(show_count(tally.not_reported, lang), "yellow" if tally.not_reported else ""),
        Cell(show_count(tally.not_applicable, lang)),
        Cell(show_percent(tally.compliance, lang), "bold"),
        Cell(show_percent(tally.coverage, lang)),
    )


def _oversight(tally: Tally, lang: Lang) -> str:
    if not tally.due:
        return NOTHING
    return f"{show_share(tally, lang)} {show_percent(tally.compliance, lang)}"


def _commune_groups(card: Scorecard, many: int, lang: Lang) -> Grid:
    """Many communes in one row a district, added up."""
    by_parent: dict[str, list[Tally]] = {}
    for each in card.agencies:
        if each.agency.level is Level.COMMUNE and each.agency.parent is not None:
            by_parent.setdefault(each.agency.parent, []).append(each.own)
    columns = (
        Column(say("score.col.agency", lang), wraps=22),
        Column(say("level.commune", lang), right=True),
        *_tally_columns(lang),
    )
    rows = []
    for parent, tallies in by_parent.items():
        total = sum(tallies, start=Tally())
        rows.append(
            (
                Cell(show_short_agency(card.plan, card.plan.agency_by_id[parent], lang)),
                Cell(str(len(tallies))),
                *_tally_cells(total, lang),
            )
        )
    note = say("score.communes", lang, count=show_count(many, lang))
    return Grid(say("score.commune_groups", lang), columns, tuple(rows), (note,))


def _target_grids(card: Scorecard, view: View, lang: Lang) -> Iterator[Grid]:
    """Targets and tasks: all of them in a full view, else those that are open."""
    for is_task, kind in ((False, "targets"), (True, "tasks")):
        results = [
            each
            for each in card.targets
            if each.target.is_task is is_task
            and (not view.areas or each.target.area in view.areas)
            and (not view.agencies or concerns(each, view.agencies))
            and (view.by == "target" or each.whole.outcome not in _CLOSED)
        ]
        title = f"score.title.{kind}" if view.by == "target" else f"score.title.open_{kind}"
        if results:
            yield _target_grid(card, results, say(title, lang), lang)


def concerns(result: TargetResult, agencies: tuple[str, ...]) -> bool:
    """Return whether any of `agencies` reports a target or has a role in it."""
    named = {name for names in result.target.roles.values() for name in names}
    return not named.union(result.target.reporters).isdisjoint(agencies)


def _target_grid(card: Scorecard, results: Iterable[TargetResult], title: str, lang: Lang) -> Grid:
    """A table of targets: outcome, value, threshold, how many more, who answers."""
    columns = (
        Column(say("score.col.id", lang)),
        Column(say("score.col.target", lang), wraps=22),
        Column(say("score.col.outcome", lang), wraps=8),
        Column(say("score.col.value", lang), right=True),
        Column(say("score.col.counts", lang), right=True, stacks=True),
        Column(say("score.col.threshold", lang), right=True),
        Column(say("score.col.short_by", lang), right=True),
        Column(say("score.col.responsible", lang), wraps=36, stacks=True),
    )
    return Grid(title, columns, tuple(_target_row(card, each, lang) for each in results))


def _target_row(card: Scorecard, each: TargetResult, lang: Lang) -> tuple[Cell, ...]:
    target, whole = each.target, each.whole
    return (
        Cell(target.id),
        Cell(target.name.show(lang)),
        Cell(show_outcome(whole, lang), OUTCOME_STYLES[whole.outcome]),
        Cell(show_percent(whole.value, lang), "bold"),
        Cell(show_counts(whole, lang)),
        Cell(show_threshold(target.threshold, lang)),
        Cell(show_count(whole.short_by, lang) if whole.short_by else ""),
        Cell(show_responsible(card.plan, target, lang)),
    )


def _figures_grid(card: Scorecard, agency_id: str, view: View, lang: Lang) -> Grid:
    """All figures that one agency owes."""
    agency = card.plan.agency_by_id[agency_id]
    columns = (
        Column(say("score.col.id", lang)),
        Column(say("score.col.target", lang), wraps=24),
        Column(say("score.col.outcome", lang), wraps=8),
        Column(say("score.col.value", lang), right=True),
        Column(say("score.col.counts", lang), right=True),
        Column(say("score.col.threshold", lang), right=True),
        Column(say("score.col.place", lang), drops=1),
    )
    rows = tuple(
        _figure_row(card, card.results.of(agency, target), lang)
        for target in card.plan.targets
        if agency_id in target.reporters and (not view.areas or target.area in view.areas)
    )
    name = card.plan.show_agency(agency, lang)
    notes = () if rows else (say("score.no_figures", lang),)
    return Grid(say("score.title.figures", lang, agency=name), columns, rows, notes)


def _figure_row(card: Scorecard, result: Result, lang: Lang) -> tuple[Cell, ...]:
    figure, target = result.figure, result.target
    counts = value = place = ""
    if figure is not None:
        place = f"{card.sources[figure.source].path}:{figure.line}"
        if figure.numerator is not None and figure.denominator is not None:
            counts = f"{show_count(figure.numerator, lang)}/{show_count(figure.denominator, lang)}"
        value = show_figure_value(result, lang)
    outcome = say(f"outcome.{result.outcome.word}", lang)
    if target.judged == "together":
        outcome += f" ({say('score.together', lang)})"
    return (
        Cell(target.id),
        Cell(target.name.show(lang)),
        Cell(outcome, OUTCOME_STYLES[result.outcome]),
        Cell(value, "bold"),
        Cell(counts),
        Cell(show_threshold(target.threshold, lang)),
        Cell(place),
    )


def show_figure_value(result: Result, lang: Lang) -> str:
    """Return a figure's value in words: a percentage, an answer, or – where it has none."""
    percent = result.percent
    if percent is not None and not result.target.measure.kind.answers:
        return show_percent(percent, lang)
    figure = result.figure
    if figure is None or figure.value is None:
        return NOTHING
    return say(f"value.{figure.value}", lang)
