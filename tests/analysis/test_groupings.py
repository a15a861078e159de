"""Units ranked within other groups than blocks, and indicators put together by sector."""

import pytest

from cds_cli.analysis.cuts import with_cut
from cds_cli.analysis.groupings import (
    COMPONENT,
    SECTOR,
    grouping,
    key_of,
    ranked_within,
    renamed,
    uncut,
)
from cds_cli.definitions.models import IndicatorSet
from cds_cli.results.model import Results
from cds_cli.submission.model import UnitValues
from tests.exact.small_sets import leaf, scored, set_of

GIVEN = {"type": "given", "scale": "points"}
ATTRIBUTES = (
    {"code": "area", "name": "Khu vực"},
    {"code": "age", "name": "Tuổi", "kind": "number"},
    {"code": "since", "name": "Ngày lập", "kind": "date"},
)


def of_two() -> Results:
    """Four units of two kinds, two parents and some attributes."""
    attributes: list[dict[str, object]] = [
        {"area": "III", "age": 3.0, "since": 739432.0},
        {"area": "III", "age": 2.5},
        {"area": "I", "age": 3.0},
        {},
    ]
    kinds, parents = ("xã", "phường", "xã", "xã"), ("H1", "H1", "H2", "")
    units = [
        UnitValues(f"u{at}", kind=kinds[at], parent=parents[at], attributes=one,
                   block="k", inputs={"1": float(9 - at)})
        for at, one in enumerate(attributes)
    ]  # fmt: skip
    return scored(set_of(leaf("1", GIVEN), attributes=ATTRIBUTES), units)


@pytest.mark.parametrize(
    ("keys", "labels"),
    [
        (("kind",), ("xã", "phường", "xã", "xã")),
        (("parent",), ("H1", "H1", "H2", "")),
        (("area",), ("III", "III", "I", "")),
        (("age",), ("3", "2.5", "3", "")),
        (("since",), ("30/06/2025", "", "", "")),
        (("parent", "area"), ("H1 · III", "H1 · III", "H2 · I", "")),
        (("kind", "area"), ("xã · III", "phường · III", "xã · I", "xã · –")),
    ],
)
def test_units_of_equal_values_are_one_group(
    keys: tuple[str, ...], labels: tuple[str, ...]
) -> None:
    assert grouping(of_two(), keys).labels == labels


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("area", "area"),
        ("Khu vực", "area"),
        ("khu vuc", "area"),
        ("KIND", "kind"),
        ("loại đơn vị", "kind"),
        ("Parent", "parent"),
        ("nothing", None),
    ],
)
def test_a_key_is_known_by_its_code_and_by_its_words(typed: str, key: str | None) -> None:
    assert key_of(typed, of_two().indicator_set) == key


def test_ranks_are_those_within_the_groups_and_no_other_figure_changes() -> None:
    results = of_two()
    within = ranked_within(results, grouping(results, ("kind",)))
    assert results.ranks().tolist() == [1.0, 2.0, 3.0, 4.0]
    assert within.ranks().tolist() == [1.0, 1.0, 2.0, 3.0]
    assert within.points().tolist() == results.points().tolist()
    assert results.units["block"].tolist() == ["k"] * 4


def test_units_of_which_nothing_is_known_are_a_group_of_their_own() -> None:
    results = of_two()
    within = ranked_within(results, grouping(results, ("parent",)))
    assert within.ranks().tolist() == [1.0, 2.0, 1.0, 1.0]


def test_groups_take_the_names_that_a_registry_knows() -> None:
    groups = renamed(grouping(of_two(), ("parent",)), {"H1": "Huyện Một"})
    assert groups.labels == ("Huyện Một", "Huyện Một", "H2", "")


def sectors() -> IndicatorSet:
    return set_of(
        leaf("1", GIVEN, sector="Y tế", component="ict"),
        leaf("2", GIVEN, 5, sector="y tế", component="platform"),
        leaf("3", GIVEN, sector="Giáo dục", not_applicable="allowed"),
        leaf("4", GIVEN),
    )


def test_a_sector_adds_up_points_and_maxima_of_its_indicators() -> None:
    inputs = {"1": 4.0, "2": 4.0, "3": 1.0, "4": 10.0}
    results, cut = with_cut(scored(sectors(), [UnitValues("a", inputs=inputs)]), SECTOR)
    # Y tế and y tế are one: (4 + 4) / (10 + 5).
    assert cut.codes == ("Y tế", "Giáo dục")
    assert results.points("Y tế").tolist() == [8.0]
    assert results.maximum("Y tế").tolist() == [15.0]
    assert results.index("Y tế").tolist() == [0.5333]
    assert [one.code for one in uncut(sectors(), SECTOR)] == ["4"]


def test_what_does_not_apply_leaves_the_maximum_of_its_sector() -> None:
    silent = UnitValues("a", inputs={"1": 4.0, "2": 4.0, "4": 1.0}, not_applicable=("3",))
    results, _ = with_cut(scored(sectors(), [silent]), SECTOR)
    assert results.index("Giáo dục").tolist() != results.index("Giáo dục").tolist()
    assert results.maximum("Giáo dục").tolist() == [0.0]


def test_components_have_names_and_units_are_ranked_by_them() -> None:
    units = [
        UnitValues("a", inputs={"1": 4.0, "2": 5.0, "3": 1.0, "4": 1.0}),
        UnitValues("b", inputs={"1": 6.0, "2": 1.0, "3": 1.0, "4": 1.0}),
    ]
    results, cut = with_cut(scored(sectors(), units), COMPONENT)
    assert cut.codes == ("ict", "platform")
    assert results.ranks("ict").tolist() == [2.0, 1.0]
    assert results.ranks("platform").tolist() == [1.0, 2.0]
    named = {one.code: (one.name, one.name_en) for one in results.indicator_set.pillars}
    assert named["ict"] == ("Kinh tế số ICT", "ICT digital economy")


def test_a_sector_called_like_a_node_is_told_from_it() -> None:
    results = scored(set_of(leaf("1", GIVEN, sector="1")), [UnitValues("a", inputs={"1": 4.0})])
    cut, made = with_cut(results, SECTOR)
    assert made.codes == ("sector:1",)
    assert cut.points("1").tolist() == [4.0]


def test_a_set_without_sectors_is_cut_into_nothing() -> None:
    results = of_two()
    cut, made = with_cut(results, SECTOR)
    assert made.codes == ()
    assert set(cut.figures) == set(results.figures)
