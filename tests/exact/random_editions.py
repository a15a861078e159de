"""Random pairs of scorings: other figures, another edition, or both."""

import copy
from random import Random

from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import Peers, score
from cds_cli.submission.model import Submission, UnitValues, submission_of
from tests.exact.random_rules import WHEN_ZERO
from tests.exact.random_sets import Making, Plain, random_set, random_units
from tests.exact.small_sets import with_unproven

NEW = "them"
MEANS = ("mean", "geometric", "harmonic", "minimum")
LINEAR = ({"type": "linear", "low": 0, "high": 2}, {"type": "linear", "low": 3, "high": 0.1})
PEER_RULES = tuple(
    {"type": kind, "better": better}
    for kind in ("min_max", "relative_to_best")
    for better in ("higher", "lower")
)
ONE_FIGURE = {
    "linear": (*LINEAR, {"type": "pass", "at_least": 0.7}),
    "min_max": (*PEER_RULES, *LINEAR),
    "relative_to_best": (*PEER_RULES, *LINEAR),
}
"""Rules over one figure, or the ratio of two, by the one whose place they may take."""


def random_scorings(seed: int) -> tuple[Scoring, Scoring]:
    """Score what some units submit twice, by one edition or by two."""
    making = Making(Random(seed))  # noqa: S311 — repeatable, not secret
    definition = random_set(making)
    rng = making.rng
    later = definition if rng.random() < 0.3 else another_edition(definition, rng, terms=True)
    making.columns[NEW] = (0, 0.25, 0.5, 1)
    return (
        scoring(definition, submission(definition, random_units(making), rng)),
        scoring(later, submission(later, random_units(making), rng)),
    )


def submission(definition: Plain, units: list[Plain], rng: Random) -> Submission:
    """Make a submission; some evidence is wanting."""
    indicator_set = IndicatorSet.model_validate(definition)
    leaves = [leaf.code for leaf in indicator_set.leaves()]
    values = []
    for unit in units:
        awarded = {code: points for code, points in unit["awarded"].items() if code in leaves}
        values.append(UnitValues(**{**unit, "awarded": awarded}))
    often = rng.choice((0, 0, 0.2))
    pairs = [(u.code, code) for u in values for code in leaves if rng.random() < often]
    return with_unproven(submission_of(indicator_set, values), pairs)


def scoring(definition: Plain, submitted: Submission, peers: Peers | None = None) -> Scoring:
    """Score a submission."""
    return Scoring(score(IndicatorSet.model_validate(definition), submitted, peers), submitted)


def another_edition(definition: Plain, rng: Random, *, terms: bool) -> Plain:
    """Make another edition: other maxima, weights, rules, rounding; some indicators came or went.

    With ``terms`` also other units to which an indicator applies.
    """
    made = copy.deepcopy(definition)
    made["edition"] = "2"
    made["pillars"] = ()
    made["index_decimals"] = rng.choice((0, 2, 3, 4, 8))
    made["decimals"] = rng.choice((0, 1, 2, 2, 6))
    made["missing"] = rng.choice(("zero", "exclude"))
    made["round_at"] = rng.choice(("total", "leaf"))
    alter(made, rng, terms=terms)
    if rng.random() < 0.3:
        made["indicators"] += (new_indicator(made, rng),)
    return made


def new_indicator(definition: Plain, rng: Random) -> Plain:
    """Make an indicator that stands beside the others at the top."""
    is_weighted = any("weight" in one for one in (*definition["groups"], *definition["indicators"]))
    made = {"code": NEW, "name": "Chỉ số thêm", "max_points": rng.choice((5, 10)), "inputs": {}}
    rule = rng.choice(({"type": "min_max"}, {"type": "given", "scale": "share"}))
    return made | {"rule": rule} | ({"weight": 2} if is_weighted else {})


def alter(parent: Plain, rng: Random, *, terms: bool) -> None:
    """Change what stands below a node, and how it combines; something stays."""
    for kind in ("groups", "indicators"):
        children = list(parent[kind])
        for child in children:
            if kind == "groups":
                alter(child, rng, terms=terms)
            elif rng.random() < 0.5:
                alter_leaf(child, rng, terms=terms)
        others = parent["groups" if kind == "indicators" else "indicators"]
        if len(children) + len(others) > 1 and children and rng.random() < 0.15:
            children.pop()
        parent[kind] = tuple(children)
    if "combine" in parent and rng.random() < 0.4:
        parent["combine"] = {"type": rng.choice(MEANS)}


def alter_leaf(leaf: Plain, rng: Random, *, terms: bool) -> None:
    """Change one indicator."""
    leaf["max_points"] = rng.choice((leaf["max_points"], 10, 20, 7))
    if "weight" in leaf:
        leaf["weight"] = rng.choice((1, 2, 0.3, 5))
    if rng.random() < 0.5:
        alter_rule(leaf["rule"], rng)
    if rng.random() < 0.1:
        leaf["name"], leaf["code"] = f"Chỉ số mới {leaf['code']}", f"moi-{leaf['code']}"
        leaf["rule"], leaf["inputs"] = {"type": "given", "scale": "share"}, {}
    if rng.random() < 0.2:
        leaf["missing"] = rng.choice(("zero", "exclude"))
    if terms and rng.random() < 0.2:
        leaf["applies_to"] = {"kinds": ("phường", "xã")}


def alter_rule(rule: Plain, rng: Random) -> None:
    """Change what a rule states, not what it asks; other rules over one figure take its place."""
    for part in rule.get("parts", ()):
        alter_rule(part["rule"], rng)
    kind = rule["type"]
    if kind == "ratio":
        lower = rule.get("better") == "lower"
        rule["target"] = rng.choice((0, 0.05, 0.3) if lower else (0.3, 0.8, 0.9, 1))
    elif kind in ONE_FIGURE:
        measured = {key: rule[key] for key in ("of", "when_whole_is_zero") if key in rule}
        rule.clear()
        rule.update(rng.choice(ONE_FIGURE[kind]) | measured)
    if kind == "ratio" or rule.get("of") == "ratio":
        rule["when_whole_is_zero"] = rng.choice(WHEN_ZERO)
