import csv
import io
import json

import pytest

from cds_cli.report.answers.formats import AnswerFormat, Form, render
from cds_cli.report.answers.model import Answer, Column, Fact, Kind, Table, Value, Worded
from cds_cli.report.answers.plain import render as plain
from cds_cli.text import Language, Text

NAME = Column("name", Text("Tên", "Name"))
GAIN = Column("gain", Text("Thêm", "Gain"), Kind.CHANGE, 2)
SHARE = Column("share", Text("Tỷ lệ", "Share"), Kind.SHARE, 1)
MOVE = Column("move", Text("Bậc", "Places"), Kind.MOVE)
MET = Worded("met", Text("đạt", "met"))


def table(*rows: tuple[Value, ...], **more: object) -> Table:
    columns = (NAME, GAIN, SHARE, MOVE)
    return Table("units", Text("Đơn vị", "Units"), columns, rows, **more)  # type: ignore[arg-type]


def answer(*rows: tuple[Value, ...], **more: object) -> Answer:
    facts = (Fact("verdict", Text("Kết luận", "Verdict"), MET),)
    other = Table("none", Text("Trống", "Empty"), (NAME,), ())
    return Answer("trial", Text("Thử", "Trial"), facts, (table(*rows, **more), other))


ROW: tuple[Value, ...] = ("Xã A", 1.5, 0.4444, 2)


def as_form(form: AnswerFormat, *rows: tuple[Value, ...], **more: object) -> str:
    return render(answer(*rows), Form(form, Language.VI, **more))  # type: ignore[arg-type]


def test_people_read_signs_per_cent_and_arrows_with_a_decimal_comma() -> None:
    text = as_form(AnswerFormat.TABLE, ROW, ("Xã B", -0.25, 1.0, -3), ("Xã C", 0.0, 0.0, 0))
    lines = [line.split() for line in text.splitlines()]
    assert ["Xã", "A", "+1,50", "44,4", "%", "▲2"] in lines
    assert ["Xã", "B", "-0,25", "100,0", "%", "▼3"] in lines
    assert ["Xã", "C", "0,00", "0,0", "%", "="] in lines


def test_a_change_that_rounds_to_nothing_has_no_sign() -> None:
    assert " 0,00 " in as_form(AnswerFormat.TABLE, ("A", -0.001, 0.5, 1))


def test_a_table_without_rows_says_so() -> None:
    assert "Trống\n(không có)" in as_form(AnswerFormat.TABLE, ROW)


def test_programs_read_plain_values_and_codes() -> None:
    got = json.loads(as_form(AnswerFormat.JSON, ROW, ("B", None, None, None)))
    assert got["facts"] == {"verdict": "met"}
    assert got["tables"]["units"] == [
        {"name": "Xã A", "gain": 1.5, "share": 0.4444, "move": 2},
        {"name": "B", "gain": None, "share": None, "move": None},
    ]


def test_csv_holds_the_first_table_or_the_one_that_is_named() -> None:
    rows = list(csv.reader(io.StringIO(as_form(AnswerFormat.CSV, ROW))))
    assert rows == [["name", "gain", "share", "move"], ["Xã A", "1.5", "0.4444", "2"]]
    assert as_form(AnswerFormat.CSV, ROW, table="none") == "name\n"
    with pytest.raises(KeyError):
        as_form(AnswerFormat.CSV, ROW, table="nothing")


@pytest.mark.parametrize("form", [AnswerFormat.TABLE, AnswerFormat.MD])
def test_people_see_one_table_alone_where_they_name_it(form: AnswerFormat) -> None:
    whole, one = as_form(form, ROW), as_form(form, ROW, table="none")
    assert ("Xã A" in whole, "Trống" in whole) == (True, True)
    assert ("Xã A" in one, "Trống" in one, "Kết luận" in one) == (False, True, True)


def test_csv_for_excel_has_words_semicolons_and_a_mark_of_its_encoding() -> None:
    text = as_form(AnswerFormat.CSV, ROW, for_excel=True)
    assert text == "\ufeffTên;Thêm;Tỷ lệ;Bậc\r\nXã A;+1,50;44,4 %;▲2\r\n"


@pytest.mark.parametrize("name", ["=cmd()", "+1+1", "-SUM(A1)", "@x", "＝1"])
def test_a_name_that_begins_like_a_formula_is_text_in_csv(name: str) -> None:
    row = list(csv.reader(io.StringIO(as_form(AnswerFormat.CSV, (name, 1.0, 0.5, 1)))))[1]
    assert row[0] == f"'{name}"


def test_markdown_takes_no_orders_from_names() -> None:
    text = as_form(AnswerFormat.MD, ("<b>|[x](y)", 1.0, 0.5, 1))
    assert r"\<b\>\|\[x\](y)" in text or "&lt;" in text
    assert "| :-- | --: | --: | --: |" in text


@pytest.mark.parametrize("form", AnswerFormat)
def test_marks_that_turn_text_round_are_shown_not_obeyed(form: AnswerFormat) -> None:
    text = as_form(form, ("Xã \u202eA\x1b[31m", 1.0, 0.5, 1))
    if form is not AnswerFormat.JSON:
        assert "\u202e" not in text
    assert "\x1b" not in text


def test_on_a_narrow_terminal_words_are_broken_and_nothing_is_wider() -> None:
    row = ("Xã có một cái tên rất dài mà không dòng nào đủ chỗ cho nó", 1.0, 0.5, 1)
    text = plain(answer(row), Language.VI, 40)
    assert max(map(len, text.splitlines())) <= 40
    assert all(word in text for word in row[0].split())


def test_headings_of_figures_are_broken_before_a_column_is_left_out() -> None:
    columns = tuple(
        Column(f"c{n}", Text(f"Cột số {n}", f"Column {n}"), Kind.FIGURE, 2) for n in range(4)
    )
    table = Table("tall", Text("Hẹp", "Tall"), columns, (tuple(float(n) for n in range(4)),))
    made = Answer("trial", Text("Thử", "Trial"), (), (table,))
    for room, heading in ((38, "Cột số 0  Cột số 1"), (22, "Cột   Cột   Cột   Cột")):
        text = plain(made, Language.VI, room)
        assert heading in text
        assert "còn" not in text
        assert max(map(len, text.splitlines())) <= room


def test_columns_without_room_are_named() -> None:
    columns = tuple(
        Column(f"c{n}", Text(f"Cột số {n}", f"Column {n}"), Kind.FIGURE, 2) for n in range(12)
    )
    wide = Table("wide", Text("Rộng", "Wide"), columns, (tuple(float(n) for n in range(12)),))
    made = Answer("trial", Text("Thử", "Trial"), (), (wide,))
    narrow = plain(made, Language.VI, 50)
    assert "còn" in narrow
    assert "Cột số 11" in narrow.split("còn")[1]
    assert "còn" not in plain(made, Language.VI)


def test_a_tree_is_indented_by_its_depths() -> None:
    text = render(answer(ROW, ROW, depths=(0, 2)), Form(AnswerFormat.TABLE, Language.VI))
    assert "\nXã A" in text
    assert "\n    Xã A" in text


def test_a_card_tells_each_cell_on_a_line_of_its_own_and_leaves_out_what_is_not_known() -> None:
    text = render(
        answer(("Xã A", 1.5, None, 2), as_cards=True), Form(AnswerFormat.TABLE, Language.VI)
    )
    assert "Xã A\n  Thêm: +1,50\n  Bậc: ▲2\n" in text
