import csv
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.cli.forms_of_communes import (
    SET_FILE,
    TABLE,
    UNITS,
    Plant,
    all_sent,
    by_template,
    cells,
    code_of,
    edited,
    figures,
    in_line,
    name_of,
    stamped,
    void,
    write_folder,
    write_registry,
    write_wide,
)
from tests.cli.small_data import cds, environment, program

PATHS = {sent.number: sent.path for sent in all_sent()}


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault in the file of a commune, or in a file that no commune needs."""

    file: int | str
    plant: Plant
    place: str
    """The cell or the line where it is to be found; empty for the file as a whole."""
    code: str

    @property
    def path(self) -> str:
        return self.file if isinstance(self.file, str) else PATHS[self.file]


def typed(place: str, value: object, number_format: str = "General") -> Plant:
    def edit(sheet: Worksheet) -> None:
        sheet[place] = value
        sheet[place].number_format = number_format

    return edited(edit)


def struck(sheet: Worksheet) -> None:
    sheet["E46"].font = Font(strike=True)


def with_hidden_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[50].hidden = True


def with_hidden_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["F"].hidden = True


def with_hidden_sheet(sheet: Worksheet) -> None:
    other = sheet.parent.create_sheet("Năm 2024")
    other["A1"], other.sheet_state = 5, "hidden"


def with_column_of_its_own(sheet: Worksheet) -> None:
    sheet["L10"], sheet["L25"] = "Điểm thưởng", 5


def with_period(sheet: Worksheet) -> None:
    sheet.parent.custom_doc_props.append(StringProperty(name="cds.period", value="2024"))


def filtered(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A10:K89"
    sheet.auto_filter.add_filter_column(0, ["1.1"])
    sheet.row_dimensions[25].hidden = True


def without_a_row(sheet: Worksheet) -> None:
    sheet.delete_rows(next(cell.row for cell in sheet["A"] if cell.value == "1.6"))


def of_a_stranger(**values: str) -> Plant:
    """Write a form of nobody in the registry."""

    def plant(path: Path) -> None:
        by_template(path, UNITS)
        cells(**values)(path)
        stamped(code_of(UNITS), "")(path)

    return plant


NAME_OF_1_7 = (
    "Nội dung thông tin của đài truyền thanh xã, phường được thực hiện trên nền tảng công nghệ "
    "thông tin - viễn thông"
)
FAULTS = (
    Fault(17, cells(E20="1,292"), "E20", "V302"),
    Fault(19, in_line("5.3", "gần 90"), "line 72", "V303"),
    Fault(1, cells(E21="1O5"), "E21", "V303"),
    Fault(3, cells(E22=-5), "E22", "V304"),
    Fault(4, cells(E24=int(figures(4)["CCVC"]) + 1), "E24", "V304"),
    Fault(10, typed("E69", 44.4, "0.0%"), "E69", "V304"),
    Fault(5, typed("E31", date(2025, 9, 9), "d/m"), "E31", "V306"),
    Fault(26, cells(E20="10/20 (60%)", F20=""), "E20", "V307"),
    Fault(6, cells(E69=0.444), "E69", "V308"),
    Fault(11, cells(E32=""), "E32", "V309"),
    Fault(12, cells(E20="không phát sinh"), "E20", "V310"),
    Fault(13, cells(E36="KPS"), "E36", "V310"),
    Fault(14, cells(E33="=SUM(E31:E32)"), "E33", "V311"),
    Fault(15, cells(E34="#N/A"), "E34", "V312"),
    Fault(16, cells(E45="=[1]Sheet1!A1 → 5"), "E45", "V313"),
    Fault(20, cells(F49=12345678901234567), "F49", "V317"),
    Fault(21, cells(F54=0), "E54", "V318"),
    Fault(22, cells(E44=1.5), "E44", "V319"),
    Fault(23, edited(struck), "E46", "V320"),
    Fault(TABLE, typed("BT3", "Có lẽ"), "BT3", "V321"),
    Fault(25, cells(E25="Chưa"), "E25", "V322"),
    Fault(30, cells(F21=5), "F21", "V326"),
    Fault(31, edited(with_hidden_row), "50:50", "S103"),
    Fault(32, edited(with_hidden_column), "F10", "S103"),
    Fault(33, edited(with_hidden_sheet), "", "S103"),
    Fault(18, edited(without_a_row), "5:5", "S106"),
    Fault(34, edited(with_column_of_its_own), "L10", "S107"),
    Fault(35, cells(H19=50, H20=10), "H19", "S110"),
    Fault(36, edited(lambda sheet: sheet.merge_cells("E26:E27")), "E26", "S111"),
    Fault(40, stamped("dti-xa-tay-ninh@2025", "dti-tinh@2022"), "", "S113"),
    Fault(41, stamped('cds.sha256"><vt:lpwstr>', 'cds.sha256"><vt:lpwstr>0'), "", "S113"),
    Fault(42, edited(with_period), "", "S113"),
    Fault(43, edited(filtered), "25:25", "S114"),
    Fault(44, edited(lambda sheet: sheet.append(["7.1", "Lạ", 10, None, 5])), "90:90", "S122"),
    Fault(45, cells(B25=NAME_OF_1_7), "B25", "S123"),
    Fault(46, cells(C25=20), "C25", "S123"),
    Fault(50, edited(lambda sheet: sheet.append(["1.6", None, None, None, "Có"])), "A90", "S125"),
    Fault("không ghi đơn vị.xlsx", of_a_stranger(B4="", B5=""), "10:10", "S124"),
    Fault("xã lạ.xlsx", of_a_stranger(B4="99999", B5="Xã Lạ"), "B4", "U202"),
    Fault("mã và tên.xlsx", of_a_stranger(B4="90001", B5="Xã Mẫu 002"), "B4", "U203"),
)
"""Forty of them, in the files of all who sent something else than a good form."""


def cut_off(path: Path) -> None:
    by_template(path, UNITS)
    path.write_bytes(path.read_bytes()[:9000])


BESIDE = (
    Fault("bị cắt.xlsx", cut_off, "", "F001"),
    Fault("bản quét.xlsx", lambda path: void(path.write_bytes(b"%PDF-1.7\n")), "", "F001"),
    Fault("nộp lại/90002.xlsx", lambda path: by_template(path, 2), "4:4", "U204"),
)
"""What lies in every such folder beside the forms."""
ABSENT = (174, 175)
SCORED = ("--units", "units.csv", "--period", "2025", "--no-store")

Finding = tuple[str, str, str]
"""The path of a file in its folder, the cell or line, and the code."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A folder that was validated: where, with which exit code, and what was told."""

    folder: Path
    exit_code: int
    stdout: bytes
    stderr: str

    @property
    def record(self) -> dict[str, Any]:
        found = json.loads(self.stdout)
        assert isinstance(found, dict)
        return found

    def grave(self, below: str = "nop") -> list[Finding]:
        """Give what is more than a note, without the units that are absent."""
        return sorted(
            (
                Path(one["file"]).relative_to(below).as_posix(),
                one["cell"] or (f"line {one['line']}" if one["line"] else ""),
                one["code"],
            )
            for one in self.record["findings"]
            if one["severity"] != "note" and one["code"] != "U205"
        )


