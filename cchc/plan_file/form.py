"""The form of a plan file: its keys and the kinds of their values, as Pydantic models."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from cchc.plan import Judged, Level


def _text(value: object) -> object:
    if isinstance(value, Decimal):
        # A bare number where text is meant has one reading, since surprises were refused before.
        return str(value)
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("empty-text", "empty")
    return value


def _id(value: object) -> object:
    value = _text(value)
    if isinstance(value, str) and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", value):
        raise PydanticCustomError("malformed-id", "malformed", {"found": value})
    return value


Text = Annotated[str, BeforeValidator(_text), Field(min_length=1)]
Id = Annotated[
    str, BeforeValidator(_id), Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", min_length=1)
]
Year = Annotated[int, Field(ge=1900, le=2999)]
Percent = Annotated[Decimal, Field(strict=True)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlanHead(_Form):
    """What the plan is, who issued it and for which year."""

    id: Id
    name: Text
    name_en: Text | None = None
    issuer: Id
    year: Year
    language: Literal["vi", "en"] = "vi"


class AreaForm(_Form):
    """A field of reform; `clause` names its part of the plan."""

    id: Id
    name: Text
    name_en: Text | None = None
    clause: Text | None = None


class GroupForm(_Form):
    """Agencies named together: all of a `level`, or the `members` listed."""

    id: Id
    name: Text
    name_en: Text | None = None
    level: Level | None = None
    members: list[Id] | None = None


class AgencyForm(_Form):
    """An agency of the register."""

    id: Id
    name: Text
    name_en: Text | None = None
    level: Level
    parent: Id | None = None
    aliases: list[Text] = []


class MeasureForm(_Form):
    """What is counted, in words, under the names of the columns of the figures."""

    kind: Literal["ratio", "change", "percent", "yes_no"]
    numerator: Text | None = None
    numerator_en: Text | None = None
    denominator: Text | None = None
    denominator_en: Text | None = None
    value: Text | None = None
    value_en: Text | None = None
    population: list[Id] = []


class ThresholdForm(_Form):
    """One comparison, in percent."""

    at_least: Percent | None = None
    at_most: Percent | None = None
    more_than: Percent | None = None
    less_than: Percent | None = None


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
    name_en: Text | None = None
    measure: MeasureForm
    threshold: ThresholdForm
    reported_by: list[Id]
    judged: Judged = Judged.EACH
    responsible: ResponsibleForm = ResponsibleForm()
    basis: Text | None = None


class TaskForm(_Form):
    """A task: those who implement it report whether it is done."""

    id: Id
    clause: Text
    area: Id
    name: Text
    name_en: Text | None = None
    responsible: ResponsibleForm
    basis: Text | None = None


class PlanForm(_Form):
    """A plan of administrative reform, as its YAML file states it."""

    plan: PlanHead
    areas: list[AreaForm]
    groups: list[GroupForm] = []
    agencies: list[AgencyForm]
    targets: list[TargetForm] = []
    tasks: list[TaskForm] = []
