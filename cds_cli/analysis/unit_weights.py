"""What units may be weighted by: an attribute, or a figure that they submitted."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.columns import input_columns
from cds_cli.results.figures import Array
from cds_cli.rules.base import NUMERIC
from cds_cli.units.names import name_key


def weight_columns(scoring: Scoring) -> Mapping[str, str]:
    """Give the columns that hold figures: their names by their codes, attributes first."""
    return dict(columns_with_names(scoring))


def columns_with_names(scoring: Scoring) -> Iterator[tuple[str, str]]:
    """Give code and name of each column."""
    indicator_set = scoring.results.indicator_set
    for attribute in indicator_set.attributes:
        if attribute.kind in NUMERIC:
            yield attribute.code, attribute.name
    for column in input_columns(indicator_set):
        if column.kind in NUMERIC:
            yield column.code, column.name


def named_column(text: str, columns: Mapping[str, str]) -> str | None:
    """Give the code of the column that a code or a name means; None if there is none or several."""
    if text in columns:
        return text
    found = [code for code, name in columns.items() if name_key(text) in {*keys(code, name)}]
    return found[0] if len(found) == 1 else None


def keys(code: str, name: str) -> tuple[str, str]:
    """Give the keys by which a column is known."""
    return name_key(code), name_key(name)


def weights_in(scoring: Scoring, code: str) -> Array:
    """Give the figure of each unit in a column; NaN where it is blank."""
    units = scoring.results.units
    if code in {attribute.code for attribute in scoring.results.indicator_set.attributes}:
        return np.asarray(pd.to_numeric(units[code], errors="coerce"), dtype=np.float64)
    return np.asarray(scoring.submission.inputs[code], dtype=np.float64)


def is_usable(weights: Array) -> np.ndarray:
    """Say which weights can be used: those that are given, and 0 or more."""
    return np.asarray(weights >= 0.0)  # false for NaN
