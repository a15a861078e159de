"""What one run of ``cds score`` is to do."""

from dataclasses import dataclass
from pathlib import Path

from cds_cli.cli.find_set import AskedSet
from cds_cli.cli.intake import Intake


@dataclass(frozen=True, slots=True)
class Job:
    """The data, the set that is asked for, and what becomes of the results."""

    data: Path
    asked: AskedSet
    intake: Intake
    store: Path | None
    keep_going: bool
    strict: bool
    verbose: bool
    others: tuple[Path, ...] = ()
    """Data of other sets, from whose results this one takes figures."""
    known_runs: Path | None = None
    """The store to take results from, also where nothing is to be remembered."""
