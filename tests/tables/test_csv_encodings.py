from pathlib import Path
from unicodedata import normalize

import pytest

from cds_cli.diagnostics import Checked, Severity
from cds_cli.tables.grid import Book
from cds_cli.tables.legacy import TCVN3, VNI, as_characters, is_odd
from cds_cli.tables.read import read_book
from cds_cli.tables.syllable import is_syllable

TABLE = "Mã\tTên đơn vị\tGhi chú\n00694\tXã Hòa An\tĐạt – “đủ”\n00697\tPhường Nguyễn Huệ\t\n"
COMMA = TABLE.replace("\t", ",")
PROJECT = Path(__file__).parents[2]

# What each font shows for: Xã Hòa An, Tân Bình, Hà Nội, đường.
OLD_TEXTS = {
    TCVN3: "X· Hßa An;T©n B×nh;Hµ Néi;®­êng",
    VNI: "Xaõ Hoøa An;Taân Bình;Haø Noäi;ñöôøng",
}


def checked(folder: Path, content: bytes) -> Checked[Book]:
    path = folder / "nộp.csv"
    path.write_bytes(content)
    return read_book(path)


def found_in(book: Checked[Book]) -> list[tuple[str, Severity, int | None]]:
    return [(d.code, d.severity, d.location.row) for d in book.diagnostics]


def name_in(book: Checked[Book]) -> object:
    return book.require().grids[0].rows[2][2]


TONES = "\u0300\u0301\u0303\u0309\u0323"


def decomposed_as_windows_does(text: str) -> bytes:
    """Write tones as marks of their own where windows-1258 has no letter for them."""
    return b"".join(_in_windows_1258(letter) for letter in text)


def _in_windows_1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        split = normalize("NFD", letter)
        base = normalize("NFC", "".join(c for c in split if c not in TONES))
        return (base + next(c for c in split if c in TONES)).encode("cp1258")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "with a mark"])
def test_utf_8_is_read_in_silence(tmp_path: Path, mark: bytes) -> None:
    book = checked(tmp_path, mark + TABLE.encode())
    assert (found_in(book), name_in(book)) == ([], "Xã Hòa An")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_unicode_text_of_excel_is_noted(tmp_path: Path, codec: str) -> None:
    book = checked(tmp_path, ("\ufeff" + TABLE.replace("\n", "\r\n")).encode(codec))
    assert found_in(book) == [("F003", Severity.NOTE, None)]
    assert name_in(book) == "Xã Hòa An"


def test_windows_1258_is_read_with_a_warning_and_its_tones_are_joined(tmp_path: Path) -> None:
    content = decomposed_as_windows_does(COMMA)
    book = checked(tmp_path, content)
    assert b"Xa\xde H" in content
    assert found_in(book) == [("F003", Severity.WARNING, None)]
    assert book.require().grids[0].rows[2] == {1: "00694", 2: "Xã Hòa An", 3: "Đạt – “đủ”"}
    assert book.require().grids[0].rows[3][2] == "Phường Nguyễn Huệ"


@pytest.mark.parametrize("font", OLD_TEXTS)
@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "utf-16"])
def test_text_of_an_old_font_is_refused_however_it_was_saved(
    tmp_path: Path, font: str, codec: str
) -> None:
    book = checked(tmp_path, f"ma;ten;a;b\n1;{OLD_TEXTS[font]}\n".encode(codec))
    assert book.value is None
    assert [(d.code, d.location.row, d.values["font"]) for d in book.diagnostics] == [
        ("F005", 2, font)
    ]


@pytest.mark.parametrize("codec", ["cp1252", "cp1258", "latin-1"])
@pytest.mark.parametrize("text", ["Xã Hòa An", "Hà Nội", "Đông Thạnh", "Nguyễn Huệ"])
def test_utf_8_that_was_misread_and_saved_again_is_refused(
    tmp_path: Path, codec: str, text: str
) -> None:
    characters = as_characters(codec)
    misread = "".join(characters[byte] for byte in text.encode())
    assert found_in(checked(tmp_path, f"ma,ten\n1,{misread}\n".encode())) == [
        ("F004", Severity.ERROR, 2)
    ]


