"""An explanation as labelled lines of words: what the plan asks, and the arithmetic written out."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from cchc.diagnostics import show_message, show_place
from cchc.explanation import ExplainedFigure, Gap, Over, Part, Share, TargetExplanation, Working
from cchc.plan import Comparison, Judged, MeasureKind, Plan, Role, Target, Threshold
from cchc.reporters.shown import (
    NOTHING,
    show_count,
    show_name,
    show_threshold,
    show_whole_percent,
)
from cchc.scorecard import Outcome, cut
from cchc.words import Lang, say

FEW_TERMS = 12
"""Up to so many numbers are written out in a sum."""

_SIGNS = {
    Comparison.AT_LEAST: ("≥", "<"),
    Comparison.AT_MOST: ("≤", ">"),
    Comparison.MORE_THAN: (">", "≤"),
    Comparison.LESS_THAN: ("<", "≥"),
}
_VIETNAMESE = str.maketrans(".,", ",.")


class Line(NamedTuple):
    """A text and what it is called."""

    label: str
    text: str
    style: str = ""


def show_exact(percent: Fraction, lang: Lang, sign: str = "%") -> str:
    """Return a number to two decimals, cut, with … where there are more: 89,96…%."""
    shown = cut(percent, 2)
    more = "…" if shown != percent else ""
    text = f"{shown:,f}" if more else f"{shown.normalize():,f}"
    return f"{text.translate(_VIETNAMESE) if lang == 'vi' else text}{more}{sign}"


def asked_lines(plan: Plan, target: Target, lang: Lang) -> Iterator[Line]:
    """Yield what the plan asks: clause, whose reading it is, measure, threshold, roles."""
    yield _line("clause", target.clause, lang)
    reading = "plan" if target.basis is None else "ours"
    basis = say(f"explain.reading.{reading}", lang, basis=target.basis)
    yield _line("reading", basis, lang)
    yield _line("area", plan.area_by_id[target.area].name.show(lang), lang)
    yield _line("measure", say(f"measure.{target.measure.kind}", lang), lang)
    yield from _measure(target, lang)
    yield _line("threshold", show_threshold(target.threshold, lang), lang)
    yield _line("judged", say(f"judged.{target.judged}", lang), lang)
    names = "; ".join(show_name(plan, name, lang) for name in target.reported_by)
    count = show_count(len(target.reporters), lang)
    yield _line("reported_by", say("explain.reporters", lang, names=names, count=count), lang)
    for role in Role:
        if held := target.responsible.get(role):
            names = "; ".join(show_name(plan, name, lang) for name in held)
            yield _line(f"role.{role}", names, lang)


def _line(name: str, text: str, lang: Lang, style: str = "") -> Line:
    return Line(say(f"explain.{name}", lang), text, style)


def _measure(target: Target, lang: Lang) -> Iterator[Line]:
    """What is counted, in the plan's words."""
    measure = target.measure
    for column in ("numerator", "denominator", "value"):
        words = getattr(measure, column)
        if words is None:
            continue
        text = words.show(lang)
        if column == "denominator" and measure.population:
            text = say("explain.fixed", lang, words=text, count=len(measure.population))
        yield _line(column, text, lang)


def working_lines(explanation: TargetExplanation, part: Part, lang: Lang) -> Iterator[Line]:
    """Yield the arithmetic of a part, from its figures to the verdict."""
    target, working = explanation.target, part.working
    if part.over is not Over.OWN:
        yield _line("due", _due(working, lang), lang)
    if working.value is not None:
        yield from _value(target, part, lang)
        yield from _possible(target, working, lang)
        if working.gap is not None:
            yield _gap(target, working, working.gap, working.value, lang)
    yield _line("verdict", _verdict(working, part.over, lang), lang, "bold")
    if part.over is Over.OWN and target.judged is Judged.TOGETHER:
        yield _line("note", say("explain.together", lang), lang)


def _due(working: Working, lang: Lang) -> str:
    text = say(
        "explain.due.line",
        lang,
        due=show_count(working.due, lang),
        usable=show_count(working.usable, lang),
        not_applicable=show_count(working.not_applicable, lang),
        missing=show_count(working.missing, lang),
    )
    if not working.missing:
        return text
    missing = say(
        "explain.due.missing",
        lang,
        not_reported=show_count(working.not_reported, lang),
        invalid=show_count(working.invalid, lang),
    )
    return f"{text} ({missing})"


def _value(target: Target, part: Part, lang: Lang) -> Iterator[Line]:
    """The value from sums or counts, held against the threshold."""
    working = part.working
    share, kind = working.value, target.measure.kind
    if share is None:
        return
    if part.over is not Over.OWN:
        yield from _sums(target, part, lang)
    verdict = {
        "sign": _sign(target.threshold, share),
        "asked": show_whole_percent(target.threshold.percent, lang),
    }
    percent = show_exact(share.percent, lang)
    if kind is MeasureKind.PERCENT:
        text = say("explain.percentage", lang, percent=percent, **verdict)
    elif kind.answers and part.over is Over.OWN:
        figure = part.figures[0].result.figure
        answer = say(f"value.{figure.value}", lang) if figure else NOTHING
        text = say("explain.answer", lang, answer=answer, percent=percent, **verdict)
    else:
        numerator = show_count(working.numerator, lang)
        denominator = show_count(working.denominator, lang)
        text = f"100 × {numerator} / {denominator} = {percent} {verdict['sign']} {verdict['asked']}"
    yield _line("result", text, lang, "bold")


