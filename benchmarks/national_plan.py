"""Makes a plan of national size: 63 invented provinces in one, and what their agencies report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

YEAR = 2020

AGENCIES_OF_PROVINCE = 175
DEPARTMENTS = 20
FEWEST_DISTRICTS = 10

SUBJECTS = (
    ("Hồ sơ thủ tục hành chính giải quyết đúng hạn", "Hồ sơ giải quyết đúng hạn", "Hồ sơ đã nhận"),
    ("Hồ sơ tiếp nhận trực tuyến", "Hồ sơ tiếp nhận trực tuyến", "Hồ sơ đã nhận"),
    ("Văn bản đi được ký số", "Văn bản được ký số", "Văn bản đã phát hành"),
    ("Hồ sơ công việc xử lý trên môi trường mạng", "Hồ sơ xử lý trên mạng", "Hồ sơ công việc"),
    ("Phản ánh, kiến nghị được trả lời đúng hạn", "Phản ánh trả lời đúng hạn", "Phản ánh đã nhận"),
    ("Thanh toán không dùng tiền mặt", "Lượt thanh toán trực tuyến", "Lượt thanh toán"),
    ("Kết quả giải quyết được số hóa", "Kết quả được số hóa", "Kết quả đã trả"),
    ("Người dân, tổ chức hài lòng", "Phiếu hài lòng", "Phiếu đã thu"),
)
THRESHOLDS = (30, 50, 60, 70, 80, 90, 95, 100)


class Agency(NamedTuple):
    """An agency of the made register."""

    id: str
    name: str
    level: str
    parent: str | None


def make_agencies(provinces: int) -> list[Agency]:
    """Return the register: for each province 175 agencies, its committee first."""
    return [agency for number in range(1, provinces + 1) for agency in _province(number)]


def _province(number: int) -> Iterator[Agency]:
    province = f"p{number:02}"
    yield Agency(province, f"Ủy ban nhân dân tỉnh {number:02}", "province", None)
    for department in range(1, DEPARTMENTS + 1):
        name = f"Sở {department:02} tỉnh {number:02}"
        yield Agency(f"{province}-d{department:02}", name, "department", province)
    districts = FEWEST_DISTRICTS + number % 2
    communes = AGENCIES_OF_PROVINCE - 1 - DEPARTMENTS - districts
    for district in range(1, districts + 1):
        place = f"huyện {district:02} tỉnh {number:02}"
        parent = f"{province}-h{district:02}"
        yield Agency(parent, f"Ủy ban nhân dân {place}", "district", province)
        here = communes // districts + (district <= communes % districts)
        for commune in range(1, here + 1):
            name = f"Ủy ban nhân dân xã {commune:02} {place}"
            yield Agency(f"{parent}-x{commune:02}", name, "commune", parent)


def make_targets(count: int) -> list[str]:
    """Return the ids of `count` targets."""
    width = max(2, len(str(count)))
    return [f"CT{number:0{width}}" for number in range(1, count + 1)]


def show_plan(agencies: Sequence[Agency], targets: Sequence[str]) -> Iterator[str]:
    """Yield the plan file, piece by piece."""
    yield f'plan: {{id: national-{YEAR}, name: "Kế hoạch thử nghiệm quy mô cả nước năm {YEAR}", '
    yield f'name_en: "Trial plan of national size, {YEAR}", issuer: p01, year: {YEAR}}}\n\n'
    yield "areas:\n"
    yield "  - {id: procedures, name: Cải cách thủ tục hành chính, clause: I}\n"
    yield "  - {id: modernisation, name: Hiện đại hóa hành chính, clause: II}\n\n"
    yield "groups:\n"
    for level, name in (
        ("province", "Ủy ban nhân dân các tỉnh"),
        ("department", "Các sở, ban, ngành"),
        ("district", "Ủy ban nhân dân các huyện"),
        ("commune", "Ủy ban nhân dân các xã"),
    ):
        yield f'  - {{id: {level}s, name: "{name}", level: {level}}}\n'
    yield "\nagencies:\n"
    for agency in agencies:
        parent = f", parent: {agency.parent}" if agency.parent else ""
        yield f'  - {{id: {agency.id}, name: "{agency.name}", level: {agency.level}{parent}}}\n'
    yield "\ntargets:\n"
    for position, target in enumerate(targets):
        yield from _show_target(position, target)


def _show_target(position: int, target: str) -> Iterator[str]:
    name, numerator, denominator = SUBJECTS[position % len(SUBJECTS)]
    first_area = position % 2 == 0
    yield f"  - id: {target}\n"
    yield f"    clause: {'I' if first_area else 'II'}.{position + 1}\n"
    yield f"    area: {'procedures' if first_area else 'modernisation'}\n"
    yield f'    name: "{name} (nhóm {position // len(SUBJECTS) + 1})"\n'
    yield f'    measure: {{kind: ratio, numerator: "{numerator}", denominator: "{denominator}"}}\n'
    yield f"    threshold: {{at_least: {THRESHOLDS[position * 3 % len(THRESHOLDS)]}}}\n"
    yield "    reported_by: [provinces, departments, districts, communes]\n"
    yield "    judged: each\n"
    yield "    responsible: {implement: [departments, communes], direct: [districts], "
    yield "monitor: [provinces]}\n"
