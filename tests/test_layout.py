"""Tables of any width: columns wrap, stack or drop, and nothing is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cchc.reporters.layout import Cell, Column, Grid, lay_out, wrap, wrap_styled
from cchc.reporters.shown import show_harmless
from cchc.reporters.styled import Styled, join_styled

HIDDEN = "No room: {columns}."


def grid(*rows: tuple[str, ...], notes: tuple[str, ...] = ()) -> Grid:
    """A table of every kind of column: fixed, wrapping, stacking, dropping."""
    columns = (
        Column("Id"),
        Column("Name", wraps=10),
        Column("Num-\nber", right=True),
        Column("Bar", drops=2),
        Column("Share", right=True, drops=1),
        Column("Who", wraps=12, stacks=True),
    )
    return Grid("TITLE", columns, tuple(tuple(map(Cell, row)) for row in rows), notes)


ROWS = (
    ("A1", "Department of Finance", "12", "████", "33.3%", "implement: everybody there is"),
    ("B2", "Office", "1,234", "█", "5%", ""),
)


def plain(given_grid: Grid, width: int | None) -> list[str]:
    return [line.plain for line in lay_out(given_grid, width, HIDDEN)]


def test_without_limit_every_row_is_one_line() -> None:
    assert plain(grid(*ROWS, notes=("A note.",)), None) == [
        "TITLE",
        "                            Num-",
        "Id  Name                     ber  Bar   Share  Who",
        "─" * 76,
        "A1  Department of Finance     12  ████  33.3%  implement: everybody there is",
        "B2  Office                 1,234  █        5%",
        "A note.",
    ]


def test_text_wraps_first() -> None:
    assert plain(grid(*ROWS), 70) == [
        "TITLE",
        "                            Num-",
        "Id  Name                     ber  Bar   Share  Who",
        "─" * 70,
        "A1  Department of Finance     12  ████  33.3%  implement: everybody",
        "                                               there is",
        "B2  Office                 1,234  █        5%",
    ]


def test_then_a_column_goes_below_its_row() -> None:
    assert plain(grid(*ROWS), 45) == [
        "TITLE",
        "                            Num-",
        "Id  Name                     ber  Bar   Share",
        "─" * 45,
        "A1  Department of Finance     12  ████  33.3%",
        "    implement: everybody there is",
        "B2  Office                 1,234  █        5%",
    ]


def test_then_columns_drop_by_their_rank_and_are_named() -> None:
    lines = plain(grid(*ROWS), 31)
    assert "Share" not in lines[2]
    assert "Bar" in lines[2]
    assert lines[-1] == "No room: Share."
    lines = plain(grid(*ROWS), 24)
    assert "Bar" not in lines[2]
    assert lines[-1] == "No room: Bar, Share."


def test_where_no_table_has_room_rows_become_paragraphs() -> None:
    assert plain(grid(*ROWS), 20) == [
        "TITLE",
        "A1 Department of",
        "Finance",
        "    Number: 12 ·",
        "    Bar: ████ ·",
        "    Share: 33.3% ·",
        "    Who: implement:",
        "    everybody there",
        "    is",
        "B2 Office",
        "    Number: 1,234 ·",
        "    Bar: █ · Share:",
        "    5%",
    ]


def test_a_column_never_gets_narrower_than_its_title() -> None:
    narrow = Grid("", (Column("A long title", wraps=4), Column("B")), ((Cell("x y z"), Cell("1")),))
    assert plain(narrow, 15) == ["A long title  B", "─" * 15, "x y z         1"]


words = st.text(st.sampled_from("abđê漢字🙂 "), max_size=40)


@given(st.lists(st.tuples(*[words] * 6), max_size=4), st.integers(16, 90))
def test_no_line_is_ever_wider(rows: list[tuple[str, ...]], width: int) -> None:
    assert [line for line in plain(grid(*rows), width) if cell_len(line) > width] == []


@given(st.lists(st.tuples(*[words] * 6), max_size=4), st.integers(16, 90))
def test_no_name_is_ever_cut(rows: list[tuple[str, ...]], width: int) -> None:
    """Letters may move to another line, but all of them are there."""
    shown = "".join("".join(plain(grid(*rows), width)).split())
    for row in rows:
        for letter in set("".join(row[1].split())):
            assert letter in shown


def test_harmful_signs_are_shown_harmless_everywhere() -> None:
    harmful = "\x1b[31m\u202e"
    evil = Grid(harmful, (Column("A"),), ((Cell(harmful),),), (harmful,))
    for line in plain(evil, 40):
        assert line.isprintable()


@given(st.text(st.characters(max_codepoint=0x2FFF), max_size=3))
def test_a_column_is_as_wide_as_a_terminal_shows_it(text: str) -> None:
    head, line, row = lay_out(
        Grid("", (Column("A"), Column("B")), ((Cell(text), Cell("b")),)), None, HIDDEN
    )
    del head, line
    assert cell_len(row.plain) == max(cell_len(show_harmless(text)), 1) + 3


def test_every_letter_and_sign_takes_its_cells() -> None:
    for sign in map(chr, range(0x21, 0x3000)):
        if (cells := cell_len(sign)) and not sign.isspace():
            assert wrap(3 * sign, 3 * cells) == [3 * sign]
            assert len(wrap(3 * sign, 3 * cells - 1)) > 1


def test_styles_go_with_the_cells() -> None:
    styled = Grid("", (Column("A"), Column("B")), ((Cell("one", "red"), Cell("two", "bold")),))
    *_, row = lay_out(styled, None, HIDDEN)
    assert [(row.plain[start:stop].strip(), style) for start, stop, style in row.spans] == [
        ("one", "red"),
        ("two", "bold"),
    ]
    blank = Grid("", (Column("A"),), ((Cell("one  ", "red"),), (Cell("  ", "red"),)))
    *_, row, nothing = lay_out(blank, None, HIDDEN)
    assert (row, nothing) == (Styled("one", spans=((0, 3, "red"),)), Styled())


def test_a_style_begins_where_the_text_does() -> None:
    right = Grid("", (Column("Number", right=True), Column("B")), ((Cell("1", "red"), Cell("b")),))
    *_, row = lay_out(right, None, HIDDEN)
    assert row == Styled("     1  b", spans=((5, 6, "red"),))


# --- wrapping -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("one two", None, ["one two"]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("a bb ccc", 4, ["a bb", "ccc"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("x abcdefgh y", 3, ["x", "abc", "def", "gh", "y"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("漢字", 1, ["漢", "字"]),
        ("🙂🙂🙂", 4, ["🙂🙂", "🙂"]),
        ("Sở Nội vụ", 6, ["Sở Nội", "vụ"]),
        ("a\u0301a\u0301a\u0301", 2, ["a\u0301a\u0301", "a\u0301"]),
    ],
)
def test_wrapping(text: str, width: int | None, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(words, st.integers(2, 30))
def test_wrapping_keeps_every_letter_in_order(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


@given(words, st.integers(10, 30))
def test_a_styled_line_keeps_letters_and_styles(text: str, width: int) -> None:
    line = join_styled([(text, ""), (" tail", "red")], style="bold")
    wrapped = wrap_styled(line, width)
    assert "".join("".join(each.plain for each in wrapped).split()) == "".join(line.plain.split())
    assert all(cell_len(each.plain) <= width for each in wrapped)
    spans = [(each, span) for each in wrapped for span in each.spans]
    red = [each.plain[start:stop] for each, (start, stop, style) in spans if style == "red"]
    assert "".join("".join(red).split()) == "tail"
