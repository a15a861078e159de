from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from cds_cli.definitions.load import load_set
from cds_cli.diagnostics import Checked
from cds_cli.submission.folder import files_in, read_files
from cds_cli.submission.many import merged
from cds_cli.submission.period import Stage
from cds_cli.submission.read import Reading, Request
from cds_cli.tables.grid import Limits
from cds_cli.text import Language

SET = """format: 1
code: thu
edition: "2025"
level: xa
name: Bộ thử
provenance: proposed
indicators:
  - code: "1"
    name: Tỷ lệ hồ sơ
    max_points: 10
    rule: {type: ratio}
    inputs: {part: {name: Tử, kind: count}, whole: {name: Mẫu, kind: count}}
  - {code: "2", name: Khảo sát, max_points: 10, rule: {type: given, scale: points}}
"""
HEAD = "Mã đơn vị,Tên đơn vị,1.part,1.whole,2"
Parts = list[Checked[Reading]]


def parts_of(folder: Path, **files: str) -> Parts:
    """Read csv files of a folder; lines are separated by ``/``, the header is the usual one."""
    (folder / "thu.yaml").write_text(SET, "utf-8")
    for name, rows in files.items():
        lines = rows.split("/") if rows.startswith("Mã") or not rows else [HEAD, *rows.split("/")]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    request = Request(load_set(folder / "thu.yaml").require())
    return list(read_files(files_in(folder).tables, request, Limits()))


def codes(whole: Checked[Reading]) -> list[str]:
    return [one.code for one in whole.diagnostics]


def reading(whole: Checked[Reading]) -> Reading:
    assert whole.value is not None
    return whole.value


def order(folder: Path, *names: str) -> dict[str, int]:
    return {str(folder / f"{name}.csv"): place for place, name in enumerate(names)}


def test_units_of_all_files_stand_in_the_order_of_their_codes_whatever_that_of_the_files(
    tmp_path: Path,
) -> None:
    parts = parts_of(tmp_path, a="3,Xã C,1,2,5", b="1,Xã A,2,2,6", c="2,Xã B,0,2,7")
    first = reading(merged(parts, "nop")).submission
    assert first.inputs.to_dict("index") == {
        "1": {"1.part": 2.0, "1.whole": 2.0, "2": 6.0},
        "2": {"1.part": 0.0, "1.whole": 2.0, "2": 7.0},
        "3": {"1.part": 1.0, "1.whole": 2.0, "2": 5.0},
    }
    for other in permutations(parts):
        assert reading(merged(other, "nop")).submission.inputs.equals(first.inputs)


def test_every_figure_remembers_its_own_file_and_line(tmp_path: Path) -> None:
    turned = "Mã đơn vị,Tên đơn vị,2,1.whole,1.part/2,Xã B,7,2,0"
    parts = parts_of(tmp_path, a="3,Xã C,1,2,5/1,Xã A,1,2,4", b=turned)
    origin = reading(merged(parts, "nop")).submission.origin
    found = {(unit, code): origin.locate(unit, code) for unit in "123" for code in ("1.part", "2")}
    assert {
        key: (Path(one.file).name, one.row, one.column) for key, one in found.items() if one
    } == {
        ("1", "1.part"): ("a.csv", 3, 3),
        ("1", "2"): ("a.csv", 3, 5),
        ("2", "1.part"): ("b.csv", 2, 5),
        ("2", "2"): ("b.csv", 2, 3),
        ("3", "1.part"): ("a.csv", 2, 3),
        ("3", "2"): ("a.csv", 2, 5),
    }


def test_of_two_files_of_a_unit_neither_counts(tmp_path: Path) -> None:
    whole = merged(parts_of(tmp_path, a="1,Xã A,1,2,5/2,Xã B,1,2,5", b="1,Xã A,1,2,5"), "nop")
    assert codes(whole) == ["U204"]
    assert list(reading(whole).submission.units.index) == ["2"]
    assert reading(whole).left_out == {"Xã A": 1}
    (twice,) = whole.diagnostics
    assert (twice.location.file, twice.location.row) == (str(tmp_path / "b.csv"), 2)
    assert twice.message(Language.VI) == f'đơn vị "Xã A" đã có ở {tmp_path / "a.csv"}'


def test_braces_in_the_name_of_a_file_are_no_values_to_fill_in(tmp_path: Path) -> None:
    parts = parts_of(tmp_path, **{"{0} {unit}": "1,Xã A,1,2,5", "~": "1,Xã A,1,2,5"})
    for names in (None, order(tmp_path, "~", "{0} {unit}")):
        (told,) = merged(parts, "nop", names).diagnostics
        assert "{0} {unit}.csv" in told.message(Language.EN)


