"""Whether a plan of the right form makes sense: ids, references, thresholds, duties."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cchc.diagnostics import Diagnostic, diagnostic
from cchc.plan import Role
from cchc.plan_file.document import Document, Path
from cchc.plan_file.form import PlanForm, TargetForm
from cchc.plan_file.register import Register
from cchc.spelling import Spellings


def check_sense(document: Document, form: PlanForm, register: Register) -> Iterator[Diagnostic]:
    """Yield what does not make sense (the rules P1); `register` is that of the form."""
    yield from _ids(document, form)
    yield from _groups(document, form)
    yield from _references(document, form)
    yield from _cycles(document, form)
    yield from _duties(document, form, register)


def _ids(document: Document, form: PlanForm) -> Iterator[Diagnostic]:
    for lists in (("areas",), ("groups", "agencies"), ("targets", "tasks")):
        ids = [entry.id.casefold() for section in lists for entry in getattr(form, section)]
        if len({*ids}) == len(ids):
            continue
        seen: dict[str, Path] = {}
        for section in lists:
            for position, entry in enumerate(getattr(form, section)):
                path: Path = (section, position, "id")
                first = seen.setdefault(entry.id.casefold(), path)
                if first is not path:
                    line = document.place(first).line
                    yield diagnostic("duplicate-id", document.place(path), id=entry.id, line=line)


def _groups(document: Document, form: PlanForm) -> Iterator[Diagnostic]:
    """A group names its agencies in one of two ways."""
    for position, group in enumerate(form.groups):
        count = (group.level is not None) + (group.members is not None)
        if count != 1:
            place = document.place(("groups", position))
            yield diagnostic("level-or-members", place, id=group.id, count=count)


def _references(document: Document, form: PlanForm) -> Iterator[Diagnostic]:
    areas = _ids_of(document, form, "areas")
    agencies = _ids_of(document, form, "agencies")
    known = _ids_of(document, form, "agencies", "groups")
    agency_rule = "unknown-agency-or-group"
    yield from _unknown(document, "unknown-area", _area_names(form), areas)
    yield from _unknown(document, agency_rule, _register_lists(document, form, agencies), agencies)
    yield from _unknown(document, agency_rule, _duty_lists(form), known)


def _ids_of(document: Document, form: PlanForm, *sections: str) -> dict[str, None] | None:
    """The ids of some sections, in order, broken entries' too; None where one of them has none."""
    ids = [entry.id for section in sections for entry in getattr(form, section)]
    for section in sections:
        lost = document.lost_ids(section)
        if lost is None:
            return None
        ids += lost
    return dict.fromkeys(ids)


def _unknown(
    document: Document,
    rule: str,
    lists: Iterable[tuple[Path, Iterable[str]]],
    known: Collection[str] | None,
) -> Iterator[Diagnostic]:
    """Names in lists that are not known; where not all that is known can be told, none."""
    if known is None:
        return
    spellings = Spellings(known)
    for path, names in lists:
        for position, name in enumerate(names):
            if name not in known:
                place = document.place((*path, position))
                yield diagnostic(rule, place, found=name, nearest=spellings.nearest(name))


def _area_names(form: PlanForm) -> Iterator[tuple[Path, Iterable[str]]]:
    """Where targets and tasks name their area."""
    for section in ("targets", "tasks"):
        for position, entry in enumerate(getattr(form, section)):
            yield (section, position, "area"), [entry.area]


def _register_lists(
    document: Document, form: PlanForm, known: Collection[str] | None
) -> Iterator[tuple[Path, Iterable[str]]]:
    """Where the head and the register themselves name agencies; parents that are `known` pass."""
    if "plan" not in document.broken:
        yield ("plan", "issuer"), [form.plan.issuer]
    for position, group in enumerate(form.groups):
        yield ("groups", position, "members"), group.members or ()
    passing = known or ()
    for position, agency in enumerate(form.agencies):
        if agency.parent is not None and agency.parent not in passing:
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
    if _parents_first(form):  # as registers are mostly written
        return
    parents = {agency.id: agency.parent for agency in form.agencies}
    positions = {agency.id: position for position, agency in enumerate(form.agencies)}
    settled: set[str] = set()
    for agency in form.agencies:
        walk: dict[str, None] = {}
        here: str | None = agency.id
        while here is not None and here not in settled and here not in walk:
            walk[here] = None
            here = parents.get(here)
        if here is not None and here in walk:
            circle = list(walk)[list(walk).index(here) :]
            place = document.place(("agencies", positions[here], "parent"))
            yield diagnostic("parent-cycle", place, cycle=" → ".join([*circle, here]))
        settled.update(walk)


def _parents_first(form: PlanForm) -> bool:
    """Whether every agency stands once and below its parent, so that there is no circle."""
    above: set[str | None] = {None}
    for agency in form.agencies:
        if agency.parent not in above or agency.id in above:
            return False
        above.add(agency.id)
    return True


def _duties(document: Document, form: PlanForm, register: Register) -> Iterator[Diagnostic]:
    """Thresholds, reporters and populations of targets; implementers of tasks."""
    # Where an agency or a group is broken, a list that looks empty may not be.
    whole = document.broken.keys().isdisjoint(("agencies", "groups"))
    for position, target in enumerate(form.targets):
        here: Path = ("targets", position)
        yield from _threshold_wrong(document, here, target)
        reporters = register.resolve(target.reported_by)
        if whole and register.names_nobody(target.reported_by):
            place = document.place((*here, "reported_by"))
            yield diagnostic("no-reporters", place, id=target.id)
        if target.measure.kind == "percent" and len(reporters) > 1:
            place = document.place((*here, "reported_by"))
            yield diagnostic("percent-with-several-reporters", place, count=len(reporters))
        if whole and target.measure.population:
            yield from _population_wrong(document, here, target, register)
    for position, task in enumerate(form.tasks):
        if whole and register.names_nobody(task.responsible.implement):
            place = document.place(("tasks", position, "responsible"))
            yield diagnostic("no-reporters", place, id=task.id)


def _population_wrong(
    document: Document, here: Path, target: TargetForm, register: Register
) -> Iterator[Diagnostic]:
    counted = set(register.resolve(target.measure.population))
    for reporter in register.resolve(target.reported_by):
        if not register.population(reporter, counted):
            place = document.place((*here, "measure", "population"))
            yield diagnostic("population-without-members", place, id=target.id, agency=reporter)
            return


def _threshold_wrong(document: Document, here: Path, target: TargetForm) -> Iterator[Diagnostic]:
    given = target.threshold.given
    if len(given) != 1:
        place = document.place((*here, "threshold"))
        yield diagnostic("one-comparison", place, count=len(given))
    for comparison, percent in given.items():
        free = target.measure.kind == "change"
        if percent < 0 or (percent > 100 and not free):
            place = document.place((*here, "threshold", comparison))
            span = "≥ 0" if free else "0–100"
            yield diagnostic("threshold-out-of-range", place, found=str(percent), range=span)
