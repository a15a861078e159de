"""How tests are run, and what is said at their end."""

import pytest

from cds_cli.cli import start_fast

# As the program starts itself: openpyxl parses in C, and garbage is looked for seldom.
start_fast()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the system tests that were left out, which a dot in a row does not tell."""
    left_out = [
        report
        for report in terminalreporter.stats.get("skipped", ())
        if "system" in report.keywords
    ]
    for report in left_out:
        why = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
        terminalreporter.write_line(f"left out: {report.nodeid}: {why.removeprefix('Skipped: ')}")
