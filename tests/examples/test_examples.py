"""The examples give what was published, byte for byte what stands beside them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = {"dti-2022": "2022", "qd-766-2026": "2026"}


def results(example: str) -> dict[str, Any]:
    """Give the units of an example's result by their names."""
    file = ROOT / "examples" / example / "ket-qua.json"
    return {unit["name"]: unit for unit in json.loads(file.read_text("utf-8"))["units"]}


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_gives_the_bytes_that_stand_beside_it(
    example: str, form: str, tmp_path: Path
) -> None:
    data, got = f"examples/{example}/so-lieu.xlsx", tmp_path / f"got.{form}"
    period = ("--period", EXAMPLES[example])
    command = [sys.executable, "-m", "cds_cli", "score", data, *period, "--format", form]
    subprocess.run([*command, "--no-store", "-o", got], cwd=ROOT, check=True, capture_output=True)
    assert got.read_bytes() == (ROOT / "examples" / example / f"ket-qua.{form}").read_bytes()


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
