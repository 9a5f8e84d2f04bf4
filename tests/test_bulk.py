"""Work on many values at once is the same work as one by one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.bulk import Memo, get_all, make_all, set_all
from cchc.plan import Words

PLACES = [[], [3], [3, 1], [0, 1, 2], [2, 2, 0], range(0), range(2, 3), range(1, 4)]


@pytest.mark.parametrize("places", PLACES)
@pytest.mark.parametrize("holder", [[5, 6, 7, 8], b"abcd", bytearray(b"abcd")])
def test_all_are_got(holder: Any, places: Any) -> None:
    assert list(get_all(holder, places)) == [holder[at] for at in places]


@pytest.mark.parametrize("keys", ["", "a", "ab", "bab"])
def test_all_are_looked_up(keys: str) -> None:
    holder = {"a": 1, "b": 2}
    assert list(get_all(holder, keys)) == [holder[key] for key in keys]


@pytest.mark.parametrize("places", PLACES)
def test_all_are_set(places: Any) -> None:
    holder, wanted = [0] * 4, [0] * 4
    for at, cell in zip(places, (7, 8, 9), strict=False):
        wanted[at] = cell
    set_all(holder, places, [7, 8, 9][: len(places)])
    assert holder == wanted


@given(st.lists(st.tuples(st.text(), st.text())))
def test_named_tuples_are_made_of_columns(rows: list[tuple[str, str]]) -> None:
    made = [*make_all(Words, [vi for vi, _ in rows], [en for _, en in rows])]
    assert made == [Words(vi, en) for vi, en in rows]
    assert {*map(type, made)} <= {Words}


def test_no_named_tuple_lacks_a_field() -> None:
    with pytest.raises(ValueError, match="shorter"):
        list(make_all(Words, ["a", "b"], ["a"]))


@given(st.lists(st.integers(0, 9)))
def test_each_value_is_worked_out_once(values: list[int]) -> None:
    asked: list[int] = []

    def double(value: int) -> int:
        asked.append(value)
        return 2 * value

    memo = Memo(double, {0: 0})
    assert [memo[value] for value in values] == [2 * value for value in values]
    assert sorted(asked) == sorted({*values} - {0})


def test_there_is_no_room_for_ever_more() -> None:
    memo = Memo(str, {-1: "none"})
    most = max(len(memo) for value in range(70_000) if memo[value] == str(value))
    assert most == 1 + 65_536
    assert len(memo) < 5_000
