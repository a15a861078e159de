"""What is said of a ranking beside it, and what is said where there is none."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

import typer

from cds_cli import __version__
from cds_cli.cli.output import print_findings, refusal_code, tell_by_kind
from cds_cli.cli.present import Wanted
from cds_cli.cli.stopping import reasons_told
from cds_cli.diagnostics import Diagnostic, InvalidInput, Severity, errors
from cds_cli.report.ranking.formats import OutputFormat

SAY_IT_THEMSELVES = frozenset({OutputFormat.TABLE, OutputFormat.MD})
"""The forms that end with a list of what was found, when they go to stdout."""


def tell(found: Sequence[Diagnostic], wanted: Wanted, *, verbose: bool = False) -> None:
    """Say on stderr what the written form does not say: errors in full, the rest by kind."""
    if wanted.is_json_on_stdout:
        return
    if verbose:
        print_findings(found, wanted.language)
        return
    print_findings(errors(found), wanted.language)
    if wanted.output_format not in SAY_IT_THEMSELVES or wanted.output is not None:
        tell_the_rest(found, wanted)


def tell_the_rest(found: Sequence[Diagnostic], wanted: Wanted) -> None:
    """Tell each kind of warning and note once, apart from the errors above."""
    rest = [d for d in found if d.severity is not Severity.ERROR]
    if rest and len(rest) < len(found):
        sys.stderr.write("\n")
    tell_by_kind(rest, wanted.language)


@contextmanager
def refusing(wanted: Wanted, *, verbose: bool = False) -> Iterator[None]:
    """Say why there is no ranking; a program that asked for JSON gets one value of it."""
    with reasons_told(wanted.language, partial(write_refusal, wanted=wanted)):
        try:
            yield
        except InvalidInput as invalid:
            refuse(invalid.diagnostics, wanted, verbose=verbose)
            raise typer.Exit(refusal_code(invalid)) from invalid


def refuse(found: Sequence[Diagnostic], wanted: Wanted, *, verbose: bool) -> None:
    """Tell everything that was found: there is no form that would say a part of it."""
    write_refusal(found, wanted)
    if wanted.is_json_on_stdout:
        return
    print_findings(found if verbose else errors(found), wanted.language)
    if not verbose:
        tell_the_rest(found, wanted)


def write_refusal(found: Sequence[Diagnostic], wanted: Wanted) -> None:
    """Write what a program reads in place of results."""
    if wanted.output_format is OutputFormat.JSON:
        from cds_cli.report.ranking.json import render_refusal

        sys.stdout.write(render_refusal(found, __version__))
