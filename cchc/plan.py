"""The plan as a value: areas, agencies, targets and tasks, with every group resolved."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from cchc.bulk import Memo
from cchc.shared_rows import SharedRows
from cchc.spelling import Spellings, fold, is_raised, maybe_one_word


class Level(StrEnum):
    """Where an agency stands."""

    PROVINCE = "province"
    DEPARTMENT = "department"
    SERVICE_UNIT = "service_unit"
    DISTRICT = "district"
    COMMUNE = "commune"


class MeasureKind(StrEnum):
    """How a target is measured."""

    RATIO = "ratio"
    CHANGE = "change"
    PERCENT = "percent"
    YES_NO = "yes_no"
    TASK = "task"

    @property
    def counts(self) -> bool:
        """Whether figures of this kind are two counts."""
        return self in (MeasureKind.RATIO, MeasureKind.CHANGE)

    @property
    def answers(self) -> bool:
        """Whether figures of this kind are answers, of which the share of yes (done) counts."""
        return self in (MeasureKind.YES_NO, MeasureKind.TASK)


class Role(StrEnum):
    """What an agency has to do with a target, in the plan's own verbs."""

    IMPLEMENT = "implement"
    COORDINATE = "coordinate"
    MONITOR = "monitor"
    DIRECT = "direct"
    GUIDE = "guide"


class Judged(StrEnum):
    """Whether each reporter's own figure is held against the threshold, or only the whole."""

    EACH = "each"
    TOGETHER = "together"


class Comparison(StrEnum):
    """How a value has to stand to the threshold."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


_COMPARE: Mapping[Comparison, Callable[[int, int], bool]] = MappingProxyType(
    {
        Comparison.AT_LEAST: operator.ge,
        Comparison.AT_MOST: operator.le,
        Comparison.MORE_THAN: operator.gt,
        Comparison.LESS_THAN: operator.lt,
    }
)
"""Whether a value, the first, stands to a limit as each comparison asks."""


class Threshold(NamedTuple):
    """What the plan asks for, in percent."""

    comparison: Comparison
    percent: Decimal

    def met_by(self, numerator: int, denominator: int) -> bool:
        """Return whether 100 × numerator / denominator meets the threshold, exactly."""
        return self.test()(numerator, denominator)

    def test(self) -> Callable[[int, int], bool]:
        """Return the function that `met_by` calls, for whoever has many to ask about."""
        asked, scale = self.percent.as_integer_ratio()
        compare = _COMPARE[self.comparison]
        return lambda numerator, denominator: compare(100 * scale * numerator, asked * denominator)

    def met_by_all(self, numerators: Iterable[int], denominators: Iterable[int]) -> list[bool]:
        """Return for each pair what `met_by` does; there may be a whole country's."""
        asked, scale = self.percent.as_integer_ratio()
        times = 100 * scale
        pairs = zip(numerators, denominators, strict=True)
        match self.comparison:
            case Comparison.AT_LEAST:
                return [times * part >= asked * whole for part, whole in pairs]
            case Comparison.AT_MOST:
                return [times * part <= asked * whole for part, whole in pairs]
            case Comparison.MORE_THAN:
                return [times * part > asked * whole for part, whole in pairs]
            case Comparison.LESS_THAN:
                return [times * part < asked * whole for part, whole in pairs]

    def met_at(self, percent: Fraction) -> bool:
        """Return whether a percentage meets the threshold, exactly."""
        return self.met_by(percent.numerator, 100 * percent.denominator)

    def reach(self, denominator: int) -> int:
        """Return the least numerator that meets it, or the greatest where less is better."""
        asked, scale = self.percent.as_integer_ratio()
        whole, rest = divmod(asked * denominator, 100 * scale)
        match self.comparison:
            case Comparison.AT_LEAST:
                return whole + bool(rest)
            case Comparison.MORE_THAN:
                return whole + 1
            case Comparison.AT_MOST:
                return whole
            case Comparison.LESS_THAN:
                return whole + bool(rest) - 1

    @property
    def wants_more(self) -> bool:
        """Whether a higher value is the better one."""
        return self.comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN)


class Words(NamedTuple):
    """A text in Vietnamese and in English; where the English is missing, the Vietnamese."""

    vi: str
    en: str

    def show(self, lang: str) -> str:
        """Return the text in `lang`."""
        return self.en if lang == "en" else self.vi


