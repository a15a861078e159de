"""How the answer of an analysis is asked for, and where it is written to."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import typer

from cds_cli import __version__
from cds_cli.cli.output import is_terminal, print_findings, refusal_code, tell_by_kind
from cds_cli.cli.places import check_place
from cds_cli.cli.stopping import reasons_told, stop
from cds_cli.cli.writing import write_and_say
from cds_cli.diagnostics import Diagnostic, InvalidInput
from cds_cli.report.answers.formats import AnswerFormat, Form, format_for, render
from cds_cli.report.answers.model import Answer
from cds_cli.report.findings import as_json
from cds_cli.text import Language, Text

TAKES = Text("--format nhận: {known}", "--format takes: {known}")
FOR_TAKES = Text("--for chỉ nhận: excel", "--for takes: excel")
NOT_CLEAR = Text(
    "Không rõ định dạng của {name}; dùng --format: {known}",
    "The format of {name} is not clear; use --format: {known}",
)
NO_TABLE = Text(
    "--table: không có bảng {name}; có: {known}", "--table: no table {name}; there are: {known}"
)


@dataclass(frozen=True, slots=True)
class Given:
    """The form of an answer, and the place it goes to."""

    form: Form
    output: Path | None

    @property
    def language(self) -> Language:
        """The language of the answer."""
        return self.form.language

    @property
    def is_json_on_stdout(self) -> bool:
        """Whether a program reads stdout and finds there all that is to be said."""
        return self.form.format is AnswerFormat.JSON and self.output is None


def given(
    language: Language,
    output_format: str | None = None,
    output: Path | None = None,
    table: str | None = None,
    for_people: str | None = None,
) -> Given:
    """Read the options of a command; what cannot be is refused with exit code 2."""
    if for_people not in {None, "excel"}:
        stop(FOR_TAKES, language)
    check_place(output, language)
    chosen = chosen_format(output_format, output, language)
    return Given(Form(chosen, language, table, for_people is not None), output)


def chosen_format(name: str | None, output: Path | None, language: Language) -> AnswerFormat:
    """Give the form asked for by name, else by the ending of the file, else a table."""
    known = ", ".join(AnswerFormat)
    if name is not None and name not in set(AnswerFormat):
        stop(TAKES, language, known=known)
    if name is not None or output is None:
        return AnswerFormat(name or AnswerFormat.TABLE)
    chosen = format_for(output)
    if chosen is None:
        stop(NOT_CLEAR, language, name=output.name, known=known)
    return chosen


@contextmanager
def refusing(wanted: Given) -> Iterator[None]:
    """Say why there is no answer; a program that asked for JSON gets one value of it."""
    with reasons_told(wanted.language, partial(write_refusal, wanted=wanted)):
        try:
            yield
        except InvalidInput as invalid:
            write_refusal(invalid.diagnostics, wanted)
            if not wanted.is_json_on_stdout:
                print_findings(invalid.diagnostics, wanted.language)
            raise typer.Exit(refusal_code(invalid)) from invalid


def write_refusal(found: Sequence[Diagnostic], wanted: Given) -> None:
    """Write what a program reads in place of an answer."""
    if wanted.form.format is AnswerFormat.JSON:
        record = {"version": __version__, "diagnostics": as_json.as_records(found)}
        sys.stdout.write(as_json.dumps(record) + "\n")


def give(answer: Answer, wanted: Given, found: Sequence[Diagnostic] = ()) -> None:
    """Write an answer to its file, to a terminal, or to whatever reads our output.

    What was found on the way is told on stderr, each kind once; JSON holds it itself.
    """
    check_table(answer, wanted)
    if not wanted.is_json_on_stdout:
        tell_by_kind(found, wanted.language)
    if wanted.output is not None:
        text = render(answer, wanted.form, found)
        write_and_say(wanted.output, text.encode(), wanted.language)
    elif wanted.form.format is AnswerFormat.TABLE and is_terminal(sys.stdout):
        from rich.console import Console

        from cds_cli.report.answers.terminal import drawn

        console = Console()
        shown = answer.narrowed(wanted.form.table)
        console.print(drawn(shown, console.width, wanted.language), soft_wrap=True)
    else:
        sys.stdout.write(render(answer, wanted.form, found))


def check_table(answer: Answer, wanted: Given) -> None:
    """Refuse a table that the answer does not have."""
    known = [table.key for table in answer.tables]
    if wanted.form.table is not None and wanted.form.table not in known:
        stop(NO_TABLE, wanted.language, name=wanted.form.table, known=", ".join(known))
