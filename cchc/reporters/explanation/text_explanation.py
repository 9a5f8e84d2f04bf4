"""An explanation as text for a terminal: what is asked, the arithmetic, the figures."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.explanation import AgencyExplanation, Over, Part, TargetExplanation
from cchc.reporters.explanation.explanation_grids import districts_grid, figures_grid
from cchc.reporters.explanation.explanation_lines import (
    Line,
    asked_lines,
    show_wrong,
    working_lines,
)
from cchc.reporters.explanation.page import Page
from cchc.reporters.explanation.text_agency import report_agency
from cchc.reporters.scorecard.tables import OUTCOME_STYLES
from cchc.reporters.shown import show_percent, show_short_agency, show_threshold
from cchc.reporters.styled import Styled
from cchc.scorecard import Outcome
from cchc.words import Lang, say


def report_explanation(
    explanation: TargetExplanation | AgencyExplanation, lang: Lang, width: int | None
) -> Iterator[Styled]:
    """Yield the lines of an explanation, at most `width` cells wide."""
    page = Page(lang, width)
    if isinstance(explanation, TargetExplanation):
        yield from _target(explanation, page)
    else:
        yield from report_agency(explanation, page)


def _target(explanation: TargetExplanation, page: Page) -> Iterator[Styled]:
    target, lang = explanation.target, page.lang
    title = say("explain.title", lang, id=target.id, name=target.name.show(lang))
    yield from page.text(title, "bold")
    yield from page.period(explanation.period)
    if explanation.agency is None:
        yield from _outcome(explanation, page)
    asked = asked_lines(explanation.plan, target, lang)
    yield from page.section(say("explain.asked", lang), asked)
    for part in explanation.parts:
        yield from _part(explanation, part, page)


def _outcome(explanation: TargetExplanation, page: Page) -> Iterator[Styled]:
    working = explanation.parts[0].working
    outcome = say(f"outcome.{working.outcome.word}", page.lang)
    text = say("explain.outcome", page.lang, outcome=outcome)
    if working.value is not None:
        text = say(
            "explain.outcome.value",
            page.lang,
            outcome=outcome,
            value=show_percent(working.value.percent, page.lang),
            threshold=show_threshold(explanation.target.threshold, page.lang),
        )
    yield from page.text(text, f"bold {OUTCOME_STYLES[working.outcome]}")


def _part(explanation: TargetExplanation, part: Part, page: Page) -> Iterator[Styled]:
    agency = ""
    if part.agency is not None:
        agency = show_short_agency(explanation.plan, part.agency, page.lang)
    title = say(f"explain.working.{part.over}", page.lang, agency=agency)
    yield from page.section(title, working_lines(explanation, part, page.lang))
    if part.over is not Over.OWN and part.working.missing:
        missing = _missing(explanation, part, page.lang)
        yield from page.section(say("explain.missing", page.lang), missing)
    elif part.working.invalid:
        label = say("explain.missing.invalid", page.lang)
        wrong = (Line(label, show_wrong(each, page.lang)) for each in part.figures)
        yield from page.section(say("explain.missing", page.lang), wrong)
    if part.over is Over.ALL and explanation.districts:
        yield from page.grid(districts_grid(explanation, page.lang))
    figures = figures_grid(explanation.plan, explanation.target, part.figures, page.lang)
    yield from page.grid(figures)


def _missing(explanation: TargetExplanation, part: Part, lang: Lang) -> Iterator[Line]:
    """Who has not reported, and what is wrong with figures that cannot be used."""
    names = [
        show_short_agency(explanation.plan, each.result.agency, lang)
        for each in part.figures
        if each.result.outcome is Outcome.NOT_REPORTED
    ]
    if names:
        yield Line(say("explain.missing.not_reported", lang), "; ".join(names))
    label = say("explain.missing.invalid", lang)
    for each in part.figures:
        if each.result.outcome is Outcome.INVALID:
            agency = show_short_agency(explanation.plan, each.result.agency, lang)
            yield Line(label, f"{agency}: {show_wrong(each, lang)}")
            label = ""
