"""Printing: results on stdout, all else on stderr."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import typer

from cds_cli.cli import COULD_NOT_RUN, DONE, FAULTS
from cds_cli.diagnostics import Diagnostic, InvalidInput, Severity
from cds_cli.text import Language, Text

T = TypeVar("T")
OF_THE_STORE = "T"
"""Diagnostics of the store begin so: they are no fault of what was submitted."""


def exit_code(diagnostics: Sequence[Diagnostic], *, strict: bool = False) -> int:
    """Give the exit code: 1 with errors, or with warnings where they are not accepted."""
    severities = {diagnostic.severity for diagnostic in diagnostics}
    faulty = Severity.ERROR in severities or (strict and Severity.WARNING in severities)
    return FAULTS if faulty else DONE


@contextmanager
def faults_reported(language: Language) -> Iterator[None]:
    """Print what is wrong with files that a command cannot go on with, and end it."""
    try:
        yield
    except InvalidInput as invalid:
        print_findings(invalid.diagnostics, language)
        raise typer.Exit(refusal_code(invalid)) from invalid


def refusal_code(invalid: InvalidInput) -> int:
    """Give the exit code of a command that went no further: 2 where its own store is at fault."""
    codes = {d.code[0] for d in invalid.diagnostics if d.severity is Severity.ERROR}
    return COULD_NOT_RUN if codes == {OF_THE_STORE} else FAULTS


def print_findings(diagnostics: Sequence[Diagnostic], language: Language) -> None:
    """Print diagnostics in full on stderr, in colour where that is a terminal."""
    if not diagnostics:
        return
    if is_coloured(sys.stderr):
        from rich.console import Console

        from cds_cli.report.findings.rich_full import rich_full

        Console(stderr=True).print(rich_full(diagnostics, language), soft_wrap=True)
        return
    from cds_cli.report.findings.full import render

    sys.stderr.write(render(diagnostics, language) + "\n")


def tell_by_kind(diagnostics: Sequence[Diagnostic], language: Language) -> None:
    """Tell each kind of problem once, by its first case, on stderr."""
    from cds_cli.report.ranking.notes import grouped

    for line in grouped(diagnostics, language):
        sys.stderr.write(f"{line}\n")


@contextmanager
def progress(message: Text, language: Language) -> Iterator[None]:
    """Show on a terminal that something takes its time; elsewhere nothing is written."""
    if not is_coloured(sys.stderr):
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(message.fill(language, {})):
        yield


def counting(items: Iterable[T], total: int, message: Text, language: Language) -> Iterator[T]:
    """Give the items one by one, and show on a terminal how many have been done."""
    if not is_coloured(sys.stderr):
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    # Without a thread that redraws: processes are started while this is shown.
    with Progress(console=Console(stderr=True), auto_refresh=False, transient=True) as shown:
        task = shown.add_task(message.fill(language, {}), total=total)
        for item in items:
            yield item
            shown.update(task, advance=1, refresh=True)


def is_coloured(stream: object) -> bool:
    """Whether a stream is a terminal that may be coloured."""
    return is_terminal(stream) and "NO_COLOR" not in os.environ


def is_terminal(stream: object) -> bool:
    """Whether a person looks at what is written to a stream."""
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())
