"""The cells of a form: what is filled in already, and words that help whoever fills in the rest."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cchc.figures import COLUMNS, Figure, State
from cchc.plan import MeasureKind, Target
from cchc.reporters.shown import show_harmless, show_threshold
from cchc.template import Template, TemplateRow
from cchc.words import Lang, say

Value = str | int | None

_HELPERS = ("agency_name", "target_name", "to_report")
_PREVIOUS = ("previous_numerator", "previous_denominator", "previous_value")
_ANSWERS = {
    MeasureKind.YES_NO: ("value.yes", "value.no"),
    MeasureKind.TASK: ("value.done", "value.in_progress", "value.not_started"),
}


def template_header(template: Template, lang: Lang) -> tuple[str, ...]:
    """Return the columns of the form, then those that help, named in `lang`."""
    helpers = _HELPERS if template.previous is None else (*_HELPERS, *_PREVIOUS)
    return (*COLUMNS, *(say(f"template.col.{name}", lang) for name in helpers))


def template_cells(template: Template, row: TemplateRow, lang: Lang) -> tuple[Value, ...]:
    """Return the cells of a row under the header; None is for the agency to fill in."""
    plan, agency = template.plan, template.agency
    cells: tuple[Value, ...] = (
        str(template.period),
        agency.id,
        row.target.id,
        None,
        row.denominator,
        None,
        None,
        show_harmless(plan.show_agency(agency, lang)),
        show_harmless(row.target.name.show(lang)),
        show_harmless(show_to_report(row, lang)),
    )
    return cells if template.previous is None else (*cells, *_previous(row.previous, lang))


def _previous(figure: Figure | None, lang: Lang) -> tuple[Value, Value, Value]:
    """The figure before, where there is one that could be used."""
    if figure is None or figure.state is State.INVALID:
        return None, None, None
    if figure.state is State.NOT_APPLICABLE:
        return None, None, say("template.not_applicable", lang)
    value: Value = None
    if isinstance(figure.value, Decimal):
        text = f"{figure.value:f}"
        value = text.replace(".", ",") if lang == "vi" else text
    elif figure.value is not None:
        value = say(f"value.{figure.value}", lang)
    return figure.numerator, figure.denominator, value


def value_choices(row: TemplateRow, lang: Lang) -> tuple[str, ...]:
    """Return the words that may stand under value, beside a percentage where one is asked for."""
    answers = tuple(say(key, lang) for key in _ANSWERS.get(row.target.measure.kind, ()))
    if row.denominator is not None:
        return answers
    return (*answers, say("template.not_applicable", lang))


def show_to_report(row: TemplateRow, lang: Lang) -> str:
    """Return what to count and where to write it, with the words that are understood."""
    target = row.target
    kind = target.measure.kind
    free = "counts" if row.denominator is None else "fixed"
    key = free if kind.counts else str(kind)
    answers = value_choices(row, lang)[:-1] if kind.answers else ()
    return say(
        f"template.{key}",
        lang,
        choices=", ".join(answers),
        threshold=show_threshold(target.threshold, lang),
        absent=say("template.absent", lang, word=say("template.not_applicable", lang)),
        **dict(_words(target, lang)),
    )


def _words(target: Target, lang: Lang) -> Iterator[tuple[str, str]]:
    """What is counted, in the plan's words."""
    for column in ("numerator", "denominator", "value"):
        words = getattr(target.measure, column)
        yield column, (words or target.name).show(lang)
