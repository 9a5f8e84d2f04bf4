"""An agency's explanation as text: rank with its arithmetic, what to do first, all that it owes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cchc.explanation import Action, AgencyExplanation, ExplainedFigure, Step
from cchc.reporters.explanation.explanation_grids import overseen_grid, owed_grid
from cchc.reporters.explanation.explanation_lines import Line, show_exact, show_wrong
from cchc.reporters.explanation.page import Page
from cchc.reporters.shown import show_count, show_percent, show_short_agency
from cchc.reporters.styled import Styled
from cchc.words import Lang, say

FEW_AGENCIES = 12
"""Up to so many agencies are named where someone has to be urged."""


def report_agency(explanation: AgencyExplanation, page: Page) -> Iterator[Styled]:
    """Yield the lines of an agency's explanation."""
    agency, lang = explanation.result.agency, page.lang
    title = say(
        "explain.agency.title",
        lang,
        id=agency.id,
        name=explanation.plan.show_agency(agency, lang),
        level=say(f"level.{agency.level}", lang),
    )
    yield from page.text(title, "bold")
    yield from page.period(explanation.period)
    yield from page.text(_standing(explanation, lang))
    tallies = list(_tallies(explanation, lang))
    if tallies:
        yield from page.section(say("explain.working.all", lang), tallies)
    if explanation.figures or explanation.overseen:
        steps = [_step(explanation, each, lang) for each in explanation.steps]
        title = say("explain.steps", lang)
        yield from page.listed(title, steps or [say("explain.steps.none", lang)])
    if explanation.figures:
        yield from page.grid(owed_grid(explanation, lang))
    if explanation.overseen:
        yield from page.grid(overseen_grid(explanation, lang))


def _standing(explanation: AgencyExplanation, lang: Lang) -> str:
    """Rank, or why there is none."""
    result = explanation.result
    if not explanation.figures:
        return say("explain.agency.nothing", lang)
    if result.rank is None:
        return say("explain.agency.no_rank", lang)
    compliance = show_percent(result.own.compliance, lang)
    details = {"compliance": compliance, "rank": result.rank, "ranked": explanation.ranked}
    return say("explain.agency.rank", lang, **details)


def _tallies(explanation: AgencyExplanation, lang: Lang) -> Iterator[Line]:
    """The arithmetic of compliance, coverage and oversight."""
    own, oversight = explanation.result.own, explanation.result.oversight
    if own.due:
        counts = {
            name: show_count(getattr(own, name), lang)
            for name in ("met", "not_met", "invalid", "not_reported", "not_applicable", "due")
        }
        together = show_count(explanation.together, lang)
        text = say("explain.agency.counts", lang, together=together, **counts)
        yield Line(say("explain.due", lang), text)
        percent = _percent(own.compliance, lang)
        text = say("explain.agency.compliance.line", lang, percent=percent, **counts)
        yield Line(say("explain.agency.compliance", lang), text, "bold")
        counts["received"] = show_count(own.received, lang)
        percent = _percent(own.coverage, lang)
        text = say("explain.agency.coverage.line", lang, percent=percent, **counts)
        yield Line(say("explain.agency.coverage", lang), text)
    if oversight.asked:
        text = say(
            "explain.agency.oversight.line",
            lang,
            met=show_count(oversight.met, lang),
            asked=show_count(oversight.asked, lang),
            percent=_percent(oversight.compliance, lang),
        )
        yield Line(say("explain.agency.oversight", lang), text)


def _percent(percent: Fraction | None, lang: Lang) -> str:
    return show_percent(None, lang) if percent is None else show_exact(percent, lang)


def _step(explanation: AgencyExplanation, step: Step, lang: Lang) -> str:
    """One thing to do, in words."""
    details = {"id": step.target.id, "name": step.target.name.show(lang)}
    if step.action is Action.REPORT:
        return say("explain.step.report", lang, **details)
    if step.action is Action.URGE:
        names = [show_short_agency(explanation.plan, each, lang) for each in step.missing]
        more = len(names) - FEW_AGENCIES
        listed = "; ".join(names[:FEW_AGENCIES])
        if more > 0:
            listed += f"; {say('explain.more', lang, count=show_count(more, lang))}"
        count = show_count(len(names), lang)
        return say("explain.step.urge", lang, count=count, agencies=listed, **details)
    if step.figure is None:
        return say("explain.step.other", lang, **details)
    if step.action is Action.MEND:
        return say("explain.step.mend", lang, wrong=show_wrong(step.figure, lang), **details)
    return _improvement(step.figure, details, lang)


def _improvement(figure: ExplainedFigure, details: dict[str, str], lang: Lang) -> str:
    """How far a figure that misses its threshold is from it."""
    gap, result = figure.gap, figure.result
    submitted, kind = result.figure, result.target.measure.kind
    if gap is None or submitted is None:
        return say("explain.step.other", lang, **details)
    if kind.answers:
        status = say(f"value.{submitted.value}", lang)
        return say(f"explain.step.{kind}", lang, status=status, **details)
    fewer = "" if gap.more else ".fewer"
    if not kind.counts:
        amounts = {
            "amount": show_exact(Fraction(gap.amount), lang, sign=""),
            "needed": show_exact(Fraction(gap.needed), lang),
            "value": show_exact(result.percent or Fraction(0), lang),
        }
        return say(f"explain.step{fewer}.points", lang, **amounts, **details)
    counts = {
        "amount": show_count(int(gap.amount), lang),
        "needed": show_count(int(gap.needed), lang),
        "numerator": show_count(submitted.numerator, lang),
        "denominator": show_count(submitted.denominator, lang),
    }
    return say(f"explain.step{fewer}.counts", lang, **counts, **details)
