import multiprocessing
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cds_cli.engine.score import score
from cds_cli.store.database import APPLICATION_ID, SCHEMA_VERSION, open_store
from cds_cli.store.reading import (
    Run,
    last_run,
    load_diagnostics,
    load_results,
    load_submission,
    runs,
)
from cds_cli.store.replaced import load_replaced
from cds_cli.store.writing import remember
from cds_cli.submission.model import Origin, Source
from cds_cli.submission.period import Period, Stage
from cds_cli.text import Language

VERSION_1 = """\
CREATE TABLE sets (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL,
    edition TEXT NOT NULL,
    level TEXT NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL -- canonical JSON
);

CREATE TABLE nodes (
    set_id INTEGER NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
    id INTEGER NOT NULL, -- 0 is the whole set, parents before children, pillars last
    code TEXT NOT NULL, -- '' is the whole set
    parent_id INTEGER,
    kind TEXT NOT NULL, -- set, group, indicator, pillar
    name TEXT NOT NULL,
    PRIMARY KEY (set_id, id),
    UNIQUE (set_id, code)
) WITHOUT ROWID;

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    sequence INTEGER NOT NULL, -- the highest was scored last
    set_id INTEGER NOT NULL REFERENCES sets (id),
    data_sha256 TEXT NOT NULL,
    content_sha256 TEXT NOT NULL, -- of all that is kept of it but the diagnostics
    stage TEXT NOT NULL, -- self, appraised
    period TEXT NOT NULL, -- 2025, 2025-Q3, 2025-09; '' where none was stated
    units INTEGER NOT NULL,
    version TEXT NOT NULL, -- of cds
    scored_at TEXT NOT NULL, -- UTC
    UNIQUE (set_id, data_sha256, stage, period)
);

CREATE TABLE digests (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL, -- set, data, file
    file TEXT NOT NULL DEFAULT '',
    sheet TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL,
    PRIMARY KEY (run_id, id)
) WITHOUT ROWID;

CREATE TABLE units (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    id INTEGER NOT NULL, -- 0, 1, 2… in the order of the codes
    code TEXT NOT NULL,
    name TEXT,
    block TEXT,
    kind TEXT,
    parent TEXT,
    attributes TEXT NOT NULL, -- JSON object
    source_row INTEGER, -- the row it was read from
    PRIMARY KEY (run_id, id),
    UNIQUE (run_id, code)
) WITHOUT ROWID;

CREATE TABLE points (
    run_id INTEGER NOT NULL,
    node_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    points REAL, -- as published
    max_points REAL, -- of this unit: what does not apply has left it
    idx REAL, -- as published, 0 to 1; NULL where the maximum is 0
    rank INTEGER, -- within the block; NULL without an index
    marks INTEGER NOT NULL, -- 1 missing + 2 excluded + 4 capped + 8 awarded
    PRIMARY KEY (run_id, node_id, unit_id)
) WITHOUT ROWID;

CREATE TABLE exact_figures (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    node_id INTEGER NOT NULL,
    points BLOB NOT NULL, -- float64, little-endian, one a unit, or one for all
    maximum BLOB NOT NULL,
    expected BLOB NOT NULL,
    covered BLOB NOT NULL,
    marks BLOB NOT NULL, -- bytes
    by_rule BLOB, -- what the rule gives where a council's points replaced it
    PRIMARY KEY (run_id, node_id)
);

CREATE TABLE totals (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    node_id INTEGER NOT NULL,
    units INTEGER NOT NULL, -- units with an index
    mean_points REAL,
    mean_idx REAL,
    PRIMARY KEY (run_id, node_id)
) WITHOUT ROWID;

CREATE TABLE columns (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    role TEXT NOT NULL, -- input, claimed, awarded, other
    code TEXT NOT NULL, -- of the input, or of the indicator whose points are claimed or awarded
    source_column INTEGER, -- the column it was read from, counted from 1
    PRIMARY KEY (run_id, id)
) WITHOUT ROWID;

CREATE TABLE inputs (
    run_id INTEGER NOT NULL,
    column_id INTEGER NOT NULL,
    not_applicable INTEGER NOT NULL, -- 1 where the unit says that it does not apply
    unit_id INTEGER NOT NULL,
    value REAL, -- what was not given has no row
    PRIMARY KEY (run_id, column_id, not_applicable, unit_id)
) WITHOUT ROWID;

CREATE TABLE texts (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, -- typed: what a cell held; text: the text that was submitted
    unit TEXT NOT NULL, -- codes
    "column" TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (run_id, kind, unit, "column")
) WITHOUT ROWID;

CREATE TABLE peers (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    code TEXT NOT NULL, -- of the indicator, or indicator.part
    summary TEXT NOT NULL, -- JSON: count with best and worst, or with low and high
    PRIMARY KEY (run_id, code)
) WITHOUT ROWID;

CREATE TABLE diagnostics (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    code TEXT NOT NULL, -- such as V302
    severity TEXT NOT NULL, -- error, warning, note
    file TEXT NOT NULL,
    sheet TEXT,
    "row" INTEGER,
    "column" INTEGER,
    unit TEXT NOT NULL, -- codes, '' where it is about none
    indicator TEXT NOT NULL,
    message_vi TEXT NOT NULL,
    message_en TEXT NOT NULL,
    params TEXT NOT NULL, -- JSON object: the values that the messages name
    PRIMARY KEY (run_id, id)
) WITHOUT ROWID;

-- A foreign key on these two would be looked up for each of a million rows.
CREATE TRIGGER forget_rows AFTER DELETE ON runs BEGIN
    DELETE FROM points WHERE run_id = old.id;
    DELETE FROM inputs WHERE run_id = old.id;
END;

CREATE VIEW scores AS
SELECT
    p.run_id, s.code || '@' || s.edition AS "set", r.stage, r.period,
    u.code AS unit, u.name AS unit_name, u.block, n.code AS node, n.kind, n.name AS node_name,
    p.points, p.max_points, p.idx, p.rank, p.marks
FROM points AS p
JOIN runs AS r ON r.id = p.run_id
JOIN sets AS s ON s.id = r.set_id
JOIN nodes AS n ON n.set_id = r.set_id AND n.id = p.node_id
JOIN units AS u ON u.run_id = p.run_id AND u.id = p.unit_id;

CREATE VIEW cells AS
SELECT
    i.run_id, u.code AS unit, u.name AS unit_name, c.role, c.code AS "column",
    i.value, i.not_applicable, t.text AS typed,
    d.file, d.sheet, u.source_row, c.source_column
FROM inputs AS i
JOIN units AS u ON u.run_id = i.run_id AND u.id = i.unit_id
JOIN columns AS c ON c.run_id = i.run_id AND c.id = i.column_id
LEFT JOIN digests AS d ON d.run_id = i.run_id AND d.id = 2
LEFT JOIN texts AS t ON t.run_id = i.run_id AND t.kind = 'typed' AND t.unit = u.code
    AND t."column" = iif(c.role IN ('claimed', 'awarded'), c.code || '.' || c.role, c.code);
"""
"""The tables as they were made before forms and evidence were kept."""

