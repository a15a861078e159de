"""Small publications, and names that try to be more than names."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.report.publication import Publication
from cds_cli.results.model import Results
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.submission.period import Period, Stage
from cds_cli.text import Language

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "[red]đỏ[/red]",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "\u202eđảo\u2066",
    "\x1b[31mđỏ\x07",
    "Sở TT&TT \"và\" 'khác'",
    "{{ 7 * 7 }} {% raw %}",
    "rất dài " * 40,
    "&L&P",
]
RULE = {"type": "linear", "low": 0.0, "high": 10.0}


def small_set(**changes: Any) -> IndicatorSet:
    """Two groups, three indicators, two bands."""
    head = {
        "format": 1,
        "code": "thu",
        "edition": "2026",
        "level": "xa",
        "name": "Bộ thử & nghiệm",
        "decision": "766/QĐ-TTg",
        "provenance": "proposed",
        "bands": [
            {"code": "tot", "name": "Tốt", "at_least": 0.8},
            {"code": "kha", "name": "Khá", "at_least": 0.5},
        ],
        "groups": [
            {
                "code": "1",
                "name": "Nhóm một",
                "indicators": [
                    {"code": "1.1", "name": "Chỉ số đầu", "max_points": 10, "rule": RULE},
                    {"code": "1.2", "name": "Chỉ số hai", "max_points": 10, "rule": RULE},
                ],
            },
            {
                "code": "2",
                "name": "Nhóm hai",
                "indicators": [
                    {"code": "2.1", "name": "Chỉ số ba", "max_points": 20, "rule": RULE}
                ],
            },
        ],
    }
    # As JSON: lists are what YAML gives, and tuples are what the strict model keeps.
    return IndicatorSet.model_validate_json(json.dumps(head | changes))


def unit(code: str, name: str, *figures: float | None, **more: Any) -> UnitValues:
    """Give a unit with the figures of the three indicators; None is a blank."""
    codes = ("1.1", "1.2", "2.1")
    inputs = {c: f for c, f in zip(codes, figures, strict=False) if f is not None}
    return UnitValues(code=code, name=name, inputs=inputs, **more)


COMMUNES = (
    unit("00001", "Xã Hòa An", 9, 8.25, 7, block="Xã"),
    unit("00002", "Xã Tân Lập", 9, 8.25, 7, block="Xã"),
    unit("00003", "Xã Minh Khai", 3, None, 10, block="Xã"),
    unit("00004", "Phường Đống Đa", 10, 10, 10, block="Phường"),
    unit("00005", "Phường Bến Thủy", 1, 2, 3.456, block="Phường"),
)


def results(
    units: Sequence[UnitValues] = COMMUNES,
    period: str = "2026",
    stage: Stage = Stage.APPRAISED,
    **changes: Any,
) -> Results:
    """Score units by the small set."""
    chosen = small_set(**changes)
    return score(chosen, submission_of(chosen, units, stage, Period.parse(period)))


def publication(units: Sequence[UnitValues] = COMMUNES, **changes: Any) -> Publication:
    """Make a publication of units scored by the small set."""
    return Publication(results(units), "0.1.0", **{"language": Language.VI, **changes})


def with_everything() -> Publication:
    """Make a publication with an earlier period, the other stage, sentences and evidence."""
    before = (*(replace(one, inputs={**one.inputs, "2.1": 5.0}) for one in COMMUNES[1:]),)
    own = tuple(replace(one, inputs={**one.inputs, "1.1": 10.0}) for one in COMMUNES)
    return publication(
        before=results(before, "2025"),
        self_assessed=results(own, stage=Stage.SELF),
        sentences={("00001", "1.1"): "9 trên 10 → 9 / 10 điểm"},
        evidence={("00001", "1.1"): "Báo cáo 12/BC-UBND"},
    )


def hostile() -> Publication:
    """Make a publication whose units bear hostile names."""
    units = [
        unit(f"{place:05}", name, place % 11, 5, 5, block=name[:40], parent=name)
        for place, name in enumerate(HOSTILE)
    ]
    return publication(units, evidence={("00001", "1.1"): HOSTILE[3]})
