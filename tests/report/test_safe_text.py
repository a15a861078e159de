import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_cli.report.safe import as_cell, clean, file_name, markdown_cell


def test_an_escape_sequence_is_shown_and_not_obeyed() -> None:
    assert clean("Xã \x1b[31mHòa An\x07") == "Xã ␛[31mHòa An␇"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x7f", "a␀b␡"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("nộp\u202efdp.exe", "nộp⟨U+202E⟩fdp.exe"),
        ("Hòa\u200b An\ufeff", "Hòa⟨U+200B⟩ An⟨U+FEFF⟩"),
        ("a\u2028b\u3164", "a⟨U+2028⟩b⟨U+3164⟩"),
        ("tệp \udc80", "tệp ⟨U+DC80⟩"),
        ("\ufffe\U0001ffff", "⟨U+FFFE⟩⟨U+1FFFF⟩"),
    ],
)
def test_what_hides_or_cannot_be_written_is_named(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_a_break_inside_a_cell_becomes_one_space() -> None:
    assert clean("Xã\r\nHòa\tAn\nmới") == "Xã Hòa An mới"


def test_vietnamese_stays_as_typed_composed_or_not() -> None:
    assert clean("Hòa Hoà Ho\u0300a ₫ 40–45 %") == "Hòa Hoà Ho\u0300a ₫ 40–45 %"


@given(st.text())
def test_clean_text_is_one_line_that_utf8_can_write_and_cleaning_again_changes_nothing(
    text: str,
) -> None:
    shown = clean(text)
    assert len(shown.splitlines()) <= 1
    assert shown.encode() is not None
    assert clean(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84 900",
        "-1+2",
        "@SUM(A1)",
        "\tx",
        "\r=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠a",
        " =1+1",
        "-",
    ],
)
def test_a_csv_cell_that_begins_like_a_formula_is_prefixed(text: str) -> None:
    assert as_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "-5", "+3", "-1.292,5", "-44,4%", "-1e-3", "Hòa An", "a=b"])
def test_numbers_and_plain_words_stay_as_they_are_in_csv(text: str) -> None:
    assert as_cell(text) == text


@pytest.mark.parametrize("code", ["00694", "H21.227", "a_b-c", "x" * 64, "CONG"])
def test_a_plain_code_is_its_own_file_name(code: str) -> None:
    assert file_name(code) == code


@pytest.mark.parametrize(
    "code",
    [
        "",
        ".",
        "..",
        "../etc/passwd",
        "a/b",
        "a\\b",
        "C:x",
        ".an",
        "an.",
        "a..b",
        "x" * 65,
        "CON",
        "nul",
        "COM1",
        "lpt9.txt",
        "Hòa An",
        "a\x00b",
        "a\n",
        "�",
    ],
)
def test_any_other_code_gets_a_safe_name_of_its_own(code: str) -> None:
    name = file_name(code)
    assert name != code
    assert file_name(name) == name


def test_two_codes_never_share_a_file() -> None:
    assert len({file_name(code) for code in ("a/b", "a:b", "a_b", "a b")}) == 4


def test_markup_and_bars_are_shown_as_such_in_markdown() -> None:
    assert markdown_cell("a|b\n<b>[x](http://y)</b> `c` *d*") == (
        r"a\|b \<b\>\[x\](http\://y)\</b\> \`c\` \*d\*"
    )


def test_a_bare_address_is_no_link_in_markdown() -> None:
    assert markdown_cell("www.xa.vn an@xa.vn") == r"www\.xa.vn an\@xa.vn"
