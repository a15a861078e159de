"""What a set takes from the results of other sets, and what can be wrong with that."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from cds_cli import catalogue
from cds_cli.definitions.columns import roles_of, simple_rule
from cds_cli.definitions.models import Indicator, IndicatorSet, Path
from cds_cli.definitions.tree import leaves_with_paths
from cds_cli.diagnostics import Diagnostic, Location, Problem
from cds_cli.rules import Given
from cds_cli.rules.given import Taken
from cds_cli.text import Text

Known = Callable[[str], tuple[IndicatorSet, ...]]
"""The sets that ``CODE`` or ``CODE@EDITION`` names."""

# The code says that what is named is not there; the sentence says where it was looked for.
UNKNOWN_SET = replace(
    catalogue.DANGLING_REFERENCE,
    message=Text('không tìm thấy bộ chỉ số "{seen}"', 'there is no indicator set "{seen}"'),
)
CIRCLE = replace(
    catalogue.DANGLING_REFERENCE,
    message=Text(
        "các bộ chỉ số lấy kết quả vòng tròn: {seen}", "sets take from one another: {seen}"
    ),
)
NOT_IN_OTHER = replace(
    catalogue.DANGLING_REFERENCE,
    message=Text('"{seen}" không có trong bộ chỉ số {other}', '"{seen}" is not in the set {other}'),
)


@dataclass(frozen=True, slots=True)
class Taking:
    """One column of a set that is filled from the results of another."""

    column: str
    indicator: Indicator
    taken: Taken
    path: Path
    """Where ``from`` stands in the definition."""


@dataclass(frozen=True, slots=True)
class TakingFault:
    """What is wrong with a taking: the key below ``from``, the problem and its values."""

    taking: Taking
    key: str
    problem: Problem
    values: dict[str, object]

    def at(self, where: Location, **more: object) -> Diagnostic:
        """Say where it was met."""
        values = {**self.values, **more}
        return self.problem.at(where, severity=self.problem.severity, **values)


def takings_of(indicator_set: IndicatorSet) -> tuple[Taking, ...]:
    """Give what a set takes from others, in the order of its indicators."""
    return tuple(
        Taking(column, leaf, rule.taken, (*path, *place))
        for path, leaf in leaves_with_paths(indicator_set)
        for role, column in roles_of(leaf).items()
        for place, rule in [(place_of(leaf, role), simple_rule(leaf, role)[0])]
        if isinstance(rule, Given) and rule.taken is not None
    )


def place_of(leaf: Indicator, role: str) -> Path:
    """Say where ``from`` stands: in the indicator's own rule, or in that of a part."""
    for number, part in enumerate(getattr(leaf.rule, "parts", ())):
        if part.code == role:
            return ("rule", "parts", number, "rule", "from")
    return ("rule", "from")


def taken_columns(indicator_set: IndicatorSet) -> frozenset[str]:
    """Give the columns that need not be submitted, since other results fill them."""
    return frozenset(taking.column for taking in takings_of(indicator_set))


def names_set(name: str, indicator_set: IndicatorSet) -> bool:
    """Whether ``CODE`` or ``CODE@EDITION`` names a set."""
    return name in {indicator_set.code, indicator_set.label}


def taking_faults(indicator_set: IndicatorSet, known: Known) -> Iterator[TakingFault]:
    """What is taken exists, and no set takes from itself, not even by way of others."""
    for taking in takings_of(indicator_set):
        name = taking.taken.source
        circle = circle_from(name, indicator_set, known, (indicator_set.label,))
        others = known(name)
        if circle:
            seen = " → ".join(circle)
            yield TakingFault(taking, "set", CIRCLE, {"seen": seen, "suggestion": BREAK_IT})
        elif not others:
            yield TakingFault(taking, "set", UNKNOWN_SET, {"seen": name, "suggestion": NAME_ONE})
        else:
            yield from what_others_lack(taking, others)


BREAK_IT = Text(
    "bỏ from ở một trong các bộ đó, nộp số liệu trực tiếp",
    "remove from in one of them and submit the figure itself",
)
NAME_ONE = Text(
    "sửa mã theo cds sets, hoặc thêm bộ đó vào thư mục bộ chỉ số",
    "mend the code (see cds sets), or add that set to the folder of sets",
)
SEE_SET = Text("sửa mã theo cds show MÃ", "mend the code (see cds show CODE)")


def what_others_lack(taking: Taking, others: tuple[IndicatorSet, ...]) -> Iterator[TakingFault]:
    """The node and the band are in one edition of the other set at least."""
    taken = taking.taken
    for key, code in (("node", taken.node), ("at_band", taken.at_band)):
        held = node_codes if key == "node" else band_codes
        if code is not None and not any(code in held(other) for other in others):
            values: dict[str, object] = {
                "seen": code,
                "other": taken.source,
                "suggestion": SEE_SET,
            }
            yield TakingFault(taking, key, NOT_IN_OTHER, values)


def node_codes(indicator_set: IndicatorSet) -> frozenset[str]:
    """Give the codes that have an index: nodes and pillars."""
    nodes = (node.code for _, node in indicator_set.walk())
    return frozenset((*nodes, *(pillar.code for pillar in indicator_set.pillars)))


def band_codes(indicator_set: IndicatorSet) -> frozenset[str]:
    """Give the codes of the bands."""
    return frozenset(band.code for band in indicator_set.bands)


def circle_from(
    name: str, start: IndicatorSet, known: Known, way: tuple[str, ...]
) -> tuple[str, ...]:
    """Follow what is taken until it comes back to the set that it began with; empty if never."""
    if names_set(name, start):
        return (*way, start.label)
    for other in known(name):
        if other.label not in way:  # a circle among others is told where those are checked
            for taking in takings_of(other):
                found = circle_from(taking.taken.source, start, known, (*way, other.label))
                if found:
                    return found
    return ()
