"""The files of the package: csv tables, the ranking as JSON, and ``datapackage.json``."""

import csv
import io
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from cds_cli.report.data_package import fields, rows
from cds_cli.report.data_package.fields import Field, TableSchema
from cds_cli.report.data_package.rows import Row, Value
from cds_cli.report.publication import Publication
from cds_cli.report.ranking import json as ranking_json
from cds_cli.report.ranking.model import Document, View, name_in
from cds_cli.report.ranking.words import data_files
from cds_cli.report.safe import as_cell, clean
from cds_cli.results.model import Results
from cds_cli.submission.model import Submission
from cds_cli.text import Language

DESCRIPTION = "datapackage.json"
RESULTS = "results.json"
EVERY_FILE = frozenset({RESULTS, DESCRIPTION, *(f"{one.name}.csv" for one in fields.TABLES)})
"""Whatever a package may hold."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A table with its rows."""

    schema: TableSchema
    rows: Iterable[Row]


def render(publication: Publication, submission: Submission | None = None) -> dict[str, bytes]:
    """Write the files by their names: the same publication gives the same bytes.

    With ``submission`` the figures that were submitted are there too; without it, as for the
    public, they are not. Of persons there are groups only.
    """
    tables = list(tables_of(publication, submission))
    files = {f"{one.schema.name}.csv": as_csv(one) for one in tables}
    names = {"", *(one.schema.name.lower() for one in tables)}
    described = [resource(one.schema, names, publication.language) for one in tables]
    if rows.publishes_units(publication):
        files[RESULTS] = results_json(publication)
        described.append(
            {
                "name": "results",
                "path": RESULTS,
                "type": "json",
                "format": "json",
                "mediatype": "application/json",
            }
        )
    files[DESCRIPTION] = description(publication, described)
    return files


def tables_of(publication: Publication, submission: Submission | None) -> Iterator[Filled]:
    """Give the tables that may be published."""
    results = publication.results
    indicator_set = results.indicator_set
    if rows.publishes_units(publication):
        yield Filled(fields.UNITS, rows.unit_rows(results))
        yield Filled(fields.NODES, rows.node_rows(indicator_set))
        yield Filled(fields.FIGURES, rows.figure_rows(results))
        for schema, other in comparisons(publication):
            yield Filled(schema, rows.movement_rows(results, other))
        if submission is not None:
            yield Filled(fields.INPUT_CODES, rows.input_code_rows(indicator_set))
            yield Filled(fields.INPUTS, rows.input_rows(submission))
    else:
        yield Filled(fields.NODES, rows.node_rows(indicator_set))
        yield Filled(fields.GROUPS, rows.group_rows(results))
    yield Filled(fields.CL_NODE_KIND, rows.kind_codes())
    yield Filled(fields.CL_MARK, rows.mark_codes())
    yield Filled(fields.CL_STAGE, rows.stage_codes())
    if indicator_set.bands:
        yield Filled(fields.CL_BAND, rows.band_codes(indicator_set))


def comparisons(publication: Publication) -> Iterator[tuple[TableSchema, Results]]:
    """Give the results that those of the publication are held against; none of persons."""
    if not rows.publishes_units(publication):
        return
    if publication.before is not None:
        yield fields.MOVEMENT, publication.before
    if publication.self_assessed is not None:
        yield fields.APPRAISAL, publication.self_assessed


def as_csv(filled: Filled) -> bytes:
    """Write a table: a heading and its rows; what is not known stays empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([field.name for field in filled.schema.fields])
    writer.writerows([cell(value) for value in row] for row in filled.rows)
    return text.getvalue().encode()


def cell(value: Value) -> str:
    """Write a value; a text that begins like a formula is no formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return as_cell(clean(value)) if isinstance(value, str) else repr(value)


def results_json(publication: Publication) -> bytes:
    """Write the ranking the way ``cds score --format json`` does."""
    document = publication.document(view=View(all_nodes=True))
    return ranking_json.render(document).encode()


def resource(
    schema: TableSchema, written: Collection[str], language: Language
) -> dict[str, object]:
    """Describe a table as a resource of the package (Data Package, profile tabular).

    ``written``: the tables that are there to be pointed into.
    """
    described: dict[str, object] = {
        "fields": [field_record(field, language) for field in schema.fields],
        "primaryKey": list(schema.key),
    }
    keys = [
        {"fields": [column], "reference": {"resource": table, "fields": [target]}}
        for column, (table, target) in schema.names.items()
        if table in written
    ]
    if keys:
        described["foreignKeys"] = keys
    return {
        "name": schema.name.lower(),
        "path": f"{schema.name}.csv",
        "title": schema.title.fill(language, {}),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": described,
    }


def field_record(field: Field, language: Language) -> dict[str, object]:
    """Describe a column."""
    record: dict[str, object] = {
        "name": field.name,
        "type": field.type,
        "title": field.title.fill(language, {}),
    }
    constraints: dict[str, object] = {}
    if field.required:
        constraints["required"] = True
    if field.bounds is not None:
        constraints["minimum"], constraints["maximum"] = field.bounds
    return {**record, "constraints": constraints} if constraints else record


def description(publication: Publication, resources: list[dict[str, object]]) -> bytes:
    """Describe the package: what it is, what it rests on, and its tables."""
    indicator_set = publication.results.indicator_set
    others = {
        schema.name: rests_on(replace(publication, results=other).document())
        for schema, other in comparisons(publication)
    }
    record = {
        "profile": "data-package",
        "name": package_name(publication),
        "title": clean(name_in(indicator_set, publication.language)),
        "description": clean(indicator_set.decision or ""),
        **rests_on(publication.document()),
        **({"held_against": others} if others else {}),
        "generator": f"cds {publication.version}",
        "resources": resources,
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def rests_on(document: Document) -> dict[str, object]:
    """Say which set and which data results rest on, of which stage and period."""
    results = document.results
    return {
        "set": {
            "code": results.indicator_set.code,
            "edition": results.indicator_set.edition,
            "sha256": document.set_sha256,
        },
        "stage": results.stage.value,
        "period": str(results.period) if results.period else None,
        "sources": [
            {"title": clean(name), "sha256": sha256} for name, sha256 in data_files(document)
        ],
    }


def package_name(publication: Publication) -> str:
    """Name the package by set, period and stage, in the letters that the standard allows."""
    results = publication.results
    parts = (
        results.indicator_set.code,
        results.indicator_set.edition,
        results.period or "",
        results.stage.value,
    )
    text = "-".join(str(part) for part in parts if str(part)).lower()
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in text)
