"""Whether the totals of a published table follow from its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

from cds_cli.analysis.table_audit.formulas import Formula, Weighing, children, weighings
from cds_cli.analysis.table_audit.model import Figure, Heading, Published, Series

ZERO = Decimal(0)
ROOM = Context(prec=60)
"""Figures may have as many digits as a reader lets through, and weights too."""


class Verdict(StrEnum):
    """Whether a figure follows from others. All were rounded when they were printed."""

    EXACT = "exact"
    """It is what the printed figures give."""
    WITHIN = "within-rounding"
    """It is not, but figures that are printed so can give it."""
    NOT = "does-not-follow"
    """No figures that are printed so can give it."""
    UNCHECKED = "unchecked"
    """It is blank, or something in its row cannot be read."""


class Blank(StrEnum):
    """What a total makes of a blank part."""

    AS_ZERO = "as-zero"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Tier:
    """A total or subtotal with what it is made of."""

    target: Series
    parts: tuple[Series, ...]
    weighing: Weighing

    @property
    def formula(self) -> Formula:
        """How the total is made."""
        return self.weighing.formula


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """One total of one unit.

    ``computed``: what the printed parts give, before rounding. ``difference``: printed minus
    computed, as printed. ``lowest`` and ``highest``: what parts that are printed so can give.
    """

    place: int
    tier: Tier
    verdict: Verdict
    printed: Figure
    computed: Figure = None
    difference: Figure = None
    lowest: Figure = None
    highest: Figure = None
    blanks: tuple[Heading, ...] = ()
    blank: Blank | None = None


def tiers_of(published: Published) -> tuple[Tier, ...]:
    """Give the total, then each subtotal: a column whose code the codes of others begin with."""
    below = children(published.parts)
    made = [(part, below[part.heading.column]) for part in published.parts]
    inner = {child.heading.column for _, parts in made for child in parts}
    roots = tuple(part for part in published.parts if part.heading.column not in inner)
    if not roots:
        return ()
    top = chosen(published.total, roots, published)
    subtotals = (chosen(part, parts, published) for part, parts in made if parts)
    return (top, *subtotals)


def chosen(target: Series, parts: tuple[Series, ...], published: Published) -> Tier:
    """Choose the formula that most units follow; of several the one that is expected first."""
    tiers = [Tier(target, parts, weighing) for weighing in weighings(parts, published)]
    return max(tiers, key=lambda tier: follows(tier, published))


def follows(tier: Tier, published: Published) -> tuple[int, int]:
    """Count the units whose total follows, and those of them where it does to the last digit."""
    verdicts = [one.verdict for one in check_tier(tier, published)]
    exact = verdicts.count(Verdict.EXACT)
    return exact + verdicts.count(Verdict.WITHIN), exact


def unweighted(published: Published) -> tuple[Heading, ...]:
    """Give the parts of the total that an option gives no weight, though it weighs others."""
    roots = tiers_of(published)[0].parts if published.parts else ()
    missing = (part.heading for part in roots if part.heading.column not in published.weights)
    return tuple(missing) if published.weights_given else ()


def check_tier(tier: Tier, published: Published) -> Iterator[TotalCheck]:
    """Hold the total of each unit against its parts."""
    for place in range(len(published.rows)):
        series = (tier.target, *tier.parts)
        printed = tier.target.values[place]
        values = [part.values[place] for part in tier.parts]
        nothing = all(value is None for value in (printed, *values))
        if nothing and not any(place in one.unread for one in series):
            continue
        if printed is None or any(place in one.unread for one in series):
            yield TotalCheck(place, tier, Verdict.UNCHECKED, printed)
        else:
            yield check_one(place, tier, printed, values)


def check_one(place: int, tier: Tier, printed: Decimal, values: Sequence[Figure]) -> TotalCheck:
    """Hold one total against its parts; blanks count as nothing, or are left out of a mean."""
    as_zero = held(place, tier, printed, values)
    blanks = tuple(
        part.heading for part, value in zip(tier.parts, values, strict=True) if value is None
    )
    if not blanks:
        return as_zero
    left_out = held(place, without_blanks(tier, values), printed, values)
    is_left_out = left_out.verdict is not Verdict.NOT and tier.weighing.is_mean
    check = left_out if is_left_out else as_zero
    blank = Blank.LEFT_OUT if is_left_out else Blank.AS_ZERO
    return replace(check, tier=tier, blanks=blanks, blank=blank)


def without_blanks(tier: Tier, values: Sequence[Figure]) -> Tier:
    """Let a mean be that of the parts that are given."""
    given = tuple(
        weight if value is not None else ZERO
        for weight, value in zip(tier.weighing.weights, values, strict=True)
    )
    whole = sum(tier.weighing.weights, ZERO)
    divisor = tier.weighing.divisor * sum(given, ZERO) / whole if whole else ZERO
    if not divisor or not tier.weighing.is_mean:
        return tier
    return replace(tier, weighing=replace(tier.weighing, weights=given, divisor=divisor))


def held(place: int, tier: Tier, printed: Decimal, values: Sequence[Figure]) -> TotalCheck:
    """Compute a total and give the verdict on the printed one."""
    divisor = tier.weighing.divisor
    terms = list(zip(tier.weighing.weights, tier.parts, values, strict=True))
    whole = sum((weight * (value or ZERO) for weight, _, value in terms), ZERO)
    # A blank was not rounded.
    room = sum((weight * part.half for weight, part, value in terms if value is not None), ZERO)
    rounded = round_half_up(whole / divisor, tier.target.decimals)
    is_within = abs(printed * divisor - whole) <= room + tier.target.half * divisor
    return TotalCheck(
        place=place,
        tier=tier,
        verdict=verdict_on(printed, rounded, is_within=is_within),
        printed=printed,
        computed=whole / divisor,
        difference=printed - rounded,
        lowest=(whole - room) / divisor,
        highest=(whole + room) / divisor,
    )


def verdict_on(printed: Decimal, rounded: Decimal, *, is_within: bool) -> Verdict:
    """Judge a printed total by the one computed, and by what rounding can have moved it."""
    if printed == rounded:
        return Verdict.EXACT
    return Verdict.WITHIN if is_within else Verdict.NOT


def round_half_up(figure: Decimal, decimals: int) -> Decimal:
    """Round half away from zero."""
    return figure.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, ROOM)
