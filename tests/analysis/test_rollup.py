"""Means and shares of children, by hand and as a set takes them from another."""

from datetime import date

import numpy as np
import pytest

from cds_cli.analysis.compose import taken_figures
from cds_cli.analysis.rollup.families import Families, families, without_parent
from cds_cli.analysis.rollup.means import mean, share_at, unusable_weights, weighted_mean
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.views import Band
from cds_cli.diagnostics import Severity
from cds_cli.results.model import Results
from cds_cli.rules.given import Taken
from cds_cli.submission.model import Origin, UnitValues
from cds_cli.units.model import Unit
from cds_cli.units.national import national_registry
from cds_cli.units.registry import Registry
from tests.exact.random_sets import random_pair
from tests.exact.small_sets import leaf, scored, set_of

GIVEN = {"type": "given", "scale": "share"}
TOT = Band(code="tot", name="Tốt", at_least=0.8)


def results_of(*children: tuple[str, float | None]) -> Results:
    """Score children by parent and index; None is a child to which nothing applies."""
    units = [
        UnitValues(
            f"c{place}",
            parent=parent,
            kind="" if share is None else "xã",
            inputs={} if share is None else {"1": share},
        )
        for place, (parent, share) in enumerate(children)
    ]
    only = set_of(leaf("1", GIVEN, applies_to={"kinds": ("xã",)}))
    return scored(only, units)


def by_parent(results: Results, registry: Registry | None = None) -> Families:
    return families(results, "parent", registry)


def test_a_parent_has_the_mean_of_the_published_indices_of_its_children() -> None:
    results = results_of(("A", 0.33335), ("A", 0.5), ("B", 0.9))
    rolled = mean(results, by_parent(results), "")
    # 0,33335 is published as 0,3334: (0,3334 + 0,5) / 2 = 0,4167.
    assert rolled.index.tolist() == [0.4167, 0.9]
    assert rolled.ranks.tolist() == [2, 1]


def test_a_child_without_an_index_counts_as_known_and_not_in_the_mean() -> None:
    results = results_of(("A", 0.5), ("A", None))
    made = by_parent(results)
    assert mean(results, made, "").index.tolist() == [0.5]
    assert [(len(family.rows), family.known) for family in made.members] == [(2, 2)]


def test_a_parent_of_which_no_child_has_an_index_has_no_figure_and_no_rank() -> None:
    results = results_of(("A", None), ("B", 0.5))
    rolled = mean(results, by_parent(results), "")
    assert np.isnan(rolled.index[0])
    assert np.isnan(rolled.ranks[0])
    assert rolled.ranks[1] == 1


def test_equal_parents_share_a_rank_and_the_next_is_left_out() -> None:
    results = results_of(("A", 0.5), ("B", 0.4), ("B", 0.6), ("C", 0.1), ("D", 0.9))
    assert mean(results, by_parent(results), "").ranks.tolist() == [2, 2, 4, 1]


def test_a_weighted_mean_takes_each_child_by_its_weight() -> None:
    results = results_of(("A", 0.2), ("A", 0.8), ("B", 0.3))
    rolled = weighted_mean(results, by_parent(results), "", np.array([100.0, 300.0, 7.0]))
    # (100 · 0,2 + 300 · 0,8) / 400 = 0,65; a single child has its own index.
    assert rolled.index.tolist() == [0.65, 0.3]


def test_weights_that_add_up_to_nothing_give_no_figure_and_are_told() -> None:
    results = results_of(("A", 0.2), ("B", 0.3))
    rolled = weighted_mean(results, by_parent(results), "", np.array([0.0, 1.0]))
    assert np.isnan(rolled.index[0])
    found = list(unusable_weights(rolled, "DAN_SO", Origin()))
    assert [(d.code, d.severity, d.values["of"]) for d in found] == [
        ("R643", Severity.WARNING, "A")
    ]


@pytest.mark.parametrize("weight", [np.nan, -1.0])
def test_a_blank_or_negative_weight_is_refused_with_its_unit(weight: float) -> None:
    results = results_of(("A", 0.2), ("A", 0.3))
    rolled = weighted_mean(results, by_parent(results), "", np.array([1.0, weight]))
    found = list(unusable_weights(rolled, "DAN_SO", Origin()))
    assert [(d.severity, d.values["of"]) for d in found] == [(Severity.ERROR, "c1 (c1)")]


