"""`cchc explain`: whole outputs, ids, exit codes, and JSON that fits its schema."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.conftest import ROOT, Cchc, Golden

Q3 = "data/q3.csv"
SCHEMA = json.loads((ROOT / "cchc" / "schemas" / "explain-1.json").read_text(encoding="utf-8"))

# What is explained, under the name of its golden file.
GOLDEN_RUNS = {
    "ratio": ("CT08", Q3),
    "ratio-undecided": ("CT10.3", Q3),
    "ratio-final": ("CT04", Q3),
    "change": ("CT15", Q3, "--agency", "ubnd-huyen-dak-to"),
    "percent": ("CT17.2", Q3),
    "yes-no-by-district": ("CT20", Q3),
    "yes-no-undecided": ("CT19.2", Q3),
    "yes-no-own-and-communes": ("CT16.1", Q3, "--agency", "ubnd-huyen-tu-mo-rong"),
    "task": ("NV3.5", Q3),
    "agency": ("so-y-te", Q3),
    "agency-district": ("ubnd-huyen-dak-to", Q3),
    "agency-oversight": ("so-khcn", Q3),
}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", GOLDEN_RUNS)
def test_golden(cchc: Cchc, golden: Golden, name: str, lang: str) -> None:
    ran = cchc("explain", *GOLDEN_RUNS[name], "--lang", lang, env={"COLUMNS": "100"})
    assert (ran.code, ran.err) == (0, "")
    golden(f"explain/{name}.{lang}.txt", ran.out)


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("name", GOLDEN_RUNS)
def test_lines_fit(cchc: Cchc, name: str, width: int) -> None:
    ran = cchc("explain", *GOLDEN_RUNS[name], env={"COLUMNS": str(width)})
    assert max(map(len, ran.out.splitlines())) <= width


def test_piped_lines_do_not_wrap(cchc: Cchc) -> None:
    out = cchc("explain", "CT10.4", Q3).out
    assert "vẫn đạt nếu" in next(line for line in out.splitlines() if "Khả năng" in line)


def test_not_applicable(cchc: Cchc, golden: Golden, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(
        "period,agency,target,numerator,denominator,value,note\n"
        "2020-Q3,so-gddt,CT17.1,,,không phát sinh,Chưa khảo sát\n",
        encoding="utf-8",
    )
    ran = cchc("explain", "CT17.1", "figures.csv", "--plan", ROOT / "plan/2020.yaml", cwd=tmp_path)
    assert ran.code == 0
    golden("explain/not-applicable.vi.txt", ran.out)


BAD_ROWS = """\
period,agency,target,numerator,denominator,value,note
2020-Q3,so-y-te,CT09,5,3,,
2020-Q3,so-y-te,CT05,3,3,,
2020-Q3,so-y-te,CT05,3,3,,
2020-Q3,so-y-te,CT18,3,4,,
2020-Q3,so-tu-phap,CT09,20,20,,
"""


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A folder with a file of figures that has errors."""
    (tmp_path / "bad.csv").write_text(BAD_ROWS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("invalid", ("CT09",)),
        ("invalid-own", ("CT05", "--agency", "SYT")),
        ("invalid-agency", ("so-y-te",)),
    ],
)
def test_invalid_figures_say_why(
    cchc: Cchc, golden: Golden, bad: Path, name: str, arguments: tuple[str, ...]
) -> None:
    plan = ROOT / "plan" / "2020.yaml"
    thing, *options = arguments
    ran = cchc("explain", thing, "bad.csv", *options, "--plan", plan, cwd=bad)
    assert ran.code == 1
    assert "2 lỗi" in ran.err
    golden(f"explain/{name}.vi.txt", ran.out)


# --- arithmetic that a reader can redo ------------------------------------------------------------

_PRODUCT = re.compile(r"100 × ([\d.]+) / ([\d.]+) = ([\d.,]+)(…?)%")
_WITH_SUM = re.compile(r"100 × \(([\d.]+) \+ ([\d.]+)\) / ([\d.]+) = ([\d.,]+)(…?)%")
_SUM = re.compile(r"((?:[\d.]+ \+ )+[\d.]+) = ([\d.]+)")
_DIFFERENCE = re.compile(r"([\d.]+) − ([\d.]+) = ([\d.]+)")


def whole(text: str) -> int:
    return int(text.replace(".", ""))


def is_cut(numerator: int, denominator: int, shown: str, more: str) -> bool:
    """Whether 100 × numerator / denominator cut to two decimals is what is shown."""
    hundredths, rest = divmod(10_000 * numerator, denominator)
    units, _, decimals = shown.replace(".", "").partition(",")
    return hundredths == int(units) * 100 + int(f"{decimals:0<2}") and bool(rest) == bool(more)


@pytest.mark.parametrize(
    "target", ["CT08", "CT10.1", "CT10.4", "CT12.1", "CT19.2", "CT20", "NV8.3"]
)
def test_every_line_of_arithmetic_is_true(cchc: Cchc, target: str) -> None:
    out = cchc("explain", target, Q3).out
    products = list(_PRODUCT.findall(out))
    assert products
    for numerator, denominator, shown, more in products:
        assert is_cut(whole(numerator), whole(denominator), shown, more)
    for first, second, denominator, shown, more in _WITH_SUM.findall(out):
        assert is_cut(whole(first) + whole(second), whole(denominator), shown, more)
    for terms, total in _SUM.findall(out):
        assert sum(map(whole, terms.split(" + "))) == whole(total)
    for first, second, total in _DIFFERENCE.findall(out):
        assert whole(first) - whole(second) == whole(total)