A_RUN_OF_VERSION_1 = r"""
INSERT INTO sets VALUES (
    1, 'd910d1e488f015d06243a3ec687c6b971b5b07b03a96c72de6f92627784e703c', 'dti-xa', '2025', 'xa',
    'Bộ chỉ số', '{"code":"dti-xa","edition":"2025","format":1,"indicators":[{"code":"1",'
    || '"max_points":10.0,"name":"Hồ sơ","not_applicable":"allowed",'
    || '"rule":{"type":"ratio"}}],"level":"xa","name":"Bộ chỉ số",'
    || '"provenance":"proposed"}'
);
INSERT INTO nodes VALUES (1, 0, '', NULL, 'set', 'Bộ chỉ số');
INSERT INTO nodes VALUES (1, 1, '1', 0, 'indicator', 'Hồ sơ');
INSERT INTO runs VALUES (
    1, 1, 1, 'e661a305eff9da0a91f5f567271189c16175d15d1ab8792d4ec8d817e2da9fa5',
    '8413d953ed9d69f54bf1b86d1e59fbaa9c0cdefa23b04c239414a458687be93e', 'self', '2025', 2, '1.0',
    '2025-12-31T01:02:03+00:00'
);
INSERT INTO digests VALUES (
    1, 0, 'set', 'dti-xa@2025', '',
    'd910d1e488f015d06243a3ec687c6b971b5b07b03a96c72de6f92627784e703c'
);
INSERT INTO digests VALUES (
    1, 1, 'data', '', '', 'e661a305eff9da0a91f5f567271189c16175d15d1ab8792d4ec8d817e2da9fa5'
);
INSERT INTO digests VALUES (
    1, 2, 'file', 'nộp.xlsx', 'Số liệu',
    'abababababababababababababababababababababababababababababababab'
);
INSERT INTO digests VALUES (
    1, 3, 'file', 'khác.xlsx', 'B',
    'cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd'
);
INSERT INTO units VALUES (1, 0, '00001', 'Xã Ngọk Réo', 'Miền núi', '', '', '{}', 5);
INSERT INTO units VALUES (1, 1, '00002', 'Xã Đắk Ơ', '', '', '', '{}', 6);
INSERT INTO points VALUES (1, 0, 0, 4.0, 10.0, 0.4, 1, 0);
INSERT INTO points VALUES (1, 0, 1, 0.0, 0.0, NULL, NULL, 0);
INSERT INTO points VALUES (1, 1, 0, 4.0, 10.0, 0.4, 1, 0);
INSERT INTO points VALUES (1, 1, 1, 0.0, 0.0, NULL, NULL, 0);
INSERT INTO exact_figures VALUES (
    1, 0, X'00000000000010400000000000000000', X'00000000000024400000000000000000',
    X'00000000000024400000000000000000', X'00000000000024400000000000000000', X'00', NULL
);
INSERT INTO exact_figures VALUES (
    1, 1, X'00000000000010400000000000000000', X'00000000000024400000000000000000',
    X'00000000000024400000000000000000', X'00000000000024400000000000000000', X'00', NULL
);
INSERT INTO totals VALUES (1, 0, 1, 4.0, 0.4);
INSERT INTO totals VALUES (1, 1, 1, 4.0, 0.4);
INSERT INTO columns VALUES (1, 0, 'input', '1.part', 3);
INSERT INTO columns VALUES (1, 1, 'input', '1.whole', 4);
INSERT INTO columns VALUES (1, 2, 'claimed', '1', 5);
INSERT INTO columns VALUES (1, 3, 'other', 'code', 1);
INSERT INTO inputs VALUES (1, 0, 0, 0, 40.0);
INSERT INTO inputs VALUES (1, 0, 1, 1, NULL);
INSERT INTO inputs VALUES (1, 1, 0, 0, 100.0);
INSERT INTO inputs VALUES (1, 1, 1, 1, NULL);
INSERT INTO inputs VALUES (1, 2, 0, 0, 5.0);
INSERT INTO texts VALUES (1, 'text', '00002', '1.note', 'mới');
INSERT INTO texts VALUES (1, 'typed', '00001', '1.part', '40,0');
INSERT INTO diagnostics VALUES (
    1, 0, 'V301', 'note', 'nộp.xlsx', 'Số liệu', 5, 3, '00001', '1',
    '"40,0" là chữ, đọc thành 40', '"40,0" is text, read as 40',
    '{"seen": "40,0", "read": 40, "unit": "00001", "indicator": "1"}'
);
"""
"""What was written of two communes, one of which says that nothing applies to it."""


