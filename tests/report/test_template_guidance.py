"""How each rule is told to those who fill in its figures."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cds_cli.definitions.columns import input_columns
from cds_cli.definitions.library import heads
from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.report.one_line import in_one_line
from cds_cli.report.rule_sentences import rule_sentences, told
from cds_cli.report.template.guidance import notes
from cds_cli.report.template.model import Template
from cds_cli.report.template.workbook import render
from cds_cli.rules import RULES
from cds_cli.text import Language

ROOT = Path(__file__).parents[2]
CHOICE = {
    "type": "choice",
    "options": [
        {"code": "a", "name": "Hết", "share": 1.0},
        {"code": "b", "name": "Nửa", "share": 0.5},
    ],
}


def leaf(rule: dict[str, Any], max_points: object = 10.0, kind: str | None = None) -> IndicatorSet:
    inputs = {} if kind is None else {"value": {"name": "Ngày", "kind": kind}}
    return IndicatorSet.model_validate(
        {
            "format": 1,
            "code": "t",
            "edition": "1",
            "level": "xa",
            "name": "T",
            "provenance": "proposed",
            "indicators": (
                Indicator.model_validate(
                    {
                        "code": "1",
                        "name": "N",
                        "max_points": max_points,
                        "rule": rule,
                        "inputs": inputs,
                    },
                    strict=False,
                ),
            ),
        },
        strict=False,
    )


def sentences(indicator_set: IndicatorSet, language: Language = Language.VI) -> str:
    columns = {column.code: column for column in input_columns(indicator_set)}
    return in_one_line(rule_sentences(indicator_set.indicators[0], columns, language))


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ({"type": "yes_no"}, "Có: 10 điểm; Không: 0 điểm."),
        (
            {"type": "ratio", "target": 0.8},
            "Điểm = điểm tối đa × (a / b) ÷ 80%, không quá điểm tối đa. b = 0: không áp dụng.",
        ),
        (
            {"type": "ratio", "better": "lower", "floor": 0.5, "when_whole_is_zero": "full"},
            (
                "Tỷ lệ a / b càng thấp càng tốt: điểm = điểm tối đa × (1 − a / b), không quá điểm "
                "tối đa. Tỷ lệ trên 50%: 0 điểm. b = 0: đủ điểm."
            ),
        ),
        (
            {"type": "linear", "low": 0.0, "high": 2.5},
            (
                "Điểm tăng đều theo số liệu a: 0 được 0 điểm, 2,5 được đủ điểm. "
                "Vượt quá hai mức đó thì tính như ở mức đó."
            ),
        ),
        (
            {"type": "count", "points_per_item": 1.5, "at_most": 4},
            "Mỗi mục được 1,5 điểm, tính nhiều nhất 4 mục.",
        ),
        (
            {"type": "survey", "reversed": True, "min_answers": 30},
            (
                "Điểm = điểm tối đa × (5 − trung bình) ÷ 4, theo mức trung bình của các câu trả "
                "lời từ mức 1 đến mức 5. Dưới 30 phiếu thì coi như thiếu số liệu."
            ),
        ),
        (
            {
                "type": "steps",
                "steps": ({"at_least": 3.0, "points": 10.0}, {"at_least": 1.0, "share": 0.25}),
            },
            (
                "Điểm theo bậc của số liệu a: – từ 3 trở lên: 10 điểm; – từ 1 đến dưới 3: 2,5 "
                "điểm; – ngoài các bậc trên: 0 điểm."
            ),
        ),
        (
            {"type": "min_max", "better": "lower"},
            (
                "So với các đơn vị khác: số liệu a thấp nhất được đủ điểm, cao nhất được 0 điểm, "
                "ở giữa thì theo khoảng cách."
            ),
        ),
        (
            {"type": "relative_to_best"},
            "Điểm = điểm tối đa × số liệu a ÷ mức cao nhất trong các đơn vị.",
        ),
    ],
)
def test_a_rule_is_told_in_a_full_sentence(rule: dict[str, Any], sentence: str) -> None:
    assert sentences(leaf(rule)) == sentence


def test_a_deadline_is_told_as_a_day() -> None:
    told_day = sentences(leaf({"type": "pass", "at_most": 739706.0}, kind="date"))
    assert told_day == "Đủ điểm khi số liệu a chậm nhất 31/03/2026; nếu không: 0 điểm."


@pytest.mark.parametrize(
    ("taken", "whose"),
    [
        ({}, "chỉ số chung của chính đơn vị đó"),
        ({"node": "LD"}, "chỉ số mục LD của chính đơn vị đó"),
        (
            {"node": "2", "aggregate": "mean", "unit": "parent"},
            "bình quân chỉ số mục 2 của các đơn vị trực thuộc",
        ),
        (
            {"aggregate": "share", "unit": "parent", "at_band": "tot"},
            "tỷ lệ đơn vị trực thuộc đạt mức tot trở lên",
        ),
    ],
)
def test_what_is_taken_from_another_set_is_told_to_its_node(
    taken: dict[str, str], whose: str
) -> None:
    told_rule = sentences(leaf({"type": "given", "from": {"set": "khao-sat", **taken}}))
    assert told_rule.endswith(f"Để trống thì lấy {whose} ở bộ khao-sat.")


def test_in_one_line_the_items_of_a_list_are_parted() -> None:
    rule = {"type": "steps", "steps": ({"at_least": 3.0, "points": 10.0},)}
    part = {"code": "a", "name": "Phần A", "share": 0.5, "rule": rule}
    other = {"code": "b", "name": "Phần B", "share": 0.5, "rule": {"type": "yes_no"}}
    told_rule = sentences(leaf({"type": "sum_of", "parts": (part, other)}))
    assert told_rule == (
        "Cộng điểm các phần: – Phần A (tối đa 5 điểm): Điểm theo bậc của số liệu a: – từ 3 trở "
        "lên: 10 điểm; – ngoài các bậc trên: 0 điểm. – Phần B (tối đa 5 điểm): Có: 5 điểm; "
        "Không: 0 điểm."
    )


def test_shares_of_a_maximum_that_is_not_known_stay_shares() -> None:
    rule = {**CHOICE, "options": tuple(CHOICE["options"])}
    assert sentences(leaf(rule, "open"), Language.EN) == (
        "Choose one answer: – Hết: 100% of the maximum; – Nửa: 50% of the maximum."
    )


def test_every_rule_there_is_can_be_told() -> None:
    untold = told.dispatch(object)
    assert [rule for rule in RULES if told.dispatch(rule) is untold] == []


@pytest.mark.parametrize(
    ("missing", "explanation", "said"),
    [
        ("warn", "counts", ("vẫn chấm", "được coi như tài liệu")),
        ("zero", "does_not_count", ("được 0 điểm", "không thay cho tài liệu")),
        ("refuse", "counts", ("không nhận số liệu", "được coi như tài liệu")),
    ],
)
def test_what_the_want_of_evidence_means_is_told(
    missing: str, explanation: str, said: tuple[str, str]
) -> None:
    head = leaf({"type": "yes_no"}).model_dump(mode="json", exclude_unset=True)
    head["evidence"] = {"missing": missing, "explanation": explanation}
    unasked = IndicatorSet.model_validate(head, strict=False)
    assert list(notes(unasked, Language.VI)) == []
    head["indicators"][0]["evidence"] = "required"
    asked = IndicatorSet.model_validate(head, strict=False)
    assert all(one in line for one, line in zip(said, notes(asked, Language.VI), strict=True))


def test_each_cross_check_is_told() -> None:
    head = leaf({"type": "count", "points_per_item": 1}).model_dump(mode="json", exclude_unset=True)
    other = {**head["indicators"][0], "code": "2", "name": "M{x}"}
    check = {"code": "C1", "type": "figure_at_most", "figure": "1", "at_most": "2"}
    indicator_set = IndicatorSet.model_validate(
        {**head, "indicators": [*head["indicators"], other], "checks": [check]}, strict=False
    )
    assert list(notes(indicator_set, Language.EN)) == [
        'The figures have to agree: "N" is not above "M{x}".'
    ]


def test_every_indicator_of_every_shipped_set_has_its_row_of_guidance() -> None:
    for head in heads((ROOT / "indicators",)):
        indicator_set = load_set(head.file).require()
        for language, title in ((Language.VI, "Hướng dẫn"), (Language.EN, "Guidance")):
            content = render(Template(indicator_set, language=language))
            book = openpyxl.load_workbook(BytesIO(content), read_only=True)
            rows = {row[0]: row for row in book[title].iter_rows(values_only=True)}
            assert all(rows[one.code][3] for one in indicator_set.leaves())
