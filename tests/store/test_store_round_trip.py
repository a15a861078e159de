from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cds_cli.definitions.columns import input_columns
from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.results.model import Results
from cds_cli.store.database import open_store
from cds_cli.store.nodes import nodes_of
from cds_cli.store.packing import packed, unpacked, unpacked_marks
from cds_cli.store.reading import last_run, load_results, load_submission
from cds_cli.store.writing import remember
from cds_cli.submission.model import Origin, Source, Submission, UnitValues, submission_of
from cds_cli.submission.period import Period, Stage

RULES = (
    {"type": "ratio", "target": 0.8},
    {"type": "min_max"},
    {"type": "given", "scale": "share"},
    {"type": "relative_to_best", "better": "lower"},
    {"type": "sum_of", "parts": (
        {"code": "a", "share": 0.5, "rule": {"type": "yes_no"}},
        {"code": "b", "share": 0.5, "rule": {"type": "min_max"}},
    )},
)  # fmt: skip


def random_set(rng: np.random.Generator) -> IndicatorSet:
    def indicator(code: str) -> dict[str, object]:
        rule = RULES[rng.integers(len(RULES))]
        missing = str(rng.choice(["zero", "exclude"]))
        points = float(rng.integers(1, 30)) / 7
        item = {"code": code, "name": f"Chỉ số {code}", "max_points": points, "missing": missing}
        return item | {"rule": rule, "not_applicable": "allowed"}

    groups = tuple(
        {
            "code": str(group),
            "name": f"Nhóm {group}",
            "combine": {"type": str(rng.choice(["sum", "geometric"]))},
            "indicators": tuple(indicator(f"{group}.{k}") for k in range(1, rng.integers(2, 5))),
        }
        for group in range(1, 4)
    )
    return IndicatorSet.model_validate(
        {
            "format": 1,
            "code": "dti",
            "edition": "2025",
            "level": "xa",
            "name": "Bộ chỉ số",
            "provenance": "proposed",
            "groups": groups,
            "attributes": ({"code": "age", "name": "Tuổi", "kind": "count"},),
            "pillars": ({"code": "CQS", "name": "Chính quyền số", "covers": ("1", "3")},),
            "bands": ({"code": "tot", "name": "Tốt", "at_least": 0.5},),
        }
    )


def random_unit(rng: np.random.Generator, indicator_set: IndicatorSet, code: str) -> UnitValues:
    columns = [column.code for column in input_columns(indicator_set)]
    leaf = indicator_set.leaves()[0].code
    whole = {c: float(rng.integers(1, 2)) if "whole" in c else rng.random() for c in columns}
    return UnitValues(
        code=code,
        name=f"Xã Đắk Ơ {code}",
        block=str(rng.choice(["Miền núi", "Đồng bằng"])),
        kind=str(rng.choice(["xã", "phường"])),
        attributes={"age": float(rng.integers(99)) if rng.random() < 0.5 else None},
        inputs={c: v for c, v in whole.items() if rng.random() < 0.8},
        not_applicable=[c for c in columns if rng.random() < 0.1],
        claimed={leaf: rng.random()},
        awarded={leaf: rng.random() / 7} if rng.random() < 0.5 else {},
    )


def random_submission(rng: np.random.Generator, indicator_set: IndicatorSet) -> Submission:
    units = [random_unit(rng, indicator_set, f"{code:05}") for code in range(rng.integers(1, 250))]
    submission = submission_of(indicator_set, units, Stage.APPRAISED, Period("quarter", 2025, 3))
    origin = Origin(
        sources=(Source("nộp.xlsx", "ab" * 32, "Số liệu"),),
        rows={code: row for row, code in enumerate(submission.units.index, start=5)},
        columns={"code": 1, "1.1.claimed": 9},
        typed={("00000", "1.1"): "1.234,5"},
    )
    return replace(submission, origin=origin, texts={("00000", "1.1"): "đã có"})


def sent_as_forms(rng: np.random.Generator, submission: Submission) -> Submission:
    """Read from a workbook of two sheets for each unit, cell by cell, with evidence."""
    codes = submission.units.index.tolist()
    headings = [*submission.inputs.columns, *(f"{c}.claimed" for c in submission.claimed.columns)]
    read = [(unit, heading) for unit in codes for heading in (*headings, "1.1.evidence")]
    sources = tuple(
        Source(f"nộp/{unit}.xlsx", f"{number:064}", sheet)
        for number, unit in enumerate(codes)
        for sheet in ("Phiếu", "Phụ lục")
    )
    cells = {
        (unit, heading): (
            2 * codes.index(unit) + int(rng.integers(2)),
            *map(int, rng.integers(1, 99, 2)),
        )
        for unit, heading in read
        if rng.random() < 0.7
    }
    marks = {code: rng.random(len(codes)) < 0.5 for code in ("1.1", "2.1")}
    unproven = pd.DataFrame(
        marks, index=submission.units.index, columns=pd.Index(list(marks), dtype=object)
    )
    return replace(
        submission,
        origin=Origin(
            sources=sources,
            home={unit: 2 * number for number, unit in enumerate(codes) if number},
            rows=dict.fromkeys(codes, 4),
            columns={"code": 2},
            cells=cells,
            typed={(codes[0], "1.1"): "40 %"},
        ),
        texts={(codes[-1], "1.1.note"): "chờ xác nhận", (codes[0], "2.1.reason"): "chưa có"},
        evidence={(unit, "1.1"): f"Số {unit}/QĐ-UBND\nngày 01/02/2025" for unit in codes[::2]},
        unproven=unproven.loc[:, unproven.any()],
    )


