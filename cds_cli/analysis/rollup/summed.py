"""What comes of sums: parents with their scores."""

from dataclasses import dataclass

from cds_cli.analysis.rollup.adding import Added
from cds_cli.analysis.rollup.families import Families
from cds_cli.analysis.scoring import Scoring
from cds_cli.results.model import Results


@dataclass(frozen=True, slots=True)
class Summed:
    """Results of the parents that have children, and the sums that they rest on.

    ``left_out``: columns that were not added up and so are missing.
    """

    scoring: Scoring
    families: Families
    results: Results
    added: Added
    left_out: tuple[str, ...]
