"""Sets by their names: those in hand, and those of some folders."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from cds_cli.definitions.library import heads, matching
from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.takings import Known, names_set


def known_sets(folders: Sequence[Path], in_hand: Sequence[IndicatorSet] = ()) -> Known:
    """Look sets up among those in hand, which go first, and in folders; each is read once."""

    @cache
    def known(name: str) -> tuple[IndicatorSet, ...]:
        there = tuple(one for one in in_hand if names_set(name, one))
        labels = {one.label for one in there}
        files = [h.file for h in matching(heads(folders), name) if h.label not in labels]
        read = (load_set(file).value for file in files)
        return (*there, *(one for one in read if one is not None))

    return known
