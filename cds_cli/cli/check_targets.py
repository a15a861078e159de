"""Check target files against the sets that they speak of."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cds_cli.definitions.library import heads
from cds_cli.definitions.load import load_set
from cds_cli.definitions.load_targets import load_targets
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic


def check_targets(
    files: Sequence[Path], checked: Sequence[IndicatorSet | None], folders: Sequence[Path]
) -> Iterator[Diagnostic]:
    """Check target files; a set may be one that was just checked, or stand in the library."""
    known = (*checked, *in_library(checked, folders)) if files else ()
    # Where a set could not be read, nobody knows what of it is missing.
    sets = [one for one in known if one is not None]
    for file in files:
        yield from load_targets(file, sets if len(sets) == len(known) else ()).diagnostics


def in_library(
    checked: Sequence[IndicatorSet | None], folders: Sequence[Path]
) -> Iterator[IndicatorSet | None]:
    """Give the sets of some folders that were not among those checked."""
    labels = {one.label for one in checked if one is not None}
    for head in heads(folders):
        if head.label not in labels:
            yield load_set(head.file).value