def stored(folder: Path, results: Results, submission: Submission) -> tuple[Results, Submission]:
    with open_store(folder / "cds.db") as store:
        remember(store, results, submission, (), "1.0")
    with open_store(folder / "cds.db") as store:
        run = last_run(store)
        assert run is not None
        return load_results(store, run), load_submission(store, run)


def assert_same_results(one: Results, other: Results) -> None:
    for node in nodes_of(one.indicator_set):
        for method in ("points", "maximum", "index", "ranks", "coverage", "marks"):
            seen, expected = getattr(other, method)(node.code), getattr(one, method)(node.code)
            np.testing.assert_array_equal(seen, expected, strict=True)
        exact, kept = one.figures[node.code], other.figures[node.code]
        for name in ("points", "maximum", "expected", "covered", "marks"):
            np.testing.assert_array_equal(getattr(kept, name), getattr(exact, name))
    assert one.by_rule.keys() == other.by_rule.keys()
    for code, points in one.by_rule.items():
        np.testing.assert_array_equal(other.by_rule[code], points)
    assert other.bands() == one.bands()
    assert other.peers == one.peers
    assert other.sources == one.sources
    assert other.indicator_set == one.indicator_set
    assert (other.stage, other.period) == (one.stage, one.period)
    pd.testing.assert_frame_equal(other.units, one.units)
    pd.testing.assert_frame_equal(other.claimed, one.claimed)


def assert_same_submission(one: Submission, other: Submission) -> None:
    for name in ("units", "inputs", "not_applicable", "claimed", "awarded", "unproven"):
        if name == "unproven" and not len(one.unproven.columns):
            assert not len(other.unproven.columns)
            continue
        pd.testing.assert_frame_equal(getattr(other, name), getattr(one, name))
    assert other.origin == one.origin
    assert other.texts == one.texts
    assert other.evidence == one.evidence
    assert (other.stage, other.period) == (one.stage, one.period)


@pytest.mark.parametrize("seed", range(12))
def test_a_run_is_read_as_it_was_scored(tmp_path: Path, seed: int) -> None:
    rng = np.random.default_rng(seed)
    indicator_set = random_set(rng)
    submission = random_submission(rng, indicator_set)
    results = score(indicator_set, submission)
    read, given = stored(tmp_path, results, submission)
    assert_same_results(results, read)
    assert_same_submission(submission, given)


@pytest.mark.parametrize("seed", range(6))
def test_a_run_of_many_files_is_read_as_it_was_submitted(tmp_path: Path, seed: int) -> None:
    rng = np.random.default_rng(seed)
    indicator_set = random_set(rng)
    submission = sent_as_forms(rng, random_submission(rng, indicator_set))
    results = score(indicator_set, submission)
    read, given = stored(tmp_path, results, submission)
    assert_same_results(results, read)
    assert_same_submission(submission, given)
    assert_same_results(results, score(read.indicator_set, given, read.peers))


def test_files_that_points_were_taken_from_are_none_of_the_submission(tmp_path: Path) -> None:
    rng = np.random.default_rng(7)
    indicator_set = random_set(rng)
    submission = random_submission(rng, indicator_set)
    results = score(indicator_set, submission)
    taken = Source("khác.xlsx", "ef" * 32, "Số liệu")
    read, given = stored(tmp_path, replace(results, sources=(*results.sources, taken)), submission)
    assert read.sources == (*submission.origin.sources, taken)
    assert given.origin == submission.origin


def test_what_was_read_can_be_scored_again_with_the_same_result(tmp_path: Path) -> None:
    rng = np.random.default_rng(99)
    indicator_set = random_set(rng)
    submission = random_submission(rng, indicator_set)
    results = score(indicator_set, submission)
    read, given = stored(tmp_path, results, submission)
    assert_same_results(results, score(read.indicator_set, given, read.peers))


def test_a_submission_without_files_and_without_units_is_kept(tmp_path: Path) -> None:
    indicator_set = random_set(np.random.default_rng(1))
    submission = submission_of(indicator_set, [])
    results = score(indicator_set, submission)
    read, given = stored(tmp_path, results, submission)
    assert len(read.units) == len(given) == 0
    assert read.units.columns.tolist() == submission.units.columns.tolist()
    assert given.inputs.columns.tolist() == submission.inputs.columns.tolist()


@pytest.mark.parametrize("figures", [[], [1.5], [2.0, 2.0], [0.1, np.nan], [np.nan, np.nan]])
def test_packed_figures_come_back(figures: list[float]) -> None:
    given = np.array(figures)
    np.testing.assert_array_equal(unpacked(packed(given), len(given)), given)
    marks = np.arange(len(figures), dtype=np.uint8)
    np.testing.assert_array_equal(unpacked_marks(packed(marks), len(marks)), marks)


def test_equal_figures_of_many_units_take_the_space_of_one() -> None:
    assert len(packed(np.full(3321, 10.0))) == 8
