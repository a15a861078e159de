"""What ``cds rollup --method sum`` answers."""

from collections.abc import Iterator

from cds_cli.analysis.rollup.addable import held_against_marks
from cds_cli.analysis.rollup.adding import Added
from cds_cli.analysis.rollup.summed import Summed
from cds_cli.definitions.canonical import set_digest
from cds_cli.definitions.columns import input_columns, roles_of
from cds_cli.report.answers.model import Answer, Column, Fact, Kind, Table, Value
from cds_cli.report.first_rows import shortened
from cds_cli.report.published import among, bands, counts, figures, maxima, without_empty
from cds_cli.report.ranking.columns import maximum_decimals
from cds_cli.report.ranking.words import DIGEST_SHOWN
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
from cds_cli.text import Text, as_it_stands, told

SUM_DECIMALS = 2


def sums_answer(summed: Summed, shown: Shown) -> Answer:
    """Tell the parents as they score on the sums of their children, with all nodes and sums."""
    children, made = summed.scoring.results, summed.families
    tables: tuple[Table, ...] = (parents_table(summed), nodes_table(summed), sums_table(summed))
    if not shown.of_persons:
        tables = (*tables, children_table(children, made))
    return Answer(
        command="rollup",
        title=told(words.TITLE, by=made.by.words, set=summed.added.target.name),
        facts=(*facts_of(children, made, "sum", shown), *own_facts(summed)),
        tables=tables if shown.all_rows else shortened(tables),
        notes=(
            words.OF_SUMS,
            *left_out(summed),
            *marks(summed),
            *awards(summed),
            *notes_of(children, made, shown),
        ),
    )


def left_out(summed: Summed) -> Iterator[Text]:
    """Say how many indicators lack an input that was not added up."""
    leaves = summed.added.target.leaves()
    skipped = set(summed.left_out)
    count = sum(not skipped.isdisjoint(roles_of(leaf).values()) for leaf in leaves)
    if count:
        yield told(words.LEFT_OUT, count=count, all=len(leaves))


def marks(summed: Summed) -> Iterator[Text]:
    """Say where parents are held against marks that are set for their children."""
    target = summed.added.target
    codes = held_against_marks(target, summed.left_out)
    if codes and target == summed.scoring.results.indicator_set:
        yield told(words.MARKS, codes=", ".join(codes))


def awards(summed: Summed) -> tuple[Text, ...]:
    """Say that a council's points stay with the children."""
    return (words.AWARDS,) if summed.scoring.submission.awarded.notna().any(axis=None) else ()


def own_facts(summed: Summed) -> Iterator[Fact]:
    """Give the set that scores the parents, and what was not added up."""
    target = summed.added.target
    digest = set_digest(target)[:DIGEST_SHOWN]
    yield Fact("scored_by", words.SCORED_BY, f"{target.label} ({digest})")
    if summed.left_out:
        yield Fact("left_out", words.NOT_ADDED, ", ".join(summed.left_out))


def parents_table(summed: Summed) -> Table:
    """Give a row a parent: its score, and how many of its children there are."""
    results, made = summed.results, summed.families
    index, points = results.indicator_set.index_decimals, results.indicator_set.decimals
    named = has_names(made)
    columns = (
        Column("rank", words.RANK, Kind.COUNT),
        Column("among", words.AMONG, Kind.COUNT),
        Column("code", words.CODE if named else headed_by(made)),
        *((Column("name", words.NAME),) if named else ()),
        Column("index", words.INDEX, Kind.FIGURE, index),
        Column("points", words.POINTS, Kind.FIGURE, points),
        Column("max_points", words.MAXIMUM, Kind.FIGURE, maximum_decimals(points)),
        Column("scored", words.SCORED, Kind.COUNT),
        Column("known", words.KNOWN, Kind.COUNT),
        Column("coverage", words.COVERAGE, Kind.SHARE, 1),
        Column("band", words.BAND),
    )
    scores, children = scores_of(summed), summed.scoring.results
    rows: list[tuple[Value, ...]] = []
    for family in made.members:
        rank, of, *figure, band = scores.get(family.code, (None,) * 6)
        identity = (family.code, family.name) if named else (family.code,)
        rows.append((rank, of, *identity, *figure, *covered(children, family), band))
    places = {family.code: place for place, family in enumerate(made.members)}
    order = [places[str(results.units.index[row])] for row in results.order()]
    order += [place for place in places.values() if place not in set(order)]
    table = Table("parents", words.PARENTS, columns, tuple(rows[place] for place in order))
    return without_empty(table, "band")


