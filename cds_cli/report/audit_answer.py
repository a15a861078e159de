"""What ``cds audit-table`` answers: whether a published table agrees with itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import PurePath

from cds_cli.analysis.table_audit.audit import Audit
from cds_cli.analysis.table_audit.model import Heading
from cds_cli.analysis.table_audit.ranks import RankAudit
from cds_cli.analysis.table_audit.totals import Verdict
from cds_cli.report import audit_words as words
from cds_cli.report.answers.basis import VERSION
from cds_cli.report.answers.model import Answer, Fact, Kind, Table, Value, Worded
from cds_cli.report.audit_tables import (
    above_table,
    blanks_table,
    plain,
    ranks_table,
    summary,
    totals_table,
    twice_table,
)
from cds_cli.report.ranking.words import DIGEST_SHOWN
from cds_cli.text import Language, Text, as_it_stands, told

SKIPPED_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Audited:
    """An audit with what is told beside it. ``unread``: whether a cell could not be read."""

    audit: Audit
    file: str
    sha256: str
    version: str
    unread: bool = False

    @property
    def verdict(self) -> str:
        """The verdict for programs."""
        if not self.audit.follows:
            return "does-not-follow"
        return "not-all-checked" if self.unread else "follows"


def audit_answer(audited: Audited, *, every: bool = False, rows: int | None = None) -> Answer:
    """Say whether the table follows from itself; then what does not, or with ``every`` all.

    ``rows``: how many rows of a table people are shown at most.
    """
    found = audited.audit
    tables = [summary(found), totals_table(found, every=every), ranks_table(found, every=every)]
    if found.above or found.published.maxima:
        tables.append(above_table(found))
    tables.extend((blanks_table(found), twice_table(found)))
    return Answer(
        command="audit-table",
        title=told(words.TITLE, name=PurePath(audited.file).name),
        facts=tuple(facts(audited)),
        tables=tuple(cut(one, rows) for one in tables),
        notes=tuple(notes(found)),
    )


def cut(table: Table, most: int | None) -> Table:
    """Keep the first rows of a table, and count the others."""
    rest = 0 if most is None else len(table.rows) - most
    if rest <= 0:
        return table
    more = told(words.MORE, count=rest)
    return replace(table, rows=table.rows[:most], notes=(*table.notes, more))


def facts(audited: Audited) -> Iterator[Fact]:
    """Give the verdict, what was read, and what was recognised in it."""
    found = audited.audit
    yield Fact("verdict", words.VERDICT, verdict(audited))
    yield Fact("table", words.TABLE, table_told(audited))
    yield from columns_told(found)
    for key, label, known in (
        ("weights", words.WEIGHTS, found.published.weights),
        ("maxima", words.MAXIMA, found.published.maxima),
    ):
        if known:
            yield Fact(key, label, by_column(known, found))
    if found.tiers:
        formula = found.tiers[0].formula
        yield Fact("formula", words.FORMULA, Worded(formula.value, words.FORMULAS[formula]))
        yield Fact("decimals", words.DECIMALS, decimals_told(found))
    yield Fact("ranking", words.SCHEME, ranking_told(found))
    yield Fact("units", words.UNITS, len(found.published.rows), Kind.COUNT)
    if found.published.skipped:
        yield Fact("skipped", words.SKIPPED, skipped_told(found.published.skipped))
    yield Fact("version", VERSION, audited.version)


def verdict(audited: Audited) -> Worded:
    """Count what follows, or what does not."""
    found = audited.audit
    totals = [check.verdict for check in found.totals]
    ranks = [check.verdict for check in found.ranks.checks] if found.ranks else []
    fails = (
        (words.TOTALS_FAIL, totals.count(Verdict.NOT)),
        (words.RANKS_FAIL, ranks.count(Verdict.NOT)),
        (words.ABOVE_FAIL, len(found.above)),
        (words.TWICE_FAIL, len(found.twice)),
    )
    agrees = (
        (words.EXACT_TOTALS, totals.count(Verdict.EXACT)),
        (words.WITHIN_TOTALS, totals.count(Verdict.WITHIN)),
        (words.RANKS_AGREE, ranks.count(Verdict.EXACT) + ranks.count(Verdict.WITHIN)),
        (words.UNCHECKED, [*totals, *ranks].count(Verdict.UNCHECKED)),
    )
    if not found.follows:
        return Worded(audited.verdict, told(words.FAILS, what=counted(fails)))
    text = words.UNREAD if audited.unread else words.FOLLOWS
    return Worded(audited.verdict, told(text, what=counted(agrees)))


def counted(counts: Sequence[tuple[Text, int]]) -> Text:
    """Write the counts that are not 0."""
    some = [told(text, count=count) for text, count in counts if count]
    texts = ("; ".join(one.fill(each, {}) for one in some) for each in Language)
    return as_it_stands(*(text or "–" for text in texts))


def table_told(audited: Audited) -> Text:
    """Name file, sheet and header."""
    layout = audited.audit.published.layout
    head = words.HEADER if layout.grid.sheet is None else words.SHEET_HEADER
    where = told(head, sheet=layout.grid.sheet, row=layout.last)
    file = f"{audited.file} ({audited.sha256[:DIGEST_SHOWN]})"
    return as_it_stands(*(f"{file} · {where.fill(one, {})}" for one in Language))


def columns_told(found: Audit) -> Iterator[Fact]:
    """Say which columns were recognised."""
    layout = found.published.layout
    for role, label in words.COLUMNS.items():
        heading = layout.role(role)
        if heading is not None:
            yield Fact(f"{role.value}_column", label, heading.label)
    parts = ", ".join(one.label for one in layout.parts)
    yield Fact("parts", words.PARTS, parts or words.NOTHING_TO_ADD)


def by_column(known: Mapping[int, Decimal], found: Audit) -> Text:
    """Write weights or maxima with the headings of their columns."""
    series = (*found.published.parts, found.published.total)
    headings = [one.heading for one in series if one.heading.column in known]
    texts = [", ".join(pairs(headings, known, one)) for one in Language]
    return as_it_stands(*texts)


def pairs(
    headings: Sequence[Heading], known: Mapping[int, Decimal], language: Language
) -> Iterator[str]:
    """Write each heading with its figure."""
    for heading in headings:
        figure = plain(known[heading.column])
        shown = figure.replace(".", ",") if language is Language.VI else figure
        yield f"{heading.text} = {shown}"


def decimals_told(found: Audit) -> Text:
    """Say how figures were rounded."""
    published = found.published
    parts = {part.decimals for part in published.parts if part.half}
    if not parts and not published.total.half:
        return words.WHOLE
    span = "–".join(map(str, sorted({min(parts), max(parts)}))) if parts else "0"
    return told(words.DECIMALS_SEEN, total=published.total.decimals, parts=span)


def ranking_told(found: Audit) -> Value:
    """Say by what and how units are ranked."""
    ranks = found.ranks
    if ranks is None:
        return words.NO_RANKS
    how = scheme_told(ranks)
    if ranks.is_by_section:
        how = told(words.BY_SECTION, how=how)
    if ranks.by is not found.published.total:
        how = told(words.BY_COLUMN, how=how, column=ranks.by.heading.label)
    return Worded(ranks.scheme.value, how)


def scheme_told(ranks: RankAudit) -> Text:
    """Say how equal totals are ranked, and whether that fits all units."""
    if ranks.fitting and not ranks.has_ties:
        return words.NO_TIES
    text = words.FITS if ranks.fitting else words.FITS_MOST
    return told(text, which=words.SCHEMES[ranks.scheme])


def skipped_told(skipped: Sequence[tuple[int, str]]) -> Text:
    """Name the first rows that are no units."""
    shown = ", ".join(f"{row} ({text[:30]})" for row, text in skipped[:SKIPPED_SHOWN])
    whole = shown + (" …" if len(skipped) > SKIPPED_SHOWN else "")
    return as_it_stands(whole, whole)


def notes(found: Audit) -> Iterator[Text]:
    """Say what a reader may wonder about."""
    for tier in found.tiers:
        verdicts = {check.verdict for check in found.totals if check.tier is tier}
        if verdicts and verdicts <= {Verdict.NOT, Verdict.UNCHECKED}:
            yield told(words.NONE_FOLLOWS, column=tier.target.heading.label)
    if found.ranks and found.ranks.is_excerpt:
        yield words.EXCERPT
