"""Results written in every form, for the tests that read them back."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from cds_cli.analysis.published.model import Ranked
from cds_cli.analysis.published.read import Published, read_published
from cds_cli.analysis.verification.model import Verification
from cds_cli.analysis.verification.verify import verify
from cds_cli.definitions.canonical import set_digest
from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.report.publication import Publication
from cds_cli.report.ranking.formats import OutputFormat, render_bytes
from cds_cli.report.ranking.model import Document, View
from cds_cli.report.workbook.render import render
from cds_cli.results.model import Results
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.submission.period import Period, Stage
from cds_cli.text import Language
from tests.exact.random_sets import random_pair

EXCEL = ("excel-vi", "excel-en")
FULL = "report"
"""The workbook of ``cds report``."""
FORMS = ("json", "csv", "tsv", "xlsx", *EXCEL)


@lru_cache(maxsize=64)
def random_results(seed: int) -> Results:
    """Score a random set; names of nodes are told apart by their codes."""
    definition, plain = random_pair(seed)
    indicator_set = IndicatorSet.model_validate(definition)
    units = [UnitValues(**unit) for unit in plain]
    return score(
        indicator_set, submission_of(indicator_set, units, Stage.SELF, Period("year", 2025))
    )


def document_of(results: Results, view: View | None = None) -> Document:
    return Document(results, set_digest(results.indicator_set), "0.1.0", view or View())


def random_view(results: Results, rng: Random) -> View:
    """Choose columns and what units are ranked by, as options of ``cds rank`` do."""
    nodes = [code for code in results.figures if code]
    views = (View(), View(all_nodes=True), View(tier=2), View(by=rng.choice(nodes)))
    return rng.choice((*views, View(nodes=tuple(rng.sample(nodes, min(2, len(nodes)))))))


def content_in(document: Document, form: str) -> bytes:
    """Write a document in one of the forms."""
    if form == FULL:
        return render(Publication(document.results, document.version, document.language))
    if form in EXCEL:
        language = Language.VI if form == "excel-vi" else Language.EN
        asked = replace(document, language=language)
        return render_bytes(asked, OutputFormat.CSV, for_excel=True)
    return render_bytes(document, OutputFormat(form))


def read_back(content: bytes) -> Published:
    """Read a published result from its bytes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ket-qua"
        path.write_bytes(content)
        return read_published(path).require()


def verified(content: bytes, results: Results, by: str | None = None) -> Verification:
    """Hold the bytes of a published result against results."""
    return verify(read_back(content), results, ranked=Ranked(by))
