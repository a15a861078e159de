"""What must be known of a workbook before openpyxl may see it, and a container that is safe."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from openpyxl.reader.excel import ExcelReader

from cds_cli.catalogue import UNREADABLE_FILE
from cds_cli.diagnostics import Location, column_letters
from cds_cli.tables.comments import comments_of
from cds_cli.tables.container import Budget, inflate, open_container
from cds_cli.tables.formulas import Formulas
from cds_cli.tables.grid import Area, Limits, Place
from cds_cli.tables.refusal import (
    DAMAGED,
    damage_refused,
    library_faults_refused,
    refuse,
    refuse_above,
)
from cds_cli.tables.scan import PartScan
from cds_cli.tables.sift import Sieve
from cds_cli.text import Text

SHEET = "worksheet"
# A cell's text has at most 32,767 letters: no tag and no text is as long as this.
LONGEST = 1 << 19
# Pictures, charts, pivot tables and links hold nothing that is scored; comments are read here.
WANTED = {SHEET, "Types", "Relationships", "workbook", "sst", "styleSheet", "Properties"}


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the pre-flight learned of one sheet."""

    title: str
    formulas: Formulas
    merged: tuple[Area, ...]
    comments: dict[Place, str]
    filtered: bool


@dataclass(frozen=True, slots=True)
class Cleared:
    """A workbook that passed: a clean container, and the facts of its sheets in their order."""

    container: BytesIO
    sheets: tuple[SheetFacts, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One XML part: what the sieve left of it, and what was seen in that."""

    content: bytes
    scan: PartScan


def preflight(data: bytes, file: str, limits: Limits) -> Cleared:
    """Unpack, judge and clean a workbook; refuses it in words where it is not safe."""
    budget = Budget(file, limits)
    with damage_refused(file), open_container(data, file) as archive:
        budget.trust([info for info in archive.infolist() if not _is_xml(info)])
        parts = {
            info.filename: _read_part(archive, info, budget)
            for info in filter(_is_xml, archive.infolist())
        }
        container = _pack(parts)
        sheets = tuple(_sheets(container, parts, file, limits))
    return Cleared(container, sheets)


def _is_xml(info: ZipInfo) -> bool:
    return info.filename.casefold().endswith((".xml", ".rels"))


def _read_part(archive: ZipFile, info: ZipInfo, budget: Budget) -> Part:
    sieve = Sieve()
    kept = budget.kept
    part = _sifted(archive, info, budget, sieve)
    if sieve.removed and part.scan.implied:
        # What stands after a cell that was left out would move, as it does not say its place.
        budget.kept = kept
        part = _sifted(archive, info, budget, Sieve(keep_all=True))
    budget.cells += part.scan.cells
    budget.shares += part.scan.effort
    return part


def _sifted(archive: ZipFile, info: ZipInfo, budget: Budget, sieve: Sieve) -> Part:
    scan = PartScan(budget.file, budget.limits)
    content = bytearray()
    for effort, piece in sieve.sift(inflate(archive, info)):
        budget.work(effort)
        content += piece
        budget.keep(len(piece), len(content), info)
        _has_no_giant(piece, budget.file)
        scan.feed(piece)
        budget.read(scan.cells, scan.effort)
    scan.close()
    return Part(bytes(content), scan)


def _has_no_giant(piece: bytes, file: str) -> None:
    """Refuse a tag of a million attributes before expat makes a list of them."""
    # Every gap of twice the length holds one of these windows.
    for start in range(0, len(piece) - LONGEST, LONGEST):
        if piece.find(b"<", start, start + LONGEST) < 0:
            what = Text("độ dài một thẻ XML (KB)", "length of one XML tag (KB)")
            refuse_above(LONGEST >> 10, f"> {LONGEST >> 10}", what, Location(file))


def _pack(parts: dict[str, Part]) -> BytesIO:
    """Make the container that openpyxl reads, without what it would follow out of the sheets."""
    links = {links_of(name) for name, part in parts.items() if part.scan.root == SHEET}
    container = BytesIO()
    with ZipFile(container, "w", ZIP_STORED) as archive:
        for name, part in parts.items():
            if part.scan.root in WANTED and name not in links:
                archive.writestr(name, part.content)
    return container


def links_of(part: str) -> str:
    """Give the name of the part that says what a part links to."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _sheets(
    container: BytesIO, parts: dict[str, Part], file: str, limits: Limits
) -> Iterator[SheetFacts]:
    """Give the sheets the way openpyxl finds them, so that both mean the same parts."""
    with library_faults_refused(file):
        reader = ExcelReader(container, data_only=True, keep_links=False)
        reader.read_manifest()
        reader.read_workbook()
        found = [(sheet.name, rel.target) for sheet, rel in reader.parser.find_sheets()]
    contents = {name: part.content for name, part in parts.items()}
    for title, name in found:
        # Two sheets of one part would be read twice, and a thousand of them a thousand times.
        content = contents.pop(name, None)
        if content is None:
            refuse(UNREADABLE_FILE, Location(file, sheet=title), reason=DAMAGED)
        scan = parts[name].scan
        if scan.root == SHEET:
            _fits(scan, Location(file, sheet=title), limits)
            links = parts[links_of(name)].scan.links if links_of(name) in parts else []
            comments = comments_of(name, links, contents)
            yield SheetFacts(title, scan.formulas, scan.merged(), comments, scan.filtered)


def _fits(scan: PartScan, place: Location, limits: Limits) -> None:
    if scan.beyond is not None:
        row, column = scan.beyond
        what = Text("có giá trị ngoài vùng cho phép", "a value outside the allowed area")
        cell = Location(place.file, row, column, place.sheet)
        limit = f"{column_letters(limits.columns)}{limits.rows}"
        refuse_above(limit, cell.cell, what, cell)
    if scan.rows > limits.rows:
        refuse_above(limits.rows, scan.rows, Text("số dòng", "rows"), place)
