"""The answer of a comparison: what both sides rest on, and its tables."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from cds_cli.analysis.comparison.model import Comparison
from cds_cli.report.answers.basis import basis
from cds_cli.report.answers.model import Answer, Fact, Kind, Table
from cds_cli.report.comparison.edition_tables import comparable_table, others_table
from cds_cli.report.comparison.node_tables import nodes_table, split_table
from cds_cli.report.comparison.rows import Shown, decimals_of
from cds_cli.report.comparison.stage_tables import changed_table, claims_table, items_table
from cds_cli.report.comparison.unit_tables import entered_left_table, movers_table, units_table
from cds_cli.report.comparison.words import (
    NOBODY,
    NODES_HIDDEN,
    OTHER_STAGE,
    RENAMED,
    signs_of,
    title_of,
)
from cds_cli.report.ranking.words import STAGES
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up
from cds_cli.text import Text, told
from cds_cli.units.names import name_key

COUNTS = {
    "units_in_both": Text("Đơn vị ở cả A và B", "Units in both"),
    "entered": Text("Mới vào", "Entered"),
    "left": Text("Đã ra", "Left"),
    "index_rose": Text("Tăng chỉ số", "Index rose"),
    "index_fell": Text("Giảm chỉ số", "Index fell"),
    "ranks_gained": Text("Lên bậc", "Gained ranks"),
    "ranks_lost": Text("Xuống bậc", "Lost ranks"),
}
NAME = Text("Lần chấm", "Scoring")
OF_SIDE = Text("{side} · {label}", "{side} · {label}")
MEAN = Text("Thay đổi TB của chỉ số", "Mean change of index")


UNITS_KEY = "units"
NAMES_SHOWN = 5
Maker = Callable[[], Table]


@dataclass(frozen=True, slots=True)
class Named:
    """How a user would ask for one side again, and the version of cds that scored it."""

    name: str
    version: str


def answer_of(found: Comparison, before: Named, after: Named, shown: Shown) -> Answer:
    """Write a comparison as facts and tables."""
    facts = (
        *side_facts(found.before, before, "a"),
        *side_facts(found.after, after, "b"),
        *count_facts(found),
    )
    tables = tuple(shown.cut(table) for table in tables_of(found, shown))
    notes = (*signs_of(found), *notes_of(found, shown))
    return Answer("compare", title_of(found), facts, tables, notes)


def side_facts(results: Results, named: Named, side: str) -> Iterator[Fact]:
    """Say what one side rests on, its letter before each label."""
    facts = (Fact(f"{side}_name", NAME, named.name), *basis(results, named.version, side=side))
    for fact in facts:
        yield replace(fact, label=told(OF_SIDE, side=side.upper(), label=fact.label))


def count_facts(found: Comparison) -> Iterator[Fact]:
    """Count who came, went, rose and fell."""
    both, total = found.both, found.total
    counted = (
        len(both.after),
        len(both.entered),
        len(both.left),
        *((np.sign(total.index) == sign).sum() for sign in (1, -1)),
        *((np.sign(total.moves) == sign).sum() for sign in (1, -1)),
    )
    for (key, label), number in zip(COUNTS.items(), counted, strict=True):
        yield Fact(key, label, int(number), Kind.COUNT)
    known = total.index[~np.isnan(total.index)]
    if len(known):
        decimals = decimals_of(found)[1]
        yield Fact(
            "mean_index_change",
            MEAN,
            float(round_half_up(known.mean(), decimals)),
            Kind.CHANGE,
            decimals,
        )


def tables_of(found: Comparison, shown: Shown) -> Iterator[Table]:
    """Give the tables; people get those that are wanted and hold something.

    Of the tables that a program does not ask for there is no more than the key: the rows of
    nodes are many.
    """
    for key, make in makers(found, shown).items():
        if shown.wants(key):
            table = make()
            if table.rows or key == UNITS_KEY or not shown.for_people:
                yield table
        elif not shown.for_people:
            yield Table(key, Text("", ""), (), ())


def makers(found: Comparison, shown: Shown) -> dict[str, Maker]:
    """Name the tables that there are of a comparison, and what makes them."""
    made: dict[str, Maker] = {
        UNITS_KEY: partial(units_table, found),
        "movers": partial(movers_table, found, shown.top),
        "split": partial(split_table, found),
    }
    if found.appraisal is not None:
        of_stages, people = (found, found.appraisal), shown.for_people
        made["items"] = partial(items_table, *of_stages, for_people=people)
        made["changed_items"] = partial(changed_table, *of_stages)
        made["claims"] = partial(claims_table, *of_stages, for_people=people)
    if found.editions is not None:
        made["comparable"] = partial(comparable_table, found, found.editions)
        made["not_comparable"] = partial(others_table, found, found.editions)
    made["entered_left"] = partial(entered_left_table, found)
    return {**made, "nodes": partial(nodes_table, found)}


def notes_of(found: Comparison, shown: Shown) -> Iterator[Text]:
    """Say what a reader would miss: other stages or names, no unit in both, nodes not shown."""
    stages = found.before.stage, found.after.stage
    if found.appraisal is None and stages[0] is not stages[1]:
        yield told(OTHER_STAGE, earlier=STAGES[stages[0]], later=STAGES[stages[1]])
    units = len(found.both.after)
    if not units:
        yield NOBODY
    yield from renamed(found)
    if units and shown.for_people and not shown.wants("nodes"):
        yield told(NODES_HIDDEN, count=len(found.nodes), units=units)


def renamed(found: Comparison) -> Iterator[Text]:
    """Name the units of one code and two names: a new unit may have got the code of an old one."""
    places = zip(found.both.before.tolist(), found.both.after.tolist(), strict=True)
    earlier, later = (one.units["name"].tolist() for one in (found.before, found.after))
    codes = found.after.units.index.tolist()
    other = [
        f"{codes[now]} {earlier[past]} → {later[now]}"
        for past, now in places
        if name_key(str(earlier[past])) != name_key(str(later[now]))
    ]
    if other:
        names = ", ".join(other[:NAMES_SHOWN]) + ("…" if len(other) > NAMES_SHOWN else "")
        yield told(RENAMED, count=len(other), names=names)
