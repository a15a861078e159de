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
    kind TEXT NOT NULL, -- set, data, file, taken (a file of other results that points came from)
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
    source_id INTEGER, -- the file it was read from, by its number in digests
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
    marks INTEGER NOT NULL, -- 1 missing + 2 excluded + 4 capped + 8 awarded + 16 unproven
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

CREATE TABLE places (
    run_id INTEGER NOT NULL,
    column_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    source_id INTEGER NOT NULL, -- the file, by its number in digests
    source_row INTEGER NOT NULL, -- counted from 1, as the column is
    source_column INTEGER NOT NULL,
    PRIMARY KEY (run_id, column_id, unit_id)
) WITHOUT ROWID;

CREATE TABLE texts (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, -- typed: what a cell held; text: the text that was submitted
    unit TEXT NOT NULL, -- codes
    "column" TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (run_id, kind, unit, "column")
) WITHOUT ROWID;

CREATE TABLE evidence (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    unit TEXT NOT NULL, -- codes
    indicator TEXT NOT NULL,
    text TEXT, -- NULL where none was given
    unproven INTEGER NOT NULL, -- 1 where evidence is wanting and points are not given without it
    PRIMARY KEY (run_id, unit, indicator)
) WITHOUT ROWID;

CREATE TABLE replaced (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    file TEXT NOT NULL, -- that a later file of the same units took the place of
    sha256 TEXT NOT NULL,
    submission TEXT NOT NULL, -- JSON object: all that was read from it
    PRIMARY KEY (run_id, id)
);

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

-- A foreign key on these would be looked up for each of a million rows.
CREATE TRIGGER forget_rows AFTER DELETE ON runs BEGIN
    DELETE FROM points WHERE run_id = old.id;
    DELETE FROM inputs WHERE run_id = old.id;
    DELETE FROM places WHERE run_id = old.id;
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
    i.value, i.not_applicable, t.text AS typed, d.file, d.sheet,
    coalesce(p.source_row, u.source_row) AS source_row,
    coalesce(p.source_column, c.source_column) AS source_column
FROM inputs AS i
JOIN units AS u ON u.run_id = i.run_id AND u.id = i.unit_id
JOIN columns AS c ON c.run_id = i.run_id AND c.id = i.column_id
LEFT JOIN places AS p
    ON p.run_id = i.run_id AND p.column_id = i.column_id AND p.unit_id = i.unit_id
LEFT JOIN digests AS d ON d.run_id = i.run_id AND d.id = coalesce(p.source_id, u.source_id)
LEFT JOIN texts AS t ON t.run_id = i.run_id AND t.kind = 'typed' AND t.unit = u.code
    AND t."column" = iif(c.role IN ('claimed', 'awarded'), c.code || '.' || c.role, c.code);
