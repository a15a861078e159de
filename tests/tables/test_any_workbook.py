"""Whatever a file holds: reading it gives a value or findings, and the command never fails."""

import os
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from cds_cli.tables.grid import CellValue
from cds_cli.tables.read import read_book

PROJECT = Path(__file__).parents[2]
EXAMPLE = PROJECT / "examples" / "cds-xa" / "so-lieu.xlsx"
FLIPS = 150

Filled = dict[tuple[int, int], CellValue]

# What XML cannot hold is refused by the writer already.
TEXTS = st.text(
    st.characters(min_codepoint=32, exclude_categories=("Cs",), exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=30,
)
VALUES = st.one_of(
    TEXTS,
    st.sampled_from(["=1+1", "=[1]a!B2", "1.292", "Xã Hòa An", "#N/A", " ", "_x000D_"]),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31)),  # noqa: DTZ001
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.times(),
    st.timedeltas(timedelta(0), timedelta(1000)),
)
CELLS = st.dictionaries(st.tuples(st.integers(1, 40), st.integers(1, 12)), VALUES, max_size=30)
FORMATS = st.sampled_from(["General", "0%", "0.00", "dd/mm/yyyy", "[h]:mm", "@", '"x"0', "\\%0"])
LOOKS = st.fixed_dictionaries(
    {
        "merge": st.sampled_from([None, "A1:B2", "C3:C9", "A1:XFD1", "B2:Z40"]),
        "hidden_row": st.integers(1, 50),
        "hidden_column": st.sampled_from("ABZ"),
        "hidden": st.booleans(),
        "comment": st.one_of(st.none(), TEXTS),
        "format": FORMATS,
    },
)


def workbook_of(filled: Filled, looks: dict[str, object], path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("Số liệu")
    for (row, column), value in filled.items():
        sheet.cell(row, column, value).number_format = str(looks["format"])
    if looks["comment"] is not None:
        sheet["B3"].comment = Comment(str(looks["comment"]), "ai đó")
    if looks["merge"] is not None:
        sheet.merge_cells(str(looks["merge"]))
    sheet.row_dimensions[int(str(looks["hidden_row"]))].hidden = True
    sheet.column_dimensions[str(looks["hidden_column"])].hidden = True
    sheet.sheet_state = "hidden" if looks["hidden"] else "visible"
    workbook.save(path)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
@given(filled=CELLS, looks=LOOKS)
def test_any_workbook_gives_a_value_or_findings(filled: Filled, looks: dict[str, object]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "nộp.xlsx"
        workbook_of(filled, looks, path)
        checked = read_book(path)
    assert (checked.value is None) == bool(checked.diagnostics)
    if checked.value is not None:
        kept = {
            (row, column) for row, cells in checked.value.grids[1].rows.items() for column in cells
        }
        numbers = {place for place, value in filled.items() if type(value) in {int, bool}}
        # Cells below a merged range are the writer's to drop.
        assert looks["merge"] is not None or numbers <= kept


@settings(max_examples=150, deadline=None, database=None)
@given(content=st.binary(max_size=300))
def test_any_bytes_give_a_value_or_findings(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "nộp.csv"
        path.write_bytes(content)
        checked = read_book(path)
    assert checked.value is not None or checked.diagnostics


@settings(max_examples=150, deadline=None, database=None)
@given(text=st.text(max_size=200), codec=st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_any_text_gives_a_value_or_findings(text: str, codec: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "nộp.csv"
        path.write_bytes(text.encode(codec, "replace"))
        checked = read_book(path)
    assert checked.value is not None or checked.diagnostics


def as_csv(folder: Path) -> bytes:
    grid = read_book(EXAMPLE).require().grids[0]
    lines = [
        ";".join(f'"{row.get(column, "")}"' for column in range(1, 20))
        for row in grid.rows.values()
    ]
    (folder / "so-lieu.csv").write_text("\n".join(lines), encoding="utf-8")
    return (folder / "so-lieu.csv").read_bytes()


def spoilt(content: bytes, seed: int) -> bytes:
    """Flip a few bits, or cut the file off."""
    random, changed = Random(seed), bytearray(content)  # noqa: S311
    if seed % 5 == 0:
        return bytes(changed[: random.randrange(len(changed))])
    for _ in range(1 + seed % 3):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_spoilt_file_gives_a_value_or_findings(tmp_path: Path, kind: str) -> None:
    content = EXAMPLE.read_bytes() if kind == "xlsx" else as_csv(tmp_path)
    path, refused = tmp_path / f"nộp.{kind}", 0
    for seed in range(FLIPS):
        path.write_bytes(spoilt(content, seed))
        checked = read_book(path)
        assert checked.value is not None or checked.diagnostics, seed
        refused += checked.value is None
    assert refused > FLIPS // 5


MANY = """
import io, sys
from contextlib import redirect_stderr, redirect_stdout
from cds_cli.cli import main
codes = []
for path in sys.argv[1:]:
    sys.argv = ["cds", "score", path, "--set", "cds-xa", "--no-store", "--format", "json"]
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(io.StringIO()) as told:
        codes.append(main())
    if codes[-1] not in {0, 1, 2}:
        sys.__stderr__.write(f"{path}: {told.getvalue()}")
sys.__stdout__.write(" ".join(map(str, codes)))
"""


def ended(folder: Path, paths: list[Path]) -> tuple[list[int], str]:
    """Score many files in one process; gives the exit codes."""
    run = subprocess.run(
        [sys.executable, "-c", MANY, *map(str, paths)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8"},
    )
    return [int(code) for code in run.stdout.split()], run.stderr


def test_the_command_never_fails_over_a_spoilt_file(tmp_path: Path) -> None:
    paths = []
    for kind, content in (("xlsx", EXAMPLE.read_bytes()), ("csv", as_csv(tmp_path))):
        for seed in range(20):
            paths.append(tmp_path / f"{seed}.{kind}")
            paths[-1].write_bytes(spoilt(content, 1_000 + seed))
    codes, told = ended(tmp_path, paths)
    assert (len(codes), told) == (len(paths), "")
    assert set(codes) <= {0, 1, 2}
    assert codes.count(1) > len(codes) // 4


def with_number(number: str, path: Path) -> Path:
    """Save the example with another number in its last cell."""
    with ZipFile(EXAMPLE) as source, ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                before, mark, after = content.rpartition(b"<v>")
                content = before + mark + number.encode() + after[after.index(b"</v>") :]
            target.writestr(name, content)
    return path


def test_the_command_never_fails_over_a_monstrous_number(tmp_path: Path) -> None:
    numbers = ("9" * 400, "9" * 4299, "1E999", "-1E999", "1E-999")
    paths = [with_number(one, tmp_path / f"{place}.xlsx") for place, one in enumerate(numbers)]
    codes, told = ended(tmp_path, paths)
    assert (len(codes), told) == (len(numbers), "")
    assert set(codes) <= {0, 1}


def test_times_are_read_too(tmp_path: Path) -> None:
    looks = dict.fromkeys(["merge", "comment"]) | {
        "hidden_row": 9,
        "hidden_column": "Z",
        "hidden": False,
        "format": "hh:mm",
    }
    workbook_of({(1, 1): time(8, 30)}, looks, tmp_path / "nộp.xlsx")
    assert read_book(tmp_path / "nộp.xlsx").require().grids[1].rows == {1: {1: time(8, 30)}}
