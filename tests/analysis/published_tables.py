"""Published tables as the tests write them: rows of csv text, or cells of a workbook."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

from cds_cli.analysis.table_audit.audit import Audit, audit
from cds_cli.analysis.table_audit.layout import find_header
from cds_cli.analysis.table_audit.model import Published, Wanted
from cds_cli.analysis.table_audit.read import read_table
from cds_cli.diagnostics import Checked
from cds_cli.tables.read import read_book

Rows = Sequence[Sequence[object]]

DTI_HEADER = (
    "Hạng", "Tỉnh, thành phố", "Nhận thức", "Thể chế", "Hạ tầng", "Nhân lực", "ATTT", "HĐ CQS",
    "HĐ KTS", "HĐ XHS", "Công bố",
)  # fmt: skip
DTI_WEIGHTS = ("", "Trọng số", 100, 100, 100, 100, 100, 200, 150, 150, "")
DTI: Rows = (
    (1, "TP. Đà Nẵng", 1.0, 0.9, 0.8253, 0.8487, 0.7578, 0.8575, 0.7836, 0.5197, 0.8002),
    (2, "TP. Hồ Chí Minh", 0.8917, 0.9, 0.8258, 0.6267, 0.558, 0.8406, 0.7611, 0.359, 0.7163),
    (3, "Quảng Ninh", 0.9581, 0.9, 0.7648, 0.625, 0.5382, 0.8385, 0.5904, 0.4505, 0.7024),
    (4, "Thừa Thiên Huế", 0.95, 0.9, 0.6823, 0.6794, 0.6423, 0.8262, 0.6787, 0.3001, 0.6975),
    (5, "TP. Cần Thơ", 0.9, 0.8, 0.7233, 0.7376, 0.7226, 0.7325, 0.7556, 0.2947, 0.6924),
)
"""DTI 2022 as it was published (dti.gov.vn, 2023): main indicators as points over maximum."""

QD766_HEADER = (
    "Đơn vị", "1.1", "1.2", "1.3", "1.4", "1", "2.1", "3", "4.1", "4.2", "4.3", "4.4", "4.5b",
    "4.5a", "4.6", "4", "5", "6.1", "6.2", "6.3", "6", "Tổng",
)  # fmt: skip
QD766: Rows = (
    ("Vân Canh", 0.13, 3.66, 2, 6, 11.79, 19.41, 6.31, 5.72, 2.32, 1.47, 0.0, 0.84, 0.14, 2, 12.49,
     7.34, 6, 6, 6, 18.0, 75.34),
    ("Đăk Song", 0.13, 3.66, 2, 6, 11.79, 19.52, 6.2, 5.55, 1.76, 0.99, 0.08, 1.26, 0.1, 2, 11.74,
     6.7, 6, 6, 6, 18.0, 73.95),
    ("Đak Đoa", 0.13, 3.66, 2, 6, 11.79, 17.57, 6.45, 4.75, 0.68, 0.35, 0.01, 0.98, 0.23, 2, 9.0,
     7.01, 0, 0, 5.85, 5.85, 57.67),
)  # fmt: skip
"""Points of three communes as the National Public Service Portal published them (2026)."""


def in_csv(rows: Rows, decimals: int | None = None) -> str:
    """Write rows as Vietnamese csv: semicolons and decimal commas, figures with their zeros."""
    return "\n".join(";".join(written(cell, decimals) for cell in row) for row in rows) + "\n"


def written(cell: object, decimals: int | None) -> str:
    if isinstance(cell, float):
        text = f"{cell:.{decimals}f}" if decimals is not None else repr(cell)
        return text.replace(".", ",")
    return str(cell).replace(".", ",") if isinstance(cell, Decimal) else str(cell)


def published(rows: Rows | str, wanted: Wanted | None = None) -> Checked[Published]:
    """Read a table: text as csv, rows as a workbook."""
    asked = wanted or Wanted()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bang"
        if isinstance(rows, str):
            path.write_text(rows, "utf-8")
        else:
            save(rows, path)
        book = read_book(path).require()
    header = find_header(book.grids, asked)
    assert header is not None
    return read_table(header, asked)


def save(rows: Rows, path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append([None if cell == "" else cell for cell in row])
    with path.open("wb") as target:
        book.save(target)


def audited(rows: Rows | str, wanted: Wanted | None = None) -> Audit:
    """Read a table without faults and audit it."""
    return audit(published(rows, wanted).require())
