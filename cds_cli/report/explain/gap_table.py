"""Which indicators make the difference to another unit, and where most was lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cds_cli.analysis.explain.model import Gap, Lost, Neighbours
from cds_cli.definitions.models import Indicator
from cds_cli.report.answers.figures import number
from cds_cli.report.answers.model import Column, Fact, Kind, Table, Value, Worded
from cds_cli.report.explain import headings, phrases
from cds_cli.report.explain.figures import grouped, join
from cds_cli.report.explain.teller import Teller, name_in_both
from cds_cli.report.explain.tree_table import maximum_decimals
from cds_cli.report.explain.working import named
from cds_cli.results.model import Results
from cds_cli.text import Language, Text, as_it_stands, told


@dataclass(frozen=True, slots=True)
class Contrast:
    """A gap, and how its other unit was found: as a neighbour, or by name (None)."""

    gap: Gap
    neighbours: Neighbours | None


def gap_facts(contrast: Contrast, teller: Teller) -> tuple[Fact, ...]:
    """Say with whom the unit is compared, and how far apart they are."""
    gap = contrast.gap
    measure = headings.IN_POINTS if gap.in_points else headings.IN_INDEX
    code = str(teller.results.units.index[gap.other])
    other = Worded(code, as_it_stands(*(teller.coded(gap.other),) * 2))
    return (
        Fact("against", headings.COMPARED, other),
        Fact("gap", headings.WHOLE_GAP, gap.whole, Kind.CHANGE, gap.decimals),
        Fact("measure", headings.MEASURE, Worded(measure.en.removeprefix("the "), measure)),
    )


def gap_table(contrast: Contrast, teller: Teller, *, for_programs: bool) -> Table:
    """Give a row an indicator that makes a difference; they add up to the gap.

    People read points and maximum of a unit in one column.
    """
    gap, results = contrast.gap, teller.results
    leaves = leaves_by_code(results)
    side = of_programs if for_programs else of_people
    rows = [
        (
            *named_leaf(leaves[part.code]),
            *side(teller, gap.row, part.code),
            *side(teller, gap.other, part.code),
            part.difference,
        )
        for part in gap.parts
    ]
    return Table(
        key="gap",
        title=told(headings.GAP, unit=teller.name_of(gap.other)),
        columns=gap_columns(gap, teller, for_programs=for_programs),
        rows=tuple(rows),
        notes=tuple(gap_notes(contrast, teller)),
    )


def gap_columns(gap: Gap, teller: Teller, *, for_programs: bool) -> tuple[Column, ...]:
    """Give the columns of a gap."""
    own = Column("points", headings.OWN, Kind.FIGURE, teller.decimals)
    other = Column("other_points", headings.OTHER, Kind.FIGURE, teller.decimals)
    maxima = ("max_points", "other_max_points")
    of_own, of_other = (Column(key, headings.MAXIMUM, Kind.FIGURE) for key in maxima)
    change = headings.DIFFERENCE if gap.in_points else headings.DIFFERENCE_INDEX
    sides = (own, of_own, other, of_other) if for_programs else (own, other)
    named = (Column("code", headings.CODE), Column("name", headings.NAME))
    return (*named, *sides, Column("difference", change, Kind.CHANGE, gap.decimals))


def of_programs(teller: Teller, row: int, code: str) -> tuple[Value, ...]:
    """Give published points and maximum of a unit."""
    results = teller.results
    return float(results.points(code)[row]), float(results.maximum(code)[row])


def of_people(teller: Teller, row: int, code: str) -> tuple[Value, ...]:
    """Write points over maximum, or that nothing applies."""
    points, maximum = teller.results.points(code)[row], float(teller.results.maximum(code)[row])
    if not maximum:
        return (phrases.NOT_APPLICABLE,)
    return (join(grouped(float(points), teller.decimals), " / ", grouped(maximum)),)


def gap_notes(contrast: Contrast, teller: Teller) -> Iterator[Text]:
    """Say who the other unit is, in what the gap is measured, and that the parts add up."""
    gap, results = contrast.gap, teller.results
    if contrast.neighbours is not None:
        yield from who_stands_there(contrast.neighbours, gap, teller)
    blocks = results.units["block"]
    if blocks.iloc[gap.row] != blocks.iloc[gap.other]:
        values = {"unit": teller.name_of(gap.other), "block": str(blocks.iloc[gap.other])}
        yield told(phrases.OTHER_BLOCK, **values)
    if gap.in_points:
        yield phrases.IN_POINTS
    else:
        why = phrases.MAXIMA_DIFFER if gap.sums else phrases.NOT_ADDED
        yield told(phrases.IN_INDEX, why=why)
    yield told(phrases.ADDS_UP, whole=signed(gap.whole, gap.decimals))
    yield from others(phrases.EQUAL_OTHERS, gap.equal)
    yield phrases.NOT_ROUND


def others(text: Text, count: int) -> Iterator[Text]:
    """Count the indicators that have no row; nothing where there is none."""
    if count:
        yield told(text, count=count)


def who_stands_there(neighbours: Neighbours, gap: Gap, teller: Teller) -> Iterator[Text]:
    """Name the units right above, or right below the first."""
    rank = int(teller.results.ranks(gap.node)[gap.other])
    units = named(neighbours.rows, teller.name_of)
    yield told(phrases.ABOVE if neighbours.is_above else phrases.BELOW, units=units, rank=rank)
    if len(neighbours.rows) > 1:
        count, unit = len(neighbours.rows), teller.name_of(gap.other)
        yield told(phrases.SEVERAL, count=count, unit=unit)


def no_gap_table() -> Table:
    """Say that there is nobody to compare with."""
    columns = (
        Column("code", headings.CODE),
        Column("difference", headings.DIFFERENCE, Kind.CHANGE),
    )
    title = told(headings.GAP, unit="–")
    return Table("gap", title, columns, (), notes=(phrases.ALONE,))


def lost_facts(lost: Lost) -> tuple[Fact, ...]:
    """Say how much was lost in all."""
    return (Fact("lost", headings.TOTAL_LOST, lost.whole, Kind.FIGURE, lost.decimals),)


def lost_table(lost: Lost, teller: Teller) -> Table:
    """Give a row an indicator in which anything was lost, most first."""
    results, row = teller.results, teller.row
    leaves = leaves_by_code(results)
    note = phrases.LOST_IN_POINTS if lost.in_points else phrases.LOST_IN_INDEX
    whole = grouped(lost.whole, lost.decimals)
    return Table(
        key="lost",
        title=headings.LOST if lost.in_points else headings.LOST_INDEX,
        columns=(
            Column("code", headings.CODE),
            Column("name", headings.NAME),
            Column("points", headings.POINTS, Kind.FIGURE, teller.decimals),
            Column("max_points", headings.MAXIMUM, Kind.FIGURE, maximum_decimals(teller)),
            Column("lost", headings.LOSS, Kind.FIGURE, lost.decimals),
            Column("share_of_lost", headings.SHARE_LOST, Kind.SHARE, 1),
        ),
        rows=tuple(
            (
                *named_leaf(leaves[part.code]),
                float(results.points(part.code)[row]),
                float(results.maximum(part.code)[row]),
                part.lost,
                part.share,
            )
            for part in lost.parts
        ),
        notes=(
            told(note, whole=whole),
            *others(phrases.FULL_OTHERS, lost.full),
            phrases.NOT_ROUND,
        ),
    )


def leaves_by_code(results: Results) -> Mapping[str, Indicator]:
    """Give the indicators of the set by code."""
    return {leaf.code: leaf for leaf in results.indicator_set.leaves()}


def named_leaf(leaf: Indicator) -> tuple[Value, Value]:
    """Give code and name of an indicator."""
    return leaf.code, name_in_both(leaf.name, leaf.name_en)


def signed(figure: float, decimals: int) -> Text:
    """Write a difference with its sign."""
    return as_it_stands(*(number(figure, Kind.CHANGE, decimals, each) for each in Language))
