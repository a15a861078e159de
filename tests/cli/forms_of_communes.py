"""Forms of 173 made-up communes, filled in the ways that communes do it."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from cds_cli.definitions.columns import InputColumn, input_columns
from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import IndicatorSet
from cds_cli.report.template.model import Template
from cds_cli.report.template.workbook import render
from cds_cli.submission.forms.rows import form_rows
from cds_cli.units.model import Unit

SET_FILE = Path(__file__).parents[2] / "indicators/xa/dti-xa-tay-ninh-2025.yaml"
UNITS = 173
IN_ONE_TABLE = range(171, 174)
"""Communes whose office sent one wide table for all of them."""
MOSTLY_BY_TEMPLATE = 55
"""The last of the communes of which most use the template; the others mostly write by hand."""
STAMP = ("90000", "Xã Mẫu nào đó")
"""The unit of the template that the forms of all others are made from."""
CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"( s="[0-9]+")?(?: t="\w+")?(?:/>|>.*?</c>)')

Value = str | int | float
Cells = Mapping[str, Value]
"""What is typed into a form: by cell."""
Plant = Callable[[Path], None]
"""Puts a fault into a file."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file of one commune: where it lies in the folder, and how it is made."""

    number: int
    path: str
    write: Callable[[Path, int], None]


@cache
def the_set() -> IndicatorSet:
    return load_set(SET_FILE).require()


@cache
def columns() -> dict[str, InputColumn]:
    return {column.code: column for column in input_columns(the_set())}


def name_of(number: int) -> str:
    return f"Xã Mẫu {number:03d}"


def code_of(number: int) -> str:
    return f"{90000 + number}"


def write_registry(path: Path, *, more: tuple[int, ...] = ()) -> None:
    """List the communes; ``more`` are some that send nothing."""
    numbers = (*range(1, UNITS + 1), *more)
    lines = [f"{code_of(one)},{name_of(one)},xa" for one in numbers]
    path.write_text("\n".join(["code,name,level", *lines]) + "\n", "utf-8")


@cache
def figures(number: int) -> dict[str, Value]:
    """Make up what a commune reports: by input column, every part within its whole."""
    chance = Random(number)  # noqa: S311 — made-up figures, not secrets
    made: dict[str, Value] = {}
    pairs = [row.slots for row in form_rows(the_set()) if "b" in row.slots]
    for pair in pairs:
        whole = made.setdefault(pair["b"].code, chance.randint(20, 20_000))
        made[pair["a"].code] = chance.randint(0, int(whole))
    for code, column in columns().items():
        if code not in made:
            made[code] = answer(column, chance)
    return {code: made[code] for code in columns()}


def answer(column: InputColumn, chance: Random) -> Value:
    """Answer what is no part of a whole."""
    if column.kind == "yes_no":
        return chance.choice(("Có", "Không"))
    if column.options:
        return chance.choice([option.name for option in column.options])
    return chance.randint(2, 100) if column.kind == "percent" else chance.randint(0, 6)


@cache
def cells_of_template() -> dict[str, str]:
    """Give the cell of each input column in the form that ``cds template`` writes."""
    sheet = openpyxl.load_workbook(BytesIO(template())).worksheets[0]
    rows = {str(cell.value): cell.row for cell in sheet["A"] if cell.value is not None}
    return {
        column.code: f"{'E' if slot == 'a' else 'F'}{rows[row.code]}"
        for row in form_rows(the_set())
        for slot, column in row.slots.items()
        if slot not in row.copies
    }


@cache
def template() -> bytes:
    return render(Template(the_set(), units=(Unit("xa", *STAMP),)))


def typed(content: bytes, cells: Cells, *, stamp: str = "") -> bytes:
    """Type into the first sheet of a workbook of ours; all else stays as it is.

    Done in the XML: to load and save 173 forms by openpyxl takes longer than all that is tested.
    """

    def change(part: str, data: bytes) -> bytes:
        if part == "xl/worksheets/sheet1.xml":
            return CELL.sub(lambda found: typed_cell(found, cells), data)
        is_stamp = part == "docProps/custom.xml"
        return data.replace(STAMP[0].encode(), stamp.encode()) if is_stamp else data

    return with_parts(content, change)


