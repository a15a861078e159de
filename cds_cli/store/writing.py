"""Runs into the store: all of a run or nothing of it."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cds_cli.definitions.canonical import canonical_json, set_digest
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic
from cds_cli.results.model import Results
from cds_cli.store.cells import write_columns, write_inputs, write_texts
from cds_cli.store.database import Store
from cds_cli.store.digests import content_digest, data_digest
from cds_cli.store.evidence import write_evidence
from cds_cli.store.figures import write_exact_figures, write_points, write_totals
from cds_cli.store.nodes import nodes_of
from cds_cli.store.places import write_places
from cds_cli.store.replaced import write_replaced
from cds_cli.store.sources import write_digests
from cds_cli.store.units import write_units
from cds_cli.submission.model import Submission
from cds_cli.text import Language, Text

OLDER = """
    SELECT id, content_sha256 FROM runs
    WHERE set_id = ? AND data_sha256 = ? AND stage = ? AND period = ?
"""
AGAIN = "UPDATE runs SET sequence = ?, version = ?, scored_at = ? WHERE id = ?"
NEW = """
    INSERT INTO runs (
        id, sequence, set_id, data_sha256, stage, period, content_sha256, units, version, scored_at
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
"""


def remember(  # noqa: PLR0913 — what is kept of a run comes from these
    store: Store,
    results: Results,
    submission: Submission,
    diagnostics: Sequence[Diagnostic],
    version: str,
    *,
    replaced: Sequence[Submission] = (),
) -> int:
    """Keep a run and give its number; ``submission`` is what ``results`` were scored from.

    ``replaced``: what later files of the same units took the place of; it is not scored.
    The same set, data, stage and period are one run: it keeps its number, gets the new content
    and counts as scored last. If anything fails, the store is as it was before.
    """
    connection = store.connection
    content = Content(results, submission, replaced)
    is_of_persons = results.indicator_set.is_of_persons
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        written = write_run(connection, content, version)
        if written.is_new:
            write_all(connection, written.run, content)
        # A unit that is a person must not be found in the store, neither by figure nor by name.
        if not is_of_persons:
            if written.is_new:
                write_each_unit(connection, written.run, content)
            write_diagnostics(connection, written.run, diagnostics)
    return written.run


@dataclass(frozen=True, slots=True)
class Content:
    """What is kept of a run beside its diagnostics."""

    results: Results
    submission: Submission
    replaced: Sequence[Submission]


@dataclass(frozen=True, slots=True)
class Written:
    """The number of a run, and whether its content is still to be written."""

    run: int
    is_new: bool


def write_all(connection: sqlite3.Connection, run: int, content: Content) -> None:
    """Write what is about all units together."""
    results, submission = content.results, content.submission
    write_digests(connection, run, results, submission, data_digest(results, submission))
    write_columns(connection, run, submission)
    write_peers(connection, run, results)
    write_totals(connection, run, results)


def write_each_unit(connection: sqlite3.Connection, run: int, content: Content) -> None:
    """Write what is about single units."""
    results, submission = content.results, content.submission
    write_units(connection, run, submission)
    write_points(connection, run, results)
    write_exact_figures(connection, run, results)
    write_inputs(connection, run, submission)
    write_places(connection, run, submission)
    write_texts(connection, run, submission)
    write_evidence(connection, run, submission)
    write_replaced(connection, run, content.replaced)


def write_run(connection: sqlite3.Connection, content: Content, version: str) -> Written:
    """Make the row of a run; an older run that it repeats gives way, or stays if it is the same."""
    results = content.results
    data = data_digest(results, content.submission)
    digest = content_digest(results, content.submission, content.replaced)
    set_id = write_set(connection, results.indicator_set)
    period = str(results.period) if results.period else ""
    known_by = (set_id, data, results.stage.value, period)
    older, kept = connection.execute(OLDER, known_by).fetchone() or (None, None)
    (sequence,) = connection.execute("SELECT coalesce(max(sequence), 0) + 1 FROM runs").fetchone()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if older is not None and kept == digest:
        connection.execute(AGAIN, (sequence, version, now, older))
        connection.execute("DELETE FROM diagnostics WHERE run_id = ?", (older,))
        return Written(older, is_new=False)
    connection.execute("DELETE FROM runs WHERE id = ?", (older,))
    row = (older, sequence, *known_by, digest, len(results.units), version, now)
    return Written(connection.execute(NEW, row).fetchone()[0], is_new=True)


def write_set(connection: sqlite3.Connection, indicator_set: IndicatorSet) -> int:
    """Make the rows of a set and its nodes, unless they are there, and give its number."""
    digest = set_digest(indicator_set)
    known = connection.execute("SELECT id FROM sets WHERE sha256 = ?", (digest,)).fetchone()
    if known:
        return int(known[0])
    s = indicator_set
    (set_id,) = connection.execute(
        "INSERT INTO sets VALUES (NULL, ?, ?, ?, ?, ?, ?) RETURNING id",
        (digest, s.code, s.edition, s.level, s.name, canonical_json(s)),
    ).fetchone()
    rows = enumerate(nodes_of(s))
    connection.executemany(
        "INSERT INTO nodes VALUES (?, ?, ?, ?, ?, ?)",
        ((set_id, number, n.code, n.parent, n.kind, n.name) for number, n in rows),
    )
    return int(set_id)


def write_peers(connection: sqlite3.Connection, run: int, results: Results) -> None:
    """Write what rules that compare units have learned."""
    connection.executemany(
        "INSERT INTO peers VALUES (?, ?, ?)",
        (
            (run, code, json.dumps(summary.model_dump(mode="json")))
            for code, summary in results.peers.items()
        ),
    )


def write_diagnostics(
    connection: sqlite3.Connection, run: int, diagnostics: Sequence[Diagnostic]
) -> None:
    """Write what was found, in both languages."""
    connection.executemany(
        "INSERT INTO diagnostics VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                run,
                number,
                found.code,
                found.severity.value,
                *(found.location.file, found.location.sheet),
                *(found.location.row, found.location.column),
                *(found.unit, found.indicator),
                *(found.message(language) for language in Language),
                packed_values(found),
            )
            for number, found in enumerate(diagnostics)
        ),
    )


def packed_values(found: Diagnostic) -> str:
    """Write the values of a diagnostic as JSON; a text in two languages keeps both."""
    plain = {
        key: {"vi": value.vi, "en": value.en} if isinstance(value, Text) else value
        for key, value in found.values.items()
    }
    return json.dumps(plain, ensure_ascii=False, default=str)
