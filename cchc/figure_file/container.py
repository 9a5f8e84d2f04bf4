"""Looks at a workbook from outside, as the archive that it is, before anything in it is used."""

from __future__ import annotations

from typing import BinaryIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from cchc.words import Term

UNPACKED_LIMIT = 100
"""Most that a workbook may hold when unpacked, in megabytes; some 400,000 figures."""
SWELL_LIMIT = 200
"""How many times larger than packed a part may be; what office programs write stays under 50."""
PARTS_LIMIT = 10_000

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A workbook with a password is wrapped in the format of old Office files, under this name.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BLOCK = 1 << 20
_SMALL = 1 << 20
_PASSWORD_FLAG = 1


class WorkbookError(Exception):
    """Why a workbook is not read: a reason of the catalogue, and the details of its words."""

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(reason)
        self.reason = Term(f"reason.{reason}")
        self.details = details


def is_workbook(file: BinaryIO) -> bool:
    """Return whether a file begins like a workbook, be it one with a password."""
    head = file.read(len(_OLE))
    found = head.startswith(_ZIP) or (head == _OLE and _holds(file, _ENCRYPTED))
    file.seek(0)
    return found


def check_container(file: BinaryIO) -> None:
    """Raise WorkbookError where an archive is none, is locked, or would swell beyond measure.

    Nothing is unpacked for it but the beginning of each part.
    """
    file.seek(0)
    if file.read(len(_OLE)) == _OLE:
        raise WorkbookError("password")
    try:
        archive = ZipFile(file)
    except BadZipFile as error:
        raise WorkbookError("broken_archive") from error
    with archive:
        parts = archive.infolist()
        _check_sizes(parts)
        if any(part.flag_bits & _PASSWORD_FLAG for part in parts):
            raise WorkbookError("password")
        if "[Content_Types].xml" not in archive.namelist():
            raise WorkbookError("no_workbook")
        for part in parts:
            _refuse_entities(archive, part)


def _check_sizes(parts: list[ZipInfo]) -> None:
    """Hold what the archive declares; unpacking stops at the size that was declared."""
    if len(parts) > PARTS_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT << 20:
        raise WorkbookError("unpacked", limit=UNPACKED_LIMIT)
    for part in parts:
        if part.file_size > max(_SMALL, SWELL_LIMIT * part.compress_size):
            raise WorkbookError("swells", limit=SWELL_LIMIT)


def _refuse_entities(archive: ZipFile, part: ZipInfo) -> None:
    """Refuse a part with a DTD, where entities are declared; the format allows none (ECMA-376)."""

    def declared(*_: object) -> None:
        raise WorkbookError("entities")

    started: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = lambda name, _: started.append(name)
    try:
        with archive.open(part) as opened:
            # A DTD stands before the first element, if anywhere.
            while not started and (block := opened.read(4096)):
                parser.Parse(block)
    except expat.ExpatError:
        return  # an image, or a fault that will show when the part is read


def _holds(file: BinaryIO, sought: bytes) -> bool:
    end = b""
    while block := file.read(_BLOCK):
        if sought in end + block:
            return True
        end = block[-len(sought) :]
    return False
