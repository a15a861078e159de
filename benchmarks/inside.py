"""What is measured within one process of the installed package; prints JSON.

``inside.py yaml SET``, ``inside.py validation SET DATA`` or ``inside.py engine SET UNITS``. Run as
a file, not as a module, so that the package that is imported is the installed one.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd
import yaml

from cds_cli.definitions.columns import InputColumn, input_columns
from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.yaml_reading import LOADER, read_text
from cds_cli.engine.score import score
from cds_cli.results.figures import Array
from cds_cli.submission.kinds.columns import read_column
from cds_cli.submission.kinds.reading import asked
from cds_cli.submission.model import Submission, UnitValues, submission_of
from cds_cli.tables.read import read_book

SEED = 20_260_101
MISSING = 0.03
FIGURES = (int, float)

Job = Callable[[], object]


def by_turns(ours: Job, base: Job, runs: int) -> None:
    """Run two jobs by turns, after one run that does not count, and print the medians."""
    ours()
    at_peak = peak()
    base()
    taken = [(seconds_of(ours), seconds_of(base)) for _ in range(runs)]
    own, other = (median(side) for side in zip(*taken, strict=True))
    print(json.dumps({"ours": [own, at_peak], "base": [other, 0.0]}))


def seconds_of(job: Job) -> float:
    """Run a job once and give the seconds it took."""
    started = time.perf_counter()
    job()
    return time.perf_counter() - started


def peak() -> float:
    """Give the megabytes that this process has held at its peak."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / (1 << 20)


def measure_yaml(file: str) -> None:
    """Read YAML strictly with all positions, against libyaml's bare values."""
    text = Path(file).read_text(encoding="utf-8")
    by_turns(lambda: read_text(text, file), lambda: yaml.load(text, Loader=LOADER), 9)  # noqa: S506


def measure_validation(definition: str, data: str) -> None:
    """Read all cells of figures by column, against a loop that only tests their type."""
    header, *rows = read_book(Path(data)).require().grids[0].rows.values()
    places = {str(code): place for place, code in header.items()}
    questions = [
        (asked(column, may_not_apply=False), [row.get(places[column.code]) for row in rows])
        for column in input_columns(load_set(Path(definition)).require())
    ]

    def validate() -> None:
        for question, cells in questions:
            read_column(cells, question, (), typed_text=False)

    def test_types() -> None:
        for _, cells in questions:
            for cell in cells:
                isinstance(cell, FIGURES)

    by_turns(validate, test_types, 5)


def measure_engine(definition: str, units: str) -> None:
    """Score and rank, against a bare weighted sum and rank of the same matrix."""
    indicator_set = load_set(Path(definition)).require()
    submission = made_up(indicator_set, int(units))
    matrix = submission.inputs.to_numpy()
    weights = np.random.default_rng(SEED).random(matrix.shape[1])

    def bare() -> Array:
        total = np.nan_to_num(matrix) @ weights
        above = len(total) - np.searchsorted(np.sort(total), total, side="right")
        return np.asarray(above + 1, dtype=np.float64)

    by_turns(lambda: score(indicator_set, submission).ranks(), bare, 5)


def made_up(indicator_set: IndicatorSet, units: int) -> Submission:
    """Make a submission of random figures, some of them missing."""
    chance = np.random.default_rng(SEED)
    named = submission_of(indicator_set, [UnitValues(f"{n:06d}") for n in range(units)])
    figures = {}
    for column in input_columns(indicator_set):
        column_figures = drawn(column, units, chance)
        column_figures[chance.random(units) < MISSING] = np.nan
        figures[column.code] = column_figures
    inputs = pd.DataFrame(figures, index=named.units.index, columns=named.inputs.columns)
    return Submission(
        units=named.units,
        inputs=inputs,
        not_applicable=named.not_applicable,
        claimed=named.claimed,
        awarded=named.awarded,
    )


def drawn(column: InputColumn, units: int, chance: np.random.Generator) -> Array:
    """Draw what units may have answered."""
    if column.kind == "share":
        return chance.random(units)
    first, last = {"yes_no": (0, 1), "choice": (0, 2), "date": (739_252, 739_616)}.get(
        column.kind, (1, 100)
    )
    return chance.integers(first, last, units, endpoint=True).astype(np.float64)


MEASURES: dict[str, Callable[..., None]] = {
    "yaml": measure_yaml,
    "validation": measure_validation,
    "engine": measure_engine,
}

if __name__ == "__main__":
    MEASURES[sys.argv[1]](*sys.argv[2:])
