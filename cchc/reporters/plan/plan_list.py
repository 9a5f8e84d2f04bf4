"""The targets and tasks of a plan as a table or as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.plan import Plan, Role, Target
from cchc.reporters.json_parts import json_rows, json_text, measure_json
from cchc.reporters.json_values import threshold_json
from cchc.reporters.layout import Cell, Column, Grid, lay_out
from cchc.reporters.shown import show_harmless, show_name, show_responsible, show_threshold
from cchc.reporters.styled import Styled
from cchc.words import Lang, say

FORMAT = "cchc.plan-list/1"


def report_plan_text(plan: Plan, lang: Lang, width: int | None) -> Iterator[Styled]:
    """Yield a table an area: id, clause, name, threshold, reporters, roles."""
    yield Styled(show_harmless(plan.name.show(lang)), style="bold")
    for area in plan.areas:
        rows = [_row(plan, target, lang) for target in plan.targets if target.area == area.id]
        columns = (
            Column(say("score.col.id", lang)),
            Column(say("plan.list.clause", lang), wraps=8),
            Column(say("score.col.target", lang), wraps=22),
            Column(say("score.col.threshold", lang), right=True),
            Column(say("plan.col.judged", lang), wraps=7),
            Column(say("plan.list.reported_by", lang), wraps=14),
            Column(say("plan.col.roles", lang), wraps=40, stacks=True),
        )
        yield Styled()
        grid = Grid(f"{area.clause} {area.name.show(lang)}".strip(), columns, tuple(rows))
        yield from lay_out(grid, width, say("score.hidden", lang))


def _row(plan: Plan, target: Target, lang: Lang) -> tuple[Cell, ...]:
    return (
        Cell(target.id),
        Cell(target.clause),
        Cell(target.name.show(lang)),
        Cell(show_threshold(target.threshold, lang)),
        Cell(say(f"plan.judged.{target.judged}", lang)),
        Cell("; ".join(show_name(plan, name, lang) for name in target.reported_by)),
        Cell(show_responsible(plan, target, lang, Role)),
    )


def report_plan_json(plan: Plan) -> Iterator[str]:
    """Yield the plan's areas, targets and tasks as JSON, format `cchc.plan-list/1`."""
    head = {
        "id": plan.id,
        "name": plan.name.vi,
        "name_en": plan.name.en,
        "year": plan.year,
        "sha256": plan.sha256,
    }
    areas = (
        {"id": area.id, "name": area.name.vi, "name_en": area.name.en, "clause": area.clause}
        for area in plan.areas
    )
    yield f'{{\n"format": {json_text(FORMAT)},\n"plan": {json_text(head)},\n'
    yield from json_rows("areas", areas)
    yield from json_rows("targets", (_json(each) for each in plan.targets if not each.is_task))
    yield from json_rows("tasks", (_json(each) for each in plan.targets if each.is_task), "\n}\n")


def _json(target: Target) -> dict[str, object]:
    return {
        "id": target.id,
        "kind": target.kind,
        "clause": target.clause,
        "area": target.area,
        "name": target.name.vi,
        "name_en": target.name.en,
        "measure": measure_json(target.measure),
        "population": len(target.measure.population) or None,
        "threshold": threshold_json(target.threshold),
        "reported_by": list(target.reported_by),
        "reporters": len(target.reporters),
        "judged": target.judged,
        "responsible": {str(role): list(names) for role, names in target.responsible.items()},
        "basis": target.basis,
    }
