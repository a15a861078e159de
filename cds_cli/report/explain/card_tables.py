"""Groups and indicators of one unit as cards, and the figures they rest on."""

from collections.abc import Iterator
from dataclasses import replace

from cds_cli.analysis.explain.cells import Cell, PointsCell
from cds_cli.analysis.explain.model import Explained, Leaf, Piece
from cds_cli.definitions.columns import InputColumn, input_columns
from cds_cli.diagnostics import Location
from cds_cli.report.answers.model import Column, Kind, Table, Value, Worded
from cds_cli.report.explain import headings, phrases
from cds_cli.report.explain.cell_words import (
    cell_name,
    cells_told,
    in_full,
    place_told,
    plain_value,
    said_told,
)
from cds_cli.report.explain.figures import join
from cds_cli.report.explain.points_told import (
    awarded_told,
    claimed_told,
    leaf_told,
    part_decimals,
    piece_told,
)
from cds_cli.report.explain.roll_up import roll_told
from cds_cli.report.explain.teller import Teller, heading, name_in_both, with_code
from cds_cli.report.one_line import in_one_line
from cds_cli.report.rule_sentences import rule_sentences
from cds_cli.text import Language, Text, as_it_stands, told

CARD_COLUMNS = (
    Column("indicator", headings.INDICATOR),
    Column("result", headings.RESULT),
    Column("awarded", headings.BY_COUNCIL),
    Column("worked", headings.WORKED),
    Column("claimed", headings.CLAIMED),
    Column("figures", headings.CELLS),
    Column("evidence", headings.EVIDENCE),
    Column("rule", headings.RULE),
    Column("reference", headings.REFERENCE),
    Column("source", headings.SOURCE),
)
GROUP_COLUMNS = (
    Column("node", headings.NODE),
    Column("result", headings.RESULT),
    Column("how", headings.HOW),
)
INPUT_COLUMNS = (
    Column("indicator", headings.INDICATOR),
    Column("role", headings.ROLE),
    Column("code", headings.CODE),
    Column("name", headings.NAME),
    Column("value", headings.VALUE, Kind.FIGURE),
    Column("typed", headings.TYPED),
    Column("file", headings.FILE),
    Column("sheet", headings.SHEET),
    Column("cell", headings.CELL),
    Column("state", headings.STATE),
)


def groups_table(explained: Explained, teller: Teller) -> Table:
    """Say of each node that others add up to how it came out."""
    standings = {one.code: one for one in explained.standings}
    rows = tuple(
        (heading(branch), teller.standing(standings[roll.code]), roll_told(roll, teller))
        for branch, roll in explained.rolls
    )
    by_leaf = teller.results.indicator_set.round_at == "leaf"
    notes = (
        phrases.ROUNDED_LEAVES if by_leaf else phrases.ROUNDED_ONCE,
        told(phrases.HOW_RANKED, decimals=teller.index_decimals),
    )
    return Table("groups", headings.GROUPS, GROUP_COLUMNS, rows, as_cards=True, notes=notes)


def indicators_table(explained: Explained, teller: Teller, *, for_programs: bool) -> Table:
    """Say of each indicator, and of each part of it, how its points came about.

    Programs get every column, people those that say something.
    """
    columns = {one.code: one for one in input_columns(teller.results.indicator_set)}
    rows = [row for leaf in explained.leaves for row in cards(leaf, teller, columns)]
    table = Table(
        key="indicators",
        title=headings.INDICATORS,
        columns=CARD_COLUMNS,
        rows=tuple(cells for _, cells in rows),
        depths=tuple(depth for depth, _ in rows),
        as_cards=True,
    )
    return table if for_programs else filled_columns(table)


def filled_columns(table: Table) -> Table:
    """Leave out the columns in which nothing stands."""
    kept = [place for place, (_, cells) in enumerate(table.cells()) if any(cells)]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in table.rows),
    )


