"""The tables of two stages: what became of each item, and what units had claimed."""

from cds_cli.analysis.comparison.appraisal_model import Appraisal, Claim, ItemChange
from cds_cli.analysis.comparison.appraisals import MEAN_DECIMALS
from cds_cli.analysis.comparison.model import Comparison
from cds_cli.report.answers.model import Column, Table, Value, Worded
from cds_cli.report.comparison.rows import (
    CODE_COLUMN,
    NAME_COLUMN,
    change,
    count,
    decimals_of,
    figure,
    names_of,
)
from cds_cli.report.comparison.unit_tables import POINTS_A, POINTS_B, POINTS_CHANGE
from cds_cli.report.comparison.words import marks_of, name_of
from cds_cli.text import Text, told

ITEMS = Text("Từng chỉ số: bao nhiêu đơn vị đổi điểm", "Each indicator: units whose points changed")
CHANGED = Text(
    "Chỉ số về 0 điểm và chỉ số tăng điểm, theo đơn vị",
    "Items fallen to zero and items that rose, by unit",
)
CLAIMS = Text(
    "Điểm đơn vị tự chấm so với điểm tính theo quy tắc và điểm B",
    "Points that units claimed against those of the rule and of B",
)
FELL_TOLD = Text(
    "Giảm: giảm điểm nhưng chưa về 0. Đổi áp dụng: chỉ áp dụng ở một bên, không tính vào các cột "
    "trước.",
    "Fell: lower, but not to zero. Applies otherwise: it applied on one side only, and is not in "
    "the columns before.",
)
UNCHANGED = Text(
    "{count} chỉ số khác không đổi ở đơn vị nào.", "{count} other indicators changed for no unit."
)
AGREED = Text(
    "{count} điểm tự chấm khác đúng bằng điểm theo quy tắc và điểm B.",
    "{count} other claims are what the rule gives, and the points of B.",
)
INDICATOR_CODE, INDICATOR = Text("Mã chỉ số", "Item"), Text("Chỉ số", "Indicator")
TO_ZERO = Worded("to_zero", Text("về 0", "to zero"))
ROSE = Worded("rose", Text("tăng", "rose"))
SIDES = {"a": Worded("a", Text("A", "A")), "b": Worded("b", Text("B", "B"))}
ITEM_COLUMNS = (Column("item", INDICATOR_CODE), Column("item_name", INDICATOR))


def items_table(found: Comparison, appraisal: Appraisal, *, for_people: bool) -> Table:
    """Give each indicator with how many units fell, stayed and rose; people see what changed."""
    points = decimals_of(found)[0]
    columns = (
        *ITEM_COLUMNS,
        count("to_zero", Text("Về 0", "To zero")), count("fell", Text("Giảm", "Fell")),
        count("same", Text("Giữ", "Same")), count("rose", Text("Tăng", "Rose")),
        change("total", Text("± tổng", "± total"), points),
        change("mean", Text("± TB", "± mean"), points + MEAN_DECIMALS),
        count("applied", Text("Đổi áp dụng", "Applies otherwise")),
    )  # fmt: skip
    items = [one for one in appraisal.items if one.is_changed or not for_people]
    rest = len(appraisal.items) - len(items)
    notes = (FELL_TOLD, told(UNCHANGED, count=rest)) if rest else (FELL_TOLD,)
    return Table("items", ITEMS, columns, tuple(item_cells(one) for one in items), notes=notes)


def item_cells(one: ItemChange) -> tuple[Value, ...]:
    """Give the cells of one indicator."""
    head = (one.leaf.code, name_of(one.leaf), one.to_zero, one.fell, one.same, one.rose)
    return (*head, one.total, one.mean, one.applied)


def changed_table(found: Comparison, appraisal: Appraisal) -> Table:
    """Give the items of each unit that fell to zero or rose, and what the later figure rests on."""
    points = decimals_of(found)[0]
    columns = (
        CODE_COLUMN, NAME_COLUMN, *ITEM_COLUMNS, Column("what", Text("Thay đổi", "Change")),
        figure("points_a", POINTS_A, points), figure("points_b", POINTS_B, points),
        change("points_change", POINTS_CHANGE, points),
        Column("marks_b", Text("Dấu B", "Marks B")),
    )  # fmt: skip
    units = names_of(found.after, found.both.after)
    rows = tuple(
        (
            *units[one.place],
            one.leaf.code,
            name_of(one.leaf),
            TO_ZERO if one.is_to_zero else ROSE,
            one.before,
            one.after,
            one.change,
            marks_of(one.marks),
        )
        for one in appraisal.changed
    )
    return Table("changed_items", CHANGED, columns, rows)


def claims_table(found: Comparison, appraisal: Appraisal, *, for_people: bool) -> Table:
    """Give what units gave themselves beside what they got; people see what differs."""
    points = decimals_of(found)[0]
    columns = (
        CODE_COLUMN, NAME_COLUMN, *ITEM_COLUMNS, Column("side", Text("Bên", "Side")),
        figure("claimed", Text("Tự chấm", "Claimed"), points),
        figure("by_rule", Text("Theo quy tắc", "By the rule"), points),
        change("difference", Text("± (quy tắc − tự chấm)", "± (rule − claimed)"), points),
        figure("points_b", POINTS_B, points),
        change("b_difference", Text("± (B − tự chấm)", "± (B − claimed)"), points),
    )  # fmt: skip
    units = names_of(found.after, found.both.after)
    claims = [one for one in appraisal.claims if not (one.is_met and for_people)]
    rest = len(appraisal.claims) - len(claims)
    notes = (told(AGREED, count=rest),) if rest else ()
    rows = tuple((*units[one.place], *claim_cells(one)) for one in claims)
    return Table("claims", CLAIMS, columns, rows, notes=notes)


def claim_cells(one: Claim) -> tuple[Value, ...]:
    """Give the cells of one claim."""
    head = (one.leaf.code, name_of(one.leaf), SIDES[one.side])
    return (*head, one.claimed, one.by_rule, one.difference, one.after, one.after_difference)
