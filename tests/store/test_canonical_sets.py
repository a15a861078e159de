from pathlib import Path
from typing import Any

import pytest

from cds_cli.definitions.canonical import canonical_json, set_digest
from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import IndicatorSet

HEAD = """format: 1
code: a
edition: "2025"
level: xa
name: Bộ chỉ số xã
provenance: proposed
effective: {from: 2025-01-01}
"""
GROUP = """code: "1"
name: Hạ tầng số
indicators:
  - code: "1.1"
    name: Tỷ lệ hộ có cáp quang
    max_points: 10
    rule: {type: ratio, target: 0.8}
    inputs: {part: {name: Số hộ có, kind: count}, whole: {name: Số hộ, kind: count}}
    applies_to: {kinds: [xã], except: {units: ["00001"]}, attributes: {age: {at_least: 14}}}
"""
AGE = "attributes: [{code: age, name: Tuổi, kind: count}]\n"
WHOLE = HEAD + AGE + "groups:\n  - " + GROUP.replace("\n", "\n    ")


def read(file: Path, text: str) -> IndicatorSet:
    file.write_text(text, "utf-8")
    return load_set(file).require()


def test_a_set_comes_back_from_its_canonical_form(tmp_path: Path) -> None:
    indicator_set = read(tmp_path / "a.yaml", WHOLE)
    assert IndicatorSet.model_validate_json(canonical_json(indicator_set)) == indicator_set


def test_the_sets_that_are_shipped_come_back_from_their_canonical_form() -> None:
    folder = Path(__file__).parents[2] / "indicators"
    for file in sorted(folder.rglob("*.yaml")):
        loaded = None if ".cases." in file.name else load_set(file).value
        if loaded and not loaded.parts:
            assert IndicatorSet.model_validate_json(canonical_json(loaded)) == loaded


def test_every_rule_comes_back_from_the_canonical_form() -> None:
    rules: list[dict[str, Any]] = [
        {
            "type": "choice",
            "options": (
                {"code": "a", "name": "Á", "points": 1},
                {"code": "b", "name": "Bờ", "share": 0.0},
            ),
        },
        {"type": "steps", "steps": ({"at_least": 0.5, "points": 1}, {"below": 0.5, "points": 0})},
        {"type": "linear", "low": 0, "high": 9},
        {"type": "min_max", "better": "lower"},
        {"type": "relative_to_best", "of": "ratio"},
        {"type": "checklist", "items": ({"code": "a", "name": "Á", "share": 1.0},)},
        {
            "type": "best_of",
            "parts": (
                {"code": "a", "rule": {"type": "yes_no"}},
                {"code": "b", "max_points": 1, "rule": {"type": "min_max"}},
            ),
        },
    ]
    indicators = tuple(
        {"code": str(place), "name": "Ô", "max_points": 1, "rule": rule}
        for place, rule in enumerate(rules)
    )
    head = {"format": 1, "code": "a", "edition": "1", "level": "xa", "name": "A"}
    indicator_set = IndicatorSet.model_validate(
        {**head, "provenance": "proposed", "indicators": indicators}
    )
    assert IndicatorSet.model_validate_json(canonical_json(indicator_set)) == indicator_set


@pytest.mark.parametrize(
    "other",
    [
        "# ghi chú\n" + WHOLE,
        WHOLE.replace("max_points: 10", "max_points: 10.0"),
        WHOLE.replace("name: Bộ chỉ số xã", 'name: "Bộ chỉ số xã"\nmissing: zero\ndecimals: 2'),
        WHOLE.replace("level: xa\n", "").replace("code: a\n", "code: a\nlevel: xa\n"),
        WHOLE.replace("{type: ratio, target: 0.8}", "{target: 0.80, type: ratio}"),
    ],
)
def test_comments_format_and_order_of_keys_do_not_change_the_digest(
    tmp_path: Path, other: str
) -> None:
    digest = set_digest(read(tmp_path / "a.yaml", WHOLE))
    assert other != WHOLE
    assert set_digest(read(tmp_path / "b.yaml", other)) == digest


def test_a_set_in_a_folder_has_the_digest_of_the_set_in_one_file(tmp_path: Path) -> None:
    one_file = read(tmp_path / "a.yaml", WHOLE)
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "ha-tang.yaml").write_text(GROUP, "utf-8")
    read(folder / "set.yaml", HEAD + AGE + "parts: [ha-tang.yaml]\n")
    assert set_digest(load_set(folder).require()) == set_digest(one_file)


@pytest.mark.parametrize(
    ("seen", "other"),
    [
        ("max_points: 10", "max_points: 11"),
        ("target: 0.8", "target: 0.81"),
        ("at_least: 14", "at_least: 15"),
        ("2025-01-01", "2025-01-02"),
        ('edition: "2025"', 'edition: "2026"'),
        ("cáp quang", "cáp Quang"),
        ("level: xa", "level: xa\nindex_decimals: 3"),
    ],
)
def test_any_figure_or_word_changes_the_digest(tmp_path: Path, seen: str, other: str) -> None:
    digest = set_digest(read(tmp_path / "a.yaml", WHOLE))
    assert set_digest(read(tmp_path / "b.yaml", WHOLE.replace(seen, other))) != digest
