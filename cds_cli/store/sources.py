"""What a run rests on: the set, the data as a whole, and each file; and who was read from it."""

import sqlite3
from collections.abc import Iterator

from cds_cli.definitions.canonical import set_digest
from cds_cli.results.model import Results
from cds_cli.submission.model import Source, Submission

FIRST = 2
"""The number of a submission's first file; 0 is the set, 1 the data as a whole."""
FILE, TAKEN = "file", "taken"


def write_digests(
    connection: sqlite3.Connection, run: int, results: Results, submission: Submission, data: str
) -> None:
    """Write what the run rests on; ``data`` is the digest of the data as a whole."""
    rows = [
        ("set", results.indicator_set.label, "", set_digest(results.indicator_set)),
        ("data", "", "", data),
        *(
            (kind, source.file, source.sheet, source.sha256)
            for kind, source in files_of(results, submission)
        ),
    ]
    connection.executemany(
        "INSERT INTO digests VALUES (?, ?, ?, ?, ?, ?)",
        ((run, number, *row) for number, row in enumerate(rows)),
    )


def files_of(results: Results, submission: Submission) -> Iterator[tuple[str, Source]]:
    """Give the files of the submission, in its order, then those that other results came from."""
    own = submission.origin.sources
    if results.indicator_set.is_of_persons:
        yield from ((FILE, source) for source in submission.files_of_many())
        return
    yield from ((FILE, source) for source in own)
    known = set(own)
    yield from ((TAKEN, source) for source in results.sources if source not in known)


def load_sources(connection: sqlite3.Connection, run: int, *kinds: str) -> tuple[Source, ...]:
    """Read which files a run rests on, those of some kinds."""
    rows = connection.execute(
        "SELECT kind, file, sha256, sheet FROM digests WHERE run_id = ? ORDER BY id", (run,)
    )
    return tuple(Source(*row) for kind, *row in rows if kind in kinds)
