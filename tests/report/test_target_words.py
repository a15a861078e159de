"""Figures of targets in words: in their own terms, and never rounded into being reached."""

import json

import pytest

from cds_cli.analysis.targets.model import Figure, Goal, Held, HeldUnit, Origin, Seen, Unit, Verdict
from cds_cli.definitions.targets import Target
from cds_cli.report.answers.formats import AnswerFormat, Form, render
from cds_cli.report.answers.model import Answer, Column, Kind, Table, Worded
from cds_cli.report.target_words import distance_words, figure_words, goal_words, pace_value
from cds_cli.text import Language, Text

TARGET = Target.model_validate_json(
    json.dumps(
        {
            "code": "T",
            "name": "N",
            "measure": {"type": "index", "set": "a"},
            "target": {"at_least": 0.5},
            "by": "2025",
            "source": {"text": "a", "place": "b", "grade": "A"},
        }
    )
)


def held(unit: Unit, value: float, goal: Goal, decimals: int | None = None) -> Held:
    seen = Seen(Figure(value, decimals=decimals), None, Origin.GIVEN, "x")
    return Held(TARGET, HeldUnit("", "A"), Verdict.MET, unit, seen, goal=goal)


def told(one: Held) -> tuple[str, ...]:
    """Figure, goal and distance as a Vietnamese reader sees them."""
    assert one.now is not None
    assert one.goal is not None
    made = (figure_words(one.now.figure, one), goal_words(one.goal, one), distance_words(one))
    return tuple(each.words.fill(Language.VI, {}) for each in made if each is not None)


@pytest.mark.parametrize(
    ("unit", "value", "goal", "decimals", "words"),
    [
        (Unit.SHARE, 0.444, Goal(0.8, "at_least"), None, ("44,4 %", "≥ 80 %", "35,6 điểm %")),
        (Unit.SHARE, 0.79996, Goal(0.8, "at_least"), None, ("79,996 %", "≥ 80 %", "0,004 điểm %")),
        (
            Unit.SHARE,
            2 / 3,
            Goal(0.5, "at_least"),
            None,
            ("66,67 %", "≥ 50 %", "vượt 16,67 điểm %"),
        ),
        (Unit.PERCENT, 44.4, Goal(50, "at_least"), None, ("44,4 %", "≥ 50 %", "5,6 điểm %")),
        (Unit.RANK, 7, Goal(5, "at_most"), 0, ("hạng 7", "hạng ≤ 5", "2 bậc")),
        (Unit.INDEX, 0.7999, Goal(0.8, "at_least"), 4, ("0,7999", "≥ 0,8000", "0,0001")),
        (Unit.INDEX, 0.8555, Goal(0.85554, "at_least"), 4, ("0,8555", "≥ 0,85554", "0,00004")),
        (Unit.NUMBER, 1234.5, Goal(2000, "equals"), None, ("1.234,5", "= 2.000", "765,5")),
        (
            Unit.NUMBER,
            1e12,
            Goal(2e12, "at_least"),
            None,
            ("1.000.000.000.000", "≥ 2.000.000.000.000", "1.000.000.000.000"),
        ),
        (Unit.RANK, 2252, Goal(100, "at_most"), 0, ("hạng 2252", "hạng ≤ 100", "2.152 bậc")),
        (Unit.NUMBER, 65, Goal(65, "at_least", strict=True), None, ("65", "> 65", "0")),
    ],
)
def test_each_kind_of_figure_is_written_in_its_own_terms(
    unit: Unit, value: float, goal: Goal, decimals: int | None, words: tuple[str, ...]
) -> None:
    assert told(held(unit, value, goal, decimals)) == words


def test_a_better_rank_is_an_arrow_up() -> None:
    one = held(Unit.RANK, 7, Goal(5, "at_most"), 0)
    for change, words in ((-5.0, "▲5 bậc/năm"), (1.0, "▼1 bậc/năm"), (0.0, "0 bậc/năm")):
        made = pace_value(change, one)
        assert made is not None
        assert (made.code, made.words.fill(Language.VI, {})) == (change, words)


def test_programs_read_the_figure_and_people_its_words() -> None:
    column = Column("figure", Text("Số", "Figure"), Kind.FIGURE)
    row = (Worded(-0.5, Text("-50 %", "-50 %")),)
    answer = Answer("a", Text("A", "A"), (), (Table("t", Text("T", "T"), (column,), (row,)),))
    assert json.loads(render(answer, Form(AnswerFormat.JSON, Language.VI)))["tables"]["t"] == [
        {"figure": -0.5}
    ]
    assert render(answer, Form(AnswerFormat.CSV, Language.VI)) == "figure\n-0.5\n"
    excel = render(answer, Form(AnswerFormat.CSV, Language.VI, for_excel=True))
    assert excel.splitlines()[1] == "-50 %"
