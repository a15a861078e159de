"""A published result held against the same result worked out again, figure by figure."""

from collections.abc import Iterator
from dataclasses import replace

from cds_cli.analysis.published.model import NOT_SAID, Measure, Ranked, Section
from cds_cli.analysis.published.read import Published
from cds_cli.analysis.verification.basis import basis
from cds_cli.analysis.verification.figures import (
    coarse,
    differing,
    differing_counts,
    differing_maxima,
)
from cds_cli.analysis.verification.model import Stray, StrayUnit, Verification
from cds_cli.analysis.verification.recomputed import Recomputed
from cds_cli.definitions.canonical import set_digest
from cds_cli.results.model import Results


def verify(
    published: Published,
    results: Results,
    *,
    ranked: Ranked = NOT_SAID,
    set_sha256: str | None = None,
    excerpt: bool = False,
) -> Verification:
    """Hold a published result against results: equal as published or not, without tolerance.

    ``ranked``: how units were ranked, where a table in words does not say it. ``set_sha256``: the
    digest of the set, where results also hold what is none of it, such as sectors. With
    ``excerpt`` units that the result does not show are no fault.
    """
    again = Recomputed(results)
    ranked = decided(published, again, ranked)
    sections = published.sections(results.indicator_set, ranked)
    columns = [(section, one) for section in sections for one in section.columns]
    maxima = (one for section in sections for one in section.maxima)
    differences = (
        *(found for section, one in columns for found in differing(section, one, again)),
        *(found for one in maxima for found in differing_maxima(one, again)),
        *differing_counts(published.head, results),
    )
    digest = set_sha256 or set_digest(results.indicator_set)
    strays = tuple(dict.fromkeys(found for one in sections for found in stray(one, again)))
    return Verification(
        ranked=ranked,
        shown=tuple(sections[0].units),
        units=len({unit for section in sections for unit in section.units} & again.rows.keys()),
        figures=sum(unit in again.rows for _, one in columns for unit in one.units),
        differences=differences,
        strays=tuple(one for one in strays if not excerpt or one.why is not Stray.ONLY_RECOMPUTED),
        basis=tuple(basis(published.head, results, digest)),
        coarse=tuple(found for _, one in columns for found in coarse(one, again)),
        left_out=tuple(found for section in sections for found in section.left_out),
        excerpt=excerpt,
    )


def decided(published: Published, again: Recomputed, ranked: Ranked) -> Ranked:
    """Say whether columns of pillars in words hold index or points: what fits better is meant."""
    if not published.is_in_words:
        return ranked
    choices = (replace(ranked, pillars=one) for one in (Measure.INDEX, Measure.POINTS))
    return min(choices, key=lambda one: misfits(published, again, one))


def misfits(published: Published, again: Recomputed, ranked: Ranked) -> int:
    """Count the figures of pillars that are not the same under a reading of their columns."""
    pillars = {pillar.code for pillar in again.results.indicator_set.pillars}
    sections = published.sections(again.results.indicator_set, ranked)
    columns = ((section, one) for section in sections for one in section.columns)
    return sum(
        1 for section, one in columns if one.node in pillars for _ in differing(section, one, again)
    )


def stray(section: Section, again: Recomputed) -> Iterator[StrayUnit]:
    """Give the units of one side only, and those that stand twice in one table."""
    seen: set[str] = set()
    for number, unit in enumerate(section.units):
        why = Stray.TWICE if unit in seen else Stray.ONLY_PUBLISHED
        if unit in seen or unit not in again.rows:
            yield StrayUnit(unit, section.names[number], why, section.places(number))
        seen.add(unit)
    for unit in again.rows:
        if unit not in seen:
            yield StrayUnit(unit, again.name(unit), Stray.ONLY_RECOMPUTED)
