"""What lists of agency and group ids stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cchc.plan import Level
from cchc.plan_file.form import PlanForm


class Register:
    """The agencies of a plan, and what lists of agency and group ids stand for."""

    def __init__(self, form: PlanForm) -> None:
        self.order = {agency.id: position for position, agency in enumerate(form.agencies)}
        self.parents = {agency.id: agency.parent for agency in form.agencies}
        self.levels = {agency.id: agency.level for agency in form.agencies}
        of_level: dict[Level | None, list[str]] = {}
        for agency in form.agencies:
            of_level.setdefault(agency.level, []).append(agency.id)
        self.groups = {
            group.id: tuple(
                of_level.get(group.level, ()) if group.members is None else group.members
            )
            for group in form.groups
        }
        self._resolved: dict[tuple[str, ...], tuple[str, ...]] = {}

    def resolve(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the agencies that a list names, each once, in register order."""
        listed = tuple(names)
        if listed not in self._resolved:
            ids = {
                member
                for name in listed
                for member in self.groups.get(name, (name,))
                if member in self.order
            }
            self._resolved[listed] = tuple(sorted(ids, key=self.order.__getitem__))
        return self._resolved[listed]

    def names_nobody(self, names: Sequence[str]) -> bool:
        """Return whether a list whose names are all known stands for no agency."""
        return all(name in self.groups for name in names) and not self.resolve(names)

    def population(self, reporter: str, counted: set[str]) -> int:
        """Return how many of `counted` make the denominator of a reporter."""
        if self.levels[reporter] is Level.DISTRICT:
            return sum(self.parents[agency] == reporter for agency in counted)
        return len(counted)