class Area(NamedTuple):
    """A field of reform."""

    id: str
    name: Words
    clause: str


class Agency(NamedTuple):
    """An agency of the register. `index` is its place there, from 0."""

    index: int  # type: ignore[assignment]  # no place of a field is asked for
    id: str
    name: Words
    level: Level
    parent: str | None
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Its names and aliases."""
        return (self.name.vi, self.name.en, *self.aliases)


class Group(NamedTuple):
    """Agencies that the plan names together."""

    id: str
    name: Words
    members: tuple[str, ...]


class Measure(NamedTuple):
    """What is counted, in words, and who the register counts in the denominator."""

    kind: MeasureKind
    numerator: Words | None = None
    denominator: Words | None = None
    value: Words | None = None
    population: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A target or a task. `index` is its place among all targets, then tasks, from 0.

    `reporters` are agency ids in the order of the register; `reported_by` and `responsible` are as
    the plan file lists them (agency and group ids), `roles` with the groups resolved.
    """

    index: int
    id: str
    is_task: bool
    clause: str
    area: str
    name: Words
    measure: Measure
    threshold: Threshold
    judged: Judged
    reported_by: tuple[str, ...]
    reporters: tuple[str, ...]
    responsible: Mapping[Role, tuple[str, ...]]
    roles: Mapping[Role, tuple[str, ...]]
    basis: str | None = None

    @property
    def kind(self) -> str:
        """`target` or `task`."""
        return "task" if self.is_task else "target"


class _Names(NamedTuple):
    """What agencies are called: whom a key stands for, and all spellings of ids and names."""

    by_key: Mapping[str, tuple[Agency, ...]]
    spellings: Spellings

    @classmethod
    def of(cls, agencies: Sequence[Agency], names: Iterable[str]) -> _Names:
        """Return the ids of agencies, and those of their names that are among `names`."""
        folded = {name: fold(name) for name in names}
        by_key: dict[str, tuple[Agency, ...]] = {}
        for agency in agencies if folded else ():
            for key in dict.fromkeys(folded[name] for name in agency.spellings if name in folded):
                by_key[key] = (*by_key.get(key, ()), agency)
        # An id is certain, whatever names look like it. Of plain words only the case is folded.
        words = [agency.id for agency in agencies]
        keys = [*map(str.casefold, words)]
        by_key.update(zip(keys, zip(agencies, strict=True), strict=True))
        if folded:
            known = folded | dict(zip(words, keys, strict=True))
            words = [
                word
                for agency in agencies
                for word in (agency.id, agency.name.vi, *agency.aliases)
                if word in known
            ]
            keys = [known[word] for word in words]
        return cls(by_key, Spellings(words, keys))


