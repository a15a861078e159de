"""Units of a file, held against a registry."""

from datetime import date
from pathlib import Path

import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.period import Period
from cds_cli.submission.read import Request
from cds_cli.units.model import Unit
from cds_cli.units.registry import Registry
from tests.submission.form_tables import (
    FIGURES,
    Read,
    book_of,
    form,
    given,
    read_book_of,
    read_sheets,
    stamped,
    told,
)
from tests.submission.form_tables import the_set as set_of_forms
from tests.submission.text_tables import set_of

BODY = """
attributes: [{code: cho, name: Có chợ, kind: yes_no}]
indicators:
  - {code: "1", name: Điểm họp, max_points: 10, rule: {type: given, scale: points}}
  - {code: "2", name: Chợ, max_points: 5, rule: {type: given, scale: points},
     applies_to: {kinds: [Phường]}}
"""
CHANGE = date(2025, 7, 1)
UNITS = (
    Unit("xa", "00694", "Xã Hòa An", kind="xã", parent="P1", block="Miền núi",
         valid_from=CHANGE, former=("Xã Hòa Cũ",)),
    Unit("xa", "00700", "Xã Sơn Hà", kind="xã", parent="P1", valid_from=CHANGE),
    Unit("xa", "00701", "Phường Sơn Hạ", kind="phường", parent="P2", valid_from=CHANGE),
    Unit("xa", "00702", "Xã Tân Lập", kind="xã", parent="P1", valid_from=CHANGE),
    Unit("xa", "00703", "Xã Tân Lập", kind="xã", parent="P2", valid_from=CHANGE),
    Unit("xa", "00500", "Xã Hòa Tây", kind="xã", parent="P1",
         valid_to=date(2025, 6, 30), became=("00694",)),
)  # fmt: skip
PARENTS = (Unit("tinh", "P1", "Tỉnh Một"), Unit("tinh", "P2", "Tỉnh Hai"))


def the_set(folder: Path) -> IndicatorSet:
    return set_of(folder, BODY)


def asked(folder: Path, period: str = "2025") -> Request:
    return Request(the_set(folder), period=Period.parse(period), registry=Registry(UNITS, PARENTS))


def read_unit(folder: Path, code: str, name: str, beside: str = "") -> Read:
    """Read one row of a unit that is no ward."""
    table = f"code | name | Trực thuộc | '1\n{code} | {name} | {beside} | 7"
    return read_sheets(folder, asked(folder), nop=table)


def found(read: Read) -> list[str]:
    """Give what is said of units: that a column is missing is not of interest here."""
    return [one for one in told(read) if "S106" not in one]


@pytest.mark.parametrize(
    ("code", "name", "outcome", "unit"),
    [
        ("'00694", "Xã Hòa An", [], "00694"),
        ("'00694", "", [], "00694"),
        ("'00694", "UBND xã Hoà An", [], "00694"),
        ("694", "Xã Hòa An", ["note U208 A2"], "00694"),
        ("'00500", "Xã Hòa Tây", ["note U207 A2"], "00694"),
        ("'00694", "Xã Hòa Tây", ["note U207 A2"], "00694"),
        ("'00700", "Xã Hòa An", ["reject U203 A2"], None),
        ("'99999", "Xã Lạ", ["reject U202 A2"], None),
    ],
)
def test_a_unit_is_known_by_its_code_which_the_name_may_not_contradict(
    tmp_path: Path, code: str, name: str, outcome: list[str], unit: str | None
) -> None:
    read = read_unit(tmp_path, code, name)
    assert found(read) == outcome
    assert read.units == ([] if unit is None else [unit])
    if unit is not None:
        assert read.reading.submission.units.loc[unit, "name"] == "Xã Hòa An"
        assert (read.figures("1"), read.reading.sent) == ({unit: 7.0}, {unit: "Xã Hòa An"})
    else:
        assert read.reading.sent == {}