def with_parts(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Write a workbook again, its parts changed."""
    written = BytesIO()
    with (
        ZipFile(BytesIO(content)) as old,
        ZipFile(written, "w", ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
    return written.getvalue()


def cells(**values: Value) -> Plant:
    """Type over cells of a form of ours."""
    return lambda path: void(path.write_bytes(typed(path.read_bytes(), values)))


def stamped(old: str, new: str) -> Plant:
    """Change what the template was stamped with."""

    def change(part: str, data: bytes) -> bytes:
        if part != "docProps/custom.xml":
            return data
        assert old.encode() in data
        return data.replace(old.encode(), new.encode())

    return lambda path: void(path.write_bytes(with_parts(path.read_bytes(), change)))


def edited(edit: Callable[[Worksheet], object]) -> Plant:
    """Change the first sheet by openpyxl, as a person does in Excel."""

    def plant(path: Path) -> None:
        book = openpyxl.load_workbook(path)
        edit(book.worksheets[0])
        book.save(path)

    return plant


def in_line(code: str, figure: str) -> Plant:
    """Change the figure of an indicator in a csv."""

    def plant(path: Path) -> None:
        lines = path.read_bytes().decode().split("\r\n")
        at = next(place for place, line in enumerate(lines) if line.startswith(f"{code};"))
        fields = lines[at].split(";")
        lines[at] = ";".join([*fields[:3], figure, *fields[4:]])
        path.write_bytes("\r\n".join(lines).encode())

    return plant


def void(_: object) -> None:
    """Nothing is made of it."""


def typed_cell(found: re.Match[bytes], cells: Cells) -> bytes:
    """Write one cell as programs do; a formula is ``=1+1 → 2``, or without what it came to."""
    place = found[1].decode()
    if place not in cells:
        return found[0]
    value = cells[place]
    start = b'<c r="%s"%s' % (found[1], found[2] or b"")
    if isinstance(value, int | float):
        return b"%s><v>%s</v></c>" % (start, repr(value).encode())
    if value.startswith("="):
        formula, _, result = value[1:].partition(" → ")
        result = f"<v>{result}</v>" if result else ""
        return b"%s><f>%s</f>%s</c>" % (start, escape(formula).encode(), result.encode())
    if value.startswith("#"):
        return b'%s t="e"><v>%s</v></c>' % (start, value.encode())
    text = escape(value).encode()
    return b'%s t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (start, text)


def figures_typed(number: int) -> dict[str, Value]:
    """Give the figures of a commune by the cells of our template."""
    cells = cells_of_template()
    return {cells[code]: value for code, value in figures(number).items()}


def by_template(path: Path, number: int) -> None:
    """Fill in the form that was made for the commune."""
    cells = {"B4": code_of(number), "B5": name_of(number), **figures_typed(number)}
    path.write_bytes(typed(template(), cells, stamp=code_of(number)))


def by_name_alone(path: Path, number: int) -> None:
    """Fill in a form for any commune, with the name as people write it and no code."""
    cells = {"B4": "", "B5": f"UBND xã Mẫu {number:03d}", **figures_typed(number)}
    path.write_bytes(typed(template(), cells))


def form_lines(number: int) -> Iterator[list[Value | None]]:
    """Give the rows of a form without any help: code, name, maximum, figure, whole."""
    known = figures(number)
    for row in form_rows(the_set()):
        asked = {s: known[c.code] for s, c in row.slots.items() if s not in row.copies}
        most = getattr(row.node, "max_points", None) if row.kind == "indicator" else None
        yield [row.code, row.name, most, asked.get("a"), asked.get("b")]


def by_hand(path: Path, number: int) -> None:
    """Write a form under a letterhead, with a header of two rows, signed below."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Biểu 01"
    sheet.append(["ỦY BAN NHÂN DÂN", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    sheet.append([None, "BIỂU CHẤM ĐIỂM CHUYỂN ĐỔI SỐ NĂM 2025"])
    sheet.append([f"Đơn vị: {name_of(number)}"])
    sheet.append(["Mã", "Chỉ số", "Điểm tối đa", "Số liệu", None])
    sheet.append([None, None, None, "Tử số", "Mẫu số"])
    sheet.merge_cells("D4:E4")
    for line in form_lines(number):
        sheet.append(line)
    sheet.append([])
    sheet.append([None, "Người lập biểu"])
    book.save(path)


def by_csv(path: Path, number: int) -> None:
    """Save a form as Excel saves csv under Vietnamese settings."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Mã đơn vị:", code_of(number), "", "", ""])
    writer.writerow(["Đơn vị:", name_of(number), "", "", ""])
    writer.writerow(["Mã", "Chỉ số", "Điểm tối đa", "Số liệu (a)", "Tổng số (b)"])
    for line in form_lines(number):
        writer.writerow(["" if value is None else as_text(value) for value in line])
    path.write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode())


def as_text(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def write_wide(path: Path, numbers: range) -> None:
    """Write one table with a row a commune."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Số liệu"
    sheet.append(["Mã đơn vị", "Tên đơn vị", *columns()])
    for number in numbers:
        sheet.append([code_of(number), name_of(number), *figures(number).values()])
    book.save(path)


def all_sent() -> Iterator[Sent]:
    """Say which file each commune sends, but for those in one table."""
    for number in range(1, IN_ONE_TABLE.start):
        folder = f"Cụm {number % 6 + 1}"
        way = number % 10
        if way == 7:
            yield Sent(number, f"{folder}/{name_of(number)}.xlsx", by_name_alone)
        elif way == 9:
            yield Sent(number, f"{folder}/xa-mau-{number:03d}.csv", by_csv)
        elif way == 8 or (number > MOSTLY_BY_TEMPLATE and way > 1):
            yield Sent(number, f"{folder}/Biểu số 1 (xã {number:03d}).xlsx", by_hand)
        else:
            yield Sent(number, f"{folder}/{code_of(number)}.xlsx", by_template)


TABLE = "Cụm 7/số liệu 3 xã.xlsx"


def write_folder(folder: Path, keep: Callable[[int], bool] = lambda _: True) -> None:
    """Write the files of all communes, or of those to ``keep``, without any fault."""
    for sent in all_sent():
        if keep(sent.number):
            path = folder / sent.path
            path.parent.mkdir(parents=True, exist_ok=True)
            sent.write(path, sent.number)
    if keep(IN_ONE_TABLE.start):
        (folder / TABLE).parent.mkdir(parents=True, exist_ok=True)
        write_wide(folder / TABLE, IN_ONE_TABLE)
