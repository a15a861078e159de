from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from cds_cli.submission.period import Stage
from cds_cli.text import Text
from tests.submission.text_tables import book_with, read_file, read_table, set_of

RATIO = """
indicators:
  - code: "1"
    name: Tỷ lệ
    max_points: 10
    rule: {type: ratio%s}
    inputs: {part: {name: Tử, kind: count}, whole: {name: Mẫu, kind: count}}
"""
POINTS = """
indicators:
  - {code: "1", name: Điểm, max_points: 10, rule: {type: given, scale: points}%s}
  - {code: "2", name: Điểm hai, max_points: 10, rule: {type: given, scale: points}}
"""


def severities(read_codes: object) -> list[str]:
    diagnostics = getattr(read_codes, "checked").diagnostics  # noqa: B009
    return [f"{d.code} {d.severity}" for d in diagnostics]


def test_part_and_whole_may_stand_in_one_cell(tmp_path: Path) -> None:
    read = read_table(
        tmp_path, set_of(tmp_path, RATIO % ""), "code | '1\n'01 | 1.292/2.910 (44,4%)\n'02 | 3/4"
    )
    assert read.codes == ["V305", "V305"]
    assert read.figures("1.part") == {"01": 1292.0, "02": 3.0}
    assert read.figures("1.whole") == {"01": 2910.0, "02": 4.0}


def test_a_blank_fraction_is_one_gap(tmp_path: Path) -> None:
    read = read_table(tmp_path, set_of(tmp_path, RATIO % ""), "code|name|'1\n'01|A|1/2\n'02|B|N/A")
    assert (read.codes, read.at("V309")) == (["V305", "V309"], ["C3"])


@pytest.mark.parametrize(
    ("part", "whole", "rule", "told"),
    [
        (5, 4, "", ["V304 error"]),
        (5, 4, ", part_within_whole: false", []),
        (5, 0, "", ["V318 error"]),
        (5, 0, ", part_within_whole: false", ["V318 error"]),
        (0, 0, "", ["V310 note"]),
        (0, 0, ", when_whole_is_zero: zero", ["V310 note"]),
        (0, 0, ", when_whole_is_zero: full", ["V310 note"]),
        (4, 4, "", []),
    ],
)
def test_a_part_is_held_against_its_whole(
    tmp_path: Path, part: int, whole: int, rule: str, told: list[str]
) -> None:
    table = f"code | 1.part | 1.whole\n'01 | {part} | {whole}"
    assert severities(read_table(tmp_path, set_of(tmp_path, RATIO % rule), table)) == told


def test_part_and_whole_are_quoted_as_the_reader_writes_figures(tmp_path: Path) -> None:
    amounts = set_of(tmp_path, (RATIO % "").replace("kind: count", "kind: number"))
    table = "code | 1.part | 1.whole\n'01 | 12.5 | 10\n'02 | 2.5 | 0\n'03 | 5 | 4"
    above, empty, whole = read_table(tmp_path, amounts, table).checked.diagnostics
    assert above.values["seen"] == Text("12,5/10", "12.5/10")
    assert empty.values["part"] == Text("2,5", "2.5")
    assert whole.values["seen"] == "5/4"


def test_what_a_whole_of_zero_means_is_said_in_words(tmp_path: Path) -> None:
    meanings = []
    for meaning in ("not_applicable", "zero", "full"):
        indicator_set = set_of(tmp_path, RATIO % f", when_whole_is_zero: {meaning}")
        read = read_table(tmp_path, indicator_set, "code | 1.part | 1.whole\n'01 | 0 | 0")
        meanings.append(str(getattr(read.checked.diagnostics[0].values["meaning"], "en", "")))
    assert meanings == [
        "the indicator does not apply",
        "it earns no points",
        "it earns full points",
    ]


def test_points_of_a_council_belong_to_the_stage_of_appraisal(tmp_path: Path) -> None:
    table = "code | '1 | '2 | 1.awarded\n'01 | 3 | 4 | 5"
    indicator_set = set_of(tmp_path, POINTS % "")
    by_itself = read_table(tmp_path, indicator_set, table)
    assert by_itself.reading.submission.stage is Stage.APPRAISED
    assert by_itself.reading.submission.awarded["1"].tolist() == [5.0]
    itself = read_table(tmp_path, indicator_set, table, Stage.SELF)
    assert (itself.codes, itself.at("S121")) == (["S121"], ["D1"])
    assert itself.reading.submission.awarded.empty
    assert itself.reading.ledger.skipped == {"S121": 1}


