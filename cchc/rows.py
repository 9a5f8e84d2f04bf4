"""Which cells a row must, may and must not carry: one Pydantic validator a kind of measure.

Validators are put together from Pydantic's core schemas, since models of the same rows would take
longer to build than a quarter takes to check.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from types import MappingProxyType
from typing import Any, NamedTuple

from pydantic_core import CoreSchema, SchemaValidator, core_schema
from pydantic_core.core_schema import ValidationInfo

from cchc.cells import (
    NOT_APPLICABLE,
    Reading,
    is_not_applicable,
    may_be_share_of_one,
    percentages,
    read_answer,
    read_count,
    read_percentage,
    read_status,
    wrong,
)
from cchc.plan import MeasureKind
from cchc.words import Number

Understood = tuple[int | None, int | None, Decimal | str | None]
"""Numerator, denominator and value as a figure keeps them."""


class Row(NamedTuple):
    """What the cells of a row say: two counts or a value, and whether they apply at all."""

    numerator: int | None
    denominator: int | None
    value: Decimal | str | None
    applicable: bool
    """Whether there was anything to measure: not n/a, and not 0 of 0."""

    @property
    def understood(self) -> Understood:
        """Numerator, denominator and value as a figure keeps them."""
        return self[:3]


class UnusualForms(dict[str, tuple[str, str]]):
    """Column → what was found and how it was read; Pydantic's context while a row is validated."""


# --- cells --------------------------------------------------------------------------------------


def _cell(column: str, read: Callable[[str], Reading]) -> CoreSchema:
    """A cell that `read` understands, or an empty one."""

    def validate(text: str, info: ValidationInfo[UnusualForms]) -> Any:
        if not text:
            return None
        if column == "value" and is_not_applicable(text):
            return NOT_APPLICABLE
        reading = read(text)
        if reading.read_as is not None:
            info.context[column] = (text, reading.read_as)
        return reading.value

    return core_schema.with_info_plain_validator_function(validate)


def _unused(column: str) -> CoreSchema:
    """A cell that has to be empty, since the figure stands under value."""

    def validate(text: str) -> None:
        if text:
            raise wrong("cell-not-used", found=text, column=column, used="value")

    return core_schema.no_info_plain_validator_function(validate)


def _row(**cells: CoreSchema) -> CoreSchema:
    """The cells of a row by their columns."""
    fields = {column: core_schema.typed_dict_field(cell) for column, cell in cells.items()}
    return core_schema.typed_dict_schema(fields, extra_behavior="forbid")


# --- counts -------------------------------------------------------------------------------------


def _counts_row(check: Callable[[int, int], None]) -> CoreSchema:
    """Counts under numerator and denominator; 0 of 0, or n/a under value, does not apply.

    A percentage under value is only checked.
    """

    def validate(cells: dict[str, Any], info: ValidationInfo[UnusualForms]) -> Row:
        numerator, denominator, value = cells.values()
        if is_not_applicable(value):
            if numerator or denominator:
                raise wrong(
                    "not-applicable-with-counts",
                    found=value,
                    numerator=_shown(numerator),
                    denominator=_shown(denominator),
                    at="value",
                )
            return Row(numerator, denominator, None, applicable=False)
        if numerator is None or denominator is None:
            column = "numerator" if numerator is None else "denominator"
            raise wrong("empty-cell", column=column, at=column)
        check(numerator, denominator)
        if value:
            _check_stated(numerator, denominator, value, info.context)
        return Row(numerator, denominator, None, applicable=denominator > 0)

    cells = _row(
        numerator=_cell("numerator", read_count),
        denominator=_cell("denominator", read_count),
        value=core_schema.str_schema(),
    )
    return core_schema.with_info_after_validator_function(validate, cells)


def _check_part(numerator: int, denominator: int) -> None:
    """A part and the whole: numerator ≤ denominator."""
    if numerator > denominator:
        raise wrong(
            "numerator-above-denominator",
            numerator=numerator,
            denominator=denominator,
            at="numerator",
        )


def _check_change(numerator: int, denominator: int) -> None:
    """A count now and a count then; from 0 to something has no percentage."""
    if numerator and not denominator:
        raise wrong("change-from-zero", numerator=numerator, at="denominator")


def _check_stated(numerator: int, denominator: int, value: str, forms: UnusualForms) -> None:
    """Hold a stated percentage against the counts beside it."""
    readings = percentages(value)
    percent = Fraction(100 * numerator, denominator) if denominator else None
    if percent is not None:
        if any(_agrees(percent, each) for each in readings):
            return
        for each in readings:
            if may_be_share_of_one(each, value) and _agrees(percent / 100, each):
                forms["value"] = (value, Number(f"{(each * 100).normalize():f}%"))
                return
    raise wrong(
        "stated-percentage",
        found=value,
        numerator=numerator,
        denominator=denominator,
        percent="–" if percent is None else percent,
        at="value",
    )


def _agrees(percent: Fraction, stated: Decimal) -> bool:
    """Whether `stated` is `percent` at its own decimals, cut or rounded half up."""
    decimals = max(0, -int(stated.as_tuple().exponent))
    scaled = percent * 10**decimals
    wanted = stated.scaleb(decimals)
    return wanted in (scaled.__floor__(), (scaled + Fraction(1, 2)).__floor__())


def _shown(count: int | None) -> str:
    return "" if count is None else str(count)


# --- values -------------------------------------------------------------------------------------


def _value_row(read: Callable[[str], Reading]) -> CoreSchema:
    """A figure that stands under value alone; 0 of 0, or n/a under value, does not apply."""
    cells = _row(
        numerator=_unused("numerator"),
        denominator=_unused("denominator"),
        value=_cell("value", read),
    )
    cells = core_schema.no_info_before_validator_function(_zero_of_zero, cells)
    return core_schema.no_info_after_validator_function(_value, cells)


def _zero_of_zero(cells: dict[str, str]) -> dict[str, str]:
    blank = not cells["value"] or is_not_applicable(cells["value"])
    if blank and cells["numerator"] == cells["denominator"] == "0":
        return {"numerator": "", "denominator": "", "value": NOT_APPLICABLE}
    return cells


def _value(cells: dict[str, Any]) -> Row:
    value = cells["value"]
    if value is None:
        raise wrong("empty-cell", column="value", at="value")
    if value == NOT_APPLICABLE:
        return Row(None, None, None, applicable=False)
    return Row(None, None, value, applicable=True)


_SCHEMAS: Mapping[MeasureKind, Callable[[], CoreSchema]] = MappingProxyType(
    {
        MeasureKind.RATIO: partial(_counts_row, _check_part),
        MeasureKind.CHANGE: partial(_counts_row, _check_change),
        MeasureKind.PERCENT: partial(_value_row, read_percentage),
        MeasureKind.YES_NO: partial(_value_row, read_answer),
        MeasureKind.TASK: partial(_value_row, read_status),
    }
)


@cache
def _validator(kind: MeasureKind) -> SchemaValidator:
    return SchemaValidator(_SCHEMAS[kind]())


def read_row(kind: MeasureKind, cells: Mapping[str, str], forms: UnusualForms) -> Row:
    """Return what the cells of numerator, denominator and value say of a figure of some kind.

    `forms` takes what was unusual. Raises Pydantic's ValidationError, its errors named for rules.
    """
    row: Row = _validator(kind).validate_python(cells, context=forms)
    return row
