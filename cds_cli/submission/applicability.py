"""Which units an indicator is scored for."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cds_cli.definitions.inputs import AppliesTo, Criteria, OneOf, Range

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
        met &= units["kind"].isin(criteria.kinds).to_numpy()
    if criteria.blocks:
        met &= units["block"].isin(criteria.blocks).to_numpy()
    for code, condition in criteria.attributes.items():
        met &= satisfies(units[code], condition)
    return met


def satisfies(values: pd.Series, condition: Range | OneOf) -> Mask:
    """Give the units whose attribute is as it has to be; an unknown one never is."""
    if isinstance(condition, OneOf):
        return np.asarray(values.isin(condition.one_of), dtype=bool)
    figures = np.asarray(pd.to_numeric(values, errors="coerce"), dtype=np.float64)
    met = ~np.isnan(figures)
    if condition.at_least is not None:
        met &= figures >= condition.at_least
    if condition.at_most is not None:
        met &= figures <= condition.at_most
    return met
