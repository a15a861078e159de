"""How a store is, seen without writing: neither it nor a file beside it is made or changed."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cds_cli.diagnostics import InvalidInput
from cds_cli.store.database import REASONS, pragma, refuse_foreign, unreadable


@dataclass(frozen=True, slots=True)
class Condition:
    """What a look at the file of a store tells."""

    exists: bool
    writable: bool
    """Whether runs can be kept: the file, or where there is none its folder, may be written."""
    version: int = 0
    """The version of its tables; 0 while it has none."""
    runs: int = 0
    invalid: InvalidInput | None = None
    """Why it cannot be used (T701, T702)."""


def condition_of(path: Path) -> Condition:
    """Look at a store; a file that is not there is no fault."""
    if not path.exists():
        return Condition(exists=False, writable=can_write(path.parent))
    # SQLite writes a log beside the file, so that the folder counts too.
    writable = can_write(path) and can_write(path.parent)
    try:
        with closing(sqlite3.connect(address(path), uri=True)) as connection:
            refuse_foreign(connection, path)
            version = pragma(connection, "user_version")
            counted = connection.execute("SELECT count(*) FROM runs") if version else None
            runs = int(counted.fetchone()[0]) if counted else 0
    except InvalidInput as invalid:
        return Condition(exists=True, writable=writable, invalid=invalid)
    except sqlite3.DatabaseError as error:
        reason = REASONS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if reason is None:
            raise
        return Condition(exists=True, writable=writable, invalid=unreadable(path, reason))
    return Condition(exists=True, writable=writable, version=version, runs=runs)


def address(path: Path) -> str:
    """Name the file so that it is only read."""
    log = path.with_name(f"{path.name}-wal")
    # Without a log the file is complete; opened as usual, SQLite would make one.
    mode = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
    return f"{path.resolve().as_uri()}?{mode}"


def can_write(path: Path) -> bool:
    """Whether this user may write there."""
    return os.access(path, os.W_OK)
