from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.store.database import open_store
from cds_cli.store.reading import last_run, load_submission, runs
from cds_cli.store.replaced import load_replaced
from cds_cli.store.writing import remember
from cds_cli.submission.model import Origin, Source, Submission, UnitValues, submission_of
from cds_cli.submission.period import Period, Stage

FRAMES = ("units", "inputs", "not_applicable", "claimed", "awarded", "unproven")


def a_set() -> IndicatorSet:
    return IndicatorSet.model_validate(
        {
            "format": 1,
            "code": "dti-xa",
            "edition": "2025",
            "level": "xa",
            "name": "Bộ chỉ số",
            "provenance": "proposed",
            "attributes": (
                {"code": "age", "name": "Tuổi", "kind": "count"},
                {"code": "remote", "name": "Vùng xa", "kind": "yes_no"},
            ),
            "indicators": (
                {
                    "code": "1",
                    "name": "Hồ sơ",
                    "max_points": 10,
                    "rule": {"type": "ratio"},
                    "not_applicable": "allowed",
                },
            ),
        }
    )


def the_new() -> Submission:
    units = [UnitValues("00001", name="Xã Ea Kar", inputs={"1.part": 7, "1.whole": 9})]
    made = submission_of(a_set(), units, period=Period("quarter", 2025, 3))
    source = Source("nộp/moi.xlsx", "cd" * 32, "Phiếu")
    return replace(made, origin=Origin((source,), rows={"00001": 4}, columns={"1.part": 3}))


def a_form() -> Submission:
    """Hold all that a form can: a share without an end, what does not apply, two sheets."""
    unit = UnitValues(
        "00001",
        name="Xã Ea Kar",
        block="Miền núi",
        attributes={"age": 12.0, "remote": True},
        inputs={"1.part": 1 / 3},
        not_applicable=["1.whole"],
        claimed={"1": 0.1 + 0.2},
    )
    made = submission_of(a_set(), [unit], Stage.APPRAISED, Period("quarter", 2025, 3))
    return replace(
        made,
        origin=Origin(
            sources=(Source("nộp/cũ.xlsx", "ab" * 32, "A"), Source("nộp/cũ.xlsx", "ab" * 32, "B")),
            home={"00001": 1},
            rows={"00001": 4},
            columns={"code": 1},
            cells={("00001", "1.part"): (1, 7, 3), ("00001", "1.claimed"): (0, 8, 3)},
            typed={("00001", "1.part"): "1/3"},
        ),
        texts={("00001", "1.note"): 'ghi "chú"\nhai dòng'},
        evidence={("00001", "1"): "Số 12/QĐ-UBND"},
        unproven=made.claimed > 0,
    )


def a_table_without_files() -> Submission:
    units = [UnitValues(code, attributes={"age": None}) for code in ("00001", "00002")]
    return submission_of(a_set(), units)


def kept(folder: Path, *replaced: Submission) -> tuple[Submission, ...]:
    with open_store(folder / "cds.db") as store:
        remember(store, score(a_set(), the_new()), the_new(), (), "1.0", replaced=replaced)
    with open_store(folder / "cds.db") as store:
        run = last_run(store)
        assert run is not None
        assert load_submission(store, run).origin == the_new().origin
        return load_replaced(store, run)


@pytest.mark.parametrize("replaced", [[a_form()], [a_table_without_files(), a_form()], []])
def test_what_was_replaced_is_read_as_it_was_submitted(
    tmp_path: Path, replaced: Sequence[Submission]
) -> None:
    read = kept(tmp_path, *replaced)
    assert len(read) == len(replaced)
    for one, other in zip(replaced, read, strict=True):
        for name in FRAMES:
            given, seen = getattr(one, name), getattr(other, name)
            assert seen.columns.tolist() == given.columns.tolist()
            if len(given.columns):
                pd.testing.assert_frame_equal(seen, given)
        for name in ("stage", "period", "origin", "texts", "evidence"):
            assert getattr(other, name) == getattr(one, name)
        assert score(a_set(), other).points().tolist() == score(a_set(), one).points().tolist()


def test_the_same_data_with_something_else_replaced_gets_the_new_content(tmp_path: Path) -> None:
    assert kept(tmp_path) == ()
    assert len(kept(tmp_path, a_form())) == 1
    other = replace(a_form(), texts={})
    assert kept(tmp_path, other)[0].texts == {}
    with open_store(tmp_path / "cds.db") as store:
        assert len(runs(store)) == 1


def test_what_was_replaced_is_gone_with_its_run_and_names_its_file(tmp_path: Path) -> None:
    kept(tmp_path, a_form(), a_table_without_files())
    with open_store(tmp_path / "cds.db") as store:
        rows = store.connection.execute("SELECT file, sha256 FROM replaced ORDER BY id").fetchall()
        assert rows == [("nộp/cũ.xlsx", "ab" * 32), ("", "")]
        store.connection.execute("DELETE FROM runs")
        assert store.connection.execute("SELECT count(*) FROM replaced").fetchone() == (0,)
