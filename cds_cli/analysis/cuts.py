"""Indicators put together by sector or component, as views across the tree."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cds_cli.analysis.groupings import SECTOR, Cut
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.views import Pillar
from cds_cli.engine.scored import add_up
from cds_cli.results.model import Results
from cds_cli.text import Text
from cds_cli.units.names import name_key

COMPONENTS: Mapping[str, Text] = {
    "ict": Text("Kinh tế số ICT", "ICT digital economy"),
    "platform": Text("Kinh tế số Internet và nền tảng", "Internet and platform digital economy"),
    "sectoral": Text("Kinh tế số ngành, lĩnh vực", "Digital economy of sectors"),
}


def with_cut(results: Results, key: str) -> tuple[Results, Cut]:
    """Add the figures of each sector or component: sums over its indicators, as of a pillar.

    Indicators without one take no part. The cut has no codes where no indicator has one.
    """
    made = tuple(pillars_of(results.indicator_set, key, taken=frozenset(results.figures)))
    pillars = (*results.indicator_set.pillars, *made)
    figures = {one.code: add_up([results.figures[code] for code in one.covers]) for one in made}
    cut = replace(
        results,
        indicator_set=results.indicator_set.model_copy(update={"pillars": pillars}),
        figures={**figures, **results.figures},
        cache={},
    )
    return cut, Cut(key, tuple(one.code for one in made))


def pillars_of(indicator_set: IndicatorSet, key: str, taken: frozenset[str]) -> list[Pillar]:
    """Make a view of each sector or component, in the order of the tree.

    ``taken``: codes of nodes; a sector that is called like one of them gets its key in front.
    """
    covers: dict[str, tuple[str, list[str]]] = {}
    for leaf in indicator_set.leaves():
        label = leaf.sector if key == SECTOR else leaf.component
        if label is not None:
            covers.setdefault(name_key(label), (label, []))[1].append(leaf.code)
    return [
        view(label, f"{key}:{label}" if label in taken else label, codes)
        for label, codes in covers.values()
    ]


def view(label: str, code: str, covers: Sequence[str]) -> Pillar:
    """Make a view; a sector is known by its name, which no code of a file could be."""
    words = COMPONENTS.get(label, Text("", ""))
    return Pillar.model_construct(
        code=code, name=words.vi or label, name_en=words.en or None, covers=tuple(covers)
    )
