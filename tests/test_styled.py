"""Lines with styles: how they are joined, parted and set in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.reporters.styled import Styled, join_styled

LINE = join_styled([("ab", "red"), ("", "dim"), ("cd", ""), ("ef", "bold")], "italic")


def test_parts_are_joined_with_their_styles() -> None:
    assert Styled("abcdef", "italic", ((0, 2, "red"), (4, 6, "bold"))) == LINE


@pytest.mark.parametrize(
    ("start", "stop", "part"),
    [
        (0, 6, LINE),
        (1, 5, Styled("bcde", "italic", ((0, 1, "red"), (3, 4, "bold")))),
        (2, 4, Styled("cd", "italic")),
        (0, 0, Styled("", "italic")),
    ],
)
def test_a_part_keeps_its_styles(start: int, stop: int, part: Styled) -> None:
    assert LINE.part(start, stop) == part


def test_an_inset_has_no_style() -> None:
    spans = ((2, 8, "italic"), (2, 4, "red"), (6, 8, "bold"))
    assert LINE.set_in("  ") == Styled("  abcdef", "", spans)
    assert Styled("ab").set_in(" ") == Styled(" ab")


@given(st.lists(st.tuples(st.text(max_size=5), st.sampled_from(["", "red", "dim"]))), st.data())
def test_every_letter_of_a_part_is_styled_as_before(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    line = join_styled(parts)
    stop = data.draw(st.integers(0, len(line.plain)))
    start = data.draw(st.integers(0, stop))
    part = line.part(start, stop)
    before = styles(line)[start:stop]
    assert list(zip(part.plain, styles(part), strict=True)) == list(
        zip(line.plain[start:stop], before, strict=True)
    )


def styles(line: Styled) -> list[str]:
    """The style of each letter."""
    found = [""] * len(line.plain)
    for start, stop, style in line.spans:
        found[start:stop] = [style] * (stop - start)
    return found