@dataclass(frozen=True)
class Plan:
    """A plan of one year. `sha256` is that of the bytes of its file, `path` where it was read."""

    id: str
    name: Words
    issuer: str
    year: int
    language: str
    sha256: str
    path: str
    areas: tuple[Area, ...]
    groups: tuple[Group, ...]
    agencies: tuple[Agency, ...]
    targets: tuple[Target, ...]
    """Targets, then tasks."""

    @cached_property
    def agency_by_id(self) -> Mapping[str, Agency]:
        """Agencies by id."""
        return {agency.id: agency for agency in self.agencies}

    @cached_property
    def target_by_id(self) -> Mapping[str, Target]:
        """Targets and tasks by id."""
        return {target.id: target for target in self.targets}

    @cached_property
    def target_by_key(self) -> Mapping[str, Target]:
        """Targets and tasks by folded id, for looking up what someone typed."""
        return {fold(target.id): target for target in self.targets}

    @cached_property
    def area_by_id(self) -> Mapping[str, Area]:
        """Areas by id."""
        return {area.id: area for area in self.areas}

    @cached_property
    def group_by_id(self) -> Mapping[str, Group]:
        """Groups by id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the agencies right under each agency that has any."""
        under: dict[str, list[str]] = {}
        for agency in self.agencies:
            if agency.parent is not None:
                under.setdefault(agency.parent, []).append(agency.id)
        return {parent: tuple(ids) for parent, ids in under.items()}

    @cached_property
    def _all_names(self) -> frozenset[str]:
        """All names and aliases of agencies."""
        names = map(operator.attrgetter("name"), self.agencies)
        aliases = map(operator.attrgetter("aliases"), self.agencies)
        return frozenset(chain.from_iterable(chain(names, aliases)))

    @cached_property
    def _names(self) -> _Names:
        """The ids and names of agencies."""
        return _Names.of(self.agencies, self._all_names)

    @cached_property
    def _words(self) -> _Names:
        """The ids and the names that are one word: where one is sought, these will do."""
        names = maybe_one_word(self._all_names)
        return _Names.of(self.agencies, (name for name in names if " " not in fold(name)))

    @cached_property
    def target_spellings(self) -> Spellings:
        """Every id of a target or task, to find the one that a misspelling is nearest to."""
        return Spellings(self.target_by_id)

    def agencies_named(self, spelling: str) -> tuple[Agency, ...]:
        """Return the agencies that `spelling` names by id, name or alias: none, one or several.

        Where several bear a name, that of their parent in brackets or after a comma tells them
        apart.
        """
        if (agency := self.agency_by_id.get(spelling)) is not None:
            return (agency,)
        key = fold(spelling)
        if " " not in key:
            return self._words.by_key.get(key, ())
        return self._names.by_key.get(key) or self._named_with_parent(key)

    def nearest_agency(self, spelling: str) -> str | None:
        """Return the id, name or alias that a misspelt one most likely stands for, if any.

        What is typed like an id is sought among ids and names of one word.
        """
        key = fold(spelling)
        names = self._words if key.isascii() and " " not in key else self._names
        return names.spellings.nearest(spelling)

    def _named_with_parent(self, key: str) -> tuple[Agency, ...]:
        """Agencies named like "UBND xã Đăk Long (huyện Đăk Hà)" or "…, huyện Đăk Hà", folded."""
        sign = next((sign for sign in "(,-" if sign in key), "(")
        name, _, above = key.rpartition(sign)
        above = above.removesuffix(")")
        if " " not in above:  # one word of a name is not certain
            return ()
        return tuple(
            agency
            for agency in self._names.by_key.get(name, ())
            if agency.parent is not None
            and any(
                f" {fold(spelling)}".endswith(f" {above}")
                for spelling in self.agency_by_id[agency.parent].spellings
            )
        )

    def target_named(self, spelling: str) -> Target | None:
        """Return the target or task with this id, whatever the case.

        A raised digit, such as the mark of a footnote, is no part of an id.
        """
        target = self.target_by_id.get(spelling)
        if target is None and not any(map(is_raised, spelling)):
            target = self.target_by_key.get(fold(spelling))
        return target

    @cached_property
    def _shared_names(self) -> frozenset[str]:
        seen: set[str] = set()
        shared: set[str] = set()
        for agency in self.agencies:
            for name in {agency.name.vi, agency.name.en}:
                (shared if name in seen else seen).add(name)
        return frozenset(shared)

    def show_agency(self, agency: Agency, lang: str) -> str:
        """Return the agency's name; where another bears it too, with its parent in brackets."""
        name = agency.name.show(lang)
        if name in self._shared_names and agency.parent is not None:
            return f"{name} ({self.agency_by_id[agency.parent].name.show(lang)})"
        return name

    def slot(self, agency: Agency, target: Target) -> int:
        """Return the place of a figure among all agency × target pairs, agency by agency."""
        return agency.index * len(self.targets) + target.index

    @cached_property
    def due(self) -> SharedRows:
        """For each slot, 1 where that agency reports that target, else 0."""
        # Many targets share their reporters, and many agencies what they report.
        together = [*dict.fromkeys(target.reporters for target in self.targets)]
        columns = [together.index(target.reporters) for target in self.targets]
        ids = [agency.id for agency in self.agencies]
        named = [map(frozenset(reporters).__contains__, ids) for reporters in together]
        rows = Memo(lambda reports: bytes(map(reports.__getitem__, columns)))
        return SharedRows(map(rows.__getitem__, zip(*named, strict=True)), len(columns))

    def population_of(self, target: Target, agency: Agency) -> int | None:
        """Return the denominator that the register fixes for a reporter, or None where it is free.

        It is the number of agencies of the measure's population; for a district that reports, of
        those under it.
        """
        if not target.measure.population:
            return None
        members = target.measure.population
        if agency.level is Level.DISTRICT:
            under = set(self.children.get(agency.id, ()))
            return sum(member in under for member in members)
        return len(members)
