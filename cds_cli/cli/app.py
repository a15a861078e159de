"""All commands, and what happens when one of them fails."""

import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from cds_cli.cli import BUG, COULD_NOT_RUN, FAULTS
from cds_cli.cli.audit_table import audit_table
from cds_cli.cli.check import check
from cds_cli.cli.code import code
from cds_cli.cli.compare import compare
from cds_cli.cli.diff import diff
from cds_cli.cli.distribution import distribution
from cds_cli.cli.doctor import doctor
from cds_cli.cli.explain import explain
from cds_cli.cli.init import init
from cds_cli.cli.keeping import Analysis
from cds_cli.cli.merge import merge
from cds_cli.cli.profile import profile
from cds_cli.cli.rank import rank
from cds_cli.cli.recognize import recognize
from cds_cli.cli.report import report
from cds_cli.cli.rollup import rollup
from cds_cli.cli.rules import rules
from cds_cli.cli.schema import schema
from cds_cli.cli.score import score
from cds_cli.cli.sets import sets_app
from cds_cli.cli.show import show
from cds_cli.cli.targets import targets
from cds_cli.cli.template import template
from cds_cli.cli.units import units_app
from cds_cli.cli.validate import validate
from cds_cli.cli.verify import verify
from cds_cli.cli.version import show_versions
from cds_cli.cli.what_if import what_if
from cds_cli.diagnostics import InvalidInput

app = typer.Typer(
    name="cds",
    help="Score digital-transformation indices (chuyển đổi số, DTI) from YAML and Excel.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Formatting help by rich costs as much as all the rest of the start.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 errors in your files, 2 could not run, 3 a bug of cds.",
)
SCORING = (init, template, validate, score, rank, report)
EXPLAINING = (explain,)
STANDARDS = (targets, recognize)
JOINING = (merge, rollup)
CHECKING = (verify, audit_table)
TRYING = (what_if, profile)
COMPARING = (compare, distribution)
ANALYSES = (*EXPLAINING, *COMPARING, *TRYING, *CHECKING, *STANDARDS, *JOINING)
for command in (*SCORING, *ANALYSES, check, show, diff, rules, code, schema, doctor):
    app.command(cls=Analysis if command in ANALYSES else None)(command)
app.add_typer(sets_app, name="sets")
app.add_typer(units_app, name="units")


def print_versions(wanted: bool) -> None:  # noqa: FBT001 — typer's form of a callback
    """Print the versions and stop."""
    if wanted:
        show_versions()
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=print_versions, is_eager=True, help="Show versions."),
    ] = False,
) -> None:
    """Score digital-transformation indices (chuyển đổi số, DTI) from YAML and Excel."""
    del version


def run() -> int:
    """Run the command that was asked for and give its exit code."""
    if hasattr(signal, "SIGPIPE"):
        # When the reader of our output goes, as ``head`` does, there is nobody left to tell.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        app()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else FAULTS
    except InvalidInput as invalid:
        return report_invalid(invalid)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        return report_unopened(error)
    except Exception:  # noqa: BLE001 — the last resort: a user never sees a traceback
        return report_bug()
    return 0


def report_invalid(invalid: InvalidInput) -> int:
    """Print the diagnostics of files that a command could not go on with."""
    from cds_cli.cli.output import print_findings, refusal_code
    from cds_cli.cli.project import language_of

    print_findings(invalid.diagnostics, language_of(None))
    return refusal_code(invalid)


def report_unopened(error: OSError) -> int:
    """Say which file could not be opened or written."""
    from cds_cli.cli.project import language_of
    from cds_cli.cli.stopping import say, why_not_opened

    say(why_not_opened(error), language_of(None))
    return COULD_NOT_RUN


def report_bug() -> int:
    """Keep the traceback in a file and say where it is."""
    import tempfile
    import traceback

    trace = traceback.format_exc()
    with tempfile.NamedTemporaryFile(
        "w", prefix="cds-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write(f"{' '.join(sys.argv)}\n{trace}")
    last = trace.strip().splitlines()[-1]
    sys.stderr.write(
        f"Lỗi của cds, không phải của bạn: {last[:200]} (chi tiết: {Path(log.name)})\n"
    )
    return BUG
