"""What ``cds report`` does: find a scoring, and write what is published of it."""

from cds_cli import catalogue
from cds_cli.cli.asking import Found, Session, Sought
from cds_cli.cli.output import faults_reported, progress, tell_by_kind
from cds_cli.cli.publishing import Shown, publication_of, scoring_meant
from cds_cli.cli.report_files import files_of, tell_left, write_products
from cds_cli.cli.report_wanted import ReportFormat, Wanted, check_places
from cds_cli.cli.which_unit import refuse_without_units
from cds_cli.diagnostics import InvalidInput
from cds_cli.text import Language, Text

WRITING = Text("Đang ghi báo cáo…", "Writing the report…")


def publish(source: str | None, sought: Sought, session: Session, wanted: Wanted) -> None:
    """Find what is meant, and write it."""
    language = session.language
    check_places(wanted, language)
    with faults_reported(language):
        found = scoring_meant(source, sought, session)
        refuse_nothing_scored(found, language)
        explained = not wanted.is_cards and ReportFormat.HTML in wanted.formats
        publication = publication_of(
            found, session, Shown(wanted.public, explained, wanted.compare)
        )
        if not found.is_stored:
            tell_by_kind(found.diagnostics, language)
        if wanted.is_cards:
            from cds_cli.cli.carding import write_cards

            written = write_cards(publication, found, wanted)
        else:
            with progress(WRITING, language):
                files = list(files_of(publication, found, session, wanted))
            written = write_products(files, wanted.folder, language)
    if wanted.public:
        tell_left(wanted.folder, written, language)


def refuse_nothing_scored(found: Found, language: Language) -> None:
    """Refuse results of nobody, and raise InvalidInput for those of units without any data."""
    refuse_without_units(found.scoring.results.units, language)
    nothing = tuple(d for d in found.diagnostics if d.problem is catalogue.NO_UNIT_SCORED)
    if nothing:
        raise InvalidInput(nothing)
