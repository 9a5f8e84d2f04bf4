"""Text in the old fonts TCVN3 and VNI is known for what it is, and nothing else is taken for it."""

import pytest

from cchc.figure_file.known_words import known_words
from cchc.figure_file.old_fonts import find_old_font
from cchc.plan import Plan
from tests.conftest import soon

# As the fonts write them → as they are meant.
TCVN3 = {
    "Së": "sở",
    "Néi": "nội",
    "vô": "vụ",
    "Céng": "cộng",
    "hßa": "hòa",
    "héi": "hội",
    "nghÜa": "nghĩa",
    "ViÖt": "việt",
    "§éc": "độc",
    "lËp": "lập",
    "H¹nh": "hạnh",
    "phóc": "phúc",
    "x·": "xã",
    "huyÖn": "huyện",
    "tØnh": "tỉnh",
    "®¬n": "đơn",
    "vÞ": "vị",
    "hoµn": "hoàn",
    "thµnh": "thành",
    "HoÌn": "hoèn",
    "d©n": "dân",
    "kú": "kỳ",
    "b¸o": "báo",
    "mÉu": "mẫu",
    "ch­a": "chưa",
    "§¨k": "đăk",
    "UBND": "ubnd",
}
VNI = {
    "Sôû": "sở",
    "Noäi": "nội",
    "vuï": "vụ",
    "SÔÛ": "sở",
    "NOÄI": "nội",
    "Coäng": "cộng",
    "hoøa": "hòa",
    "chuû": "chủ",
    "Vieät": "việt",
    "Ñoäc": "độc",
    "laäp": "lập",
    "Töï": "tự",
    "Haïnh": "hạnh",
    "huyeän": "huyện",
    "tænh": "tỉnh",
    "hoaøn": "hoàn",
    "thaønh": "thành",
    "ÑAÊK": "đăk",
    "chöa": "chưa",
    "kyø": "kỳ",
}
# These write the word with letters that Vietnamese has too: they prove nothing.
SILENT = {"Néi", "vô", "Céng", "héi", "phóc", "kú", "mÉu", "HoÌn", "UBND"}


@pytest.fixture
def words(plan: Plan) -> frozenset[str]:
    return known_words(plan)


@pytest.mark.parametrize(
    ("font", "written", "meant"),
    [
        *(("TCVN3", *each) for each in TCVN3.items() if each[0] not in SILENT),
        *(("VNI", *each) for each in VNI.items()),
    ],
)
def test_a_known_word_in_an_old_font(font: str, written: str, meant: str) -> None:
    found = find_old_font(f'2020-Q3,"{written}",CT09', {meant, "khác", "nhiệm"})
    assert found == (font, written, meant)


@pytest.mark.parametrize("written", sorted(SILENT))
def test_letters_that_vietnamese_has_too_prove_nothing(written: str) -> None:
    assert find_old_font(written, set(TCVN3.values()) | set(VNI.values())) is None


SENTENCES = [
    ("TCVN3", "Kú b¸o c¸o,C¬ quan,ChØ tiªu,Tö sè,MÉu sè,Gi¸ trÞ,Ghi chó"),
    ("TCVN3", "2020-Q3,Së Néi vô,CT13.4,,,cã,"),
    ("TCVN3", "2020-Q3,Uû ban nh©n d©n tØnh Kon Tum,NV1.1,,,hoµn thµnh,"),
    ("TCVN3", "kú b¸o c¸o;c¬ quan;chØ tiªu"),
    ("TCVN3", "2020-Q3\tUBND x· §¨k Long\tCT20"),
    ("VNI", "Kyø baùo caùo,Cô quan,Chæ tieâu,Töû soá,Maãu soá,Giaù trò,Ghi chuù"),
    ("VNI", "2020-Q3,Sôû Noäi vuï,CT13.4,,,coù,"),
    ("VNI", "2020-Q3,UÛy ban nhaân daân tænh Kon Tum,NV1.1,,,hoaøn thaønh,"),
    ("VNI", "KYØ BAÙO CAÙO;CÔ QUAN;CHÆ TIEÂU"),
]


@pytest.mark.parametrize(("font", "text"), SENTENCES)
def test_lines_of_figures_in_an_old_font(font: str, text: str, words: frozenset[str]) -> None:
    found = find_old_font(text, words)
    assert found is not None
    assert found[0] == font
    assert found[1] in text
    assert found[2] in words


OTHERS = [
    "",
    "period,agency,target,numerator,denominator,value,note",
    "Kỳ báo cáo,Cơ quan,Chỉ tiêu,Tử số,Mẫu số,Giá trị,Ghi chú",
    "2020-Q3,Sở Nội vụ,CT13.4,,,có,đã công khai • đủ «100»",
    "Café résumé naïve Größe señor ñandú Ærø",
    "nhiệt độ 5·10² µm ± 3°",
    "§ 5 ¬ ¦ ¶",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_text_is_not_taken_for_an_old_font(text: str, words: frozenset[str]) -> None:
    assert find_old_font(text, words) is None


def test_no_name_of_the_plan_is_taken_for_an_old_font(plan: Plan, words: frozenset[str]) -> None:
    names = [plan.name.vi]
    names += [spelling for agency in plan.agencies for spelling in agency.spellings]
    names += [target.name.vi for target in plan.targets]
    for name in names:
        for text in (name, name.upper(), name.lower()):
            assert find_old_font(text, words) is None


def test_much_text_is_looked_through_at_once(words: frozenset[str]) -> None:
    with soon(30):
        assert find_old_font("xin chµo b¹n " * 50_000 + "Së", words) is not None
        assert find_old_font("µ" * 10**6, words) is None
