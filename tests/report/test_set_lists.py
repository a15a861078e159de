"""What `cds sets`, `cds show`, `cds rules` and `cds code` print, at 80 columns."""

from datetime import date
from typing import Any

import pytest

from cds_cli.catalogue import CATALOGUE
from cds_cli.definitions.models import IndicatorSet
from cds_cli.report import rule_list, set_list, set_tree
from cds_cli.report.columns_of_text import width
from cds_cli.report.explain_code import as_text, explanation
from cds_cli.report.wrapped import wrapped
from cds_cli.text import Language

LONG = "Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận và giải quyết hoàn toàn trên môi trường mạng"


def set_of(**more: Any) -> IndicatorSet:
    """Build a set of one group with two indicators."""
    leaves = (
        {"code": "1.1", "name": LONG, "max_points": 20.0, "rule": {"type": "ratio", "target": 0.8}},
        {"code": "1.2", "name": "Họp", "max_points": 10.0, "rule": {"type": "yes_no"}},
    )
    head = {
        "format": 1,
        "code": "thu",
        "edition": "2026",
        "level": "xa",
        "name": "Bộ thử",
        "name_en": "Trial set",
        "provenance": "proposed",
        "groups": ({"code": "1", "name": "Nhóm một", "indicators": leaves},),
    }
    return IndicatorSet.model_validate({**head, **more})


def test_a_list_of_sets_says_which_there_are_and_below_each_its_name() -> None:
    dated = set_of(decision="1/QĐ", effective={"from": date(2026, 1, 1)})
    assert set_list.render([dated], Language.EN) == (
        "Set       Level  Decision  Provenance  Indicators  Total\n"
        "thu@2026  xa     1/QĐ      proposed             2     30\n"
        "  Trial set · in force 01/01/2026 –"
    )


def test_without_any_set_the_list_says_so() -> None:
    assert set_list.render([], Language.VI) == "Không tìm thấy bộ chỉ số nào."


def test_a_tree_breaks_long_names_below_the_name_and_keeps_its_branches() -> None:
    assert set_tree.render(set_of(), Language.VI).splitlines()[3:] == [
        "└─ 1 Nhóm một [30]",
        "   ├─ 1.1 Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận và giải quyết hoàn toàn",
        "   │     trên môi trường mạng [20] ratio target=0.8",
        "   └─ 1.2 Họp [10] yes_no",
    ]


def test_a_long_note_breaks_at_the_width_of_the_terminal() -> None:
    noted = set_of(note="Cơ cấu theo quyết định, cách tính là đề xuất của nhóm soạn thảo.")
    assert set_tree.render(noted, Language.VI, columns=40).splitlines()[1:3] == [
        "  Ghi chú: Cơ cấu theo quyết định, cách",
        "    tính là đề xuất của nhóm soạn thảo.",
    ]


def test_a_tree_ends_with_pillars_and_bands() -> None:
    viewed = set_of(
        pillars=({"code": "CQS", "name": "Chính quyền số", "covers": ("1",)},),
        bands=({"code": "tot", "name": "Tốt", "at_least": 0.8},),
    )
    assert set_tree.render(viewed, Language.VI).splitlines()[-4:] == [
        "Trụ cột (góc nhìn, không cộng vào tổng)",
        "  CQS  Chính quyền số  [30]  = 1",
        "Xếp loại",
        "  tot  Tốt  ≥ 0.8",
    ]


def test_a_deadline_is_shown_as_a_day() -> None:
    by_march = {
        "code": "1",
        "name": "Ban hành đúng hạn",
        "max_points": 10.0,
        "rule": {"type": "pass", "at_most": 739341.0},
        "inputs": {"value": {"name": "Ngày ban hành", "kind": "date"}},
    }
    dated = set_of(groups=(), indicators=(by_march,))
    assert "pass at_most=2025-03-31" in set_tree.render(dated, Language.VI)


@pytest.mark.parametrize("language", Language)
def test_every_line_about_rules_fits_80_columns_and_has_no_markup(language: Language) -> None:
    told = rule_list.render(None, language)
    assert max(map(width, told.splitlines())) <= 80
    assert "`" not in told


@pytest.mark.parametrize("language", Language)
def test_every_line_about_a_code_but_its_examples_fits_80_columns(language: Language) -> None:
    for code, problem in CATALOGUE.items():
        told = as_text(problem, explanation(code), language)
        prose = [line for line in told.splitlines() if not line.startswith("    ")]
        assert max(map(width, prose)) <= 80, code


def test_a_rule_says_what_must_be_stated_and_what_may_before_what_it_shares_with_others() -> None:
    told = rule_list.render("linear", Language.VI)
    places = [told.index(part) for part in ("low (bắt buộc)", "clip (mặc định true)", "of (mặc")]
    assert places == sorted(places)


def test_a_rule_comes_with_a_case_worked_by_hand() -> None:
    assert rule_list.render("ratio", Language.EN).splitlines()[-5:] == [
        "  Worked case: half of the target earns half of the points",
        "    ratio target=0.8; maximum 10",
        "    part       40",
        "    whole     100",
        "    → points    5",
    ]


def test_a_word_longer_than_a_line_stays_whole() -> None:
    assert list(wrapped(f"a {'b' * 50} c", 40)) == ["a", "b" * 50, "c"]


def test_text_of_combining_marks_breaks_where_it_does_without_them() -> None:
    composed = "hồ sơ thủ tục " * 6
    decomposed = composed.replace("ồ", "ô\u0300").replace("ủ", "u\u0309")
    assert len(list(wrapped(composed, 40))) == len(list(wrapped(decomposed, 40)))
