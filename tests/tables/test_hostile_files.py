"""Every hostile file ends the real command in plain words, in little time and memory."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from io import BytesIO
from itertools import chain, repeat
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import numpy as np
import openpyxl
import pytest

resource = pytest.importorskip("resource", reason="limits of processes are those of Unix")

# A file may take as long as so many loops of a million rounds: five seconds where one takes 0.07,
# less one second for the start of the program, which one file of each run pays for.
LOOPS, MEGABYTES = 57, 400
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
STRINGS, TYPES, LINKS = "xl/sharedStrings.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

# Runs the command for one file after the other under limits, and says of each what it took, in
# loops timed before and after, since machines and their other work differ. The peak of memory is
# that of all files so far, from /proc where there is one: getrusage counts what the parent had.
RUNNER = """
import gc, io, json, resource, sys
from contextlib import redirect_stdout
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
from cds_cli.cli import main, start_fast
start_fast()

def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime

def peak():
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1 << 10 if sys.platform != "darwin" else 1 << 20)

def loop():
    before = cpu()
    sum(number * number for number in range(1_000_000))
    return cpu() - before

slowest = loop()
for data in sys.argv[1:]:
    before = cpu()
    resource.setrlimit(resource.RLIMIT_CPU, (int(before) + 20, resource.RLIM_INFINITY))
    sys.argv = ["cds", "score", data, "--no-store", "--format", "json"]
    with redirect_stdout(io.StringIO()) as printed:
        code = main()
    taken = cpu() - before
    earlier, slowest = slowest, loop()
    loops = taken / max(earlier, slowest)
    found = [each["code"] for each in json.loads(printed.getvalue())["diagnostics"]]
    ended = {"code": code, "found": found, "loops": loops, "mb": peak()}
    print(json.dumps(ended), flush=True)
    gc.collect()
