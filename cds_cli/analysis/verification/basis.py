"""Set, stage, period and data that a published result names, beside those used now."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from cds_cli.analysis.published.model import Head
from cds_cli.analysis.verification.model import Basis
from cds_cli.results.model import Results

DIGEST_SHOWN = 12
FILES_SHOWN = 3


def basis(head: Head, results: Results, set_sha256: str) -> Iterator[Basis]:
    """Hold set, stage, period and data that a result names against those used now."""
    indicator_set = results.indicator_set
    period = str(results.period) if results.period else ""
    stated = (
        ("set", head.set_label, indicator_set.label),
        ("set_sha256", head.set_sha256, set_sha256),
        ("stage", head.stage.value if head.stage else None, results.stage.value),
        ("period", head.period if head.set_label is None else head.period or "", period),
    )
    for what, published, own in stated:
        if published is not None:
            yield Basis(what, published, own, published == own)
    if head.files is not None:
        own_files = {(PurePath(one.file).name, one.sha256) for one in results.sources}
        same = {sha256 for _, sha256 in head.files} == {sha256 for _, sha256 in own_files}
        yield Basis("data", named(head.files), named(sorted(own_files)), same)


def named(files: Sequence[tuple[str, str]]) -> str:
    """Name files with the beginning of their digests."""
    shown = [f"{name} ({sha256[:DIGEST_SHOWN]})" for name, sha256 in files[:FILES_SHOWN]]
    return " · ".join(shown) + (" …" if len(files) > FILES_SHOWN else "")