# --- json -----------------------------------------------------------------------------------------


def as_json(cchc: Cchc, *arguments: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(cchc("explain", *arguments, "--format", "json").out)
    return document


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", GOLDEN_RUNS)
def test_json_fits_its_schema(cchc: Cchc, name: str) -> None:
    document = as_json(cchc, *GOLDEN_RUNS[name])
    jsonschema.Draft202012Validator(SCHEMA).validate(document)


@pytest.mark.parametrize("arguments", [("CT09",), ("so-y-te",), ("ubnd-tinh",)])
def test_json_of_invalid_figures_fits_its_schema(
    cchc: Cchc, bad: Path, arguments: tuple[str, ...]
) -> None:
    document = as_json(cchc, *arguments, str(bad / "bad.csv"))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)


@pytest.mark.parametrize(
    "key", ["format", "kind", "plan", "period", "sources", "target", "agency", "parts", "districts"]
)
def test_the_schema_misses_what_is_not_there(cchc: Cchc, key: str) -> None:
    document = as_json(cchc, "CT20", Q3)
    del document[key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(document)


def test_a_finding_is_what_other_schemas_say() -> None:
    path = ROOT / "cchc" / "schemas" / "diagnostics-1.json"
    other = json.loads(path.read_text(encoding="utf-8"))
    assert SCHEMA["$defs"]["diagnostic"] == other["$defs"]["diagnostic"]


def test_json_says_what_the_text_says(cchc: Cchc) -> None:
    document = as_json(cchc, "CT10.1", Q3)
    (part,) = document["parts"]
    working = part["working"]
    assert working["value"] == {"percent": 89.96, "met": False}
    assert working["gap"] == {"more": True, "amount": 23, "needed": 52562}
    assert document["target"]["basis"] == "II.6.đ, III.5.a"
    assert (part["figures"][0]["path"], part["figures"][0]["line"]) == (Q3, 9)


def test_json_is_the_same_twice(cchc: Cchc) -> None:
    runs = [cchc("explain", "so-y-te", Q3, "-f", "json").out_bytes for _ in range(2)]
    assert runs[0] == runs[1]


# --- ids, options, exit codes ---------------------------------------------------------------------


@pytest.mark.parametrize("spelling", ["ct10.4", "SYT", "Sở Y tế", "so-y-te", "nv8.10"])
def test_ids_are_known_in_any_spelling(cchc: Cchc, spelling: str) -> None:
    assert cchc("explain", spelling, Q3).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("CT10.44", Q3), "“CT10.4”"),
        (("so-yte", Q3), "so-y-te"),
        (("UBND xã Đăk Long", Q3), "xa-dak-long-dak-glei, xa-dak-long-dak-ha"),
        (("CT01", Q3, "--agency", "so-noivu"), "so-noi-vu"),
        (("CT01", Q3, "--agency", "so-y-te"), "so-noi-vu"),
        (("so-y-te", Q3, "--agency", "so-y-te"), "--agency"),
        (("CT01", Q3, "--period", "2020-Q5"), "2020-Q5"),
        (("CT01",), "FILES"),
        ((), "ID"),
    ],
)
def test_what_cannot_be_explained(cchc: Cchc, arguments: tuple[str, ...], said: str) -> None:
    ran = cchc("explain", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_several_periods_need_a_choice(cchc: Cchc) -> None:
    ran = cchc("explain", "CT01", "data")
    assert (ran.code, ran.out) == (1, "")
    assert "--period" in ran.err
    ran = cchc("explain", "CT01", "data", "--period", "2020-Q2")
    assert ran.code == 0
    assert "2020-Q2" in ran.out


def test_a_file_that_is_not_there(cchc: Cchc) -> None:
    ran = cchc("explain", "CT01", "data/q9.csv")
    assert (ran.code, ran.out) == (2, "")
    ran = cchc("explain", "CT01", Q3, "data/q9.csv")
    assert ran.code == 2
    assert "CT01" in ran.out
    assert "data/q9.csv" in ran.err


def test_output_goes_to_a_file(cchc: Cchc, tmp_path: Path) -> None:
    path = tmp_path / "explained.txt"
    ran = cchc("explain", "CT01", Q3, "--output", path)
    assert (ran.code, ran.out) == (0, "")
    assert path.read_text(encoding="utf-8") == cchc("explain", "CT01", Q3).out


def test_output_that_cannot_be_written(cchc: Cchc, tmp_path: Path) -> None:
    path = tmp_path / "missing" / "explained.txt"
    assert cchc("explain", "CT01", Q3, "--output", path).code == 2


def test_names_cannot_act_on_a_terminal(cchc: Cchc, tmp_path: Path) -> None:
    plan = (ROOT / "plan" / "2020.yaml").read_text(encoding="utf-8")
    old, new = "name: Cơ quan được kiểm tra", 'name: "Cơ [/quan] \\e[31mđược'
    assert old in plan
    path = tmp_path / "2020.yaml"
    path.write_text(
        plan.replace(f"{old} cải cách hành chính", f'{new} kiểm tra"', 1), encoding="utf-8"
    )
    ran = cchc("explain", "CT01", Q3, "--plan", path)
    assert ran.code == 0
    assert "Cơ [/quan] \\u001b[31mđược kiểm tra" in ran.out
    assert "\x1b" not in ran.out


def test_a_terminal_without_vietnamese(cchc: Cchc) -> None:
    ran = cchc("explain", "CT08", Q3, encoding="ascii")
    assert "100 x 91 / 102 = 89,21...% < 100%" in ran.out
    assert "?" not in ran.out
