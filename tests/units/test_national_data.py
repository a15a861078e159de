"""What is shipped: 34 provinces and 3,321 communes, and the 63 provinces there were."""

from collections import Counter
from datetime import date
from importlib.resources import files

from cds_cli.units.national import national_registry

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
TINH, XA = national_registry("tinh"), national_registry("xa")


def test_there_are_34_provinces_and_3321_communes_of_three_kinds() -> None:
    assert len(TINH.on(AFTER)) == len(TINH.on()) == 34
    assert Counter(unit.kind for unit in XA.on(AFTER)) == {
        "xã": 2621,
        "phường": 687,
        "đặc khu": 13,
    }
    assert Counter(unit.kind for unit in TINH.on()) == {"tỉnh": 28, "thành phố": 6}


def test_codes_are_text_of_two_and_five_digits_each_of_one_unit_of_a_day() -> None:
    for registry, width, days in ((TINH, 2, (BEFORE, AFTER)), (XA, 5, (BEFORE, AFTER))):
        for day in days:
            codes = [unit.code for unit in registry.on(day)]
            assert {(len(code), code.isdecimal()) for code in codes} == {(width, True)}
            assert len(set(codes)) == len(codes)


def test_every_commune_stands_under_a_province_of_its_day() -> None:
    for day in (BEFORE, AFTER):
        provinces = {unit.code for unit in TINH.on(day)}
        assert {unit.parent for unit in XA.on(day)} <= provinces
    assert {unit.parent for unit in XA.on(AFTER)} == {unit.code for unit in TINH.on(AFTER)}


def test_there_were_63_provinces_and_each_became_one_of_the_34() -> None:
    now = {unit.code for unit in TINH.on(AFTER)}
    for day in (date(2022, 12, 31), date(2025, 1, 1), BEFORE):
        old = TINH.on(day)
        assert len(old) == 63
        assert {len(unit.became) for unit in old} == {1}
        assert {code for unit in old for code in unit.became} == now


def test_former_communes_became_communes_of_today() -> None:
    now = {unit.code for unit in XA.on(AFTER)}
    old = XA.on(BEFORE)
    assert len(old) == 10_035
    assert {code for unit in old for code in unit.became} <= now
    assert sum(not unit.became for unit in old) == 4


def test_the_licence_of_the_source_is_shipped_with_the_tables() -> None:
    notice = files("cds_cli.units").joinpath("NOTICE.txt").read_text("utf-8")
    assert "vietnamadminunits 1.0.4" in notice
    assert "Permission is hereby granted, free of charge" in notice
