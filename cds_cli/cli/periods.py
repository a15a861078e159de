"""Periods and stages as they are asked for on the command line or in the project's settings."""

from cds_cli.cli.stopping import stop
from cds_cli.submission.period import Period, Stage
from cds_cli.text import Language, Text


def period_of(text: object, language: Language) -> Period | None:
    """Read the period that was asked for; stops with exit code 2 if it is none."""
    if text is None:
        return None
    period = Period.parse(str(text))
    if period is None:
        stop(
            Text(
                "--period: {seen} không phải kỳ; ghi 2025, 2025-Q3 hoặc 2025-09.",
                "--period: {seen} is no period; write 2025, 2025-Q3 or 2025-09.",
            ),
            language,
            seen=text,
        )
    return period


def stage_of(text: object, language: Language) -> Stage | None:
    """Read the stage that was asked for; stops with exit code 2 if there is no such stage."""
    if text is None:
        return None
    if text not in set(Stage):
        stop(
            Text(
                "--stage: không có giai đoạn {seen}; có: {known}.",
                "--stage: there is no stage {seen}; there are: {known}.",
            ),
            language,
            seen=text,
            known=", ".join(Stage),
        )
    return Stage(str(text))
