"""The way from figure to points of each rule that grows with a figure."""

from collections.abc import Callable
from functools import partial

from cds_cli.analysis.explain.model import Peers
from cds_cli.report.explain import phrases
from cds_cli.report.explain.by_share import EMPTY, MARGIN, Way
from cds_cli.report.explain.figures import join, operand, percent, rounded
from cds_cli.report.explain.working import Working
from cds_cli.rules import Linear, MinMax, Ratio, RelativeToBest
from cds_cli.text import Text, told


def ratio_way(rule: Ratio) -> Way:
    """Give the way of a share of a whole."""
    target = percent(rule.full_at)
    full = phrases.FULL if rule.target is None else told(phrases.TARGET_MET, target=target)
    if rule.better == "lower":
        share_at, formula = partial(lower_share, rule), partial(lower_formula, rule)
        return Way(share_at, formula, full, nothing_of(rule))
    by_target = EMPTY if rule.full_at == 1.0 else join(" ÷ ", target)
    return Way(
        share_at=partial(higher_share, rule),
        formula=lambda own: join(own, by_target),
        full=full,
        nothing=nothing_of(rule),
        of_target=EMPTY if rule.full_at == 1.0 else told(phrases.OF_TARGET, target=target),
    )


def higher_share(rule: Ratio, ratio: float) -> float:
    """Give the share of the target that a ratio has reached."""
    misses = rule.floor is not None and ratio < rule.floor - MARGIN
    return 0.0 if misses else ratio / rule.full_at


def lower_share(rule: Ratio, ratio: float) -> float:
    """Give how far a ratio is on the way from 1 down to the target."""
    misses = rule.floor is not None and ratio > rule.floor + MARGIN
    return 0.0 if misses else (1.0 - ratio) / (1.0 - rule.full_at)


def lower_formula(rule: Ratio, own: Text) -> Text:
    """Write how far a ratio is on the way from 100 % down to the target."""
    if rule.full_at == 0.0:
        return join("100 % − ", own)
    return join("(100 % − ", own, ") / (100 % − ", percent(rule.full_at), ")")


def nothing_of(rule: Ratio) -> Text:
    """Say why a ratio earns nothing."""
    if rule.floor is None:
        return phrases.NOTHING
    missed = phrases.BELOW_FLOOR if rule.better == "higher" else phrases.ABOVE_LIMIT
    return told(missed, floor=percent(rule.floor))


def linear_way(rule: Linear, working: Working) -> Way:
    """Give the way between two goalposts."""
    low, high = (working.written(end) for end in (rule.low, rule.high))
    return Way(
        share_at=lambda figure: (figure - rule.low) / (rule.high - rule.low),
        formula=between((low, rule.low), (high, rule.high)),
        full=told(phrases.AT_HIGH, high=high),
        nothing=told(phrases.AT_LOW, low=low),
    )


def between(worst: tuple[Text, float], best: tuple[Text, float]) -> Callable[[Text], Text]:
    """Write how far a figure is on the way from the worst to the best, each written and plain."""
    low, high = (operand(*end) for end in (worst, best))
    if not worst[1]:
        return lambda own: join(own, " / ", high)
    return lambda own: join("(", own, " − ", low, ") / (", high, " − ", low, ")")


def min_max_way(rule: MinMax, working: Working, peers: Peers, digits: int | None) -> Way:
    """Give the way between the worst and the best of all units."""
    low, high = (seen(working, one.figure, digits) for one in (peers.low, peers.high))
    worst, best = (low, high) if rule.better == "higher" else (high, low)
    if peers.all_equal:
        return equal_way(rule, working, peers, digits)
    written = working.written(worst, digits), working.written(best, digits)
    return Way(
        share_at=lambda figure: (figure - worst) / ((best - worst) or 1.0),
        formula=between((written[0], worst), (written[1], best)),
        beside=join(
            told(phrases.OF_UNITS, count=peers.count),
            working.extreme(phrases.LOWEST, peers.low, digits),
            ", ",
            working.extreme(phrases.HIGHEST, peers.high, digits),
        ),
    )


def equal_way(rule: MinMax, working: Working, peers: Peers, digits: int | None) -> Way:
    """Give the way where all units are equal: none is worse than the best."""
    same = working.written(peers.low.figure, digits)
    return Way(
        share_at=partial(is_no_worse, rule, seen(working, peers.low.figure, digits)),
        formula=lambda own: own,
        beside=join("; ", told(phrases.ALL_EQUAL, count=peers.count, figure=same)),
    )


def is_no_worse(rule: MinMax, bound: float, figure: float) -> float:
    """Give all to a figure that is no worse than that of all others."""
    behind = bound - figure if rule.better == "higher" else figure - bound
    return float(behind <= MARGIN)


def best_way(rule: RelativeToBest, working: Working, peers: Peers, digits: int | None) -> Way:
    """Give the way up to the best of all units."""
    is_higher = rule.better == "higher"
    best = peers.high if is_higher else peers.low
    text = phrases.HIGHEST if is_higher else phrases.LOWEST
    shown = working.written(best.figure, digits)
    return Way(
        share_at=partial(share_of_best, rule, seen(working, best.figure, digits)),
        formula=lambda own: join(own, " / ", shown) if is_higher else join(shown, " / ", own),
        beside=join(told(phrases.OF_UNITS, count=peers.count), working.extreme(text, best, digits)),
    )


def share_of_best(rule: RelativeToBest, best: float, figure: float) -> float:
    """Give the proportion of the best figure."""
    if rule.better == "higher":
        return figure / best if best > 0 else float(figure > MARGIN)
    return best / figure if figure else 1.0


def seen(working: Working, figure: float, digits: int | None) -> float:
    """Give a figure as it is shown."""
    if digits is None or not working.is_ratio:
        return figure
    return rounded(100.0 * figure, digits) / 100.0
