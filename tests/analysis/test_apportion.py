import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cds_cli.analysis.apportion import apportioned

PARTS = st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=40)


@given(parts=PARTS, decimals=st.integers(0, 6))
def test_rounded_parts_add_up_to_the_rounded_whole(parts: list[float], decimals: int) -> None:
    whole = round(sum(parts), decimals)
    units = apportioned(parts, whole, decimals) * 10**decimals
    assert sum(map(round, units.tolist())) == round(whole * 10**decimals)
    assert np.abs(units / 10**decimals - parts).max() < 1.01 * 10**-decimals


def test_a_third_more_goes_to_the_first_of_equals() -> None:
    assert apportioned([1 / 3, 1 / 3, 1 / 3], 1.0, 2).tolist() == [0.34, 0.33, 0.33]


def test_parts_that_need_no_rounding_stay_as_they_are() -> None:
    assert apportioned([0.1 + 0.2, -0.05], 0.25, 2).tolist() == [0.3, -0.05]


def test_an_unknown_part_makes_all_unknown() -> None:
    assert np.isnan(apportioned([1.0, np.nan], 1.0, 2)).all()