def scores_of(summed: Summed) -> dict[str, tuple[Value, ...]]:
    """Give rank, index, points, maximum, band and number ranked of each parent."""
    results = summed.results
    cells = zip(
        counts(results.ranks()),
        among(results),
        figures(results.index()),
        figures(results.points()),
        maxima(results),
        bands(results),
        strict=True,
    )
    return {str(code): one for code, one in zip(results.units.index, cells, strict=True)}


def nodes_table(summed: Summed) -> Table:
    """Give a row a parent and node, down to each indicator."""
    results = summed.results
    points = results.indicator_set.decimals
    named = has_names(summed.families)
    columns = (
        Column("code", words.CODE if named else headed_by(summed.families)),
        *((Column("name", words.NAME),) if named else ()),
        Column("node", words.NODE),
        Column("node_name", words.INDICATOR),
        Column("points", words.POINTS, Kind.FIGURE, points),
        Column("max_points", words.MAXIMUM, Kind.FIGURE, maximum_decimals(points)),
        Column("index", words.INDEX, Kind.FIGURE, results.indicator_set.index_decimals),
        Column("rank", words.RANK, Kind.COUNT),
    )
    nodes = [node for _, node in results.indicator_set.walk()] + [*results.indicator_set.pillars]
    cells = {
        node.code: list(
            zip(
                figures(results.points(node.code)),
                maxima(results, node.code),
                figures(results.index(node.code)),
                counts(results.ranks(node.code)),
                strict=True,
            )
        )
        for node in nodes
    }
    names = results.units["name"].tolist()
    rows = tuple(
        (
            *((str(results.units.index[row]), names[row]) if named else (names[row],)),
            node.code,
            as_it_stands(node.name, node.name_en or node.name),
            *cells[node.code][row],
        )
        for row in results.order()
        for node in nodes
    )
    return Table("nodes", words.NODES, columns, rows)


def sums_table(summed: Summed) -> Table:
    """Give a row a parent and input of an indicator: the sum, and over how many children."""
    columns = (
        Column("code", words.CODE),
        Column("input", words.INPUT),
        Column("input_name", words.INPUT_NAME),
        Column("from", words.FROM),
        Column("for", words.INDICATOR),
        Column("sum", words.SUM, Kind.FIGURE, 0 if are_whole(summed) else SUM_DECIMALS),
        Column("gave", words.GAVE, Kind.COUNT),
        Column("asked", words.ASKED, Kind.COUNT),
    )
    added = summed.added
    names = {column.code: column.name for column in input_columns(added.target)}
    users = {column.code: column.indicators for column in input_columns(added.own)}
    rows = tuple(
        (
            parent,
            added.columns[code],
            names[added.columns[code]],
            other_code(added, added.columns[code]),
            ", ".join(users[code]),
            one.total if one.count else None,
            one.count,
            one.asked,
        )
        for (parent, code), one in sorted(
            added.sums.items(), key=lambda item: (item[0][0], list(users).index(item[0][1]))
        )
    )
    return without_empty(Table("sums", words.SUMS, columns, rows), "from")


def other_code(added: Added, code: str) -> str | None:
    """Give the code that the children's set has for an input, where it is another."""
    own = added.sources[code]
    return own if own != code else None


def are_whole(summed: Summed) -> bool:
    """Whether no sum has decimals."""
    return all(one.total.is_integer() for one in summed.added.sums.values() if one.count)