def cards(
    leaf: Leaf, teller: Teller, columns: dict[str, InputColumn]
) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """Give the card of an indicator and, deeper, those of its parts."""
    yield 0, leaf_card(leaf, teller, columns)
    if leaf.pieces[0].part is not None and leaf.covered and not leaf.is_left_to_council:
        decimals = part_decimals(leaf, teller)
        for piece in leaf.pieces:
            yield 1, part_card(leaf, piece, teller, decimals)


def leaf_card(leaf: Leaf, teller: Teller, columns: dict[str, InputColumn]) -> tuple[Value, ...]:
    """Give what is told of one indicator."""
    indicator = leaf.indicator
    is_simple = leaf.pieces[0].part is None
    name = with_code(indicator.code, name_in_both(indicator.name, indicator.name_en))
    return (
        Worded(indicator.code, name),
        teller.standing(leaf.standing),
        placed(awarded_told(leaf, teller), leaf.awarded),
        None if leaf.is_left_to_council else leaf_told(leaf, teller),
        placed(claimed_told(leaf, teller), leaf.claimed),
        cells_told(leaf.pieces[0].cells) if is_simple and leaf.covered else None,
        evidence_of(leaf),
        rule_of(leaf, columns),
        indicator.reference,
        indicator.source,
    )


def part_card(leaf: Leaf, piece: Piece, teller: Teller, decimals: int) -> tuple[Value, ...]:
    """Give what is told of one part of an indicator."""
    code, name = (piece.part.code, piece.part.name or "") if piece.part else ("", "")
    worked = piece_told(leaf, piece, teller, decimals)
    blank = (None,) * 4
    shown = Worded(piece.code, with_code(code, as_it_stands(name, name)))
    return (shown, None, None, worked, None, cells_told(piece.cells), *blank)


def placed(text: Text | None, cell: PointsCell | None) -> Text | None:
    """Say where points were read."""
    if text is None or cell is None or cell.place is None:
        return text
    return join(text, f" ({place_told(cell.place)})")


def evidence_of(leaf: Leaf) -> Text | None:
    """Write the evidence of an indicator; that it wants some where it has to have it."""
    if leaf.said:
        return said_told(leaf.said)
    return phrases.NO_EVIDENCE if leaf.indicator.evidence == "required" else None


def rule_of(leaf: Leaf, columns: dict[str, InputColumn]) -> Text:
    """Write the rule of an indicator in words."""
    return as_it_stands(
        *(in_one_line(rule_sentences(leaf.indicator, columns, each)) for each in Language)
    )


def inputs_table(explained: Explained) -> Table:
    """Give a row an input, and one for points that were claimed or awarded."""
    rows = [row for leaf in explained.leaves for row in input_rows(leaf)]
    return Table("inputs", headings.INPUTS, INPUT_COLUMNS, tuple(rows))


def input_rows(leaf: Leaf) -> Iterator[tuple[Value, ...]]:
    """Give the rows of one indicator."""
    code = leaf.indicator.code
    for piece in leaf.pieces:
        for cell in piece.cells:
            yield input_row(code, role_of(piece, cell), cell)
    for what, points in (("claimed", leaf.claimed), ("awarded", leaf.awarded)):
        if points is not None:
            name = headings.STATES[what]
            begin = (code, what, f"{code}.{what}", name, in_full(points.points), None)
            yield (*begin, *place_columns(points.place), Worded(what, name))


def role_of(piece: Piece, cell: Cell) -> str:
    """Name the role of a figure within its indicator."""
    if piece.part is None:
        return cell.role
    return piece.part.code if cell.role == "value" else f"{piece.part.code}.{cell.role}"


def input_row(code: str, role: str, cell: Cell) -> tuple[Value, ...]:
    """Give the row of one figure."""
    return (
        code,
        role,
        cell.column.code,
        cell.column.name,
        plain_value(cell),
        cell.typed,
        *place_columns(cell.place),
        Worded(cell.state.value, headings.STATES[cell.state.value]),
    )


def place_columns(place: Location | None) -> tuple[str | None, str | None, str | None]:
    """Give file, sheet and cell of a place."""
    return (place.file, place.sheet, cell_name(place)) if place else (None, None, None)
