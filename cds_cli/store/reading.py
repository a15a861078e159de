"""Runs out of the store, as they were scored."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any, TypedDict, Unpack

import pandas as pd
from pydantic import TypeAdapter

from cds_cli.catalogue import CATALOGUE
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, Location, Problem, Severity
from cds_cli.results.model import Results
from cds_cli.rules import Best, Spread
from cds_cli.store.cells import TEXT, TYPED, load_exempt, load_frame, load_texts
from cds_cli.store.database import Store
from cds_cli.store.evidence import load_evidence, load_unproven
from cds_cli.store.figures import load_figures, no_figures
from cds_cli.store.nodes import nodes_of
from cds_cli.store.places import load_cells, load_columns_read, load_home, load_rows
from cds_cli.store.sources import FILE, TAKEN, load_sources
from cds_cli.store.units import load_units
from cds_cli.submission.model import Origin, Submission
from cds_cli.submission.period import Period, Stage
from cds_cli.text import Text, placeholders

SUMMARY: TypeAdapter[Best | Spread] = TypeAdapter(Best | Spread)

SELECT = """
    SELECT r.id, r.sequence, s.code, s.edition, s.level, s.name, r.stage, r.period, r.units,
        s.sha256, r.data_sha256, r.version, r.scored_at
    FROM runs AS r JOIN sets AS s ON s.id = r.set_id
"""
WANTED = """
    WHERE (:level IS NULL OR s.level = :level)
        AND (:set_label IS NULL OR :set_label IN (s.code, s.code || '@' || s.edition))
        AND (:period IS NULL OR r.period = :period)
        AND (:stage IS NULL OR r.stage = :stage)
        AND (:run IS NULL OR r.id = :run)
    ORDER BY r.sequence DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One scoring that is kept; the highest ``sequence`` was scored last.

    ``scored_at`` is UTC in ISO 8601. ``units`` counts persons too, who are not kept themselves.
    """

    id: int
    sequence: int
    code: str
    edition: str
    level: str
    name: str
    stage: Stage
    period: Period | None
    units: int
    set_sha256: str
    data_sha256: str
    version: str
    scored_at: str

    @property
    def label(self) -> str:
        """The set as a user names it: ``dti-tinh@2022``."""
        return f"{self.code}@{self.edition}"


class Wanted(TypedDict, total=False):
    """Which run is meant; None or left out is any.

    ``set_label`` is ``code`` or ``code@edition``.
    """

    level: str | None
    set_label: str | None
    period: Period | None
    stage: Stage | None
    run: int | None


def last_run(store: Store, **wanted: Unpack[Wanted]) -> Run | None:
    """Give the run that was scored last among those that are meant; None if there is none."""
    period, stage = wanted.get("period"), wanted.get("stage")
    values = {
        "level": wanted.get("level"),
        "set_label": wanted.get("set_label"),
        "period": str(period) if period else None,
        "stage": stage.value if stage else None,
        "run": wanted.get("run"),
    }
    row = store.connection.execute(SELECT + WANTED, values).fetchone()
    return run_of(row) if row else None


def runs(store: Store) -> tuple[Run, ...]:
    """Give all runs, the one scored last first."""
    rows = store.connection.execute(f"{SELECT} ORDER BY r.sequence DESC")
    return tuple(run_of(row) for row in rows)


def run_of(row: tuple[Any, ...]) -> Run:
    """Make a run from its row."""
    number, sequence, code, edition, level, name, stage, period, *rest = row
    return Run(
        number, sequence, code, edition, level, name, Stage(stage), Period.parse(period), *rest
    )


def load_results(store: Store, run: Run) -> Results:
    """Read the results of a run; every figure is the one that was scored.

    Of persons there are no units, and so no figures.
    """
    connection = store.connection
    indicator_set = load_set_of(store, run)
    units = load_units(connection, run.id, indicator_set)
    figures, by_rule = load_figures(connection, run.id, len(units))
    codes = tuple(node.code for node in nodes_of(indicator_set))
    return Results(
        indicator_set=indicator_set,
        stage=run.stage,
        period=run.period,
        units=units,
        figures=figures or no_figures(codes),
        by_rule=by_rule,
        claimed=load_frame(connection, run.id, "claimed", units.index),
        peers=load_peers(connection, run.id),
        sources=load_sources(connection, run.id, FILE, TAKEN),
    )


def load_set_of(store: Store, run: Run) -> IndicatorSet:
    """Read the set that a run was scored by."""
    (definition,) = store.connection.execute(
        "SELECT definition FROM sets WHERE sha256 = ?", (run.set_sha256,)
    ).fetchone()
    return IndicatorSet.model_validate_json(definition)


def load_submission(store: Store, run: Run) -> Submission:
    """Read what a run was scored from, with the places where it was read."""
    connection = store.connection
    units = load_units(connection, run.id, load_set_of(store, run))
    return Submission(
        units=units,
        inputs=frame(store, run, "input", units),
        not_applicable=load_exempt(connection, run.id, units.index),
        claimed=frame(store, run, "claimed", units),
        awarded=frame(store, run, "awarded", units),
        stage=run.stage,
        period=run.period,
        origin=load_origin(connection, run.id),
        texts=load_texts(connection, run.id, TEXT),
        evidence=load_evidence(connection, run.id),
        unproven=load_unproven(connection, run.id, units.index),
    )


def frame(store: Store, run: Run, role: str, units: pd.DataFrame) -> pd.DataFrame:
    """Read the figures of one role."""
    return load_frame(store.connection, run.id, role, units.index)


def load_origin(connection: sqlite3.Connection, run: int) -> Origin:
    """Read where the figures of a run were read."""
    return Origin(
        sources=load_sources(connection, run, FILE),
        home=load_home(connection, run),
        rows=load_rows(connection, run),
        columns=load_columns_read(connection, run),
        cells=load_cells(connection, run),
        typed=load_texts(connection, run, TYPED),
    )


def load_peers(connection: sqlite3.Connection, run: int) -> dict[str, Best | Spread]:
    """Read what rules that compare units had learned."""
    rows = connection.execute("SELECT code, summary FROM peers WHERE run_id = ?", (run,))
    return {code: SUMMARY.validate_json(summary) for code, summary in rows}


def load_diagnostics(store: Store, run: Run) -> tuple[Diagnostic, ...]:
    """Give what was found when a run was scored, in the order in which it was told."""
    rows = store.connection.execute(
        'SELECT code, severity, file, sheet, "row", "column", params FROM diagnostics'
        " WHERE run_id = ? ORDER BY id",
        (run.id,),
    )
    return tuple(
        told(CATALOGUE[code], Location(file, row, column, sheet), Severity(severity), params)
        for code, severity, file, sheet, row, column, params in rows
        if code in CATALOGUE
    )


def told(problem: Problem, place: Location, severity: Severity, params: str) -> Diagnostic:
    """Make a diagnostic again; what its sentences name by now may be more than was kept."""
    values = values_of(params)
    named = placeholders(problem.message.vi) | placeholders(problem.hint.vi)
    return problem.at(place, severity=severity, **{**dict.fromkeys(named, ""), **values})


def values_of(params: str) -> dict[str, Any]:
    """Read the values of a diagnostic back; those in two languages become texts again."""
    values = json.loads(params)
    return {
        key: Text(**value) if isinstance(value, dict) else value for key, value in values.items()
    }


def unit_codes(store: Store) -> tuple[str, ...]:
    """Give the codes of all units that were ever scored."""
    rows = store.connection.execute("SELECT DISTINCT code FROM units ORDER BY code")
    return tuple(code for (code,) in rows)
