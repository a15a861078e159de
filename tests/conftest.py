"""What a run of the tests says at its end."""

import pytest


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
