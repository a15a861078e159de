"""What a run rests on, as one digest: the same data scored twice is one run."""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256

import numpy as np
import pandas as pd

from cds_cli.results.model import Results
from cds_cli.store.evidence import unproven_in
from cds_cli.store.packing import packed
from cds_cli.store.replaced import as_json
from cds_cli.submission.model import Origin, Submission


def data_digest(results: Results, submission: Submission) -> str:
    """Give the sha256 of the files and sheets that were read, or of the values if there are none.

    Neither the names of the files nor the order of files, units and columns change it.
    """
    if results.sources:
        files = sorted(f"{source.sha256} {source.sheet}" for source in results.sources)
        return sha256("\n".join(files).encode("utf-8")).hexdigest()
    return digest_of_values(submission)


def content_digest(
    results: Results, submission: Submission, replaced: Sequence[Submission] = ()
) -> str:
    """Give the sha256 of all that is kept of a run, but for its diagnostics."""
    digest = sha256(digest_of_values(submission).encode("ascii"))
    read = [str(results.sources), *places_in(submission.origin), *map(as_json, replaced)]
    peers = [(code, summary.model_dump(mode="json")) for code, summary in results.peers.items()]
    digest.update(json.dumps([*read, sorted(peers)], ensure_ascii=False).encode("utf-8"))
    for code, f in results.figures.items():
        digest.update(code.encode("utf-8"))
        for column in (f.points, f.maximum, f.expected, f.covered, f.marks):
            digest.update(packed(column))
    for code, points in results.by_rule.items():
        digest.update(code.encode("utf-8") + packed(points))
    return digest.hexdigest()


def places_in(origin: Origin) -> Iterator[str]:
    """Write where figures were read and what was typed there."""
    home = {unit: number for unit, number in origin.home.items() if number}
    for said in (origin.rows, origin.columns, home):
        yield str(sorted(said.items()))
    for said_of_cells in (origin.cells, origin.typed):
        yield str(sorted(said_of_cells.items()))


def digest_of_values(submission: Submission) -> str:
    """Give the sha256 of what was submitted."""
    digest = sha256(canonical_text(submission.units))
    for frame in (submission.inputs, submission.claimed, submission.awarded):
        digest.update(canonical_figures(frame))
    digest.update(canonical_figures(submission.not_applicable))
    digest.update(json.dumps(sorted(submission.texts.items()), ensure_ascii=False).encode("utf-8"))
    evidence = [sorted(submission.evidence.items()), unproven_in(submission)]
    # Figures without evidence keep the digest that they had before evidence was read.
    if any(evidence):
        digest.update(json.dumps(evidence, ensure_ascii=False).encode("utf-8"))
    return digest.hexdigest()


def canonical_text(frame: pd.DataFrame) -> bytes:
    """Write a table of texts, rows and columns sorted."""
    ordered = frame.sort_index().sort_index(axis=1)
    labels = [ordered.index.tolist(), ordered.columns.tolist()]
    values = ordered.to_numpy(dtype=object).tolist()
    return json.dumps([labels, values], ensure_ascii=False, default=str).encode("utf-8")


def canonical_figures(frame: pd.DataFrame) -> bytes:
    """Write a table of figures, rows and columns sorted."""
    ordered = frame.sort_index().sort_index(axis=1)
    labels = json.dumps([ordered.index.tolist(), ordered.columns.tolist()], ensure_ascii=False)
    values = ordered.to_numpy(dtype=np.float64)
    # There are many bit patterns of NaN, and two of 0.
    plain = np.where(np.isnan(values), np.nan, values + 0.0).astype("<f8")
    return labels.encode("utf-8") + plain.tobytes()
