"""What ``cds verify`` holds against each other: a published file, and the same worked out again."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from cds_cli import __version__
from cds_cli.analysis.published.headings import nodes_by_code
from cds_cli.analysis.published.model import Form, Ranked
from cds_cli.analysis.published.read import Published, ample, read_published
from cds_cli.analysis.published.tables import TableResult
from cds_cli.analysis.verification.model import Verification
from cds_cli.analysis.verification.verify import verify
from cds_cli.cli.asking import Session
from cds_cli.cli.giving import Given
from cds_cli.cli.ranking_views import with_columns, with_groups
from cds_cli.cli.recomputing import Asked, worked_out
from cds_cli.cli.stopping import NO_FILE, stop
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, InvalidInput
from cds_cli.report.answers.formats import AnswerFormat
from cds_cli.report.answers.model import Answer
from cds_cli.report.data_package.render import RESULTS
from cds_cli.report.ranking.model import Document
from cds_cli.report.verify_answer import ROWS_SHOWN, Verified, verify_answer
from cds_cli.report.verify_bytes import rewritten
from cds_cli.text import Text

WHICH_NODE = Text(
    "{name} xếp hạng theo một nút mà tệp không ghi là nút nào: thêm --by MÃ. Có: {known}.",
    "{name} ranks units by a node that it does not name: add --by CODE. There are: {known}.",
)
NO_NODE = Text("Không có nút {name}. Có: {known}.", "No node {name}. There are: {known}.")
NODES_LISTED = 40


def verified(asked: Asked, session: Session) -> tuple[Verified, tuple[Diagnostic, ...]]:
    """Read a result, work it out again and compare.

    Stops with exit code 2 where that cannot be; raises InvalidInput for a file that is no result,
    and for faulty data.
    """
    asked = replace(asked, result=file_in(asked.result))
    if not asked.result.is_file():
        stop(NO_FILE, session.language, name=asked.result)
    published, told = result_in(asked.result, session)
    plain = worked_out(published, asked, session)
    document = as_ranked(plain, published, asked, session)
    ranked = ranked_as(document, published, asked, session)
    found = verify(
        published,
        document.results,
        ranked=ranked,
        set_sha256=document.set_sha256,
        excerpt=asked.excerpt,
    )
    shown = published.shown(document.results.indicator_set, found.ranked)
    content = asked.result.read_bytes()
    return Verified(
        verification=found,
        results=plain.results,
        version=__version__,
        file=str(asked.result),
        sha256=sha256(content).hexdigest(),
        rewritten=rewritten(document, shown, found.shown, content),
        is_workbook=shown.form is Form.XLSX,
    ), (*told, *unfinished(published, found), *document.diagnostics)


def file_in(result: Path) -> Path:
    """Take the figures of a data package, where a folder is meant."""
    return result / RESULTS if result.is_dir() else result


def result_in(path: Path, session: Session) -> tuple[Published, tuple[Diagnostic, ...]]:
    """Read a published file; what can be read of a damaged one is compared all the same."""
    read = read_published(path, ample(session.intake.limits))
    if read.value is None:
        raise InvalidInput(read.diagnostics)
    return read.value, read.diagnostics


def unfinished(published: Published, found: Verification) -> tuple[Diagnostic, ...]:
    """Report the figures that differ because nothing has calculated them; counts have no sheet."""
    if not isinstance(published, TableResult):
        return ()
    return tuple(published.unfinished(one.place for one in found.differences if one.unit))


def as_ranked(document: Document, published: Published, asked: Asked, session: Session) -> Document:
    """Rank and cut as the options say, or as the result says of itself."""
    head = published.head
    document = replace(document, language=session.language)
    grouped = with_groups(document, asked.within or head.within, session.project)
    return with_columns(grouped, asked.cut or head.cut)


def ranked_as(document: Document, published: Published, asked: Asked, session: Session) -> Ranked:
    """Say how units are ranked, where the file may not; stops where it has to be said."""
    words = document.within.words if document.within else None
    return Ranked(
        by=node_asked(published, asked, document.results.indicator_set, session),
        groups=(words.vi, words.en) if words else (),
        views=document.cut.codes if document.cut else (),
    )


def node_asked(
    published: Published, asked: Asked, indicator_set: IndicatorSet, session: Session
) -> str | None:
    """Give the node that units are ranked by, where the option names it; it may have to."""
    codes = list(nodes_by_code(indicator_set))
    listed = ", ".join(codes[:NODES_LISTED]) + ("…" if len(codes) > NODES_LISTED else "")
    if asked.by is not None and asked.by not in codes:
        stop(NO_NODE, session.language, name=asked.by, known=listed)
    unclear = isinstance(published, TableResult) and published.asks_for_node(indicator_set)
    if unclear and asked.by is None:
        stop(WHICH_NODE, session.language, name=asked.result.name, known=listed)
    return asked.by


def answer_to(found: Verified, wanted: Given, *, all_rows: bool) -> Answer:
    """Make the answer; people get the beginning of long tables, programs all of them."""
    for_people = wanted.form.format in {AnswerFormat.TABLE, AnswerFormat.MD}
    return verify_answer(found, ROWS_SHOWN if for_people and not all_rows else None)
