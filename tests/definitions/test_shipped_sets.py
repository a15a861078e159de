"""What is shipped in indicators/: clean, with honest provenance, and open where it is not known."""

from pathlib import Path

import pytest

from cds_cli.definitions.library import set_files
from cds_cli.definitions.load import load_set
from tests.cli.small_data import cds

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "indicators"
OPEN = ("dti-bo@2025", "dti-don-vi-bo@2025", "dti-tinh@2025")
SETS = {
    one.label: (file, one)
    for file in sorted(set_files(SHIPPED))
    for one in [load_set(file).require()]
}


def test_all_that_is_shipped_is_clean_but_for_open_weights() -> None:
    ran = cds("check", SHIPPED, "--strict", "--ignore", "D430")
    assert ran.exit_code == 0, ran.stdout


def test_the_sets_whose_points_are_not_known_are_these() -> None:
    assert tuple(label for label, (_, one) in sorted(SETS.items()) if one.open_codes()) == OPEN


@pytest.mark.parametrize("label", OPEN)
def test_a_set_with_open_weights_is_not_scored_and_says_which(label: str, tmp_path: Path) -> None:
    _, one = SETS[label]
    codes = [leaf.code for leaf in one.leaves()]
    data = tmp_path / "nop.csv"
    values = ["0.5"] * len(codes)
    rows = (["Mã đơn vị", "Tên đơn vị", *codes], ["B01", "Đơn vị Mẫu A", *values])
    data.write_text("".join(",".join(row) + "\n" for row in rows), "utf-8")
    ran = cds("score", data, "--set", label, "--no-store", "--lang", "en")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "R606" in ran.stderr


@pytest.mark.parametrize("label", sorted(set(SETS) - set(OPEN)))
def test_a_set_that_can_be_scored_has_cases_and_an_example(label: str) -> None:
    file, _ = SETS[label]
    assert file.with_name(f"{file.stem}.cases.yaml").is_file()
    renamed = {"dti-tinh-2022": "dti-2022", "qd-766": "qd-766-2026"}
    assert (ROOT / "examples" / renamed.get(file.stem, file.stem) / "so-lieu.xlsx").is_file()


@pytest.mark.parametrize("label", sorted(SETS))
def test_a_set_says_where_it_comes_from_and_what_is_not_known(label: str) -> None:
    _, one = SETS[label]
    assert one.source
    if one.provenance != "official":
        assert one.note
    if one.provenance == "proposed":
        assert "đề xuất" in (one.note or "").lower()


def test_the_commune_set_of_tay_ninh_has_62_components_in_6_groups_of_960_points() -> None:
    _, one = SETS["dti-xa-tay-ninh@2025"]
    assert (len(one.leaves()), len(one.groups), one.max_points) == (62, 6, 960)
    assert {"4.10", "4.20", "4.22.11"} <= {leaf.code for leaf in one.leaves()}
