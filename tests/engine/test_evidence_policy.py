from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest

from cds_cli.definitions.canonical import canonical_json
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Severity
from cds_cli.engine.findings import findings
from cds_cli.engine.score import learn_peers, score
from cds_cli.results.figures import mark_names
from cds_cli.results.model import Results
from cds_cli.rules import Best
from cds_cli.submission.evidence.claims import claims_something
from cds_cli.submission.evidence.judge import Judgement, judge_evidence
from cds_cli.submission.evidence.read import read_evidence
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.submission.period import Stage
from cds_cli.text import Language
from tests.exact.small_sets import leaf, set_of, units_with, with_unproven

RATIO = {"type": "ratio"}
COUNT = {"type": "linear", "low": 0, "high": 10}
BEST = {"type": "relative_to_best"}
PROOF = "Kế hoạch số 12/KH-UBND ngày 03/6/2025 về wifi"


def judged(
    cell: str | None = None,
    explanation: str | None = None,
    *,
    evidence: str = "required",
    has_claim: bool = True,
    max_points: float = 10,
    **policy: str,
) -> Judgement:
    stated = {key.removesuffix("_policy"): value for key, value in policy.items()}
    wanting = set_of(leaf("1", COUNT, max_points, evidence=evidence), evidence=stated)
    read = None if cell is None else read_evidence(cell)
    return judge_evidence(wanting, wanting.leaves()[0], read, explanation, has_claim)


def told(judgement: Judgement) -> list[tuple[str, Severity | None]]:
    return [(one.problem.code, one.severity) for one in judgement.findings]


@pytest.mark.parametrize("cell", [None, "", "có", "đầy đủ", "Văn bản kèm theo"])
@pytest.mark.parametrize(
    ("policy", "severity", "unproven"),
    [
        ({}, Severity.WARNING, False),
        ({"missing": "warn"}, Severity.WARNING, False),
        ({"missing": "zero"}, Severity.WARNING, True),
        ({"missing": "refuse"}, Severity.ERROR, False),
    ],
)
def test_missing_evidence_is_taken_by_the_policy_of_the_set(
    cell: str | None, policy: dict[str, str], severity: Severity, *, unproven: bool
) -> None:
    judgement = judged(cell, **policy)
    assert told(judgement) == [("V327", severity)]
    assert judgement.unproven is unproven


def test_the_warning_says_that_the_points_become_zero() -> None:
    (finding,) = judged("có", missing="zero").findings
    values = finding.values | {"unit": "u", "indicator": "1"}
    assert finding.problem.message.fill(Language.VI, values) == (
        'thiếu tài liệu kiểm chứng ("có"); chỉ số này được 0 điểm'
    )
    assert "giải trình" in finding.problem.hint.fill(Language.VI, values)


@pytest.mark.parametrize("cell", [PROOF, "KH.pdf", "https://xa.gov.vn/kh"])
@pytest.mark.parametrize("policy", ["warn", "zero", "refuse"])
def test_a_document_a_link_or_a_file_is_proof(cell: str, policy: str) -> None:
    assert judged(cell, missing=policy) == Judgement()


@pytest.mark.parametrize("policy", ["warn", "zero", "refuse"])
def test_an_incomplete_document_is_told_and_keeps_its_points(policy: str) -> None:
    judgement = judged("KH số 12/KH-UBND", missing=policy)
    assert told(judgement) == [("V328", None)]
    assert not judgement.unproven
    (finding,) = judgement.findings
    assert finding.problem.severity is Severity.WARNING
    assert finding.problem.message.fill(Language.VI, finding.values) == (
        'tài liệu kiểm chứng "KH số 12/KH-UBND" thiếu ngày, tên văn bản'
    )


@pytest.mark.parametrize(("cell", "column"), [("Giải trình: hỏng mạng", None), ("có", "hỏng mạng")])
def test_an_explanation_counts_as_the_set_says(cell: str, column: str | None) -> None:
    assert judged(cell, column, missing="zero") == Judgement()
    assert judged(cell, column, missing="zero", explanation_policy="counts") == Judgement()
    strict = judged(cell, column, missing="zero", explanation_policy="does_not_count")
    assert strict.unproven


def test_an_explanation_without_words_explains_nothing() -> None:
    assert judged("có", "x", missing="zero").unproven


