"""What came of reading a submission, in one line and as a record."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from cds_cli import catalogue
from cds_cli.diagnostics import Diagnostic, Severity
from cds_cli.report.findings.as_json import as_records, dumps
from cds_cli.report.findings.words import severity_word
from cds_cli.report.safe import clean
from cds_cli.submission.read import Reading
from cds_cli.submission.usable import is_of_one_unit
from cds_cli.text import Language, Text

WIDTH = 80
ABSENT = Text(
    "U205 {word}: {count} đơn vị chưa nộp: {names}",
    "U205 {word}: units that have sent nothing, {count}: {names}",
)
SCHEMA = "cds-validation/1"
TOLD = Text(
    "{files} tệp, {sent} đơn vị nộp, {good} đơn vị chấm được, {absent} đơn vị chưa nộp",
    "files: {files}, units: {sent}, ready to be scored: {good}, absent: {absent}",
)


@dataclass(frozen=True, slots=True)
class Validation:
    """A reading of some data, None where nothing could be read, and its findings."""

    set_label: str
    data: str
    reading: Reading | None
    found: Sequence[Diagnostic]
    """All that was found, or what of it was asked for."""
    is_folder: bool = False
    absent: int = 0
    """Units of the registry that sent nothing."""


def told(validation: Validation, language: Language) -> str:
    """Say in one line how much was read."""
    return TOLD.fill(language, dict(counts(validation)))


def counts(validation: Validation) -> dict[str, int]:
    """Count files and units."""
    reading = validation.reading
    return {
        "files": len(files_of(validation)),
        "sent": 0 if reading is None else len(reading.sent),
        "good": 0 if reading is None or spoilt(validation) else len(reading.submission),
        "absent": validation.absent,
    }


def spoilt(validation: Validation) -> bool:
    """Whether an error spoils all units of the only file; in a folder they have been left out."""
    wrong = (d for d in validation.found if d.severity is Severity.ERROR)
    return not validation.is_folder and not all(map(is_of_one_unit, wrong))


def files_of(validation: Validation) -> list[str]:
    """Give the files that were looked at: those that were read, and those that could not be."""
    named = {d.location.file for d in validation.found if d.location.file}
    not_tables = {
        d.location.file for d in validation.found if d.problem is catalogue.NOT_A_SUBMISSION
    }
    read = set() if validation.reading is None else set(validation.reading.files)
    folders = {validation.data} if validation.is_folder else set()
    return sorted((named | read) - not_tables - folders)


def units_of_files(reading: Reading | None) -> dict[str, str]:
    """Give the unit of each file that holds one only: what is said of the file goes to it."""
    return {} if reading is None else {f: n[0] for f, n in reading.files.items() if len(n) == 1}


def absent_units(found: Sequence[Diagnostic], language: Language) -> list[str]:
    """Name the units that have sent nothing, all in one paragraph."""
    absent = [d for d in found if d.problem is catalogue.UNIT_ABSENT]
    if not absent:
        return []
    names = ", ".join(f"{clean(d.unit)} ({clean(str(d.values['code']))})" for d in absent)
    word = severity_word(absent[0].severity, language)
    line = ABSENT.fill(language, {"word": word, "count": len(absent), "names": names})
    return wrap(line, WIDTH, subsequent_indent="     ", break_on_hyphens=False)


def as_json(validation: Validation) -> str:
    """Write counts, the account of all cells, and every finding."""
    reading = validation.reading
    return dumps(
        {
            "schema": SCHEMA,
            "set": validation.set_label or None,
            "data": validation.data,
            "counts": counts(validation),
            "left_out": {} if reading is None else reading.left_out,
            "ledger": None if reading is None else reading.ledger.as_record(),
            "findings": as_records(validation.found),
        }
    )
