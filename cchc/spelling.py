"""When two spellings are one word: folding for comparison, and the nearest known word."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import filterfalse
from typing import Literal

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
# Those of the invisible signs that Python holds to be printable.
_UNSEEN_MARK = re.compile("[\u034f\ufe00-\ufe0f]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# A word as decomposed text writes it: letters, each with its marks.
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_TONE = re.compile(f"[{_TONES}]")
_MARK = re.compile("[-,&/.()']")
_AROUND_MARK = re.compile(r" ?([-,&/.()']) ?")
# A blank between letters of which folding makes no mark.
_TWO_WORDS = re.compile("[0-9A-Za-z] [0-9A-Za-z]")
# Beyond this many choices, only those that begin or end alike are compared.
_FEW = 400
_END = 3
_WINDOW = 12
_MOST = 20
_NEAR = 0.6
"""Least likeness, from 0 to 1, of a word that may be meant."""
_LONGEST = 100
_REMEMBERED = 10_000
_BETWEEN = "|"
_UNTIDY = (f"{_BETWEEN} ", f" {_BETWEEN}")
_PIECE = 1000
"""Characters that are put into a normal form at a time."""


def tidy(text: str) -> str:
    """Return `text` as NFC, without invisible signs and outer blanks, inner blanks made single."""
    if "  " not in text and text.isprintable() and (text.isascii() or _is_composed(text)):
        return text.strip()
    seen = text.translate(_INVISIBLE)
    if len(seen) <= _PIECE:
        return " ".join(unicodedata.normalize("NFC", seen).split())
    return " ".join(" ".join(_normalized("NFC", word) for word in seen.split()).split())


def tidy_all(texts: Sequence[str]) -> Sequence[str]:
    """Return texts as `tidy` does each; at once where all of them are so already, as a rule."""
    # What stands between two texts makes no letter with either of them.
    together = _BETWEEN.join(("", *texts, ""))
    if any(map(together.__contains__, _UNTIDY)) or tidy(together) is not together:
        return [*map(tidy, texts)]
    return texts


def _is_composed(text: str) -> bool:
    """Whether printable text is in NFC and has no sign that does not show."""
    return unicodedata.is_normalized("NFC", text) and _UNSEEN_MARK.search(text) is None


def _normalized(form: Literal["NFC", "NFD", "NFKD"], word: str) -> str:
    """Normalize a word, piece by piece where it is longer than any name.

    Marks that pile up on one letter are put in order, which takes the square of their number.
    """
    if len(word) <= _PIECE:
        return unicodedata.normalize(form, word)
    pieces = (word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
    return "".join(unicodedata.normalize(form, piece) for piece in pieces)


def fold(text: str) -> str:
    """Return the key under which all spellings of one Vietnamese name are equal.

    Case, blanks, width, composed or decomposed letters and the place of the tone mark (hoá, hóa)
    make no difference; every other difference in letters or tones does. The key is decomposed.
    """
    if text.isascii():
        folded = " ".join(text.translate(_ALIKE).casefold().split())
    else:
        folded = " ".join(filter(None, map(_fold_word, text.split())))
    if " " not in folded or _MARK.search(folded) is None:
        return folded
    return _AROUND_MARK.sub(r"\1", folded)


def maybe_one_word(texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts whose keys may be without blanks; that others have some is quickly told."""
    return filterfalse(_TWO_WORDS.search, texts)


def is_raised(letter: str) -> bool:
    """Return whether a letter is a digit of the kind of ², which is no number by itself."""
    return letter.isdigit() and not letter.isdecimal()


@lru_cache(maxsize=1 << 14)
def _fold_word(word: str) -> str:
    """Fold what stands between blanks; names share most of their words, so they are remembered."""
    if word.isascii():
        return word.translate(_ALIKE).casefold()
    word = _normalized("NFKD", word.translate(_SEEN)).translate(_SEEN)
    word = _WORD.sub(_tone_last, _normalized("NFKD", word.casefold()))
    return " ".join(_normalized("NFD", word).split())


