"""Ending the reading of a file: the layer's one way to stop in the middle."""

import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from cds_cli.catalogue import PASSWORD_PROTECTED, RESOURCE_LIMIT, UNREADABLE_FILE
from cds_cli.diagnostics import InvalidInput, Location, Problem
from cds_cli.text import Text

DAMAGED = Text("tệp bị hỏng hoặc bị cắt cụt", "the file is damaged or cut off")


def refuse(problem: Problem, location: Location, **values: object) -> NoReturn:
    """Stop reading the file; ``read_book`` turns the exception into a finding."""
    raise InvalidInput((problem.at(location, severity=None, **values),))


def refuse_above(limit: object, seen: object, what: Text, location: Location) -> NoReturn:
    """Stop reading a file that is larger than a limit."""
    refuse(RESOURCE_LIMIT, location, what=what, seen=seen, limit=limit)


@contextmanager
def damage_refused(file: str) -> Iterator[None]:
    """Tell a broken zip container or broken XML in plain words."""
    try:
        yield
    except RuntimeError as error:
        # zipfile has no class of its own for a member that is encrypted by itself.
        if "encrypted" not in str(error):
            raise
        refuse(PASSWORD_PROTECTED, Location(file))
    except (BadZipFile, zlib.error, ExpatError, EOFError, ValueError):
        refuse(UNREADABLE_FILE, Location(file), reason=DAMAGED)


@contextmanager
def library_faults_refused(file: str) -> Iterator[None]:
    """Tell whatever openpyxl makes of damaged content in plain words; silence its warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        # openpyxl checks little: a damaged part surfaces as KeyError, TypeError, IndexError,
        # AttributeError and others, from anywhere in it. All of them are the file's fault.
        except Exception:  # noqa: BLE001
            refuse(UNREADABLE_FILE, Location(file), reason=DAMAGED)
