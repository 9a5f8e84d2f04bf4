"""Recognises text in the old Vietnamese fonts TCVN3 and VNI, read as Latin letters.

Before Unicode, fonts drew Vietnamese letters in the places of other ones: TCVN3 (the national
standard TCVN 5712:1993) one byte a letter, VNI a base letter and a mark. Such text turns up where
an old document was pasted into a new file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from functools import lru_cache

_VOWELS = "aăâeêioôơuưy"
_TONE_MARKS = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")

# For each vowel its letters without tone, then huyền, hỏi, ngã, sắc, nặng.
_TCVN3 = {
    "a": "aµ¶·¸¹",
    "ă": "¨»¼½¾Æ",
    "â": "©ÇÈÉÊË",
    "e": "eÌÎÏÐÑ",
    "ê": "ªÒÓÔÕÖ",
    "i": "i×ØÜÝÞ",
    "o": "oßáâãä",
    "ô": "«åæçèé",
    "ơ": "¬êëìíî",
    "u": "uïñòóô",
    "ư": "\u00adõö÷øù",
    "y": "yúûüýþ",
}
_VNI_TONES = {
    "plain": ("", "ø", "û", "õ", "ù", "ï"),
    "hat": ("â", "à", "å", "ã", "á", "ä"),
    "breve": ("ê", "è", "ú", "ü", "é", "ë"),
}
_VNI_SINGLE = {"ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î", "đ": "ñ"}
_VNI_BASE = {"ơ": "ô", "ư": "ö"}
# Small letters for capitals: A to Z, and Đ Ă Â Ê Ô Ơ Ư of TCVN3.
_TCVN3_SMALL = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ§¡¢£¤¥¦", "abcdefghijklmnopqrstuvwxyz®¨©ª«¬\u00ad"
)
_BETWEEN = str.maketrans(dict.fromkeys(',;"()', " "))
_FOREIGN = frozenset("§¡¢£¤¥¦ÄÅÛ¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇËÎÏÑÖ×ØÜÞßäåæçëîïñöøûüþÿ")


def find_old_font(text: str, known_words: Collection[str]) -> tuple[str, str, str] | None:
    """Return the font, a word as written and as meant, where `text` holds known words so.

    `known_words` are lower-case words of the plan and the form. Of two fonts it is the one that
    more of the words are written in.
    """
    if not any(map(text.__contains__, _FOREIGN)):  # to look at each letter would take long
        return None
    words = dict.fromkeys(text.translate(_BETWEEN).split())
    best: tuple[str, str, str] | None = None
    most = 0
    for font, lower in (("TCVN3", _lower_tcvn3), ("VNI", str.lower)):
        lookalikes = _lookalikes(frozenset(known_words))[font]
        found = [word for word in words if lower(word) in lookalikes]
        if len(found) > most:
            best, most = (font, found[0], lookalikes[lower(found[0])]), len(found)
    return best


def _lower_tcvn3(word: str) -> str:
    """Capitals made small: TCVN3 has them for plain letters and for the bare vowels only."""
    return word.translate(_TCVN3_SMALL)


@lru_cache(maxsize=4)
def _lookalikes(known_words: frozenset[str]) -> dict[str, dict[str, str]]:
    """For each font, words as it writes them → as they are meant."""
    tables = {"TCVN3": _tcvn3(), "VNI": _vni()}
    found: dict[str, dict[str, str]] = {font: {} for font in tables}
    for word in sorted(known_words):
        for font, table in tables.items():
            written = "".join(table.get(letter, letter) for letter in word)
            if len(word) > 1 and not _FOREIGN.isdisjoint(written):
                found[font][written] = word
    return found


def _toned() -> list[tuple[str, str, int]]:
    """Every vowel with every tone: the letter, its vowel, and the tone's position."""
    return [
        (unicodedata.normalize("NFC", vowel + mark), vowel, tone)
        for vowel in _VOWELS
        for tone, mark in enumerate(_TONE_MARKS)
    ]


def _tcvn3() -> dict[str, str]:
    table = {letter: _TCVN3[vowel][tone] for letter, vowel, tone in _toned()}
    table = {letter: sign for letter, sign in table.items() if letter != sign}
    return {**table, "đ": "®"}


def _vni() -> dict[str, str]:
    table: dict[str, str] = {}
    for letter, vowel, tone in _toned():
        bare = unicodedata.normalize("NFD", vowel)[0]
        if vowel in "âêô":
            table[letter] = bare + _VNI_TONES["hat"][tone]
        elif vowel == "ă":
            table[letter] = bare + _VNI_TONES["breve"][tone]
        elif vowel in _VNI_BASE or tone:
            table[letter] = _VNI_BASE.get(vowel, bare) + _VNI_TONES["plain"][tone]
    return {**table, **_VNI_SINGLE}
