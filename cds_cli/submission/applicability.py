"""Which units an indicator is scored for."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cds_cli.definitions.inputs import AppliesTo, Criteria, OneOf, Range
from cds_cli.units.names import name_key

Mask = NDArray[np.bool_]


def covered_units(applies_to: AppliesTo | None, units: pd.DataFrame) -> Mask | None:
    """Give the units that an indicator is scored for; None where it is scored for all."""
    if applies_to is None:
        return None
    covered = meets(applies_to, units)
    return covered & ~meets(applies_to.exclude, units) if applies_to.exclude else covered


def meets(criteria: Criteria, units: pd.DataFrame) -> Mask:
    """Give the units that meet every criterion stated."""
    met = np.ones(len(units), dtype=bool)
    if criteria.units:
        met &= units.index.isin(criteria.units)
    if criteria.kinds:
        met &= is_one_of(units["kind"], criteria.kinds)
    if criteria.blocks:
        met &= is_one_of(units["block"], criteria.blocks)
    for code, condition in criteria.attributes.items():
        met &= satisfies(units[code], condition)
    return met


def is_one_of(values: pd.Series, names: Sequence[str]) -> Mask:
    """Say which texts are among some names, however they are typed: Phường is phường."""
    keys = {name_key(name) for name in names}
    return np.fromiter(
        (isinstance(value, str) and name_key(value) in keys for value in values),
        dtype=bool,
        count=len(values),
    )


def satisfies(values: pd.Series, condition: Range | OneOf) -> Mask:
    """Give the units whose attribute is as it has to be; an unknown one never is."""
    if isinstance(condition, OneOf):
        return is_one_of(values, condition.one_of)
    figures = np.asarray(pd.to_numeric(values, errors="coerce"), dtype=np.float64)
    met = ~np.isnan(figures)
    if condition.at_least is not None:
        met &= figures >= condition.at_least
    if condition.at_most is not None:
        met &= figures <= condition.at_most
    return met
