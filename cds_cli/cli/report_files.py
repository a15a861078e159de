"""The files of a report: made from one scoring, each written whole or not at all."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path, PurePath

from cds_cli.cli.asking import Found, Session
from cds_cli.cli.report_wanted import (
    APPENDIX,
    DATA,
    PAGE,
    SCORECARDS,
    WORKBOOK,
    ReportFormat,
    Wanted,
)
from cds_cli.cli.stopping import say, stop, why_not_opened
from cds_cli.cli.writing import WROTE, write_file
from cds_cli.diagnostics import Diagnostic
from cds_cli.report.publication import Publication
from cds_cli.text import Language, Text, filled

LEFT = Text(
    "{folder} còn tệp của lần ghi trước: {names}. Nếu lần đó không dùng --public thì đừng công bố.",
    "{folder} holds files of an earlier run: {names}. If that was without --public, they are not "
    "for the public.",
)


def files_of(
    publication: Publication, found: Found, session: Session, wanted: Wanted
) -> Iterator[tuple[str, bytes]]:
    """Make the files that are wanted, by their names below the folder."""
    diagnostics = published(found, wanted)
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


def published(found: Found, wanted: Wanted) -> tuple[Diagnostic, ...]:
    """Give the findings that are published: none to the public, files without their folders."""
    if wanted.public:
        return ()
    places = (replace(d.location, file=PurePath(d.location.file).name) for d in found.diagnostics)
    return tuple(
        replace(diagnostic, location=place)
        for diagnostic, place in zip(found.diagnostics, places, strict=True)
    )


def write_products(
    files: Iterable[tuple[str, bytes]], folder: Path, language: Language
) -> list[Path]:
    """Write files, and say of each product that it is there; give the paths."""
    written = []
    for product, parts in groupby(files, key=lambda file: PurePath(file[0]).parts[0]):
        contents = dict(parts)
        if product == DATA:
            clear_package(folder, contents, language)
        for name, content in contents.items():
            written.append(write_below(folder / name, content, language))
        say(filled(WROTE, {"name": folder / product}), language)
    return written


def clear_package(folder: Path, kept: Collection[str], language: Language) -> None:
    """Remove what an earlier package holds and this one does not, such as figures submitted."""
    from cds_cli.report.data_package.render import EVERY_FILE

    for name in sorted({f"{DATA}/{file}" for file in EVERY_FILE} - set(kept)):
        try:
            (folder / name).unlink(missing_ok=True)
        except OSError as error:
            stop(why_not_opened(error, str(folder / name)), language)


def write_below(path: Path, content: bytes, language: Language) -> Path:
    """Write a file, and the folders that are to hold it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop(why_not_opened(error, str(path.parent)), language)
    write_file(path, content, language)
    return path


def tell_left(folder: Path, written: Collection[Path], language: Language) -> None:
    """Name the products of earlier runs that still stand in a folder for the public."""
    ours = [folder / name for name in (PAGE, APPENDIX, WORKBOOK)]
    within = (path for name in (DATA, SCORECARDS) for path in (folder / name).glob("*"))
    left = {path for path in (*ours, *within) if path.exists()} - set(written)
    if left:
        names = sorted({path.relative_to(folder).parts[0] for path in left})
        say(filled(LEFT, {"folder": folder, "names": ", ".join(names)}), language)
