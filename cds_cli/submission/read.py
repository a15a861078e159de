"""A file of any layout becomes a submission."""

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from cds_cli import catalogue
from cds_cli.definitions.inputs import AppliesTo
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Checked, Location, in_reading_order
from cds_cli.submission.answers import report_few_answers
from cds_cli.submission.applicability import covered_units
from cds_cli.submission.assemble import submission_from
from cds_cli.submission.balance import balance
from cds_cli.submission.comparisons import report_comparisons
from cds_cli.submission.figures import ReadTable, read_figures
from cds_cli.submission.frames import frame_of_units
from cds_cli.submission.gaps import Asking, report_gaps, report_unknown_units
from cds_cli.submission.known_units import recognise
from cds_cli.submission.laid_out import LaidOut
from cds_cli.submission.layouts import Vocabulary, lay_out, own_sheets
from cds_cli.submission.ledger import Ledger
from cds_cli.submission.model import Source, Submission
from cds_cli.submission.period import Period, Stage
from cds_cli.submission.proofs import judge_proofs
from cds_cli.submission.sheets import report_comments, report_sheets
from cds_cli.submission.stamps import judge_stamp, judge_typed_periods
from cds_cli.submission.totals import totals_disagreeing
from cds_cli.submission.wholes import report_wholes
from cds_cli.submission.wide import without_awards
from cds_cli.tables.grid import Book
from cds_cli.units.model import Unit
from cds_cli.units.registry import Registry


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file: a submission, the units left out of it, and the account of its cells."""

    file: str
    submission: Submission
    left_out: dict[str, int]
    """Names of units with rejected cells, and how many of them."""
    ledger: Ledger
    sent: dict[str, str] = field(default_factory=dict)
    """Codes of all known units of the file, also of those left out, and their names."""
    files: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The files it was read from, with the names of the units in each."""
    replaced: tuple[Submission, ...] = ()
    """What later files of the same units took the place of."""


@dataclass(frozen=True, slots=True)
class Request:
    """How a file is to be read; without a stage, awarded points make it an appraised one."""

    indicator_set: IndicatorSet
    stage: Stage | None = None
    period: Period | None = None
    sheet: str | None = None
    registry: Registry | None = None
    """The units there are; without it, whoever stands in a file is a unit."""
    evidence: Path | None = None
    """The folder in which the files that evidence names are looked for."""
    before: pd.DataFrame | None = field(default=None, compare=False)
    """Units × inputs of the last period, where they are known."""
    is_named: bool = False
    """Whether somebody named the set for this very file, whatever its template says."""
    words: Vocabulary = field(init=False, repr=False, compare=False)
    """What the set's tables may say; made once for all files of a request."""

    def __post_init__(self) -> None:
        """List the words of the set."""
        object.__setattr__(self, "words", Vocabulary(self.indicator_set))


def read_submission(book: Book, request: Request) -> Checked[Reading]:
    """Read a workbook or a csv as a submission to one set, with every fault of it.

    The value is there whenever some unit could be read; units with a rejected cell are left out
    of it. Whether that is good enough is for the caller to say: ``require`` refuses errors.
    """
    names_suffice = request.registry is not None
    laying = lay_out(book, request.words, request.sheet, names_suffice=names_suffice)
    stamped = tuple(
        judge_stamp(book, request.indicator_set, request.period, is_named=request.is_named)
    )
    if laying.laid is None:
        return Checked(None, in_reading_order((*stamped, *laying.found)))
    laid = laying.laid
    stage = stage_of(laid, request)
    if stage is Stage.SELF:
        laid = without_awards(laid)
    found = [*stamped, *report_sheets(book, laying.read, own_sheets(book), laid.ledger)]
    found.extend(judge_typed_periods(book, laid, request.period))
    found.extend(report_comments(laying.read))
    known = recognised(laid, request, book)
    table = read_figures(laid, request.indicator_set)
    units = frame_of_units(table, request.indicator_set, known)
    asking = asking_of(request.indicator_set, table, units)
    report_all(table, asking)
    report_comparisons(table, asking, request.before)
    unproven = judge_proofs(table, asking, request.evidence)
    found.extend((*laid.found, *table.found, *totals_disagreeing(table, request.indicator_set)))
    ledger = balance(table, laying.read)
    if not table.codes:
        where = Location(book.file, sheet=laying.read[0].sheet)
        return Checked(None, in_reading_order((*found, catalogue.NO_DATA.at(where))))
    sources = [Source(book.file, book.sha256, grid.sheet or "") for grid in book.grids]
    submission = submission_from(table, units, request.indicator_set, sources)
    submission = replace(
        submission,
        stage=stage,
        period=request.period,
        unproven=kept_marks(unproven, table, submission),
    )
    sent = {
        code: table.names[place]
        for place, code in enumerate(table.codes)
        if code and (request.registry is None or place in known)
    }
    files = {book.file: tuple(sent.values())}
    reading = Reading(book.file, submission, left_out(table), ledger, sent, files)
    return Checked(reading, in_reading_order(found))


