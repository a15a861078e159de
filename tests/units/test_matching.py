"""Which unit a code and a name mean, and what is said of how they were written."""

from datetime import date

import pytest

from cds_cli.diagnostics import Location, Severity
from cds_cli.text import Language
from cds_cli.units.model import Unit
from cds_cli.units.national import national_registry
from cds_cli.units.registry import Registry

TINH, XA = national_registry("tinh"), national_registry("xa")
OLD_DAY, NEW_DAY = date(2024, 12, 31), date(2025, 12, 31)


def seen(registry: Registry, *asked: object) -> tuple[str | None, str | None]:
    match = registry.match(*asked)
    return match.unit and match.unit.code, match.problem and match.problem.code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("TP HCM", "79"),
        ("TP. Hồ Chí Minh", "79"),
        ("Tp.Hồ Chí Minh", "79"),
        ("Đắc Lắc", "66"),
        ("\u00d0ắk Lắk", "66"),
        ("TỈNH CAO BẰNG", "04"),
        ("UBND tỉnh Cao Bằng", "04"),
        ("Ủy ban nhân dân thành phố Hà Nội", "01"),
    ],
)
def test_a_name_in_another_spelling_is_noted(name: str, code: str) -> None:
    assert seen(TINH, "", name) == (code, "U201")


@pytest.mark.parametrize("name", ["Tỉnh Cao Bằng", "Cao Bằng"])
def test_a_listed_name_with_or_without_its_kind_is_taken_silently(name: str) -> None:
    assert seen(TINH, "", name) == ("04", None)


def test_a_former_province_means_itself_before_the_change_and_its_heir_after() -> None:
    assert seen(TINH, "", "Hà Giang", "", OLD_DAY) == ("02", None)
    assert seen(TINH, "", "Hà Giang", "", NEW_DAY) == ("08", "U207")
    assert seen(TINH, "", "Hà Giang") == ("08", "U207")
    assert TINH.match("", "Hà Giang").severity is None
    assert seen(TINH, "02", "") == ("08", "U207")
    assert seen(TINH, "54", "Phú Yên") == ("66", "U207")


@pytest.mark.parametrize(
    ("name", "code"),
    [("Thừa Thiên - Huế", "46"), ("Bà Rịa – Vũng Tàu", "79"), ("Đắc Nông", "68"), ("BR-VT", "79")],
)
def test_former_names_are_known_in_other_spellings(name: str, code: str) -> None:
    assert seen(TINH, "", name, "", NEW_DAY) == (code, "U207")


def test_thua_thien_hue_was_the_name_until_the_end_of_2024() -> None:
    assert TINH.match("46", "", "", date(2024, 12, 31)).unit.name == "Tỉnh Thừa Thiên Huế"
    assert TINH.match("46", "", "", date(2025, 1, 1)).unit.name == "Thành phố Huế"


def test_a_code_of_before_with_the_name_of_another_unit_is_refused() -> None:
    assert seen(TINH, "02", "Cao Bằng") == (None, "U202")


def test_a_name_of_several_communes_is_decided_by_the_parent_or_the_area() -> None:
    match = XA.match("", "Xã Hòa An")
    assert (match.unit, match.problem.code, match.values["count"]) == (None, "U206", 3)
    assert "Tỉnh Cao Bằng" in str(match.values["units"])
    for parent in ("Cao Bằng", "04", "tỉnh CAO BẰNG"):
        assert seen(XA, "", "Xã Hòa An", parent) == ("01654", None)
    assert seen(XA.within("92"), "", "Xã Hòa An") == ("31393", None)


def test_the_parent_may_be_a_province_that_is_no_more() -> None:
    assert seen(XA, "", "Xã Hòa An", "Hậu Giang") == ("31393", None)


def test_a_column_that_names_no_parent_decides_nothing() -> None:
    assert seen(XA, "", "Xã Hạ Lang", "Cụm thi đua số 3") == ("01558", None)


def test_a_commune_of_another_province_is_not_taken() -> None:
    assert seen(XA, "", "Xã Hạ Lang", "Hà Nội") == (None, "U202")
    assert seen(XA.within("01"), "", "Xã Hạ Lang") == (None, "U202")


