"""What makes a finding the same finding tomorrow."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence

from cds_cli.diagnostics import Diagnostic
from cds_cli.report.findings.as_json import json_safe


def fingerprints(diagnostics: Sequence[Diagnostic]) -> tuple[str, ...]:
    """Give each diagnostic a sha256 of its code, file, sheet and values, all different.

    Line and cell are left out: a finding that only moves keeps its fingerprint. Findings that
    agree in the rest are counted apart, in the order given.
    """
    seen: Counter[str] = Counter()
    digests = []
    for diagnostic in diagnostics:
        key = _key(diagnostic)
        digests.append(hashlib.sha256(f"{key}#{seen[key]}".encode()).hexdigest())
        seen[key] += 1
    return tuple(digests)


def _key(diagnostic: Diagnostic) -> str:
    location = diagnostic.location
    file = location.file.replace("\\", "/")
    return json.dumps(
        [diagnostic.code, file, location.sheet, json_safe(diagnostic.values)], sort_keys=True
    )
