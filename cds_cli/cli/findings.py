"""How findings are asked for, and how they are written."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import typer

from cds_cli.catalogue import CATALOGUE
from cds_cli.cli.output import is_coloured
from cds_cli.cli.stopping import CouldNotRun, stop
from cds_cli.diagnostics import Diagnostic, Location, Severity
from cds_cli.report.findings.formats import Format, render, resolve
from cds_cli.text import Language, Text


def chosen_format(name: str, language: Language) -> Format:
    """Give the form that was asked for, or the one that fits the surroundings."""
    if name not in set(Format):
        known = ", ".join(Format)
        stop(Text("--format nhận: {known}", "--format takes: {known}"), language, known=known)
    return resolve(Format(name), os.environ, is_terminal=sys.stdout.isatty())


def code_beginnings(texts: Sequence[str] | None, language: Language) -> tuple[str, ...]:
    """Read codes or their beginnings; a typing slip must not select nothing in silence."""
    given = (code.strip().upper() for text in texts or () for code in text.split(","))
    beginnings = tuple(filter(None, given))
    for beginning in beginnings:
        if not any(code.startswith(beginning) for code in CATALOGUE):
            stop(
                Text(
                    "Không có mã lỗi nào bắt đầu bằng {seen} (xem cds code).",
                    "No code begins with {seen} (see cds code).",
                ),
                language,
                seen=beginning,
            )
    return beginnings


def failing(found: Sequence[Diagnostic], *, strict: bool) -> tuple[Diagnostic, ...]:
    """Keep what makes a command fail: errors, and warnings where they are not accepted."""
    worst = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return tuple(diagnostic for diagnostic in found if diagnostic.severity in worst)


@contextmanager
def refusing(chosen: Format, language: Language) -> Iterator[None]:
    """Give a program that asked for JSON one value of it, also where nothing could be run."""
    try:
        yield
    except CouldNotRun as stopped:
        if chosen is Format.JSON:
            reason = CATALOGUE["C801"].at(Location(), reason=stopped.reason)
            write_findings([reason], chosen, language, ())
        raise


def write_findings(
    found: Sequence[Diagnostic], chosen: Format, language: Language, files: Sequence[str]
) -> None:
    """Write findings on stdout, in colour where the full form goes to a terminal."""
    if chosen is Format.FULL and is_coloured(sys.stdout):
        from rich.console import Console

        from cds_cli.report.findings.rich_full import rich_full

        Console().print(rich_full(found, language), soft_wrap=True, end="\n" if found else "")
        return
    text = render(found, chosen, language, files)
    typer.echo(text, nl=bool(text))


def selected(
    found: Sequence[Diagnostic], select: Sequence[str], ignore: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """Keep the diagnostics whose code was asked for and not refused, by its beginning."""
    wanted = tuple(code.upper() for code in select) or ("",)
    refused = tuple(code.upper() for code in ignore)
    return tuple(
        d
        for d in found
        if d.code.startswith(wanted) and not (refused and d.code.startswith(refused))
    )
