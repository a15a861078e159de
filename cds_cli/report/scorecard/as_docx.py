"""A scorecard as a Word document."""

from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.shared import Mm

from cds_cli.report.answers.model import worded
from cds_cli.report.document.container import same_bytes
from cds_cli.report.document.paper import (
    CENTRE,
    TO_RIGHT,
    keep_whole,
    repeat,
    set_paper,
    set_widths,
    write,
)
from cds_cli.report.publication import Publication
from cds_cli.report.scorecard import words
from cds_cli.report.scorecard.as_html import lists
from cds_cli.report.scorecard.model import Line, Scorecard

SIZE = 11
WIDTHS = (91, 22, 16, 18, 18)
"""Columns of the tree in millimetres."""
INDENT = 4
"""Millimetres by which names of deeper nodes stand further to the right."""


def render(card: Scorecard, publication: Publication) -> bytes:
    """Write the document: the same bytes for the same scorecard."""
    language = publication.language
    document = docx.Document()
    set_paper(document, landscape=False)
    for text, bold in ((card.title, True), (card.subtitle, False)):
        paragraph = document.add_paragraph()
        paragraph.alignment = CENTRE
        write(paragraph, text, bold=bold, size=14 if bold else 12)
    document.add_paragraph()
    add_pairs(document, card.facts)
    for title, items in lists(card, publication):
        add_list(document, title, items or (worded(words.NONE, language),))
    add_title(document, worded(words.TREE, language))
    add_tree(document, card, publication)
    add_title(document, worded(words.BASIS, language))
    add_pairs(document, card.basis)
    properties = document.core_properties
    properties.title, properties.comments = card.title[:250], f"cds {publication.version}"
    properties.author = properties.last_modified_by = "cds"
    target = BytesIO()
    document.save(target)
    return same_bytes(target.getvalue())


def add_title(document: Document, text: str) -> None:
    """Head a part of the document."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Mm(3)
    write(paragraph, text, bold=True, size=12)


def add_list(document: Document, title: str, items: Sequence[str]) -> None:
    """Write some lines under a title."""
    add_title(document, title)
    for item in items:
        write(document.add_paragraph(), f"- {item}", size=SIZE)


def add_pairs(document: Document, pairs: Sequence[tuple[str, str]]) -> None:
    """Write labels with their texts."""
    for label, text in pairs:
        paragraph = document.add_paragraph()
        write(paragraph, f"{label}: ", bold=True, size=SIZE)
        write(paragraph, text, size=SIZE)


def add_tree(document: Document, card: Scorecard, publication: Publication) -> None:
    """Write the tree as a table whose headings stand again on every page."""
    headings = (words.NODE, words.POINTS, words.MAXIMUM, words.INDEX, words.RANK)
    table = document.add_table(rows=len(card.lines) + 1, cols=len(headings))
    table.style = "Table Grid"
    table.autofit = False
    set_widths(table, WIDTHS)
    first, *rows = table.rows
    for cell, heading in zip(first.cells, headings, strict=True):
        write(cell.paragraphs[0], worded(heading, publication.language), bold=True, size=SIZE)
    repeat(first)
    for row, line in zip(rows, card.lines, strict=True):
        keep_whole(row)
        name, *figures = row.cells
        write(name.paragraphs[0], line.name, bold=not line.is_leaf, size=SIZE)
        for note in notes(line, publication):
            write(name.add_paragraph(), note, size=SIZE - 2)
        for paragraph in name.paragraphs:
            paragraph.paragraph_format.left_indent = Mm(INDENT * line.depth)
        texts = (line.points, line.maximum, line.index, line.rank)
        for cell, text in zip(figures, texts, strict=True):
            cell.paragraphs[0].alignment = TO_RIGHT
            write(cell.paragraphs[0], text, size=SIZE)


def notes(line: Line, publication: Publication) -> list[str]:
    """Say below a name how its points came about, and what proves them."""
    evidence = f"{worded(words.EVIDENCE, publication.language)}: {line.evidence}"
    return [*filter(None, (line.said,)), *([evidence] if line.evidence else [])]
