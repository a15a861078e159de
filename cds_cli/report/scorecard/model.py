"""What a scorecard holds, before it is written: words and figures of one unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cds_cli.analysis.explain.model import Explained, Leaf
from cds_cli.analysis.profile import Profile, Standing
from cds_cli.definitions.models import IndicatorSet
from cds_cli.report.answers.figures import in_words, number
from cds_cli.report.answers.model import Kind, worded
from cds_cli.report.charts.profile import Part, Writing
from cds_cli.report.explain.card_tables import evidence_of
from cds_cli.report.explain.points_told import sentences
from cds_cli.report.explain.teller import heading
from cds_cli.report.publication import Publication
from cds_cli.report.ranking.model import name_in
from cds_cli.report.ranking.text import trimmed
from cds_cli.report.ranking.words import STAGES, marker
from cds_cli.report.ranking.words import facts as basis
from cds_cli.report.safe import clean
from cds_cli.report.scorecard import words
from cds_cli.report.scorecard.changes import changes
from cds_cli.results.model import Results
from cds_cli.text import Language, Text

MOST_LISTED = 5
NEAR = 2
"""Neighbours that are shown above and below."""


@dataclass(frozen=True, slots=True)
class Line:
    """One node of the tree; ``said`` and ``evidence`` are empty where nothing is told."""

    name: str
    depth: int
    points: str
    maximum: str
    index: str
    rank: str
    said: str
    evidence: str
    is_leaf: bool


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One unit as its scorecard shows it."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    writing: Writing
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    neighbours: tuple[str, ...]
    changes: tuple[str, ...]
    lines: tuple[Line, ...]
    basis: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """The unit that a scorecard is of: what explains its points, and how it stands in its block."""

    explained: Explained
    profile: Profile

    @property
    def row(self) -> int:
        """The place of the unit among all."""
        return self.explained.row


def scorecard_of(publication: Publication, subject: Subject, *, public: bool) -> Scorecard:
    """Put the scorecard of a unit together; for the public without sentences and evidence."""
    results, language = publication.results, publication.language
    writing = Writing(language, results.indicator_set.index_decimals)
    name = clean(str(results.units["name"].iloc[subject.row]))
    values: dict[str, object] = {
        "set": clean(name_in(results.indicator_set, language)),
        "period": str(results.period or "–"),
        "stage": STAGES[results.stage],
    }
    most = MOST_LISTED
    return Scorecard(
        title=f"{name} ({clean(str(results.units.index[subject.row]))})",
        subtitle=words.SUBTITLE.fill(language, values),
        facts=tuple(facts(publication, subject.row)),
        parts=tuple(parts(publication, subject.profile)),
        writing=writing,
        strengths=tuple(listed(publication, subject.profile.strengths(most), writing)),
        weaknesses=tuple(listed(publication, subject.profile.weaknesses(most), writing)),
        neighbours=tuple(neighbours(results, subject.row, writing)),
        changes=tuple(changes(publication, subject.row, writing)),
        lines=tuple(lines(publication, subject, public=public)),
        basis=basis(publication.document()),
    )


def facts(publication: Publication, row: int) -> Iterator[tuple[str, str]]:
    """Give rank, index, points, band, and what is known of the unit."""
    results, language = publication.results, publication.language
    indicator_set, units = results.indicator_set, results.units

    def said(text: Text) -> str:
        return worded(text, language)

    rank, block = results.ranks()[row], str(units["block"].iloc[row])
    among = int(np.count_nonzero(~np.isnan(results.ranks()) & (units["block"] == block)))
    place = "–" if np.isnan(rank) else f"{int(rank)} / {among}"
    yield said(words.RANK), f"{place} ({clean(block)})" if block else place
    index = figure(results.index()[row], indicator_set.index_decimals, language)
    yield said(words.INDEX), index
    points = figure(results.points()[row], indicator_set.decimals, language)
    most = trimmed(figure(results.maximum()[row], 2, language).replace(",", "."))
    yield said(words.POINTS), f"{points} / {most.replace('.', ',') if is_vi(language) else most}"
    if indicator_set.bands:
        names = {band.code: clean(name_in(band, language)) for band in indicator_set.bands}
        yield said(words.BAND), names.get(results.bands()[row] or "", "–")
    for key, label in (("kind", words.KIND), ("parent", words.PARENT)):
        if text := clean(str(units[key].iloc[row])):
            yield said(label), text


def is_vi(language: Language) -> bool:
    """Whether figures have a comma."""
    return language is Language.VI


def figure(value: float, decimals: int, language: Language) -> str:
    """Write a figure; a dash where there is none."""
    return "–" if np.isnan(value) else number(value, Kind.FIGURE, decimals, language)


def parts(publication: Publication, profile: Profile) -> Iterator[Part]:
    """Give the main nodes of the unit with the medians of its block."""
    names = {node.code: node.name for node in publication.shown_nodes()}
    known = {one.code: one for one in (*profile.groups, *profile.indicators)}
    for code in publication.main_codes():
        if code in known:
            yield Part(clean(code), names[code], known[code].index, known[code].median)


def listed(publication: Publication, found: Sequence[Standing], writing: Writing) -> Iterator[str]:
    """Write indicators with their index, the median, and the place among the units."""
    names = {node.code: node.name for node in publication.shown_nodes()}
    for one in found:
        values: dict[str, object] = {
            "name": f"{clean(one.code)} {names[one.code]}",
            "index": writing.figure(one.index),
            "median": writing.figure(one.median),
            "place": one.place,
            "among": one.among,
        }
        yield words.STANDS.fill(writing.language, values)


def neighbours(results: Results, row: int, writing: Writing) -> Iterator[str]:
    """Give the units around it in the ranking of its block, itself among them."""
    ranks, index = results.ranks(), results.index()
    blocks = results.units["block"].to_numpy()
    is_like = (blocks == blocks[row]) & ~np.isnan(ranks)
    same = [one for one in results.order() if is_like[one]]
    if row not in same:
        return
    here = same.index(row)
    for one in same[max(here - NEAR, 0) : here + NEAR + 1]:
        name = clean(str(results.units["name"].iloc[one]))
        yield f"{int(ranks[one])}. {name}: {writing.figure(float(index[one]))}"


def lines(publication: Publication, subject: Subject, *, public: bool) -> Iterator[Line]:
    """Give the tree of the unit; of an indicator how its points came about."""
    results, language = publication.results, publication.language
    leaves = {leaf.indicator.code: leaf for leaf in subject.explained.leaves}
    said = {} if public else dict(sentences(subject.explained, language))
    pairs = zip(subject.explained.branches, subject.explained.standings, strict=True)
    for branch, standing in pairs:
        leaf = None if public else leaves.get(branch.code)
        is_whole = isinstance(branch.node, IndicatorSet)
        told = worded(words.TOTAL if is_whole else heading(branch).words, language)
        marks = marker(int(results.marks(branch.code)[subject.row]))
        most = figure(standing.maximum, 2, language)
        yield Line(
            name=clean(told),
            depth=branch.depth,
            points=points_of(standing.points, results, language) + marks
            if standing.applies
            else "–",
            maximum=trimmed(most.replace(",", ".")).replace(".", "," if is_vi(language) else "."),
            index=figure(standing.index, results.indicator_set.index_decimals, language),
            rank="–" if np.isnan(standing.rank) else f"{int(standing.rank)} / {standing.among}",
            said=said.get(branch.code, ""),
            evidence=proof_of(leaf, language),
            is_leaf=branch.code in leaves,
        )


def points_of(points: float, results: Results, language: Language) -> str:
    """Write points as published."""
    return figure(points, results.indicator_set.decimals, language)


def proof_of(leaf: Leaf | None, language: Language) -> str:
    """Name what proves the figures of an indicator."""
    told = evidence_of(leaf) if leaf is not None else None
    return clean(in_words(told, language)) if told is not None else ""
