"""The files of a folder, read on all cores there are."""

import os
import signal
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from cds_cli import catalogue
from cds_cli.diagnostics import Checked, Diagnostic, Location
from cds_cli.submission.read import Reading, Request, read_submission
from cds_cli.tables.grid import Book, Limits
from cds_cli.tables.read import read_book
from cds_cli.text import Text

TABLES = frozenset({".xlsx", ".csv", ".tsv", ".txt", ".xls", ".xlsm", ".xlsb", ".ods"})
"""Endings of what may be a submission; those that cannot be read are refused by name."""
PLAIN = ".txt"
"""The ending of tables that Excel saves as Unicode text, and of whatever else somebody wrote."""
LEFTOVERS = ("~$", ".", "__macosx", "thumbs.db", "desktop.ini")
"""How the names of what programs and systems leave in a folder begin; nobody has sent it."""
LINK = Text("liên kết", "a link")
WORTH_A_PROCESS = 8
"""Files below this number are read faster than processes start."""


@dataclass(slots=True)
class Folder:
    """What a folder holds: files that may be submissions, and others."""

    tables: list[Path] = field(default_factory=list)
    others: list[Diagnostic] = field(default_factory=list)


def files_in(folder: Path) -> Folder:
    """List the files of a folder and of all below it, in the order of their names."""
    closed: list[OSError] = []
    found = Folder()
    for path in sorted(walk(folder, closed), key=lambda one: (str(one).casefold(), str(one))):
        # A link may lead out of what was sent, to any file of the machine.
        if path.suffix.casefold() in TABLES and not path.is_symlink():
            found.tables.append(path)
        else:
            seen = LINK if path.is_symlink() else path.suffix or path.name
            found.others.append(catalogue.NOT_A_SUBMISSION.at(Location(str(path)), seen=seen))
    found.others.extend(not_opened(Path(one.filename), one) for one in closed)
    return found


def walk(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    """Give the files and links below a folder; ``closed`` takes the folders that do not open."""
    for root, folders, names in os.walk(folder, onerror=closed.append):
        ours = [name for name in folders if not name.casefold().startswith(LEFTOVERS)]
        folders[:] = [name for name in ours if not Path(root, name).is_symlink()]
        sent = [name for name in names if not name.casefold().startswith(LEFTOVERS)]
        yield from (Path(root, name) for name in sent)
        yield from (Path(root, name) for name in ours if name not in folders)


def not_opened(path: Path, error: OSError) -> Diagnostic:
    """Say of a file or a folder that it could not be opened."""
    return catalogue.UNREADABLE_FILE.at(Location(str(path)), reason=str(error.strerror))


def read_files(
    files: Sequence[Path], request: Request, limits: Limits
) -> Generator[Checked[Reading], None, None]:
    """Read each file as a submission, in their order; one bad file never hides the rest.

    Whoever stops in between closes the generator: the processes end with it.
    """
    workers = min(os.cpu_count() or 1, len(files) // WORTH_A_PROCESS)
    if workers < 2:  # noqa: PLR2004 — one process is this one
        yield from (read_one(path, request, limits) for path in files)
        return
    with ProcessPoolExecutor(workers, initializer=prepare, initargs=(request, limits)) as pool:
        yield from pool.map(read_prepared, files, chunksize=2)


def read_file(path: Path, limits: Limits) -> Checked[Book]:
    """Read the tables of a file; where it cannot be opened, that is a finding as well."""
    try:
        return read_book(path, limits)
    except OSError as error:
        return Checked(None, (not_opened(path, error),))


def read_one(path: Path, request: Request, limits: Limits) -> Checked[Reading]:
    """Read one file as a submission, with every fault of it."""
    book = read_file(path, limits)
    if book.value is None:
        return Checked(None, book.diagnostics)
    read = read_submission(book.value, request)
    has_header = all(d.problem is not catalogue.NO_HEADER for d in read.diagnostics)
    if not has_header and path.suffix.casefold() == PLAIN and is_prose(book.value):
        told = catalogue.NOT_A_SUBMISSION.at(Location(str(path)), seen=path.suffix)
        return Checked(None, (told,))
    return Checked(read.value, (*book.diagnostics, *read.diagnostics))


def is_prose(book: Book) -> bool:
    """Whether the lines of a text fall into no columns, as those of a table do."""
    return all(
        grid.ragged or all(len(cells) == 1 for cells in grid.rows.values()) for grid in book.grids
    )


_prepared: list[tuple[Request, Limits]] = []


def prepare(request: Request, limits: Limits) -> None:
    """Keep in a process of its own what is the same for all its files."""
    # Ctrl-C reaches all processes of a terminal: the one that started these ends them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _prepared[:] = [(request, limits)]


def read_prepared(path: Path) -> Checked[Reading]:
    """Read one file in such a process."""
    ((request, limits),) = _prepared
    return read_one(path, request, limits)


def absent_units(request: Request, sent: Iterable[str], folder: str) -> tuple[Diagnostic, ...]:
    """Name the units of the registry that have sent nothing (U205); they are never scored as 0."""
    if request.registry is None:
        return ()
    day = request.period.days[1] if request.period is not None else None
    there = set(sent)
    where = Location(folder)
    return tuple(
        catalogue.UNIT_ABSENT.at(where, unit=unit.name, code=unit.code)
        for unit in request.registry.on(day)
        if unit.code not in there
    )
