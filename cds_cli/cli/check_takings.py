"""Check what sets take from one another, for which all of them must be known."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cds_cli.definitions.known_sets import known_sets
from cds_cli.definitions.load import with_parts
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.takings import taking_faults, takings_of
from cds_cli.definitions.yaml_reading import read_yaml
from cds_cli.diagnostics import Diagnostic, Location


def check_takings(
    files: Sequence[Path], sets: Sequence[IndicatorSet | None], library: Sequence[Path]
) -> Iterator[Diagnostic]:
    """What a set takes is found among the sets checked with it, or in the folders of sets.

    ``files`` and ``sets`` go together; a faulty set is None.
    """
    known = known_sets(library, [one for one in sets if one is not None])
    for file, indicator_set in zip(files, sets, strict=True):
        if indicator_set is None or not takings_of(indicator_set):
            continue
        head = read_yaml(file).value
        source = with_parts(head, file.parent).value if head else None
        for fault in taking_faults(indicator_set, known):
            path = (*fault.taking.path, fault.key)
            where = source.locate(path) if source else Location(str(file))
            yield fault.at(where)
