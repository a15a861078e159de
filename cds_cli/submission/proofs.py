"""Evidence of all units, read and judged by the policy of the set."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from cds_cli import catalogue
from cds_cli.definitions.columns import roles_of
from cds_cli.definitions.models import Indicator
from cds_cli.submission.evidence.claims import claims_something
from cds_cli.submission.evidence.files import missing_files
from cds_cli.submission.evidence.judge import judge_evidence
from cds_cli.submission.evidence.read import read_evidence
from cds_cli.submission.figures import ReadColumn, ReadTable
from cds_cli.submission.gaps import Asking
from cds_cli.submission.kinds.reading import Finding


def judge_proofs(table: ReadTable, asking: Asking, folder: Path | None = None) -> pd.DataFrame:
    """Judge the evidence of each unit and indicator; gives where points are lost for want of it.

    Units × indicator codes, bool, only columns that hold one. ``folder``: where the files that
    evidence names are looked for. A file without any column of evidence is told of it once, unless
    the set's policy makes points or the score depend on it.
    """
    unproven: dict[str, list[bool]] = {}
    not_there = []
    for leaf in asking.indicator_set.leaves():
        columns = [table.columns.get((role, leaf.code)) for role in ("evidence", "explanation")]
        if leaf.evidence == "none":
            continue
        if not any(columns) and asking.indicator_set.evidence.missing == "warn":
            not_there.append(leaf.code)
            continue
        marks = [judge(table, asking, leaf, place, folder) for place in range(len(table.codes))]
        if any(marks):
            unproven[leaf.code] = marks
    required = [one.code for one in asking.indicator_set.leaves() if one.evidence == "required"]
    if set(required) & set(not_there):
        count = len(set(required) & set(not_there))
        table.found.append(catalogue.NO_EVIDENCE_COLUMNS.at(table.laid.asked_at, count=count))
    index = pd.Index(table.codes, name="code", dtype=object)
    codes = pd.Index(list(unproven), dtype=object)
    return pd.DataFrame(unproven, index=index, columns=codes, dtype=bool)


def judge(
    table: ReadTable, asking: Asking, leaf: Indicator, place: int, folder: Path | None
) -> bool:
    """Judge the evidence of one unit for one indicator; a council's own points need none."""
    if not asking.wants(leaf, place):
        return False
    column = table.columns.get(("evidence", leaf.code))
    text, explanation = (text_of(table, role, leaf, place) for role in ("evidence", "explanation"))
    evidence = read_evidence(text) if text else None
    spot = column.spots[place] if column is not None else spot_of(table, leaf, place)
    has_claim = claims_something(leaf, dict(figures_of(table, leaf, place)))
    judgement = judge_evidence(asking.indicator_set, leaf, evidence, explanation, has_claim)
    findings = list(judgement.findings)
    if evidence is not None and folder is not None:
        lost = missing_files(evidence, folder, table.codes[place])
        findings += [Finding(catalogue.EVIDENCE_FILE_NOT_FOUND, {"seen": name}) for name in lost]
    for finding in findings:
        table.report(place, spot, finding, leaf.name)
    return judgement.unproven


def text_of(table: ReadTable, role: str, leaf: Indicator, place: int) -> str | None:
    """Give the text that stands beside an indicator."""
    column = table.columns.get((role, leaf.code))
    return None if column is None else column.reading.texts[place]


def figures_of(table: ReadTable, leaf: Indicator, place: int) -> Iterator[tuple[str, float]]:
    """Give the figures of a unit for an indicator, by the code of their columns."""
    for code in roles_of(leaf).values():
        column = table.columns.get(("input", code))
        yield code, np.nan if column is None else column.reading.values[place]


def spot_of(table: ReadTable, leaf: Indicator, place: int) -> tuple[int, int, int]:
    """Say where to tell that evidence is wanting: at the first figure, else at the unit."""
    read: list[ReadColumn] = [
        column
        for code in roles_of(leaf).values()
        if (column := table.columns.get(("input", code))) is not None
    ]
    return read[0].spots[place] if read else table.laid.homes[place]
