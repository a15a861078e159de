"""The tables of nodes: what changed in each, and what made the index of one change."""

from collections.abc import Iterator

from cds_cli.analysis.comparison.model import Comparison, Factor, NodeChange
from cds_cli.report.answers.model import Column, Table, Value
from cds_cli.report.comparison.rows import (
    CODE_COLUMN,
    NAME_COLUMN,
    change,
    counts,
    decimals_of,
    figure,
    figures,
    names_of,
    rows_of,
)
from cds_cli.report.comparison.unit_tables import (
    BANDS,
    INDEX_A,
    INDEX_B,
    INDEX_CHANGE,
    MOVE,
    POINTS_A,
    POINTS_B,
    POINTS_CHANGE,
    RANKS,
)
from cds_cli.report.comparison.words import (
    BANDS_OF_NODES,
    FACTORS,
    FACTORS_TOLD,
    VOID,
    band_names,
    name_of,
)
from cds_cli.text import Language, Text, as_it_stands, told

NODES = Text("Thay đổi của từng nút", "Changes of each node")
SPLIT = Text("Vì sao chỉ số thay đổi: {node}", "What made the index change: {node}")


def split_table(found: Comparison) -> Table:
    """Give the change of the index of each unit with its parts, which add up to it."""
    split = found.split
    columns = (
        CODE_COLUMN,
        NAME_COLUMN,
        change("index_change", INDEX_CHANGE, split.decimals),
        *(change(factor.value, FACTORS[factor], split.decimals) for factor in Factor),
    )
    rows = rows_of(
        names_of(found.after, found.both.after),
        figures(split.change),
        *(figures(split.parts[factor]) for factor in Factor),
    )
    code = split.pair.after or split.pair.before
    node = name_of(split.pair.node)
    named = told(Text("{code} {node}", "{code} {node}"), code=code, node=node) if code else node
    title = told(SPLIT, node=named)
    notes = (FACTORS_TOLD, *void_told(found))
    return Table("split", title, columns, rows, notes=notes)


def void_told(found: Comparison) -> Iterator[Text]:
    """Name the factors that were the same on both sides."""
    void = [FACTORS[factor] for factor in Factor if factor in found.split.void]
    if void:
        words = (", ".join(one.fill(each, {}).lower() for one in void) for each in Language)
        yield told(VOID, which=as_it_stands(*words))


def nodes_table(found: Comparison) -> Table:
    """Give each unit with each node, and how it stood there on either side."""
    points, index = decimals_of(found)
    columns = (
        CODE_COLUMN, NAME_COLUMN,
        Column("node_b", Text("Mã nút B", "Node B")), Column("node_name", Text("Nút", "Node")),
        figure("points_a", POINTS_A, points), figure("points_b", POINTS_B, points),
        change("points_change", POINTS_CHANGE, points),
        figure("index_a", INDEX_A, index), figure("index_b", INDEX_B, index),
        change("index_change", INDEX_CHANGE, index), *RANKS, MOVE, *BANDS,
        # Last, since it says something only of a node that was coded otherwise.
        Column("node_a", Text("Mã nút A", "Node A")),
    )  # fmt: skip
    units = names_of(found.after, found.both.after)
    by_node = [tuple(node_cells(node, found)) for node in found.nodes]
    rows = tuple((*unit, *cells[place]) for place, unit in enumerate(units) for cells in by_node)
    has_bands = any(one.indicator_set.bands for one in (found.before, found.after))
    return Table("nodes", NODES, columns, rows, notes=(BANDS_OF_NODES,) if has_bands else ())


def node_cells(node: NodeChange, found: Comparison) -> Iterator[tuple[Value, ...]]:
    """Give the cells of one node, unit by unit."""
    before, after = node.before, node.after
    head = (node.pair.after, name_of(node.pair.node))
    columns = (
        figures(before.points), figures(after.points), figures(node.points),
        figures(before.index), figures(after.index), figures(node.index),
        counts(before.ranks), counts(after.ranks), counts(node.moves),
        band_names(before, found.before), band_names(after, found.after),
    )  # fmt: skip
    for cells in zip(*columns, strict=True):
        yield (*head, *cells, node.pair.before)
