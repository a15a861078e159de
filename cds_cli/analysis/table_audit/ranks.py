"""Whether the ranks of a published table follow from its totals."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cds_cli.analysis.table_audit.model import Published
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

    ``is_excerpt``: only some of the units that were ranked are shown, so that only the order of
    their ranks was checked.
    """

    scheme: Scheme
    fitting: tuple[Scheme, ...]
    checks: tuple[RankCheck, ...]
    has_ties: bool
    is_excerpt: bool = False


def audit_ranks(published: Published) -> RankAudit | None:
    """Hold ranks against totals, block by block; None where the table has no ranks."""
    if published.ranks is None:
        return None
    standings = tuple(standings_in(published))
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
    unchecked = unranked(published)
    return RankAudit(
        scheme=scheme,
        fitting=tuple(one for one in Scheme if not wrong[one]),
        checks=(*by_scheme[scheme], *unchecked),
        has_ties=any(has_ties(found) for found in members.values()),
        is_excerpt=excerpt,
    )


def exact_in(found: Sequence[RankCheck]) -> int:
    """Count the ranks that a scheme gives."""
    return sum(check.verdict is Verdict.EXACT for check in found)


def standings_in(published: Published) -> Iterator[Standing]:
    """Give the units that have both a total and a rank."""
    ranks = published.ranks.values if published.ranks else ()
    for place, (total, rank) in enumerate(zip(published.total.values, ranks, strict=True)):
        if total is not None and rank is not None:
            yield Standing(place, published.blocks[place], total, int(rank))


def unranked(published: Published) -> Iterator[RankCheck]:
    """Give the units that have a total but no rank, or a rank but no total."""
    ranks = published.ranks.values if published.ranks else ()
    for place, (total, rank) in enumerate(zip(published.total.values, ranks, strict=True)):
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
