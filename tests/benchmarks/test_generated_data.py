from pathlib import Path

from benchmarks.generate import RULES, Size, definition, generate, leaves_of
from cds_cli.definitions.load import load_set
from cds_cli.diagnostics import errors
from cds_cli.rules import RULES as KNOWN
from cds_cli.submission.read import Request, read_submission
from cds_cli.tables.read import read_book


def test_generated_sets_are_faultless_and_use_every_rule(tmp_path: Path) -> None:
    generate(tmp_path, Size(units=3, indicators=20))
    loaded = load_set(tmp_path / "set.yaml")
    assert not loaded.diagnostics
    assert {leaf.rule.type for leaf in loaded.require().leaves()} == {
        rule.model_fields["type"].annotation.__args__[0] for rule in KNOWN
    }


def test_both_forms_of_generated_data_are_read_as_the_same_figures(tmp_path: Path) -> None:
    generate(tmp_path, Size(units=12, indicators=20))
    request = Request(load_set(tmp_path / "set.yaml").require())
    read = [
        read_submission(read_book(tmp_path / name).require(), request)
        for name in ("data.xlsx", "data.csv")
    ]
    assert not [d for one in read for d in errors(one.diagnostics)]
    workbook, csv = (one.require().submission.inputs for one in read)
    assert workbook.equals(csv)


def test_equal_seeds_give_equal_data(tmp_path: Path) -> None:
    for name in ("a", "b"):
        generate(tmp_path / name, Size(units=5, indicators=20, seed=7))
    first, second = ((tmp_path / name / "data.csv").read_bytes() for name in ("a", "b"))
    assert first == second


def test_indicators_stand_in_three_levels_of_groups() -> None:
    codes = [code for code, _ in leaves_of(definition(100))]
    assert len(set(codes)) == 100
    assert {code.count(".") for code in codes} == {3}
    assert len(RULES) == len(KNOWN)
