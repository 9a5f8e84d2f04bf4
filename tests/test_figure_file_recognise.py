"""What the bytes of a file are taken for, and what is said where they are no text of ours."""

import hashlib
import io
import unicodedata
import zipfile
from collections.abc import Callable

import pytest

from cchc.diagnostics import Diagnostic, show_hint, show_message
from cchc.figure_file.known_words import known_words
from cchc.figure_file.recognise import Recognised, recognise
from cchc.plan import Plan
from tests.conftest import ROOT, soon, windows_1258

Q3 = (ROOT / "data" / "q3.csv").read_text("utf-8")
HEADER = "period,agency,target,numerator,denominator,value,note\n"
ROW = "2020-Q3,Sở Nội vụ,CT13.4,,,có,đã công khai kết quả khảo sát\n"


@pytest.fixture
def words(plan: Plan) -> frozenset[str]:
    return known_words(plan)


@pytest.fixture
def see(words: frozenset[str]) -> Callable[[bytes], Recognised | Diagnostic]:
    return lambda data: recognise(io.BytesIO(data), "q3.csv", words)


See = Callable[[bytes], Recognised | Diagnostic]


def windows_1258_where_it_can_whole(text: str) -> bytes:
    """The other bytes that mean the same: letters with tones whole where windows-1258 has them."""
    written = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            written += letter.encode("cp1258")
        except UnicodeEncodeError:
            written += windows_1258(letter)
    return written


def old_font(text: str) -> bytes:
    """Text in the letters of an old font, as old software saves it."""
    return text.encode("latin-1")


UNICODE = [
    (HEADER.encode(), "UTF-8"),
    ((HEADER + ROW).encode(), "UTF-8"),
    ((HEADER + ROW).encode("utf-8-sig"), "UTF-8 (BOM)"),
    ((HEADER + ROW).encode("utf-16"), "UTF-16"),
    (b"\xff\xfe" + (HEADER + ROW).encode("utf-16-le"), "UTF-16"),
    (b"\xfe\xff" + (HEADER + ROW).encode("utf-16-be"), "UTF-16"),
    (unicodedata.normalize("NFD", HEADER + ROW).encode(), "UTF-8"),
    ((HEADER + ROW).replace("\n", "\r\n").encode(), "UTF-8"),
    ((HEADER + ROW).replace("\n", "\r").encode(), "UTF-8"),
    (f"sep=;\n{HEADER}".encode(), "UTF-8"),
    (b"\n" * 100_000 + HEADER.encode(), "UTF-8"),
    (b"x", "UTF-8"),
    ("“ — …” 😀 [b]đỏ[/b] \x1b[31m\n".encode(), "UTF-8"),
    # The one letter that stands across two blocks.
    (b"x" * (2**16 - 1) + "ệ".encode(), "UTF-8"),
    (b"x" * (2**16 + 2**20 - 2) + "ệ\n".encode() * 3, "UTF-8"),
]


@pytest.mark.parametrize(("data", "encoding"), UNICODE, ids=range(len(UNICODE)))
def test_unicode(see: See, data: bytes, encoding: str) -> None:
    seen = see(data)
    assert isinstance(seen, Recognised)
    assert seen.encoding == encoding
    assert seen.sha256 == hashlib.sha256(data).hexdigest()
    assert "\ufeff" not in data.decode(seen.codec)


@pytest.mark.parametrize("encode", [windows_1258, windows_1258_where_it_can_whole])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_windows_1258(see: See, encode: Callable[[str], bytes], ending: str) -> None:
    data = encode(Q3.replace("\n", ending))
    seen = see(data)
    assert seen == Recognised(hashlib.sha256(data).hexdigest(), "cp1258", "windows-1258")
    assert unicodedata.normalize("NFC", data.decode(seen.codec)) == Q3.replace("\n", ending)


@pytest.mark.parametrize("encode", [windows_1258, windows_1258_where_it_can_whole])
def test_every_name_of_the_plan_in_windows_1258(
    plan: Plan, see: See, encode: Callable[[str], bytes]
) -> None:
    for agency in plan.agencies:
        for name in (agency.name.vi, agency.name.vi.upper()):
            seen = see(encode(f"{HEADER}2020-Q3,{name},CT09,95,100,,\n"))
            assert isinstance(seen, Recognised), name
            assert seen.encoding == "windows-1258"


def test_windows_1258_across_blocks(see: See) -> None:
    lines = "\n".join(f"2020-Q3,Sở Nội vụ,CT{number},1,2,,đã kiểm tra" for number in range(50_000))
    data = windows_1258(HEADER + lines)
    seen = see(data)
    assert seen == Recognised(hashlib.sha256(data).hexdigest(), "cp1258", "windows-1258")


