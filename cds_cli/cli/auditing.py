"""What ``cds audit-table`` reads, and what it needs to be told."""

from decimal import Decimal, InvalidOperation
from pathlib import Path

from cds_cli import __version__
from cds_cli.analysis.table_audit.audit import audit
from cds_cli.analysis.table_audit.layout import Header, find_header, layout_of
from cds_cli.analysis.table_audit.model import Role, Wanted
from cds_cli.analysis.table_audit.read import read_table
from cds_cli.analysis.table_audit.totals import unweighted
from cds_cli.cli.giving import Given
from cds_cli.cli.project import Project
from cds_cli.cli.reading import check_sheet
from cds_cli.cli.stopping import NO_FILE, stop
from cds_cli.diagnostics import Diagnostic, InvalidInput
from cds_cli.report.answers.formats import AnswerFormat
from cds_cli.report.answers.model import Answer
from cds_cli.report.audit_answer import Audited, audit_answer
from cds_cli.submission.header import sheets_asked
from cds_cli.tables.grid import Limits
from cds_cli.tables.read import read_book
from cds_cli.text import Language, Text

ROWS_SHOWN = 50
"""People read so many rows of a table, unless they ask for all."""

HEAVIEST = 10**9

NO_HEADER = Text(
    "Không nhận ra dòng tiêu đề trong {name}: cần một cột tên hoặc mã đơn vị và một cột tổng hoặc "
    "hạng; hoặc chỉ rõ bằng --total, --name, --rank.",
    "No header was recognised in {name}: it needs a column of names or codes and one of totals or "
    "ranks; or name them with --total, --name, --rank.",
)
NO_TOTAL = Text(
    "Không nhận ra cột tổng: thêm --total CỘT. Có: {known}.",
    "No column of totals was recognised: add --total COLUMN. There are: {known}.",
)
NOTHING_TO_CHECK = Text(
    "Ngoài cột tổng {total} không có cột thành phần hay cột hạng nào để soát: thêm --parts hoặc "
    "--rank. Có: {known}.",
    "Beside the totals {total} there are no parts and no ranks to check: add --parts or --rank. "
    "There are: {known}.",
)
NO_COLUMN = Text("Không có cột {name}. Có: {known}.", "No column {name}. There are: {known}.")
SEVERAL = Text(
    "Có nhiều cột {name}: chọn bằng chữ cái của cột. Có: {known}.",
    "There are several columns {name}: choose by the letters of the column. There are: {known}.",
)
NO_UNITS = Text(
    "Dưới dòng tiêu đề {row} của {name} không có dòng đơn vị nào.",
    "Below the header in row {row} of {name} there is no row of a unit.",
)
BAD_WEIGHTS = Text(
    "--weights: {seen} không phải CỘT=SỐ (chẳng hạn C=100,D=200; số thập phân ghi dấu chấm).",
    "--weights: {seen} is not COLUMN=NUMBER (such as C=100,D=200).",
)
NO_WEIGHT = Text(
    "--weights: thiếu trọng số của {which}.", "--weights: there is no weight for {which}."
)


def weights_given(text: str | None, language: Language) -> dict[str, Decimal]:
    """Read ``COL=W,COL=W``; stops with exit code 2 where it is something else."""
    weights = {}
    for pair in text.split(",") if text else ():
        name, _, figure = pair.rpartition("=")
        try:
            weight = Decimal(figure.strip())
        except InvalidOperation:
            weight = Decimal("NaN")
        if not name.strip() or not weight.is_finite() or not 0 <= weight <= HEAVIEST:
            stop(BAD_WEIGHTS, language, seen=pair)
        weights[name.strip()] = weight
    return weights


def audited(
    file: Path, wanted: Wanted, project: Project, language: Language
) -> tuple[Audited, tuple[Diagnostic, ...]]:
    """Read a published table and audit it.

    Stops with exit code 2 where its columns are not clear; raises InvalidInput where the file
    cannot be read.
    """
    if not file.is_file():
        stop(NO_FILE, language, name=file)
    read = read_book(file, Limits(**project.limits))
    if read.value is None:
        raise InvalidInput(read.diagnostics)
    check_sheet(read.value, wanted.sheet, language)
    header = find_header(sheets_asked(read.value, wanted.sheet), wanted)
    if header is None:
        stop(NO_HEADER, language, name=file.name)
    check_columns(header, wanted, language)
    table = read_table(header, wanted)
    published = table.value
    if published is None or not published.rows:
        stop(NO_UNITS, language, name=file.name, row=header.last)
    missing = unweighted(published)
    if missing:
        stop(NO_WEIGHT, language, which=", ".join(one.label for one in missing))
    unread = any(series.unread for series in published.series)
    found = Audited(audit(published), str(file), read.value.sha256, __version__, unread)
    return found, (*read.diagnostics, *table.diagnostics)


def check_columns(header: Header, wanted: Wanted, language: Language) -> None:
    """Refuse columns that are not there or not clear, and a table with nothing to check."""
    known = ", ".join(one.label for one in header.headings.values())
    for name in wanted.named:
        found = header.matching(name)
        if not found:
            stop(NO_COLUMN, language, name=name, known=known)
        if len(found) > 1:
            listed = ", ".join(one.label for one in found)
            stop(SEVERAL, language, name=name, known=listed)
    layout = layout_of(header, wanted)
    total = layout.role(Role.TOTAL)
    if total is None:
        stop(NO_TOTAL, language, known=known)
    if not layout.parts and layout.role(Role.RANK) is None:
        stop(NOTHING_TO_CHECK, language, total=total.label, known=known)


def answer_to(found: Audited, wanted: Given, *, every: bool) -> Answer:
    """Make the answer; people get the beginning of long tables, programs all of them."""
    for_people = wanted.form.format in {AnswerFormat.TABLE, AnswerFormat.MD}
    return audit_answer(found, every=every, rows=ROWS_SHOWN if for_people and not every else None)