def report_all(table: ReadTable, asking: Asking) -> None:
    """Tell what is wrong between cells, once all of them have been read."""
    report_unknown_units(table, asking)
    report_gaps(table, asking)
    report_wholes(asking, table)
    report_few_answers(asking, table)


def kept_marks(unproven: pd.DataFrame, table: ReadTable, submission: Submission) -> pd.DataFrame:
    """Keep the marks of the units that were kept, in their order."""
    # A row that was refused may bear the code of a unit that was kept.
    kept = [p for p in range(len(unproven)) if p not in table.laid.rejected | table.spoiled]
    marks = unproven.iloc[kept].loc[submission.units.index]
    return marks.loc[:, marks.any()]


def recognised(laid: LaidOut, request: Request, book: Book) -> dict[int, Unit]:
    """Say who the units are; a form that says nothing of it may have been stamped with it."""
    for place, code in enumerate(laid.codes):
        if not code:
            laid.codes[place] = laid.names[place] = book.properties.get(UNIT_STAMP, "")
    known: dict[int, Unit] = {}
    if request.registry is not None:
        day = request.period.days[1] if request.period is not None else None
        known = recognise(laid, request.registry, day)
    for place, code in enumerate(laid.codes):
        if not code:
            where = laid.locate(laid.homes[place])
            laid.found.append(catalogue.FORM_WITHOUT_UNIT.at(where))
            laid.rejected[place] = catalogue.FORM_WITHOUT_UNIT.code
    return known


UNIT_STAMP = "cds.unit"
"""The property with the code of the unit that a form was made for."""


def stage_of(laid: LaidOut, request: Request) -> Stage:
    """Give the stage asked for; without one, awarded points speak for an appraisal."""
    has_awards = any(
        column.heading.role == "awarded" and any(cell is not None for cell in column.cells)
        for column in laid.columns
    )
    return request.stage or (Stage.APPRAISED if has_awards else Stage.SELF)


def asking_of(indicator_set: IndicatorSet, table: ReadTable, units: pd.DataFrame) -> Asking:
    """Say which indicators ask which units."""
    return Asking(
        indicator_set=indicator_set,
        units=units,
        covers={leaf.code: covers(leaf.applies_to, units) for leaf in indicator_set.leaves()},
        awarded={
            code: read.reading.values
            for (role, code), read in table.columns.items()
            if role == "awarded"
        },
    )


def covers(applies_to: AppliesTo | None, units: pd.DataFrame) -> list[bool] | None:
    """Say for each unit whether an indicator is scored for it; None where it is for all."""
    covered = covered_units(applies_to, units)
    return None if covered is None else [bool(one) for one in covered]


def left_out(table: ReadTable) -> dict[str, int]:
    """Count the rejected cells of each unit that has any."""
    cells: Counter[str] = Counter()
    for place in table.laid.rejected:
        cells[table.names[place]] += table.laid.cells_of(place)
    for place, number in table.spoiled.items():
        if place not in table.laid.rejected:
            cells[table.names[place]] += number
    return dict(sorted(cells.items()))
