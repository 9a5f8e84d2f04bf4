"""What the bytes of a file are: its encoding, or why it is not text that can be read."""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata
from collections.abc import Collection
from typing import BinaryIO, NamedTuple

from cchc.diagnostics import Diagnostic, Place, diagnostic
from cchc.figure_file.old_fonts import find_old_font
from cchc.words import Term

_BLOCK = 1 << 15
"""Bytes of whole lines that are looked at together where a file is not in UTF-8."""
_DECODED = 1 << 14
"""Bytes that are decoded at a time: of larger pieces megabytes stay scattered in the memory."""
_SAMPLE = 1 << 16

# First bytes → what the file is, and the way out.
_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls", "excel"),
    (b"\x1f\x8b", "gzip", "unpack"),
    (b"Rar!", "rar", "unpack"),
    (b"7z\xbc\xaf\x27\x1c", "seven_zip", "unpack"),
    (b"%PDF-", "pdf", "other"),
    (b"{\\rtf", "rtf", "other"),
    (b"\x89PNG", "image", "other"),
    (b"\xff\xd8\xff", "image", "other"),
    (b"GIF8", "image", "other"),
)
# What an office document holds in its ZIP archive, near its start.
_INSIDE_ZIP = (
    (b"xl/", "xlsx", "rename"),
    (b"word/", "docx", "other"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods", "excel"),
)
_BLANK = b"\x00 \t\r\n"
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# An HTML page, or a piece of one, as programs save tables under the name of a CSV.
_MARKUP = re.compile(
    rb"\s*(?:<\?xml|<!--|<(?:!doctype|html|head|body|meta|style|table|thead|tbody|tr|td|th|div|p|font"
    rb"|span|center|b|h[1-6])[\s>]|MIME-Version:)",
    re.I,
)
# Tone marks of windows-1258, more of them on end than any letter bears.
_TONES_ON_END = re.compile(rb"[\xcc\xd2\xde\xec\xf2]{30}")
_VIETNAMESE = re.compile(
    r"[0-9A-Za-zĐđ\s!-/:-@\[-`{-~\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
    r"–—‘’“”…•·°«»×€₫\u00a0]*"
)
_WORD = re.compile(r"[^\W\d_]+")


class Recognised(NamedTuple):
    """What a file is: the codec that reads it and how people call it; `sha256` is of its bytes."""

    sha256: str
    codec: str
    encoding: str

    @property
    def is_utf8(self) -> bool:
        """Whether it is UTF-8, with or without a BOM."""
        return self.codec in ("utf-8", "utf-8-sig")


def recognise(
    file: BinaryIO, path: str, known_words: Collection[str], before: Recognised | None = None
) -> Recognised | Diagnostic:
    """Return how the text of `file` is encoded, or why it cannot be read.

    `known_words` are lower-case words of the plan and the form; bytes that are not UTF-8 are taken
    for windows-1258 only where the text so read is Vietnamese and holds such words. The file is
    read once from its start, block by block; but only its start where it was looked through
    `before`.
    """
    place = Place(path)
    head = file.read(_SAMPLE)
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if len(head) < _SAMPLE and not _without_bom(head).translate(None, _BLANK):
        nul = b"\x00" in head and not wide
        return diagnostic("nul-bytes" if nul else "empty-file", place)
    if (other := _other_kind(head)) is not None:
        kind, way_out = other
        return diagnostic(
            "not-a-text-file",
            place,
            kind=Term(f"file_kind.{kind}"),
            way_out=Term(f"way_out.{way_out}"),
        )
    marked = head.startswith(codecs.BOM_UTF8)
    codec, encoding = ("utf-16", "UTF-16") if wide else ("utf-8", "UTF-8")
    scanned = before or _scanned(
        file, head, path, codec, f"{encoding} (BOM)" if marked else encoding
    )
    if isinstance(scanned, Recognised):
        if (font := find_old_font(head.decode(codec, "ignore"), known_words)) is not None:
            return _old_font(path, font)
        return scanned._replace(codec="utf-8-sig") if marked else scanned
    if wide or scanned.rule.name != "unknown-encoding":
        return scanned
    return _one_byte(file, path, known_words) or scanned


def _old_font(path: str, font: tuple[str, str, str]) -> Diagnostic:
    name, sample, meant = font
    return diagnostic("old-font", Place(path), font=name, sample=sample, meant=meant)


def _other_kind(head: bytes) -> tuple[str, str] | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        inside = (each[1:] for each in _INSIDE_ZIP if each[0] in head)
        return next(inside, ("zip", "unpack"))
    for signature, kind, way_out in _SIGNATURES:
        if head.startswith(signature):
            return kind, way_out
    bare = _without_bom(head)
    if bare[1:2] == b"\x00" or bare[:1] == b"\x00":
        bare = bare.replace(b"\x00", b"")  # plain letters in UTF-16
    if markup := _MARKUP.match(bare):
        is_xml = b"xml" in markup.group().lower() and b"<html" not in head.lower()
        return ("xml", "excel") if is_xml else ("html", "excel")
    if re.match(rb"\s*[{\[]\s*[\"{\[]", bare):
        return "json", "other"
    return None


def _without_bom(head: bytes) -> bytes:
    return head[next((len(bom) for bom in _BOMS if head.startswith(bom)), 0) :]


def _scanned(
    file: BinaryIO, head: bytes, path: str, codec: str, encoding: str
) -> Recognised | Diagnostic:
    """Read on to the end of the file, to see whether every byte is text in `codec`."""
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder(codec)()
    line, position, block = 1, 0, head
    while True:
        digest.update(block)
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            # What the decoder kept of the block before stands at the start of its object.
            position += len(block) - len(error.object) + error.start
            line, byte = _line_of(file, position)
            known = "UTF-16" if codec == "utf-16" else "UTF-8"
            return diagnostic("unknown-encoding", Place(path, line), byte=byte, encoding=known)
        if codec == "utf-8" and (nul := block.find(b"\x00")) >= 0:
            return diagnostic("nul-bytes", Place(path, _line_of(file, position + nul)[0]))
        if codec == "utf-16":
            if "\x00" in text:
                line += text[: text.index("\x00")].count("\n")
                return diagnostic("nul-bytes", Place(path, line))
            line += text.count("\n")
        if not block:
            return Recognised(digest.hexdigest(), codec, encoding)
        position += len(block)
        block = file.read(_DECODED)


def _line_of(file: BinaryIO, position: int) -> tuple[int, int]:
    """The line in which a byte stands, and its place there, both from 1."""
    file.seek(0)
    number, start = 1, 0
    while start + len(line := file.readline()) <= position and line:
        number, start = number + 1, start + len(line)
    return number, position - start + 1


def _one_byte(
    file: BinaryIO, path: str, known_words: Collection[str]
) -> Recognised | Diagnostic | None:
    """Windows-1258, an old font, or None where neither is certain."""
    file.seek(0)
    digest = hashlib.sha256()
    certain, line = False, 1
    while block := _lines(file):
        digest.update(block)
        if b"\x00" in block:
            line += block[: block.index(b"\x00")].count(b"\n")
            return diagnostic("nul-bytes", Place(path, line))
        line += block.count(b"\n")
        if font := find_old_font(block.decode("cp1252", "replace"), known_words):
            return _old_font(path, font)
        if _TONES_ON_END.search(block):
            return None  # and it would take hours to put them in order
        try:
            text = unicodedata.normalize("NFC", block.decode("cp1258"))
        except UnicodeDecodeError:
            return None
        if not _VIETNAMESE.fullmatch(unicodedata.normalize("NFD", text)):
            return None
        certain = certain or any(
            word.lower() in known_words for word in _WORD.findall(text) if not word.isascii()
        )
    return Recognised(digest.hexdigest(), "cp1258", "windows-1258") if certain else None


def _lines(file: BinaryIO) -> bytes:
    """The next block, ending where a line ends, so that no letter is cut from its tone."""
    block = file.read(_BLOCK)
    return block + file.readline(_BLOCK) if block else block
