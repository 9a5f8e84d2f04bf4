"""What is read plainly is what is read with places, and whatever is unusual is left to that."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cchc.errors import PlanError
from cchc.plan_file.document import Document
from cchc.plan_file.plainly import LOADER, UnusualError, read_plainly
from tests.conftest import ROOT, read_alike

PLANS = [ROOT / "plan" / "2020.yaml", *sorted((ROOT / "tests" / "plans").glob("*.yaml"))]


def held(text: str) -> bool:
    """Whether a text is read plainly; if so, with places it must be the same, and sound."""
    return bool(read_alike(text))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_plans_are_read_alike(path: Path) -> None:
    held(path.read_text("utf-8", errors="replace"))


def test_the_plan_of_2020_is_read_plainly() -> None:
    assert held(PLANS[0].read_text("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x",
        "a: !!str 1",
        "a: !t {b: 1}",
        "a: 1\na: 2",
        "1: a",
        "{a: 1}: b",
        "a: yes",
        "a: 010",
        "a: 2020-01-01",
        "a: 1\n---\nb: 2",
        "a: " + "[" * 30 + "]" * 30,
        "a: [1, 2",
        "? \n: 1",
    ],
)
def test_what_is_unusual_is_left_to_the_closer_look(text: str) -> None:
    assert not held(text)


@given(st.text(alphabet="ab:-{}[], \n\"'1.~#&*!?", max_size=40))
def test_any_text_is_read_alike(text: str) -> None:
    held(text)


@given(
    st.recursive(
        st.none() | st.integers(0, 99) | st.text(alphabet="aé 1", max_size=4),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text(alphabet="ab", min_size=1, max_size=3), inner, max_size=3)
        ),
        max_leaves=12,
    )
)
def test_any_values_are_read_alike(value: object) -> None:
    held(yaml.safe_dump(value, allow_unicode=True))


@pytest.mark.parametrize("depth", [20, 21])
@pytest.mark.parametrize(("start", "stop"), [("[", "]"), ("{a: ", "}")])
def test_both_readers_go_equally_deep(depth: int, start: str, stop: str) -> None:
    assert held(start * depth + "1" + stop * depth) is (depth == 20)


@pytest.mark.parametrize(
    "text",
    [
        "a: [" + "[], " * 1000 + "]",
        "a: [" + "1, " * 1000 + "]",
        "a: [" + "{b: 1}, " * 1000 + "]",
        "{" + ", ".join(f"k{number}: 1" for number in range(1000)) + "}",
    ],
)
def test_reading_stops_soon_after_the_most_values(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    taken = 0

    class Counted(LOADER):  # type: ignore[misc]
        def get_event(self) -> object:
            nonlocal taken
            taken += 1
            return super().get_event()

    monkeypatch.setattr("cchc.plan_file.plainly.LOADER", Counted)
    monkeypatch.setattr("cchc.plan_file.plainly.MOST", 20)
    with pytest.raises(UnusualError):
        read_plainly(text)
    assert taken < 100


def test_no_plan_that_is_too_large_is_read_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("plainly", "document"):
        monkeypatch.setattr(f"cchc.plan_file.{module}.MOST", 20)
    text = "a: [" + "1, " * 30 + "]"
    with pytest.raises(PlanError):
        Document("plan.yaml", text)
