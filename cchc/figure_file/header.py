"""Which column is which: the header of a file of figures, in either language, in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc.diagnostics import Diagnostic, Place, diagnostic
from cchc.figures import COLUMNS, OPTIONAL_COLUMNS
from cchc.spelling import Spellings, fold, nearest, tidy
from cchc.table import DELIMITERS, Header

WIDEST = 100
"""Most columns that a header may have."""

_LONGEST = 100
"""Longest name that is compared with others, in characters."""

_FEWEST = 2
"""A line that names fewer columns of the form, even misspelt ones, is not meant as its header."""

COLUMN_NAMES: dict[str, tuple[str, ...]] = {
    "period": ("kỳ báo cáo", "kỳ", "kỳ số liệu", "quý"),
    "agency": ("cơ quan", "mã cơ quan", "đơn vị", "cơ quan báo cáo", "đơn vị báo cáo"),
    "target": ("chỉ tiêu", "mã chỉ tiêu", "chỉ tiêu, nhiệm vụ", "chỉ tiêu/nhiệm vụ"),
    "numerator": ("tử số",),
    "denominator": ("mẫu số",),
    "value": ("giá trị", "kết quả"),
    "note": ("ghi chú",),
    "evidence": ("minh chứng", "tài liệu kiểm chứng", "tài liệu minh chứng"),
}
"""Names that a column may bear besides its own."""

HELPER_COLUMNS = (
    "agency_name",
    "target_name",
    "to_report",
    "previous_numerator",
    "previous_denominator",
    "previous_value",
    "tên cơ quan",
    "tên chỉ tiêu",
    "nội dung báo cáo",
    "tử số kỳ trước",
    "mẫu số kỳ trước",
    "giá trị kỳ trước",
)
"""Columns of the form that help whoever fills it in, and are passed over."""

_COLUMN_BY_KEY = {
    fold(name): column for column, names in COLUMN_NAMES.items() for name in (column, *names)
}
_HELPER_KEYS = frozenset(map(fold, HELPER_COLUMNS))


def known_column(cell: str) -> str | None:
    """Return the column that a header cell names, or None."""
    return _COLUMN_BY_KEY.get(fold(cell[:_LONGEST]))


def delimiter_of(line: str) -> str:
    """Return the delimiter under which a header line names the most columns of the form."""

    def fit(delimiter: str) -> tuple[int, int]:
        cells = line.split(delimiter)
        known = sum(known_column(cell.strip().strip('"')) is not None for cell in cells[:WIDEST])
        return known, len(cells)

    return max(DELIMITERS, key=fit)


def read_header(cells: Sequence[str], place: Place) -> tuple[Header | None, list[Diagnostic]]:
    """Return the header, or None where figures cannot be read under it, and what is wrong."""
    names = [tidy(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > WIDEST:
        found = diagnostic("too-many-columns", place, count=len(names), limit=WIDEST)
        return None, [found]
    positions: dict[str, int] = {}
    found_wrong: list[Diagnostic] = []
    unknown: list[tuple[int, str]] = []
    for position, name in enumerate(names):
        column = known_column(name)
        here = place._replace(column=position + 1)
        if column is None:
            unknown.append((position, name))
        elif column in positions:
            first = positions[column] + 1
            found_wrong.append(
                diagnostic("duplicate-column", here, column=name, first=first, field=column)
            )
        else:
            positions[column] = position
    missing = [column for column in COLUMNS if column not in positions]
    found_missing = list(_missing(missing, unknown, place))
    meant = {each.details["nearest"] for each in found_missing} - {None}
    if len(positions) + len(meant) < _FEWEST:
        return None, [diagnostic("no-header", place, header=",".join(COLUMNS))]
    found_wrong += found_missing
    if found_wrong:
        return None, found_wrong
    warnings = _unknown(unknown, place)
    return Header(tuple(positions[column] for column in COLUMNS), len(names)), list(warnings)


def _missing(
    missing: Sequence[str], unknown: Sequence[tuple[int, str]], place: Place
) -> Iterator[Diagnostic]:
    names = Spellings(name for _, name in unknown if len(name) <= _LONGEST)
    header = ",".join(COLUMNS)
    for column in missing:
        near = next(filter(None, map(names.nearest, (column, *COLUMN_NAMES[column]))), None)
        yield diagnostic(
            "missing-column", place, column=column, header=header, field=column, nearest=near
        )


def _unknown(unknown: Sequence[tuple[int, str]], place: Place) -> Iterator[Diagnostic]:
    for position, name in unknown:
        if name and fold(name[:_LONGEST]) not in _HELPER_KEYS:
            here = place._replace(column=position + 1)
            near = nearest(name, (*COLUMNS, *OPTIONAL_COLUMNS))
            yield diagnostic(
                "unknown-column", here, column=name, field=name, value=name, nearest=near
            )