def write_version_1(path: Path, also: str = "") -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(VERSION_1 + A_RUN_OF_VERSION_1 + also)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Read all tables with SQLite alone."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            table: connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
            for (table,) in tables.fetchall()
        }


def shape_of(path: Path) -> dict[str, object]:
    """Give the columns of each table and view, and the text of each view and trigger."""
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        return {
            name: sql
            if kind in {"view", "trigger"}
            else connection.execute(f"PRAGMA table_info({name})").fetchall()
            for kind, name, sql in made
        }


def test_nothing_of_a_store_of_version_1_is_lost(tmp_path: Path) -> None:
    write_version_1(tmp_path / "cds.db")
    before = rows_of(tmp_path / "cds.db")
    with open_store(tmp_path / "cds.db"):
        pass
    after = rows_of(tmp_path / "cds.db")
    assert sum(len(rows) for rows in before.values()) == 30
    for table in before.keys() - {"units", "digests"}:
        assert after[table] == before[table]
    assert [row[:-1] for row in after["units"]] == before["units"]
    assert [(*row[:2], *row[3:]) for row in after["digests"]] == [
        (*row[:2], *row[3:]) for row in before["digests"]
    ]
    assert [after[table] for table in sorted(after.keys() - before.keys())] == [[], [], []]


