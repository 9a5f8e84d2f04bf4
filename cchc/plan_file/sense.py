"""Whether a plan of the right form makes sense: ids, references, thresholds, duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc.diagnostics import Diagnostic, diagnostic
from cchc.plan import Role
from cchc.plan_file.document import Document, Path
from cchc.plan_file.form import PlanForm, TargetForm
from cchc.plan_file.register import Register
from cchc.spelling import nearest


def check_sense(document: Document, form: PlanForm) -> Iterator[Diagnostic]:
    """Yield what does not make sense (rules P101 to P109)."""
    yield from _ids(document, form)
    yield from _references(document, form)
    yield from _cycles(document, form)
    yield from _duties(document, form)


def _ids(document: Document, form: PlanForm) -> Iterator[Diagnostic]:
    for lists in (("areas",), ("groups", "agencies"), ("targets", "tasks")):
        seen: dict[str, int] = {}
        for section in lists:
            for position, entry in enumerate(getattr(form, section)):
                place = document.place((section, position, "id"))
                key = entry.id.casefold()
                if key in seen:
                    yield diagnostic("duplicate-id", place, id=entry.id, line=seen[key])
                seen.setdefault(key, place.line)


def _references(document: Document, form: PlanForm) -> Iterator[Diagnostic]:
    areas = {area.id for area in form.areas} | document.lost_ids("areas")
    agencies = {agency.id for agency in form.agencies} | document.lost_ids("agencies")
    known = agencies | {group.id for group in form.groups} | document.lost_ids("groups")
    for section in ("targets", "tasks"):
        for position, entry in enumerate(getattr(form, section)):
            if entry.area not in areas:
                place = document.place((section, position, "area"))
                near = nearest(entry.area, areas)
                yield diagnostic("unknown-area", place, found=entry.area, nearest=near)
    for lists, choices in ((_register_lists(form), agencies), (_duty_lists(form), known)):
        for path, names in lists:
            for position, name in enumerate(names):
                if name not in choices:
                    place = document.place((*path, position))
                    near = nearest(name, choices)
                    yield diagnostic("unknown-agency-or-group", place, found=name, nearest=near)


def _register_lists(form: PlanForm) -> Iterator[tuple[Path, Iterable[str]]]:
    """Where the register itself names agencies."""
    yield ("plan", "issuer"), [form.plan.issuer]
    for position, group in enumerate(form.groups):
        yield ("groups", position, "members"), group.members or ()
    for position, agency in enumerate(form.agencies):
        if agency.parent is not None:
            yield ("agencies", position, "parent"), [agency.parent]


def _duty_lists(form: PlanForm) -> Iterator[tuple[Path, Iterable[str]]]:
    """Where targets and tasks name agencies or groups."""
    for section in ("targets", "tasks"):
        for position, entry in enumerate(getattr(form, section)):
            here = (section, position)
            for role in Role:
                yield (*here, "responsible", str(role)), getattr(entry.responsible, role)
            if isinstance(entry, TargetForm):
                yield (*here, "reported_by"), entry.reported_by
                yield (*here, "measure", "population"), entry.measure.population


def _cycles(document: Document, form: PlanForm) -> Iterator[Diagnostic]:
    parents = {agency.id: agency.parent for agency in form.agencies}
    settled: set[str] = set()
    for position, agency in enumerate(form.agencies):
        walk: dict[str, None] = {}
        here: str | None = agency.id
        while here is not None and here not in settled and here not in walk:
            walk[here] = None
            here = parents.get(here)
        if here is not None and here in walk:
            circle = list(walk)[list(walk).index(here) :]
            place = document.place(("agencies", position, "parent"))
            yield diagnostic("parent-cycle", place, cycle=" → ".join([*circle, here]))
        settled.update(walk)


def _duties(document: Document, form: PlanForm) -> Iterator[Diagnostic]:
    """Thresholds, reporters and populations of targets; implementers of tasks."""
    register = Register(form)
    for position, target in enumerate(form.targets):
        here: Path = ("targets", position)
        yield from _threshold_wrong(document, here, target)
        reporters = register.resolve(target.reported_by)
        place = document.place((*here, "reported_by"))
        if not reporters and not document.broken:
            yield diagnostic("no-reporters", place, id=target.id)
        if target.measure.kind == "percent" and len(reporters) > 1:
            yield diagnostic("percent-with-several-reporters", place, count=len(reporters))
        if target.measure.population:
            counted = set(register.resolve(target.measure.population))
            for reporter in reporters:
                if not register.population(reporter, counted) and not document.broken:
                    place = document.place((*here, "measure", "population"))
                    yield diagnostic(
                        "population-without-members", place, id=target.id, agency=reporter
                    )
                    break
    for position, task in enumerate(form.tasks):
        if not register.resolve(task.responsible.implement) and not document.broken:
            place = document.place(("tasks", position, "responsible"))
            yield diagnostic("no-reporters", place, id=task.id)


def _threshold_wrong(document: Document, here: Path, target: TargetForm) -> Iterator[Diagnostic]:
    given = target.threshold.model_dump(exclude_none=True)
    if len(given) != 1:
        place = document.place((*here, "threshold"))
        yield diagnostic("one-comparison", place, count=len(given))
    for comparison, percent in given.items():
        free = target.measure.kind == "change"
        if percent < 0 or (percent > 100 and not free):
            place = document.place((*here, "threshold", comparison))
            span = "≥ 0" if free else "0–100"
            yield diagnostic("threshold-out-of-range", place, found=str(percent), range=span)
