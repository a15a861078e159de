"""Forms as communes send them, and what comes of reading them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.worksheet import Worksheet

from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Checked, Location
from cds_cli.submission.read import Request, read_submission
from cds_cli.tables.read import read_book
from tests.submission.intake_rows import OUTCOMES
from tests.submission.text_tables import Read, book_with, set_of

BODY = """
attributes: [{code: cho, name: Có chợ, kind: yes_no}, {code: dan_so, name: Dân số, kind: count}]
inputs: [{code: HS, name: Số hồ sơ tiếp nhận, kind: count}]
groups:
  - code: "1"
    name: Nhận thức số
    indicators:
      - {code: "1.1", name: Người đứng đầu chủ trì họp, max_points: 20, rule: {type: ratio},
         inputs: {part: {name: Số cuộc họp chủ trì, kind: count},
                  whole: {name: Tổng số cuộc họp, kind: count}}}
      - {code: "1.2", name: Trưởng ban chỉ đạo, max_points: 10, rule: {type: choice, options: [
           {code: truong, name: Bí thư hoặc Chủ tịch, points: 10},
           {code: pho, name: Cấp phó, points: 5}]}}
      - {code: "1.3", name: Có kế hoạch chuyển đổi số, max_points: 10, rule: {type: yes_no}}
      - {code: "1.4", name: Ký cam kết đúng hạn, max_points: 5,
         rule: {type: pass, at_most: 2025-03-31}, inputs: {value: {name: Ngày ký, kind: date}}}
  - code: "4"
    name: Hoạt động chính quyền số
    indicators:
      - {code: "4.1", name: Trang thông tin điện tử, max_points: 20,
         rule: {type: given, scale: points}}
      - {code: "4.2", name: Hồ sơ trực tuyến toàn trình, max_points: 20, rule: {type: ratio},
         inputs: {part: {name: Số hồ sơ trực tuyến, kind: count}, whole: HS}}
      - {code: "4.3", name: Hồ sơ đúng hạn, max_points: 10, rule: {type: ratio},
         inputs: {part: {name: Số hồ sơ đúng hạn, kind: count}, whole: HS}}
      - {code: "4.10", name: Số hóa hồ sơ, max_points: 10, rule: {type: given, scale: points}}
      - {code: "4.11", name: Mức độ hài lòng, max_points: 10,
         rule: {type: given, scale: percent}}
      - code: "4.12"
        name: Thanh toán trực tuyến
        max_points: 10
        rule: {type: sum_of, parts: [
          {code: A, share: 0.6, name: Hồ sơ trả trực tuyến, rule: {type: ratio}},
          {code: B, share: 0.4, name: Có mã QR, rule: {type: yes_no}}]}
        inputs:
          A.part: {name: Số hồ sơ trả trực tuyến, kind: count}
          A.whole: {name: Số hồ sơ có phí, kind: count}
          B: {name: Có mã QR tại bộ phận một cửa, kind: yes_no}
"""
ABOVE = """
ỦY BAN NHÂN DÂN | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ HÒA AN
 | PHIẾU TỰ ĐÁNH GIÁ CHUYỂN ĐỔI SỐ NĂM 2025
