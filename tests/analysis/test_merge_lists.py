"""Which units become which: by the registry of the country, and by a list of one's own."""

from pathlib import Path

from cds_cli.analysis.merging.map_file import read_map
from cds_cli.analysis.merging.mapped import mapped_merge
from cds_cli.analysis.merging.model import NewUnit
from cds_cli.analysis.merging.national import is_of_new_units, national_merge
from cds_cli.diagnostics import Checked, Severity
from cds_cli.engine.score import score
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.submission.period import Period, Stage
from cds_cli.units.national import LAST_DAY_OF_OLD_COMMUNES, national_registry
from tests.exact.small_sets import leaf, scored, set_of

Made = Checked[tuple[NewUnit, ...]]
GIVEN = {"type": "given", "scale": "share"}


def national(level: str, *units: UnitValues, partial: bool = False) -> Made:
    indicator_set = set_of(leaf("1", GIVEN), level=level)
    submission = submission_of(indicator_set, units)
    return national_merge(score(indicator_set, submission), submission, partial=partial)


def parts_of(made: Made) -> dict[str, list[tuple[str, bool]]]:
    """Give the parts of each new unit by its name: their names, and whether they were scored."""
    return {
        unit.name: [(part.name, part.row is not None) for part in unit.parts]
        for unit in made.value or ()
    }


def old_provinces() -> list[UnitValues]:
    units = national_registry("tinh").on(LAST_DAY_OF_OLD_COMMUNES)
    return [UnitValues(unit.code, unit.name) for unit in units]


def test_63_provinces_became_34() -> None:
    made = national("tinh", *old_provinces())
    units = made.value or ()
    assert (len(units), sum(unit.is_merged for unit in units)) == (34, 23)
    assert sum(len(unit.parts) for unit in units) == 63
    assert all(len(unit.scored) == len(unit.parts) for unit in units)
    assert made.diagnostics == ()


def test_yen_bai_and_lao_cai_became_lao_cai_which_bears_the_code_of_yen_bai() -> None:
    made = national("tinh", UnitValues("15", "Yên Bái"), UnitValues("10", "Lào Cai"))
    assert parts_of(made) == {"Tỉnh Lào Cai": [("Lào Cai", True), ("Yên Bái", True)]}
    assert [unit.code for unit in made.value or ()] == ["15"]


def test_every_part_is_there_also_what_was_not_scored() -> None:
    made = national("tinh", UnitValues("79", "TP. Hồ Chí Minh"))
    assert parts_of(made) == {
        "Thành phố Hồ Chí Minh": [
            ("Tỉnh Bình Dương", False),
            ("Tỉnh Bà Rịa - Vũng Tàu", False),
            ("TP. Hồ Chí Minh", True),
        ]
    }


def test_a_province_that_was_renamed_in_2025_is_known_by_its_name_of_before() -> None:
    made = national("tinh", UnitValues("46", "Thừa Thiên Huế"))
    assert parts_of(made) == {"Thành phố Huế": [("Thừa Thiên Huế", True)]}
    assert made.diagnostics == ()


def test_units_numbered_in_their_own_way_are_known_by_name() -> None:
    made = national("tinh", UnitValues("T1", "Yên Bái"), UnitValues("T2", "Lào Cai"))
    assert parts_of(made) == {"Tỉnh Lào Cai": [("Lào Cai", True), ("Yên Bái", True)]}


def test_a_code_of_now_with_a_name_of_before_is_refused() -> None:
    made = national("tinh", UnitValues("15", "Lào Cai"))
    assert [d.code for d in made.diagnostics] == ["U203"]


def test_an_unknown_unit_and_one_that_is_there_twice_are_refused() -> None:
    units = (UnitValues("x", "Tỉnh Mẫu"), UnitValues("y", "Yên Bái"), UnitValues("15", "Yên Bái"))
    assert sorted(d.code for d in national("tinh", *units).diagnostics) == ["U202", "U204"]


def test_a_commune_that_was_divided_stands_in_both_of_its_heirs() -> None:
    made = national("xa", UnitValues("00007", "Phường Cống Vị", parent="01"))
    assert {unit.code for unit in made.value or ()} == {"00008", "00025"}
    assert all(("Phường Cống Vị", True) in parts for parts in parts_of(made).values())
    assert {unit.parent for unit in made.value or ()} == {"01"}


def test_a_commune_of_which_nobody_knows_the_heir_is_refused() -> None:
    made = national("xa", UnitValues("00553", "Xã Cổ Bi", parent="01"))
    assert [(d.code, d.severity) for d in made.diagnostics] == [("U233", Severity.ERROR)]
    left_out = national("xa", UnitValues("00553", "Xã Cổ Bi", parent="01"), partial=True)
    assert [d.severity for d in left_out.diagnostics] == [Severity.WARNING]
    assert left_out.require() == ()


