"""Sentences on what changed since the period before, like compared with like."""

from __future__ import annotations

from cchc.reporters.shown import show_short_agency
from cchc.reporters.summary.paragraph_words import count_kinds, join_words, show_changes
from cchc.reporters.summary.summary_parts import show_quarter
from cchc.summary import AgencyChange, Movement, Movers, QuarterlySummary, Step
from cchc.words import Lang, say

_LEVELS_NAMED = 2
"""From so many levels the agencies that moved most are named, and so many of each."""


def step_sentences(summary: QuarterlySummary, step: Step, lang: Lang) -> list[str]:
    """Return what moved, what moved with its reporters, and who moved most; empty ones, too."""
    return [
        _moves(step, lang),
        _reporters(step, lang),
        _agencies(summary, step, lang),
    ]


def _moves(step: Step, lang: Lang) -> str:
    newly, lost = step.moved(Movement.NEWLY_MET), step.moved(Movement.LOST)
    newly_words = say("paragraph.moves.no_newly_met", lang)
    if newly:
        newly_words = say("paragraph.moves.newly_met", lang, what=show_changes(newly, lang))
    lost_words = ""
    if lost:
        lost_words = say("paragraph.moves.lost", lang, what=show_changes(lost, lang))
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
    words = show_changes(undecided, lang) if undecided else ""
    if not step.reporters_changed:
        return say("paragraph.undecided", lang, undecided=words) if words else ""
    if words:
        words = say("paragraph.reporters.undecided", lang, undecided=words)
    changed = [each.target for each in step.reporters_changed]
    return say("paragraph.reporters", lang, changed=count_kinds(changed, lang), undecided=words)


def _agencies(summary: QuarterlySummary, step: Step, lang: Lang) -> str:
    """Who moved most in the first levels; a level of one agency has nobody to compare with."""
    peers = {each.level for each in summary.levels if each.agencies > 1}
    parts = []
    for way, movers in (("rose", step.rose), ("fell", step.fell)):
        named = [each for each in movers if each.level in peers][:_LEVELS_NAMED]
        names = [name for each in named for name in _leaders(summary, each, way, lang)]
        if names:
            words = join_words(names, lang)
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