@pytest.mark.parametrize(
    ("name", "parent", "outcome", "unit"),
    [
        ("Xã Hòa An", "", [], "00694"),
        ("XÃ HOÀ AN", "", ["note U201 A2"], "00694"),
        ("Xã Hòa Cũ", "", ["note U207 A2"], "00694"),
        ("Xã Hòa Tây", "", ["note U207 A2"], "00694"),
        ("Xã Sơn Hà", "", [], "00700"),
        ("Xã Tân Lập", "", ["reject U206 A2"], None),
        ("Xã Tân Lập", "Tỉnh Hai", [], "00703"),
        ("Xã Hòa Ân", "", ["reject U202 A2"], None),
    ],
)
def test_a_unit_without_a_code_is_known_by_its_name(
    tmp_path: Path, name: str, parent: str, outcome: list[str], unit: str | None
) -> None:
    table = f"name | Trực thuộc | '1\n{name} | {parent} | 7"
    read = read_sheets(tmp_path, asked(tmp_path), nop=table)
    assert (found(read), read.units) == (outcome, [] if unit is None else [unit])


def test_an_unknown_unit_is_told_with_names_close_to_it(tmp_path: Path) -> None:
    read = read_sheets(tmp_path, asked(tmp_path), nop="name | '1\nXã Hòa Ân | 7")
    (unknown,) = (d for d in read.checked.diagnostics if d.code == "U202")
    assert "Xã Hòa An" in str(unknown.values["suggestions"])
    assert read.reading.ledger.rejected == {"U202": 2}


def test_two_rows_that_turn_out_to_be_one_unit_are_both_refused(tmp_path: Path) -> None:
    table = "code | name | '1\n694 | Xã Hòa An | 7\n | Xã Hòa Tây | 8"
    by_name = "name | '1\nXã Hòa An | 7\nXã Hòa Tây | 8\nXã Sơn Hà | 9"
    read = read_sheets(tmp_path, asked(tmp_path), nop=by_name)
    assert (found(read), read.units) == (["reject U204 A3", "note U207 A3"], ["00700"])
    assert read.reading.ledger.rejected == {"U204": 4}
    read = read_sheets(tmp_path, asked(tmp_path), nop=table)
    assert (found(read)[1:], read.units) == (["reject U204 B3", "note U207 B3"], [])


def test_a_name_suffices_where_the_code_is_left_blank(tmp_path: Path) -> None:
    rows = "\n'00694 | Xã Hòa An | 7\n | Xã Sơn Hà | 8\n | Người lập biểu |"
    read = read_sheets(tmp_path, asked(tmp_path), nop=f"code | name | '1{rows}")
    assert (found(read), read.figures("1")) == (["note S109 4"], {"00694": 7.0, "00700": 8.0})
    strange = read_sheets(tmp_path, asked(tmp_path), nop=f"code | name | '1\n | Xã Lạ | 7{rows}")
    assert found(strange) == ["reject U202 B2", "note S109 5"]
    long = "Mã đơn vị | Đơn vị | Mã chỉ số | Giá trị\n | Xã Sơn Hà | '1 | 8\n'00694 | | '1 | 7"
    assert read_sheets(tmp_path, asked(tmp_path), nop=long).figures("1") == {
        "00694": 7.0,
        "00700": 8.0,
    }
    unknown = read_sheets(tmp_path, the_set(tmp_path), nop=f"code | name | '1{rows}")
    assert "reject U209 3" in told(unknown)


def test_a_unit_without_a_code_may_have_given_words_only(tmp_path: Path) -> None:
    body = """
    indicators: [{code: "1", name: Có kế hoạch, max_points: 10, rule: {type: yes_no}}]
    """
    request = Request(set_of(tmp_path, body), registry=Registry(UNITS, PARENTS))
    table = "code | name | '1\n | Xã Sơn Hà | Có\n | Khu vực miền núi |"
    read = read_sheets(tmp_path, request, nop=table)
    assert (told(read), read.figures("1")) == (["note S109 3"], {"00700": 1.0})


def test_what_the_file_does_not_say_of_a_unit_the_registry_does(tmp_path: Path) -> None:
    with_market = tuple(
        Unit(u.level, u.code, u.name, u.valid_from, u.valid_to, u.kind, u.parent, u.block,
             {"cho": "Có"}, u.former, u.became)
        for u in UNITS
    )  # fmt: skip
    request = Request(the_set(tmp_path), registry=Registry(with_market, PARENTS))
    table = "code | Khối | '1 | '2\n'00694 | | 7\n'00701 | Đô thị | 8 | 3"
    read = read_sheets(tmp_path, request, nop=table)
    units = read.reading.submission.units
    assert (told(read), units.loc["00694", "block"]) == ([], "Miền núi")
    assert (units.loc["00701", "block"], units.loc["00701", "kind"]) == ("Đô thị", "phường")
    assert list(units["cho"]) == ["Có", "Có"]


