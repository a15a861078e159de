"""Random pairs of scorings: other figures, another edition, or both."""

import copy
from random import Random

from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import Peers, score
from cds_cli.submission.model import Submission, UnitValues, submission_of
from tests.exact.random_sets import Making, Plain, random_set, random_units
from tests.exact.small_sets import with_unproven

TERMS = ({"missing": "zero"}, {"missing": "exclude"}, {"applies_to": {"kinds": ("phường", "xã")}})


def random_scorings(seed: int) -> tuple[Scoring, Scoring]:
    """Score what some units submit twice, by one edition or by two."""
    making = Making(Random(seed))  # noqa: S311 — repeatable, not secret
    definition = random_set(making)
    rng = making.rng
    later = definition if rng.random() < 0.3 else another_edition(definition, rng, terms=True)
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
    """Make another edition: other maxima, weights, names, rounding; some indicators are gone."""
    made = copy.deepcopy(definition)
    made["edition"] = "2"
    made["pillars"] = ()
    made["index_decimals"] = rng.choice((2, 3, 4))
    made["round_at"] = rng.choice(("total", "leaf"))
    alter(made, rng, terms=terms)
    return made


def alter(parent: Plain, rng: Random, *, terms: bool) -> None:
    """Change what stands below a node; something stays."""
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


def alter_leaf(leaf: Plain, rng: Random, *, terms: bool) -> None:
    """Change one indicator."""
    leaf["max_points"] = rng.choice((leaf["max_points"], 10, 20, 7))
    if "weight" in leaf:
        leaf["weight"] = rng.choice((1, 2, 0.3, 5))
    if rng.random() < 0.1:
        leaf["name"], leaf["code"] = f"Chỉ số mới {leaf['code']}", f"moi-{leaf['code']}"
        leaf["rule"], leaf["inputs"] = {"type": "given", "scale": "share"}, {}
    if terms and rng.random() < 0.2:
        leaf.update(rng.choice(TERMS))
