"""What ``cds merge`` answers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from cds_cli.analysis.merging.model import Merged
from cds_cli.report.answers.basis import basis
from cds_cli.report.answers.model import Answer, Fact, Kind, Table, Worded
from cds_cli.report.first_rows import most_rows, shortened
from cds_cli.report.merging import words
from cds_cli.report.merging.tables import applies, main_table, parts_table, units_table
from cds_cli.report.ranking.words import DIGEST_SHOWN
from cds_cli.text import Text, as_it_stands, told

NAMED = 5
Making = Callable[[Merged, Sequence[int]], Table]
"""Makes a table of the new units at some places."""


@dataclass(frozen=True, slots=True)
class HowMerged:
    """By which list and weights units were merged.

    ``file`` and ``sha256`` of the user's list; empty for that of the country. ``weight``: the
    column of weights, if any. ``unused_weights``: whether the list has some nobody asked for.
    """

    file: str = ""
    sha256: str = ""
    weight: str | None = None
    unused_weights: bool = False


def merge_answer(merged: Merged, how: HowMerged, version: str, *, all_rows: bool = True) -> Answer:
    """Tell the new ranking, what each new unit was made of, and where its parts stood."""
    make: tuple[Making, ...] = (
        units_table,
        partial(parts_table, weighted=how.weight is not None),
        main_table,
    )
    every = merged.after.order()
    whole = tuple(table(merged, every) for table in make)
    return Answer(
        command="merge",
        title=told(words.TITLE, set=merged.before.indicator_set.name),
        facts=(*basis(merged.before, version), *facts_of(merged, how)),
        tables=whole if all_rows else shortened(for_people(merged, make, whole)),
        notes=tuple(notes_of(merged, how)),
    )


def for_people(merged: Merged, make: Sequence[Making], whole: Sequence[Table]) -> Iterator[Table]:
    """Keep to the units that were merged, where there are more than people read."""
    rows = [row for row in merged.after.order() if merged.units[row].is_merged]
    for place, (table, made) in enumerate(zip(make, whole, strict=True)):
        if len(made.rows) <= most_rows(place):
            yield made
            continue
        only = table(merged, rows)
        yield replace(only, notes=(told(words.ONLY_MERGED, key=only.key),))


def facts_of(merged: Merged, how: HowMerged) -> Iterator[Fact]:
    """Give the method, the list of merges, and how many units there were and are."""
    weighted = Worded("weighted", words.WEIGHTED)
    yield Fact("method", words.METHOD, weighted if how.weight else words.PLAIN)
    if how.weight:
        yield Fact("weight", words.WEIGHT, how.weight)
    yield Fact("merges", words.MERGES, list_of_merges(how))
    yield Fact("units_before", words.BEFORE, len(merged.before.units), Kind.COUNT)
    yield Fact("units_after", words.AFTER, len(merged.units), Kind.COUNT)
    yield Fact("units_merged", words.JOINED, sum(u.is_merged for u in merged.units), Kind.COUNT)


def list_of_merges(how: HowMerged) -> Text:
    """Name the list that says what became what."""
    if not how.file:
        return words.NATIONAL
    named = f"{how.file} ({how.sha256[:DIGEST_SHOWN]})"
    return as_it_stands(named, named)


def notes_of(merged: Merged, how: HowMerged) -> Iterator[Text]:
    """Say how the figures came about, and what they do not rest on."""
    yield told(words.HOW, decimals=merged.before.indicator_set.index_decimals)
    resting = [unit.name for unit in merged.units if len(unit.scored) < len(unit.parts)]
    if resting:
        which = ", ".join(resting[:NAMED]) + ("…" if len(resting) > NAMED else "")
        yield told(words.RESTS_ON_PARTS, count=len(resting), which=which)
    uneven = sum(
        0 < applies(merged, unit, node.code) < len(unit.scored)
        for unit in merged.units
        for node in merged.after.indicator_set.leaves()
    )
    if uneven:
        yield told(words.NOT_EVERYWHERE, count=uneven)
    if how.unused_weights:
        yield words.UNUSED
