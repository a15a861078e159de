"""The command line: one command a file."""

import gc
import os
import sys

DONE, FAULTS, COULD_NOT_RUN, BUG = 0, 1, 2, 3
"""Exit codes: done; errors in the user's files; could not run; a bug of ours."""


def program() -> None:
    """Run ``cds`` as a process of its own, and end that at once."""
    start_fast()
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        sys.exit(code)  # Python has its own way to say that output could not be written
    # To take down all modules and cells one by one would be a tenth of a small run. Files and
    # the store are closed by now: they are opened by ``with``.
    os._exit(code)


def main() -> int:
    """Run ``cds`` and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Redirected under cp1252 or cp1258, Vietnamese would not be written at all.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.argv[1:] == ["--version"]:  # asked for by scripts: nothing else is imported
        from cds_cli.cli.version import show_versions

        show_versions()
        return DONE
    from cds_cli.cli.app import run

    return run()


def start_fast() -> None:
    """Leave out what costs time at every start and gives nothing to a command line."""
    # Python would look through all new modules and cells for garbage, again and again.
    gc.set_threshold(100_000, 50, 100)
    # pydantic would read what every installed package says of itself, to find plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # openpyxl would read with defusedxml, in Python, what it is given to read; that is what the
    # pre-flight in tables/ has packed anew, and it refuses every document with a DOCTYPE.
    os.environ.setdefault("OPENPYXL_DEFUSEDXML", "False")
