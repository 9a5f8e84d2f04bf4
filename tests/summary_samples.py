"""A small plan, and scorecards of it written as a table: what the tests of the summary share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cchc.figures import Figure, Figures, Period, Source, State
from cchc.plan import Plan
from cchc.plan_file import read_plan
from cchc.scorecard import Scorecard
from cchc.scoring import find_results, score_results

PLAN = """
plan: {id: small, name: Kế hoạch nhỏ, name_en: A small plan, issuer: top, year: 2020, language: vi}
areas:
  - {id: files, name: Hồ sơ, name_en: Files, clause: "1"}
  - {id: people, name: Cán bộ, name_en: People, clause: "2"}
groups:
  - {id: departments, name: Các sở, name_en: Departments, level: department}
agencies:
  - {id: top, name: Ủy ban nhân dân tỉnh, name_en: The province, level: province}
  - {id: a, name: Sở A, name_en: Department A, level: department, parent: top}
  - {id: b, name: Sở B, name_en: Department B, level: department, parent: top}
  - {id: c, name: Sở C, name_en: Department C, level: department, parent: top}
  - {id: d, name: Huyện D, name_en: District D, level: district, parent: top}
targets:
  - id: R90
    clause: "1"
    area: files
    name: Hồ sơ đúng hạn
    name_en: Files on time
    measure: {kind: ratio, numerator: Số hồ sơ đúng hạn, numerator_en: Files on time,
              denominator: Số hồ sơ, denominator_en: Files}
    threshold: {at_least: 90}
    reported_by: [departments]
    judged: each
    responsible: {implement: [departments]}
  - id: R50
    clause: "1"
    area: files
    name: Hồ sơ trực tuyến
    name_en: Files online
    measure: {kind: ratio, numerator: Số hồ sơ trực tuyến, numerator_en: Files online,
              denominator: Số hồ sơ, denominator_en: Files}
    threshold: {at_least: 50}
    reported_by: [d]
    judged: each
    responsible: {implement: [d]}
  - id: Y100
    clause: "2"
    area: people
    name: Có trang thông tin
    name_en: Has a website
    measure: {kind: yes_no, value: Có trang thông tin không?, value_en: Is there a website?}
    threshold: {at_least: 100}
    reported_by: [departments]
    judged: each
    responsible: {implement: [departments]}
  - id: C100
    clause: "2"
    area: people
    name: Giấy tờ so với năm trước
    name_en: Paper against the year before
    measure: {kind: change, numerator: Nay, numerator_en: Now,
              denominator: Trước, denominator_en: Before}
    threshold: {less_than: 100}
    reported_by: [d]
    judged: each
    responsible: {implement: [d]}
tasks:
  - {id: N1, clause: "2", area: people, name: Ban hành kế hoạch, name_en: Issue the plan,
     responsible: {implement: [a]}}
"""

Cell = tuple[int, int] | str
"""Counts, an answer, `n/a`, or `invalid`; what is not reported is not there."""


def small_plan(folder: Path) -> Plan:
    """Return the small plan, written into `folder`."""
    path = folder / "small.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return read_plan(str(path))


def card(plan: Plan, quarter: int, cells: Mapping[str, Cell]) -> Scorecard:
    """Return the scorecard of a quarter from cells under `agency target`."""
    figures: list[Figure | None] = [None] * len(plan.due)
    for line, (key, cell) in enumerate(cells.items(), start=2):
        agency, target = key.split()
        slot = plan.slot(plan.agency_by_id[agency], plan.target_by_id[target])
        assert plan.due[slot], key
        figures[slot] = _figure(cell, line)
    source = Source(f"q{quarter}.csv", f"{quarter}" * 64, len(cells), "utf-8", ",")
    return score_results(
        find_results(plan, Period(2020, quarter), Figures.of(figures), [source], len(cells))
    )


def _figure(cell: Cell, line: int) -> Figure:
    if isinstance(cell, tuple):
        return Figure(State.USABLE, *cell, None, 0, line)
    if cell in ("n/a", "invalid"):
        state = State.INVALID if cell == "invalid" else State.NOT_APPLICABLE
        return Figure(state, None, None, None, 0, line)
    return Figure(State.USABLE, None, None, cell, 0, line)


WHOLE: dict[str, Cell] = {
    "a R90": (9, 10),
    "b R90": (8, 10),
    "c R90": (10, 10),
    "d R50": (40, 100),
    "a Y100": "yes",
    "b Y100": "no",
    "c Y100": "yes",
    "d C100": (90, 100),
    "a N1": "in_progress",
}
"""Everything that is due: R90 met, R50 and Y100 not met, C100 met, N1 not met."""


def without(*keys: str, **changed: Cell) -> dict[str, Cell]:
    """Return WHOLE without some cells, and with others changed (`a_R90=(1, 2)`)."""
    cells = {key: cell for key, cell in WHOLE.items() if key not in keys}
    return cells | {key.replace("_", " "): cell for key, cell in changed.items()}
