"""JSON that loses nothing and harms no terminal."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.reporters.json_parts import json_rows, json_text, json_texts
from tests.gate_samples import NASTY


@given(st.text(st.characters()))
def test_every_text_comes_back_and_every_character_is_printable(text: str) -> None:
    written = json_text({"value": [text]})
    assert json.loads(written) == {"value": [text]}
    assert written.isprintable()


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_nasty_text_can_be_encoded(text: str) -> None:
    assert json.loads(json_text(text).encode("utf-8")) == text


@given(st.lists(st.text(st.characters() | st.sampled_from('"\\\x7f\u202e'), max_size=5)))
def test_many_texts_are_encoded_as_each_alone(texts: list[str]) -> None:
    assert json_texts(texts) == list(map(json_text, texts))


def test_letters_stand_as_they_are() -> None:
    assert json_text("Sở Nội vụ 😀") == '"Sở Nội vụ 😀"'


@pytest.mark.parametrize(
    ("rows", "written"), [([], '"a": [],\n'), ([1], '"a": [\n1],\n'), ([1, 2], '"a": [\n1,\n2],\n')]
)
def test_rows_stand_a_line_each(rows: list[int], written: str) -> None:
    assert "".join(json_rows("a", rows)) == written
