"""The examples give what was published, byte for byte what stands beside them."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.small_data import cds

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
PERIODS = {
    row["example"]: row["period"]
    for row in csv.DictReader((EXAMPLES / "periods.csv").read_text("utf-8").splitlines())
}


def results(example: str) -> dict[str, Any]:
    """Give the units of an example's result by their names."""
    file = EXAMPLES / example / "ket-qua.json"
    return {unit["name"]: unit for unit in json.loads(file.read_text("utf-8"))["units"]}


def test_every_example_has_its_period_and_every_period_its_example() -> None:
    assert list(PERIODS) == sorted(folder.name for folder in EXAMPLES.iterdir() if folder.is_dir())


@pytest.mark.parametrize("example", PERIODS)
def test_an_example_gives_the_bytes_that_stand_beside_it(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    for name in ("CDS_STORE", "CDS_INDICATORS", "CDS_LANG"):
        monkeypatch.delenv(name, raising=False)
    asked = (f"examples/{example}/so-lieu.xlsx", "--period", PERIODS[example], "--no-store")
    for form in ("csv", "json"):
        got = tmp_path / f"got.{form}"
        ran = cds("score", *asked, "--format", form, "-o", got)
        assert ran.exit_code == 0, ran.stderr
        assert got.read_bytes() == (EXAMPLES / example / f"ket-qua.{form}").read_bytes()


@pytest.mark.parametrize("example", PERIODS)
def test_an_example_says_what_it_is_and_how_to_score_it(example: str) -> None:
    told = (EXAMPLES / example / "README.md").read_text("utf-8")
    assert f"cds score examples/{example}/so-lieu.xlsx" in told
    assert "ket-qua.csv" in told


def test_the_published_totals_of_dti_2022_come_out_in_their_order() -> None:
    published = {
        "TP. Đà Nẵng": 0.8002,
        "TP. Hồ Chí Minh": 0.7163,
        "Quảng Ninh": 0.7024,
        "Thừa Thiên Huế": 0.6975,
        "TP. Cần Thơ": 0.6924,
    }
    got = results("dti-2022")
    assert list(got) == list(published)
    assert [unit["rank"] for unit in got.values()] == [1, 2, 3, 4, 5]
    # The published values of the main indicators are rounded themselves.
    for name, total in published.items():
        assert got[name]["index"] == pytest.approx(total, abs=1e-4 + 1e-9)


HEADER = "1.1 1.2 1.3 1.4 1 2.1 4.1 4.2 4.3 4.4 4.5b 4.5a 4.6 4 6.1 6.2 6.3 6 3 5"
PUBLISHED = {
    "UBND xã Vân Canh": (
        "0.13 3.66 2 6 11.79 19.41 5.72 2.32 1.47 0.00 0.84 0.14 2 12.49 6 6 6 18.00 6.31 7.34",
        75.34,
    ),
    "UBND xã Đăk Song": (
        "0.13 3.66 2 6 11.79 19.52 5.55 1.76 0.99 0.08 1.26 0.10 2 11.74 6 6 6 18.00 6.20 6.70",
        73.95,
    ),
    "UBND xã Đak Đoa": (
        "0.13 3.66 2 6 11.79 17.57 4.75 0.68 0.35 0.01 0.98 0.23 2 9.00 0 0 5.85 5.85 6.45 7.01",
        57.67,
    ),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_published_point_of_a_commune_comes_out_to_the_last_digit(name: str) -> None:
    points, total = PUBLISHED[name]
    unit = results("qd-766-2026")[name]
    codes = HEADER.split()
    got = {code: unit["nodes"][code]["points"] for code in codes}
    assert got == dict(zip(codes, map(float, points.split()), strict=True))
    assert unit["points"] == total
