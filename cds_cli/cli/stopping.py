"""Ending a command that cannot run, with a reason in the user's language."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

import typer

from cds_cli import catalogue
from cds_cli.cli import COULD_NOT_RUN
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.report.safe import clean
from cds_cli.text import Language, Text, filled

NOT_ALLOWED = Text(
    "Không mở được {name}: đóng tệp trong Excel rồi chạy lại, hoặc kiểm tra quyền ghi.",
    "{name} cannot be opened: close it in Excel and run again, or see that you may write there.",
)
NOT_THERE = Text("Không có {name}.", "There is no {name}.")
NOT_OPENED = Text("Không mở được {name}: {why}.", "{name} cannot be opened: {why}.")
NO_FILE = Text("Không có tệp {name}.", "There is no file {name}.")


class CouldNotRun(typer.Exit):
    """A command cannot run, and its reason has been told; ends with exit code 2."""

    def __init__(self, reason: Text) -> None:
        """Keep the reason, for a program that wants it as JSON."""
        super().__init__(COULD_NOT_RUN)
        self.reason = reason


def stop(reason: Text, language: Language | None = None, **values: object) -> NoReturn:
    """Say why a command cannot run, and end it with exit code 2.

    What users typed goes into ``values``: braces in it would be taken for values themselves.
    """
    english = language is Language.EN or (language is None and os.environ.get("CDS_LANG") == "en")
    told = filled(reason, values)
    say(told, Language.EN if english else Language.VI)
    raise CouldNotRun(told)


def say(text: Text, language: Language) -> None:
    """Write a sentence on stderr; what users named in it is data there, line by line."""
    lines = text.fill(language, {}).split("\n")
    sys.stderr.write("\n".join(map(clean, lines)) + "\n")


@contextmanager
def reasons_told(
    language: Language, write: Callable[[Sequence[Diagnostic]], None]
) -> Iterator[None]:
    """Say why a command cannot run, and ``write`` it as a finding (C801) for programs."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = why_not_opened(error)
        say(reason, language)
        write([catalogue.COULD_NOT_RUN.at(Location(), reason=reason)])
        raise CouldNotRun(reason) from error
    except CouldNotRun as stopped:
        write([catalogue.COULD_NOT_RUN.at(Location(), reason=stopped.reason)])
        raise


def why_not_opened(error: OSError, name: str | None = None) -> Text:
    """Say why a file could not be opened or written."""
    values: dict[str, object] = {"name": name or error.filename or "?", "why": error.strerror}
    if isinstance(error, FileNotFoundError):
        return filled(NOT_THERE, values)
    if isinstance(error, PermissionError):
        return filled(NOT_ALLOWED, values)
    return filled(NOT_OPENED, values)
