"""The plan as a value, and the plan of 2020 held against what was agreed on, row by row."""

import csv
import re
import unicodedata
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.plan import Agency, Comparison, Level, MeasureKind, Plan, Role, Target, Threshold
from cchc.plan_file import read_plan

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "plan" / "2020.yaml"
EXPECTED = Path(__file__).with_name("plan_2020_expected.csv")
"""What every target and task of 2020 must say; read from the plan on paper, not from ours."""

SIGNS = {
    Comparison.AT_LEAST: ">=",
    Comparison.AT_MOST: "<=",
    Comparison.MORE_THAN: ">",
    Comparison.LESS_THAN: "<",
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(PLAN)


def expected_rows() -> list[dict[str, str]]:
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def row_of(target: Target) -> dict[str, str]:
    """A target in the words of the table of what is expected."""
    sign = SIGNS[target.threshold.comparison]
    roles = {role: " ".join(names) for role, names in target.responsible.items()}
    return {
        "id": target.id,
        "clause": target.clause,
        "area": target.area,
        "kind": str(target.measure.kind),
        "threshold": f"{sign}{target.threshold.percent}",
        "reported_by": " ".join(target.reported_by),
        "judged": str(target.judged),
        "roles": "; ".join(f"{role}: {roles[role]}" for role in Role if role in roles),
        "basis": target.basis or "",
    }


@pytest.mark.parametrize("expected", expected_rows(), ids=lambda row: str(row["id"]))
def test_target_of_2020(plan: Plan, expected: dict[str, str]) -> None:
    assert row_of(plan.target_by_id[expected["id"]]) == expected


def test_the_plan_of_2020_has_nothing_else(plan: Plan) -> None:
    assert [target.id for target in plan.targets] == [row["id"] for row in expected_rows()]
    assert Counter(target.kind for target in plan.targets) == {"target": 38, "task": 53}
    assert [target.index for target in plan.targets] == list(range(91))


def test_the_areas_of_2020(plan: Plan) -> None:
    assert [(area.id, area.clause) for area in plan.areas] == [
        ("institutions", "II.1"),
        ("procedures", "II.2"),
        ("apparatus", "II.3"),
        ("workforce", "II.4"),
        ("public-finance", "II.5"),
        ("modernisation", "II.6"),
        ("steering", "II.7"),
    ]
    kinds = {target.kind for target in plan.targets if target.area == "apparatus"}
    assert kinds == {"task"}


def test_the_agencies_of_2020(plan: Plan) -> None:
    assert len(plan.agencies) == 134
    assert Counter(agency.level for agency in plan.agencies) == {
        Level.PROVINCE: 1,
        Level.DEPARTMENT: 20,
        Level.SERVICE_UNIT: 1,
        Level.DISTRICT: 10,
        Level.COMMUNE: 102,
    }
    communes = Counter(agency.parent for agency in plan.agencies if agency.level is Level.COMMUNE)
    assert communes == {
        "ubnd-tp-kon-tum": 21,
        "ubnd-huyen-dak-glei": 12,
        "ubnd-huyen-ngoc-hoi": 8,
        "ubnd-huyen-dak-to": 9,
        "ubnd-huyen-kon-plong": 9,
        "ubnd-huyen-kon-ray": 7,
        "ubnd-huyen-dak-ha": 11,
        "ubnd-huyen-sa-thay": 11,
        "ubnd-huyen-tu-mo-rong": 11,
        "ubnd-huyen-ia-hdrai": 3,
    }
    assert {group.id: len(group.members) for group in plan.groups} == {
        "departments": 20,
        "districts": 10,
        "communes": 102,
    }


def test_what_is_due_in_2020(plan: Plan) -> None:
    assert sum(plan.due) == 1100
    assert sum(len(target.reporters) for target in plan.targets) == 1100
    for target in plan.targets:
        for agency in plan.agencies:
            due = bool(plan.due[plan.slot(agency, target)])
            assert due == (agency.id in target.reporters)


def test_the_tasks_of_2020_are_reported_by_those_who_implement_them(plan: Plan) -> None:
    for target in plan.targets:
        if target.is_task:
            assert target.measure.kind is MeasureKind.TASK
            assert target.reporters == target.roles[Role.IMPLEMENT]


@pytest.mark.parametrize(
    ("target", "agency", "population"),
    [
        ("CT01", "so-noi-vu", 30),
        ("CT08", "ubnd-tp-kon-tum", 21),
        ("CT08", "ubnd-huyen-ia-hdrai", 3),
        ("CT09", "so-y-te", None),
    ],
)
def test_denominators_that_the_register_fixes(
    plan: Plan, target: str, agency: str, population: int | None
) -> None:
    given_by = plan.population_of(plan.target_by_id[target], plan.agency_by_id[agency])
    assert given_by == population


def test_the_communes_with_autonomy_are_all_communes(plan: Plan) -> None:
    target = plan.target_by_id["CT08"]
    agencies = [plan.agency_by_id[reporter] for reporter in target.reporters]
    assert sum(plan.population_of(target, agency) or 0 for agency in agencies) == 102


def test_names_read_well(plan: Plan) -> None:
    names = [plan.name, *(area.name for area in plan.areas)]
    names += [agency.name for agency in plan.agencies] + [group.name for group in plan.groups]
    for name in [*names, *(target.name for target in plan.targets)]:
        for text in (name.vi, name.en):
            assert text == unicodedata.normalize("NFC", text).strip()
            assert not text.endswith(".")
        assert name.vi != name.en
        assert name.en.isascii() or re.search("[’–]", name.en)
    for target in plan.targets:
        assert len(target.name.vi) <= 60, target.name.vi
        assert len(target.name.en) <= 70, target.name.en
    assert len({target.name.vi for target in plan.targets}) == 91


def test_every_count_is_said_in_words(plan: Plan) -> None:
    for target in plan.targets:
        measure = target.measure
        words = (measure.numerator, measure.denominator, measure.value)
        if measure.kind.counts:
            assert words[0] is not None
            assert words[1] is not None
        elif not target.is_task:
            assert words[2] is not None
        assert all(word is None or word.vi != word.en for word in words)


SPELLINGS = [
    ("so-noi-vu", "so-noi-vu"),
    ("SO-NOI-VU", "so-noi-vu"),
    (" so-noi-vu ", "so-noi-vu"),
    ("Sở Nội vụ", "so-noi-vu"),
    ("SỞ NỘI VỤ", "so-noi-vu"),
    ("sở  nội vụ", "so-noi-vu"),
    ("Sở\u00a0Nội vụ", "so-noi-vu"),
    ("So\u031b\u0309 No\u0302\u0323i vu\u0323", "so-noi-vu"),
    ("snv", "so-noi-vu"),
    ("Department of Home Affairs", "so-noi-vu"),
    ("Sở VH,TT&DL", "so-vhttdl"),
    ("Sở VH, TT & DL", "so-vhttdl"),
    ("Sở Văn hoá, Thể thao và Du lịch", "so-vhttdl"),
    ("Sở Lao động – Thương binh và Xã hội", "so-ldtbxh"),
    ("Sở LĐ - TB&XH", "so-ldtbxh"),
    ("SLÐTBXH", "so-ldtbxh"),
    ("Uỷ ban nhân dân tỉnh Kon Tum", "ubnd-tinh"),
    ("Văn phòng Uỷ ban nhân dân tỉnh", "vp-ubnd"),
    ("UBND huyện Ia H’Drai", "ubnd-huyen-ia-hdrai"),
    ("uỷ ban nhân dân xã Hoà Bình", "xa-hoa-binh"),
    ("UBND huyện Đăk Hà", "ubnd-huyen-dak-ha"),
    ("UBND xã Đăk Hà", "xa-dak-ha"),
    # Of two communes of one name, the parent tells which.
    ("UBND xã Đăk Long (UBND huyện Đăk Hà)", "xa-dak-long-dak-ha"),
    ("UBND xã Đăk Long (huyện Đăk Glei)", "xa-dak-long-dak-glei"),
    ("UBND xã Đăk Long, huyện Đăk Hà", "xa-dak-long-dak-ha"),
    ("UBND xã Đăk Long - huyện Đăk Glei", "xa-dak-long-dak-glei"),
    (
        "Uỷ ban nhân dân xã Ðăk Long (Uỷ ban nhân dân huyện Ðăk Glei)",
        "xa-dak-long-dak-glei",
    ),
    ("People's Committee of Dak Long Commune, Dak Ha District", "xa-dak-long-dak-ha"),
    ("UBND xã Hòa Bình, thành phố Kon Tum", "xa-hoa-binh"),
]


@pytest.mark.parametrize(("spelling", "agency"), SPELLINGS)
def test_an_agency_by_any_spelling(plan: Plan, spelling: str, agency: str) -> None:
    assert [each.id for each in plan.agencies_named(spelling)] == [agency]


NOBODY = [
    "",
    " ",
    "-",
    ",",
    "Sở",
    "So Noi vu",
    "Sơ Nội vụ",
    "so noi vu",
    "xã Đăk Long",
    "UBND xã Đắk Long",
    "UBND xã Đăk Hà, huyện Đăk Hà",  # there is one, but in another district
    "UBND xã Đăk Long, huyện Kon Rẫy",
    "UBND xã Đăk Long, Hà",
    "UBND xã Đăk Long ()",
    "(" * 10_000,
    "a," * 10_000,
]


@pytest.mark.parametrize("spelling", NOBODY)
def test_nobody(plan: Plan, spelling: str) -> None:
    assert plan.agencies_named(spelling) == ()


@pytest.mark.parametrize("spelling", ["Ủy ban nhân dân xã Đăk Long", "ubnd xã đăk long"])
def test_two_communes_of_one_name_are_both_named(plan: Plan, spelling: str) -> None:
    named = {agency.id for agency in plan.agencies_named(spelling)}
    assert named == {"xa-dak-long-dak-glei", "xa-dak-long-dak-ha"}


@pytest.mark.parametrize(
    ("spelling", "nearest"),
    [
        ("so-tgvt", "so-gtvt"),
        ("ubnd-huyen-ia-hdraix", "ubnd-huyen-ia-hdrai"),
        ("XA-DAK-HAX", "xa-dak-ha"),
        ("SVN", "SNV"),
        ("SởNộivụ", "Sở Nội vụ"),
        ("UBNDxãĐắkLong", "UBND xã Đăk Long"),
        ("Sở.Y.tế", "Sở Y tế"),
        ("Nội_vụ", "Sở Nội vụ"),
        ("Sở", None),
        ("Sở Nội vu", "Sở Nội vụ"),
        ("UBND xã Đắk Tơ Lung", "UBND xã Đăk Tơ Lung"),
        ("zzzzzz", None),
        ("z z z z", None),
    ],
)
def test_the_agency_that_is_meant_most_likely(
    plan: Plan, spelling: str, nearest: str | None
) -> None:
    assert plan.nearest_agency(spelling) == nearest


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_agency_is_known_by_what_is_shown(plan: Plan, lang: str) -> None:
    shown = [plan.show_agency(agency, lang) for agency in plan.agencies]
    assert len(set(shown)) == len(shown)
    for agency, name in zip(plan.agencies, shown, strict=True):
        assert plan.agencies_named(name) == (agency,)


def test_only_names_that_are_shared_are_shown_with_the_parent(plan: Plan) -> None:
    one, other = plan.agencies_named("UBND xã Đăk Long")
    name = "Ủy ban nhân dân xã Đăk Long"
    assert plan.show_agency(one, "vi") == f"{name} (Ủy ban nhân dân huyện Đăk Glei)"
    assert plan.show_agency(other, "vi") == f"{name} (Ủy ban nhân dân huyện Đăk Hà)"
    assert plan.show_agency(plan.agency_by_id["so-y-te"], "vi") == "Sở Y tế"


def test_the_spelling_of_one_agency_is_no_other_one(plan: Plan) -> None:
    for agency in plan.agencies:
        for spelling in (agency.id, *agency.spellings):
            named = plan.agencies_named(spelling)
            assert agency in named
            assert len(named) == 1 or "Đăk Long" in spelling


@pytest.mark.parametrize(
    ("spelling", "target"),
    [("CT10.4", "CT10.4"), ("ct10.4", "CT10.4"), (" nv1.1 ", "NV1.1"), ("CT10", None), ("", None)],
)
def test_targets_by_id(plan: Plan, spelling: str, target: str | None) -> None:
    found = plan.target_named(spelling)
    assert (found.id if found else None) == target


def test_an_id_is_certain_whatever_names_look_like_it() -> None:
    name = read_plan(PLAN).name
    agencies = tuple(
        Agency(at, id_, name, Level.DEPARTMENT, None, aliases)
        for at, (id_, aliases) in enumerate([("so-a", ("SO-B",)), ("so-b", ())])
    )
    plan = Plan("p", name, "so-a", 2020, "vi", "", "", (), (), agencies, ())
    assert plan.agencies_named("SO-B") == (agencies[1],)


COMPARISONS = [
    (Comparison.AT_LEAST, (False, True, True)),
    (Comparison.AT_MOST, (True, True, False)),
    (Comparison.MORE_THAN, (False, False, True)),
    (Comparison.LESS_THAN, (True, False, False)),
]


@pytest.mark.parametrize(("comparison", "met"), COMPARISONS)
def test_one_unit_around_a_threshold(comparison: Comparison, met: tuple[bool, bool, bool]) -> None:
    threshold = Threshold(comparison, Decimal("89.97"))
    assert tuple(threshold.met_by(each, 10_000) for each in (8996, 8997, 8998)) == met
    below, above = 8997 * 10**11 - 1, 8997 * 10**11 + 1
    assert tuple(threshold.met_by(each, 10**15) for each in (below, above)) == (met[0], met[2])
    assert threshold.wants_more == met[2]


def test_8996_of_10000_is_not_90_percent() -> None:
    assert not Threshold(Comparison.AT_LEAST, Decimal(90)).met_by(8996, 10_000)
    assert Threshold(Comparison.AT_LEAST, Decimal(90)).met_by(9000, 10_000)


@given(
    st.sampled_from(Comparison),
    st.decimals(0, 300, places=3),
    st.integers(0, 10**7),
    st.integers(1, 10**7),
)
def test_comparisons_are_exact(
    comparison: Comparison, percent: Decimal, numerator: int, denominator: int
) -> None:
    value, limit = Fraction(100 * numerator, denominator), Fraction(percent)
    expected = {
        Comparison.AT_LEAST: value >= limit,
        Comparison.AT_MOST: value <= limit,
        Comparison.MORE_THAN: value > limit,
        Comparison.LESS_THAN: value < limit,
    }
    threshold = Threshold(comparison, percent)
    assert threshold.met_by(numerator, denominator) is expected[comparison]
    assert threshold.met_by_all([numerator], [denominator]) == [expected[comparison]]
