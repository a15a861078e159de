"""Questions of a survey: their columns, and answers that are too few."""

from pathlib import Path

import pytest

from cds_cli.definitions.columns import input_columns
from tests.submission.text_tables import Read, read_table, set_of

QUESTION = """
indicators:
  - {code: "1", name: Câu một, max_points: 10, rule: {type: survey, min_answers: 3}%s}
"""
IN_A_PART = """
indicators:
  - code: "1"
    name: Khảo sát
    max_points: 10
    rule:
      type: sum_of
      parts:
        - {code: a, name: Câu a, share: 0.5, rule: {type: survey, min_answers: 3}}
        - {code: b, share: 0.5, rule: {type: survey}}
"""
HEADER = "code | 1.answers_1 | 1.answers_2 | 1.answers_3 | 1.answers_4 | 1.answers_5"


def read(folder: Path, row: str, more: str = "", **head: str) -> Read:
    return read_table(folder, set_of(folder, QUESTION % more, **head), f"{HEADER}\n{row}")


def told(found: Read) -> list[str]:
    return [f"{d.code} {d.severity}" for d in found.checked.diagnostics]


def test_the_five_columns_of_a_question_differ_in_name(tmp_path: Path) -> None:
    columns = input_columns(set_of(tmp_path, QUESTION % ""))
    assert [column.name for column in columns] == [
        f"Câu một: số phiếu mức {level}" for level in (1, 2, 3, 4, 5)
    ]
    assert {column.kind for column in columns} == {"count"}


def test_a_question_that_is_a_part_names_the_part_too(tmp_path: Path) -> None:
    names = {column.code: column.name for column in input_columns(set_of(tmp_path, IN_A_PART))}
    assert names["1.a.answers_4"] == "Khảo sát: Câu a: số phiếu mức 4"
    assert names["1.b.answers_1"] == "Khảo sát: b: số phiếu mức 1"


def test_columns_may_be_headed_by_these_names(tmp_path: Path) -> None:
    names = " | ".join(f"Câu một: số phiếu mức {level}" for level in (1, 2, 3, 4, 5))
    found = read_table(tmp_path, set_of(tmp_path, QUESTION % ""), f"code | {names}\n'01|0|0|0|4|5")
    assert (found.codes, found.figures("1.answers_4")) == ([], {"01": 4.0})


@pytest.mark.parametrize(
    ("policy", "severity"), [("zero", "warning"), ("exclude", "warning"), ("refuse", "error")]
)
def test_too_few_answers_are_told_as_a_gap_is(tmp_path: Path, policy: str, severity: str) -> None:
    found = read(tmp_path, "'01|0|0|0|1|1", missing=policy)
    assert (told(found), found.at("V325")) == ([f"V325 {severity}"], ["B2"])
    (diagnostic,) = found.checked.diagnostics
    assert (diagnostic.values["seen"], diagnostic.values["needed"]) == ("2", 3)


@pytest.mark.parametrize("row", ["'01|0|0|0|1|2", "'01|3|0|0|0|0"])
def test_as_many_answers_as_are_needed_are_enough(tmp_path: Path, row: str) -> None:
    assert read(tmp_path, row).codes == []


def test_a_question_nobody_answered_has_too_few_answers(tmp_path: Path) -> None:
    assert told(read(tmp_path, "'01|0|0|0|0|0")) == ["V325 warning"]


def test_a_blank_is_a_gap_and_not_a_small_number(tmp_path: Path) -> None:
    assert read(tmp_path, "'01|0|0||1|1").codes == ["V309"]


def test_a_unit_that_is_not_asked_is_not_told_of_few_answers(tmp_path: Path) -> None:
    found = read(tmp_path, "'01|0|0|0|1|1", ", applies_to: {kinds: [phường]}")
    assert "V325" not in found.codes


def test_too_few_answers_of_a_part_are_told(tmp_path: Path) -> None:
    codes = " | ".join(f"1.{part}.answers_{n}" for part in "ab" for n in (1, 2, 3, 4, 5))
    table = f"code | {codes}\n'01|0|0|0|1|1|0|0|0|1|1"
    found = read_table(tmp_path, set_of(tmp_path, IN_A_PART), table)
    assert (told(found), found.at("V325")) == (["V325 warning"], ["B2"])