Mã đơn vị: | '00694
Đơn vị: Xã Hòa An
"""
HEAD = "Mã | Chỉ số | Điểm tối đa | Số liệu (a) | Tổng số (b) | Tự đánh giá | Tài liệu kiểm chứng"
ROWS: Mapping[str, str] = {
    "HS": "HS | Số hồ sơ tiếp nhận | | 200",
    "1": "'1 | Nhận thức số | 45",
    "1.1": "'1.1 | Người đứng đầu chủ trì họp | 20 | 9 | 12 | 15 | Thông báo số 8/TB-UBND",
    "1.2": "'1.2 | Trưởng ban chỉ đạo | 10 | Cấp phó | | 5 | QĐ 3/QĐ-UBND",
    "1.3": "'1.3 | Có kế hoạch chuyển đổi số | 10 | Có | | 10 | KH 12/KH-UBND",
    "1.4": "'1.4 | Ký cam kết đúng hạn | 5 | 2025-03-20 | | 5",
    "4": "'4 | Hoạt động chính quyền số | 80",
    "4.1": "'4.1 | Trang thông tin điện tử | 20 | 18 | | 18",
    "4.2": "'4.2 | Hồ sơ trực tuyến toàn trình | 20 | 150 | 200 | 15",
    "4.3": "'4.3 | Hồ sơ đúng hạn | 10 | 190 | | 9.5",
    "4.10": "'4.10 | Số hóa hồ sơ | 10 | 7.5 | | 7.5",
    "4.11": "'4.11 | Mức độ hài lòng | 10 | 96.5 | | 9.65",
    "4.12": "'4.12 | Thanh toán trực tuyến | 10 | | | 7",
    "4.12.A": "4.12.A | Số hồ sơ trả trực tuyến | | 40 | 80",
    "4.12.B": "4.12.B | Có mã QR tại bộ phận một cửa | | Có",
}
FIGURES = {
    "1.1.part": 9.0,
    "1.1.whole": 12.0,
    "1.2": 1.0,
    "1.3": 1.0,
    "1.4": 739330.0,
    "4.1": 18.0,
    "4.2.part": 150.0,
    "HS": 200.0,
    "4.3.part": 190.0,
    "4.10": 7.5,
    "4.11": 96.5,
    "4.12.A.part": 40.0,
    "4.12.A.whole": 80.0,
    "4.12.B": 1.0,
}
"""What the form says, by the codes of the columns."""


def the_set(folder: Path, **head: str) -> IndicatorSet:
    return set_of(folder, BODY, **head)


def form(
    rows: Mapping[str, str] = {}, *, above: str = ABOVE, head: str = HEAD, below: str = ""
) -> str:
    """Write a form; ``rows`` take the place of those of their code, an empty text of none."""
    lines = [line for line in ({**ROWS, **rows}).values() if line]
    return "\n".join([above.strip("\n"), head, *lines, below.strip("\n")]).strip("\n")


def book_of(**sheets: str) -> tuple[openpyxl.Workbook, Mapping[str, Worksheet]]:
    """Make a workbook whose cells may be typed on several lines: ``↵`` begins another."""
    workbook, made = book_with(**sheets)
    for sheet in made.values():
        for cells in sheet.iter_rows():
            for cell in cells:
                if isinstance(cell.value, str):
                    cell.value = cell.value.replace("↵", "\n")
    return workbook, made


def stamped(workbook: openpyxl.Workbook, **properties: str) -> openpyxl.Workbook:
    """Stamp a workbook as a template is: ``unit`` becomes ``cds.unit``."""
    for name, value in properties.items():
        stamp = StringProperty(name=f"cds.{name}", value=value)
        workbook.custom_doc_props.append(stamp)  # type: ignore[attr-defined]
    return workbook


def read_book_of(workbook: openpyxl.Workbook, folder: Path, request: Request) -> Read:
    path = folder / "phiếu.xlsx"
    workbook.save(path)
    return read_path(path, request)


def read_path(path: Path, request: Request) -> Read:
    """Read a file; whatever it holds, its ledger has to balance."""
    book = read_book(path)
    checked = read_submission(book.require(), request)
    if checked.value is not None:
        assert checked.value.ledger.is_balanced
    return Read(Checked(checked.value, (*book.diagnostics, *checked.diagnostics)))


def read_sheets(folder: Path, request: Request | IndicatorSet, **sheets: str) -> Read:
    """Read a workbook of text tables."""
    asked = request if isinstance(request, Request) else Request(request)
    return read_book_of(book_of(**sheets)[0], folder, asked)


def told(read: Read) -> list[str]:
    """Give outcome, code and cell of what was said, in reading order.

    That titles stand above a form is left out: nearly all forms of these tests have them.
    """
    return [
        f"{OUTCOMES[d.severity]} {d.code} {place_of(d.location)}".strip()
        for d in read.checked.diagnostics
        if d.code != "S101"
    ]


def place_of(where: Location) -> str:
    """Write a place as a cell or a row; of csv, whose cells have no names, as row:column."""
    if where.sheet is None:
        return ":".join(str(part) for part in (where.row, where.column) if part)
    return where.cell or "" if where.column else str(where.row or "")


def grave(read: Read) -> list[str]:
    """Give what is more than a note."""
    return [one for one in told(read) if not one.startswith("note")]


def given(read: Read, unit: str = "00694") -> dict[str, float]:
    """Give the figures of a unit; those that are not given are left out."""
    figures = read.reading.submission.inputs.loc[unit]
    return {str(code): float(value) for code, value in figures.items() if value == value}  # noqa: PLR0124


def claimed(read: Read, unit: str = "00694") -> dict[str, float]:
    """Give the points that a unit claims."""
    points = read.reading.submission.claimed.loc[unit]
    return {str(code): float(value) for code, value in points.items() if value == value}  # noqa: PLR0124


def at_stage(request: Request, **changes: object) -> Request:
    return replace(request, **changes)  # type: ignore[arg-type]
