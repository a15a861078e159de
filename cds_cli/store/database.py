"""The file that runs are kept in: opened, made on first use, and refused where it is not ours."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from cds_cli import catalogue
from cds_cli.diagnostics import InvalidInput, Location
from cds_cli.text import Text

SCHEMA_VERSION = 2
APPLICATION_ID = 0x63647373
"""``cdss``, in the header of the file: a database without it belongs to another program."""
BUSY_SECONDS = 10.0
CACHE_KIB = 65536

NOT_A_DATABASE = Text("tệp không phải cơ sở dữ liệu SQLite", "the file is no SQLite database")
OF_ANOTHER_PROGRAM = Text(
    "tệp là cơ sở dữ liệu của chương trình khác", "the file is a database of another program"
)
REASONS = {
    sqlite3.SQLITE_BUSY: Text("chương trình khác đang ghi vào tệp", "another program is writing"),
    sqlite3.SQLITE_LOCKED: Text("chương trình khác đang ghi vào tệp", "another program is writing"),
    sqlite3.SQLITE_CANTOPEN: Text(
        "không mở hoặc tạo được tệp", "the file cannot be opened or made"
    ),
    sqlite3.SQLITE_READONLY: Text("không được ghi vào tệp", "the file cannot be written"),
    sqlite3.SQLITE_PERM: Text("không được ghi vào tệp", "the file cannot be written"),
    sqlite3.SQLITE_FULL: Text("hết chỗ trên đĩa", "the disk is full"),
    sqlite3.SQLITE_IOERR: Text("đọc ghi đĩa bị lỗi", "the disk cannot be read or written"),
    sqlite3.SQLITE_CORRUPT: Text("tệp bị hỏng", "the file is damaged"),
    sqlite3.SQLITE_NOTADB: NOT_A_DATABASE,
}
"""What SQLite says of the user's disk and file; anything else it says is a bug of ours."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open store; its functions stand in ``writing`` and ``reading``."""

    path: Path
    connection: sqlite3.Connection


@contextmanager
def open_store(path: Path) -> Iterator[Store]:
    """Open the store, making the file and its tables on first use; close it at the end.

    A store of an older version is brought up to date, all of it or nothing.
    Raises InvalidInput (T701, T702) where the file cannot be used, also while it is in use.
    """
    make_folder(path)
    try:
        # In autocommit mode transactions are begun where they are meant.
        with closing(
            sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        ) as connection:
            prepare(connection, path)
            yield Store(path, connection)
    except sqlite3.DatabaseError as error:
        # Extended codes say more in the bits above the lowest eight.
        reason = REASONS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if reason is None:
            raise
        raise unreadable(path, reason) from error


def make_folder(path: Path) -> None:
    """Make the folder that a store is to lie in."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unreadable(path, REASONS[sqlite3.SQLITE_CANTOPEN]) from error


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the tables of the file up to date; refuse one that is not ours or newer than we are."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    refuse_foreign(connection, path)
    if pragma(connection, "user_version") == SCHEMA_VERSION:
        return
    use_write_ahead_log(connection)
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        # Another process may have done it while this one waited for its turn.
        version = pragma(connection, "user_version")
        if version < SCHEMA_VERSION:
            for statement in statements(version):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """A database with tables is ours, and not newer than this program."""
    connection.execute("BEGIN")
    with connection:
        made = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        ours = pragma(connection, "application_id") == APPLICATION_ID
        version = pragma(connection, "user_version")
    if made and not ours:
        raise unreadable(path, OF_ANOTHER_PROGRAM)
    if version > SCHEMA_VERSION:
        where = Location(str(path))
        raise InvalidInput([catalogue.STORE_NEWER.at(where, seen=version, expected=SCHEMA_VERSION)])


def use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work at the same time; the file remembers it."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # SQLite does not wait for a lock here, whatever its timeout.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def statements(version: int) -> Iterator[str]:
    """Give what makes the tables, or changes those of an older version step by step."""
    steps = range(version + 1, SCHEMA_VERSION + 1)
    for name in [f"to_version_{step}.sql" for step in steps] if version else ["schema.sql"]:
        yield from statements_in(files("cds_cli.store").joinpath(name).read_text("utf-8"))


def statements_in(script: str) -> Iterator[str]:
    """Give the statements one by one; ``executescript`` would commit between them."""
    pending = ""
    for line in script.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            yield pending.strip().removesuffix(";")
            pending = ""


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """Read a number from the head of the file."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def unreadable(path: Path, reason: Text) -> InvalidInput:
    """Say that the file cannot be used as a store."""
    return InvalidInput([catalogue.STORE_UNREADABLE.at(Location(str(path)), reason=reason)])