def test_one_misread_word_among_sound_ones_is_found(tmp_path: Path) -> None:
    book = checked(tmp_path, "Mã,Tên\n1,Xã HÃ²a An\n".encode())
    assert [(d.code, d.values["seen"]) for d in book.diagnostics] == [("F004", '"HÃ²a"')]


@pytest.mark.parametrize(
    "content",
    [
        b"ma,ten\n1,\x81\x8d\x90\n",
        "ma,ten\n1,Café crème à la façon\n".encode("cp1252"),
        b"ma,m\xb2\n1,2\n",
        b"\xff\xfem\x00a",
        b"\xff\xfe\x00\x00m\x00\x00\x00",
        "ma,ten\n1,H\ufffda\n".encode(),
        b"\xef\xbb\xbfma,ten\n1,\xff\n",
    ],
    ids=["no letters", "french", "one sign", "half a letter", "utf-32", "lost letter", "mixed"],
)
def test_what_makes_no_words_is_refused(tmp_path: Path, content: bytes) -> None:
    book = checked(tmp_path, content)
    assert ([d.code for d in book.diagnostics], book.value) == (["F004"], None)


@pytest.mark.parametrize(
    "text",
    [
        "“THỊ XÃ”",
        "THỊ XÃ’ cũ",
        "XÃ”",
        "diện tích m², nhiệt độ 37°C, dài 5 µm",
        "µm",
        "m¹",
        "½ số hộ",
        "§ 1, «Hà Nội»",
        "Café, São Paulo, Zürich, Straße, résumé, naïve",
        "Buôn Ma Thuột, Ea H'Leo, Krông Păk, Búk, Cư M’gar, Êđê",
        "Zalo® · VNeID™ · 15 % – 20 %…",
        "hoà, thuỷ, quý, Thuý, khoẻ, giếng, khuỷu, ngoèo, xoong",
    ],
)
def test_sound_text_with_signs_and_foreign_words_is_read(tmp_path: Path, text: str) -> None:
    assert found_in(checked(tmp_path, f'a;b\n1;"{text}"\n'.encode())) == []


def test_no_word_of_our_own_texts_is_taken_for_an_old_font() -> None:
    texts = [*PROJECT.glob("indicators/**/*.yaml"), PROJECT / "README.vi.md"]
    words = {word for path in texts for word in path.read_text(encoding="utf-8").split()}
    odd = {word for word in words if any(is_odd(word.strip('.,;:()"'), font) for font in OLD_TEXTS)}
    assert len(words) > 1_000
    assert odd == set()


@pytest.mark.parametrize(
    "word",
    [
        "Hòa",
        "hoà",
        "NGUYỄN",
        "quyết",
        "giếng",
        "khuya",
        "ương",
        "Đắc",
    ],
)
def test_vietnamese_syllables_are_known(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(normalize("NFD", word))


@pytest.mark.parametrize("word", ["Hßa", "Xaõ", "HÃ²a", "Café", "ấấ", "xyz", "Néi", ""])
def test_other_words_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_row_and_quoted_breaks_do_not(tmp_path: Path, end: str) -> None:
    text = end.join(["sep=;", "a;b", '"một', 'hai";2', "3;4", ""])
    rows = checked(tmp_path, text.encode()).require().grids[0].rows
    assert rows == {1: {1: "a", 2: "b"}, 2: {1: f"một{end}hai", 2: "2"}, 3: {1: "3", 2: "4"}}


def test_a_nul_in_text_is_refused(tmp_path: Path) -> None:
    assert [d.code for d in checked(tmp_path, b"a,b\n1,\0\n").diagnostics] == ["F001"]
    content = "\ufeffa\tb\n1\t\0\n".encode("utf-16-le")
    assert found_in(checked(tmp_path, content)) == [("F004", Severity.ERROR, 2)]
