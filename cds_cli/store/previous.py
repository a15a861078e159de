"""The figures of an earlier period, which those of a later one are compared with."""

import pandas as pd

from cds_cli.definitions.models import PERSON_LEVELS
from cds_cli.store.cells import load_frame
from cds_cli.store.database import Store
from cds_cli.store.reading import Run, load_set_of, runs
from cds_cli.store.units import load_units
from cds_cli.submission.period import Period, Stage


def figures_before(
    store: Store, set_code: str, period: Period, stage: Stage | None
) -> pd.DataFrame | None:
    """Give what was submitted in the last period before: units × inputs, float64, NaN not given.

    It is that of the run scored last by any edition of the set, in the latest earlier period of
    the same kind that has one: of the stage asked for, else appraised, else of any. None where
    there is no such run; runs of persons keep no figures and do not count.
    """
    run = run_before(store, set_code, period, stage)
    if run is None:
        return None
    units = load_units(store.connection, run.id, load_set_of(store, run))
    return load_frame(store.connection, run.id, "input", units.index)


def run_before(store: Store, set_code: str, period: Period, stage: Stage | None) -> Run | None:
    """Find the run that figures are compared with."""
    earlier = [
        (run, run.period)
        for run in runs(store)
        if run.code == set_code
        and run.period is not None
        and run.period.kind == period.kind
        and run.period < period
        and run.level not in PERSON_LEVELS
    ]
    if not earlier:
        return None
    latest = max(seen for _, seen in earlier)
    preferred = (stage, Stage.APPRAISED, *Stage)
    # The run scored last stands first, and so it is kept among equals.
    of_latest = [run for run, seen in earlier if seen == latest]
    return min(of_latest, key=lambda run: preferred.index(run.stage))
