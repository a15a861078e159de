"""The rows of a form: what is asked, cells to fill in, and points while they are filled in."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from cds_cli.definitions.models import Group, Indicator
from cds_cli.report.ranking.styles import row_height
from cds_cli.report.template import words
from cds_cli.report.template.asking import asked_of
from cds_cli.report.template.cells import write_known, write_note, write_points
from cds_cli.report.template.entries import Entry, validation
from cds_cli.report.template.form import WIDTHS, Form
from cds_cli.report.template.paper import COPY_FILL, NUMBER_FORMATS, lines, plain
from cds_cli.report.template.previews import figures_of, preview
from cds_cli.rules.base import OfWhole
from cds_cli.submission.forms.rows import FormRow, Slot
from cds_cli.submission.gaps import ratios
from cds_cli.text import Text

TOO_LARGE = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}
"""How a part above its whole is shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a form, and its place from 0."""

    form: Form
    row: FormRow
    place: int

    @property
    def is_asked(self) -> bool:
        """Whether the row is for the unit of the form."""
        return self.row.node is None or self.row.node.code not in self.form.not_asked

    @property
    def style(self) -> dict[str, object]:
        """How cells that nobody types in look."""
        if not self.is_asked:
            return {"bg_color": COPY_FILL, "font_color": "#7F7F7F"}
        return {}


def write_rows(form: Form) -> None:
    """Write every row of the form."""
    for place, row in enumerate(form.rows, form.header + 1):
        line = Line(form, row, place)
        if isinstance(row.node, Group):
            write_group(line, row.node)
            continue
        write_words(line)
        for slot in ("a", "b"):
            if slot in form.roles:
                write_slot(line, slot)
        write_rest(line)
    mark_parts_above_wholes(form)


def write_group(line: Line, group: Group) -> None:
    """Write a row that heads others."""
    form, depth = line.form, line.row.depth
    name = words.name_of(group, form.language)
    for place in range(len(form.roles)):
        form.sheet.write_blank(line.place, place, None, form.paper.group(depth))
    code_style = form.paper.group(depth, num_format="@", align="left")
    form.sheet.write_string(line.place, 0, group.code, code_style)
    form.sheet.write_string(line.place, 1, plain(name), form.paper.group(depth, indent=depth))
    write_maximum(line, group)
    form.sheet.set_row(line.place, row_height([name], [WIDTHS["name"] - depth]))


def write_maximum(line: Line, node: Group | Indicator) -> None:
    """Write the maximum of a node; nothing where a group states none."""
    most, column = words.maximum(node), line.form.column("max_points")
    paper, depth = line.form.paper, line.row.depth
    look = {"align": "center"} | line.style
    is_group = isinstance(node, Group)
    style = paper.group(depth, align="center") if is_group else paper.cell(**look)
    if isinstance(most, Text):
        text = words.say(most, line.form.language)
        line.form.sheet.write_string(line.place, column, text, style)
    elif most is not None:
        line.form.sheet.write_number(line.place, column, most, style)


def write_words(line: Line) -> None:
    """Write code, name, maximum, and what is asked."""
    form, row, style = line.form, line.row, line.style
    is_leaf = row.kind == "indicator" and isinstance(row.node, Indicator)
    named = isinstance(row.node, Indicator) and is_leaf
    name = words.name_of(row.node, form.language) if named and row.node else plain(row.name)
    asked = asked_of(row, form.language)
    code = form.paper.cell(num_format="@", align="left", **style)
    form.sheet.write_string(line.place, 0, row.code, code)
    indented = form.paper.cell(indent=row.depth, **style)
    form.sheet.write_string(line.place, 1, plain(name), indented)
    form.sheet.write_blank(line.place, form.column("max_points"), None, form.paper.cell(**style))
    if isinstance(row.node, Indicator) and is_leaf:
        write_maximum(line, row.node)
    form.sheet.write_string(
        line.place, form.column("asked"), lines(asked), form.paper.cell(**style)
    )
    widths = (WIDTHS["code"], WIDTHS["name"] - row.depth, WIDTHS["asked"])
    form.sheet.set_row(line.place, row_height((row.code, name, asked), widths))


def write_slot(line: Line, slot: Slot) -> None:
    """Write the cell of a figure: to be typed, or repeated from where it is asked."""
    form, place = line.form, line.form.column(slot)
    column = line.row.slots.get(slot)
    if column is None or not line.is_asked:
        empty = form.paper.cell(**({"bg_color": COPY_FILL} | line.style))
        form.sheet.write_blank(line.place, place, None, empty)
    elif slot in line.row.copies:
        source = form.addresses[column.code]
        style = form.paper.cell(
            bg_color=COPY_FILL,
            align="right",
            num_format=NUMBER_FORMATS.get(column.kind, "General"),
        )
        formula = f'=IF({source}="","",{source})'
        form.sheet.write_formula(line.place, place, formula, style, "")
    else:
        unit = form.template.unit
        value = form.template.known.values.get((unit.code, column.code)) if unit else None
        write_known(form, (line.place, place), column, value)
        cell = xl_rowcol_to_cell(line.place, place)
        entry = Entry(column, line.row.code, may_not_apply=column.code in form.exempt)
        form.sheet.data_validation(cell, validation(entry, cell, form.paper))


def write_rest(line: Line) -> None:
    """Write what stands right of the figures."""
    form, node = line.form, line.row.node
    is_leaf = line.row.kind == "indicator"
    for role in form.roles[form.column("preview") :]:
        place = form.column(role)
        if role == "note" and line.is_asked:
            form.sheet.write_blank(line.place, place, None, form.paper.entry("text"))
        elif isinstance(node, Indicator) and is_leaf and line.is_asked:
            write_of_indicator(line, node, role)
        else:
            empty = form.paper.cell(**({"bg_color": COPY_FILL} | line.style))
            form.sheet.write_blank(line.place, place, None, empty)
    if is_leaf and not line.is_asked:
        told = words.say(words.NOT_FOR_UNIT, form.language)
        style = form.paper.cell(align="center", **line.style)
        form.sheet.write_string(line.place, form.column("preview"), told, style)


def write_of_indicator(line: Line, leaf: Indicator, role: str) -> None:
    """Write a cell about the points of an indicator or about their proof."""
    form = line.form
    spot = (line.place, form.column(role))
    if role == "preview":
        write_preview(line, leaf)
    elif role in {"claimed", "awarded"}:
        write_points(form, spot, leaf, role)
    elif role == "computed":
        unit = form.template.unit
        value = form.template.known.computed.get((unit.code, leaf.code)) if unit else None
        form.sheet.write(*spot, value, form.paper.cell(num_format="General", bg_color=COPY_FILL))
    else:
        write_note(form, spot, leaf, role)


def write_preview(line: Line, leaf: Indicator) -> None:
    """Write the formula of the points, or say why there is none."""
    form, place = line.form, line.form.column("preview")
    figures = figures_of(leaf, form.columns, form.addresses, form.paper.lists)
    told = preview(leaf, form.indicator_set, figures, form.language)
    style = form.paper.cell(bg_color=COPY_FILL, align="center")
    if isinstance(told, Text):
        small = form.paper.cell(bg_color=COPY_FILL, align="center", italic=True, font_size=9)
        form.sheet.write_string(line.place, place, words.say(told, form.language), small)
    else:
        form.sheet.write_formula(line.place, place, told, style, "")


def mark_parts_above_wholes(form: Form) -> None:
    """Colour a part that is above its whole, where that cannot be."""
    within = {
        (part, whole)
        for leaf in form.indicator_set.leaves()
        for part, whole, rule in ratios(leaf)
        if isinstance(rule, OfWhole) and rule.part_within_whole
    }
    red = form.paper.workbook.add_format(TOO_LARGE)
    for place, row in enumerate(form.rows, form.header + 1):
        if set(row.slots) == {"a", "b"} and (row.slots["a"].code, row.slots["b"].code) in within:
            first, second = (
                xl_rowcol_to_cell(place, form.column(slot), row_abs=True, col_abs=True)
                for slot in ("a", "b")
            )
            formula = f"=AND(COUNT({first},{second})=2,{first}>{second})"
            area = f"{first}:{second}".replace("$", "")
            form.sheet.conditional_format(
                area, {"type": "formula", "criteria": formula, "format": red}
            )
