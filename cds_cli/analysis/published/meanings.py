"""What the columns of a published sheet hold."""

from collections.abc import Iterator, Mapping

from cds_cli.analysis.published.headings import (
    EXACT_TOTALS,
    OF_UNITS,
    RANKED_BY,
    Meaning,
    Node,
    Words,
    is_one_of,
    known,
    nodes_by_name,
    ranked_by,
)
from cds_cli.analysis.published.model import Measure, Ranked
from cds_cli.analysis.published.sheet import Sheet
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.views import Pillar
from cds_cli.results.figures import TOTAL
from cds_cli.units.names import name_key


def meanings_of(sheet: Sheet, indicator_set: IndicatorSet, ranked: Ranked) -> dict[int, Meaning]:
    """Say by column which figures stand there."""
    nodes = nodes_by_name(indicator_set)
    if sheet.is_exact:
        return dict(exact_in(sheet, nodes))
    by = (ranked.by or ranked_by(sheet.lines_above, nodes)) if sheet.is_by_a_part else None
    words = Words(nodes, sheet.keyed, by or TOTAL, ranked.groups)
    found = {column: words.meaning(text) for column, text in sheet.headings.items()}
    meanings = {column: meaning for column, meaning in found.items() if meaning is not None}
    if sheet.keyed or sheet.of_all_nodes:
        return meanings
    return meanings | dict(indices_in(sheet, meanings, words, ranked))


def exact_in(sheet: Sheet, nodes: Mapping[str, Node]) -> Iterator[tuple[int, Meaning]]:
    """Give the columns of exact points and maxima: a code above, and below what stands there."""
    for column, text in sheet.headings.items():
        told = str(sheet.cell(sheet.last_heading, column) or "")
        measure = known(RANKED_BY, told) or Measure.POINTS
        named = nodes.get(name_key(text))
        of_unit = known(OF_UNITS, text)
        if not told.strip():
            if of_unit is not None:
                yield column, (TOTAL, of_unit)
        elif is_one_of(text, EXACT_TOTALS):
            yield column, (TOTAL, measure)
        elif named is not None:
            yield column, (named.code, measure)


def indices_in(
    sheet: Sheet, meanings: Mapping[int, Meaning], words: Words, ranked: Ranked
) -> Iterator[tuple[int, Meaning]]:
    """Give the columns that hold the index of a node, not its points.

    In words both are headed by code and name. Sectors always stand by their index, and so do all
    nodes where exact points have a sheet of their own; pillars may, without a node of the tree
    beside them.
    """
    of_nodes = [one for one, text in sheet.headings.items() if words.is_node(text)]
    codes = {column: meanings[column][0] for column in of_nodes}
    pillars = {node.code for node in words.nodes.values() if isinstance(node, Pillar)}
    are_pillars = all(code in pillars for code in codes.values() if code not in ranked.views)
    are_indices = sheet.by_index or (are_pillars and ranked.pillars is Measure.INDEX)
    # A sector that was asked for as a node too has its index first, and its points later.
    first = {code: column for column, code in reversed(codes.items())}
    for column, code in codes.items():
        if are_indices or (code in ranked.views and first[code] == column):
            yield column, (code, Measure.INDEX)