def test_claimed_points_are_kept_apart_at_both_stages(tmp_path: Path) -> None:
    table = "code | '1 | '2 | 1.claimed\n'01 | 3 | 4 | 5"
    for stage in Stage:
        read = read_table(tmp_path, set_of(tmp_path, POINTS % ""), table, stage)
        assert read.reading.submission.claimed["1"].tolist() == [5.0]
        assert (read.codes, read.figures("1")) == ([], {"01": 3.0})


def test_points_beyond_the_maximum_are_rejected(tmp_path: Path) -> None:
    table = "code | '1 | '2 | 1.awarded | 2.claimed\n'01 | 3 | 4 | 10.5 | -1"
    read = read_table(tmp_path, set_of(tmp_path, POINTS % ""), table)
    assert (read.codes, read.at("V304")) == (["V304", "V304"], ["D2", "E2"])


def test_awarded_points_stand_in_for_inputs_that_are_not_given(tmp_path: Path) -> None:
    indicator_set = set_of(tmp_path, POINTS % "")
    read = read_table(tmp_path, indicator_set, "code | '2 | 1.awarded\n'01 | 4 | 5")
    assert read.codes == []
    gap = read_table(tmp_path, indicator_set, "code | '2 | 1.awarded\n'01 | 4 | 5\n'02 | 4 |")
    assert gap.codes == ["S106"]


@pytest.mark.parametrize(
    ("policy", "told"), [("zero", "warning"), ("exclude", "warning"), ("refuse", "error")]
)
def test_a_gap_weighs_what_the_set_says(tmp_path: Path, policy: str, told: str) -> None:
    indicator_set = set_of(tmp_path, POINTS % f", missing: {policy}")
    read = read_table(tmp_path, indicator_set, "code|name|'1|'2\n'01|A||4\n'02|B|1|4")
    assert severities(read) == [f"V309 {told}"]
    assert read.units == (["02"] if policy == "refuse" else ["01", "02"])


def test_a_gap_in_what_is_only_reported_is_a_note(tmp_path: Path) -> None:
    followed = '  - {code: "3", name: Theo dõi, max_points: 0, rule: {type: yes_no}}\n'
    read = read_table(
        tmp_path, set_of(tmp_path, POINTS % "" + followed), "code|'1|'2|'3\n'01|1|1|\n'02|1|1|Có"
    )
    assert severities(read) == ["V309 note"]


@pytest.mark.parametrize(("allowed", "told"), [("allowed", "warning"), ("refused", "error")])
def test_a_word_for_does_not_apply_counts_where_the_set_allows_it(
    tmp_path: Path, allowed: str, told: str
) -> None:
    indicator_set = set_of(tmp_path, POINTS % f", not_applicable: {allowed}")
    read = read_table(tmp_path, indicator_set, "code | '1 | '2\n'01 | không phát sinh | 1\n'02|1|1")
    assert severities(read) == [f"V310 {told}"]
    if allowed == "allowed":
        assert read.reading.submission.not_applicable["1"].tolist() == [True, False]
        assert read.figures("1")["01"] is None


@pytest.mark.parametrize(
    ("condition", "asked"),
    [
        ("{kinds: [phường]}", ["01"]),
        ("{blocks: [b]}", ["02", "03"]),
        ("{units: ['03']}", ["03"]),
        ("{attributes: {tuoi: {at_least: 14}}}", ["02", "03"]),
        ("{attributes: {tuoi: {at_least: 14}}, except: {kinds: [xã]}}", ["03"]),
    ],
)
def test_figures_of_units_that_are_not_asked_are_told_and_skipped(
    tmp_path: Path, condition: str, asked: list[str]
) -> None:
    indicator_set = set_of(
        tmp_path,
        POINTS % f", applies_to: {condition}",
        attributes="[{code: tuoi, name: Tuổi, kind: number}]",
    )
    read = read_table(
        tmp_path,
        indicator_set,
        """
        code | kind | Khối | Tuổi | '1 | '2 | 1.awarded
        '01 | phường | a | 10 | 1 | 1 | 2
        '02 | xã | b | 14 | 1 | 1 | 2
        '03 | đặc khu | b | 20 | 1 | 1 | 2
        """,
    )
    rows = [row for row, code in enumerate(("01", "02", "03"), start=2) if code not in asked]
    assert sorted(read.at("V324")) == sorted(f"{c}{row}" for row in rows for c in "EG")
    assert read.reading.ledger.skipped == {"V324": 2 * len(rows)}


