"""The catalogue of words: whole in both languages, without words that nobody says."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

import cchc.words
from cchc.words import every_word, help_language, say
from tests.conftest import ROOT

KEY = re.compile(r"[a-z]+(_[a-z]+)*(\.[A-Za-z0-9_]+)+")
WORDS = every_word()
SECTIONS = {key.split(".")[0] for key in WORDS}

# The functions whose first argument is a key.
SPEAKERS = {"say", "text", "Term", "CchcError"}

# What looks like a key but is none.
NO_KEYS = {"error.plan_wrong"}


def sections() -> dict[str, Mapping[str, tuple[str, str]]]:
    """The parts of the catalogue by module."""
    names = [module.name for module in pkgutil.iter_modules(cchc.words.__path__)]
    return {name: importlib.import_module(f"cchc.words.{name}").WORDS for name in names}


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


@pytest.mark.parametrize("key", WORDS)
def test_words_are_whole_in_both_languages(key: str) -> None:
    assert KEY.fullmatch(key)
    pair = WORDS[key]
    assert isinstance(pair, tuple)
    vietnamese, english = pair
    assert bool(vietnamese) == bool(english)
    assert placeholders(vietnamese) == placeholders(english)
    assert all(name.isidentifier() for name in placeholders(vietnamese))
    for words in pair:
        assert words == unicodedata.normalize("NFC", words)
        assert "  " not in words.strip()


def test_the_english_is_english() -> None:
    vietnamese_letters = re.compile(
        "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]"
    )
    assert {key: pair[1] for key, pair in WORDS.items() if vietnamese_letters.search(pair[1])} == {}


def test_every_section_is_in_the_catalogue_once() -> None:
    counts = Counter(key for section in sections().values() for key in section)
    assert {key for key, count in counts.items() if count > 1} == set()
    assert set(counts) == set(WORDS)


@pytest.mark.parametrize("key", WORDS)
def test_every_key_tells_its_section(key: str) -> None:
    assert say(key, "vi") == WORDS[key][0]


def test_no_section_has_a_key_twice() -> None:
    twice = []
    for path in (ROOT / "cchc" / "words").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                counts = Counter(key.value for key in node.keys if isinstance(key, ast.Constant))
                twice += [key for key, count in counts.items() if count > 1]
    assert twice == []


def nodes() -> Iterator[ast.AST]:
    """All of the program but the catalogue itself."""
    for path in (ROOT / "cchc").rglob("*.py"):
        if path.parent.name != "words":
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def spoken(node: ast.AST) -> str | None:
    """The key that a piece of the program writes, as a pattern; None where it writes none.

    What is filled in while the program runs may be anything there.
    """
    if isinstance(node, ast.JoinedStr):
        parts = node.values
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        parts = [node]
    else:
        return None
    pattern = "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[A-Za-z0-9_.]*"
        for part in parts
    )
    return pattern if pattern.split(r"\.")[0] in SECTIONS and r"\." in pattern else None


def matches(pattern: str) -> set[str]:
    return {key for key in WORDS if re.fullmatch(pattern, key)}


def test_every_word_is_said_somewhere() -> None:
    said = {pattern for node in nodes() if (pattern := spoken(node))}
    unsaid = set(WORDS).difference(*map(matches, said))
    assert unsaid == set()


def test_every_key_that_is_said_exists() -> None:
    missing = set()
    for node in nodes():
        if isinstance(node, ast.Call) and node.args:
            called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func
            name = called if isinstance(called, str) else ast.unparse(called)
            pattern = spoken(node.args[0])
            literal = isinstance(node.args[0], ast.Constant | ast.JoinedStr)
            if name in SPEAKERS and literal and (pattern is None or not matches(pattern)):
                missing.add(ast.unparse(node.args[0]))
    assert missing == set()


def test_every_text_that_looks_like_a_key_is_one() -> None:
    texts = {node.value for node in nodes() if isinstance(node, ast.Constant)}
    likely = {text for text in texts if isinstance(text, str) and KEY.fullmatch(text)}
    wrong = {text for text in likely if text.split(".")[0] in SECTIONS} - set(WORDS) - NO_KEYS
    # The beginning of a key, whose end is filled in while the program runs.
    assert {text for text in wrong if not matches(f"{re.escape(text)}.+")} == set()


def test_details_are_filled_in() -> None:
    assert say("diagnostic.more", "vi", count=3) == "… và 3 phát hiện nữa"
    assert say("diagnostic.more", "en", count=3) == "… and 3 more"
    with pytest.raises(KeyError):
        say("diagnostic.no_such_words", "vi")


@pytest.mark.parametrize(
    ("env", "language"),
    [
        ({}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_MESSAGES": "vi_VN", "LANG": "en_US"}, "vi"),
        ({"LC_ALL": "C", "LC_MESSAGES": "vi_VN", "LANG": "vi_VN"}, "en"),
        ({"LC_ALL": "", "LANG": "vi_VN"}, "vi"),
        ({"CCHC_LANG": "vi", "LANG": "en_US"}, "vi"),
        ({"CCHC_LANG": "EN", "LANG": "vi_VN"}, "en"),
        ({"CCHC_LANG": "fr", "LANG": "vi_VN"}, "vi"),
    ],
)
def test_the_language_of_help_follows_the_reader(
    monkeypatch: pytest.MonkeyPatch, env: dict[str, str], language: str
) -> None:
    for name in ("CCHC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert help_language() == language
