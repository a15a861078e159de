"""Reading a submission for its faults, and the answers that are written to those who sent it."""

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from cds_cli.catalogue import UNIT_ABSENT
from cds_cli.cli.answering import check_answer, write_annotated, write_report
from cds_cli.cli.find_set import AskedSet
from cds_cli.cli.findings import failing, refusing, selected, write_findings
from cds_cli.cli.intake import Intake
from cds_cli.cli.output import exit_code, progress
from cds_cli.cli.reading import read_data
from cds_cli.cli.scoring import READING
from cds_cli.cli.stopping import NO_FILE, say, stop
from cds_cli.diagnostics import Checked, Diagnostic, InvalidInput, Severity
from cds_cli.report.findings.formats import Format
from cds_cli.report.findings.summary import summary
from cds_cli.report.ledger import account
from cds_cli.report.ranking.notes import grouped
from cds_cli.report.validation import Validation, absent_units, as_json, told
from cds_cli.submission.read import Reading
from cds_cli.text import Language, as_it_stands


@dataclass(frozen=True, slots=True)
class Answer:
    """What is written for those who submitted."""

    annotate: Path | None = None
    report: Path | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """How findings are shown, and which of them."""

    output_format: Format
    language: Language
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    quiet: bool = False
    verbose: bool = False


def run(data: Path, asked: AskedSet, intake: Intake, answer: Answer, shown: Shown) -> int:
    """Read, tell what was found, write the answers, and give the exit code."""
    language = shown.language
    with refusing(shown.output_format, language):
        if not data.exists():
            stop(NO_FILE, language, name=data)
        check_answer(data, answer.annotate, answer.report, language)
        with nullcontext() if data.is_dir() else progress(READING, language):
            label, read = read_all(data, asked, intake, language)
    found = selected(read.diagnostics, shown.select, shown.ignore)
    absent = sum(d.problem is UNIT_ABSENT for d in read.diagnostics)
    validation = Validation(label, str(data), read.value, found, data.is_dir(), absent)
    show(validation, shown)
    if answer.annotate is not None:
        write_annotated(data, answer.annotate, found, intake.limits, language)
    if answer.report is not None:
        write_report(validation, answer.report, language)
    return exit_code(found, strict=shown.strict)


def read_all(
    data: Path, asked: AskedSet, intake: Intake, language: Language
) -> tuple[str, Checked[Reading]]:
    """Read the data; what stops that is a finding like the others."""
    try:
        indicator_set, read = read_data(data, asked, intake, language)
    except InvalidInput as invalid:
        return "", Checked(None, invalid.diagnostics)
    return indicator_set.label, read


def show(validation: Validation, shown: Shown) -> None:
    """Write the findings, and what they come to."""
    found, language = validation.found, shown.language
    if shown.output_format is Format.JSON:
        sys.stdout.write(as_json(validation) + "\n")
    else:
        files = sorted({d.location.file for d in found if d.location.file})
        write_findings(listed(found, shown), shown.output_format, language, files)
    if shown.quiet:
        return
    notes = [d for d in found if d.severity is Severity.NOTE]
    if is_for_people(shown):
        for line in (*absent_units(found, language), *grouped(notes, language)):
            sys.stderr.write(f"{line}\n")
    line = f"{told(validation, language)}: {summary(found, language)}"
    say(as_it_stands(line, line), language)
    if shown.verbose and validation.reading is not None:
        sys.stderr.write(f"{account(validation.reading.ledger, language)}\n")


def listed(found: Sequence[Diagnostic], shown: Shown) -> tuple[Diagnostic, ...]:
    """Choose what is listed one by one: not what there may be thousands of, unless asked for."""
    if shown.quiet:
        return failing(found, strict=shown.strict)
    if not is_for_people(shown):
        return tuple(found)
    return tuple(
        d for d in found if d.severity is not Severity.NOTE and d.problem is not UNIT_ABSENT
    )


def is_for_people(shown: Shown) -> bool:
    """Whether a person reads what is listed, and has not asked for all of it."""
    return shown.output_format in {Format.FULL, Format.CONCISE} and not shown.verbose
