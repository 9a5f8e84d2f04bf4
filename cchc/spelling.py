"""When two spellings are one word: folding for comparison, and the nearest known word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

# Signs that take no room on paper and so are not seen by who types or pastes them.
_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x00AD, 0xFEFF]
)
# Letters and signs that fonts draw alike and keyboards mix up.
_ALIKE = {
    ord("Ð"): "Đ",
    ord("Ɖ"): "Đ",
    ord("ð"): "đ",
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
    **dict.fromkeys(map(ord, "‘’ʼ´`"), "'"),
    **dict.fromkeys(map(ord, "“”„«»"), '"'),
}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(r"[^\W\d_]+")
_AROUND_MARK = re.compile(r" *([-,&/.()']) *")
# Beyond this many choices, only those that begin or end alike are compared.
_FEW = 400


def tidy(text: str) -> str:
    """Return `text` as NFC, without invisible signs and outer blanks, inner blanks made single."""
    if text.isascii() and "  " not in text and text.isprintable():
        return text.strip()
    return " ".join(unicodedata.normalize("NFC", text).translate(_INVISIBLE).split())


def fold(text: str) -> str:
    """Return the key under which all spellings of one Vietnamese name are equal.

    Case, blanks, width, composed or decomposed letters and the place of the tone mark (hoá, hóa)
    make no difference; every other difference in letters or tones does.
    """
    text = unicodedata.normalize("NFKC", text.translate(_ALIKE)).translate(_INVISIBLE)
    text = _AROUND_MARK.sub(r"\1", " ".join(text.translate(_ALIKE).casefold().split()))
    return text if text.isascii() else _WORD.sub(_tone_last, text)


def _tone_last(word: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFD", word.group())
    if not any(letter in _TONES for letter in letters):
        return word.group()
    bare = "".join(letter for letter in letters if letter not in _TONES)
    tones = "".join(letter for letter in letters if letter in _TONES)
    return unicodedata.normalize("NFC", bare) + tones


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that `word` most likely stands for, or None where nothing is near.

    In a long list only the choices that share their first or last three letters with `word` are
    looked at, so that a file full of mistakes is still answered at once.
    """
    import difflib  # needed only once something is wrong

    keys: dict[str, str] = {}
    sought = fold(word[:100])
    listed: Sequence[str] = list(choices)
    if len(listed) > _FEW:
        ends = (word[:3].casefold(), word[-3:].casefold())
        listed = [
            choice
            for choice in listed
            if choice[:3].casefold() == ends[0] or choice[-3:].casefold() == ends[1]
        ][: 4 * _FEW]
    for choice in listed:
        keys.setdefault(fold(choice), choice)
    found = difflib.get_close_matches(sought, keys, n=1, cutoff=0.6)
    return keys[found[0]] if found else None
