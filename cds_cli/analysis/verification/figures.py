"""The figures, names and marks of a published result that are not what set and data give."""

from collections.abc import Iterator
from decimal import Decimal

from cds_cli.analysis.published.model import Column, Head, Measure, Section, Seen
from cds_cli.analysis.published.values import FARTHEST, Figure, is_same_text, text_of
from cds_cli.analysis.verification.model import Coarse, Difference
from cds_cli.analysis.verification.recomputed import EXACT_DECIMALS, Recomputed
from cds_cli.results.figures import TOTAL, Mark
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up


def differing(section: Section, column: Column, again: Recomputed) -> Iterator[Difference]:
    """Give the figures of a column that are not the same; strange units are told elsewhere."""
    if column.measure.is_text:
        yield from differing_texts(section, column, again)
        return
    for number, figure in figures_in(column, again):
        if not figure.is_same:
            told = text_of(figure.published), figure.text
            yield difference(section, column, number, told, figure.change)


def figures_in(column: Column, again: Recomputed) -> Iterator[tuple[int, Figure]]:
    """Give the figures of a column beside what they should be, with their places in it.

    Maxima are published without the zeros at their end, so that what a column of them shows says
    nothing of how they were rounded.
    """
    if column.is_exact:
        yield from exact_figures_in(column, again)
        return
    expected = again.figures(column.node, column.measure)
    decimals = again.decimals(column.measure)
    shown = None if column.measure is Measure.MAX_POINTS else column.decimals
    for number, (unit, value) in enumerate(zip(column.units, column.values, strict=True)):
        row = again.rows.get(unit)
        if row is not None:
            yield number, Figure(value, expected[row], decimals, shown)


def exact_figures_in(column: Column, again: Recomputed) -> Iterator[tuple[int, Figure]]:
    """Do the same for exact points and maxima; nothing applies where there is a blank or a 0."""
    expected = again.exact(column.node, column.measure)
    for number, (unit, value) in enumerate(zip(column.units, column.values, strict=True)):
        row = again.rows.get(unit)
        if row is not None:
            seen = None if value == 0 and expected[row] is None else rounded(value)
            yield number, Figure(seen, expected[row], EXACT_DECIMALS)


def rounded(value: Seen) -> Seen:
    """Round a number as exact points are compared; leave anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, float | int) or abs(value) > FARTHEST:
        return value
    return float(round_half_up(value, EXACT_DECIMALS))


def differing_texts(section: Section, column: Column, again: Recomputed) -> Iterator[Difference]:
    """Give the names, blocks, bands and marks that are not the same."""
    expected = again.texts(column.node, column.measure)
    for number, (unit, value) in enumerate(zip(column.units, column.values, strict=True)):
        row = again.rows.get(unit)
        if row is None:
            continue
        text = expected[row]
        labels = again.labels(text) if column.measure is Measure.BAND else ()
        if not is_same_text(value, text, frozenset(labels)):
            # Where a file names bands by their labels, so does what is told of it.
            in_words = isinstance(value, str) and value not in again.band_codes
            shown = next(iter(labels), text) if in_words else text
            yield difference(section, column, number, (text_of(value), shown or None))


def difference(
    section: Section,
    column: Column,
    number: int,
    told: tuple[str | None, str | None],
    change: Decimal | None = None,
) -> Difference:
    """Tell what stands in a file and what should."""
    name, place = section.names[number], column.place(number)
    unit = column.units[number]
    return Difference(unit, name, column.node, column.measure, *told, change, place)


def differing_maxima(column: Column, again: Recomputed) -> Iterator[Difference]:
    """Hold the maximum that a heading names against that of the set."""
    told = text_of(column.values[0]), again.stated_maximum(column.node)
    if told[0] != told[1]:
        yield Difference("", "", column.node, column.measure, *told, None, column.place(0))


def differing_counts(head: Head, results: Results) -> Iterator[Difference]:
    """Hold the counts of units that a workbook states against those of the results."""
    gaps = (results.marks() & (Mark.MISSING | Mark.EXCLUDED)).astype(bool)
    counted = {Measure.UNITS: len(results.units), Measure.GAPS: int(gaps.sum())}
    for what, value, place in head.counts:
        figure = Figure(value, float(counted[what]), 0)
        if not figure.is_same:
            told = text_of(value), figure.text
            yield Difference("", "", TOTAL, what, *told, figure.change, place)


def coarse(column: Column, again: Recomputed) -> Iterator[Coarse]:
    """Tell a column that was only the same because it shows fewer decimals."""
    full = again.decimals(column.measure)
    if column.measure.is_text or column.decimals is None or column.decimals >= full:
        return
    figures = (figure for _, figure in figures_in(column, again))
    if any(figure.is_same and not figure.is_same_in_full for figure in figures):
        yield Coarse(column.node, column.measure, column.decimals, full, column.place(0))