"""

Parts = dict[str, str | bytes | Iterable[bytes]]


def refused(files: Mapping[str, Path]) -> dict[str, list[str]]:
    """Run the command for each file, all in one process; gives the codes it ended with."""
    run = subprocess.run(
        [sys.executable, "-c", RUNNER, *map(str, files.values())],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=200,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    ended = dict(zip(files, map(json.loads, run.stdout.splitlines()), strict=False))
    assert list(ended) == list(files), run.stderr[-2000:]
    assert "Traceback" not in run.stderr
    assert {name: one["code"] for name, one in ended.items()} == dict.fromkeys(files, 1)
    assert {name: one["loops"] for name, one in ended.items() if one["loops"] >= LOOPS} == {}
    assert {name: one["mb"] for name, one in ended.items() if one["mb"] >= MEGABYTES} == {}
    return {name: one["found"] for name, one in ended.items()}


@cache
def plain_parts() -> dict[str, bytes]:
    """Give the parts of a plain workbook."""
    stream = BytesIO()
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = 1
    workbook.save(stream)
    with ZipFile(stream) as source:
        return {name: source.read(name) for name in source.namelist()}


def forged(path: Path, parts: Parts) -> Path:
    """Save a plain workbook with some of its parts replaced, or parts added."""
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as target:
        for name, content in {**plain_parts(), **parts}.items():
            pieces = [content] if isinstance(content, bytes) else content
            pieces = [pieces.encode()] if isinstance(pieces, str) else pieces
            with target.open(name, "w", force_zip64=True) as member:
                member.writelines(pieces)
    return path


def plain(part: str) -> str:
    return plain_parts()[part].decode()


def sheet_of(rows: str, before: str = "", after: str = "") -> str:
    return f"<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def sheet_in_pieces(pieces: Iterable[bytes]) -> Iterable[bytes]:
    return chain([f"<worksheet {MAIN}><sheetData>".encode()], pieces, [b"</sheetData></worksheet>"])


def words(count: int, before: bytes, after: bytes) -> bytes:
    """Many numbers, each another, so that no ratio of compression gives them away."""
    each = np.frombuffer(before + bytes(16) + after, np.uint8)
    made = np.tile(each, (count, 1))
    digits = np.random.default_rng(2).integers(ord("0"), ord("9") + 1, (count, 16), np.uint8)
    made[:, len(before) : len(before) + 16] = digits
    return made.tobytes()


def cells(rows: int, columns: int) -> Iterable[bytes]:
    """Rows of numbers that do not compress well, as in an honest sheet."""
    made = words(rows * columns, b"<c><v>", b"</v></c>")
    wide = len(made) // rows
    return (
        b'<row r="%d">%s</row>' % (row + 1, made[row * wide : (row + 1) * wide])
        for row in range(rows)
    )


def with_strings(*items: bytes) -> Parts:
    override = f'<Override PartName="/{STRINGS}" ContentType="{SPREADSHEET}.sharedStrings+xml"/>'
    return {
        STRINGS: [f"<sst {MAIN}>".encode(), *items, b"</sst>"],
        TYPES: plain(TYPES).replace("</Types>", f"{override}</Types>"),
    }


def with_formats(count: int) -> Parts:
    xf = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    formats = words(count, b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" x="', b'"/>')
    before, end, after = plain(STYLES).partition("</cellXfs>")
    return {STYLES: [f"{before}{xf}".encode(), formats, f"{end}{after}".encode()]}


def with_formulas(text: str, count: int, attributes: str = "") -> Parts:
    rows = (
        f'<row r="{row}"><c r="A{row}"><f {attributes}>{text}</f></c></row>'.encode()
        for row in range(1, count + 1)
    )
    return {SHEET: sheet_in_pieces(rows)}


def many_sheets_of_one_part() -> Parts:
    sheets = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 200))
    before, _, after = plain(BOOK).partition("<sheets>")
    start = f"{before}<sheets>{sheets}".replace("<workbook ", f"<workbook xmlns:r='{OFFICE}' ")
    return {BOOK: start + after[after.index("</sheets>") :], SHEET: sheet_in_pieces(cells(900, 99))}


LONG = bytes(Random(3).choices(b"abcdefgh12", k=30_000))  # noqa: S311
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EXTERNAL = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
PROPERTIES = "docProps/core.xml"

WORKBOOKS: dict[str, tuple[str, Callable[[], Parts]]] = {
    "a bomb that unpacks to gigabytes": (
        "F009",
        lambda: {SHEET: sheet_in_pieces(repeat(bytes(1 << 20).replace(b"\0", b" "), 300))},
    ),
    "a bomb inside a picture": ("F009", lambda: {"xl/media/a.png": repeat(bytes(1 << 20), 100)}),
    "an external entity": ("F010", lambda: {PROPERTIES: f"{EXTERNAL}<a>&e;</a>"}),
    "20,001 rows": ("F009", lambda: {SHEET: sheet_in_pieces(cells(20_001, 1))}),
    "501 columns": ("F009", lambda: {SHEET: sheet_in_pieces(cells(2, 501))}),
    "half a million cells": ("F009", lambda: {SHEET: sheet_in_pieces(cells(1_000, 500))}),
    "as many cells in several sheets": (
        "F009",
        lambda: {f"xl/worksheets/s{n}.xml": sheet_in_pieces(cells(900, 99)) for n in range(9)},
    ),
    "a million texts": ("F009", lambda: with_strings(words(1_000_000, b"<si><t>", b"</t></si>"))),
    "one text of half a million runs": (
        "F009",
        lambda: with_strings(b"<si>", words(500_000, b"<r><t>", b"</t></r>")),
    ),
    "texts of 60 megabytes": (
        "F009",
        lambda: with_strings(words(2_000, b"<si><t>" + LONG, b"</t></si>")),
    ),
    "300,000 cell formats below every limit of size": ("F009", lambda: with_formats(300_000)),
    "one XML tag of 10 megabytes": (
        "F009",
        lambda: {SHEET: [f"<worksheet {MAIN}".encode(), words(500_000, b" a", b"='>'")]},
    ),
    "an attribute of 10 megabytes": (
        "F009",
        lambda: {SHEET: [f"<worksheet {MAIN} a='".encode(), words(600_000, b"", b">")]},
    ),
    "XML nested half a million deep": (
        "F009",
        lambda: {SHEET: sheet_in_pieces([words(500_000, b"<a b='", b"'>")])},
    ),
    "a million merged ranges": (
        "F009",
        lambda: {
            SHEET: sheet_in_pieces(
                [
                    f"{ONE}</sheetData><mergeCells>".encode(),
                    words(1_000_000, b'<mergeCell ref="A1:B2" x="', b'"/>'),
                    b"</mergeCells><sheetData>",
                ]
            )
        },
    ),
    "two hundred sheets of one part": ("F001", many_sheets_of_one_part),
    "formulas of 8,000 letters": (
        "F009",
        lambda: with_formulas("'[a" * 2_700, 15_000),
    ),
}


def test_hostile_workbooks_are_refused(tmp_path: Path) -> None:
    files = {
        name: forged(tmp_path / f"nộp {number}.xlsx", parts())
        for number, (name, (_, parts)) in enumerate(WORKBOOKS.items())
    }
    assert refused(files) == {name: [code] for name, (code, _) in WORKBOOKS.items()}


def with_parts_over_one_another(path: Path) -> Path:
    forged(path, {"xl/a.xml": b"<a/>", "xl/b.xml": b"<a/>"})
    content = bytearray(path.read_bytes())
    with ZipFile(path) as archive:
        offset = archive.getinfo("xl/a.xml").header_offset
    entry = content.rindex(b"xl/b.xml") - 46
    content[entry + 42 : entry + 46] = offset.to_bytes(4, "little")
    path.write_bytes(content)
    return path


def inside_an_archive(path: Path) -> Path:
    inner = forged(path, {}).read_bytes()
    with ZipFile(path, "w", ZIP_STORED) as target:
        target.writestr("nộp.xlsx", inner)
    return path


def inside_a_workbook(path: Path) -> Path:
    inner = forged(path, {"xl/media/a.bin": bytes(1 << 20)}).read_bytes()
    return forged(path, {"xl/embeddings/x.xlsx": inner, SHEET: sheet_of("")})


def with_a_dimension_that_lies(path: Path) -> Path:
    return forged(path, {SHEET: sheet_of("", before='<dimension ref="A1:XFD1048576"/>')})


def test_what_a_container_says_of_itself_is_not_believed(tmp_path: Path) -> None:
    files = {
        "parts over one another": with_parts_over_one_another(tmp_path / "a.xlsx"),
        "a workbook inside an archive": inside_an_archive(tmp_path / "b.xlsx"),
        "a workbook inside a workbook": inside_a_workbook(tmp_path / "c.xlsx"),
        "a dimension that lies": with_a_dimension_that_lies(tmp_path / "d.xlsx"),
    }
    assert refused(files) == {
        "parts over one another": ["F010"],
        "a workbook inside an archive": ["F001"],
        "a workbook inside a workbook": ["F008"],
        "a dimension that lies": ["F008"],
    }


SPOILT: dict[str, tuple[str, bytes, int]] = {
    "an old workbook": ("F011", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(4096), 1),
    "a workbook with a password": (
        "F002",
        bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"),
        1,
    ),
    "a document": ("F001", b"%PDF-1.7\n", 1),
    "a web page": ("F001", b"<html><table><tr><td>1</td></tr></table></html>", 1),
    "the beginning of an archive": ("F001", b"PK\x03\x04" + bytes(100), 1),
    "nothing": ("F008", b"", 1),
    "forty megabytes of quotes": ("F009", b'"', 40 << 20),
    "a quote that never ends": ("F009", b'a;b\n1;"' + b"x;y\n" * (10 << 20), 1),
    "a line of forty million commas": ("F009", b",", 40 << 20),
    "forty megabytes of blank lines": ("F009", b"\n", 40 << 20),
    "ten million cells of csv": ("F009", b"1," * 499 + b"1\n", 20_000),
    "wide letters": ("F009", ("😀" * 100 + "\n").encode(), 100_000),
    "old text without end": ("F005", "X· Hßa An;T©n B×nh\n".encode(), 20_000),
    "windows-1258 without end": ("F009", b"Xa\xde;Ho\xcca;T\xe2n\n", 2_000_000),
    "bytes of no encoding": ("F004", bytes(range(128, 255)), 300_000),
}
"""Each is a content so many times over."""


def test_files_that_are_no_tables_are_refused(tmp_path: Path) -> None:
    files = {}
    for number, (name, (_, content, times)) in enumerate(SPOILT.items()):
        files[name] = tmp_path / f"nộp {number}.xlsx"
        files[name].write_bytes(content * times)
    assert refused(files) == {name: [code] for name, (code, _, _) in SPOILT.items()}


def test_giants_devices_and_pipes_are_not_read(tmp_path: Path) -> None:
    giant, pipe, link = tmp_path / "nộp.csv", tmp_path / "ống.csv", tmp_path / "liên kết.csv"
    with giant.open("wb") as stream:
        stream.truncate(1 << 30)
    os.mkfifo(pipe)
    link.symlink_to("/dev/zero")
    assert refused({"a gigabyte": giant, "a pipe": pipe, "a device": link}) == {
        "a gigabyte": ["F009"],
        "a pipe": ["F001"],
        "a device": ["F001"],
    }
