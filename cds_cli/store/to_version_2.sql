DROP VIEW cells;

DROP TRIGGER forget_rows;

ALTER TABLE units ADD COLUMN source_id INTEGER;

-- All units stood in the first file; what stood after it were files of other results.
UPDATE units SET source_id = 2
WHERE EXISTS (SELECT 1 FROM digests AS d WHERE d.run_id = units.run_id AND d.id = 2);

UPDATE digests SET kind = 'taken' WHERE kind = 'file' AND id > 2;

CREATE TABLE places (
    run_id INTEGER NOT NULL,
    column_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    source_id INTEGER NOT NULL, -- the file, by its number in digests
    source_row INTEGER NOT NULL, -- counted from 1, as the column is
    source_column INTEGER NOT NULL,
    PRIMARY KEY (run_id, column_id, unit_id)
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

CREATE TRIGGER forget_rows AFTER DELETE ON runs BEGIN
    DELETE FROM points WHERE run_id = old.id;
    DELETE FROM inputs WHERE run_id = old.id;
    DELETE FROM places WHERE run_id = old.id;
END;

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
