"""What a plan file must hold, what it must not, and how a bad one is told."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.diagnostics import Diagnostic, Diagnostics, show_hint, show_message, show_place
from cchc.errors import PlanError
from cchc.plan_file import read_plan
from cchc.rules.plan import RULES_PLAN
from tests.conftest import soon

EXAMPLES = Path(__file__).parent / "plans"
"""One bad plan a rule; its first line says which rule it breaks, and where."""
SOUND = EXAMPLES / "sound.yaml"
CARET = "‸"
"""Marks the place of a mistake in a text; it stands right before it."""
EXPECTS = re.compile(rb"# expects: (P\d{3}) at (\d+):(\d+)")


def wrong(path: Path) -> Diagnostics:
    with pytest.raises(PlanError) as caught:
        read_plan(path, "plan.yaml")
    return caught.value.diagnostics


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "plan.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def replaced(*changes: tuple[str, str]) -> str:
    """The sound plan with some of its text replaced."""
    text = SOUND.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    return written(folder, replaced(*changes))


def places(text: str) -> list[tuple[int, int]]:
    """Line and column of each ‸ in a text, as if it were not there."""
    return [
        (number + 1, position - each + 1)
        for number, line in enumerate(text.split("\n"))
        for each, position in enumerate(found.start() for found in re.finditer(CARET, line))
    ]


def told(found: Diagnostics) -> list[tuple[str, int, int]]:
    return [(each.rule.code, each.place.line, each.place.column) for each in found.kept]


def test_the_plan_that_the_examples_change_is_sound() -> None:
    plan = read_plan(SOUND)
    assert [target.id for target in plan.targets] == ["CT01", "NV01"]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("P*.yaml")), ids=lambda path: path.stem)
def test_example(path: Path) -> None:
    expected = EXPECTS.match(path.read_bytes())
    assert expected is not None, "the first line says what is expected"
    code, line, column = expected.groups()
    found = wrong(path)
    assert told(found) == [(code.decode(), int(line), int(column))]
    assert path.stem == f"{code.decode()}-{found.kept[0].rule.name}"


def test_every_rule_has_an_example() -> None:
    without = {rule.code for rule in RULES_PLAN} - {path.stem[:4] for path in EXAMPLES.iterdir()}
    assert without == {"P001"}, "a plan that is not there has no file"


UNREADABLE = {
    "missing": ("plan.yaml", "there is no such file or folder"),
    "a folder": ("", "it is a folder"),
    "a part of a file": ("sound.yaml/plan.yaml", "Not a directory"),
    "a pipe": ("fifo", "it is not a regular file"),
    "a link to itself": ("loop", "the link leads to itself"),
    "a name with NUL": ("a\0b", "embedded null byte"),
}


@pytest.mark.parametrize(("name", "reason"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_unreadable(tmp_path: Path, name: str, reason: str) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "sound.yaml").write_bytes(SOUND.read_bytes())
    found = wrong(tmp_path / name)
    assert told(found) == [("P001", 0, 0)]
    assert show_message(found.kept[0], "en") == f"the plan file cannot be read: {reason}"
    assert show_place(found.kept[0].place) == "plan.yaml"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such devices here")
@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
def test_devices_are_not_read(device: str) -> None:
    assert told(wrong(Path(device))) == [("P001", 0, 0)]


def test_a_plan_beyond_all_measure_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    with path.open("wb") as file:
        file.truncate(65 * 2**20)
    found = wrong(path)
    assert told(found) == [("P001", 0, 0)]
    assert "larger than 64 MB" in show_message(found.kept[0], "en")


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join(['*' + chr(97 + at)] * 9)}]\n" for at in range(20)
)
ONE_LINE = {
    "aliases that explode": (LAUGHS, "P005", 2, 8),
    "an alias as key": ("a: &a x\n*a : 1\n", "P005", 2, 1),
    "a call": ('plan: !!python/object/apply:os.system ["false"]\n', "P006", 1, 7),
    "a module": ("plan: !!python/module:os\n", "P006", 1, 7),
    "a tag of its own": ("plan: !plan {}\n", "P006", 1, 7),
    "a tagged text": ("plan: !!str 5\n", "P006", 1, 7),
    "10,000 brackets": ("[" * 10_000, "P007", 1, 21),
    "10,000 braces": ("{a: " * 10_000, "P007", 1, 81),
    "10,000 dashes": ("- " * 10_000, "P007", 1, 41),
    "indented again and again": (
        "".join(f"{' ' * level}a:\n" for level in range(2_000)),
        "P007",
        21,
        21,
    ),
    "nothing": ("", "P004", 1, 1),
    "a comment": ("# plan\n", "P004", 1, 1),
    "blank lines": ("\n\n\n", "P004", 1, 1),
    "a list": ("\n- CT01\n", "P004", 2, 1),
    "a text": ("kế hoạch\n", "P004", 1, 1),
    "a number": ("2020\n", "P004", 1, 1),
    "two plans": ("plan: {}\n---\nplan: {}\n", "P003", 2, 1),
    "an empty one and another": ("---\n---\nplan: {}\n", "P003", 2, 1),
    "NUL": ("plan: {}\nareas: \0\n", "P003", 2, 8),
    "an escape sequence": ("plan: {}\nlĩnh vực: \x1b[31m\n", "P003", 2, 11),
    "a tab before a key": ("plan:\n\tid: a\n", "P003", 2, 1),
    "an open quote": ('plan: "abc\n', "P003", 2, 1),
    "an open bracket": ("plan: [a\nareas: b\n", "P003", 2, 6),
    "a colon too many": ("plan: a: b\n", "P003", 1, 8),
    "a directive": ("%YAML 3.0\n---\nplan: {}\n", "P003", 1, 1),
    "a list as key": ("? [a]\n: 1\n", "P003", 1, 3),
    "a plain key of 2,000 letters": (f"{'k' * 2000}: 1\n", "P003", 1, 2001),
    "UTF-16": ("plan: {}\n".encode("utf-16"), "P002", 1, 1),
    "windows-1258": ("plan: {}\n# Đắk\n".encode("cp1258", "replace"), "P002", 2, 3),
    "half a letter": ("# Kế hoạch".encode()[:-2] + b"\xe1\xba", "P002", 1, 9),
}


@pytest.mark.parametrize(("content", "code", "line", "column"), ONE_LINE.values(), ids=ONE_LINE)
def test_a_hopeless_file_ends_in_one_line(
    tmp_path: Path, content: str | bytes, code: str, line: int, column: int
) -> None:
    with soon(50):
        found = wrong(written(tmp_path, content))
    assert told(found) == [(code, line, column)]
    for lang in ("vi", "en"):
        message = show_message(found.kept[0], "en" if lang == "en" else "vi")
        assert "\n" not in message
        assert len(message) < 500


def test_a_plan_of_too_many_values_is_not_read(tmp_path: Path) -> None:
    with soon(100):
        found = wrong(written(tmp_path, f"plan: [{'[],' * 600_000}]\n"))
    assert [each.rule.code for each in found.kept] == ["P001"]
    assert "more than 500000 values" in show_message(found.kept[0], "en")


HEAD = """\
plan: {id: small, name: Nhỏ, issuer: x, year: 2020}
areas: [{id: a, name: A}]
agencies: [{id: x, name: X, level: province}]
"""
FULL = {
    "of unknown keys": HEAD + "".join(f"khoá{at}: 1\n" for at in range(50_000)),
    "of unknown keys in a target": HEAD
    + "targets:\n  - id: T\n"
    + "".join(f"    key{at}: 1\n" for at in range(50_000)),
    "of one key": HEAD + "tasks:\n  - id: T\n" + "    id: T\n" * 50_000,
    "of surprises": HEAD + "tasks:\n" + "  - no\n" * 50_000,
    "of unknown agencies": HEAD
    + "tasks:\n"
    + "".join(
        f"  - {{id: T{at}, clause: a, area: a, name: n, responsible: {{implement: [y{at}]}}}}\n"
        for at in range(20_000)
    ),
}


@pytest.mark.parametrize("content", FULL.values(), ids=FULL.keys())
def test_a_file_full_of_mistakes_is_answered_soon(tmp_path: Path, content: str) -> None:
    path = written(tmp_path, content)
    with soon(200):
        found = wrong(path)
    assert found.errors >= 20_000
    assert len(found.kept) < found.errors


@pytest.mark.parametrize(
    ("written_as", "number"),
    [
        ("010", "8"),
        ("12:30", "750"),
        ("1_000", "1000"),
        ("0x10", "16"),
        ("0b11", "3"),
        ("+5", "5"),
        (".5", "0.5"),
        ("0b_", "?"),
        ("0x_", "?"),
        ("+" + "1" * 5000, "?"),
        ("1" + ":59" * 100_000, "?"),
    ],
)
def test_numbers_that_yaml_reads_otherwise(tmp_path: Path, written_as: str, number: str) -> None:
    with soon(20):
        found = wrong(changed(tmp_path, ("clause: I.1\n", f"clause: {written_as}\n")))
    assert told(found) == [("P009", 15, 13)]
    assert f"as the number {number}," in show_message(found.kept[0], "en")


@pytest.mark.parametrize(
    "word", ["no", "Yes", "off", "ON", "true", "null", "~", "Null", "2020-01-01"]
)
def test_words_that_yaml_reads_otherwise(tmp_path: Path, word: str) -> None:
    found = wrong(changed(tmp_path, ("name: Tuyên truyền", f"name: {word}")))
    assert [each.rule.code for each in found.kept] == ["P009"]
    quoted = changed(tmp_path, ("name: Tuyên truyền", f'name: "{word}"'))
    assert read_plan(quoted).targets[1].name.vi == word


@pytest.mark.parametrize("number", ["90", "99.5", "0", "100", "74.51"])
def test_thresholds_are_exact(tmp_path: Path, number: str) -> None:
    plan = read_plan(changed(tmp_path, ("{at_least: 90}", f"{{at_least: {number}}}")))
    assert str(plan.targets[0].threshold.percent) == number


CHANGES = {
    "a misspelt top key": ("P010", "tasks:", "‸task:"),
    "a threshold that is text": ("P012", "at_least: 90", 'at_least: ‸"90"'),
    "a percent sign": ("P012", "at_least: 90", "at_least: ‸90%"),
    "a negative threshold": ("P104", "at_least: 90", "at_least: ‸-1"),
    "a threshold over 100": ("P104", "at_least: 90", "more_than: ‸100.1"),
    "a threshold of 5,000 digits": ("P104", "at_least: 90", f"at_least: ‸{'9' * 5000}"),
    "no threshold": ("P108", "{at_least: 90}", "‸{}"),
    "a year in quotes": ("P012", "year: 2020", 'year: ‸"2020"'),
    "a year far away": ("P013", "year: 2020", "year: ‸20200"),
    "half a year": ("P012", "year: 2020", "year: ‸2020.5"),
    "a year of 5,000 digits": ("P013", "year: 2020", f"year: ‸{'2' * 5000}"),
    "an unknown language": ("P013", "year: 2020", "year: 2020, language: ‸fr"),
    "an unknown issuer": ("P103", "issuer: tinh", "issuer: ‸tinhh"),
    "an unknown parent": ("P103", "district, parent: tinh", "district, parent: ‸t"),
    "an unknown member": ("P103", "level: district}", "members: [so-a, ‸h]}"),
    "an unknown monitor": ("P103", "monitor: [so-a]", "monitor: [so-a, ‸so-c]"),
    "a group of nobody": ("P103", "reported_by: [departments]", "reported_by: [‸nobody]"),
    "a group that is two things": (
        "P111",
        '{id: districts, name: "Các huyện", level: district}',
        '‸{id: districts, name: "Các huyện", level: district, members: [so-a]}',
    ),
    "a group that is nothing": (
        "P111",
        '{id: districts, name: "Các huyện", level: district}',
        "‸{id: districts, name: a}",
    ),
    "an id in use by a group": ("P101", "id: huyen-c", "id: ‸districts"),
    "an id in use by a target": ("P101", "id: NV01", "id: ‸ct01"),
    "a task as measure": ("P013", "kind: ratio", "kind: ‸task"),
    "a list as measure": (
        "P012",
        "{kind: ratio, numerator: Văn bản ký số, denominator: Văn bản đã ban hành}",
        "‸[ratio]",
    ),
    "a text as area": ("P012", "{id: steering, name: Chỉ đạo}", "‸steering"),
    "a text as agency": (
        "P012",
        "{id: tinh, name: Ủy ban nhân dân tỉnh, level: province}",
        "‸tinh",
    ),
    "a mapping as list": ("P012", "  - {id: steering, name: Chỉ đạo}", "  ‸steering: Chỉ đạo"),
    "nothing under a key": ("P012", "clause: I.1\n", "clause:‸\n"),
    "a level that does not exist": ("P013", "C, level: district", "C, level: ‸distric"),
    "a task for nobody": ("P107", "{implement: [so-a]}}", "‸{monitor: [so-a]}}"),
    "a key that is a number": ("P010", "clause: I.1\n", "clause: I.1\n    ‸0: a\n"),
    "an empty key": ("P010", "clause: I.1\n", "clause: I.1\n    ?‸ \n    : a\n"),
    "a merge": ("P010", "clause: I.1\n", "clause: I.1\n    ‸<<: {a: b}\n"),
    "a key of the long form": ("P010", "clause: I.1\n", f"clause: I.1\n    ? ‸{'k' * 9000}\n"),
}


@pytest.mark.parametrize(("code", "old", "new"), CHANGES.values(), ids=CHANGES.keys())
def test_one_mistake_is_told_once_where_it_stands(
    tmp_path: Path, code: str, old: str, new: str
) -> None:
    text = replaced((old, new))
    ((line, column),) = places(text)
    found = wrong(written(tmp_path, text.replace(CARET, "")))
    assert told(found) == [(code, line, column)]
    check_words(found.kept[0])


def test_a_change_may_be_asked_to_exceed_all_percentages(tmp_path: Path) -> None:
    path = changed(tmp_path, ("kind: ratio", "kind: change"), ("at_least: 90", "more_than: 250"))
    assert str(read_plan(path).targets[0].threshold.percent) == "250"


NEAREST = [
    ("    threshold:", "    treshold:", "threshold"),
    ("    reported_by:", "    reportedby:", "reported_by"),
    ("kind: ratio", "kind: ration", "ratio"),
    ("C, level: district", "C, level: distric", "district"),
    ("clause: II.1, area: steering", "clause: II.1, area: stering", "steering"),
    ("implement: [so-a]}}", "implement: [so-aa]}}", "so-a"),
    ("monitor: [so-a]", "monitor: [department]", "departments"),
]


@pytest.mark.parametrize(("old", "new", "meant"), NEAREST)
def test_a_misspelt_word_comes_with_the_nearest_right_one(
    tmp_path: Path, old: str, new: str, meant: str
) -> None:
    found = wrong(changed(tmp_path, (old, new))).kept
    assert any(f"“{meant}”?" in show_hint(each, "vi") for each in found)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = replaced(
        ("year: 2020", "year: ‸20"),
        ("{id: so-b,", "{id: ‸so-a,"),
        ("{at_least: 90}", "{at_least: 90, ‸at_least: 80}"),
        ("  - id: CT01\n    clause: I.1\n", "  - ‸id: CT01\n"),
        ("area: steering, name: Tuyên truyền", "area: ‸x, name: ‸no"),
    )
    found = wrong(written(tmp_path, text.replace(CARET, "")))
    codes = ["P013", "P101", "P011", "P008", "P102", "P009"]
    expected = [(code, *place) for code, place in zip(codes, places(text), strict=True)]
    assert told(found) == expected


def test_what_is_broken_may_still_be_referred_to(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        ("{id: steering, name: Chỉ đạo}", "{id: steering}"),
        ("{id: so-a, name: Sở A,", "{id: so-a,"),
    )
    assert [each.rule.code for each in wrong(path).kept] == ["P011", "P011"]


def test_a_circle_is_told_at_one_of_its_agencies(tmp_path: Path) -> None:
    text = replaced(
        ("Sở A, level: department, parent: tinh", "Sở A, level: department, parent: so-b"),
        ("Sở B, level: department, parent: tinh", "Sở B, level: department, parent: ‸huyen-c"),
        ("Huyện C, level: district, parent: tinh", "Huyện C, level: district, parent: so-b"),
    )
    found = wrong(written(tmp_path, text.replace(CARET, "")))
    assert told(found) == [("P106", *places(text)[0])]
    assert found.kept[0].details["cycle"] == "so-b → huyen-c → so-b"


def test_a_circle_is_told_beside_an_id_that_is_given_twice(tmp_path: Path) -> None:
    text = replaced(
        (
            "id: so-b, name: Sở B, level: department, parent: tinh",
            "id: so-a, name: Sở B, level: department, parent: so-a",
        ),
    )
    codes = {each.rule.code for each in wrong(written(tmp_path, text)).kept}
    assert {"P101", "P106"} <= codes


def test_a_byte_order_mark_and_crlf_change_nothing(tmp_path: Path) -> None:
    text = SOUND.read_bytes()
    path = written(tmp_path, b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert read_plan(path).targets == read_plan(SOUND).targets


def test_decomposed_names_are_composed(tmp_path: Path) -> None:
    path = changed(tmp_path, ("name: Tuyên truyền", "name: Tuye\u0302n truye\u0302\u0300n"))
    assert read_plan(path).targets[1].name.vi == "Tuyên truyền"


TEXT = SOUND.read_text("utf-8")
PIECES = st.text(max_size=3) | st.sampled_from(
    [
        "\n",
        "  ",
        "- ",
        ": ",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "!!",
        "'",
        '"',
        "|\n",
        "#",
        "?",
        "~",
        "0",
    ]
)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("plans")


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 30), PIECES), max_size=4))
def test_a_plan_is_read_or_refused_by_rules(
    scratch: Path, changes: list[tuple[int, int, str]]
) -> None:
    text = TEXT
    for start, length, piece in changes:
        text = text[:start] + piece + text[start + length :]
    path = written(scratch, text.encode("utf-8", "replace"))
    try:
        read_plan(path)
    except PlanError as error:
        assert error.diagnostics.errors
        for each in error.diagnostics.kept:
            check_words(each)


def test_every_message_is_whole_in_both_languages() -> None:
    for path in EXAMPLES.glob("P*.yaml"):
        (found,) = wrong(path).kept
        check_words(found)


def check_words(found: Diagnostic) -> None:
    for words in (
        show_message(found, "vi"),
        show_message(found, "en"),
        show_hint(found, "vi"),
        show_hint(found, "en"),
    ):
        assert words
        assert "None" not in words
