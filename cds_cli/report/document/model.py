"""What the appendix holds, before it is written: texts, and the table as cells of text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cds_cli.definitions.canonical import set_digest
from cds_cli.report.answers.figures import move, number
from cds_cli.report.answers.model import Kind as FigureKind
from cds_cli.report.document import words
from cds_cli.report.persons import FEWEST, SUPPRESSED, groups_of_persons
from cds_cli.report.publication import Publication
from cds_cli.report.ranking.model import Kind, Table, name_in
from cds_cli.report.ranking.notes import column_notes, sign_notes
from cds_cli.report.ranking.table import table_of
from cds_cli.report.ranking.text import TextColumn, text_columns
from cds_cli.report.ranking.words import STAGES, data_files
from cds_cli.report.safe import clean
from cds_cli.text import Text

LEFT_OUT = (Kind.COVERAGE, Kind.MARKS, Kind.BLOCK)
PORTRAIT_COLUMNS = 7
"""A sheet on edge has room for no more columns."""
DIGEST_SHOWN = 16


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one block; without a heading where there are no blocks."""

    heading: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """The appendix: its texts, and its table of headings, alignments and sections."""

    title: str
    period: str
    headings: tuple[str, ...]
    is_text: tuple[bool, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...]


def appendix_of(publication: Publication, *, landscape: bool = False) -> Appendix:
    """Make the appendix of a publication; across the sheet it has the main nodes as columns.

    Of persons there are groups only.
    """
    results, language = publication.results, publication.language
    written, found, below = (
        of_persons(publication)
        if results.indicator_set.is_of_persons
        else of_units(publication, landscape=landscape)
    )
    name = name_in(results.indicator_set, language).upper()
    return Appendix(
        title=words.RESULT.fill(language, {"name": clean(name)}),
        period=words.OF_PERIOD.fill(
            language, {"period": str(results.period or "–"), "stage": STAGES[results.stage]}
        ),
        headings=tuple(heading for heading, _, _ in written),
        is_text=tuple(is_text for _, is_text, _ in written),
        sections=found,
        notes=below,
    )


Made = tuple[list["Written"], tuple[Section, ...], tuple[str, ...]]
"""The columns of a table, its sections, and the notes below it."""


def of_units(publication: Publication, *, landscape: bool) -> Made:
    """Make the table of units."""
    language = publication.language
    table = table_of(publication.document()).without(*LEFT_OUT)
    if not landscape and len(table.columns) > PORTRAIT_COLUMNS:
        # All main nodes or none: some of them would say that there are no others.
        kept = tuple(filled for filled in table.filled if not filled.column.name)
        table = Table(kept, table.blocks)
    columns = with_moves(text_columns(table, language), publication)
    found = tuple(sections(columns, table, publication)) if len(table) else ()
    named = "; ".join(column_notes(table.columns))
    below = (*notes(publication), *sign_notes(table, language), *filter(None, [named]))
    return columns, found, below


def of_persons(publication: Publication) -> Made:
    """Make the table of groups of persons."""
    results, language = publication.results, publication.language
    groups = groups_of_persons(results)
    few = SUPPRESSED.fill(language, {"fewest": FEWEST})
    decimals = results.indicator_set.index_decimals
    means = [
        "–" if one.mean is None else number(one.mean, FigureKind.FIGURE, decimals, language)
        for one in groups
    ]
    columns: list[Written] = [
        (words.GROUP.fill(language, {}), True, tuple(one.group or "–" for one in groups)),
        (
            words.PERSONS.fill(language, {}),
            False,
            tuple(few if one.is_suppressed else str(one.count) for one in groups),
        ),
        (words.MEAN.fill(language, {}), False, tuple(means)),
    ]
    rows = tuple(zip(*(cells for _, _, cells in columns), strict=True))
    return columns, (Section("", rows),) if rows else (), tuple(basis(publication))


Written = tuple[str, bool, tuple[str, ...]]
"""A heading, whether its cells are words, and the cells."""


def with_moves(columns: Sequence[TextColumn], publication: Publication) -> list[Written]:
    """Give the columns as text; the ranks gained stand behind the rank."""
    written = [
        (one.heading, one.column.kind.is_text, tuple(cell.strip() for cell in one.cells))
        for one in columns
    ]
    gained = publication.ranks_gained()
    if gained is not None:
        cells = tuple(
            "–" if np.isnan(gained[row]) else move(int(gained[row]))
            for row in publication.results.order()
        )
        heading = words.MOVED.fill(publication.language, {})
        written.insert(1, (heading, False, cells))
    return written


def sections(
    columns: Sequence[Written], table: Table, publication: Publication
) -> Iterator[Section]:
    """Give the rows block by block."""
    language = publication.language
    rows = tuple(zip(*(cells for _, _, cells in columns), strict=True))
    for block, where in table.sections():
        heading = ""
        if block is not None:
            shown = clean(block) or words.NO_BLOCK.fill(language, {})
            count = where.stop - where.start
            heading = words.BLOCK.fill(language, {"block": shown, "count": count})
        yield Section(heading, rows[where])


def notes(publication: Publication) -> Iterator[str]:
    """Say what was ranked on, how ties stand, and what the figures rest on."""
    results, language = publication.results, publication.language

    def told(text: Text, **values: object) -> str:
        return text.fill(language, values)

    yield told(words.RANKED_ON, decimals=results.indicator_set.index_decimals)
    ranks = results.ranks()
    known = ranks[~np.isnan(ranks)]
    if len(known) < len(ranks):
        yield told(words.UNRANKED, count=len(ranks) - len(known))
    if has_ties(publication):
        yield told(words.TIES)
    yield from basis(publication)


def basis(publication: Publication) -> Iterator[str]:
    """Say which set and which data the figures rest on."""
    results, language = publication.results, publication.language

    def told(text: Text, **values: object) -> str:
        return text.fill(language, values)

    digest = set_digest(results.indicator_set)[:DIGEST_SHOWN]
    label = results.indicator_set.label
    yield told(words.BASIS, set=clean(label), digest=digest, version=publication.version)
    files = data_files(publication.document())
    if files:
        named = (f"{clean(name)} ({sha256[:DIGEST_SHOWN]})" for name, sha256 in files)
        yield told(words.DATA, files="; ".join(named))


def has_ties(publication: Publication) -> bool:
    """Whether two units of a block share a rank."""
    results = publication.results
    pairs = list(zip(results.units["block"], results.ranks().tolist(), strict=True))
    ranked = [pair for pair in pairs if pair[1] == pair[1]]
    return len(set(ranked)) < len(ranked)