def test_the_new_units_are_there_from_the_first_of_july_2025() -> None:
    indicator_set = set_of(leaf("1", GIVEN))

    def of(period: str) -> bool:
        units = [UnitValues("a")]
        submission = submission_of(indicator_set, units, Stage.SELF, Period.parse(period))
        return is_of_new_units(score(indicator_set, submission))

    assert [of(each) for each in ("2024", "2025", "2025-Q2", "2025-07", "2026")] == [
        False,
        False,
        False,
        True,
        True,
    ]


UNITS = (
    UnitValues("00001", "Xã Hòa An", block="núi"),
    UnitValues("00002", "Xã Hòa Bình", block="núi"),
    UnitValues("00003", "Phường Quý Hà", block="phố"),
    UnitValues("00004", "Xã Ở Lại", block="núi"),
)


def mapped(folder: Path, text: str, weight: str | None = None) -> Made:
    file = folder / "sáp nhập.csv"
    file.write_text(text, "utf-8")
    read = read_map(file, weight)
    results = scored(set_of(leaf("1", GIVEN)), UNITS)
    if read.value is None:
        return Checked(None, read.diagnostics)
    made = mapped_merge(read.value, results)
    return Checked(made.value, (*read.diagnostics, *made.diagnostics))


def test_old_units_are_named_by_code_or_by_name_in_any_typing(tmp_path: Path) -> None:
    made = mapped(tmp_path, "Đơn vị cũ,Đơn vị mới,Tên mới\n00001,A,Xã Mới\nPHƯỜNG QÚY HÀ,a,\n")
    assert parts_of(made)["Xã Mới"] == [("Xã Hòa An", True), ("Phường Quý Hà", True)]
    assert [d.code for d in made.diagnostics if d.code != "U201"] == []


def test_units_that_the_list_does_not_name_stay_what_they_are(tmp_path: Path) -> None:
    made = mapped(tmp_path, "old,new\n00001,A\n00002,A\n")
    assert [unit.code for unit in made.value or ()] == ["00003", "00004", "A"]


def test_a_new_unit_may_keep_code_and_name_of_one_of_its_parts(tmp_path: Path) -> None:
    by_code = mapped(tmp_path, "old,new\n00001,00001\n00002,00001\n")
    by_name = mapped(tmp_path, "old,new\n00001,Xã Hoà An\n00002,xã hòa an\n")
    for made in (by_code, by_name):
        first = (made.value or ())[0]
        assert (first.code, first.name, len(first.parts)) == ("00001", "Xã Hòa An", 2)


def test_a_new_unit_may_not_take_the_code_of_one_that_stays(tmp_path: Path) -> None:
    made = mapped(tmp_path, "old,new\n00002,00001\n")
    assert [(d.code, d.location.row) for d in made.diagnostics] == [("U232", 2)]


def test_all_faults_of_a_list_are_told_at_once_with_their_places(tmp_path: Path) -> None:
    text = (
        "old,new,new_name,block,weight\n"
        "00001,A,Xã Một,núi,1\n"
        "00002,A,Xã Hai,phố,ba\n"
        ",B,,,1\n"
        "00003,,,,1\n"
        "00001,A,,,1\n"
    )
    made = mapped(tmp_path, text, "weight")
    told = sorted((d.code, d.location.row, d.location.column) for d in made.diagnostics)
    assert told == [
        ("U204", 6, 1),
        ("U230", 4, 1),
        ("U230", 5, 2),
        ("U231", 3, 3),
        ("U231", 3, 4),
        ("V303", 3, 5),
    ]


def test_a_unit_that_was_not_scored_is_a_part_without_figures(tmp_path: Path) -> None:
    made = mapped(tmp_path, "old,new\n00001,A\nXã Hòa Binh,A\n")
    part = next(unit for unit in made.value or () if unit.code == "A").parts[1]
    assert (part.row, part.location.row, part.near) == (
        None,
        3,
        "Xã Hòa Bình (00002), Xã Hòa An (00001)",
    )


def test_weights_are_read_from_the_column_that_is_named_and_only_then(tmp_path: Path) -> None:
    text = "old,new,Số hộ\n00001,A,1 200\n00002,A,0\n"
    weights = {
        heading: [part.weight for part in (mapped(tmp_path, text, heading).value or ())[-1].parts]
        for heading in (None, "số hộ")
    }
    assert weights == {None: [1.0, 1.0], "số hộ": [1200.0, 0.0]}


def test_a_list_without_the_two_columns_is_refused(tmp_path: Path) -> None:
    made = mapped(tmp_path, "từ,thành\n00001,A\n")
    assert made.value is None
    assert {d.code for d in made.diagnostics} == {"S140"}
