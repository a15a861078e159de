"""The zip container of a workbook: its directory is judged before anything is unpacked."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from cds_cli.catalogue import OLD_FORMAT, UNREADABLE_FILE, UNSAFE_CONTAINER
from cds_cli.diagnostics import Location
from cds_cli.tables.grid import Limits
from cds_cli.tables.refusal import refuse, refuse_above
from cds_cli.text import Text

MEGABYTE = 1 << 20
MEMBERS = 10_000
# Sifting out cells without a value runs at some 200 MB a second: this much takes three.
EFFORT = 600 * MEGABYTE
# A whole sheet of numbers takes six of a cell's seven shares; styles and texts may take the rest.
SHARES_OF_A_CELL = 7
FEWEST_CELLS = 100_000
DIRECTORY_ENTRY = b"PK\x01\x02"
LOCAL_HEADER = 30
CONTENT_TYPES = "[Content_Types].xml"

UNPACKED = Text("dung lượng sau khi giải nén (MB)", "size after unpacking (MB)")
CONTENT = Text("nội dung phải đọc, tính ra số ô", "what has to be read, counted in cells")
RATIO = Text("tỷ lệ nén của {part}", "compression ratio of {part}")


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of one file."""

    file: str
    limits: Limits
    kept: int = 0
    effort: int = 0
    cells: int = 0
    shares: int = 0

    def read(self, cells: int, shares: int) -> None:
        """Judge what was seen of one part so far, together with the parts before it."""
        limit = self.limits.cells
        if self.cells + cells > limit:
            what = Text("số ô có giá trị", "cells with a value")
            refuse_above(limit, f"> {limit}", what, self._place)
        allowed = max(limit, FEWEST_CELLS)
        if self.shares + shares > SHARES_OF_A_CELL * allowed:
            refuse_above(allowed, f"> {allowed}", CONTENT, self._place)

    def work(self, size: int) -> None:
        """Count bytes that were unpacked, whether or not they hold anything."""
        self.effort += size
        if self.effort > EFFORT:
            refuse_above(EFFORT // MEGABYTE, f"> {EFFORT // MEGABYTE}", UNPACKED, self._place)

    def keep(self, size: int, of_part: int, info: ZipInfo) -> None:
        """Count bytes that hold something; ``of_part`` is what the part has kept so far."""
        self.kept += size
        limit = self.limits.unpacked_mb
        if self.kept > limit * MEGABYTE:
            refuse_above(limit, f"> {limit}", UNPACKED, self._place)
        if of_part > MEGABYTE and of_part > self.limits.ratio * info.compress_size:
            self._refuse_ratio(info)

    def trust(self, members: list[ZipInfo]) -> None:
        """Judge members that are never unpacked, such as pictures, by what they declare."""
        limit = self.limits.unpacked_mb
        declared = sum(info.file_size for info in members)
        if declared > limit * MEGABYTE:
            refuse_above(limit, round(declared / MEGABYTE), UNPACKED, self._place)
        for info in members:
            large = info.file_size > 10 * MEGABYTE
            if large and info.file_size > self.limits.ratio * info.compress_size:
                self._refuse_ratio(info)

    def _refuse_ratio(self, info: ZipInfo) -> None:
        limit = self.limits.ratio
        what = Text(
            RATIO.vi.replace("{part}", _shown(info.filename)),
            RATIO.en.replace("{part}", _shown(info.filename)),
        )
        refuse_above(f"{limit}:1", f"> {limit}:1", what, self._place)

    @property
    def _place(self) -> Location:
        return Location(self.file)


def open_container(data: bytes, file: str) -> ZipFile:
    """Open a workbook's container; refuses other formats and unsafe directories."""
    place = Location(file)
    # Counted before zipfile makes an object of each entry.
    if data.count(DIRECTORY_ENTRY) > MEMBERS:
        what = Text("số thành phần trong tệp", "parts in the container")
        refuse_above(MEMBERS, f"> {MEMBERS}", what, place)
    archive = ZipFile(BytesIO(data))
    _directory_is_safe(archive.infolist(), place)
    _is_a_workbook(archive, place)
    return archive


def inflate(archive: ZipFile, info: ZipInfo) -> Iterator[bytes]:
    """Unpack a part piece by piece; what the directory says of its size is never trusted."""
    with archive.open(info) as stream:
        while piece := stream.read(MEGABYTE):
            yield piece


def _directory_is_safe(members: list[ZipInfo], place: Location) -> None:
    seen: set[str] = set()
    for info in members:
        reason = _fault(info, seen)
        if reason is not None:
            refuse(UNSAFE_CONTAINER, place, reason=reason)
        seen.add(info.orig_filename.casefold())
    if _overlap(members):
        reason = Text("các thành phần chồng lên nhau", "parts lie over one another")
        refuse(UNSAFE_CONTAINER, place, reason=reason)


def _overlap(members: list[ZipInfo]) -> bool:
    """Whether the same bytes are unpacked as several parts, as in a bomb of 46 MB."""
    end = 0
    for info in sorted(members, key=lambda each: each.header_offset):
        if info.header_offset < end:
            return True
        end = info.header_offset + LOCAL_HEADER + info.compress_size
    return False


def _fault(info: ZipInfo, seen: set[str]) -> Text | None:
    # zipfile mends names while it reads them; the name in the directory is orig_filename.
    name = info.orig_filename
    shown = _shown(name)
    if name.casefold() in seen:
        return Text(f"thành phần {shown} xuất hiện hai lần", f"part {shown} appears twice")
    if name.startswith("/") or ".." in name.split("/") or any(c in name for c in "\\:\0"):
        return Text(f"đường dẫn {shown} trỏ ra ngoài tệp", f"path {shown} points outside the file")
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return Text(f"kiểu nén lạ ở {shown}", f"unusual compression of {shown}")
    return None


def _shown(name: str) -> str:
    # Braces would be read as a placeholder when the sentence is filled in.
    return ascii(name[:80]).replace("{", "(").replace("}", ")")


def _is_a_workbook(archive: ZipFile, place: Location) -> None:
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        refuse(OLD_FORMAT, place, seen=".xlsb")
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        refuse(OLD_FORMAT, place, seen=Text(".xlsm (có macro)", ".xlsm (with macros)"))
    if CONTENT_TYPES in names and any(name.startswith("xl/") for name in names):
        return
    if "content.xml" in names:
        refuse(OLD_FORMAT, place, seen="OpenDocument (.ods)")
    if "word/document.xml" in names:
        reason = Text("đây là tệp Word (.docx)", "this is a Word document (.docx)")
    else:
        reason = Text("đây là tệp nén, không phải bảng tính", "this is an archive, not a workbook")
    refuse(UNREADABLE_FILE, place, reason=reason)
