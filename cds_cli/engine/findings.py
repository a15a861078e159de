"""What is to be said of results before they are published."""

from collections.abc import Iterator

import numpy as np

from cds_cli import catalogue
from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.results.figures import Mark
from cds_cli.results.model import Results
from cds_cli.submission.choose import scores
from cds_cli.text import Text, in_figures

POLICY = {
    "zero": Text("tính 0 điểm", "counted as 0 points"),
    "exclude": Text("loại khỏi điểm tối đa", "left out of the maximum"),
    "refuse": Text("không chấp nhận", "refused"),
}
NOTHING = 1e-9


def findings(results: Results) -> tuple[Diagnostic, ...]:
    """Give what a reader of the results must know."""
    return (
        *standing(results),
        *no_data(results),
        *equal_peers(results),
        *gaps(results),
        *unproven(results),
        *awards(results),
        *claims(results),
    )


def standing(results: Results) -> Iterator[Diagnostic]:
    """A set speaks for a decision, and for the periods that it was made for."""
    indicator_set, period = results.indicator_set, results.period
    if period is not None and not scores(indicator_set, period):
        yield catalogue.SET_NOT_FOR_PERIOD.at(
            Location(), set=indicator_set.label, period=str(period), meant=meant_for(indicator_set)
        )
    if indicator_set.provenance == "proposed":
        yield catalogue.SET_PROPOSED.at(Location(), set=indicator_set.label)


def meant_for(indicator_set: IndicatorSet) -> Text:
    """Say which periods a set names, or when its decision is in force."""
    effective = indicator_set.effective
    if indicator_set.periods or effective is None:
        named = ", ".join(indicator_set.periods)
        return Text(f"chỉ nêu kỳ {named}", f"names {named} only")
    since, to = f"{effective.since:%d/%m/%Y}", f"{effective.to:%d/%m/%Y}" if effective.to else ""
    return Text(f"có hiệu lực {since} – {to}".strip(), f"is in force {since} – {to}".strip())


def no_data(results: Results) -> Iterator[Diagnostic]:
    """A score without any data says nothing."""
    if not any(figures.covered.any() for figures in results.figures.values()):
        yield catalogue.NO_UNIT_SCORED.at(Location())


def equal_peers(results: Results) -> Iterator[Diagnostic]:
    """A rule that compares units needs units that differ."""
    names = {leaf.code: leaf.name for leaf in results.indicator_set.leaves()}
    for key, summary in results.peers.items():
        if summary.all_equal and summary.count > 1:
            indicator = next((c for c in names if key == c or key.startswith(f"{c}.")), key)
            yield catalogue.PEERS_ALL_EQUAL.at(
                Location(), indicator=f"{indicator} {names.get(indicator, '')}"
            )


def gaps(results: Results) -> Iterator[Diagnostic]:
    """Figures that rest on missing ones are counted, by what the set does with a gap."""
    cells: dict[str, int] = {}
    units: dict[str, set[int]] = {}
    for leaf in results.indicator_set.leaves():
        marked = results.marks(leaf.code) & (Mark.MISSING | Mark.EXCLUDED)
        rows = np.flatnonzero(marked)
        if len(rows):
            policy: str = leaf.missing or results.indicator_set.missing
            cells[policy] = cells.get(policy, 0) + len(rows)
            units.setdefault(policy, set()).update(rows.tolist())
    for policy, count in cells.items():
        yield catalogue.RESTS_ON_MISSING.at(
            Location(), units=len(units[policy]), cells=count, policy=POLICY[policy]
        )


def unproven(results: Results) -> Iterator[Diagnostic]:
    """Figures that earn nothing for want of evidence are counted, with their units."""
    marks = [results.marks(leaf.code) for leaf in results.indicator_set.leaves()]
    rows = [np.flatnonzero(column & np.uint8(Mark.UNPROVEN)) for column in marks]
    cells = sum(len(found) for found in rows)
    if cells:
        units = len(np.unique(np.concatenate(rows)))
        yield catalogue.UNPROVEN_EARNS_NOTHING.at(Location(), units=units, cells=cells)


def awards(results: Results) -> Iterator[Diagnostic]:
    """A council's points that differ from those of the rule are named."""
    leaves = leaves_by_code(results.indicator_set)
    for code, by_rule in results.by_rule.items():
        awarded = results.figures[code].points
        is_awarded = (results.marks(code) & Mark.AWARDED) > 0
        for row in np.flatnonzero(is_awarded & (np.abs(awarded - by_rule) > NOTHING)):
            yield catalogue.AWARDED_DIFFERS.at(
                Location(),
                unit=results.units["name"].iloc[row],
                indicator=f"{code} {leaves[code].name}",
                awarded=in_figures(f"{awarded[row]:.10g}"),
                computed=points_of(by_rule[row], results),
            )


def claims(results: Results) -> Iterator[Diagnostic]:
    """The points a unit gives itself are held against those of the rule."""
    leaves = leaves_by_code(results.indicator_set)
    for code in results.claimed.columns:
        claimed = results.claimed[code].to_numpy()
        computed = results.by_rule.get(code, results.figures[code].points)
        unit_points = 0.5 * 10.0**-results.indicator_set.decimals
        for row in np.flatnonzero(np.abs(claimed - computed) > unit_points):
            yield catalogue.CLAIMED_DIFFERS.at(
                Location(),
                unit=results.units["name"].iloc[row],
                indicator=f"{code} {leaves[code].name}",
                claimed=in_figures(f"{claimed[row]:.10g}"),
                computed=points_of(computed[row], results),
            )


def leaves_by_code(indicator_set: IndicatorSet) -> dict[str, Indicator]:
    """Give the indicators of a set by code."""
    return {leaf.code: leaf for leaf in indicator_set.leaves()}


def points_of(points: float, results: Results) -> str | Text:
    """Write points as published."""
    return in_figures(f"{points:.{results.indicator_set.decimals}f}")
