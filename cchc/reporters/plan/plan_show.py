"""One target, task, area or agency of a plan in full, as it stands in the plan file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc.plan import Agency, Area, Plan, Role, Target
from cchc.reporters.layout import wrap
from cchc.reporters.shown import (
    show_count,
    show_harmless,
    show_name,
    show_responsible,
    show_short_agency,
    show_threshold,
)
from cchc.reporters.styled import Styled
from cchc.words import Lang, say


def report_plan_entry(
    plan: Plan, entry: Target | Area | Agency, lang: Lang, width: int | None
) -> Iterator[Styled]:
    """Yield the entry's name, then a line for each thing that the plan says of it."""
    yield Styled(show_harmless(f"{entry.id} – {entry.name.show(lang)}"), style="bold")
    if isinstance(entry, Target):
        facts = _target(plan, entry, lang)
    elif isinstance(entry, Agency):
        facts = _agency(plan, entry, lang)
    else:
        facts = _area(plan, entry)
    for key, words in facts:
        if words:
            line = show_harmless(f"{say(key, lang)}: {words}")
            yield from (Styled(part) for part in wrap(line, width))


def _target(plan: Plan, target: Target, lang: Lang) -> Iterator[tuple[str, str]]:
    measure = target.measure
    yield "plan.col.clause", target.clause
    yield "score.col.area", plan.area_by_id[target.area].name.show(lang)
    yield "plan.col.measure", say(f"measure.{measure.kind}", lang)
    for column in ("numerator", "denominator", "value"):
        words = getattr(measure, column)
        yield f"plan.show.{column}", words.show(lang) if words else ""
    counted = len(measure.population)
    yield "plan.show.population", show_count(counted, lang) if counted else ""
    yield "score.col.threshold", show_threshold(target.threshold, lang)
    yield "plan.show.judged", say(f"judged.{target.judged}", lang)
    reporters = "; ".join(show_name(plan, name, lang) for name in target.reported_by)
    yield "plan.col.reported_by", f"{reporters} ({show_count(len(target.reporters), lang)})"
    yield "plan.col.roles", show_responsible(plan, target, lang, Role)
    basis = target.basis
    words = say("plan.show.ours", lang, clauses=basis) if basis else say("plan.show.theirs", lang)
    yield "plan.col.basis", words


def _agency(plan: Plan, agency: Agency, lang: Lang) -> Iterator[tuple[str, str]]:
    yield "plan.show.level", say(f"level.{agency.level}", lang)
    parent = plan.agency_by_id[agency.parent] if agency.parent else None
    yield "plan.show.parent", show_short_agency(plan, parent, lang) if parent else ""
    yield "plan.show.aliases", ", ".join(agency.aliases)
    yield "plan.show.children", _ids(plan.children.get(agency.id, ()))
    reported = [target.id for target in plan.targets if agency.id in target.reporters]
    yield "plan.show.reports", _ids(reported)
    for role in (Role.MONITOR, Role.GUIDE, Role.DIRECT):
        yield (
            f"plan.show.{role}",
            _ids([target.id for target in plan.targets if agency.id in target.roles.get(role, ())]),
        )


def _area(plan: Plan, area: Area) -> Iterator[tuple[str, str]]:
    yield "plan.col.clause", area.clause
    targets = [target for target in plan.targets if target.area == area.id]
    yield "plan.show.targets", _ids([target.id for target in targets if not target.is_task])
    yield "plan.show.tasks", _ids([target.id for target in targets if target.is_task])


def _ids(ids: Iterable[str]) -> str:
    return ", ".join(ids)
