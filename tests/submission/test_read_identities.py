from pathlib import Path

import pytest

from tests.submission.text_tables import read_table, set_of

ONE = """\
indicators:
  - {code: "1", name: Một, max_points: 10, rule: {type: yes_no}}
  - {code: "2", name: Hai, max_points: 10, rule: {type: yes_no}, applies_to: {kinds: [phường]}}
"""


def test_the_cells_of_a_unit_that_stands_twice_are_judged_all_the_same(tmp_path: Path) -> None:
    rows = "code | kind | '1 | '2\n'01|phường|khong|Có\n'01|phường|Có|#N/A\n'02|phường|Có|Có"
    read = read_table(tmp_path, set_of(tmp_path, ONE), rows)
    assert {"U204", "V322", "V312"} <= set(read.codes)
    assert read.units == ["02"]


@pytest.mark.parametrize(("one", "two"), [("Xã Hoà", "Xã Hòa"), ("Xã B", "xã  b")])
def test_one_name_in_two_spellings_is_one_unit(tmp_path: Path, one: str, two: str) -> None:
    rows = f"name | kind | '1 | '2\n{one}|phường|Có|Có\n{two}|phường|Có|Có\nXã C|phường|Có|Có"
    read = read_table(tmp_path, set_of(tmp_path, ONE), rows)
    assert (read.codes.count("U204"), read.units) == (1, ["Xã C"])


def test_a_kind_is_compared_however_it_is_typed(tmp_path: Path) -> None:
    rows = "code | kind | '1 | '2\n'01|Phường|Có|Có\n'02|XÃ|Có|"
    read = read_table(tmp_path, set_of(tmp_path, ONE), rows)
    assert (read.codes, read.units) == ([], ["01", "02"])


def test_a_kind_that_is_needed_and_not_given_is_an_error(tmp_path: Path) -> None:
    rows = "code | kind | '1 | '2\n'01|phường|Có|Có\n'02||Có|"
    read = read_table(tmp_path, set_of(tmp_path, ONE), rows)
    assert (read.at("V309"), read.units) == (["B3"], ["01"])


def test_blocks_in_two_spellings_are_one_block(tmp_path: Path) -> None:
    rows = "code | block | kind | '1 | '2\n'01|Khối 1|phường|Có|Có\n'02|KHỐI 1|phường|Có|Có"
    read = read_table(tmp_path, set_of(tmp_path, ONE), rows)
    assert set(read.reading.submission.units["block"]) == {"Khối 1"}


def test_a_proportion_of_the_best_refuses_figures_below_zero(tmp_path: Path) -> None:
    body = """
    indicators:
      - {code: "1", name: Một, max_points: 10, rule: {type: relative_to_best, better: lower}}
    """
    read = read_table(tmp_path, set_of(tmp_path, body), "code | '1\n'01|-2\n'02|4")
    assert (read.at("V304"), read.units) == (["B2"], ["02"])
