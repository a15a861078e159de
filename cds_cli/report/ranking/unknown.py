"""What a view asks for that the results do not have."""

from collections.abc import Iterable, Iterator

from cds_cli.report.ranking.model import View
from cds_cli.results.model import Results
from cds_cli.text import Text

NODE = Text("Không có nút {name}. Có: {known}.", "No node {name}. There are: {known}.")
UNIT = Text("Không có đơn vị {name} trong kết quả.", "There is no unit {name} in the results.")
BLOCK = Text("Không có khối {name}. Có: {known}.", "No block {name}. There are: {known}.")
LISTED = 40

Unknown = tuple[Text, dict[str, object]]


def unknown_in(view: View, results: Results) -> Iterator[Unknown]:
    """Give a sentence, with its values, for each node, unit or block that is not there."""
    nodes = [code for code in results.figures if code]
    names = {*results.units.index, *results.units["name"]}
    blocks = sorted(filter(None, set(results.units["block"])))
    yield from missing(NODE, (*view.nodes, view.by), ["", *nodes])
    yield from missing(UNIT, view.units, names)
    yield from missing(BLOCK, [view.block] if view.block is not None else [], ["", *blocks])


def missing(told: Text, asked: Iterable[str], known: Iterable[str]) -> Iterator[Unknown]:
    """Tell each name that is not known, with those that are."""
    there = list(known)
    listed = ", ".join(filter(None, there[: LISTED + 1])) + ("…" if len(there) > LISTED + 1 else "")
    for name in asked:
        if name not in there:
            yield told, {"name": name, "known": listed or "–"}
