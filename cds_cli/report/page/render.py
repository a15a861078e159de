"""The page: what it shows at once, and what its script opens."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from cds_cli.diagnostics import Diagnostic
from cds_cli.report.answers.figures import number
from cds_cli.report.answers.model import Kind as FigureKind
from cds_cli.report.charts.bars import ranking_bars
from cds_cli.report.charts.boxes import distribution_boxes
from cds_cli.report.charts.gaps import appraisal_gaps
from cds_cli.report.charts.heat import heat_map
from cds_cli.report.charts.shapes import Chart
from cds_cli.report.charts.slope import rank_slope
from cds_cli.report.page import words
from cds_cli.report.page.content import content
from cds_cli.report.page.indicators import Row as IndicatorRow
from cds_cli.report.page.indicators import indicator_rows
from cds_cli.report.page.paper import digest, logo, template, text_of
from cds_cli.report.page.table import heads, ranking_of, rows
from cds_cli.report.page.theme import style_of
from cds_cli.report.persons import FEWEST, SUPPRESSED, groups_of_persons
from cds_cli.report.publication import Publication
from cds_cli.report.ranking.model import Document, name_in
from cds_cli.report.ranking.notes import grouped, sign_notes
from cds_cli.report.ranking.words import GAP, STAGES, UNITS, data_line, facts, say
from cds_cli.report.ranking.words import digest as digest_in_words
from cds_cli.report.safe import clean

MOST_ROWS = 500
"""Units that the screen shows before more are asked for: laying out thousands takes seconds."""


def render(publication: Publication, found: Sequence[Diagnostic] = ()) -> bytes:
    """Write the page: the same bytes for the same publication, text in UTF-8."""
    language = publication.language
    results = publication.results
    # Of persons nothing is shown one by one, and no findings, which name them.
    is_of_persons = results.indicator_set.is_of_persons
    order = [] if is_of_persons else results.order()
    document = publication.document(found)
    table = ranking_of(document)
    blocks = list(dict.fromkeys(table.blocks))
    told = words.PAGE | (words.OF_PERSONS if is_of_persons else {})
    style, script = style_of(publication.theme, text_of("page.css")), text_of("page.js")
    page = template("page.html").render(
        lang=language.value,
        version=publication.version,
        style=Markup(style),  # noqa: S704 - ours, and CSS must not be escaped
        style_hash=digest(style),
        script=Markup(script),  # noqa: S704 - ours, and a script must not be escaped
        script_hash=digest(script),
        logo=logo(publication.theme),
        title=clean(f"{name_in(results.indicator_set, language)} · {results.period or '–'}"),
        subtitle=subtitle(publication),
        word={key: text.fill(language, {}) for key, text in told.items()},
        charts=charts(publication, order),
        summary=list(summary(publication)),
        blocks=[clean(block) for block in blocks],
        columns=list(heads(publication, table)),
        most_rows=MOST_ROWS,
        rows=[] if is_of_persons else list(rows(publication, table, order, blocks)),
        groups=list(groups(publication)) if is_of_persons else None,
        has_pillars=bool(results.indicator_set.pillars),
        column_names=[]
        if is_of_persons
        else [(clean(c.heading), clean(c.name)) for c in table.columns if c.name],
        notes=[]
        if is_of_persons
        else [*sign_notes(table, language), *grouped(document.diagnostics, language)],
        facts=list(basis(document)),
        digests=digests(document),
        indicators=shown_indicators(publication),
        content=Markup("" if is_of_persons else content(publication, order)),  # noqa: S704 - JSON without a bare <
        words=Markup(as_json(words.script_words(language))),  # noqa: S704 - ours
    )
    return f"{page}\n".encode()


def charts(publication: Publication, order: Sequence[int]) -> list[Chart]:
    """Draw what there are figures for."""
    if publication.results.indicator_set.is_of_persons:
        return [chart for chart in (distribution_boxes(publication),) if chart]
    drawn = (
        ranking_bars(publication, order),
        rank_slope(publication),
        appraisal_gaps(publication),
        heat_map(publication, order),
        distribution_boxes(publication),
    )
    return [chart for chart in drawn if chart is not None]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of persons in words; one that is too small has none."""

    name: str
    count: str
    mean: str


def groups(publication: Publication) -> Iterator[Group]:
    """Give the groups of persons."""
    language = publication.language
    decimals = publication.results.indicator_set.index_decimals
    for one in groups_of_persons(publication.results):
        count = str(one.count)
        if one.is_suppressed:
            count = SUPPRESSED.fill(language, {"fewest": FEWEST})
        mean = "–" if one.mean is None else number(one.mean, FigureKind.FIGURE, decimals, language)
        yield Group(one.group, count, mean)


def summary(publication: Publication) -> Iterator[tuple[str, str]]:
    """Give the figures at the top: how many units, how they stand; none of too few persons."""
    results, language = publication.results, publication.language
    index, decimals = results.index(), results.indicator_set.index_decimals
    scored = index[~np.isnan(index)]
    is_of_persons = results.indicator_set.is_of_persons
    if is_of_persons and len(scored) < FEWEST:
        return
    scored_are = words.PERSONS if is_of_persons else words.UNITS
    yield scored_are.fill(language, {}), str(len(index))
    if len(scored):
        for told, value in ((words.MEAN, scored.mean()), (words.MEDIAN, np.median(scored))):
            figure = number(float(value), FigureKind.FIGURE, decimals, language)
            yield told.fill(language, {}), figure
    if not is_of_persons:
        yield from counts(publication)


def counts(publication: Publication) -> Iterator[tuple[str, str]]:
    """Count the units in each band, and those with gaps: of persons they may be very few."""
    results, language = publication.results, publication.language
    reached = results.bands()
    for band in results.indicator_set.bands:
        yield clean(name_in(band, language)), str(reached.count(band.code))
    gaps = int(np.count_nonzero(results.marks() & np.uint8(GAP)))
    if gaps:
        yield words.WITH_GAPS.fill(language, {}), str(gaps)


def subtitle(publication: Publication) -> str:
    """Name decision, period and stage."""
    results = publication.results
    values: dict[str, object] = {
        "decision": clean(results.indicator_set.decision or results.indicator_set.label),
        "period": str(results.period or "–"),
        "stage": STAGES[results.stage],
    }
    return words.SUBTITLE.fill(publication.language, values)


def digests(document: Document) -> str:
    """Name set and data with their digests, as they stand at the top."""
    label = document.results.indicator_set.label
    return f"{label} · {digest_in_words(document.set_sha256)} · {data_line(document)}"


def basis(document: Document) -> Iterator[tuple[str, str]]:
    """Say what the page rests on; of persons without counts, which may be very few."""
    is_of_persons = document.results.indicator_set.is_of_persons
    counted = say(UNITS, document.language)
    for label, text in facts(document):
        if not (is_of_persons and label == counted):
            yield label, text


def shown_indicators(publication: Publication) -> list[IndicatorRow]:
    """Give the nodes of the set with their maxima and rules."""
    return indicator_rows(publication.results.indicator_set, publication.language)


def as_json(value: object) -> str:
    """Write JSON in which no ``<`` can end the element that holds it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
