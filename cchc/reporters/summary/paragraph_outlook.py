"""Sentences on what is near, what is at risk, and what is requested."""

from __future__ import annotations

from cchc.plan import Target
from cchc.reporters.shown import show_count, show_percent, show_whole_percent
from cchc.reporters.summary.paragraph_words import FEW, count_kinds, join_words
from cchc.scorecard import Tally
from cchc.summary import LAST_QUARTER, NearMiss, QuarterlySummary
from cchc.words import Lang, say


def outlook_sentences(summary: QuarterlySummary, lang: Lang) -> list[str]:
    """Return the nearest misses, the risks and the request; empty where there is nothing to say."""
    return [_nearest(summary, lang), _risks(summary, lang), _request(summary, lang)]


def _nearest(summary: QuarterlySummary, lang: Lang) -> str:
    if not summary.nearest:
        return ""
    first, *rest = summary.nearest
    others = ""
    if rest:
        listed = join_words([_other_miss(each, lang) for each in rest], lang)
        others = say("paragraph.nearest.others", lang, others=listed)
    return say(
        "paragraph.nearest",
        lang,
        kind=say(f"noun.{first.target.kind}", lang).partition("|")[0],
        id=first.target.id,
        name=first.target.name.show(lang),
        value=show_percent(first.whole.value, lang),
        threshold=show_whole_percent(first.target.threshold.percent, lang),
        needed=show_count(first.whole.short_by, lang),
        counted=_counted_words(first.target, lang),
        others=others,
    )


def _counted_words(target: Target, lang: Lang) -> str:
    """What the numerator counts, as it stands within a sentence; abbreviations stay capital."""
    counted = target.measure.numerator
    words = counted.show(lang) if counted else ""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _other_miss(each: NearMiss, lang: Lang) -> str:
    needed = show_count(each.whole.short_by, lang)
    return say("paragraph.nearest.other", lang, id=each.target.id, needed=needed)


def _risks(summary: QuarterlySummary, lang: Lang) -> str:
    if summary.risks is None:
        return ""
    if not summary.risks:
        return say("paragraph.risks.none", lang)
    targets = [each.target for each in summary.risks]
    ids = join_words([each.id for each in targets[:FEW]], lang)
    key = "paragraph.risks.ids" if len(targets) <= FEW else "paragraph.risks.some"
    return say(
        "paragraph.risks",
        lang,
        risks=count_kinds(targets, lang),
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
