"""Random indicator sets and submissions, as the plain data that both implementations read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.exact.leaves import Unproven
from tests.exact.random_rules import PARTS, WHOLES, random_rule

Plain = dict[str, Any]
BLOCKS = ("A", "B", "C")
KINDS = ("phường", "xã", "đặc khu")
AREAS = ("I", "II", "III")
MAXIMA = (10, 10, 20, 5, 7, 12.5, 0.3, 0)
COMBINES = (None, None, "sum", "mean", "geometric", "harmonic", "minimum")
CONDITIONS = (
    {"kinds": ("phường", "xã")},
    {"blocks": ("A",)},
    {"units": ("u0", "u1", "u2", "u3")},
    {"attributes": {"age": {"at_least": 14}}},
    {"attributes": {"age": {"at_most": 30.5}, "area": {"one_of": ("I", "III")}}},
    {"except": {"kinds": ("đặc khu",)}},
    {"blocks": ("A", "B"), "except": {"attributes": {"area": {"one_of": ("II",)}}}},
)


@dataclass
class Making:
    """A set while it is made: its columns with what they may hold, and the leaves' maxima."""

    rng: Random
    columns: dict[str, Sequence[float]] = field(default_factory=dict)
    maxima: dict[str, float] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)


def random_pair(seed: int) -> tuple[Plain, list[Plain]]:
    """Make a set and what units submit to it."""
    making = Making(Random(seed))  # noqa: S311 — repeatable, not secret
    definition = random_set(making)
    return definition, random_units(making)


def random_unproven(seed: int, units: Sequence[Plain], codes: Sequence[str]) -> Unproven:
    """Say for which indicators units have no evidence; half of all sets ask for none."""
    rng = Random(f"unproven {seed}")  # noqa: S311 — repeatable, not secret
    often = rng.choice((0, 0, 0.1, 0.4))
    pairs = [(unit["code"], code) for unit in units for code in codes]
    return frozenset(pair for pair in pairs if rng.random() < often)


def random_set(making: Making) -> Plain:
    """Make a set of up to three levels."""
    rng = making.rng
    tree = random_children(making, "", 1)
    definition = {
        "format": 1,
        "code": "ngau-nhien",
        "edition": "1",
        "level": "xa",
        "name": "Bộ ngẫu nhiên",
        "provenance": "proposed",
        "missing": rng.choice(("zero", "exclude")),
        "round_at": rng.choice(("total", "leaf")),
        "decimals": rng.choice((0, 1, 2, 2, 3)),
        "index_decimals": rng.choice((2, 3, 4)),
        "attributes": (
            {"code": "age", "name": "Tuổi", "kind": "number"},
            {"code": "area", "name": "Khu vực"},
        ),
        "inputs": tuple(
            {"code": code, "name": code, "kind": "number"} for code in sorted(making.shared)
        ),
        "bands": random_bands(rng),
        **tree,
    }
    return definition | {"pillars": random_pillars(making, definition)}


def random_bands(rng: Random) -> tuple[Plain, ...]:
    thresholds = sorted(rng.sample((0.9, 0.8, 0.65, 0.5, 0.25, 0), rng.randint(0, 4)), reverse=True)
    return tuple(
        {"code": f"b{place}", "name": "Mức", "at_least": at_least}
        for place, at_least in enumerate(thresholds)
    )


def random_pillars(making: Making, definition: Plain) -> tuple[Plain, ...]:
    """Cover top groups or single indicators, so that nothing is covered twice."""
    rng = making.rng
    tops = [node["code"] for node in (*definition["groups"], *definition["indicators"])]
    pools = (tops, sorted(making.maxima))
    return tuple(
        {"code": f"P{place}", "name": "Trụ cột", "covers": tuple(rng.sample(pool, size))}
        for place in range(rng.randint(0, 2))
        for pool in [rng.choice(pools)]
        for size in [rng.randint(1, len(pool))]
    )


def random_children(making: Making, code: str, depth: int) -> Plain:
    """Make what stands below a node: groups and indicators, alike in having weights or not."""
    rng = making.rng
    combine = rng.choice(COMBINES)
    weighted = combine != "sum" and rng.random() < 0.4
    groups, indicators = [], []
    for number in range(1, rng.randint(2, 3 if depth > 1 else 4)):
        below = f"{code}.{number}" if code else str(number)
        weight = {"weight": rng.choice((1, 2, 0.3, 5))} if weighted else {}
        if depth < 3 and rng.random() < 0.55:
            groups.append({"code": below, "name": "Nhóm"} | weight | group(making, below, depth))
        else:
            indicators.append(indicator(making, below) | weight)
    stated = {"combine": {"type": combine}} if combine else {}
    return {"groups": tuple(groups), "indicators": tuple(indicators)} | stated


def group(making: Making, code: str, depth: int) -> Plain:
    """Make a group; only one that takes shares of its children may have a maximum of its own."""
    tree = random_children(making, code, depth + 1)
    children = (*tree["groups"], *tree["indicators"])
    scaled = tree.get("combine", {"type": "sum"})["type"] != "sum" or "weight" in children[0]
    if scaled and making.rng.random() < 0.5:
        tree["max_points"] = making.rng.choice((50, 33, 100))
    return tree


def indicator(making: Making, code: str) -> Plain:
    """Make an indicator and note the columns it needs."""
    rng = making.rng
    most = rng.choice(MAXIMA)
    rule, draws = random_rule(rng, most)
    making.maxima[code] = most
    made: Plain = {"code": code, "name": "Chỉ số", "max_points": most, "rule": rule, "inputs": {}}
    for role, values in draws.items():
        lone = tuple(draws) == ("value",)
        column = code if lone else f"{code}.{role}"
        if role in {"part", "whole"} and rng.random() < 0.3:
            column = {"part": "CHUNG-PHAN", "whole": "CHUNG-TONG"}[role]
            making.shared.add(column)
            made["inputs"][role] = column
            values = PARTS if role == "part" else WHOLES  # noqa: PLW2901
        making.columns[column] = values
    if rng.random() < 0.25:
        made["applies_to"] = rng.choice(CONDITIONS)
    if rng.random() < 0.2:
        made["missing"] = rng.choice(("zero", "exclude"))
    return made


def random_units(making: Making) -> list[Plain]:
    """Make three to eight units in one to three blocks; some are twins of others."""
    rng = making.rng
    blocks = BLOCKS[: rng.randint(1, 3)]
    units: list[Plain] = []
    for number in range(rng.choice((3, 3, 4, 4, 5, 6, 8))):
        twin = rng.choice(units) if units and rng.random() < 0.2 else random_answers(making)
        units.append({**twin, "code": f"u{number}", "block": rng.choice(blocks)})
    rng.shuffle(units)
    return units


def random_answers(making: Making) -> Plain:
    """Make what one unit submits and is given."""
    rng = making.rng
    steps = (0, 0.1175, 0.25, 0.5, 0.9, 1)
    return {
        "kind": rng.choice(KINDS),
        "attributes": {
            "age": rng.choice((10, 14, 30.5, 31, None)),
            "area": rng.choice((*AREAS, None)),
        },
        "inputs": {
            column: float(rng.choice(values))
            for column, values in making.columns.items()
            if rng.random() < 0.88
        },
        "not_applicable": tuple(c for c in making.columns if rng.random() < 0.05),
        "awarded": {
            code: round(float(most * rng.choice(steps)), 6)
            for code, most in making.maxima.items()
            if rng.random() < 0.06
        },
    }
