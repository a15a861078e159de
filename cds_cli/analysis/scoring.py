"""One scoring, as analyses take it: the results, and what they were scored from."""

from dataclasses import dataclass

from cds_cli.results.model import Results
from cds_cli.submission.model import Submission


@dataclass(frozen=True, slots=True)
class Scoring:
    """Results with their submission; the units stand in the same order in both.

    ``name``: how a user would ask for it again: a file, or ``run:3`` of the store.
    """

    results: Results
    submission: Submission
    name: str = ""
