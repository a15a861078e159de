"""Files that are written for those who submitted: marked copies, and a report of faults."""

import os
from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path

from cds_cli.cli.output import counting
from cds_cli.cli.places import check_place
from cds_cli.cli.stopping import say, stop, why_not_opened
from cds_cli.cli.writing import write_and_say
from cds_cli.diagnostics import Diagnostic, InvalidInput, Severity
from cds_cli.report.files import write_atomically
from cds_cli.report.validation import Validation, files_of, units_of_files
from cds_cli.tables.grid import Limits
from cds_cli.text import Language, Text, filled

LONGEST = 220
"""Bytes of a file's name that leave room for what a copy is called; systems take 255."""
SUFFIXES = (".xlsx", ".html", ".json")
NO_SUFFIX = Text(
    "--report ghi được .xlsx, .html hoặc .json, không ghi được {name}.",
    "--report writes .xlsx, .html or .json, not {name}.",
)
WITHIN_DATA = Text(
    "--annotate: {name} nằm trong thư mục số liệu và sẽ bị đọc lại; chọn thư mục khác.",
    "--annotate: {name} lies in the folder of data and would be read again; name another.",
)
IS_FILE = Text("--annotate: {name} là tệp, cần thư mục.", "--annotate: {name} is a file.")
REPORT_WITHIN_DATA = Text(
    "--report: {name} nằm trong thư mục số liệu và sẽ bị đọc lại; ghi ra chỗ khác.",
    "--report: {name} lies in the folder of data and would be read again; name another place.",
)
ITSELF = Text(
    "--report: không ghi đè lên tệp số liệu {name}.",
    "--report: the data {name} are kept as they are.",
)
WRITING = Text("Ghi bản trả lại", "Writing copies")
WROTE_COPIES = Text("Đã ghi {count} bản trả lại vào {name}", "Wrote {count} copies into {name}")
NO_COPIES = Text("Không có tệp nào để đánh dấu và trả lại.", "No file to mark and send back.")


def check_answer(
    data: Path, annotate: Path | None, report: Path | None, language: Language
) -> None:
    """Refuse places that cannot be written to before anything is read for them."""
    if report is not None:
        check_report(data, report, language)
    if annotate is not None and annotate.is_file():
        stop(IS_FILE, language, name=annotate)
    if annotate is not None and is_within(data, annotate):
        stop(WITHIN_DATA, language, name=annotate)


def check_report(data: Path, report: Path, language: Language) -> None:
    """Refuse a report that has no known form, or would take the place of data."""
    if report.suffix.lower() not in SUFFIXES:
        stop(NO_SUFFIX, language, name=report.name)
    check_place(report, language)
    if report.exists() and report.samefile(data):
        stop(ITSELF, language, name=report)
    if is_within(data, report):
        stop(REPORT_WITHIN_DATA, language, name=report)


def is_within(data: Path, place: Path) -> bool:
    """Whether a place lies in a folder of data."""
    return data.is_dir() and place.resolve().is_relative_to(data.resolve())


def write_annotated(
    data: Path, folder: Path, found: Sequence[Diagnostic], limits: Limits, language: Language
) -> None:
    """Write a marked copy of each file with errors or warnings, at its place below a folder."""
    from cds_cli.report.faults.annotate import annotated

    by_file: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        by_file.setdefault(diagnostic.location.file, []).append(diagnostic)
    paths = [Path(name) for name, own in sorted(by_file.items()) if wants_copy(name, own)]
    names = names_of_copies(paths)
    written = 0
    for path in counting(paths, len(paths), WRITING, language):
        below = path.parent.relative_to(data) if data.is_dir() else Path()
        target = folder / below / names[path]
        try:
            content = annotated(path, by_file[str(path)], language, limits)
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, content)
        except InvalidInput:
            continue  # what cannot be read has been told, and there is nothing to mark
        except OSError as error:
            stop(why_not_opened(error, str(target)), language)
        written += 1
    told = filled(WROTE_COPIES, {"count": written, "name": folder}) if written else NO_COPIES
    say(told, language)


def names_of_copies(paths: Sequence[Path]) -> dict[Path, str]:
    """Name the copies: those of ``a.csv`` and ``a.xlsx`` in one folder are told apart."""
    from cds_cli.report.faults.annotate import annotated_name

    names: dict[Path, str] = {}
    taken: set[tuple[Path, str]] = set()
    for path in paths:
        stem = shortened(path.stem)
        kind = f"{stem}-{path.suffix.removeprefix('.')}"
        stems = chain((stem, kind), (f"{kind}-{number}" for number in count(2)))
        choices = (annotated_name(path.with_name(f"{stem}.xlsx")) for stem in stems)
        # Windows and macOS know one file where Linux knows two.
        name = next(one for one in choices if (path.parent, one.casefold()) not in taken)
        taken.add((path.parent, name.casefold()))
        names[path] = name
    return names


def shortened(stem: str) -> str:
    """Cut a name that would be too long with what is added to it."""
    encoded = os.fsencode(stem)
    return stem if len(encoded) <= LONGEST else encoded[:LONGEST].decode("utf-8", "ignore")


def wants_copy(name: str, found: Sequence[Diagnostic]) -> bool:
    """Whether there is something to mend in a file that is there."""
    return Path(name).is_file() and any(d.severity is not Severity.NOTE for d in found)


def write_report(validation: Validation, target: Path, language: Language) -> None:
    """Write the report for the officer."""
    from cds_cli.report.faults.model import fault_report
    from cds_cli.report.faults.render import render_report

    report = fault_report(
        validation.found, files_of(validation), units_of_files(validation.reading)
    )
    content = render_report(report, target.suffix, language)
    write_and_say(target, content, language)
