"""What scoring says of the set itself: for which period it is, and how far it is official."""

from datetime import date
from typing import Any

import pytest

from cds_cli.engine.findings import findings
from cds_cli.engine.score import score
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.submission.period import Period
from cds_cli.text import Language
from tests.exact.small_sets import leaf, set_of

FIRST_HALF = {"from": date(2025, 1, 1), "to": date(2025, 6, 30)}


def told(period: str | None, **more: Any) -> list[str]:
    """Score one unit and give what is said of the set."""
    indicator_set = set_of(leaf("1", {"type": "yes_no"}), **more)
    asked = Period.parse(period) if period else None
    units = [UnitValues("u0", inputs={"1": 1.0})]
    results = score(indicator_set, submission_of(indicator_set, units, period=asked))
    return [f"{d.code} {d.message(Language.EN)}" for d in findings(results)]


def codes(period: str | None, **more: Any) -> list[str]:
    """Give the codes of what is said."""
    return [one[:4] for one in told(period, provenance="official", **more)]


def test_a_proposed_set_is_said_to_be_proposed_once() -> None:
    assert told("2025") == ["R610 set thu@1 is proposed, not official"]


def test_an_official_set_in_force_needs_no_word() -> None:
    assert codes("2025", effective=FIRST_HALF) == []


def test_a_period_that_the_set_does_not_name_is_warned_of() -> None:
    said = told("2025", provenance="official", periods=("2022", "2023"))
    assert said == ["R609 set thu@1 is not meant for period 2025: it names 2022, 2023 only"]


def test_a_decision_out_of_force_for_the_whole_period_is_warned_of() -> None:
    said = told("2025-Q3", provenance="official", effective=FIRST_HALF)
    assert said == [
        "R609 set thu@1 is not meant for period 2025-Q3: it is in force 01/01/2025 – 30/06/2025"
    ]


@pytest.mark.parametrize("period", ["2025", "2025-Q2", "2025-06", None])
def test_a_decision_in_force_on_a_day_of_the_period_is_enough(period: str | None) -> None:
    assert codes(period, effective=FIRST_HALF) == []


@pytest.mark.parametrize("period", ["2024", "2024-Q4", "2025-07", "2026"])
def test_a_period_before_or_after_the_decision_is_warned_of(period: str) -> None:
    assert codes(period, effective=FIRST_HALF) == ["R609"]


def test_a_period_that_the_set_names_counts_whatever_the_dates_say() -> None:
    assert codes("2024", periods=("2024",), effective=FIRST_HALF) == []


def test_a_quarter_of_a_year_that_the_set_names_is_meant_too() -> None:
    assert codes("2022-Q3", periods=("2022",)) == []


def test_a_period_knows_its_days() -> None:
    days = {text: Period.parse(text).days for text in ("2024", "2025-Q3", "2024-02")}  # type: ignore[union-attr]
    assert days == {
        "2024": (date(2024, 1, 1), date(2024, 12, 31)),
        "2025-Q3": (date(2025, 7, 1), date(2025, 9, 30)),
        "2024-02": (date(2024, 2, 1), date(2024, 2, 29)),
    }