def test_a_ward_is_not_taken_for_a_commune_of_the_same_name() -> None:
    match = XA.match("", "Xã Thục Phán")
    assert (match.unit, match.problem.code) == (None, "U202")
    assert "Phường Thục Phán" in str(match.values["suggestions"])


def test_similar_names_are_suggested_at_most_three_and_never_taken() -> None:
    match = XA.within("04").match("", "Hoa An")
    assert (match.unit, match.problem.code) == (None, "U202")
    suggested = str(match.values["suggestions"])
    assert suggested.startswith("Xã Hòa An (01654")
    assert suggested.count("(") <= 3


def test_a_name_with_nothing_close_says_so() -> None:
    diagnostic = TINH.match("", "Wxyz").at(Location("a.csv", 2, 1))
    assert diagnostic.hint(Language.EN).endswith("no name is close to it")


def test_an_exact_code_needs_no_name_and_takes_its_own_in_any_typing() -> None:
    assert seen(XA, "01654", "") == ("01654", None)
    assert seen(XA, "01654", "hoà an") == ("01654", None)
    assert seen(XA, "01654", "UBND xã Hoà An") == ("01654", None)
    assert seen(XA, " 01654\u200b", "") == ("01654", "U201")


def test_a_code_and_a_name_that_disagree_are_refused() -> None:
    match = XA.match("01654", "Phường Thục Phán")
    assert (match.unit, match.problem.code) == (None, "U203")
    assert match.values["code"] == "01654"


def test_a_code_with_a_name_of_before_is_taken_with_a_note() -> None:
    assert seen(XA, "01654", "Thị trấn Nước Hai") == ("01654", "U207")


def test_a_code_that_lost_its_zeros_is_read_unless_the_name_disagrees() -> None:
    assert seen(XA, "1654", "") == ("01654", "U208")
    assert seen(XA, "1654", "Xã Hòa An") == ("01654", "U208")
    assert seen(XA, "1654", "Phường Thục Phán") == (None, "U203")
    assert seen(XA, "654", "") == (None, "U202")
    assert seen(TINH, "4", "") == ("04", "U208")


def test_zeros_are_not_put_back_where_two_codes_fit() -> None:
    registry = Registry((Unit("so", "007", "Sở A"), Unit("so", "07", "Sở B")))
    assert seen(registry, "7", "") == (None, "U202")


def test_a_split_unit_is_a_warning_with_the_code_and_an_error_without() -> None:
    units = (
        Unit("xa", "1", "Xã Cũ", valid_to=date(2025, 6, 30), kind="xã", became=("2", "3")),
        Unit("xa", "2", "Xã Đông", date(2025, 7, 1), kind="xã"),
        Unit("xa", "3", "Xã Tây", date(2025, 7, 1), kind="xã"),
    )
    registry = Registry(units)
    assert seen(registry, "", "Xã Cũ") == (None, "U206")
    match = registry.match("2", "Xã Cũ")
    assert (match.unit.code, match.problem.code) == ("2", "U207")
    assert match.at(Location("a", 1, 1)).severity is Severity.WARNING
    assert seen(registry, "1", "Xã Đông") == ("2", "U207")
    assert seen(registry, "1", "") == (None, "U206")
    assert seen(registry, "", "Xã Cũ", "", OLD_DAY) == ("1", None)


def test_a_unit_keeps_the_former_names_that_a_registry_gives_it() -> None:
    registry = Registry((Unit("so", "H1", "Sở Khoa học", former=("Sở Thông tin",)),))
    assert seen(registry, "", "sở thông tin") == ("H1", "U207")
    assert seen(registry, "h1", "") == ("H1", "U201")


def test_a_reused_code_means_the_unit_of_the_day() -> None:
    assert XA.match("00004", "", "", OLD_DAY).unit.name == "Phường Trúc Bạch"
    assert XA.match("00004", "", "", NEW_DAY).unit.name == "Phường Ba Đình"
    assert seen(XA, "00004", "Phường Trúc Bạch", "", NEW_DAY) == ("00004", "U207")


def test_a_unit_is_found_by_code_and_by_any_name_it_ever_had() -> None:
    assert [u.valid_to for u in TINH.with_code("04")] == [date(2025, 6, 30), None]
    assert [u.code for u in XA.named("xã hoà an") if u.valid_to is None] == [
        "01654",
        "02353",
        "31393",
    ]
