"""The files of ``cds report``: made from one scoring, each written whole or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePath

from cds_cli.cli.asking import Found, Session, Sought
from cds_cli.cli.output import counting, faults_reported, progress
from cds_cli.cli.publishing import Shown, publication_of, scoring_meant
from cds_cli.cli.stopping import NO_FILE, say, stop, why_not_opened
from cds_cli.cli.writing import WROTE, write_file
from cds_cli.diagnostics import Diagnostic
from cds_cli.report.publication import Publication
from cds_cli.report.scorecard.model import Scorecard
from cds_cli.text import Language, Text, filled


class ReportFormat(StrEnum):
    """A form of publishing."""

    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    DATA = "data"


PAGE, APPENDIX, WORKBOOK, DATA = "bao-cao.html", "phu-luc.docx", "bang-tinh.xlsx", "du-lieu"
SCORECARDS = "don-vi"
TAKES = Text("--format nhận: {known}", "--format takes: {known}")
OF_CARDS = Text(
    "Với --unit, --each chỉ ghi html, docx (phiếu điểm) và xlsx (bảng tính có trang của đơn vị).",
    "With --unit or --each: html or docx (scorecards), xlsx (the workbook with the unit's sheet).",
)
IS_FILE = Text("-o: {name} là tệp, cần thư mục.", "-o: {name} is a file, a folder is needed.")
WROTE_CARDS = Text("Đã ghi {count} phiếu điểm vào {name}", "Wrote scorecards into {name}: {count}")
WRITING = Text("Đang ghi báo cáo…", "Writing the report…")
CARDS = Text("Ghi phiếu điểm", "Writing scorecards")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written, where, and how it is to look."""

    folder: Path
    formats: tuple[ReportFormat, ...]
    units: tuple[str, ...] = ()
    each: bool = False
    public: bool = False
    landscape: bool = False
    letterhead: Path | None = None
    compare: str | None = None


def chosen_formats(
    formats: Sequence[str] | None, language: Language, *, cards: bool
) -> tuple[ReportFormat, ...]:
    """Read the forms that are asked for: all, or of scorecards the page, where none is named."""
    asked = {one.strip() for given in formats or () for one in given.split(",")}
    if not asked <= set(ReportFormat):
        stop(TAKES, language, known=", ".join(ReportFormat))
    if cards and ReportFormat.DATA in asked:
        stop(OF_CARDS, language)
    usual = (ReportFormat.HTML,) if cards else tuple(ReportFormat)
    return tuple(form for form in ReportFormat if form in asked) or usual


def publish(source: str | None, sought: Sought, session: Session, wanted: Wanted) -> None:
    """Find what is meant, and write it."""
    language = session.language
    check_places(wanted, language)
    with faults_reported(language):
        found = scoring_meant(source, sought, session)
        is_cards = bool(wanted.units) or wanted.each
        explained = not is_cards and ReportFormat.HTML in wanted.formats
        shown = Shown(wanted.public, explained, wanted.compare)
        publication = publication_of(found, session, shown)
        if is_cards:
            write_cards(publication, found, wanted, language)
        else:
            with progress(WRITING, language):
                files = dict(files_of(publication, found, session, wanted))
            for name, content in files.items():
                write_below(wanted.folder / name, content, language)
            for name in dict.fromkeys(Path(name).parts[0] for name in files):
                say(filled(WROTE, {"name": wanted.folder / name}), language)


def check_places(wanted: Wanted, language: Language) -> None:
    """Refuse a place that nothing can be written to, and a letterhead that is not there."""
    if wanted.folder.exists() and not wanted.folder.is_dir():
        stop(IS_FILE, language, name=wanted.folder)
    if wanted.letterhead is not None and not wanted.letterhead.is_file():
        stop(NO_FILE, language, name=wanted.letterhead)


def files_of(
    publication: Publication, found: Found, session: Session, wanted: Wanted
) -> Iterator[tuple[str, bytes]]:
    """Make the files that are wanted, by their names below the folder."""
    diagnostics = told(found, wanted)
    if ReportFormat.HTML in wanted.formats:
        from cds_cli.report.page.render import render as page

        yield PAGE, page(publication, diagnostics)
    if ReportFormat.DOCX in wanted.formats:
        from cds_cli.report.document.render import Paper
        from cds_cli.report.document.render import render as appendix

        organisation = session.project.report.get("organisation", "")
        paper = Paper(wanted.landscape, str(organisation), wanted.letterhead)
        yield APPENDIX, appendix(publication, paper)
    if ReportFormat.XLSX in wanted.formats:
        from cds_cli.report.workbook.render import render as workbook

        yield WORKBOOK, workbook(publication, diagnostics)
    if ReportFormat.DATA in wanted.formats:
        from cds_cli.report.data_package.render import render as package

        submission = None if wanted.public else found.scoring.submission
        for name, content in package(publication, submission).items():
            yield f"{DATA}/{name}", content


def told(found: Found, wanted: Wanted) -> tuple[Diagnostic, ...]:
    """Give the findings that are published: none to the public, files without their folders."""
    if wanted.public:
        return ()
    places = (replace(d.location, file=PurePath(d.location.file).name) for d in found.diagnostics)
    return tuple(
        replace(diagnostic, location=place)
        for diagnostic, place in zip(found.diagnostics, places, strict=True)
    )


def write_cards(publication: Publication, found: Found, wanted: Wanted, language: Language) -> None:
    """Write a scorecard of each unit that is meant, named by its code."""
    from cds_cli.cli.carding import card_of, rows_meant
    from cds_cli.report.file_names import safe_names

    codes = publication.results.units.index
    rows = rows_meant(publication.results, wanted.units, language)
    names = safe_names([str(codes[row]) for row in rows]).require()
    folder = wanted.folder / SCORECARDS
    cards = [form for form in wanted.formats if form in {ReportFormat.HTML, ReportFormat.DOCX}]
    for row in counting(rows if cards else [], len(rows), CARDS, language):
        card = card_of(publication, found.scoring, row, public=wanted.public)
        for form in cards:
            content = rendered(card, publication, form)
            write_below(folder / f"{names[str(codes[row])]}.{form}", content, language)
    if cards:
        say(filled(WROTE_CARDS, {"count": len(rows), "name": folder}), language)
    if ReportFormat.XLSX in wanted.formats:
        # A sheet each for the units that were named; any other is chosen on the sheet of units.
        named = [str(codes[row]) for row in rows] if wanted.units else []
        write_workbook(publication, found, wanted, named)


def write_workbook(
    publication: Publication, found: Found, wanted: Wanted, units: Sequence[str]
) -> None:
    """Write the workbook with sheets of some units."""
    from cds_cli.report.workbook.render import render

    path = wanted.folder / WORKBOOK
    write_below(path, render(publication, told(found, wanted), units), publication.language)
    say(filled(WROTE, {"name": path}), publication.language)


def rendered(card: Scorecard, publication: Publication, form: ReportFormat) -> bytes:
    """Write one scorecard in one form."""
    from cds_cli.report.scorecard import as_docx, as_html

    if form is ReportFormat.DOCX:
        return as_docx.render(card, publication)
    return as_html.render(card, publication)


def write_below(path: Path, content: bytes, language: Language) -> None:
    """Write a file, and the folders that are to hold it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop(why_not_opened(error, str(path)), language)
    write_file(path, content, language)
