"""A folder of files that is there whole or not at all."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cds_cli.report.project.files import Files


def place(files: Files, folder: Path) -> None:
    """Put files into a new or empty folder.

    Raises OSError where that cannot be done; the folder is then as it was before.
    """
    with unmade_on_failure(folder):
        # Inside the folder itself: on one disk each part takes its place in a single step.
        aside = folder / f".cds-{secrets.token_hex(8)}.tmp"
        try:
            write_all(files, aside)
            move_all(aside, folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def unmade_on_failure(folder: Path) -> Iterator[None]:
    """Make a folder with those above it; take away again what was made if anything fails."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for one in missing:
            if one.is_dir():
                one.rmdir()
        raise


def write_all(files: Files, folder: Path) -> None:
    """Write all files below a new folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def move_all(source: Path, folder: Path) -> None:
    """Move what lies in one folder into another; move none of it if one part cannot be."""
    moved: list[Path] = []
    try:
        for part in sorted(source.iterdir()):
            target = vacant(folder / part.name)
            part.rename(target)
            moved.append(target)
    except BaseException:
        for target in moved:
            target.rename(source / target.name)
        raise


def vacant(place: Path) -> Path:
    """Give a place that nobody has taken meanwhile."""
    if place.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place))
    return place