UNKNOWN = [
    ("latin-1", (HEADER + "2020-Q3,Café résumé,CT09,1,2,,\n").encode("latin-1"), 2, 12),
    ("cp1252", "ñandú Größe Ærø\n".encode("cp1252"), 1, 1),
    ("Cyrillic", (HEADER + "отчёт\n").encode("cp1251"), 2, 1),
    ("Greek", "έκθεση\n".encode("cp1253"), 1, 1),
    ("Japanese", "報告\n".encode("shift-jis"), 1, 1),
    ("Chinese", "报告 年度\n".encode("gb18030"), 1, 1),
    ("Vietnamese of which no word is known", windows_1258("ngoằn ngoèo\n"), 1, 4),
    ("noise", bytes(range(128, 256)) * 9, 1, 1),
    ("a letter cut off", HEADER.encode() + "Sở".encode()[:-1], 2, 2),
    ("one wrong byte far away", b"x\n" * 1_000_000 + b"y\xff\n", 1_000_001, 2),
    ("UTF-16 cut off", (HEADER + ROW).encode("utf-16")[:-1], 2, 2 * len(ROW)),
    ("half a pair in UTF-16", b"\xff\xfeA\x00\x00\xd8B\x00", 1, 5),
]


@pytest.mark.parametrize(
    ("data", "line", "byte"), [each[1:] for each in UNKNOWN], ids=[each[0] for each in UNKNOWN]
)
def test_bytes_of_an_unknown_encoding(see: See, data: bytes, line: int, byte: int) -> None:
    seen = see(data)
    assert isinstance(seen, Diagnostic)
    assert (seen.rule.code, seen.place.line) == ("F004", line)
    assert seen.details["byte"] == byte
    assert "UTF-8" in show_hint(seen, "vi")


OLD_FONTS = [
    ("TCVN3", "2020-Q3,Së Néi vô,CT13.4,,,cã,\n"),
    ("TCVN3", "Kú b¸o c¸o;C¬ quan;ChØ tiªu;Tö sè;MÉu sè;Gi¸ trÞ;Ghi chó\n"),
    ("TCVN3", "2020-Q3,Uû ban nh©n d©n tØnh Kon Tum,NV1.1,,,hoµn thµnh,\n"),
    ("VNI", "2020-Q3,Sôû Noäi vuï,CT13.4,,,coù,\n"),
    ("VNI", "Kyø baùo caùo;Cô quan;Chæ tieâu;Töû soá;Maãu soá;Giaù trò;Ghi chuù\n"),
    ("VNI", "2020-Q3,UÛy ban nhaân daân tænh Kon Tum,NV1.1,,,hoaøn thaønh,\n"),
]


