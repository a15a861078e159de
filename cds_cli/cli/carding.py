"""Scorecards: whose they are, what is worked out for each, and their files."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from cds_cli.analysis.explain.explained import explain
from cds_cli.analysis.profile import Scope, profile
from cds_cli.analysis.scoring import Scoring
from cds_cli.cli.asking import Found
from cds_cli.cli.output import counting
from cds_cli.cli.report_files import published, write_below, write_products
from cds_cli.cli.report_wanted import SCORECARDS, WORKBOOK, ReportFormat, Wanted
from cds_cli.cli.stopping import say, stop
from cds_cli.cli.which_unit import find_unit
from cds_cli.report.file_names import safe_names
from cds_cli.report.publication import Publication
from cds_cli.report.scorecard.model import Scorecard, Subject, scorecard_of
from cds_cli.results.model import Results
from cds_cli.text import Language, Text, filled

OF_PERSONS = Text(
    "Bộ chỉ số này chấm từng người: không làm phiếu điểm từng người.",
    "This set scores persons: there are no scorecards of persons.",
)
WROTE_CARDS = Text("Đã ghi {count} phiếu điểm vào {name}", "Wrote scorecards into {name}: {count}")
CARDS = Text("Ghi phiếu điểm", "Writing scorecards")


def write_cards(publication: Publication, found: Found, wanted: Wanted) -> list[Path]:
    """Write what is wanted of single units: scorecards, the workbook; give the paths."""
    results = publication.results
    named = rows_meant(results, wanted.units, publication.language)
    rows = results.order() if wanted.each else named
    codes = [str(results.units.index[row]) for row in rows]
    names = safe_names(codes).require()
    written = []
    if set(wanted.formats) != {ReportFormat.XLSX}:
        stems = {row: names[code] for row, code in zip(rows, codes, strict=True)}
        written += write_each(publication, found.scoring, wanted, stems)
    if ReportFormat.XLSX in wanted.formats:
        from cds_cli.report.workbook.render import render

        # A sheet each for the units that were named; any other is chosen on the sheet of units.
        sheets = [str(results.units.index[row]) for row in named]
        content = render(publication, published(found, wanted), sheets)
        written += write_products([(WORKBOOK, content)], wanted.folder, publication.language)
    return written


def write_each(
    publication: Publication, scoring: Scoring, wanted: Wanted, stems: Mapping[int, str]
) -> list[Path]:
    """Write the scorecards of units, by their places, under the names of ``stems``."""
    language, folder = publication.language, wanted.folder / SCORECARDS
    forms = [form for form in wanted.formats if form is not ReportFormat.XLSX]
    written = []
    for row in counting(stems, len(stems), CARDS, language):
        card = card_of(publication, scoring, row, public=wanted.public)
        for form in forms:
            content = rendered(card, publication, form)
            written.append(write_below(folder / f"{stems[row]}.{form}", content, language))
    say(filled(WROTE_CARDS, {"count": len(stems), "name": folder}), language)
    return written


def rows_meant(results: Results, units: Sequence[str], language: Language) -> list[int]:
    """Give the places of the units that are named."""
    if results.indicator_set.is_of_persons:
        stop(OF_PERSONS, language)
    return list(dict.fromkeys(find_unit(unit, results.units, language) for unit in units))


def card_of(publication: Publication, scoring: Scoring, row: int, *, public: bool) -> Scorecard:
    """Work out the scorecard of one unit: its points explained, itself beside its block."""
    results = publication.results
    blocks = results.units["block"]
    members = np.asarray(blocks == blocks.iloc[row], dtype=bool)
    subject = Subject(explain(scoring, row), profile(results, row, members, Scope()))
    return scorecard_of(publication, subject, public=public)


def rendered(card: Scorecard, publication: Publication, form: ReportFormat) -> bytes:
    """Write one scorecard in one form."""
    from cds_cli.report.scorecard import as_docx, as_html

    if form is ReportFormat.DOCX:
        return as_docx.render(card, publication)
    return as_html.render(card, publication)
