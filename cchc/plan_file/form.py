"""The form of a plan file: its keys and what may stand under each of them.

A key means the same wherever it stands, so that one table says what each takes. It is made of
Pydantic's core schemas, since models of the same form would take longer to build than the plan of
a province takes to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    PydanticKnownError,
    SchemaValidator,
    core_schema,
)

from cchc.plan import Judged, Level

# --- entries ------------------------------------------------------------------------------------
# A key with a default may be left out; one that stands there needs a value.


class HeadForm(NamedTuple):
    """What the plan is, who issued it and for which year."""

    id: str
    name: str
    issuer: str
    year: int
    name_en: str | None = None
    language: str = "vi"


class AreaForm(NamedTuple):
    """A field of reform; `clause` names its part of the plan."""

    id: str
    name: str
    name_en: str | None = None
    clause: str | None = None


class GroupForm(NamedTuple):
    """Agencies named together: all of a `level`, or the `members` listed."""

    id: str
    name: str
    name_en: str | None = None
    level: Level | None = None
    members: Sequence[str] | None = None


class AgencyForm(NamedTuple):
    """An agency of the register."""

    id: str
    name: str
    level: Level
    name_en: str | None = None
    parent: str | None = None
    aliases: Sequence[str] = ()


class MeasureForm(NamedTuple):
    """What is counted, in words, under the names of the columns of the figures."""

    kind: str
    numerator: str | None = None
    numerator_en: str | None = None
    denominator: str | None = None
    denominator_en: str | None = None
    value: str | None = None
    value_en: str | None = None
    population: Sequence[str] = ()


class ThresholdForm(NamedTuple):
    """One comparison, in percent."""

    at_least: Decimal | None = None
    at_most: Decimal | None = None
    more_than: Decimal | None = None
    less_than: Decimal | None = None

    @property
    def given(self) -> Mapping[str, Decimal]:
        """The comparisons that are given."""
        named = zip(self._fields, self, strict=True)
        return {comparison: percent for comparison, percent in named if percent is not None}


class ResponsibleForm(NamedTuple):
    """Who answers for a target, by the plan's own roles."""

    implement: Sequence[str] = ()
    coordinate: Sequence[str] = ()
    monitor: Sequence[str] = ()
    direct: Sequence[str] = ()
    guide: Sequence[str] = ()


class TargetForm(NamedTuple):
    """A target: what is measured, the threshold, who reports and who answers for it."""

    id: str
    clause: str
    area: str
    name: str
    measure: MeasureForm
    threshold: ThresholdForm
    reported_by: Sequence[str]
    name_en: str | None = None
    judged: Judged = Judged.EACH
    responsible: ResponsibleForm = ResponsibleForm()
    basis: str | None = None


class TaskForm(NamedTuple):
    """A task: those who implement it report whether it is done."""

    id: str
    clause: str
    area: str
    name: str
    responsible: ResponsibleForm
    name_en: str | None = None
    basis: str | None = None


class PlanForm(NamedTuple):
    """A plan of administrative reform, as its YAML file states it."""

    plan: HeadForm
    areas: Sequence[AreaForm]
    agencies: Sequence[AgencyForm]
    groups: Sequence[GroupForm] = ()
    targets: Sequence[TargetForm] = ()
    tasks: Sequence[TaskForm] = ()


# --- values -------------------------------------------------------------------------------------


class Kind(NamedTuple):
    """What may stand under a key: as Pydantic holds it, and as a JSON Schema says it."""

    core: CoreSchema
    json: Mapping[str, Any]


def _text(value: object) -> object:
    if isinstance(value, str):
        if not value.strip():
            raise PydanticCustomError("empty-text", "empty")
    elif isinstance(value, Decimal):
        # A bare number where text is meant has one reading, since surprises were refused before.
        return str(value)
    return value


_ID = r"[A-Za-z0-9][A-Za-z0-9._-]*"
_is_id = re.compile(_ID).fullmatch


def _id(value: object) -> object:
    if isinstance(value, str) and _is_id(value):
        return value
    value = _text(value)
    if isinstance(value, str) and not _is_id(value):
        raise PydanticCustomError("malformed-id", "malformed", {"found": value})
    return value


def _unquoted(value: object) -> object:
    if isinstance(value, str):
        raise PydanticKnownError("int_type")
    return value


def _one_of(*words: str) -> Kind:
    return Kind(core_schema.literal_schema([*words]), {"type": "string", "enum": [*words]})