def test_the_weight_of_a_child_without_an_index_does_not_matter() -> None:
    results = results_of(("A", 0.2), ("A", None))
    rolled = weighted_mean(results, by_parent(results), "", np.array([1.0, np.nan]))
    assert rolled.index.tolist() == [0.2]
    assert not list(unusable_weights(rolled, "DAN_SO", Origin()))


def test_a_share_counts_the_children_at_the_band_or_better() -> None:
    results = results_of(("A", 0.8), ("A", 0.79), ("A", 1.0), ("A", None), ("B", 0.1))
    rolled = share_at(results, by_parent(results), "", TOT)
    assert rolled.index.tolist() == [0.6667, 0.0]
    assert [rolled.reached(family) for family in rolled.families.members] == [2, 0]


def test_a_child_without_a_parent_counts_nowhere_and_is_named() -> None:
    results = results_of(("A", 0.2), ("", 0.9))
    made = by_parent(results)
    assert mean(results, made, "").index.tolist() == [0.2]
    found = list(without_parent(results, made, Origin()))
    assert [(d.code, d.values["child"]) for d in found] == [("R644", "c1 (c1)")]


def test_units_can_be_put_together_by_an_attribute() -> None:
    attributes = ({"code": "area", "name": "Khu vực"},)
    units = [
        UnitValues(f"c{n}", attributes={"area": area}, inputs={"1": share})
        for n, (area, share) in enumerate([("III", 0.2), ("III", 0.4), ("I", 0.9), (None, 1)])
    ]
    results = scored(set_of(leaf("1", GIVEN), attributes=attributes), units)
    made = families(results, "area")
    assert [family.code for family in made.members] == ["I", "III"]
    assert mean(results, made, "").index.tolist() == [0.9, 0.3]
    assert made.orphans == (3,)


OWN = Registry(
    (
        Unit("xa", "X1", "Xã Một", parent=""),
        Unit("xa", "X2", "Xã Hai", parent=""),
        Unit("thon", "c0", "Thôn c0", parent="X1"),
        Unit("thon", "c1", "Thôn c1", parent="X1"),
        Unit("thon", "c9", "Thôn c9", parent="X1"),
        Unit("thon", "c8", "Thôn c8", parent="X2"),
    )
)


def test_a_registry_says_how_many_children_there_are_and_which_parents_have_none() -> None:
    results = results_of(("X1", 0.4), ("Xã Một", 0.6), ("X3", 0.5))
    made = by_parent(results, OWN)
    told = [(family.code, family.name, len(family.rows), family.known) for family in made.members]
    assert told == [("X1", "Xã Một", 2, 3), ("X2", "Xã Hai", 0, 1), ("X3", "X3", 1, 1)]
    rolled = mean(results, made, "")
    assert rolled.index[[0, 2]].tolist() == [0.5, 0.5]
    assert np.isnan(rolled.index[1])


def test_communes_of_the_country_go_up_to_their_provinces_by_code_or_name() -> None:
    registry = national_registry("xa")
    results = results_of(("15", 0.4), ("Tỉnh Lào Cai", 0.6))
    made = by_parent(results, registry)
    lao_cai = next(family for family in made.members if family.rows)
    assert (lao_cai.code, lao_cai.name, lao_cai.rows) == ("15", "Tỉnh Lào Cai", (0, 1))
    there = sum(unit.parent == "15" for unit in registry.on(date(2026, 1, 1)))
    # The two children bear codes that the registry does not know.
    assert lao_cai.known == there + 2
    assert len(made.members) == 34


def test_mean_and_share_are_what_a_set_takes_from_another() -> None:
    for seed in range(40):
        definition, units = random_pair(seed)
        parents = ("P", "Q", "R")
        values = [UnitValues(**unit, parent=parents[place % 3]) for place, unit in enumerate(units)]
        results = scored(IndicatorSet.model_validate(definition), values)
        made = by_parent(results)
        codes = [family.code for family in made.members]
        taken = taken_figures(means_taken(), results)
        expected = [taken.get(code, np.nan) for code in codes]
        assert np.array_equal(mean(results, made, "").values, expected, equal_nan=True)
        for band in results.indicator_set.bands:
            taken = taken_figures(share_taken(band.code), results)
            expected = [taken.get(code, np.nan) for code in codes]
            own = share_at(results, made, "", band).values
            assert np.array_equal(own, expected, equal_nan=True)


def means_taken() -> Taken:
    return Taken.model_validate({"set": "a", "aggregate": "mean", "unit": "parent"})


def share_taken(band: str) -> Taken:
    return Taken.model_validate(
        {"set": "a", "aggregate": "share", "unit": "parent", "at_band": band}
    )
