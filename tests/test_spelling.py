"""Which spellings are one word, which are not, and which known word a misspelt one is near."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc.spelling import Spellings, fold, maybe_one_word, nearest, tidy, tidy_all
from tests.conftest import soon


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


SAME = [
    ("Sở Nội vụ", "sở nội vụ"),
    ("Sở Nội vụ", "SỞ NỘI VỤ"),
    ("Sở Nội vụ", decomposed("Sở Nội vụ")),
    ("SỞ NỘI VỤ", decomposed("sở nội vụ")),
    ("  Sở   Nội vụ ", "Sở Nội vụ"),
    ("Sở\u00a0Nội\u202fvụ", "Sở Nội vụ"),
    ("Sở\tNội\nvụ", "Sở Nội vụ"),
    ("Sở\u3000Nội vụ", "Sở Nội vụ"),
    ("\ufeffSở Nội\u200b vụ\u200d", "Sở Nội vụ"),
    ("S\u00adở Nội vụ", "Sở Nội vụ"),
    ("o\u200d\u0309", "ỏ"),
    ("Sơ\u0309 Nô\u0323i vu\u0323", "Sở Nội vụ"),
    # The tone mark on the one vowel or on the other.
    ("Văn hoá", "Văn hóa"),
    ("Uỷ ban", "Ủy ban"),
    ("UỶ BAN", "ỦY BAN"),
    ("quý", "qúy"),
    ("thuỷ", "thủy"),
    ("xoè", "xòe"),
    ("khoẻ", "khỏe"),
    (decomposed("hoá"), "hóa"),
    # Letters that look alike.
    ("Đăk Hà", "Ðăk Hà"),
    ("Đăk Hà", "Ɖăk Hà"),
    ("đăk", "ðăk"),
    # Width.
    ("SNV", "ＳＮＶ"),
    ("Ｓở Nội vụ", "Sở Nội vụ"),
    # Dashes, apostrophes, and blanks around punctuation.
    ("Lao động - Thương binh", "Lao động – Thương binh"),
    ("Lao động - Thương binh", "Lao động—Thương binh"),
    ("LĐ-TB&XH", "LĐ - TB & XH"),
    ("Ia H'Drai", "Ia H’Drai"),
    ("Ia H'Drai", "Ia H`Drai"),
    ("Văn hóa, Thể thao", "Văn hóa ,Thể thao"),
    ("Đăk Long (huyện Đăk Hà)", "Đăk Long(huyện Đăk Hà )"),
    ("", " \u200b\ufeff\u00a0 "),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


DIFFERENT = [
    ("Sở", "So"),
    ("Sở", "Sơ"),
    ("Sở", "Sớ"),
    ("xã Đăk Long", "xã Đắk Long"),
    ("xã Đăk Long", "xã Đak Long"),
    ("huyện", "huyên"),
    ("huyện", "huyển"),
    ("Đăk", "Dăk"),
    ("cân", "căn"),
    ("tư", "tu"),
    ("xã Đăk Hà", "xã Đăk Hà 2"),
    ("có", "cô"),
    ("không", "khong"),
    ("Kon Rẫy", "Kon Rây"),
    ("so-y-te", "so y te"),
    ("SNV", "SNgV"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_words_that_differ(one: str, other: str) -> None:
    assert fold(one) != fold(other)


TIDY = [
    ("", ""),
    ("  a  b ", "a b"),
    ("a\tb\r\nc", "a b c"),
    ("\ufeffperiod", "period"),
    ("2020-Q3\u00a0", "2020-Q3"),
    ("\u200bcó\u200b", "có"),
    (decomposed("có"), "có"),
    ("c\u200do\u200d\u0301", "có"),
    ("\u202eabc\u202c", "abc"),
    ("\u2066abc\u2069", "abc"),
    ("Sở Nội vụ", "Sở Nội vụ"),
    ("ＳＮＶ", "ＳＮＶ"),
    ("[đỏ] :-) <b>", "[đỏ] :-) <b>"),
]


@pytest.mark.parametrize(("text", "tidied"), TIDY)
def test_tidy(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


def test_no_sign_that_does_not_show_is_kept() -> None:
    for code in range(0x110000):
        letter = chr(code)
        if unicodedata.category(letter) == "Cf" and tidy(f"a{letter}b") == "ab":
            assert tidy(f"Sở{letter} Y tế") == "Sở Y tế"
    for letter in "\u034f\ufe00\ufe0f\u00ad\u200b\u2060\ufeff":
        assert tidy(f"Sở{letter} Y{letter} tế") == "Sở Y tế"


@given(st.text())
def test_tidying_is_done_once(text: str) -> None:
    tidied = tidy(text)
    assert tidy(tidied) == tidied
    assert tidied == tidied.strip()
    assert not any(letter in tidied for letter in "\t\n\r\u00a0\u200b\u202e\u2066\ufeff")


@given(st.lists(st.text(alphabet="aỦU\u0309\u0301\u0338\u200b |<\t\u00a0漢🙂", max_size=4)))
@example([])
@example(["a", " "])
@example(["\u0338", "a|"])
def test_texts_are_tidied_together_as_each_alone(texts: list[str]) -> None:
    assert [*tidy_all(texts)] == [*map(tidy, texts)]


@given(st.text())
@example("Ý㌷")
@example("a\u0301\u0323b\u0300")
def test_folding_is_done_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_does_not_see_how_letters_are_composed(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert fold(decomposed(text)) == fold(composed)


@given(st.text(alphabet="aăâeêioôơuưyAĂÂEÊIOÔƠUƯYàảãáạằẳẵắặđĐhnt ", max_size=12))
def test_folding_does_not_see_case_or_tidying(text: str) -> None:
    assert fold(text) == fold(text.upper()) == fold(text.lower()) == fold(tidy(text))


@given(st.text() | st.text(alphabet="ab0 -.(&⑴\u0301\u200b\ufe0fỦđ\t"))
@example("x⑴ y")
@example("LĐ - TB & XH")
def test_what_is_told_to_be_several_words_is(text: str) -> None:
    assert [*maybe_one_word([text])] or " " in fold(text)


def test_most_names_are_quickly_told_to_be_several_words() -> None:
    assert not [*maybe_one_word(["UBND xã Đăk Long", "Sở Nội vụ"])]


NAMES = ("Sở Nội vụ", "Sở Ngoại vụ", "Sở Y tế", "so-noi-vu", "so-y-te", "UBND xã Đăk Long")
NEAREST = [
    ("Sở nội vu", "Sở Nội vụ"),
    ("So Noi vu", "Sở Nội vụ"),
    ("So Y te", "Sở Y tế"),
    ("sở y tê", "Sở Y tế"),
    ("so-noivu", "so-noi-vu"),
    ("UBND xã Đắk Long", "UBND xã Đăk Long"),
    ("Bưu điện", None),
    ("", None),
    ("x" * 100_000, None),
]


@pytest.mark.parametrize(("word", "meant"), NEAREST)
def test_nearest(word: str, meant: str | None) -> None:
    assert nearest(word, NAMES) == meant


@pytest.mark.parametrize(("word", "meant"), NEAREST)
def test_nearest_of_many(word: str, meant: str | None) -> None:
    many = tuple(f"Cơ quan thứ {number} của tỉnh khác" for number in range(1000))
    assert nearest(word, (*many[:500], *NAMES, *many[500:])) == meant


def test_nearest_of_many_that_begin_with_marks() -> None:
    many = [f"* * * * * * * Đội kiểm tra quản lý {number:03}" for number in range(500)]
    meant = nearest("* * * * * * * Đội kiểm tra quản lý 0170", many)
    assert meant is not None
    assert meant.endswith(("017", "070", "170"))
    assert nearest("", ["", "xã"]) == ""


def test_of_words_with_one_key_the_first_is_meant() -> None:
    words = ("xã Hoá", "Xã hóa", "xã khác")
    assert nearest("xa hóa", words) == words[0]
    assert Spellings(words, map(fold, words)).nearest("xa hóa") == words[0]


def test_nearest_of_nothing() -> None:
    assert nearest("so-noi-vu", []) is None


def test_a_file_full_of_mistakes_is_answered_at_once() -> None:
    many = tuple(f"UBND xã số {number}" for number in range(10_000))
    known = Spellings(many)
    with soon(30):
        for number in range(100):
            known.nearest(f"UBND xa so{number}x")
