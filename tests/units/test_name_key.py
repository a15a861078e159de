import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_cli.units.names import name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("Thuỷ Nguyên", "Thủy Nguyên"),
        ("Qúy Lộc", "Quý Lộc"),
        ("Đắk Lắk", "\u00d0ắk Lắk"),
        ("Đắk Lắk", "\u0189ắk Lắk"),
        ("Đông Hà", "\u00f0ông hà"),
        ("Sơn\u200b Hà", "Sơn Hà"),
        ("  Sơn \u00a0 Hà\n", "Sơn Hà"),
        ("SƠN HÀ", "sơn hà"),
        ("Ｓơn Hà", "Sơn Hà"),
        ("Phan Rang - Tháp Chàm", "phan rang - tháp chàm"),
    ],
)
def test_two_ways_of_typing_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sơn Hà", "Sơn Hạ"),
        ("Sơn Hà", "Son Hà"),
        ("Tân An", "Tan An"),
        ("Tân An", "Tăn An"),
        ("Đông", "Dông"),
        ("Hòa An", "Hoa An"),
        ("Hòa An", "HòaAn"),
        ("Hà Sơn", "Ha Sờn"),
        ("Hòa An", "Hoa Àn"),
    ],
)
def test_two_names_have_two_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text())
def test_composed_and_decomposed_text_have_one_key(text: str) -> None:
    assert name_key(unicodedata.normalize("NFD", text)) == name_key(
        unicodedata.normalize("NFC", text)
    )


@given(st.text(alphabet="aàảãáạâầẩẫấậăắơớưứêệôốđiỳýyu nghtrQĐ-.1"))
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)
