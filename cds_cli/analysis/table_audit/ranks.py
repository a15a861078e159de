"""Whether the ranks of a published table follow from its totals."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import partial

from cds_cli.analysis.table_audit.model import Published, Series
from cds_cli.analysis.table_audit.totals import Verdict


class Scheme(StrEnum):
    """How equal totals are ranked."""

    COMPETITION = "1-2-2-4"
    DENSE = "1-2-2-3"
    ORDINAL = "1-2-3-4"


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit that has both a total and a rank."""

    place: int
    block: str
    total: Decimal
    rank: int


@dataclass(frozen=True, slots=True)
class RankCheck:
    """The rank of one unit. ``lowest`` and ``highest``: what its printed total allows."""

    place: int
    verdict: Verdict
    printed: int | None
    expected: int | None
    lowest: int | None = None
    highest: int | None = None


@dataclass(frozen=True, slots=True)
class RankAudit:
    """Which schemes fit all units, and the ranks under the one that fits most of them.

    ``by``: the column that units are ranked by. ``is_by_section``: the sections of the table are
    ranked apart. ``is_excerpt``: only some of the units that were ranked are shown, so that only
    the order of their ranks was checked.
    """

    by: Series
    scheme: Scheme
    fitting: tuple[Scheme, ...]
    checks: tuple[RankCheck, ...]
    has_ties: bool
    is_excerpt: bool = False
    is_by_section: bool = False

    @property
    def wrong(self) -> int:
        """How many ranks are not those of the scheme, or could not be checked."""
        return len(self.checks) - exact_in(self.checks)


def audit_ranks(published: Published) -> RankAudit | None:
    """Hold ranks against totals, block by block; None where the table has no ranks.

    Units may be ranked by another column headed as a total, such as an index where maxima differ,
    and sections of the table apart: what most ranks fit is meant, the total and one ranking first.
    """
    if published.ranks is None:
        return None
    apart = any(published.sections) and not any(published.blocks)
    audits = [
        audit_by(published, by, is_by_section=by_section)
        for by in (published.total, *filter(partial(is_complete, published), published.also))
        for by_section in ((False, True) if apart else (False,))
    ]
    return min(audits, key=lambda one: (one.wrong, one.is_excerpt))


def is_complete(published: Published, series: Series) -> bool:
    """Whether a column has a figure wherever the total has one."""
    pairs = zip(published.total.values, series.values, strict=True)
    return all(total is None or figure is not None for total, figure in pairs)


def audit_by(published: Published, by: Series, *, is_by_section: bool) -> RankAudit:
    """Hold ranks against one column."""
    standings = tuple(
        standings_in(published, by, published.sections if is_by_section else published.blocks)
    )
    blocks = sorted({one.block for one in standings})
    members = {block: [one for one in standings if one.block == block] for block in blocks}
    excerpt = is_excerpt(list(members.values()))
    by_scheme = {
        scheme: [
            check
            for block in blocks
            for check in checks(members[block], scheme, in_order_only=excerpt)
        ]
        for scheme in Scheme
    }
    wrong = {scheme: len(found) - exact_in(found) for scheme, found in by_scheme.items()}
    scheme = min(Scheme, key=lambda one: wrong[one])
    return RankAudit(
        by=by,
        scheme=scheme,
        fitting=tuple(one for one in Scheme if not wrong[one]),
        checks=(*by_scheme[scheme], *unranked(published, by)),
        has_ties=any(has_ties(found) for found in members.values()),
        is_excerpt=excerpt,
        is_by_section=is_by_section,
    )


def exact_in(found: Sequence[RankCheck]) -> int:
    """Count the ranks that a scheme gives."""
    return sum(check.verdict is Verdict.EXACT for check in found)


def standings_in(published: Published, by: Series, blocks: Sequence[str]) -> Iterator[Standing]:
    """Give the units that have both a total and a rank."""
    ranks = published.ranks.values if published.ranks else ()
    for place, (total, rank) in enumerate(zip(by.values, ranks, strict=True)):
        if total is not None and rank is not None:
            yield Standing(place, blocks[place], total, int(rank))


def unranked(published: Published, by: Series) -> Iterator[RankCheck]:
    """Give the units that have a total but no rank, or a rank but no total."""
    ranks = published.ranks.values if published.ranks else ()
    for place, (total, rank) in enumerate(zip(by.values, ranks, strict=True)):
        if (total is None) != (rank is None):
            printed = None if rank is None else int(rank)
            yield RankCheck(place, Verdict.UNCHECKED, printed, None)


def has_ties(members: Sequence[Standing]) -> bool:
    """Whether some totals are printed as equal."""
    return len({one.total for one in members}) < len(members)


def is_excerpt(blocks: Sequence[Sequence[Standing]]) -> bool:
    """Whether ranks are those among more units than are shown: most are not what they would be.

    An excerpt has ranks beyond the number of its units; a single wrong one makes none of a table.
    """
    beyond = any(one.rank > len(members) for members in blocks for one in members)
    best = max(
        sum(exact_in(list(among_all(members, scheme))) for members in blocks) for scheme in Scheme
    )
    return beyond and 2 * best < sum(map(len, blocks))


def checks(
    members: Sequence[Standing], scheme: Scheme, *, in_order_only: bool
) -> Iterator[RankCheck]:
    """Hold the ranks of a block against its totals."""
    return in_order(members, scheme) if in_order_only else among_all(members, scheme)


def among_all(members: Sequence[Standing], scheme: Scheme) -> Iterator[RankCheck]:
    """Hold ranks against what they are among all units of a block.

    Where totals are printed as equal, digits that are not printed may have told them apart: any
    rank among those of the equal ones is then within rounding.
    """
    totals = sorted(one.total for one in members)
    distinct = sorted(set(totals))
    taken = Counter(one.rank for one in members)
    for one in members:
        above = len(totals) - bisect_right(totals, one.total)
        equal = bisect_right(totals, one.total) - bisect_left(totals, one.total)
        lowest, highest = above + 1, above + equal
        if scheme is Scheme.DENSE:
            lowest = highest = len(distinct) - bisect_right(distinct, one.total) + 1
        fits = {
            Scheme.COMPETITION: one.rank == lowest,
            Scheme.DENSE: one.rank == lowest,
            Scheme.ORDINAL: lowest <= one.rank <= highest and taken[one.rank] == 1,
        }[scheme]
        possible = above + 1 <= one.rank <= above + equal
        verdict = Verdict.EXACT if fits else Verdict.WITHIN if possible else Verdict.NOT
        yield RankCheck(one.place, verdict, one.rank, lowest, lowest, highest)


def in_order(members: Sequence[Standing], scheme: Scheme) -> Iterator[RankCheck]:
    """Hold ranks against one another, where units between those that are shown are not."""
    ordered = sorted(members, key=lambda one: (-one.total, one.rank))
    before: list[Standing] = []
    for one in ordered:
        least = least_rank(before, one, scheme)
        verdict = Verdict.EXACT if one.rank in least else Verdict.NOT
        yield RankCheck(one.place, verdict, one.rank, least.start, least.start)
        if verdict is Verdict.EXACT:
            before.append(one)


def least_rank(before: Sequence[Standing], one: Standing, scheme: Scheme) -> range:
    """Give the ranks that are possible behind the units that stand before."""
    most = 1 << 62
    if not before:
        return range(1, most)
    last = before[-1]
    if scheme is not Scheme.ORDINAL and last.total == one.total:
        return range(last.rank, last.rank + 1)
    equal = sum(other.rank == last.rank for other in before)
    step = equal if scheme is Scheme.COMPETITION else 1
    return range(last.rank + step, most)