def _sums(target: Target, part: Part, lang: Lang) -> Iterator[Line]:
    working = part.working
    usable = show_count(working.usable, lang)
    if target.measure.kind.answers:
        yes = show_count(working.numerator, lang)
        text = say("explain.answers.line", lang, yes=yes, usable=usable)
        yield _line(f"answers.{target.measure.kind}", text, lang)
        text = say(
            "explain.asked_of.line",
            lang,
            usable=usable,
            missing=show_count(working.missing, lang),
            asked=show_count(working.denominator, lang),
        )
        yield _line("asked_of", text, lang)
    elif target.measure.kind.counts and len(part.figures) > 1:
        yield _line("numerator", _sum(part, "numerator", lang), lang)
        yield _line("denominator", _sum(part, "denominator", lang), lang)


def _sum(part: Part, column: str, lang: Lang) -> str:
    """A sum written out where its terms are few."""
    figures = [each.result.figure for each in part.figures]
    terms = [count for each in figures if each and (count := getattr(each, column)) is not None]
    total = show_count(sum(terms), lang)
    if 1 < len(terms) <= FEW_TERMS:
        return f"{' + '.join(show_count(each, lang) for each in terms)} = {total}"
    key = "explain.sum" if column == "numerator" else "explain.sum.denominator"
    return say(key, lang, count=show_count(len(terms), lang), sum=total)


def _possible(target: Target, working: Working, lang: Lang) -> Iterator[Line]:
    """The best and the worst that can still become of it, as far as that can be known."""
    if not working.missing:
        return
    if working.lowest is None or working.highest is None:
        yield _line("possible", _unbounded(target, working, lang), lang)
        return
    for key, share in (("lowest", working.lowest), ("highest", working.highest)):
        text = say(
            f"explain.possible.{key}",
            lang,
            yes=show_count(working.numerator, lang),
            missing=show_count(working.missing, lang),
            asked=show_count(working.denominator, lang),
            percent=show_exact(share.percent, lang),
            sign=_sign(target.threshold, share),
            threshold=show_whole_percent(target.threshold.percent, lang),
        )
        yield Line(say("explain.possible", lang) if key == "lowest" else "", text)


def _unbounded(target: Target, working: Working, lang: Lang) -> str:
    """What can be said of counts, whose missing denominators are not known."""
    if working.outcome is Outcome.NOT_MET:
        return say("explain.possible.final", lang)
    text = say("explain.possible.unbounded", lang)
    if working.slack is None:
        return text
    slack = working.slack
    if slack.met and not slack.cases and target.threshold.wants_more:
        return f"{text}; {say('explain.slack.none', lang)}"
    side = "more" if target.threshold.wants_more else "less"
    sentence = say(
        f"explain.slack.{'met' if slack.met else 'not_met'}.{side}",
        lang,
        count=show_count(slack.cases, lang),
        numerator=show_count(working.numerator, lang),
        denominator=show_count(working.denominator, lang),
        percent=show_exact(slack.percent, lang),
    )
    return f"{text}; {sentence}"


def _gap(target: Target, working: Working, gap: Gap, share: Share, lang: Lang) -> Line:
    """How many more are needed, or fewer, and why so many."""
    kind = target.measure.kind
    label = say("explain.gap" if gap.more else "explain.gap.fewer", lang)
    fewer = "" if gap.more else ".fewer"
    if kind is MeasureKind.PERCENT:
        amount = show_exact(Fraction(gap.amount), lang, sign="")
        needed, value = show_exact(Fraction(gap.needed), lang), show_exact(share.percent, lang)
        key = f"explain.gap{fewer}.points"
        return Line(label, say(key, lang, amount=amount, needed=needed, value=value))
    denominator = working.denominator or 0
    amounts = {
        "amount": show_count(int(gap.amount), lang),
        "needed": show_count(int(gap.needed), lang),
        "numerator": show_count(working.numerator, lang),
        "denominator": show_count(denominator, lang),
        "asked": show_whole_percent(target.threshold.percent, lang),
        "limit": show_exact(Fraction(target.threshold.percent) * denominator / 100, lang, sign=""),
    }
    key = f"explain.gap.{kind}" if kind.answers else f"explain.gap{fewer}.counts"
    return Line(label, say(key, lang, **amounts))


def _verdict(working: Working, over: Over, lang: Lang) -> str:
    key = f"explain.verdict.{working.outcome.word}"
    if working.outcome in (Outcome.MET, Outcome.NOT_MET):
        key += ".own" if over is Over.OWN else ".final" if working.missing else ""
    return say(key, lang, missing=show_count(working.missing, lang))


def _sign(threshold: Threshold, share: Share) -> str:
    """How a share stands to the threshold."""
    met, missed = _SIGNS[threshold.comparison]
    return met if share.met else missed


def show_wrong(figure: ExplainedFigure, lang: Lang) -> str:
    """Return what is wrong with an invalid figure, and where."""
    found = [
        f"{show_place(each.place)}: {each.rule.code} {show_message(each, lang)}"
        for each in figure.found
    ]
    place = show_place(figure.place) if figure.place else NOTHING
    return "; ".join(found) or place