def test_an_indicator_for_a_kind_of_units_asks_those_that_the_registry_knows(
    tmp_path: Path,
) -> None:
    table = "code | '1 | '2\n'00694 | 7\n'00701 | 8"
    read = read_sheets(tmp_path, asked(tmp_path), nop=table)
    assert told(read) == ["warn V309 C3"]


def test_the_registry_of_the_day_on_which_the_period_ends_counts(tmp_path: Path) -> None:
    table = "code | name | '1 | '2\n'00500 | Xã Hòa Tây | 7 | "
    before = read_sheets(tmp_path, asked(tmp_path, "2024"), nop=table)
    assert (found(before), before.units) == ([], ["00500"])
    after = read_sheets(tmp_path, asked(tmp_path), nop=table)
    assert (found(after), after.units) == (["note U207 A2"], ["00694"])


def test_a_long_table_and_a_form_are_held_against_the_registry_too(tmp_path: Path) -> None:
    long = "code | indicator | value\n694 | '1 | 7\n'00700 | '1 | 8"
    read = read_sheets(tmp_path, asked(tmp_path), nop=long)
    assert ([one for one in found(read) if "U2" in one], read.units) == (
        ["note U208 A2"],
        ["00694", "00700"],
    )
    request = Request(set_of_forms(tmp_path), registry=Registry(UNITS, PARENTS))
    of_form = read_sheets(tmp_path, request, phieu=form(above="Đơn vị: UBND xã Hoà An"))
    assert ([one.split()[1] for one in told(of_form)], of_form.units) == (["U201"], ["00694"])
    assert given(of_form) == FIGURES


def test_a_form_that_names_nobody_is_of_the_unit_of_its_stamp_which_has_to_exist(
    tmp_path: Path,
) -> None:
    request = Request(set_of_forms(tmp_path), registry=Registry(UNITS, PARENTS))
    workbook, _ = book_of(phieu=form(above="PHIẾU TỰ ĐÁNH GIÁ"))
    read = read_book_of(stamped(workbook, unit="00694"), tmp_path, request)
    assert (told(read), read.units) == ([], ["00694"])
    assert read.reading.submission.units.loc["00694", "name"] == "Xã Hòa An"
    other = form(above="Mã đơn vị: | '00700\nĐơn vị: Xã Sơn Hà")
    workbook, _ = book_of(a=other, b=form(above="PHIẾU TỰ ĐÁNH GIÁ"))
    read = read_book_of(stamped(workbook, unit="99999"), tmp_path, request)
    assert ([one.split()[1] for one in told(read)], read.units) == (["U202"], ["00700"])


def test_a_form_that_only_its_letterhead_names_is_of_the_one_unit_that_stands_there(
    tmp_path: Path,
) -> None:
    request = Request(set_of_forms(tmp_path), registry=Registry(UNITS, PARENTS))
    letterhead = "ỦY BAN NHÂN DÂN | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ HOÀ AN"
    read = read_sheets(tmp_path, request, phieu=form(above=letterhead))
    assert (found(read), read.units) == (["note U201 A2"], ["00694"])
    two = f"{letterhead}\nPhối hợp với | Xã Sơn Hà"
    unclear = read_sheets(tmp_path, request, phieu=form(above=two))
    assert "S124" in unclear.codes


def test_the_kind_of_a_unit_may_be_written_with_a_capital_in_a_registry(tmp_path: Path) -> None:
    units = (Unit("xa", "00694", "Xã Hòa An", kind="Xã"),)
    request = Request(set_of_forms(tmp_path), registry=Registry(units))
    read = read_sheets(tmp_path, request, phieu=form(above="Đơn vị: UBND xã Hòa An"))
    assert read.units == ["00694"]


def test_a_refused_row_with_the_code_of_another_unit_takes_nothing_from_it(tmp_path: Path) -> None:
    proofs = set_of(
        tmp_path,
        """
        indicators:
          - {code: "1", name: Điểm họp, max_points: 10, evidence: required,
             rule: {type: given, scale: points}}
        """,
        evidence="{missing: zero}",
    )
    request = Request(proofs, registry=Registry(UNITS, PARENTS))
    table = "code | name | '1\n'00694 | Xã Sơn Hà | 5\n694 | Xã Hòa An | 7"
    read = read_sheets(tmp_path, request, nop=table)
    assert (read.units, read.figures("1")) == (["00694"], {"00694": 7.0})
    assert read.reading.submission.unproven.shape == (1, 1)
