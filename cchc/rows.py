"""Which cells a row must, may and must not carry: one Pydantic model a kind of measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo, model_validator

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


class UnusualForms(dict[str, tuple[str, str]]):
    """Column → what was found and how it was read; Pydantic's context while a row is validated."""


def _cell(read: Callable[[str], Reading]) -> BeforeValidator:
    def validate(text: str, info: ValidationInfo) -> Any:
        if not text:
            return None
        if info.field_name == "value" and is_not_applicable(text):
            return NOT_APPLICABLE
        reading = read(text)
        if reading.read_as is not None and isinstance(info.context, UnusualForms):
            info.context[str(info.field_name)] = (text, reading.read_as)
        return reading.value

    return BeforeValidator(validate)


def _unused(text: str, info: ValidationInfo) -> None:
    if text:
        raise wrong("cell-not-used", found=text, column=info.field_name, used="value")


Count = Annotated[int | None, _cell(read_count)]
Unused = Annotated[None, BeforeValidator(_unused)]
NotApplicable = Literal["n/a"]


class Row(BaseModel):
    """The cells that carry a figure, as text in and as values out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @property
    def applicable(self) -> bool:
        """Whether there was anything to measure."""
        raise NotImplementedError

    @property
    def understood(self) -> Understood:
        """Numerator, denominator and value as a figure keeps them."""
        raise NotImplementedError


class CountsRow(Row):
    """Counts under numerator and denominator; 0 of 0, or n/a under value, does not apply."""

    numerator: Count
    denominator: Count
    value: str

    @model_validator(mode="after")
    def _check(self, info: ValidationInfo) -> Self:
        if is_not_applicable(self.value):
            if self.numerator or self.denominator:
                raise wrong(
                    "not-applicable-with-counts",
                    found=self.value,
                    numerator=_shown(self.numerator),
                    denominator=_shown(self.denominator),
                    at="value",
                )
            return self
        if self.numerator is None or self.denominator is None:
            column = "numerator" if self.numerator is None else "denominator"
            raise wrong("empty-cell", column=column, at=column)
        self._check_counts(self.numerator, self.denominator)
        if self.value:
            forms = info.context if isinstance(info.context, UnusualForms) else UnusualForms()
            self._check_stated(self.numerator, self.denominator, forms)
        return self

    def _check_counts(self, numerator: int, denominator: int) -> None:
        raise NotImplementedError

    def _check_stated(self, numerator: int, denominator: int, forms: UnusualForms) -> None:
        readings = percentages(self.value)
        percent = Fraction(100 * numerator, denominator) if denominator else None
        if percent is not None:
            if any(_agrees(percent, each) for each in readings):
                return
            for each in readings:
                if may_be_share_of_one(each, self.value) and _agrees(percent / 100, each):
                    forms["value"] = (self.value, Number(f"{(each * 100).normalize():f}%"))
                    return
        raise wrong(
            "stated-percentage",
            found=self.value,
            numerator=numerator,
            denominator=denominator,
            percent="–" if percent is None else percent,
            at="value",
        )

    @property
    def applicable(self) -> bool:
        """Whether there was anything to measure: not n/a, and not 0 of 0."""
        return bool(self.denominator)

    @property
    def understood(self) -> Understood:
        """The two counts; a stated percentage is only checked."""
        return self.numerator, self.denominator, None


class RatioRow(CountsRow):
    """A part and the whole: numerator ≤ denominator."""

    def _check_counts(self, numerator: int, denominator: int) -> None:
        if numerator > denominator:
            raise wrong(
                "numerator-above-denominator",
                numerator=numerator,
                denominator=denominator,
                at="numerator",
            )


class ChangeRow(CountsRow):
    """A count now and a count then; from 0 to something has no percentage."""

    def _check_counts(self, numerator: int, denominator: int) -> None:
        if numerator and not denominator:
            raise wrong("change-from-zero", numerator=numerator, at="denominator")


class ValueRow(Row):
    """A figure that stands under value alone; 0 of 0, or n/a under value, does not apply."""

    numerator: Unused
    denominator: Unused
    value: Any

    @model_validator(mode="before")
    @classmethod
    def _zero_of_zero(cls, cells: dict[str, str]) -> dict[str, str]:
        blank = not cells["value"] or is_not_applicable(cells["value"])
        if blank and cells["numerator"] == cells["denominator"] == "0":
            return {"numerator": "", "denominator": "", "value": NOT_APPLICABLE}
        return cells

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.value is None:
            raise wrong("empty-cell", column="value", at="value")
        return self

    @property
    def applicable(self) -> bool:
        """Whether there was anything to measure."""
        return bool(self.value != NOT_APPLICABLE)

    @property
    def understood(self) -> Understood:
        """The value, where there was anything to measure."""
        return None, None, self.value if self.applicable else None


class PercentRow(ValueRow):
    """A percentage from 0 to 100."""

    value: Annotated[Decimal | NotApplicable | None, _cell(read_percentage)]


class YesNoRow(ValueRow):
    """An answer: yes or no."""

    value: Annotated[Literal["yes", "no"] | NotApplicable | None, _cell(read_answer)]


class TaskRow(ValueRow):
    """The status of a task."""

    value: Annotated[
        Literal["done", "in_progress", "not_started"] | NotApplicable | None, _cell(read_status)
    ]


ROWS: Mapping[MeasureKind, type[Row]] = MappingProxyType(
    {
        MeasureKind.RATIO: RatioRow,
        MeasureKind.CHANGE: ChangeRow,
        MeasureKind.PERCENT: PercentRow,
        MeasureKind.YES_NO: YesNoRow,
        MeasureKind.TASK: TaskRow,
    }
)
"""The model of each measure."""


def _agrees(percent: Fraction, stated: Decimal) -> bool:
    """Whether `stated` is `percent` at its own decimals, cut or rounded half up."""
    decimals = max(0, -int(stated.as_tuple().exponent))
    scaled = percent * 10**decimals
    wanted = stated.scaleb(decimals)
    return wanted in (scaled.__floor__(), (scaled + Fraction(1, 2)).__floor__())


def _shown(count: int | None) -> str:
    return "" if count is None else str(count)
