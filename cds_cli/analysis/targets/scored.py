"""One scoring, with what the measures of targets need of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from cds_cli.analysis.recognise import counts_of, grades, is_for, kinds_of, meets
from cds_cli.analysis.targets.whereabouts import Whereabouts
from cds_cli.results.figures import TOTAL, Array, Mask
from cds_cli.results.model import Results
from cds_cli.results.ranks import rank_within_blocks


@dataclass(frozen=True)
class Scored:
    """A scoring with what measures need of it; each is computed when first asked for."""

    where: Whereabouts

    @property
    def results(self) -> Results:
        """The results."""
        return self.where.scoring.results

    @property
    def name(self) -> str:
        """What a user calls the scoring."""
        return self.where.scoring.name

    @cached_property
    def overall_ranks(self) -> Array:
        """Ranks among all units, whatever their block: 1-2-2-4 on the published index."""
        one_block = pd.Series([""] * len(self.results.units))
        return rank_within_blocks(self.results.index(), one_block)

    @cached_property
    def bands(self) -> list[str | None]:
        """The band of each unit."""
        return self.results.bands()

    @cached_property
    def is_there(self) -> Mask:
        """Which units were scored on figures of their own: a row of blanks is no submission."""
        has_figures = self.results.figures[TOTAL].covered > 0
        return np.asarray(~np.isnan(self.results.index()) & has_figures)

    @cached_property
    def recognised_for(self) -> Mapping[str, Mask]:
        """Which units meet a standard, or one above it, by the code of the standard."""
        rows = list(
            zip(counts_of(self.results), kinds_of(self.results), grades(self.results), strict=True)
        )
        every = self.results.indicator_set.recognition
        return {
            grade.code: np.array(
                [
                    meets(grade, counts, kind) or (is_for(grade, kind) and best in every[:place])
                    for counts, kind, best in rows
                ],
                dtype=bool,
            )
            for place, grade in enumerate(every)
        }