@pytest.mark.parametrize("saved_as", ["latin-1", "cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(("font", "text"), OLD_FONTS)
def test_old_fonts(see: See, font: str, text: str, saved_as: str) -> None:
    seen = see((HEADER + text).encode(saved_as))
    assert isinstance(seen, Diagnostic)
    assert (seen.rule.code, seen.place.line) == ("F012", 0)
    for lang in ("vi", "en"):
        assert font in show_message(seen, "vi" if lang == "vi" else "en")
    assert "Unicode" in show_hint(seen, "vi")


@pytest.mark.parametrize(("font", "text"), OLD_FONTS)
def test_an_old_font_late_in_old_bytes(see: See, font: str, text: str) -> None:
    seen = see((HEADER + "x,y\n" * 500_000 + text).encode("latin-1"))
    assert isinstance(seen, Diagnostic)
    assert seen.details["font"] == font


def archive(*names: str, first: bytes = b"") -> bytes:
    """A ZIP archive of some files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name in names:
            packed.writestr(name, first or b"x")
    return data.getvalue()


ODS = b"application/vnd.oasis.opendocument.spreadsheet"
OTHER_KINDS = [
    ("xlsx", archive("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"), "rename"),
    ("docx", archive("[Content_Types].xml", "word/document.xml"), "other"),
    ("ods", archive("mimetype", first=ODS), "excel"),
    ("zip", archive("q3.csv"), "unpack"),
    ("zip", archive(), "unpack"),
    ("xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "excel"),
    ("gzip", b"\x1f\x8b\x08" + bytes(20), "unpack"),
    ("rar", b"Rar!\x1a\x07\x00", "unpack"),
    ("seven_zip", b"7z\xbc\xaf\x27\x1c" + bytes(20), "unpack"),
    ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "other"),
    ("rtf", b"{\\rtf1\\ansi S\\u7903? }", "other"),
    ("image", b"\x89PNG\r\n\x1a\n" + bytes(20), "other"),
    ("image", b"\xff\xd8\xff\xe0" + bytes(20), "other"),
    ("image", b"GIF89a" + bytes(20), "other"),
    ("html", b"<html><body><table><tr><td>period</td></tr></table>", "excel"),
    ("html", b"\xef\xbb\xbf\r\n <!DOCTYPE HTML>\n<html>", "excel"),
    ("html", b"<TABLE border=1>", "excel"),
    ("html", b'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="x">', "excel"),
    ("html", b"<!-- saved from url -->\n<html>", "excel"),
    ("xml", b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>', "excel"),
    ("json", b'{"format": "cchc.scorecard/1"}', "other"),
    ("json", b'[\n  {"period": "2020-Q3"}]', "other"),
    ("json", b'[["period"]]', "other"),
]


@pytest.mark.parametrize(("kind", "data", "way_out"), OTHER_KINDS)
def test_what_is_named_csv_and_is_none(see: See, kind: str, data: bytes, way_out: str) -> None:
    seen = see(data)
    assert isinstance(seen, Diagnostic)
    assert (seen.rule.code, seen.place.line) == ("F003", 0)
    assert seen.details == {"kind": f"file_kind.{kind}", "way_out": f"way_out.{way_out}"}
    for lang in ("vi", "en"):
        words = show_message(seen, "vi" if lang == "vi" else "en")
        assert "file_kind" not in words
        assert "way_out" not in show_hint(seen, "vi" if lang == "vi" else "en")


@pytest.mark.parametrize(
    "text",
    [
        "<sở>,b\n",
        "{a},b\n",
        "[ghi chú],b\n",
        "PK,b\n",
        "%PDF,b\n",
        "Raráo,b\n",
        "period,<html>,{rtf\n",
        "xl/,word/\n",
    ],
)
def test_what_only_begins_like_another_kind_is_text(see: See, text: str) -> None:
    assert isinstance(see(text.encode()), Recognised)


EMPTY = [
    b"",
    b"\n",
    b" \t\r\n\r\n",
    b"\xef\xbb\xbf",
    b"\xef\xbb\xbf\r\n",
    "\n \r\n".encode("utf-16"),
]


@pytest.mark.parametrize("data", EMPTY)
def test_empty(see: See, data: bytes) -> None:
    seen = see(data)
    assert isinstance(seen, Diagnostic)
    assert (seen.rule.code, seen.place.line) == ("F002", 0)


NUL = [
    (bytes(1000), 0),
    (bytes(100_000), 1),
    (b"\0" + HEADER.encode(), 1),
    (HEADER.encode() + b"2020-Q3,so-y-te\0,CT09\n", 2),
    (HEADER.encode() * 50_000 + b"\0", 50_001),
    ((HEADER + ROW).encode("utf-16-le"), 1),
    ((HEADER + ROW).encode("utf-16-be"), 1),
    ((HEADER + ROW).encode("utf-32"), 1),
    ((HEADER + "a\0\n").encode("utf-16"), 2),
    (windows_1258(HEADER + ROW) + b"\0", 3),
    (b"\0", 0),
    ("Sở\n".encode("utf-16-le"), 1),
]


@pytest.mark.parametrize(("data", "line"), NUL, ids=range(len(NUL)))
def test_nul_bytes(see: See, data: bytes, line: int) -> None:
    seen = see(data)
    assert isinstance(seen, Diagnostic)
    assert (seen.rule.code, seen.place.line) == ("F005", line)


def test_a_large_file_is_looked_through_at_once(see: See) -> None:
    data = (HEADER + ROW * 300_000).encode()
    with soon(30):
        assert isinstance(see(data), Recognised)


@pytest.mark.parametrize("letter", [b"x", b"\xe1", b"\xf5", b"\xcc", b'"', b"<", b"{", b"\t"])
def test_ten_megabytes_of_one_letter_are_answered_at_once(see: See, letter: bytes) -> None:
    with soon(50):
        see(letter * 10**7)


def test_one_long_word_beside_old_bytes_is_answered_at_once(see: See) -> None:
    data = windows_1258(f"{HEADER}2020-Q3,Sở Nội vụ,CT09,1,2,,{'x' * 120_000}\n")
    with soon(10):
        seen = see(data)
    assert isinstance(seen, Recognised)
    assert seen.encoding == "windows-1258"
