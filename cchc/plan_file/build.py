"""Builds the plan from its form, with every group resolved."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from cchc.bulk import make_all
from cchc.plan import (
    Agency,
    Area,
    Comparison,
    Group,
    Judged,
    Measure,
    MeasureKind,
    Plan,
    Role,
    Target,
    Threshold,
    Words,
)
from cchc.plan_file.form import AgencyForm, PlanForm, ResponsibleForm, TargetForm, TaskForm
from cchc.plan_file.register import Register


def _words(vi: str | None, en: str | None) -> Words | None:
    return None if vi is None else Words(vi, en or vi)


def _named(entry: Any) -> Words:
    return Words(entry.name, entry.name_en or entry.name)


def build_plan(form: PlanForm, register: Register, path: str, sha256: str) -> Plan:
    """Return the plan that a form of sound sense states; `path` and `sha256` are of its file."""
    targets = [_target(position, target, register) for position, target in enumerate(form.targets)]
    tasks = [
        _task(len(targets) + position, task, register) for position, task in enumerate(form.tasks)
    ]
    return Plan(
        id=form.plan.id,
        name=_named(form.plan),
        issuer=form.plan.issuer,
        year=form.plan.year,
        language=form.plan.language,
        sha256=sha256,
        path=path,
        areas=tuple(Area(area.id, _named(area), area.clause or "") for area in form.areas),
        groups=tuple(
            Group(group.id, _named(group), register.resolve([group.id])) for group in form.groups
        ),
        agencies=_agencies(form.agencies),
        targets=(*targets, *tasks),
    )


def _agencies(forms: Sequence[AgencyForm]) -> tuple[Agency, ...]:
    """The register, a column at a time: a country has eleven thousand agencies."""
    if not forms:
        return ()
    ids, names, levels, names_en, parents, aliases = zip(*forms, strict=True)
    english = (name_en or name for name, name_en in zip(names, names_en, strict=True))
    words = make_all(Words, names, english)
    places = range(len(forms))
    return tuple(make_all(Agency, places, ids, words, levels, parents, map(tuple, aliases)))


def _roles(responsible: ResponsibleForm) -> dict[Role, tuple[str, ...]]:
    return {role: tuple(names) for role in Role if (names := getattr(responsible, role))}


def _target(index: int, form: TargetForm, register: Register) -> Target:
    measure = form.measure
    (comparison, percent), *_ = form.threshold.given.items()
    responsible = _roles(form.responsible)
    return Target(
        index=index,
        id=form.id,
        is_task=False,
        clause=form.clause,
        area=form.area,
        name=_named(form),
        measure=Measure(
            MeasureKind(measure.kind),
            _words(measure.numerator, measure.numerator_en),
            _words(measure.denominator, measure.denominator_en),
            _words(measure.value, measure.value_en),
            register.resolve(measure.population),
        ),
        threshold=Threshold(Comparison(comparison), percent),
        judged=form.judged,
        reported_by=tuple(form.reported_by),
        reporters=register.resolve(form.reported_by),
        responsible=responsible,
        roles={role: register.resolve(names) for role, names in responsible.items()},
        basis=form.basis,
    )


def _task(index: int, form: TaskForm, register: Register) -> Target:
    """A task is a target of kind task, done = 100 %, judged each, reported by its implementers."""
    responsible = _roles(form.responsible)
    return Target(
        index=index,
        id=form.id,
        is_task=True,
        clause=form.clause,
        area=form.area,
        name=_named(form),
        measure=Measure(MeasureKind.TASK),
        threshold=Threshold(Comparison.AT_LEAST, Decimal(100)),
        judged=Judged.EACH,
        reported_by=responsible[Role.IMPLEMENT],
        reporters=register.resolve(form.responsible.implement),
        responsible=responsible,
        roles={role: register.resolve(names) for role, names in responsible.items()},
        basis=form.basis,
    )
