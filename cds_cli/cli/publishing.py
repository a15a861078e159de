"""What is published: results, what they are held against, and how they look."""

from dataclasses import dataclass, replace

from cds_cli.analysis.scoring import Scoring
from cds_cli.cli.asking import Found, Session, Sought, find_named, find_scoring
from cds_cli.cli.output import counting
from cds_cli.cli.stopping import stop
from cds_cli.cli.stored import left_out
from cds_cli.cli.theming import theme_of
from cds_cli.report.publication import Publication
from cds_cli.results.model import Results
from cds_cli.store.database import open_store
from cds_cli.store.reading import last_run, load_results
from cds_cli.submission.period import Stage
from cds_cli.text import Text

MOST_EXPLAINED = 200
"""Units whose points the page explains one by one."""
EXPLAINING = Text("Giải thích điểm", "Explaining points")
OTHER_SET = Text(
    "--compare: {other} là kết quả của bộ {seen}, không phải {expected}.",
    "--compare: {other} holds results of the set {seen}, not of {expected}.",
)


def scoring_meant(source: str | None, sought: Sought, session: Session) -> Found:
    """Find the scoring that is to be published."""
    if source is None:
        return find_scoring(sought, session)
    return find_named(source, sought, session)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown beside the figures: not for the public, and as sentences on the page only."""

    public: bool
    explained: bool
    compare: str | None


def publication_of(found: Found, session: Session, shown: Shown) -> Publication:
    """Put together what is published of a scoring."""
    scoring = found.scoring
    results = publishable(scoring)
    explained = shown.explained and not shown.public
    return Publication(
        results=results,
        version=found.version,
        language=session.language,
        before=results_before(shown.compare, results, session),
        self_assessed=own_stage(results, session),
        evidence={} if shown.public else scoring.submission.evidence,
        sentences=sentences_of(scoring, session) if explained else {},
        theme=theme_of(session.project, session.language),
        rejected=left_out(found.diagnostics),
    )


def publishable(scoring: Scoring) -> Results:
    """Give the results; of persons without the names of forms, which may be theirs."""
    if not scoring.results.indicator_set.is_of_persons:
        return scoring.results
    return replace(scoring.results, sources=scoring.submission.files_of_many())


def sentences_of(scoring: Scoring, session: Session) -> dict[tuple[str, str], str]:
    """Say of every indicator of every unit how its points came about.

    Only of so many units as a page has room for; beyond them scorecards say it.
    """
    from cds_cli.analysis.explain.explained import explain
    from cds_cli.report.explain.points_told import sentences

    results = scoring.results
    count = len(results.units)
    if count > MOST_EXPLAINED or results.indicator_set.is_of_persons:
        return {}
    told: dict[tuple[str, str], str] = {}
    for row in counting(range(count), count, EXPLAINING, session.language):
        code = str(results.units.index[row])
        for leaf, text in sentences(explain(scoring, row), session.language):
            told[code, leaf] = text
    return told


def results_before(compare: str | None, results: Results, session: Session) -> Results | None:
    """Find the results that movement is counted from: of the same set and stage."""
    if compare is None:
        return None
    code = results.indicator_set.code
    sought = Sought(set_name=code, stage=results.stage.value)
    before = find_named(compare, sought, session).scoring.results
    if before.indicator_set.code != code:
        seen = before.indicator_set.code
        stop(OTHER_SET, session.language, other=compare, seen=seen, expected=code)
    return before


def own_stage(results: Results, session: Session) -> Results | None:
    """Find what the units gave themselves, where the results are appraised; None if unknown."""
    if results.stage is not Stage.APPRAISED or not session.store.is_file():
        return None
    with open_store(session.store) as store:
        run = last_run(
            store,
            set_label=results.indicator_set.label,
            period=results.period,
            stage=Stage.SELF,
        )
        return load_results(store, run) if run is not None else None
