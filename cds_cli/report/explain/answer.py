"""The answer of ``cds explain``: the score of one unit, told so that it can be contested."""

from dataclasses import dataclass

import numpy as np

from cds_cli.analysis.explain.model import Explained, Lost
from cds_cli.definitions.models import IndicatorSet
from cds_cli.report.answers.basis import basis, provenance
from cds_cli.report.answers.model import Answer, Fact, Kind, Table, Worded
from cds_cli.report.explain import headings
from cds_cli.report.explain.card_tables import groups_table, indicators_table, inputs_table
from cds_cli.report.explain.gap_table import (
    Contrast,
    gap_facts,
    gap_table,
    lost_facts,
    lost_table,
    no_gap_table,
)
from cds_cli.report.explain.teller import Teller, heading, name_in_both
from cds_cli.report.explain.tree_table import tree_table
from cds_cli.results.figures import TOTAL
from cds_cli.text import Text, as_it_stands, told


@dataclass(frozen=True, slots=True)
class Telling:
    """What is to be told of a unit: its tree, its cards, a gap, what was lost.

    ``asks_gap`` with no ``contrast`` says that there is nobody to compare with. Programs get the
    figures that were used as a table of their own, which people read in the cards.
    """

    version: str
    has_tree: bool = True
    has_cards: bool = True
    asks_gap: bool = False
    contrast: Contrast | None = None
    lost: Lost | None = None
    for_programs: bool = False


def answer_of(explained: Explained, telling: Telling) -> Answer:
    """Put together what was asked."""
    teller = Teller(explained.scoring.results, explained.row)
    facts = (*unit_facts(explained, teller), *score_facts(explained, teller))
    facts += gap_facts(telling.contrast, teller) if telling.contrast else ()
    facts += lost_facts(telling.lost) if telling.lost else ()
    # A file that was scored now stands among the facts as what the figures rest on.
    stored = explained.scoring.results.sources and explained.scoring.name.startswith("run:")
    run = (Fact("run", headings.RUN, explained.scoring.name),) if stored else ()
    return Answer(
        command="explain",
        title=title_of(explained, teller),
        facts=(*facts, *basis(teller.results, telling.version), provenance(teller.results), *run),
        tables=tuple(tables_of(explained, teller, telling)),
    )


def tables_of(explained: Explained, teller: Teller, telling: Telling) -> list[Table]:
    """Give the tables that were asked for."""
    tables = []
    if telling.contrast is not None:
        tables.append(gap_table(telling.contrast, teller, for_programs=telling.for_programs))
    elif telling.asks_gap:
        tables.append(no_gap_table())
    if telling.lost is not None:
        tables.append(lost_table(telling.lost, teller))
    if telling.has_tree:
        tables.append(tree_table(explained, teller, for_programs=telling.for_programs))
    if telling.has_cards:
        groups = groups_table(explained, teller)
        tables += [groups] if groups.rows else []
        for_programs = telling.for_programs
        tables.append(indicators_table(explained, teller, for_programs=for_programs))
        tables += [inputs_table(explained)] if telling.for_programs else []
    return tables


def title_of(explained: Explained, teller: Teller) -> Text:
    """Name the unit and the node."""
    node = explained.branches[0]
    what = heading(node).words
    return told(headings.TITLE, unit=teller.coded(teller.row), what=what)


def unit_facts(explained: Explained, teller: Teller) -> tuple[Fact, ...]:
    """Say who the unit is."""
    unit = teller.results.units.iloc[teller.row]
    code = str(teller.results.units.index[teller.row])
    named = Worded(code, as_it_stands(*(teller.coded(teller.row),) * 2))
    known = (
        Fact("block", headings.BLOCK, str(unit["block"] or "") or None),
        Fact("kind", headings.UNIT_KIND, str(unit["kind"] or "") or None),
        Fact("parent", headings.UNIT_PARENT, str(unit["parent"] or "") or None),
    )
    node = explained.branches[0]
    of_node = () if explained.code == TOTAL else (Fact("node", headings.NODE, heading(node)),)
    there = tuple(fact for fact in known if fact.value is not None)
    return (Fact("unit", headings.UNIT, named), *there, *of_node)


def score_facts(explained: Explained, teller: Teller) -> tuple[Fact, ...]:
    """Give the figures of the node that is explained."""
    standing, results = explained.standings[0], teller.results
    score = Fact("score", headings.SCORE, teller.standing(standing))
    if explained.code != TOTAL:
        return (score,)
    covered = float(results.coverage()[teller.row])
    coverage = None if np.isnan(covered) else covered
    band = band_of(results.indicator_set, results.bands()[teller.row])
    bands = (Fact("band", headings.BAND, band),) if results.indicator_set.bands else ()
    return (score, *bands, Fact("coverage", headings.COVERAGE, coverage, Kind.SHARE, 2))


def band_of(indicator_set: IndicatorSet, code: str | None) -> Worded | None:
    """Name a band."""
    names = {one.code: name_in_both(one.name, one.name_en) for one in indicator_set.bands}
    return None if code is None else Worded(code, names[code])
