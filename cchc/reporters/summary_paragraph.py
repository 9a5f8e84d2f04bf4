"""The closing paragraph of a quarterly summary: six to ten sentences to paste into a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cchc.plan import Target
from cchc.reporters.shown import (
    show_count,
    show_percent,
    show_short_agency,
    show_threshold,
)
from cchc.reporters.summary_parts import show_quarter
from cchc.scorecard import Tally
from cchc.summary import (
    LAST_QUARTER,
    AgencyChange,
    AreaCourse,
    Movement,
    Movers,
    NearMiss,
    QuarterlySummary,
    Step,
    TargetChange,
)
from cchc.words import Lang, say

_FEW = 5
"""Up to so many ids are listed in a sentence."""
_FEW_NAMED = 2
"""Up to so many stand there with their names."""
_LEVELS_NAMED = 2


def show_paragraph(summary: QuarterlySummary, lang: Lang) -> str:
    """Return the paragraph; every number in it stands in the JSON of the summary."""
    sentences = [
        _overall(summary, lang),
        _coverage(summary, lang),
        _open(summary, lang),
        _areas(summary, lang),
    ]
    if summary.steps:
        sentences += _step(summary, summary.steps[-1], lang)
    else:
        sentences.append(_levels(summary, lang))
    sentences += [_nearest(summary, lang), _risks(summary, lang), _request(summary, lang)]
    return " ".join(sentence for sentence in sentences if sentence)


# --- how the plan stands ------------------------------------------------------------------------


def _overall(summary: QuarterlySummary, lang: Lang) -> str:
    scores = summary.overall[-1]
    quarter, year = show_quarter(summary.period, lang), summary.period.year
    if scores.total.compliance is None:
        return say("paragraph.nothing_asked", lang, quarter=quarter, year=year)
    return say(
        "paragraph.overall",
        lang,
        quarter=quarter,
        year=year,
        asked=show_count(scores.total.asked, lang),
        met=show_count(scores.total.met, lang),
        compliance=show_percent(scores.total.compliance, lang),
        targets_met=show_count(scores.targets.met, lang),
        targets=show_count(scores.targets.asked, lang),
        tasks_met=show_count(scores.tasks.met, lang),
        tasks=show_count(scores.tasks.asked, lang),
    )


def _coverage(summary: QuarterlySummary, lang: Lang) -> str:
    total = summary.overall[-1].total
    due = show_count(total.due, lang)
    if not summary.missing:
        return say("paragraph.coverage.full", lang, due=due)
    invalid = silent = ""
    if summary.invalid_figures:
        count = show_count(summary.invalid_figures, lang)
        invalid = say("paragraph.coverage.invalid", lang, invalid=count)
    if summary.silent:
        count = show_count(summary.silent, lang)
        silent = say("paragraph.coverage.silent", lang, silent=count)
    return say(
        "paragraph.coverage",
        lang,
        received=show_count(total.received, lang),
        due=due,
        coverage=show_percent(total.coverage, lang),
        agencies=_counted(len(summary.missing), "agency", lang),
        missing=_counted(summary.missing_figures, "figure", lang),
        invalid=invalid,
        silent=silent,
    )


def _open(summary: QuarterlySummary, lang: Lang) -> str:
    scores = summary.overall[-1]
    parts = []
    for outcome in ("not_met", "undecided", "not_reported"):
        targets, tasks = (getattr(each, outcome) for each in (scores.targets, scores.tasks))
        if targets or tasks:
            what = _targets_and_tasks(targets, tasks, lang)
            parts.append(say(f"paragraph.open.{outcome}", lang, what=what))
    if not parts:
        return say("paragraph.open.none", lang)
    return say("paragraph.open", lang, parts="; ".join(parts))


def _areas(summary: QuarterlySummary, lang: Lang) -> str:
    best, worst = summary.best_areas, summary.worst_areas
    if not best:
        return say("paragraph.areas.none", lang)
    highest = show_percent(best[0].scores[-1].total.compliance, lang)
    if not worst:
        return say("paragraph.areas.equal", lang, highest=highest)
    return say(
        "paragraph.areas",
        lang,
        best=_area_names(best, lang),
        highest=highest,
        worst=_area_names(worst, lang),
        lowest=show_percent(worst[0].scores[-1].total.compliance, lang),
    )


def _area_names(areas: Sequence[AreaCourse], lang: Lang) -> str:
    return "; ".join(each.area.name.show(lang) for each in areas)


def _levels(summary: QuarterlySummary, lang: Lang) -> str:
    parts = [
        say(
            "paragraph.level",
            lang,
            level=say(f"paragraph.level.{each.level}", lang),
            compliance=show_percent(each.own[-1].compliance, lang),
        )
        for each in summary.levels
        if each.own[-1].compliance is not None
    ]
    if not parts:
        return say("paragraph.levels.none", lang)
    return say("paragraph.levels", lang, levels=_listed(parts, lang))


# --- what changed -------------------------------------------------------------------------------


def _step(summary: QuarterlySummary, step: Step, lang: Lang) -> list[str]:
    return [
        _moves(step, lang),
        _reporters(step, lang),
        _agencies(summary, step, lang),
    ]


def _moves(step: Step, lang: Lang) -> str:
    newly, lost = step.moved(Movement.NEWLY_MET), step.moved(Movement.LOST)
    newly_words = say("paragraph.moves.no_newly_met", lang)
    if newly:
        newly_words = say("paragraph.moves.newly_met", lang, what=_changes(newly, lang))
    lost_words = ""
    if lost:
        lost_words = say("paragraph.moves.lost", lang, what=_changes(lost, lang))
    return say(
        "paragraph.moves", lang, since=_since(step, lang), newly_met=newly_words, lost=lost_words
    )


def _since(step: Step, lang: Lang) -> str:
    if step.now.quarter - step.before.quarter == 1:
        return say("paragraph.since.previous", lang)
    return say("paragraph.since.other", lang, quarter=show_quarter(step.before, lang))


def _reporters(step: Step, lang: Lang) -> str:
    """What moved with who reported, and what became undecided."""
    undecided = step.moved(Movement.UNDECIDED)
    words = _changes(undecided, lang) if undecided else ""
    if not step.reporters_changed:
        return say("paragraph.undecided", lang, undecided=words) if words else ""
    if words:
        words = say("paragraph.reporters.undecided", lang, undecided=words)
    changed = [each.target for each in step.reporters_changed]
    return say("paragraph.reporters", lang, changed=_count_kinds(changed, lang), undecided=words)


def _agencies(summary: QuarterlySummary, step: Step, lang: Lang) -> str:
    """Who moved most in the first levels; a level of one agency has nobody to compare with."""
    peers = {each.level for each in summary.levels if each.agencies > 1}
    parts = []
    for way, movers in (("rose", step.rose), ("fell", step.fell)):
        named = [each for each in movers if each.level in peers][:_LEVELS_NAMED]
        names = [name for each in named for name in _leaders(summary, each, way, lang)]
        if names:
            words = _listed(names, lang)
            parts.append(say(f"paragraph.agencies.{way}", lang, agencies=words))
    return say("paragraph.agencies", lang, parts="; ".join(parts)) if parts else ""


def _leaders(summary: QuarterlySummary, movers: Movers, way: str, lang: Lang) -> list[str]:
    """The agencies of a level that moved furthest; where they are many, the first and others."""
    leaders = movers.leaders
    many = len(leaders) > _LEVELS_NAMED or movers.more_leaders
    names = [_leader(summary, each, way, lang) for each in (leaders[:1] if many else leaders)]
    return [*names, say("paragraph.agency.others", lang)] if many else names


def _leader(summary: QuarterlySummary, change: AgencyChange, way: str, lang: Lang) -> str:
    return say(
        f"paragraph.agency.{way}",
        lang,
        agency=show_short_agency(summary.plan, change.agency, lang),
        before=change.same.before,
        now=change.same.now,
        count=change.same.count,
    )


# --- what is open -------------------------------------------------------------------------------


def _nearest(summary: QuarterlySummary, lang: Lang) -> str:
    if not summary.nearest:
        return ""
    first, *rest = summary.nearest
    others = ""
    if rest:
        listed = _listed([_other_miss(each, lang) for each in rest], lang)
        others = say("paragraph.nearest.others", lang, others=listed)
    return say(
        "paragraph.nearest",
        lang,
        kind=say(f"noun.{first.target.kind}", lang).partition("|")[0],
        id=first.target.id,
        name=first.target.name.show(lang),
        value=show_percent(first.whole.value, lang),
        threshold=_limit(first.target, lang),
        needed=show_count(first.whole.short_by, lang),
        counted=_counted_words(first.target, lang),
        others=others,
    )


def _counted_words(target: Target, lang: Lang) -> str:
    """What the numerator counts, as it stands within a sentence; abbreviations stay capital."""
    counted = target.measure.numerator
    words = counted.show(lang) if counted else ""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _limit(target: Target, lang: Lang) -> str:
    """The percentage of a threshold alone; that of a near miss asks for so much or more."""
    return show_threshold(target.threshold, lang).lstrip("≥> ")


def _other_miss(each: NearMiss, lang: Lang) -> str:
    needed = show_count(each.whole.short_by, lang)
    return say("paragraph.nearest.other", lang, id=each.target.id, needed=needed)


def _risks(summary: QuarterlySummary, lang: Lang) -> str:
    if summary.risks is None:
        return ""
    if not summary.risks:
        return say("paragraph.risks.none", lang)
    targets = [each.target for each in summary.risks]
    ids = _listed([each.id for each in targets[:_FEW]], lang)
    key = "paragraph.risks.ids" if len(targets) <= _FEW else "paragraph.risks.some"
    return say(
        "paragraph.risks",
        lang,
        risks=_count_kinds(targets, lang),
        ids=say(key, lang, ids=ids),
    )


def _request(summary: QuarterlySummary, lang: Lang) -> str:
    parts = []
    if summary.missing:
        parts.append(say("paragraph.request.missing", lang))
    if _is_open(summary.overall[-1].total):
        last = summary.period.quarter == LAST_QUARTER
        key = "paragraph.request.open_last" if last else "paragraph.request.open"
        parts.append(say(key, lang, year=summary.period.year))
    if not parts:
        parts.append(say("paragraph.request.keep", lang))
    return say("paragraph.request", lang, parts="; ".join(parts))


def _is_open(tally: Tally) -> bool:
    return tally.met < tally.asked


# --- words --------------------------------------------------------------------------------------


def _changes(changes: Sequence[TargetChange], lang: Lang) -> str:
    """How many targets and tasks, with the ids where they are few."""
    targets = [each.target for each in changes if not each.target.is_task]
    tasks = [each.target for each in changes if each.target.is_task]
    parts = [
        _with_ids(kind, found, lang)
        for kind, found in (("target", targets), ("task", tasks))
        if found
    ]
    return _listed(parts, lang)


def _with_ids(kind: str, found: Sequence[Target], lang: Lang) -> str:
    what = _counted(len(found), kind, lang)
    if len(found) > _FEW:
        return what
    ids = [each.id for each in found]
    if len(found) <= _FEW_NAMED:
        names = (each.name.show(lang) for each in found)
        ids = [f"{each} “{name}”" for each, name in zip(ids, names, strict=True)]
    return say("paragraph.listed", lang, what=what, ids=", ".join(ids))


def _count_kinds(targets: Iterable[Target], lang: Lang) -> str:
    tasks = [each.is_task for each in targets]
    return _targets_and_tasks(tasks.count(False), tasks.count(True), lang)


def _targets_and_tasks(targets: int, tasks: int, lang: Lang) -> str:
    counts = (("target", targets), ("task", tasks))
    return _listed([_counted(count, kind, lang) for kind, count in counts if count], lang)


def _counted(count: int, noun: str, lang: Lang) -> str:
    one, _, many = say(f"noun.{noun}", lang).partition("|")
    words = many if many and count != 1 else one
    return say("paragraph.counted", lang, count=show_count(count, lang), noun=words)


def _listed(parts: Sequence[str], lang: Lang) -> str:
    """Parts in a row, the last one after an “and”."""
    if len(parts) < 2:
        return "".join(parts)
    return say("paragraph.and", lang, first=", ".join(parts[:-1]), last=parts[-1])