def test_the_later_of_two_files_counts_and_the_earlier_is_kept_as_replaced(tmp_path: Path) -> None:
    parts = parts_of(tmp_path, a="1,Xã A,1,2,5/2,Xã B,1,2,5", b="1,Xã A,2,2,9")
    for names, kept, gone in ((("a", "b"), 9.0, 5.0), (("b", "a"), 5.0, 9.0)):
        whole = merged(parts, "nop", order(tmp_path, *names))
        read = reading(whole)
        assert codes(whole) == ["U220"]
        assert read.submission.inputs.loc["1", "2"] == kept
        assert [one.inputs.loc["1", "2"] for one in read.replaced] == [gone]
        assert read.left_out == {}


def test_a_later_file_that_is_faulty_still_speaks_for_its_unit(tmp_path: Path) -> None:
    parts = parts_of(tmp_path, a="1,Xã A,1,2,5/2,Xã B,1,2,5", b="1,Xã A,3,2,9")
    whole = merged(parts, "nop", order(tmp_path, "a", "b"))
    assert codes(whole) == ["U220", "V304"]
    assert list(reading(whole).submission.units.index) == ["2"]
    assert set(reading(whole).left_out) == {"Xã A"}


def test_what_is_wrong_with_a_file_spoils_its_own_units_only(tmp_path: Path) -> None:
    parts = parts_of(tmp_path, a="1,Xã A,1,2,5", b="Mã đơn vị,Tên đơn vị,1.part,2/2,Xã B,1,5")
    whole = merged(parts, "nop")
    assert codes(whole) == ["S106"]
    assert list(reading(whole).submission.units.index) == ["1"]
    assert reading(whole).left_out == {"Xã B": 1}
    assert reading(whole).sent == {"1": "Xã A", "2": "Xã B"}


def test_points_that_one_file_lacks_are_not_given(tmp_path: Path) -> None:
    claims = f"{HEAD},2.claimed/2,Xã B,1,2,5,4"
    parts = parts_of(tmp_path, a="1,Xã A,1,2,5", b=claims.replace("/", "/", 1))
    claimed = reading(merged(parts, "nop")).submission.claimed
    assert np.isnan(claimed.loc["1", "2"])
    assert claimed.loc["2", "2"] == 4.0


def test_one_appraised_file_makes_the_whole_appraised(tmp_path: Path) -> None:
    parts = parts_of(tmp_path, a="1,Xã A,1,2,5", b=f"{HEAD},2.awarded/2,Xã B,1,2,5,4")
    submission = reading(merged(parts, "nop")).submission
    assert submission.stage is Stage.APPRAISED
    assert submission.awarded.loc["2", "2"] == 4.0
    assert np.isnan(submission.awarded.loc["1", "2"])


def test_the_account_of_cells_is_that_of_all_files(tmp_path: Path) -> None:
    ledger = reading(merged(parts_of(tmp_path, a="1,Xã A,1,2,5", b="2,Xã B,3,2,5"), "nop")).ledger
    assert (ledger.cells, ledger.is_balanced) == (20, True)
    assert ledger.rejected.total() == 1


def test_where_nothing_was_read_there_is_no_value_but_every_finding(tmp_path: Path) -> None:
    whole = merged(parts_of(tmp_path, a="", b="Mã,Ghi chú/1,chưa rõ"), "nop")
    assert whole.value is None
    assert codes(whole) == ["F008", "S119"]


@pytest.mark.parametrize(
    "name", ["~$a.xlsx", ".a.xlsx", "__MACOSX/a.xlsx", "Thumbs.db", "Desktop.ini", ".git/a.csv"]
)
def test_what_programs_leave_in_a_folder_is_not_looked_at(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"x")
    found = files_in(tmp_path)
    assert (found.tables, found.others) == ([], [])


def test_files_of_all_folders_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b/Z.XLSX", "b/a.csv", "a.xlsm", "C/ß.tsv", "b/ghi chú.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = files_in(tmp_path)
    told = [path.relative_to(tmp_path).as_posix() for path in found.tables]
    assert told == ["a.xlsm", "b/a.csv", "b/Z.XLSX", "C/ß.tsv"]
    assert [Path(one.location.file).name for one in found.others] == ["ghi chú.docx"]
