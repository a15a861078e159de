"""Scorecards: whose they are, and what is worked out for each."""

from collections.abc import Sequence

import numpy as np

from cds_cli.analysis.explain.explained import explain
from cds_cli.analysis.profile import Scope, profile
from cds_cli.analysis.scoring import Scoring
from cds_cli.cli.stopping import stop
from cds_cli.cli.which_unit import find_unit
from cds_cli.report.publication import Publication
from cds_cli.report.scorecard.model import Scorecard, Subject, scorecard_of
from cds_cli.results.model import Results
from cds_cli.text import Language, Text

OF_PERSONS = Text(
    "Bộ chỉ số này chấm từng người: không làm phiếu điểm từng người.",
    "This set scores persons: there are no scorecards of persons.",
)


def rows_meant(results: Results, units: Sequence[str], language: Language) -> list[int]:
    """Give the places of the units that are named, else of all, in the order of ranks."""
    if results.indicator_set.is_of_persons:
        stop(OF_PERSONS, language)
    if not units:
        return results.order()
    return list(dict.fromkeys(find_unit(unit, results.units, language) for unit in units))


def card_of(publication: Publication, scoring: Scoring, row: int, *, public: bool) -> Scorecard:
    """Work out the scorecard of one unit: its points explained, itself beside its block."""
    results = publication.results
    blocks = results.units["block"]
    members = np.asarray(blocks == blocks.iloc[row], dtype=bool)
    subject = Subject(explain(scoring, row), profile(results, row, members, Scope()))
    return scorecard_of(publication, subject, public=public)