@pytest.mark.parametrize("evidence", ["none", "optional"])
def test_evidence_that_is_not_required_is_never_missed(evidence: str) -> None:
    assert judged("KH số 12/KH-UBND", evidence=evidence, missing="refuse") == Judgement()
    assert judged(None, evidence=evidence, missing="refuse") == Judgement()


def test_where_nothing_is_claimed_there_is_nothing_to_prove() -> None:
    assert judged(None, has_claim=False, missing="refuse") == Judgement()


def test_what_is_only_reported_has_no_points_to_lose() -> None:
    assert told(judged(None, max_points=0, missing="zero")) == [("V327", Severity.NOTE)]


CLAIMS: list[tuple[dict[str, Any], dict[str, float], bool]] = [
    (COUNT, {"1": 3}, True),
    (COUNT, {"1": 0}, False),
    (COUNT, {}, False),
    (COUNT, {"1": np.nan}, False),
    ({"type": "linear", "low": 10, "high": 0}, {"1": 0}, True),
    ({"type": "yes_no"}, {"1": 0}, False),
    ({"type": "yes_no"}, {"1": 1}, True),
    (RATIO, {"1.part": 0, "1.whole": 0}, False),
    (RATIO, {"1.part": 0, "1.whole": 9}, False),
    (
        {"type": "linear", "of": "ratio", "low": 1, "high": 0},
        {"1.part": 0, "1.whole": 9},
        True,
    ),
    ({**RATIO, "when_whole_is_zero": "full"}, {"1.part": 0, "1.whole": 0}, True),
    (BEST, {"1": 0}, False),
    ({**BEST, "better": "lower"}, {"1": 0}, True),
    ({"type": "survey"}, {f"1.answers_{n}": 0 for n in range(1, 6)}, False),
]


@pytest.mark.parametrize(("rule", "figures", "claims"), CLAIMS)
def test_zero_claims_something_only_where_it_earns_points(
    rule: dict[str, Any], figures: dict[str, float], *, claims: bool
) -> None:
    (indicator,) = set_of(leaf("1", rule)).leaves()
    assert claims_something(indicator, figures) is claims


def test_the_first_option_of_a_list_is_a_claim_if_it_earns_points() -> None:
    def options(*shares: float) -> dict[str, Any]:
        made = [{"code": f"o{n}", "name": f"o{n}", "share": s} for n, s in enumerate(shares)]
        return {"type": "choice", "options": tuple(made)}

    (first_best,) = set_of(leaf("1", options(1, 0))).leaves()
    (first_none,) = set_of(leaf("1", options(0, 1))).leaves()
    assert claims_something(first_best, {"1": 0})
    assert not claims_something(first_none, {"1": 0})


def test_a_part_is_a_claim_by_its_own_figures() -> None:
    parts = ({"code": "a", "rule": {"type": "yes_no"}}, {"code": "b", "rule": COUNT})
    (indicator,) = set_of(leaf("1", {"type": "best_of", "parts": parts})).leaves()
    assert not claims_something(indicator, {"1.a": 0, "1.b": 0})
    assert not claims_something(indicator, {"1.a": 0})
    assert claims_something(indicator, {"1.a": 0, "1.b": 2})


def test_a_set_that_says_nothing_keeps_its_digest() -> None:
    silent = canonical_json(set_of(leaf("1", COUNT)))
    assert "evidence" not in silent
    assert canonical_json(set_of(leaf("1", COUNT), evidence={})) == silent
    usual = {"missing": "warn", "explanation": "counts"}
    assert canonical_json(set_of(leaf("1", COUNT), evidence=usual)) == silent
    stated = set_of(leaf("1", COUNT), evidence={"missing": "zero"})
    assert '"evidence":{"missing":"zero"}' in canonical_json(stated)
    assert IndicatorSet.model_validate_json(canonical_json(stated)) == stated


def scored_without(
    indicator_set: IndicatorSet,
    units: list[UnitValues],
    wanting: Iterable[tuple[str, str]],
    stage: Stage = Stage.SELF,
) -> Results:
    submission = submission_of(indicator_set, units, stage)
    return score(indicator_set, with_unproven(submission, wanting))


