"""Many files as one submission: a folder of forms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from cds_cli import catalogue
from cds_cli.diagnostics import Checked, Diagnostic, Location, Severity, in_reading_order
from cds_cli.submission.frames import one_spelling
from cds_cli.submission.ledger import Ledger
from cds_cli.submission.model import Origin, Submission
from cds_cli.submission.period import Stage
from cds_cli.submission.read import Reading
from cds_cli.submission.usable import is_of_one_unit

Parts = Sequence[Checked[Reading]]


def merged(parts: Parts, name: str, order: Mapping[str, int] | None = None) -> Checked[Reading]:
    """Put what was read from many files together; the value is None where nothing was.

    ``name``: the folder. What is wrong with one file spoils the units of that file only. A unit
    in two files is left out (U204), unless ``order`` says which file is the later: then the
    earlier ones are replaced, which is told (U220).
    """
    found = [d for part in parts for d in part.diagnostics]
    readings = [sound(part) for part in parts if part.value is not None]
    told, chosen = one_file_a_unit(readings, order)
    found.extend(told)
    ledger = Ledger()
    for reading in readings:
        ledger.add(reading.ledger)
    sent = {code: unit for reading in readings for code, unit in reading.sent.items()}
    if not sent:
        return Checked(None, in_reading_order(found))
    left_out = counted(one.left_out for one in (*readings, *chosen.left_out))
    submission = together([part for part in chosen.kept if len(part)] or chosen.kept[:1])
    replaced = tuple(chosen.replaced)
    files = {file: units for reading in readings for file, units in reading.files.items()}
    whole = Reading(name, submission, left_out, ledger, sent, files, replaced)
    return Checked(whole, in_reading_order(found))


def sound(part: Checked[Reading]) -> Reading:
    """Leave out the units of a file in which more than single units are wrong."""
    reading = part.value
    assert reading is not None  # noqa: S101 — callers keep only those with a value
    wrong = [d for d in part.diagnostics if d.severity is Severity.ERROR]
    if all(map(is_of_one_unit, wrong)):
        return reading
    lost = {reading.sent[code]: 1 for code in reading.submission.units.index}
    empty = only(reading.submission, [])
    return replace(reading, submission=empty, left_out={**lost, **reading.left_out})


@dataclass(slots=True)
class Chosen:
    """The submissions that count, those that were replaced, and units with two files."""

    kept: list[Submission] = field(default_factory=list)
    replaced: list[Submission] = field(default_factory=list)
    left_out: list[Reading] = field(default_factory=list)


def one_file_a_unit(
    readings: Sequence[Reading], order: Mapping[str, int] | None
) -> tuple[list[Diagnostic], Chosen]:
    """Choose the file that speaks for each unit; of two, nobody can say which is meant."""
    files: dict[str, list[Reading]] = {}
    for reading in readings:
        for code in reading.sent:
            files.setdefault(code, []).append(reading)
    told: list[Diagnostic] = []
    dropped: dict[str, set[str]] = {}
    for code, found in sorted(files.items()):
        if len(found) > 1:
            counts = None if order is None else max(found, key=lambda one: order[one.file])
            for one in found:
                if one is not counts:
                    dropped.setdefault(one.file, set()).add(code)
            told.extend(tell_twice(code, found, counts))
    chosen = Chosen()
    for reading in readings:
        keep(chosen, reading, dropped.get(reading.file, set()), is_replaced=order is not None)
    return told, chosen


def keep(chosen: Chosen, reading: Reading, gone: set[str], *, is_replaced: bool) -> None:
    """Keep what a file says of its units but those that another file speaks for."""
    here = reading.submission.units.index
    chosen.kept.append(only(reading.submission, [code for code in here if code not in gone]))
    if gone and is_replaced:
        chosen.replaced.append(only(reading.submission, [code for code in here if code in gone]))
    elif gone:
        lost = {reading.sent[code]: 1 for code in gone}
        chosen.left_out.append(replace(reading, left_out=lost))


def tell_twice(code: str, found: Sequence[Reading], counts: Reading | None) -> Iterable[Diagnostic]:
    """Say that a unit has sent several files, and which of them counts."""
    first = found[0]
    for one in found:
        where = one.submission.origin.locate(code, "") or Location(one.file)
        where = replace(where, column=None)
        if counts is None and one is not first:
            yield catalogue.UNIT_TWICE.at(where, unit=one.sent[code], first=first.file)
        elif counts is not None and one is not counts:
            yield catalogue.SUBMISSION_REPLACED.at(where, unit=one.sent[code], by=counts.file)


def counted(parts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Add up the cells that units were left out for."""
    cells: dict[str, int] = {}
    for part in parts:
        for name, number in part.items():
            cells[name] = max(cells.get(name, 0), number)
    return dict(sorted(cells.items()))