def the_run(path: Path) -> Run:
    with open_store(path) as store:
        (run,) = runs(store)
    return run


def test_a_run_of_version_1_is_read_as_it_was_scored(tmp_path: Path) -> None:
    write_version_1(tmp_path / "cds.db")
    run = the_run(tmp_path / "cds.db")
    assert (run.label, run.stage, str(run.period), run.version) == (
        "dti-xa@2025", Stage.SELF, "2025", "1.0",
    )  # fmt: skip
    with open_store(tmp_path / "cds.db") as store:
        results, submission = load_results(store, run), load_submission(store, run)
        assert [found.message(Language.EN) for found in load_diagnostics(store, run)] == [
            '"40,0" is read as 40'
        ]
        assert load_replaced(store, run) == ()
    assert results.points().tolist() == [4.0, 0.0]
    assert results.claimed["1"].tolist()[0] == 5.0
    assert [source.file for source in results.sources] == ["nộp.xlsx", "khác.xlsx"]
    assert submission.units["name"].tolist() == ["Xã Ngọk Réo", "Xã Đắk Ơ"]
    assert submission.inputs.iloc[0].tolist() == [40.0, 100.0]
    assert submission.not_applicable.to_numpy().tolist() == [[False, False], [True, True]]
    assert submission.origin == Origin(
        sources=(Source("nộp.xlsx", "ab" * 32, "Số liệu"),),
        rows={"00001": 5, "00002": 6},
        columns={"code": 1, "1.part": 3, "1.whole": 4, "1.claimed": 5},
        typed={("00001", "1.part"): "40,0"},
    )
    assert submission.texts == {("00002", "1.note"): "mới"}
    assert submission.evidence == {}
    assert submission.unproven.columns.tolist() == []


def test_a_migrated_store_has_the_tables_of_a_new_one(tmp_path: Path) -> None:
    write_version_1(tmp_path / "old.db")
    for name in ("old.db", "new.db"):
        with open_store(tmp_path / name) as store:
            connection = store.connection
            assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert shape_of(tmp_path / "old.db") == shape_of(tmp_path / "new.db")


def test_the_cells_of_a_migrated_run_name_their_file(tmp_path: Path) -> None:
    write_version_1(tmp_path / "cds.db")
    query = (
        "SELECT unit, role, value, typed, file, source_row, source_column FROM cells "
        "WHERE value IS NOT NULL"
    )
    with closing(sqlite3.connect(tmp_path / "cds.db")) as connection:
        before = connection.execute(query).fetchall()
    with open_store(tmp_path / "cds.db") as store:
        assert store.connection.execute(query).fetchall() == before
    assert before[0] == ("00001", "input", 40.0, "40,0", "nộp.xlsx", 5, 3)


def test_a_migrated_run_scored_again_keeps_its_number(tmp_path: Path) -> None:
    write_version_1(tmp_path / "cds.db")
    run = the_run(tmp_path / "cds.db")
    with open_store(tmp_path / "cds.db") as store:
        sources = load_results(store, run).sources
        submission = load_submission(store, run)
        results = score(load_results(store, run).indicator_set, submission)
        results = replace(results, sources=sources)
        assert remember(store, results, submission, (), "2.0") == run.id
        assert last_run(store, period=Period("year", 2025), stage=Stage.SELF) == runs(store)[0]
        assert load_submission(store, run).origin == submission.origin


def test_a_migration_that_fails_leaves_the_store_of_version_1(tmp_path: Path) -> None:
    write_version_1(tmp_path / "cds.db", also="CREATE TABLE replaced (mine);")
    before, shape = rows_of(tmp_path / "cds.db"), shape_of(tmp_path / "cds.db")
    with pytest.raises(sqlite3.OperationalError), open_store(tmp_path / "cds.db"):
        pass
    assert (rows_of(tmp_path / "cds.db"), shape_of(tmp_path / "cds.db")) == (before, shape)
    with closing(sqlite3.connect(tmp_path / "cds.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_processes_that_migrate_a_store_at_the_same_time_all_succeed(tmp_path: Path) -> None:
    write_version_1(tmp_path / "cds.db")
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=the_run, args=(tmp_path / "cds.db",)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 3