@pytest.mark.parametrize("stage", Stage)
def test_what_is_unproven_earns_nothing_and_keeps_its_maximum(stage: Stage) -> None:
    results = scored_without(
        set_of(leaf("1", COUNT), leaf("2", COUNT)),
        [UnitValues("u0", inputs={"1": 8.0, "2": 4.0}), UnitValues("u1", inputs={"1": 8.0})],
        [("u0", "1")],
        stage,
    )
    assert results.points("1").tolist() == [0, 8]
    assert results.maximum("1").tolist() == [10, 10]
    assert results.points().tolist() == [4, 8]
    assert results.maximum().tolist() == [20, 20]
    assert results.coverage("1").tolist() == [1, 1]
    assert mark_names(int(results.marks("1")[0])) == ("unproven",)
    assert mark_names(int(results.marks()[0])) == ("unproven",)
    assert mark_names(int(results.marks("1")[1])) == ()


def test_points_that_a_council_awards_stand_without_evidence() -> None:
    units = [UnitValues("u0", inputs={"1": 8.0}, awarded={"1": 6.0})]
    results = scored_without(set_of(leaf("1", COUNT)), units, [("u0", "1")], Stage.APPRAISED)
    assert results.points("1").tolist() == [6]
    assert results.by_rule["1"].tolist() == [0]
    assert mark_names(int(results.marks("1")[0])) == ("awarded",)


def test_an_unproven_unit_is_no_peer() -> None:
    comparing = set_of(leaf("1", BEST))
    units = units_with("1", 100, 10, 5)
    assert scored_without(comparing, units, []).points("1").tolist() == [10, 1, 0.5]
    results = scored_without(comparing, units, [("u0", "1")])
    assert results.points("1").tolist() == [0, 10, 5]
    submission = with_unproven(submission_of(comparing, units), [("u0", "1")])
    assert learn_peers(comparing, submission) == {"1": Best(count=2, best=10, worst=5)}


def test_an_awarded_unit_without_evidence_is_no_peer_either() -> None:
    units = [
        UnitValues("u0", inputs={"1": 100.0}, awarded={"1": 9.0}),
        UnitValues("u1", inputs={"1": 10.0}),
    ]
    results = scored_without(set_of(leaf("1", BEST)), units, [("u0", "1")])
    assert results.points("1").tolist() == [9, 10]


def test_nobody_is_compared_where_nobody_has_proof() -> None:
    wanting = [("u0", "1"), ("u1", "1")]
    results = scored_without(set_of(leaf("1", BEST)), units_with("1", 100, 10), wanting)
    assert results.points("1").tolist() == [0, 0]
    assert results.peers == {}


@pytest.mark.parametrize("missing", ["zero", "exclude"])
def test_a_gap_stays_a_gap_without_evidence(missing: str) -> None:
    gap = set_of(leaf("1", COUNT, missing=missing))
    results = scored_without(gap, [UnitValues("u0")], [("u0", "1")])
    assert "unproven" not in mark_names(int(results.marks("1")[0]))
    assert results.maximum("1").tolist() == [10 if missing == "zero" else 0]


def test_what_does_not_apply_needs_no_evidence() -> None:
    only_wards = set_of(leaf("1", COUNT, applies_to={"kinds": ("phường",)}))
    units = [UnitValues("u0", kind="xã", inputs={"1": 4.0})]
    results = scored_without(only_wards, units, [("u0", "1")])
    assert results.maximum("1").tolist() == [0]
    assert results.marks("1").tolist() == [0]


def test_an_unproven_whole_of_zero_earns_nothing() -> None:
    full = set_of(leaf("1", {**RATIO, "when_whole_is_zero": "full"}))
    units = [UnitValues(code, inputs={"1.part": 0.0, "1.whole": 0.0}) for code in ("u0", "u1")]
    assert scored_without(full, units, [("u0", "1")]).points("1").tolist() == [0, 10]


def test_unproven_indicators_and_their_units_are_counted() -> None:
    pair = set_of(leaf("1", COUNT), leaf("2", COUNT), provenance="official")
    units = [UnitValues(f"u{n}", inputs={"1": 5.0, "2": 5.0}) for n in range(3)]
    wanting = [("u0", "1"), ("u0", "2"), ("u2", "1")]
    (found,) = findings(scored_without(pair, units, wanting))
    assert (found.code, found.values) == ("R612", {"units": 2, "cells": 3})
    assert findings(scored_without(pair, units, [])) == ()
