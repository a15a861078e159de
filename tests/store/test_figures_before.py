from pathlib import Path

import pandas as pd
import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.store.database import Store, open_store
from cds_cli.store.previous import figures_before
from cds_cli.store.writing import remember
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.submission.period import Period, Stage


def a_set(code: str = "dti-xa", edition: str = "2025", level: str = "xa") -> IndicatorSet:
    return IndicatorSet.model_validate(
        {
            "format": 1,
            "code": code,
            "edition": edition,
            "level": level,
            "name": "Bộ chỉ số",
            "provenance": "proposed",
            "indicators": (
                {"code": "1", "name": "Hồ sơ", "max_points": 10, "rule": {"type": "given"}},
            ),
        }
    )


def year(number: int) -> Period:
    return Period("year", number)


def keep(
    store: Store,
    figure: float,
    period: Period | None,
    stage: Stage = Stage.SELF,
    of: IndicatorSet | None = None,
) -> None:
    indicator_set = of or a_set()
    units = [UnitValues("00001", inputs={"1": figure}), UnitValues("00002")]
    submission = submission_of(indicator_set, units, stage, period)
    remember(store, score(indicator_set, submission), submission, (), "1.0")


def figure_before(store: Store, period: Period, stage: Stage | None = None) -> float:
    found = figures_before(store, "dti-xa", period, stage)
    assert found is not None
    return float(found.loc["00001", "1"])


def test_figures_are_those_of_the_latest_period_before(tmp_path: Path) -> None:
    with open_store(tmp_path / "cds.db") as store:
        for number in (2023, 2021, 2025, 2024):
            keep(store, number - 2020, year(number))
        keep(store, 9, None)
        assert figure_before(store, year(2025)) == 4
        assert figure_before(store, year(2024)) == 3
        assert figures_before(store, "dti-xa", year(2021), None) is None
        found = figures_before(store, "dti-xa", year(2025), None)
        units = [UnitValues("00001", inputs={"1": 4.0}), UnitValues("00002")]
        pd.testing.assert_frame_equal(found, submission_of(a_set(), units).inputs)


def test_a_quarter_is_compared_with_a_quarter(tmp_path: Path) -> None:
    with open_store(tmp_path / "cds.db") as store:
        keep(store, 1, year(2024))
        keep(store, 2, Period("quarter", 2024, 4))
        keep(store, 3, Period("quarter", 2024, 3))
        keep(store, 4, Period("month", 2024, 12))
        assert figure_before(store, Period("quarter", 2025, 1)) == 2
        assert figure_before(store, Period("quarter", 2024, 4)) == 3
        assert figures_before(store, "dti-xa", year(2024), None) is None


def test_the_stage_asked_for_comes_first_and_then_the_appraised_one(tmp_path: Path) -> None:
    with open_store(tmp_path / "cds.db") as store:
        keep(store, 1, year(2024), Stage.APPRAISED)
        keep(store, 2, year(2024), Stage.SELF)
        keep(store, 3, year(2023), Stage.SELF)
        keep(store, 4, year(2022), Stage.APPRAISED)
        assert figure_before(store, year(2025), Stage.SELF) == 2
        assert figure_before(store, year(2025), Stage.APPRAISED) == 1
        assert figure_before(store, year(2025), None) == 1
        assert figure_before(store, year(2024), Stage.APPRAISED) == 3
        assert figure_before(store, year(2023), Stage.SELF) == 4


def test_of_one_period_the_run_scored_last_counts_whatever_its_edition(tmp_path: Path) -> None:
    with open_store(tmp_path / "cds.db") as store:
        keep(store, 1, year(2024), of=a_set(edition="2025"))
        keep(store, 2, year(2024), of=a_set(edition="2024"))
        assert figure_before(store, year(2025)) == 2
        keep(store, 1, year(2024), of=a_set(edition="2025"))
        assert figure_before(store, year(2025)) == 1


@pytest.mark.parametrize("other", [a_set(code="dti-xa-2"), a_set(level="nguoi")])
def test_another_set_and_persons_give_no_figures(tmp_path: Path, other: IndicatorSet) -> None:
    with open_store(tmp_path / "cds.db") as store:
        keep(store, 1, year(2024), of=other)
        assert figures_before(store, "dti-xa", year(2025), None) is None