def validated(folder: Path, *arguments: str, data: str = "nop") -> Ran:
    """Run ``cds validate`` on a folder of forms as a program of its own."""
    known = ("--units", "units.csv", "--period", "2025", "--format", "json")
    ran = subprocess.run(
        [sys.executable, "-m", "cds_cli", "validate", data, *known, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        timeout=300,
        check=False,
    )
    return Ran(folder, ran.returncode, ran.stdout, ran.stderr.decode())


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Make a folder once, also where several workers of xdist run the tests."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    done = folder / "made"
    try:
        folder.mkdir()
    except FileExistsError:
        while not done.exists():
            time.sleep(0.05)
        return folder
    try:
        make(folder)
    finally:
        done.touch()
    return folder


def kept(folder: Path, ran: Ran) -> None:
    """Keep what a run came to beside its data, for tests in other processes."""
    (folder / "stdout").write_bytes(ran.stdout)
    (folder / "stderr").write_text(ran.stderr, "utf-8")
    (folder / "exit").write_text(str(ran.exit_code))


def ran_in(folder: Path) -> Ran:
    code = int((folder / "exit").read_text())
    stderr = (folder / "stderr").read_text("utf-8")
    return Ran(folder, code, (folder / "stdout").read_bytes(), stderr)


def digests(folder: Path) -> str:
    """Sum up all files below a folder, their names and bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "\n".join(f"{sha256(one.read_bytes()).hexdigest()} {one}" for one in files)


def make_good(folder: Path) -> None:
    write_folder(folder / "nop")
    write_registry(folder / "units.csv")
    kept(folder, validated(folder))


def make_faulty(folder: Path) -> None:
    write_folder(folder / "nop")
    write_registry(folder / "units.csv", more=ABSENT)
    for fault in (*FAULTS, *BESIDE):
        path = folder / "nop" / fault.path
        path.parent.mkdir(exist_ok=True)
        fault.plant(path)
    (folder / "nop/Cụm 2/công văn.pdf").write_bytes(b"%PDF-1.7\n")
    for lock in ("nop/~$90006.xlsx", "nop/Cụm 1/~$90006.xlsx"):
        (folder / lock).write_bytes(b"\x05Nguy\xe1\xbb\x85n")
    before = digests(folder / "nop")
    kept(folder, validated(folder, "--annotate", "out/lần 1", "--report", "faults.xlsx"))
    (folder / "untouched").write_text(str(before == digests(folder / "nop")))


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    return ran_in(once(tmp_path_factory, "good", make_good))


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    return ran_in(once(tmp_path_factory, "faulty", make_faulty))


def test_the_forms_of_173_communes_without_a_fault_raise_none(good: Ran) -> None:
    assert (good.exit_code, good.grave()) == (0, [])
    assert good.record["counts"] == {"files": 171, "sent": UNITS, "good": UNITS, "absent": 0}
    assert {one["code"] for one in good.record["findings"]} == {"U201", "S101", "S102", "S109"}


def test_progress_is_for_terminals_only(good: Ran) -> None:
    (line,) = good.stderr.splitlines()
    assert line.startswith("171 tệp, 173 đơn vị nộp, 173 đơn vị chấm được, 0 đơn vị chưa nộp: ")


def test_forty_planted_faults_are_told_and_nothing_else(faulty: Ran) -> None:
    assert len(FAULTS) == 40
    expected = sorted((one.path, one.place, one.code) for one in (*FAULTS, *BESIDE))
    assert faulty.grave() == expected
    assert faulty.exit_code == 1


def test_a_file_that_is_no_table_is_named_and_what_excel_left_behind_is_not(faulty: Ran) -> None:
    told = [one for one in faulty.record["findings"] if one["code"] == "F012"]
    assert [one["file"] for one in told] == ["nop/Cụm 2/công văn.pdf"]
    assert "~$" not in faulty.stdout.decode()


def test_units_that_sent_nothing_are_listed(faulty: Ran) -> None:
    absent = [one for one in faulty.record["findings"] if one["code"] == "U205"]
    assert [one["unit"] for one in absent] == [name_of(number) for number in ABSENT]
    assert faulty.record["counts"]["absent"] == len(ABSENT)


def test_a_unit_in_two_files_is_told_with_both(faulty: Ran) -> None:
    (twice,) = (one for one in faulty.record["findings"] if one["code"] == "U204")
    assert twice["file"] == "nop/nộp lại/90002.xlsx"
    assert "nop/Cụm 3/90002.xlsx" in twice["message_vi"]
    assert name_of(2) in faulty.record["left_out"]


def test_every_cell_of_all_files_is_accounted_for(faulty: Ran, good: Ran) -> None:
    for ran in (faulty, good):
        ledger = ran.record["ledger"]
        parts = (*ledger["skipped"].values(), *ledger["rejected"].values())
        assert ledger["cells"] == ledger["used"] + ledger["header"] + sum(parts) > 20_000


def test_originals_are_never_touched(faulty: Ran) -> None:
    assert (faulty.folder / "untouched").read_text() == "True"


def copy_of(path: str) -> str:
    return f"{Path(path).with_suffix('').as_posix()}-tra-lai.xlsx"


def test_only_files_with_something_to_mend_get_a_copy_at_their_place(faulty: Ran) -> None:
    out = faulty.folder / "out/lần 1"
    written = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert written == {copy_of(path) for path, _, code in faulty.grave() if code[0] != "F"}
    assert f"Đã ghi {len(written)} bản trả lại vào" in faulty.stderr


def test_a_copy_read_again_has_the_same_faults(faulty: Ran) -> None:
    again = validated(faulty.folder, data="out/lần 1").grave("out/lần 1")
    expected = sorted(
        (copy_of(path), place.replace("line 72", "D72"), code)
        for path, place, code in faulty.grave()
        if code[0] != "F" and code != "U204"  # the other file of the unit got no copy
    )
    assert again == expected


def test_the_report_of_the_officer_has_a_row_for_each_fault(faulty: Ran) -> None:
    book = openpyxl.load_workbook(faulty.folder / "faults.xlsx", read_only=True)
    rows = list(book["Chi tiết"].iter_rows(values_only=True))
    codes = Counter(value for row in rows for value in row if value in {"U203", "V302", "U205"})
    assert codes == {"U203": 1, "V302": 1, "U205": 2}


def test_forms_give_the_ranking_of_the_same_figures_in_one_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    numbers = range(161, UNITS + 1)
    write_folder(Path("nop"), numbers.__contains__)
    write_wide(Path("bảng.xlsx"), numbers)
    write_registry(Path("units.csv"))
    for data, output in (("nop", "forms.csv"), ("bảng.xlsx", "table.csv")):
        ran = cds("score", data, *SCORED, "--nodes", "all", "-o", output)
        assert ran.exit_code == 0, ran.stderr
    ranking = Path("forms.csv").read_bytes()
    assert ranking == Path("table.csv").read_bytes()
    assert ranking.count(b"\n") == 1 + len(numbers)


def test_with_keep_going_the_units_of_good_files_are_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    numbers = range(21, 31)
    write_folder(Path("nop"), numbers.__contains__)
    for fault in (one for one in FAULTS if one.file in {21, 25}):
        fault.plant(Path("nop", fault.path))
    cut_off(Path("nop/bị cắt.xlsx"))
    write_registry(Path("units.csv"))
    assert cds("score", "nop", *SCORED, "-o", "hạng.csv").exit_code == 1
    assert not Path("hạng.csv").exists()
    assert cds("score", "nop", *SCORED, "--keep-going", "-o", "hạng.csv").exit_code == 1
    with Path("hạng.csv").open(encoding="utf-8", newline="") as stream:
        ranked = {row["code"] for row in csv.DictReader(stream)}
    assert ranked == {code_of(number) for number in numbers if number not in {21, 25}}


IN_PROCESSES = """
import multiprocessing, sys
from pathlib import Path
from cds_cli.definitions.load import load_set
from cds_cli.report.validation import Validation, as_json
from cds_cli.submission.folder import files_in, read_files
from cds_cli.submission.many import merged
from cds_cli.submission.read import Request
from cds_cli.tables.grid import Limits

def told(parts):
    read = merged(parts, "nop")
    figures = read.value.submission.inputs.to_csv()
    figures += repr([part.value.file for part in parts])
    return as_json(Validation("", "nop", read.value, read.diagnostics)) + figures

request = Request(load_set(Path(sys.argv[1])).require())
files = files_in(Path("nop")).tables
alone = [part for file in files for part in read_files([file], request, Limits())]
for method in (multiprocessing.get_start_method(), "spawn"):
    multiprocessing.set_start_method(method, force=True)
    read = read_files(files, request, Limits())
    together = [next(read)]
    processes = len(multiprocessing.active_children())
    together += read
    print(method, processes, told(together) == told(alone))
"""


def test_files_read_in_processes_give_the_same_bytes_as_one_by_one(tmp_path: Path) -> None:
    write_folder(tmp_path / "nop", range(9, 25).__contains__)
    for fault in (one for one in FAULTS if one.file in range(9, 25)):
        fault.plant(tmp_path / "nop" / fault.path)
    ran = program(SET_FILE, folder=tmp_path, text=IN_PROCESSES)
    workers = 2 if (os.cpu_count() or 1) > 1 else 0
    usual = multiprocessing.get_start_method()
    lines = [f"{method} {workers} True" for method in (usual, "spawn")]
    assert (ran.stdout.decode().splitlines(), ran.stderr) == (lines, b"")


def children_of(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="asks Linux for processes")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core reads in one process")
def test_ctrl_c_ends_all_processes_at_once(good: Ran) -> None:
    command = [sys.executable, "-m", "cds_cli", "validate", "nop", "--set", SET_FILE]
    with subprocess.Popen(
        list(map(str, command)),
        cwd=good.folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        until = time.monotonic() + 30
        while len(children_of(running.pid)) < 2 and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(0.3)
        os.killpg(running.pid, signal.SIGINT)
        stdout, stderr = running.communicate(timeout=10)
    assert (running.returncode, stdout) == (130, b"")
    assert b"Traceback" not in stderr
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
