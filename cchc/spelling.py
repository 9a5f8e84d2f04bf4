"""When two spellings are one word: folding for comparison, and the nearest known word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Signs that take no room on paper and so are not seen by who types or pastes them.
_INVISIBLE = dict.fromkeys(
    [
        *(0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
    ]
)
# Letters and signs that fonts draw alike and keyboards mix up.
_ALIKE = {
    ord("Ð"): "Đ",
    ord("Ɖ"): "Đ",
    ord("ð"): "đ",
    ord("ɖ"): "đ",
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **dict.fromkeys(map(ord, "‘’ʼ´`′"), "'"),
    **dict.fromkeys(map(ord, "“”„«»″"), '"'),
}
_SEEN = {**_INVISIBLE, **_ALIKE}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# A word as decomposed text writes it: letters, each with its marks.
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_TONE = re.compile(f"[{_TONES}]")
_AROUND_MARK = re.compile(r" ?([-,&/.()']) ?")
# Beyond this many choices, only those that begin or end alike are compared.
_FEW = 400
_END = 3
_LONGEST = 100


def tidy(text: str) -> str:
    """Return `text` as NFC, without invisible signs and outer blanks, inner blanks made single."""
    if text.isascii() and "  " not in text and text.isprintable():
        return text.strip()
    return " ".join(unicodedata.normalize("NFC", text.translate(_INVISIBLE)).split())


def fold(text: str) -> str:
    """Return the key under which all spellings of one Vietnamese name are equal.

    Case, blanks, width, composed or decomposed letters and the place of the tone mark (hoá, hóa)
    make no difference; every other difference in letters or tones does. The key is decomposed.
    """
    if text.isascii():
        return _one_form(text.translate(_ALIKE).casefold())
    text = unicodedata.normalize("NFKD", text.translate(_SEEN)).translate(_SEEN)
    text = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.sub(_tone_last, _one_form(text))


def _one_form(text: str) -> str:
    """Blanks made single, and none around punctuation."""
    return _AROUND_MARK.sub(r"\1", " ".join(text.split()))


def _tone_last(word: re.Match[str]) -> str:
    letters = word.group()
    if not (tones := _TONE.findall(letters)):
        return letters
    return unicodedata.normalize("NFD", _TONE.sub("", letters) + "".join(sorted(tones)))


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that `word` most likely stands for, or None where nothing is near.

    In a long list only the choices that share their first or last three letters with `word`,
    whatever their marks, are looked at, so that a file full of mistakes is still answered at once.
    """
    import difflib  # needed only once something is wrong

    sought = fold(word[:_LONGEST])
    known = _known(tuple(choices))
    keys = known.keys if len(known.keys) <= _FEW else known.like(sought)
    found = difflib.get_close_matches(sought, keys, n=1, cutoff=0.6)
    return known.keys[found[0]] if found else None


@lru_cache(maxsize=16)
def _known(choices: tuple[str, ...]) -> _Known:
    return _Known(choices)


class _Known:
    """Choices by folded key, and the keys by how they begin and end."""

    def __init__(self, choices: Iterable[str]) -> None:
        self.keys: dict[str, str] = {}
        for choice in choices:
            self.keys.setdefault(fold(choice), choice)
        self._alike: dict[tuple[str, str], list[str]] = {}
        if len(self.keys) > _FEW:
            for key in self.keys:
                for end in _ends(key):
                    self._alike.setdefault(end, []).append(key)

    def like(self, key: str) -> list[str]:
        """Keys that begin or end like `key`, each once and not too many."""
        begin, end = (self._alike.get(end, ()) for end in _ends(key))
        return list(dict.fromkeys((*end[:_FEW], *begin[:_FEW])))


def _ends(key: str) -> tuple[tuple[str, str], tuple[str, str]]:
    letters = "".join(letter for letter in key if letter.isalnum()).replace("đ", "d")
    return ("begin", letters[:_END]), ("end", letters[-_END:])
