"""Files that commands write: whole or not at all, and said."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from cds_cli.cli.stopping import say, stop, why_not_opened
from cds_cli.report.files import write_atomically
from cds_cli.text import Language, Text, told

WROTE = Text("Đã ghi {name}", "Wrote {name}")


def write_file(path: Path, content: bytes | Callable[[BinaryIO], None], language: Language) -> None:
    """Write a file; stops with exit code 2 where that cannot be."""
    try:
        write_atomically(path, content)
    except OSError as error:  # which may name the temporary file, unknown to the user
        stop(why_not_opened(error, str(path)), language)


def write_and_say(path: Path, content: bytes, language: Language) -> None:
    """Write a file and say so."""
    write_file(path, content, language)
    say(told(WROTE, name=path), language)
