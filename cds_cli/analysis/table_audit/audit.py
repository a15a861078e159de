"""All that can be said of a published table without the data behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cds_cli.analysis.table_audit.formulas import Formula
from cds_cli.analysis.table_audit.model import Heading, Published
from cds_cli.analysis.table_audit.ranks import RankAudit, audit_ranks
from cds_cli.analysis.table_audit.totals import (
    Tier,
    TotalCheck,
    Verdict,
    check_tier,
    tiers_of,
)
from cds_cli.units.names import name_key


@dataclass(frozen=True, slots=True)
class AboveMaximum:
    """A figure that is more than its column allows."""

    place: int
    heading: Heading
    printed: Decimal
    maximum: Decimal


@dataclass(frozen=True, slots=True)
class Audit:
    """What a table says of itself.

    ``twice``: places of units that stand in the table more than once, the same units together.
    """

    published: Published
    tiers: tuple[Tier, ...]
    totals: tuple[TotalCheck, ...]
    ranks: RankAudit | None
    above: tuple[AboveMaximum, ...]
    twice: tuple[tuple[int, ...], ...]

    @property
    def follows(self) -> bool:
        """Whether nothing contradicts anything else."""
        verdicts = {check.verdict for check in self.totals}
        verdicts |= {check.verdict for check in self.ranks.checks} if self.ranks else set()
        return Verdict.NOT not in verdicts and not self.above and not self.twice


def audit(published: Published) -> Audit:
    """Hold totals against parts, ranks against totals, parts against maxima, units against units.

    Nothing of the data is needed; printed figures are rounded themselves, and so three verdicts:
    exact, within what rounding explains, does not follow.
    """
    tiers = tiers_of(published)
    return Audit(
        published=published,
        tiers=tiers,
        totals=tuple(check for tier in tiers for check in check_tier(tier, published)),
        ranks=audit_ranks(published),
        above=tuple(above_maximum(published, tiers)),
        twice=tuple(twice(published)),
    )


def above_maximum(published: Published, tiers: tuple[Tier, ...]) -> Iterator[AboveMaximum]:
    """Give the figures above the maximum of their column.

    Where parts are shares that maxima weigh, their own maximum is 1.
    """
    scaled = {Formula.WEIGHTED_MEAN, Formula.WEIGHTED_SUM}
    is_share = bool(tiers) and tiers[0].formula in scaled and not published.weights
    for series in (*published.parts, published.total):
        maximum = published.maxima.get(series.heading.column)
        if maximum is None:
            continue
        most = Decimal(1) if is_share and series is not published.total else maximum
        for place, value in enumerate(series.values):
            if value is not None and value > most:
                yield AboveMaximum(place, series.heading, value, most)


def twice(published: Published) -> Iterator[tuple[int, ...]]:
    """Give the units that stand more than once: by code, or by name and block without codes."""
    places: dict[tuple[str, str], list[int]] = {}
    rows = zip(published.codes, published.names, published.blocks, strict=True)
    for place, (code, name, block) in enumerate(rows):
        key = (code, "") if code else (name_key(name), name_key(block))
        places.setdefault(key, []).append(place)
    yield from (tuple(found) for found in places.values() if len(found) > 1)
