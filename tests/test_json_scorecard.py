"""The rows of a scorecard's JSON are those that an encoder would write, to the letter."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from cchc.diagnostics import Diagnostics
from cchc.figures import Figure, Figures, Period, Source, State
from cchc.plan import Plan
from cchc.reporters.json_parts import json_text
from cchc.reporters.scorecard.json_scorecard import report_json, tally_json, value_json
from cchc.scorecard import Result, Scorecard
from cchc.scoring import find_results, score_results

PATHS = ("data/q3.csv", 'a "b"\u202e.csv')
FIGURES = (
    None,
    Figure(State.USABLE, 1, 3, None, 0, 2),
    Figure(State.USABLE, 0, 7, None, 1, 3),
    Figure(State.USABLE, 8, 8, None, 0, 4),
    Figure(State.USABLE, 1, 10_000, None, 0, 5),
    Figure(State.USABLE, 999_999_999_999_998, 999_999_999_999_999, None, 0, 6),
    Figure(State.USABLE, 999_999_999_999_999, 7, None, 0, 6),
    Figure(State.NOT_APPLICABLE, None, None, None, 1, 7),
    Figure(State.INVALID, None, None, None, 0, 8),
)
ANSWERS = {
    "percent": (Decimal("97.456"), Decimal(100), Decimal(0), Decimal("0.5")),
    "yes_no": ("yes", "no"),
    "task": ("done", "in_progress", "not_started"),
}


def card_of(plan: Plan, shift: int) -> Scorecard:
    """A scorecard in which every kind of figure has each of the values that it can have."""
    figures: list[Figure | None] = [None] * len(plan.due)
    for slot, due in enumerate(plan.due):
        target = plan.targets[slot % len(plan.targets)]
        answers = ANSWERS.get(target.measure.kind)
        if due and answers and (slot + shift) % 5:
            value = answers[(slot + shift) % len(answers)]
            figures[slot] = Figure(State.USABLE, None, None, value, 0, slot + 2)
        elif due and not answers:
            figures[slot] = FIGURES[(slot + shift) % len(FIGURES)]
    sources = [Source(path, "0" * 64, 1, "UTF-8", ",") for path in PATHS]
    return score_results(
        find_results(plan, Period(2020, 3), Figures.of(figures), sources, len(figures))
    )


def row(result: Result) -> dict[str, Any]:
    figure = result.figure
    return {
        "agency": result.agency.id,
        "target": result.target.id,
        "outcome": result.outcome.word,
        "value": value_json(result),
        "numerator": None if figure is None else figure.numerator,
        "denominator": None if figure is None else figure.denominator,
        "judged": result.target.judged,
        "path": None if figure is None else PATHS[figure.source],
        "line": None if figure is None else figure.line,
    }


def rows_of(text: str, name: str) -> list[str]:
    """The rows of a member, as they stand in the text."""
    begin = text.index(f'"{name}": [\n') + len(f'"{name}": [\n')
    return text[begin : text.index("],\n", begin)].split(",\n")


@pytest.mark.parametrize("many", [5, 2048])
@pytest.mark.parametrize("shift", range(9))
def test_results_are_as_an_encoder_writes_them(
    plan: Plan, shift: int, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.reporters.scorecard.json_results._MANY", many)
    card = card_of(plan, shift)
    text = "".join(report_json(card, Diagnostics(), "vi"))
    assert rows_of(text, "results") == [json_text(row(each)) for each in card.results.all()]


def test_agencies_are_as_an_encoder_writes_them(plan: Plan) -> None:
    card = card_of(plan, 0)
    text = "".join(report_json(card, Diagnostics(), "vi"))
    assert rows_of(text, "agencies") == [
        json_text(
            {
                "id": each.agency.id,
                "name": each.agency.name.vi,
                "level": each.agency.level,
                "parent": each.agency.parent,
                "rank": each.rank,
                "own": tally_json(each.own),
                "oversight": tally_json(each.oversight),
            }
        )
        for each in card.agencies
    ]
    assert json.loads(text)["format"] == "cchc.scorecard/1"
