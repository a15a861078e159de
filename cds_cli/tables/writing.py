"""Tables written as workbooks that ``read`` reads again."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO

from xlsxwriter import Workbook

from cds_cli.tables.grid import STAMP, CellValue

CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Stands where Excel wants a time: the same table gives the same bytes on any day."""
COLUMN_WIDTH = 18


def table_as_workbook(
    table: Sequence[Sequence[CellValue | None]], sheet_name: str, stamp: str
) -> bytes:
    """Write a header and rows as a workbook of one sheet, stamped with the set it answers.

    Texts stay texts: codes keep their zeros, and none becomes a formula or a link.
    """
    target = BytesIO()
    workbook = Workbook(target, {"in_memory": True})
    workbook.set_properties({"created": CREATED})
    workbook.set_custom_property(STAMP, stamp)
    heading = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    sheet = workbook.add_worksheet(sheet_name)
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, len(table[0]) - 1, COLUMN_WIDTH)
    for row, cells in enumerate(table):
        for column, value in enumerate(cells):
            match value:
                case None:
                    continue
                case str():
                    sheet.write_string(row, column, value, None if row else heading)
                case date():
                    sheet.write_datetime(row, column, value, day)
                case _:
                    sheet.write(row, column, value)
    workbook.close()
    return target.getvalue()
