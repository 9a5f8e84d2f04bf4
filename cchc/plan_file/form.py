"""The form of a plan file: its keys and the kinds of their values, as Pydantic models."""

from __future__ import annotations

import re
from decimal import Decimal
from types import NoneType
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError

from cchc.plan import Judged, Level

_ID = r"[A-Za-z0-9][A-Za-z0-9._-]*"


def _text(value: object) -> object:
    if isinstance(value, Decimal):
        # A bare number where text is meant has one reading, since surprises were refused before.
        return str(value)
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("empty-text", "empty")
    return value


def _id(value: object) -> object:
    value = _text(value)
    if isinstance(value, str) and not re.fullmatch(_ID, value):
        raise PydanticCustomError("malformed-id", "malformed", {"found": value})
    return value


def _unquoted(value: object) -> object:
    if isinstance(value, str):
        raise PydanticKnownError("int_type")
    return value


class _NeverEmpty:
    """Makes Pydantic hold a key that may be left out to its type, where it is given at all."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        (given,) = (each for each in get_args(source) if each is not NoneType)
        return handler.generate_schema(given)


_T = TypeVar("_T")
IfGiven = Annotated[_T | None, _NeverEmpty()]
"""A key that may be left out; a key that stands there needs a value."""
# The JSON Schema says what the reader takes: where text is meant, a bare number will do.
Text = Annotated[
    str,
    BeforeValidator(_text),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"\S"}),
]
Id = Annotated[
    str,
    BeforeValidator(_id),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_ID}$", "minimum": 0}),
]
Year = Annotated[int, Field(ge=1900, le=2999), BeforeValidator(_unquoted)]
Percent = Annotated[Decimal, Field(strict=True), WithJsonSchema({"type": "number", "minimum": 0})]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlanHead(_Form):
    """What the plan is, who issued it and for which year."""

    id: Id
    name: Text
    name_en: IfGiven[Text] = None
    issuer: Id
    year: Year
    language: Literal["vi", "en"] = "vi"


class AreaForm(_Form):
    """A field of reform; `clause` names its part of the plan."""

    id: Id
    name: Text
    name_en: IfGiven[Text] = None
    clause: IfGiven[Text] = None


class GroupForm(_Form):
    """Agencies named together: all of a `level`, or the `members` listed."""

    id: Id
    name: Text
    name_en: IfGiven[Text] = None
    level: IfGiven[Level] = None
    members: IfGiven[list[Id]] = None


class AgencyForm(_Form):
    """An agency of the register."""

    id: Id
    name: Text
    name_en: IfGiven[Text] = None
    level: Level
    parent: IfGiven[Id] = None
    aliases: list[Text] = []


class MeasureForm(_Form):
    """What is counted, in words, under the names of the columns of the figures."""

    kind: Literal["ratio", "change", "percent", "yes_no"]
    numerator: IfGiven[Text] = None
    numerator_en: IfGiven[Text] = None
    denominator: IfGiven[Text] = None
    denominator_en: IfGiven[Text] = None
    value: IfGiven[Text] = None
    value_en: IfGiven[Text] = None
    population: list[Id] = []


class ThresholdForm(_Form):
    """One comparison, in percent."""

    at_least: IfGiven[Percent] = None
    at_most: IfGiven[Percent] = None
    more_than: IfGiven[Percent] = None
    less_than: IfGiven[Percent] = None


class ResponsibleForm(_Form):
    """Who answers for a target, by the plan's own roles."""

    implement: list[Id] = []
    coordinate: list[Id] = []
    monitor: list[Id] = []
    direct: list[Id] = []
    guide: list[Id] = []


class TargetForm(_Form):
    """A target: what is measured, the threshold, who reports and who answers for it."""

    id: Id
    clause: Text
    area: Id
    name: Text
    name_en: IfGiven[Text] = None
    measure: MeasureForm
    threshold: ThresholdForm
    reported_by: list[Id]
    judged: Judged = Judged.EACH
    responsible: ResponsibleForm = ResponsibleForm()
    basis: IfGiven[Text] = None


class TaskForm(_Form):
    """A task: those who implement it report whether it is done."""

    id: Id
    clause: Text
    area: Id
    name: Text
    name_en: IfGiven[Text] = None
    responsible: ResponsibleForm
    basis: IfGiven[Text] = None


class PlanForm(_Form):
    """A plan of administrative reform, as its YAML file states it."""

    plan: PlanHead
    areas: list[AreaForm]
    groups: list[GroupForm] = []
    agencies: list[AgencyForm]
    targets: list[TargetForm] = []
    tasks: list[TaskForm] = []
