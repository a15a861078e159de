from pathlib import Path

import numpy as np

from cds_cli.analysis.compose import Composed, Other, compose
from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Severity
from cds_cli.engine.score import score
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.submission.period import Stage

SOURCE = """format: 1
code: khao-sat
edition: "2026"
level: xa
name: Khảo sát
provenance: proposed
indicators: [{code: "1", name: A, max_points: 3, rule: {type: given, scale: points}}]
"""
TAKING = """format: 1
code: xa-so
edition: "2026"
level: xa
name: Xã số
provenance: proposed
indicators:
  - code: "1"
    name: B
    max_points: 10
    not_applicable: allowed
    missing: exclude
    applies_to: {kinds: [xã]}
    rule: {type: given, from: {set: khao-sat, aggregate: AGGREGATE, unit: UNIT}}
"""


def loaded(folder: Path, text: str) -> IndicatorSet:
    file = folder / "a.yaml"
    file.write_text(text, "utf-8")
    return load_set(file).require()


def other(folder: Path, *units: UnitValues) -> dict[str, Other]:
    """Score the survey of some units."""
    indicator_set = loaded(folder, SOURCE)
    results = score(indicator_set, submission_of(indicator_set, units))
    return {"khao-sat": Other(results, run=3)}


def taken(folder: Path, others: dict[str, Other], *units: UnitValues, policy: str = "") -> Composed:
    """Let units take their own index."""
    text = TAKING.replace("AGGREGATE", "value").replace("UNIT", "same")
    indicator_set = loaded(folder, text.replace("exclude", policy or "exclude"))
    submission = submission_of(indicator_set, units, Stage.APPRAISED)
    return compose(indicator_set, submission, others)


def test_what_is_taken_is_the_published_index(tmp_path: Path) -> None:
    others = other(tmp_path, UnitValues("A", inputs={"1": 1}))
    made = taken(tmp_path, others, UnitValues("A", kind="xã"))
    assert made.submission.inputs["1"].tolist() == [0.3333]
    assert made.submission.origin.typed == {("A", "1"): "from khao-sat@2026, run 3"}


def test_nothing_is_taken_for_a_unit_that_the_indicator_is_not_for(tmp_path: Path) -> None:
    others = other(tmp_path, UnitValues("A", inputs={"1": 3}), UnitValues("B", inputs={"1": 3}))
    units = (UnitValues("A", kind="phường"), UnitValues("B", kind="xã", not_applicable=("1",)))
    made = taken(tmp_path, others, *units)
    assert np.isnan(made.submission.inputs["1"]).all()
    assert [d.code for d in made.diagnostics] == ["R611"]


def test_an_award_stands_for_a_result_that_is_not_there(tmp_path: Path) -> None:
    made = taken(tmp_path, {}, UnitValues("A", kind="xã", awarded={"1": 7}))
    assert made.diagnostics == ()


def test_a_gap_is_an_error_where_the_indicator_refuses_gaps(tmp_path: Path) -> None:
    made = taken(tmp_path, {}, UnitValues("A", kind="xã"), policy="refuse")
    assert [(d.code, d.severity) for d in made.diagnostics] == [("V309", Severity.ERROR)]


def test_the_mean_does_not_depend_on_the_order_of_units(tmp_path: Path) -> None:
    points = [0.3, 1.2, 2.7, 0.6]
    units = [UnitValues(f"T{n}", parent="A", inputs={"1": value}) for n, value in enumerate(points)]
    text = TAKING.replace("AGGREGATE", "mean").replace("UNIT", "parent")
    means = []
    for ordered in (units, units[::-1]):
        others = other(tmp_path, *ordered)
        indicator_set = loaded(tmp_path, text)
        submission = submission_of(indicator_set, [UnitValues("A", kind="xã")])
        means.append(compose(indicator_set, submission, others).submission.inputs["1"].item())
    assert means == [0.4, 0.4]