def test_figures_that_are_not_asked_are_not_held_against_each_other(tmp_path: Path) -> None:
    only = RATIO.replace("    rule:", "    applies_to: {kinds: [xã]}\n    rule:")
    table = "code | kind | 1.part | 1.whole\n'01 | phường | 9 | 4\n'02 | xã | 1 | 2"
    read = read_table(tmp_path, set_of(tmp_path, only % ""), table)
    assert (read.codes, read.units) == (["V324", "V324"], ["01", "02"])


def test_an_unknown_attribute_that_decides_what_applies_leaves_the_unit_out(tmp_path: Path) -> None:
    indicator_set = set_of(
        tmp_path,
        POINTS % ", applies_to: {attributes: {tuoi: {at_least: 14}}}",
        attributes="[{code: tuoi, name: Tuổi, kind: number}]",
    )
    read = read_table(tmp_path, indicator_set, "code | Tuổi | '1 | '2\n'01||1|1\n'02|20|1|1")
    assert (severities(read)[0], read.at("V309"), read.units) == ("V309 error", ["B2"], ["02"])


def test_what_excel_knows_of_cells_is_told(tmp_path: Path) -> None:
    workbook, sheets = book_with(nop="code | '1 | '2\n'01|1|1\n'02|1|1\n'03|1|1\n'04|1|1")
    sheets["nop"]["B2"].value = "=C2*2"
    sheets["nop"]["B3"].value = "#DIV/0!"
    sheets["nop"]["B4"].font = Font(strike=True)
    workbook.save(path := tmp_path / "nộp.xlsx")
    read = read_file(path, set_of(tmp_path, POINTS % ""))
    assert severities(read) == ["V311 error", "V312 error", "V320 warning"]
    assert (read.units, read.reading.left_out) == (["03", "04"], {"01": 1, "02": 1})


def test_a_percent_format_counts_as_what_it_shows(tmp_path: Path) -> None:
    percent = """
    indicators:
      - {code: "1", name: A, max_points: 10, rule: {type: linear, low: 0, high: 100},
         inputs: {value: {name: Tỷ lệ, kind: percent}}}
    """
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in (["code", "Tỷ lệ"], ["01", 0.444], ["02", 44.4], ["03", 0.5]):
        sheet.append(row)
    sheet["B2"].number_format = sheet["B3"].number_format = "0.0%"
    workbook.save(path := tmp_path / "nộp.xlsx")
    read = read_file(path, set_of(tmp_path, percent))
    assert (read.at("V304"), read.at("V308")) == (["B3"], ["B4"])
    assert read.figures("1") == {"01": 44.4}


def test_texts_beside_figures_are_kept_and_scored_by_nobody(tmp_path: Path) -> None:
    body = """
    inputs:
      - {code: GHI_CHU, name: Ghi chú, kind: text}
      - {code: DIEM, name: Điểm, kind: number}
    indicators:
      - code: "1"
        name: A
        max_points: 10
        rule: {type: given, scale: points}
        inputs: {value: DIEM}
    """
    indicator_set = set_of(tmp_path, body)
    read = read_table(tmp_path, indicator_set, "code|DIEM|Ghi chú\n'01|5|'#N/A tốt\n'02|5|")
    assert (read.codes, read.figures("DIEM")) == ([], {"01": 5.0, "02": 5.0})
    assert read.reading.submission.texts == {("01", "GHI_CHU"): "#N/A tốt"}
    without = read_table(tmp_path, indicator_set, "code|DIEM\n'01|5")
    assert without.codes == []
