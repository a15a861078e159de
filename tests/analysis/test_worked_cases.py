from pathlib import Path

from cds_cli.analysis.run_cases import run_cases
from cds_cli.definitions.load import load_set

HERE = Path(__file__).parent
SHIPPED = HERE.parent.parent / "indicators"


def found_in(file: Path) -> list[str]:
    indicator_set = load_set(file).require()
    cases = file.with_name(file.stem + ".cases.yaml")
    return [f"{d.code} {d.location}" for d in run_cases(cases, indicator_set)]


def test_a_commune_is_recognised_by_all_mandatory_and_a_share_of_extended_criteria() -> None:
    assert found_in(HERE / "yen-bai-cap-xa.yaml") == []


def test_the_published_figures_of_dti_2022_come_out() -> None:
    assert found_in(SHIPPED / "tinh" / "dti-tinh-2022.yaml") == []


def test_the_published_figures_of_decision_766_come_out_to_the_last_digit() -> None:
    assert found_in(SHIPPED / "xa" / "qd-766.yaml") == []


def test_a_case_that_expects_another_figure_fails_with_both_and_the_tree(tmp_path: Path) -> None:
    indicator_set = load_set(SHIPPED / "xa" / "qd-766.yaml").require()
    text = (SHIPPED / "xa" / "qd-766.cases.yaml").read_text(encoding="utf-8")
    wrong = tmp_path / "qd-766.cases.yaml"
    wrong.write_text(text.replace("points: 75.34", "points: 75.36"), encoding="utf-8")
    (failure,) = run_cases(wrong, indicator_set)
    assert failure.code == "D419"
    assert (failure.values["got"], failure.values["expected"]) == ("75.34", "75.36")
    assert "4.1 Cấp kết quả điện tử: 5.72 / 6" in str(failure.values["tree"])
    assert failure.location.row == text[: text.index("points: 75.34")].count("\n") + 1