def _tone_last(word: re.Match[str]) -> str:
    letters = word.group()
    if not (tones := _TONE.findall(letters)):
        return letters
    return _TONE.sub("", letters) + "".join(sorted(tones))


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that `word` most likely stands for, or None where nothing is near."""
    return Spellings(choices).nearest(word)


class Spellings:
    """Known words, among which the nearest to a misspelt one is found.

    Of many words only those that begin or end with the same three letters, whatever their marks,
    are looked at, so that a file full of mistakes is still answered at once.
    """

    def __init__(self, words: Iterable[str], keys: Iterable[str] | None = None) -> None:
        """Take the words, and their folded keys where these are known."""
        self._words = tuple(words)
        self._known_keys = keys
        self._found: dict[str, str | None] = {}

    def nearest(self, word: str) -> str | None:
        """Return the known word that `word` most likely stands for, or None where none is near."""
        sought = fold(word[:_LONGEST])
        if sought not in self._found:
            if len(self._found) >= _REMEMBERED:
                return None  # so many mistakes that nobody reads on
            self._found[sought] = self._nearest(sought)
        return self._found[sought]

    def _nearest(self, sought: str) -> str | None:
        from difflib import SequenceMatcher  # needed only once something is wrong

        keys = self._keys if len(self._keys) <= _FEW else self._like(sought)
        matcher = SequenceMatcher(b=sought)
        bounds = []
        for key in keys:
            matcher.set_seq1(key)
            if matcher.real_quick_ratio() >= _NEAR:
                bounds.append((matcher.quick_ratio(), key))
        best: tuple[float, str] | None = None
        # What a word can reach at most is quickly told: only the best are measured in full.
        for bound, key in sorted(bounds, reverse=True):
            if bound < (best[0] if best else _NEAR):
                break
            matcher.set_seq1(key)
            if (likeness := matcher.ratio()) >= _NEAR:
                best = max(best or (0.0, ""), (likeness, key))
        return self._keys[best[1]] if best else None

    @cached_property
    def _keys(self) -> dict[str, str]:
        """The words by their folded keys, of equal keys the first."""
        folded = tuple(map(fold, self._words) if self._known_keys is None else self._known_keys)
        keys = dict(zip(folded, self._words, strict=True))
        if len(keys) < len(folded):
            keys.update(zip(reversed(folded), reversed(self._words), strict=True))
        return keys

    @cached_property
    def _by_ends(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The keys by how they begin, and by how they end."""
        by_begin: dict[str, list[str]] = defaultdict(list)
        by_end: dict[str, list[str]] = defaultdict(list)
        for key in self._keys:
            begin, end = _plain_end(key[:_END]), _plain_end(key[-_END:])
            if begin is None or end is None:
                begin, end = _ends(key)
            by_begin[begin].append(key)
            by_end[end].append(key)
        return by_begin, by_end

    def _like(self, key: str) -> list[str]:
        """Keys that begin and end like `key`, else those that do one of both; not too many."""
        begin, end = (
            alike.get(each, []) for alike, each in zip(self._by_ends, _ends(key), strict=True)
        )
        both = set(begin).intersection(end)
        return sorted(both)[:_MOST] or [*end[:_MOST], *begin[:_MOST]]


@lru_cache(maxsize=1 << 12)
def _plain_end(part: str) -> str | None:
    """An end of a key as `_ends` has it, where it is of nothing but letters and digits."""
    return part.replace("đ", "d") if len(part) == _END and part.isalnum() else None


def _ends(key: str) -> tuple[str, str]:
    """The first letters of a key and the last, whatever their marks."""
    begin, end = key[:_END], key[-_END:]
    if not begin.isalnum():
        begin = _letters(key[:_WINDOW])[:_END]
    if not end.isalnum():
        end = _letters(key[-_WINDOW:])[-_END:]
    if len(begin) < _END or len(end) < _END:
        letters = _letters(key if len(key) <= 4 * _WINDOW else key[:_WINDOW] + key[-_WINDOW:])
        begin, end = letters[:_END], letters[-_END:]
    return begin.replace("đ", "d"), end.replace("đ", "d")


@lru_cache(maxsize=1 << 12)
def _letters(part: str) -> str:
    """The letters and digits of an end of a name; many names begin or end alike."""
    return "".join(filter(str.isalnum, part))
