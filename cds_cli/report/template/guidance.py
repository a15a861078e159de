"""The sheet that says how a template is filled in and how each indicator is scored."""

from collections.abc import Iterator, Mapping
from typing import Any

from cds_cli.definitions.columns import InputColumn, input_columns, roles_of
from cds_cli.definitions.cross_check_words import law_of
from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.report.ranking.styles import footer_of, row_height
from cds_cli.report.rule_sentences import rule_sentences
from cds_cli.report.safe import clean
from cds_cli.report.template import guidance_words as told
from cds_cli.report.template.entries import measure
from cds_cli.report.template.model import Template
from cds_cli.report.template.paper import Paper, lines, plain
from cds_cli.report.template.words import maximum, name_of, say
from cds_cli.text import Language, Text

WIDTHS = (9, 32, 10, 52, 42, 22, 25, 18)


def write_guidance(sheet: Any, template: Template, paper: Paper) -> None:  # noqa: ANN401
    """Write how the form is filled in, then a row a node."""
    top = write_how(sheet, template, paper)
    for place, (heading, width) in enumerate(zip(told.HEADINGS, WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(top, place, say(heading, template.language), paper.styles.header())
    headings = [say(heading, template.language) for heading in told.HEADINGS]
    sheet.set_row(top, row_height(headings, WIDTHS))
    columns = {column.code: column for column in input_columns(template.indicator_set)}
    for row, (path, node) in enumerate(template.indicator_set.walk(), top + 1):
        depth = len(path) // 2 - 1
        cells = cells_of(node, template, columns)
        sheet.set_row(row, row_height(cells, WIDTHS))
        group = isinstance(node, Group)
        style = paper.group(depth) if group else paper.cell()
        for place, text in enumerate(cells):
            sheet.write_string(row, place, lines(text), style)
    sheet.freeze_panes(top + 1, 2)
    set_page(sheet, top, template)


def write_how(sheet: Any, template: Template, paper: Paper) -> int:  # noqa: ANN401
    """Write the lines above the table; gives the row of its headings."""
    language, indicator_set = template.language, template.indicator_set
    name = plain(name_of(indicator_set, language))
    sheet.write_string(0, 0, name, paper.styles.of(bold=True, font_size=14))
    told_lines = [*told.how(template.layout, language), *notes(indicator_set, language)]
    width = sum(WIDTHS)
    for row, text in enumerate(told_lines, 1):
        style = paper.styles.of(text_wrap=True)
        sheet.merge_range(row, 0, row, len(WIDTHS) - 1, "", style)
        sheet.write_string(row, 0, plain(text), style)
        sheet.set_row(row, row_height([text], [width]))
    return len(told_lines) + 2


def notes(indicator_set: IndicatorSet, language: Language) -> Iterator[str]:
    """Give what a reader must know of the set: its note, and what holds for all indicators."""
    if indicator_set.note:
        yield say(told.NOTE, language, note=clean(indicator_set.note))
    if any(leaf.evidence == "required" for leaf in indicator_set.leaves()):
        policy = indicator_set.evidence
        yield say(told.NO_EVIDENCE[policy.missing], language)
        yield say(told.EXPLANATION[policy.explanation], language)
    names = {column.code: column.name for column in input_columns(indicator_set)}
    for check in indicator_set.checks:
        law = law_of(check, names).fill(language, {})
        yield say(told.CROSS_CHECK, language, law=clean(law).rstrip("."))


def cells_of(
    node: Group | Indicator, template: Template, columns: Mapping[str, InputColumn]
) -> tuple[str, ...]:
    """Give the cells of a node."""
    language = template.language
    most = maximum(node)
    shown = "" if most is None else say(most, language) if isinstance(most, Text) else f"{most:g}"
    reference = clean(node.reference or "")
    if isinstance(node, Group):
        return (node.code, name_of(node, language), shown, "", "", "", "", reference)
    return (
        node.code,
        name_of(node, language),
        shown,
        "\n".join(map(clean, rule_sentences(node, columns, language))),
        "\n".join(figures_of(node, columns, language)),
        say(told.EVIDENCE[node.evidence], language),
        "\n".join(blanks(node, template, columns)),
        "\n".join(filter(None, (reference, clean(node.source or "")))),
    )


def figures_of(
    leaf: Indicator, columns: Mapping[str, InputColumn], language: Language
) -> Iterator[str]:
    """Name the figures of an indicator: a and b where it has a part and a whole."""
    roles = roles_of(leaf)
    is_ratio = set(roles) == {"part", "whole"}
    for role, code in roles.items():
        letter = {"part": "a: ", "whole": "b: "}.get(role.rpartition(".")[2], "")
        yield f"{letter if is_ratio else '– '}{measure(columns[code], language)}"


def blanks(
    leaf: Indicator, template: Template, columns: Mapping[str, InputColumn]
) -> Iterator[str]:
    """Say what a blank means, whether it may not apply, and whom it is for."""
    language = template.language
    means_no = [columns[code].input.blank_means_no for code in roles_of(leaf).values()]
    missing = leaf.missing or template.indicator_set.missing
    yield say(told.BLANK_IS_NO if any(means_no) else told.MISSING[missing], language)
    if leaf.not_applicable == "allowed":
        yield say(told.MAY_NOT_APPLY, language)
    if leaf.applies_to is not None:
        yield say(told.ONLY_FOR, language, whom=told.whom(leaf.applies_to, attributes(template)))


def attributes(template: Template) -> dict[str, str]:
    """Name the attributes of the set's units by their codes."""
    return {one.code: clean(one.name) for one in template.indicator_set.attributes}


def set_page(sheet: Any, top: int, template: Template) -> None:  # noqa: ANN401
    """Make the sheet ready for print; nothing on it is to be typed."""
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    sheet.set_footer(footer_of(template.indicator_set.label, template.language))
