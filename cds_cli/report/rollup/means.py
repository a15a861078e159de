"""What ``cds rollup`` answers for means and shares."""

from collections.abc import Iterator

from cds_cli.analysis.rollup.families import Family
from cds_cli.analysis.rollup.means import RolledUp, scored
from cds_cli.definitions.views import Band
from cds_cli.report.answers.model import Answer, Column, Fact, Kind, Table, Value, Worded
from cds_cli.report.first_rows import shortened
from cds_cli.report.published import counts, figures
from cds_cli.report.rollup import words
from cds_cli.report.rollup.children import (
    Shown,
    children_table,
    covered,
    facts_of,
    has_names,
    headed_by,
    notes_of,
)
from cds_cli.report.what_if_words import node_name
from cds_cli.results.figures import TOTAL
from cds_cli.text import Text, as_it_stands, told


def means_answer(rolled: RolledUp, weight: str | None, shown: Shown) -> Answer:
    """Tell the figure of each parent, and the children it rests on."""
    results, made = rolled.results, rolled.families
    tables: tuple[Table, ...] = (parents_table(rolled),)
    if not shown.of_persons:
        tables = (*tables, children_table(results, made, rolled.node, rolled.weights))
    how = told(words.OF_PUBLISHED, decimals=results.indicator_set.index_decimals)
    return Answer(
        command="rollup",
        title=told(words.TITLE, by=made.by.words, set=results.indicator_set.name),
        facts=(
            *facts_of(results, made, method_of(rolled), shown),
            *own_facts(rolled, weight),
        ),
        tables=tables if shown.all_rows else shortened(tables),
        notes=(how, *notes_of(results, made, shown)),
    )


def method_of(rolled: RolledUp) -> str:
    """Name the way the figures were taken."""
    if rolled.band is not None:
        return "share"
    return "mean" if rolled.weights is None else "weighted"


def own_facts(rolled: RolledUp, weight: str | None) -> Iterator[Fact]:
    """Give node, weight and band."""
    yield Fact("node", words.OF_NODE, node_told(rolled))
    if weight is not None:
        yield Fact("weight", words.WEIGHT, weight)
    if rolled.band is not None:
        yield Fact("band", words.BAND, Worded(rolled.band.code, band_name(rolled.band)))


def node_told(rolled: RolledUp) -> Worded:
    """Name the node that is rolled up, with its code."""
    indicator_set, code = rolled.results.indicator_set, rolled.node
    if code == TOTAL:
        return Worded(indicator_set.code, words.WHOLE_SET)
    name = node_name(indicator_set, code)
    return Worded(code, as_it_stands(f"{code} {name.vi}", f"{code} {name.en}"))


def parents_table(rolled: RolledUp) -> Table:
    """Give a row a parent: its figure and rank, how many children it rests on, and their range."""
    decimals = rolled.results.indicator_set.index_decimals
    named = has_names(rolled.families)
    columns = (
        Column("rank", words.RANK, Kind.COUNT),
        Column("among", words.AMONG, Kind.COUNT),
        Column("code", words.CODE if named else headed_by(rolled.families)),
        *((Column("name", words.NAME),) if named else ()),
        figure_column(rolled, decimals),
        *((Column("reached", words.REACHED, Kind.COUNT),) if rolled.band else ()),
        Column("scored", words.SCORED, Kind.COUNT),
        Column("known", words.KNOWN, Kind.COUNT),
        Column("coverage", words.COVERAGE, Kind.SHARE, 1),
        Column("lowest", words.LOWEST, Kind.FIGURE, decimals),
        Column("highest", words.HIGHEST, Kind.FIGURE, decimals),
    )
    ranks, shares = counts(rolled.ranks), figures(rolled.index)
    ranked = sum(rank is not None for rank in ranks)
    rows = []
    for place, family in enumerate(rolled.families.members):
        identity = (family.code, family.name) if named else (family.code,)
        reached = (rolled.reached(family),) if rolled.band else ()
        among = ranked if ranks[place] is not None else None
        cells = children_cells(rolled, family)
        rows.append((ranks[place], among, *identity, shares[place], *reached, *cells))
    order = sorted(range(len(rows)), key=lambda place: (ranks[place] or len(rows) + 1, place))
    return Table("parents", words.PARENTS, columns, tuple(rows[place] for place in order))


def figure_column(rolled: RolledUp, decimals: int) -> Column:
    """Head the figure of the parents by what it is."""
    if rolled.band is not None:
        heading = told(words.SHARE_AT, band=band_name(rolled.band))
        return Column("share", heading, Kind.SHARE, max(decimals - 2, 0))
    heading = words.MEAN if rolled.weights is None else words.WEIGHTED_MEAN
    return Column("index", heading, Kind.FIGURE, decimals)


def band_name(band: Band) -> Text:
    """Name a band in both languages."""
    return as_it_stands(band.name, band.name_en or band.name)


def children_cells(rolled: RolledUp, family: Family) -> tuple[Value, ...]:
    """Give how many children have an index, how many there are, their share, and their range."""
    shares = [share for _, share in scored(rolled.results.index(rolled.node), family)]
    ends = (min(shares), max(shares)) if shares else (None, None)
    return (*covered(rolled.results, family, rolled.node), *ends)