def _member_of(members: type[StrEnum]) -> Kind:
    schema = core_schema.enum_schema(members, [*members], sub_type="str")
    return Kind(schema, {"type": "string", "enum": [str(member) for member in members]})


def _list_of(kind: Kind) -> Kind:
    return Kind(core_schema.list_schema(kind.core), {"type": "array", "items": kind.json})


_before = core_schema.no_info_before_validator_function
# The JSON Schema says what the reader takes: where text is meant, a bare number will do.
_TEXT = Kind(
    _before(_text, core_schema.str_schema()),
    {"type": ["string", "number"], "pattern": r"\S"},
)
_NAME = Kind(
    _before(_id, core_schema.str_schema()),
    {"type": ["string", "number"], "pattern": f"^{_ID}$", "minimum": 0},
)
_YEAR = Kind(
    _before(_unquoted, core_schema.int_schema(ge=1900, le=2999)),
    {"type": "integer", "minimum": 1900, "maximum": 2999},
)
_PERCENT = Kind(core_schema.decimal_schema(strict=True), {"type": "number", "minimum": 0})

KINDS: dict[str, Kind] = {
    "id": _NAME,
    "clause": _TEXT,
    "area": _NAME,
    "name": _TEXT,
    "name_en": _TEXT,
    "issuer": _NAME,
    "year": _YEAR,
    "language": _one_of("vi", "en"),
    "level": _member_of(Level),
    "members": _list_of(_NAME),
    "parent": _NAME,
    "aliases": _list_of(_TEXT),
    "kind": _one_of("ratio", "change", "percent", "yes_no"),
    "numerator": _TEXT,
    "numerator_en": _TEXT,
    "denominator": _TEXT,
    "denominator_en": _TEXT,
    "value": _TEXT,
    "value_en": _TEXT,
    "population": _list_of(_NAME),
    "at_least": _PERCENT,
    "at_most": _PERCENT,
    "more_than": _PERCENT,
    "less_than": _PERCENT,
    "reported_by": _list_of(_NAME),
    "judged": _member_of(Judged),
    "implement": _list_of(_NAME),
    "coordinate": _list_of(_NAME),
    "monitor": _list_of(_NAME),
    "direct": _list_of(_NAME),
    "guide": _list_of(_NAME),
    "basis": _TEXT,
}
"""What each key of a plan file takes; entries follow once all that they hold is there."""


ENTRIES: Mapping[str, Any] = {
    "measure": MeasureForm,
    "threshold": ThresholdForm,
    "responsible": ResponsibleForm,
    "plan": HeadForm,
    "areas": AreaForm,
    "groups": GroupForm,
    "agencies": AgencyForm,
    "targets": TargetForm,
    "tasks": TaskForm,
    "": PlanForm,
}
"""The entries by the key under which one or a list of them stands, the inner ones first."""


def part_name(form: Any) -> str:
    """Return what the JSON Schema calls an entry, such as `agency`."""
    return str(form.__name__).removesuffix("Form").lower()


def required_keys(form: Any) -> list[str]:
    """Return the keys that an entry cannot do without."""
    return [key for key in form._fields if key not in form._field_defaults]


def _entry(form: Any) -> Kind:
    required = required_keys(form)
    keys = {
        key: core_schema.typed_dict_field(KINDS[key].core, required=key in required)
        for key in form._fields
    }
    mapping = core_schema.typed_dict_schema(keys, extra_behavior="forbid")
    made = core_schema.no_info_after_validator_function(lambda given: form(**given), mapping)
    return Kind(made, {"$ref": f"#/$defs/{part_name(form)}"})


def _entries(one: Kind) -> Kind:
    listed = _list_of(one)
    wrap = core_schema.no_info_wrap_validator_function
    return Kind(wrap(_unless_made, listed.core), listed.json)


def _unless_made(entries: object, make: Callable[[object], object]) -> object:
    """Make forms of entries; no list of YAML's is a tuple, which holds such as are made already."""
    return entries if isinstance(entries, tuple) else make(entries)


for _key, _form in ENTRIES.items():
    _one = _entry(_form)
    KINDS[_key] = _entries(_one) if _key in PlanForm._fields and _key != "plan" else _one

PLAN_FORM = SchemaValidator(KINDS[""].core)
"""Makes a PlanForm of the values of a plan file; Pydantic's ValidationError where it cannot."""
