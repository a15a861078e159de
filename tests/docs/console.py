"""Command lines that a page shows, run one after the other in one process of their own."""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path


def begin() -> None:
    """Start without settings of our own, nor those of a service that runs the tests."""
    for name in [name for name in os.environ if name.startswith(("CDS_", "GIT"))]:
        del os.environ[name]
    from cds_cli.cli import start_fast

    start_fast()


def cds(arguments: Sequence[str], folder: Path, *, with_stderr: bool) -> tuple[int, str]:
    """Run the program in a folder; gives its exit code and what it prints."""
    from cds_cli.cli import main

    sys.argv = ["cds", *arguments]
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    told = printed if with_stderr else io.StringIO()
    with chdir(folder), redirect_stdout(printed), redirect_stderr(told):
        code = main()
    printed.seek(0)
    return code, printed.read()
