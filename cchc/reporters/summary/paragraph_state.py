"""Sentences on how the plan stands: overall, figures, areas, levels."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.reporters.shown import show_count, show_percent
from cchc.reporters.summary.paragraph_words import join_words, show_counted, targets_and_tasks
from cchc.reporters.summary.summary_parts import show_quarter
from cchc.summary import AreaCourse, QuarterlySummary
from cchc.words import Lang, say


def state_sentences(summary: QuarterlySummary, lang: Lang) -> list[str]:
    """Return how the plan stands: overall, the figures received, what is open, the areas."""
    return [
        _overall(summary, lang),
        _coverage(summary, lang),
        _open(summary, lang),
        _areas(summary, lang),
    ]


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
        agencies=show_counted(len(summary.missing), "agency", lang),
        missing=show_counted(summary.missing_figures, "figure", lang),
        invalid=invalid,
        silent=silent,
    )


def _open(summary: QuarterlySummary, lang: Lang) -> str:
    scores = summary.overall[-1]
    parts = []
    for outcome in ("not_met", "undecided", "not_reported"):
        targets, tasks = (getattr(each, outcome) for each in (scores.targets, scores.tasks))
        if targets or tasks:
            what = targets_and_tasks(targets, tasks, lang)
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


def levels_sentence(summary: QuarterlySummary, lang: Lang) -> str:
    """Return the compliance of the levels, which stands where there is nothing to compare."""
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
    return say("paragraph.levels", lang, levels=join_words(parts, lang))