def only(submission: Submission, codes: Sequence[str]) -> Submission:
    """Keep some units of a submission."""
    if len(codes) == len(submission):
        return submission
    wanted = set(codes)

    def rows(frame: pd.DataFrame) -> pd.DataFrame:
        # A list of codes would give an index of another dtype.
        return frame.loc[frame.index.isin(codes)] if len(frame.columns) else frame

    return replace(
        submission,
        units=rows(submission.units),
        inputs=rows(submission.inputs),
        not_applicable=rows(submission.not_applicable),
        claimed=rows(submission.claimed),
        awarded=rows(submission.awarded),
        unproven=rows(submission.unproven),
        origin=replace(
            submission.origin,
            home={c: n for c, n in submission.origin.home.items() if c in wanted},
            rows={c: n for c, n in submission.origin.rows.items() if c in wanted},
            cells={k: v for k, v in submission.origin.cells.items() if k[0] in wanted},
            typed={k: v for k, v in submission.origin.typed.items() if k[0] in wanted},
        ),
        texts={k: v for k, v in submission.texts.items() if k[0] in wanted},
        evidence={k: v for k, v in submission.evidence.items() if k[0] in wanted},
    )


def together(parts: Sequence[Submission]) -> Submission:
    """Make one submission of several, with their units in the order of their codes."""
    first = parts[0]
    if len(parts) == 1:
        return first
    units = pd.concat([part.units for part in parts]).sort_index()
    units.index = pd.Index(units.index, dtype=object, name="code")
    for column in ("block", "kind", "parent"):
        units[column] = one_spelling(units[column].tolist())
    stage = Stage.APPRAISED if any(p.stage is Stage.APPRAISED for p in parts) else Stage.SELF
    return Submission(
        units=units,
        inputs=stacked([part.inputs for part in parts], units.index),
        not_applicable=marks([part.not_applicable for part in parts], units.index),
        claimed=stacked([part.claimed for part in parts], units.index),
        awarded=stacked([part.awarded for part in parts], units.index),
        stage=stage,
        period=first.period,
        origin=origins(parts),
        texts={key: text for part in parts for key, text in part.texts.items()},
        evidence={key: text for part in parts for key, text in part.evidence.items()},
        unproven=marks([part.unproven for part in parts], units.index),
    )


def stacked(frames: Sequence[pd.DataFrame], index: pd.Index) -> pd.DataFrame:
    """Put tables of figures below each other; what one of them lacks is NaN."""
    held = [frame for frame in frames if len(frame.columns)] or list(frames[:1])
    made = pd.concat(held) if len(held) > 1 else held[0]
    ordered = made.columns if len({tuple(f.columns) for f in held}) == 1 else sorted(made.columns)
    return made.reindex(index=index, columns=pd.Index(ordered, dtype=object)).astype(float)


def marks(frames: Sequence[pd.DataFrame], index: pd.Index) -> pd.DataFrame:
    """Put tables of marks below each other; what one of them lacks is not marked."""
    held = [frame for frame in frames if len(frame.columns)]
    if not held:
        return pd.DataFrame(index=index, columns=pd.Index([], dtype=object))
    made = pd.concat([frame.astype(float) for frame in held])
    codes = pd.Index(sorted(made.columns), dtype=object)
    return made.reindex(index=index, columns=codes).fillna(0.0).astype(bool)


def origins(parts: Sequence[Submission]) -> Origin:
    """Put together where the figures of all files stood.

    Files whose tables have other columns than the first keep the place of each cell.
    """
    sources = tuple(source for part in parts for source in part.origin.sources)
    columns = dict(parts[0].origin.columns)
    home: dict[str, int] = {}
    rows: dict[str, int] = {}
    cells: dict[tuple[str, str], tuple[int, int, int]] = {}
    typed: dict[tuple[str, str], str] = {}
    before = 0
    for part in parts:
        origin = part.origin
        for unit, row in origin.rows.items():
            home[unit] = before + origin.home.get(unit, 0)
            rows[unit] = row
            if origin.columns != columns:
                for code, column in origin.columns.items():
                    cells[unit, code] = (home[unit], row, column)
        for key, (number, row, column) in origin.cells.items():
            cells[key] = (before + number, row, column)
        typed.update(origin.typed)
        before += len(origin.sources)
    away = {unit: number for unit, number in home.items() if number}
    return Origin(sources, away, rows, columns, cells, typed)
