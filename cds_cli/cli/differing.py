"""The two sets of a ``cds diff``, and the form in which it answers."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer

from cds_cli import catalogue
from cds_cli.analysis.set_diff import SetDiff
from cds_cli.analysis.set_diff import diff as difference
from cds_cli.cli.find_set import find_one
from cds_cli.cli.output import print_findings, refusal_code
from cds_cli.cli.revisions import is_in_git, set_in_git
from cds_cli.cli.stopping import CouldNotRun, stop
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, InvalidInput, Location
from cds_cli.report.findings import as_json
from cds_cli.report.set_diff import DiffFormat
from cds_cli.text import Language, Text

BY_ENDING = {".json": DiffFormat.JSON, ".md": DiffFormat.MD}


def chosen_form(name: str | None, output: Path | None, language: Language) -> DiffFormat:
    """Give the form asked for by name, else by the ending of the file, else a table."""
    if name is None:
        return BY_ENDING.get(output.suffix.lower() if output else "", DiffFormat.TABLE)
    if name not in set(DiffFormat):
        known = ", ".join(DiffFormat)
        stop(Text("--format nhận: {known}", "--format takes: {known}"), language, known=known)
    return DiffFormat(name)


def diff_of(before: str, after: str, folders: Sequence[Path], language: Language) -> SetDiff:
    """Find both sets and hold them against each other."""
    return difference(*(one_side(name, folders, language) for name in (before, after)))


def one_side(name: str, folders: Sequence[Path], language: Language) -> IndicatorSet:
    """Find a set of now, or of a revision."""
    if is_in_git(name):
        return set_in_git(name, language)
    return find_one(name, folders, language)


@contextmanager
def refusing(form: DiffFormat, language: Language) -> Iterator[None]:
    """Say why nothing can be compared; a program that asked for JSON gets one value of it."""
    try:
        yield
    except InvalidInput as invalid:
        print_findings(invalid.diagnostics, language)
        write_refusal(invalid.diagnostics, form)
        raise typer.Exit(refusal_code(invalid)) from invalid
    except CouldNotRun as stopped:
        write_refusal([catalogue.COULD_NOT_RUN.at(Location(), reason=stopped.reason)], form)
        raise


def write_refusal(found: Sequence[Diagnostic], form: DiffFormat) -> None:
    """Write what a program reads in place of a difference."""
    if form is DiffFormat.JSON:
        sys.stdout.write(as_json.dumps({"diagnostics": as_json.as_records(found)}) + "\n")
