"""Agencies in lines come out as YAML would read them, wherever the lines stand."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cchc.errors import PlanError
from cchc.plan import Level
from cchc.plan_file.agency_lines import AgencyLines
from cchc.plan_file.document import Document
from cchc.plan_file.form import AgencyForm
from cchc.plan_file.plainly import UnusualError, read_plainly
from tests.conftest import ROOT, read_alike

LINE = "  - {id: %s, name: %s, level: %s}\n"
WORDS = (
    "p01", "P1.d-2", "Sở Y tế", '"Sở Y tế"', '"UBND xã A, huyện B"', "Ban (tỉnh) 1/2", '"a  b "',
    "7", "07", "1.5", "1_0", "1e3", "no", "NULL", "~", "2020-01-01",
    "a", "a b ", "no ", " a", "a  b", '""', "''", "'a'", '"a: b"', "a: b", "b:a", "a #b", "a:",
    "-a", "&a", "*a", "!a", "?", "a?", "[a]", '"a\\tb"', '"a\tb"', "U\u0309y ban", "x\u2028y",
    '"a\u2028b"', '"a\u2029"', '"a\u0085b"', '"a\u200bb"', '"a\ufeffb"', '"\ue000"', '"🙂"',
    '"漢字"', '"# a = {b} [c] @ | > % ` ~ * ! ?"', '"a\\"', '"\x7f"', "đ\u0300",
    '"a\u0080b"', '"a\u009fb"', '"a\ufffeb"', "\ufeffa", "a\u00a0b", "20406080103050709",
)  # fmt: skip


def read(text: str) -> Any:
    """What a text is read as, with lines taken out; None where it is left to the closer look."""
    return next(iter(read_alike(text)), None)


def taken_out(text: str) -> int:
    """How many lines of a text are taken out."""
    return text.count("\n") - AgencyLines(text, 1000, str).rest.count("\n")


@pytest.mark.parametrize(
    "line",
    [
        "  - {id: a, name: Sở A, level: department}",
        '  - {id: a-1, name: "Sở A, B", level: department, parent: p}',
        "  - {id: a, name: Sở A, name_en: Office, level: department, parent: p, aliases: [SA]}",
        '  - {id: 1.a, name: A (b), level: commune, aliases: [SA, "S, A", Sở a]}',
    ],
)
def test_lines_as_registers_have_them_are_taken_out(line: str) -> None:
    text = f"a: 1\nagencies:\n{line}\n{line}\nb: 2\n"
    lines = AgencyLines(text, 1000, str)
    values = yaml.safe_load(lines.rest)
    assert len(values["agencies"]) == 1
    assert lines.put_back(values)
    assert len(values["agencies"]) == 2
    assert read(text) == {"a": 1, "agencies": yaml.safe_load(line) * 2, "b": 2}


def forms(text: str) -> Any:
    """The agencies of a text where they come as forms, else None."""
    read(text)
    with suppress(UnusualError):
        agencies = read_plainly(text)["agencies"]
        return agencies if isinstance(agencies, tuple) else None


def test_a_register_of_lines_comes_as_forms() -> None:
    lines = (
        "  - {id: a, name: Sở A, level: province}\n"
        '  - {id: b, name: "U\u0309y  ban B", name_en: Office B, level: department, parent: a}\n'
        '\n  - {id: c, name: C, level: commune, parent: a, aliases: [xã C, "C (a, b)"]}\n'
    )
    assert forms(f"agencies:\n{lines}areas: []\n") == (
        AgencyForm("a", "Sở A", Level.PROVINCE),
        AgencyForm("b", "Ủy ban B", Level.DEPARTMENT, "Office B", "a"),
        AgencyForm("c", "C", Level.COMMUNE, None, "a", ["xã C", "C (a, b)"]),
    )
    assert forms((ROOT / "plan" / "2020.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    "line",
    [
        "  - {id: a, name: no, level: commune}",
        "  - {id: a, name: 1.5, level: commune}",
        "  - {id: 1, name: A, level: commune}",
        '  - {id: a, name: "", level: commune}',
        '  - {id: a, name: "\u200b", level: commune}',
        "  - {id: a, name: A, name_en: ~, level: commune}",
        "  - {id: a, name: A, level: commune, parent: 07}",
        "  - {id: a, name: A, level: village}",
        "  - {id: a, name: A, level: commune, aliases: [A, 7]}",
        '  - {id: a, name: A, level: commune, aliases: [" "]}',
        "  - id: a",
    ],
)
def test_a_register_with_anything_doubtful_does_not_come_as_forms(line: str) -> None:
    sound = LINE % ("b", "B", "commune")
    assert forms(f"agencies:\n{sound}{line}\n{sound}") is None
    assert forms(f"agencies:\n{sound}{sound}")


def test_other_lists_of_lines_than_the_register_stay_as_they_are() -> None:
    line = LINE % ("a", "A", "commune")
    found = read_plainly(f"groups:\n{line}agencies:\n{line}{line}areas:\n{line}")
    assert found["groups"] == found["areas"] == [{"id": "a", "name": "A", "level": "commune"}]
    assert found["agencies"] == (AgencyForm("a", "A", Level.COMMUNE),) * 2


@pytest.mark.parametrize("level", Level)
def test_agencies_of_every_level_are_taken_out(level: Level) -> None:
    assert taken_out(f"agencies:\n{LINE % ('a', 'Sở A', level)}") == 0
    assert taken_out(f"agencies:\n{2 * (LINE % ('a', 'Sở A', level))}") == 1


@pytest.mark.parametrize(
    "sign", ["\x1b", "\x7f", "\x80", "\x85", "\x9f", "\u2028", "\ufeff", "\ufffe"]
)
def test_signs_that_yaml_refuses_or_reads_in_its_own_way_are_left_to_it(sign: str) -> None:
    line = LINE % ("a", f'"x{sign}y"', "commune")
    assert AgencyLines(f"agencies:\n{line}{line}", 1000, str).count == 0


def test_most_agencies_of_the_plan_are_taken_out() -> None:
    text = (ROOT / "plan" / "2020.yaml").read_text("utf-8")
    assert taken_out(text) > 100
    assert read(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "agencies:\n%s%s",
        "agencies:\n%s# more\n%s",
        "agencies:\n%s\n%s",
        "agencies:\n%s  # more\n\n%s  - {id: x}\n",
        "agencies:\n  - {id: y}\n%s  - [a]\n%sgroups:\n  - b\n",
        "agencies:\n%sgroups:\n%s",
        "agencies:\n  - id: y\n    of:\n%s  - z\n%s",
        "agencies: &a\n%s%s",
        "agencies: !!seq\n%s%s",
        "agencies: a\n%s%s",
        "agencies: [\n%s%s]",
        "{a: 1,\nagencies:\n%s%s}",
        "agencies: |\n%s%s",
        "agencies: >-\n  a\n%s%s  b\n",
        'agencies: "\n%s%s"\n',
        "agencies: 'a\n%s%s b'\n",
        "agencies:\n%s    more\n%s",
        "agencies:\n%s    more: 1\n%s",
        "agencies:\n%s b: 1\n%s",
        "agencies:\n  in:\n%s%s",
        "agencies:\n  - - 1\n%s%s",
        "agencies:\n  -\n%s%s",
        "agencies:\n%s---\nagencies:\n%s",
        "agencies:\n%sagencies:\n%s",
        "? a\n:\n%s%s",
        "?\n%s%s: b\n",
        "\n%s%s",
        "a\n%s%s",
        "agencies:\n%s%s  - {agencies-in-lines: 20406080103050709}\n",
        'a: "\n%s%s"\nagencies:\n  - {agencies-in-lines: 20406080103050709}\n',
        'a: "\n%s%s"\nagencies:\n  - {agencies-in-lines: 2\u200b0406080103050709}\n',
        'a: "\n%s%s"\nagencies:\n  - {agencies-in-lines: "\\x320406080103050709"}\n',
        "agencies:\n%s     \t\n%s",
        "agencies:\n%s     \t# more\n%s",
        "agencies:\n%s    \u00a0\n%s",
        "agencies:\n%s    \u200b\n%s",
        "agencies:\n%s     \n%s",
        "agencies:\r\n%s%s",
    ],
)
@pytest.mark.parametrize("name", ["Sở A", '"Sở A, B"'])
def test_lines_mean_the_same_wherever_they_stand(text: str, name: str) -> None:
    line = LINE % ("a", name, "department")
    read(text % (line, line * 2))


PLAIN = {"id": "a", "name": "Sở A", "name_en": "A", "level": "b", "parent": "p", "aliases": "[A]"}


@pytest.mark.parametrize("key", PLAIN)
@pytest.mark.parametrize("word", WORDS)
def test_any_word_is_read_alike(key: str, word: str) -> None:
    for value in (word, f"[{word}]", f"[A, {word}]"):
        line = written({**PLAIN, key: value})
        read(f"agencies:\n{line}")
        read(f"agencies:\n{line}{line}b: 1\n")


@given(st.permutations([*PLAIN]), st.integers(1, len(PLAIN)))
def test_any_keys_are_read_alike(order: list[str], count: int) -> None:
    for keys in (order[:count], sorted(order[:count], key=[*PLAIN].index)):
        found = read("agencies:\n" + written({key: PLAIN[key] for key in keys}))
        assert set(found["agencies"][0]) == set(keys)


def written(entry: Mapping[str, str]) -> str:
    """An agency as a line."""
    return f"  - {{{', '.join(f'{key}: {value}' for key, value in entry.items())}}}\n"


def test_a_long_list_of_aliases_is_left_to_yaml() -> None:
    for count in (1, 31, 32, 500):
        line = written({**PLAIN, "aliases": f"[{', '.join('A' * count)}]"})
        (found,) = read(f"agencies:\n{line}")["agencies"]
        assert len(found["aliases"]) == count
        assert ("aliases" in AgencyLines(f"agencies:\n{line}", 1000, str).rest) is (count > 31)


@given(
    st.text(alphabet=" \n-{}[],:\"'#&*!|>a1\t", max_size=4),
    st.integers(0, 90),
    st.integers(0, 6),
)
def test_any_change_of_a_text_is_read_alike(new: str, at: int, length: int) -> None:
    line = LINE % ("a", "Sở A", "b")
    text = f"agencies:\n{line}{line}b: 1\n"
    read(text[:at] + new + text[at + length :])


def test_lines_count_among_all_values(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("plainly", "document"):
        monkeypatch.setattr(f"cchc.plan_file.{module}.MOST", 60)
    line = LINE % ("a", "Sở A", "b")
    assert read("agencies:\n" + line * 7) is not None
    with pytest.raises(UnusualError):
        read_plainly("agencies:\n" + line * 10)
    with pytest.raises(PlanError):
        Document("plan.yaml", "agencies:\n" + line * 60)
    aliases = ", ".join("abcdefghij" * 6)
    with pytest.raises(UnusualError):
        read_plainly(f"agencies:\n  - {{id: a, name: A, level: b, aliases: [{aliases}]}}\n")


def test_far_too_many_lines_are_not_all_taken_out() -> None:
    text = "agencies:\n" + LINE % ("a", "Sở A", "b") * 100
    assert AgencyLines(text, 70, str).rest.count("\n") > 85
