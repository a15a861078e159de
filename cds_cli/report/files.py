"""Files that are written whole or not at all."""

import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


def write_atomically(path: Path, content: bytes | Callable[[BinaryIO], None]) -> None:
    """Replace a file in one step: whoever reads it sees the old one or the complete new one.

    The content is bytes or a function that writes them into an open file (which can be read and
    moved about in, as zip files need). An existing file keeps its mode, a link stays a link.
    Raises OSError when the folder cannot be written or, on Windows, another program has the file
    open; nothing is left behind then.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".cds-{secrets.token_hex(8)}.tmp")
    try:
        _write(temporary, content)
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _write(path: Path, content: bytes | Callable[[BinaryIO], None]) -> None:
    """Write a new file and have it on the disk before it takes the name of the old one."""
    with path.open("x+b") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            content(file)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Have the new name on the disk; Windows and some network folders cannot be asked to."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
