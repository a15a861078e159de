"""Totals, ranks and maxima of published tables, held against known answers."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_cli.analysis.table_audit.audit import Audit
from cds_cli.analysis.table_audit.formulas import Formula
from cds_cli.analysis.table_audit.model import Role, Wanted
from cds_cli.analysis.table_audit.ranks import Scheme
from cds_cli.analysis.table_audit.totals import Blank, Verdict
from tests.analysis.published_tables import (
    DTI,
    DTI_HEADER,
    DTI_WEIGHTS,
    QD766,
    QD766_HEADER,
    audited,
    in_csv,
    published,
)

PARTS = ("nhận thức", "thể chế", "hạ tầng")
EXACT, WITHIN, NOT = Verdict.EXACT, Verdict.WITHIN, Verdict.NOT


def verdicts(found: Audit) -> list[Verdict]:
    return [check.verdict for check in found.totals]


def rank_verdicts(found: Audit) -> list[Verdict]:
    assert found.ranks is not None
    return [check.verdict for check in found.ranks.checks]


@pytest.mark.parametrize("as_text", [False, True])
def test_dti_2022_follows_and_its_second_row_is_within_what_rounding_explains(
    *, as_text: bool
) -> None:
    rows = (DTI_HEADER, DTI_WEIGHTS, *DTI)
    found = audited(in_csv(rows, 4) if as_text else rows)
    assert found.tiers[0].formula is Formula.WEIGHTED_MEAN
    assert verdicts(found) == [EXACT, WITHIN, EXACT, EXACT, EXACT]
    second = found.totals[1]
    assert second.computed == Decimal("0.716355")
    # Each of the eight parts may be off by 0.00005, and the weights add up to 1.
    assert (second.lowest, second.highest) == (Decimal("0.716305"), Decimal("0.716405"))
    assert second.difference == Decimal("-0.0001")
    assert rank_verdicts(found) == [EXACT] * 5
    assert found.follows


def test_weights_may_be_given_by_the_headings_letters_or_maxima_of_the_columns() -> None:
    weights = dict(
        zip("CDEFGHIJ", map(Decimal, (100, 100, 100, 100, 100, 200, 150, 150)), strict=True)
    )
    by_letters = audited((DTI_HEADER, *DTI), Wanted(weights=weights))
    assert verdicts(by_letters) == [EXACT, WITHIN, EXACT, EXACT, EXACT]
    maxima = ("", "Điểm tối đa", *DTI_WEIGHTS[2:])
    by_maxima = audited((DTI_HEADER, maxima, *DTI))
    assert verdicts(by_maxima) == [EXACT, WITHIN, EXACT, EXACT, EXACT]
    assert not by_maxima.above


def test_a_total_of_dti_2022_that_was_changed_does_not_follow() -> None:
    changed = (*DTI[0][:-1], 0.8003)
    found = audited((DTI_HEADER, DTI_WEIGHTS, changed, *DTI[1:]))
    assert verdicts(found) == [NOT, WITHIN, EXACT, EXACT, EXACT]
    assert (found.totals[0].difference, found.follows) == (Decimal("0.0001"), False)


@pytest.mark.parametrize("as_text", [False, True])
def test_points_of_qd_766_follow_tier_by_tier(*, as_text: bool) -> None:
    rows = (QD766_HEADER, *QD766)
    found = audited(in_csv(rows, 2) if as_text else rows)
    targets = [(tier.target.heading.text, len(tier.parts)) for tier in found.tiers]
    # 2.1 has no column of its group, so that it is a part of the total itself.
    assert targets == [("Tổng", 6), ("1", 4), ("4", 7), ("6", 3)]
    assert verdicts(found) == [EXACT] * 12


def test_a_subtotal_of_exact_leaves_is_within_rounding_and_one_far_off_is_not() -> None:
    # 4 of Vân Canh is 12.51 by exact leaves; by the printed ones it is 12.49.
    row = list(QD766[0])
    row[15] = 12.51
    found = audited((QD766_HEADER, row, *QD766[1:]))
    told = {(c.tier.target.heading.text, c.verdict) for c in found.totals if c.place == 0}
    assert {("4", WITHIN), ("1", EXACT)} <= told
    row[15] = 12.59
    again = audited((QD766_HEADER, row, *QD766[1:]))
    told = {(c.tier.target.heading.text, c.verdict) for c in again.totals if c.place == 0}
    assert {("Tổng", NOT), ("4", NOT)} <= told


def test_a_code_with_a_letter_stands_under_the_code_without_it() -> None:
    header = ("Đơn vị", "4", "4.5", "4.5a", "4.5b", "4.6", "Tổng")
    found = audited((header, ("A", 6.5, 3.5, 1.5, 2.0, 3.0, 6.5)))
    parts = {t.target.heading.text: [p.heading.text for p in t.parts] for t in found.tiers}
    assert parts == {"Tổng": ["4"], "4": ["4.5", "4.6"], "4.5": ["4.5a", "4.5b"]}
    assert found.follows


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.lists(st.decimals(0, 20, places=5), min_size=3, max_size=3), min_size=1, max_size=4
    ),
    st.lists(st.integers(1, 5), min_size=3, max_size=3),
    st.integers(1, 3),
    st.booleans(),
)
def test_what_was_rounded_once_always_follows_and_what_is_beyond_rounding_never_does(
    exact: list[list[Decimal]],
    weights: list[int],
    decimals: int,
    is_sum: bool,  # noqa: FBT001 — Hypothesis gives it by its place
) -> None:
    unit = Decimal(1).scaleb(-decimals)
    rows: list[list[object]] = []
    for place, parts in enumerate(exact):
        total = sum(w * x for w, x in zip(weights, parts, strict=True)) / sum(weights)
        total = sum(parts) if is_sum else total
        figures = [one.quantize(unit, ROUND_HALF_UP) for one in (*parts, total)]
        rows.append([f"Xã {place}", *figures])
    asked = Wanted(weights={} if is_sum else dict(zip(PARTS, map(Decimal, weights), strict=True)))
    header = ("Đơn vị", *PARTS, "Tổng")
    assert NOT not in verdicts(audited(in_csv((header, *rows)), asked))
    # Four half units of three parts and the total, which may have been off by as much before.
    rows[0][4] = rows[0][4] + 5 * unit  # type: ignore[operator]
    # One unit alone may follow another formula, such as the mean, by chance.
    found = audited(in_csv((header, *rows)), asked)
    if found.tiers[0].formula is (Formula.SUM if is_sum else Formula.WEIGHTED_MEAN):
        assert found.totals[0].verdict is NOT


@pytest.mark.parametrize(
    ("ranks", "scheme"),
    [
        ((1, 2, 2, 4), Scheme.COMPETITION),
        ((1, 2, 2, 3), Scheme.DENSE),
        ((1, 3, 2, 4), Scheme.ORDINAL),
    ],
)
def test_the_scheme_that_fits_all_ranks_is_told(ranks: Sequence[int], scheme: Scheme) -> None:
    totals = (9.5, 8.5, 8.5, 7.0)
    rows = [(f"Xã {n}", t, r) for n, (t, r) in enumerate(zip(totals, ranks, strict=True))]
    found = audited((("Đơn vị", "Tổng điểm", "Hạng"), *rows)).ranks
    assert found is not None
    assert (found.scheme, found.fitting, found.has_ties) == (scheme, (scheme,), True)
    assert {check.verdict for check in found.checks} == {EXACT}


def test_ranks_without_ties_fit_every_scheme_and_one_that_is_wrong_is_told() -> None:
    header = ("Đơn vị", "Tổng điểm", "Hạng")
    rows = [(f"Xã {n}", 10 - n, n + 1) for n in range(6)]
    found = audited((header, *rows))
    assert found.ranks is not None
    assert found.ranks.fitting == tuple(Scheme)
    wrong = audited((header, *rows[:3], ("Xã 3", 7, 5), *rows[4:]))
    assert rank_verdicts(wrong) == [EXACT, EXACT, EXACT, NOT, EXACT, EXACT]
    assert wrong.ranks is not None
    assert [c.expected for c in wrong.ranks.checks if c.verdict is NOT] == [4]
    assert not wrong.follows


def test_ranks_that_are_all_wrong_make_no_excerpt() -> None:
    rows = [(f"Xã {n}", 10 - n, 6 - n) for n in range(6)]
    found = audited((("Đơn vị", "Tổng điểm", "Hạng"), *rows))
    assert found.ranks is not None
    assert (found.ranks.is_excerpt, set(rank_verdicts(found))) == (False, {NOT})


def test_equal_printed_totals_with_ranks_of_their_own_are_within_what_rounding_explains() -> None:
    header = ("Đơn vị", "Tổng điểm", "Hạng")
    # Two ties: one shares its rank, the other does not.
    rows = [("A", 9.5, 1), ("B", 9.5, 1), ("C", 8.25, 3), ("D", 8.25, 4), ("E", 7.5, 5)]
    found = audited((header, *rows))
    assert rank_verdicts(found) == [EXACT, EXACT, EXACT, WITHIN, EXACT]
    assert found.ranks is not None
    assert (found.ranks.scheme, found.ranks.fitting, found.follows) == (
        Scheme.COMPETITION,
        (),
        True,
    )


def test_ranks_are_those_of_their_block() -> None:
    header = ("Đơn vị", "Khối", "Tổng điểm", "Hạng")
    rows = [("A", "sở", 9, 1), ("B", "xã", 8, 1), ("C", "sở", 7, 2), ("D", "xã", 6, 2)]
    assert rank_verdicts(audited((header, *rows))) == [EXACT] * 4
    without = [(name, total, rank) for name, _, total, rank in rows]
    assert not audited((("Đơn vị", "Tổng điểm", "Hạng"), *without)).follows
    (*most, last) = rows
    assert rank_verdicts(audited((header, *most, (*last[:3], 7)))) == [EXACT] * 2 + [EXACT, NOT]


def test_sections_of_a_table_may_be_ranked_apart() -> None:
    header = ("TT", "Đơn vị", "Tổng điểm", "Hạng")
    first = [("I", "Khối phường", "", ""), (1, "A", 60, 1), (2, "B", 50, 2), (3, "C", 40, 3)]
    rows = [*first, ("II", "Khối xã", "", ""), (1, "D", 6, 1), (2, "E", 5, 2), (3, "F", 4, 3)]
    found = audited((header, *rows))
    assert found.ranks is not None
    assert (found.ranks.is_by_section, rank_verdicts(found)) == (True, [EXACT] * 6)
    wrong = audited((header, *rows[:-1], (3, "F", 4, 2)))
    assert rank_verdicts(wrong).count(NOT) == 1
    through = [(*row[:3], place) for place, row in enumerate((*rows[1:4], *rows[5:]), 1)]
    together = audited((header, rows[0], *through[:3], rows[4], *through[3:]))
    assert together.ranks is not None
    assert (together.ranks.is_by_section, rank_verdicts(together)) == (False, [EXACT] * 6)


def test_units_may_be_ranked_by_an_index_beside_the_total() -> None:
    header = ("Đơn vị", "Tổng điểm", "Điểm tối đa", "Chỉ số", "Hạng")
    rows = [("A", 921, 980, 0.9398, 1), ("B", 925, 1000, 0.925, 2), ("C", 600, 1000, 0.6, 3)]
    found = audited((header, *rows))
    assert found.ranks is not None
    assert (found.ranks.by.heading.text, rank_verdicts(found)) == ("Chỉ số", [EXACT] * 3)
    asked = audited((header, *rows), Wanted(total="Tổng điểm"))
    assert rank_verdicts(asked) == [NOT, NOT, EXACT]
    by_points = audited((header, ("A", 921, 980, 0.9398, 2), ("B", 925, 1000, 0.925, 1), rows[2]))
    assert by_points.ranks is not None
    assert (by_points.ranks.by.heading.text, by_points.follows) == ("Tổng điểm", True)
    half = audited((header, *rows[:2], ("C", 600, 1000, "", 3)))
    assert not half.follows, "an index that not all units have explains no ranks"


def test_an_excerpt_of_a_ranking_is_checked_for_order_only() -> None:
    header = ("Tỉnh", "DTI", "Hạng")
    # DTI 2022 lists 15 Thanh Hóa, 15 Yên Bái, 17 Hậu Giang; the values are made up.
    rows = [("Thanh Hóa", 0.6, 15), ("Yên Bái", 0.6, 15), ("Hậu Giang", 0.59, 17)]
    found = audited((header, *rows))
    assert found.ranks is not None
    assert (found.ranks.is_excerpt, rank_verdicts(found)) == (True, [EXACT] * 3)
    turned = [("Thanh Hóa", 0.6, 15), ("Yên Bái", 0.61, 17), ("Hậu Giang", 0.59, 16)]
    assert NOT in rank_verdicts(audited((header, *turned)))


def test_parts_above_their_maximum_and_units_with_several_rows_are_told() -> None:
    header = ("Mã", "Đơn vị", "Nhận thức (10)", "Thể chế (tối đa 20)", "Tổng")
    rows = [("01", "Xã A", 10.5, 20, 30.5), ("02", "Xã B", 9, 8, 17), ("01", "Xã Á", 1, 1, 2)]
    found = audited((header, *rows))
    (above,) = found.above
    assert (above.place, above.heading.text, above.maximum) == (0, "Nhận thức (10)", 10)
    assert found.twice == ((0, 2),)
    assert verdicts(found) == [EXACT, EXACT, EXACT]
    assert not found.follows


def test_a_blank_is_told_with_what_the_total_makes_of_it() -> None:
    header = ("Đơn vị", "a", "b", "Tổng")
    as_zero = audited((header, ("A", 2.5, "", 2.5), ("B", 2.5, 1.5, 4)))
    assert [(c.verdict, c.blank, len(c.blanks)) for c in as_zero.totals] == [
        (EXACT, Blank.AS_ZERO, 1),
        (EXACT, None, 0),
    ]
    # Only what is printed was rounded: half of 0.1 above and below.
    first = as_zero.totals[0]
    assert (first.lowest, first.highest) == (Decimal("2.45"), Decimal("2.55"))
    weights = {"a": Decimal(1), "b": Decimal(3)}
    rows = (("A", 2.5, "không áp dụng", 2.5), ("B", 2.5, 1.5, 1.75), ("C", "", 4.0, 3.0))
    of_mean = audited((header, *rows), Wanted(weights=weights))
    assert [(c.verdict, c.blank) for c in of_mean.totals] == [
        (EXACT, Blank.LEFT_OUT),
        (EXACT, None),
        (EXACT, Blank.AS_ZERO),
    ]


def test_whole_numbers_are_exact_unless_it_is_said_that_they_were_rounded() -> None:
    rows = (("Đơn vị", "a", "b", "Tổng"), ("A", 5, 5, 11), ("B", 4, 4, 8))
    assert verdicts(audited(rows)) == [NOT, EXACT]
    assert verdicts(audited(rows, Wanted(decimals=0))) == [WITHIN, EXACT]


def test_the_mean_or_the_share_of_the_maximum_is_recognised() -> None:
    mean = (("Đơn vị", "a", "b", "Tổng"), ("A", 0.8, 0.6, 0.7), ("B", 0.5, 0.1, 0.3))
    assert audited(mean).tiers[0].formula is Formula.MEAN
    share = (("Đơn vị", "a (10)", "b (30)", "Chỉ số"), ("A", 8, 24, 0.8), ("B", 5, 15, 0.5))
    found = audited(share)
    assert (found.tiers[0].formula, found.follows) == (Formula.SHARE, True)


def test_totals_may_be_in_percent_where_parts_are_not() -> None:
    rows = [(*row[:-1], round(100 * row[-1], 2)) for row in DTI]
    found = audited((DTI_HEADER, DTI_WEIGHTS, *rows))
    assert found.tiers[0].formula is Formula.WEIGHTED_PERCENT
    assert (verdicts(found), found.follows) == ([EXACT, WITHIN, EXACT, EXACT, EXACT], True)
    share = (("Đơn vị", "a (10)", "b (30)", "Tổng"), ("A", 8, 24, 80), ("B", 5, 15, 50))
    of_maxima = audited(share)
    assert (of_maxima.tiers[0].formula, of_maxima.follows) == (Formula.SHARE_PERCENT, True)
    blank = audited(
        (("Đơn vị", "a", "b", "Tổng"), ("A", 0.8, "", 80), ("B", 0.5, 0.1, 30)),
        Wanted(weights={"a": Decimal(2), "b": Decimal(2)}),
    )
    assert [check.blank for check in blank.totals] == [Blank.LEFT_OUT, None]


def test_rows_that_are_no_units_are_left_out() -> None:
    text = (
        "BẢNG ĐIỂM NĂM 2025;;;;\n"
        "STT;Tên đơn vị;Nhận thức;Thể chế;Tổng cộng\n"
        "(1);(2);(3);(4);(5)\n"
        ";Khối xã;;;\n"
        "1;Xã A;1,5;2,5;4\n"
        "2;Xã B;1,5;1,5;3\n"
        ";Trung bình;1,5;2;3,5\n"
    )
    found = published(text).require()
    assert found.names == ("Xã A", "Xã B")
    assert [row for row, _ in found.skipped] == [3, 4, 7]
    assert verdicts(audited(text)) == [EXACT, EXACT]


def test_a_header_of_two_rows_is_read_by_its_lower_one() -> None:
    rows = (
        ("TT", "Đơn vị", "Điểm các nội dung", "", "Tổng điểm", "Xếp hạng"),
        ("", "", "1. Nhận thức", "2. Thể chế", "", ""),
        (1, "Xã A", 3.5, 4.5, 8, 1),
    )
    found = published(rows).require()
    assert [part.heading.text for part in found.parts] == ["1. Nhận thức", "2. Thể chế"]
    assert found.layout.roles[Role.TOTAL].text == "Tổng điểm"


def test_cells_that_are_no_figures_are_faults_with_their_places_and_their_rows_unchecked() -> None:
    text = "Đơn vị;a;b;Tổng;Hạng\nA;1.234;2;3;1\nB;1;gần 2;3;2\nC;1;1;2;3\n"
    read = published(text)
    told = [(d.code, d.location.row, d.location.column, d.unit) for d in read.diagnostics]
    assert told == [("V302", 2, 2, "A"), ("V303", 3, 3, "B")]
    assert read.value is not None
    series = {part.heading.text: part.unread for part in read.value.parts}
    assert series == {"a": {0}, "b": {1}}


def test_of_several_headings_of_a_total_the_surest_is_taken_and_the_others_are_no_parts() -> None:
    header = ("Đơn vị", "Nhận thức", "Thể chế", "Tổng điểm", "Chỉ số", "Ghi chú", "Xếp loại")
    found = published((header, ("A", 8, 9, 17, 0.85, 3, 1))).require()
    assert found.total.heading.text == "Tổng điểm"
    assert [part.heading.text for part in found.parts] == ["Nhận thức", "Thể chế"]


def test_headings_that_say_more_than_total_or_rank_are_recognised_where_there_is_one() -> None:
    header = ("Xã", "a", "b", "Tổng điểm đạt được", "Xếp hạng năm 2025")
    found = published((header, ("A", 8, 9, 17, 1))).require()
    roles = {role: found.layout.roles[role].text for role in (Role.TOTAL, Role.RANK)}
    assert roles == {Role.TOTAL: header[3], Role.RANK: header[4]}
    assert [part.heading.text for part in found.parts] == ["a", "b"]
    two = ("Xã", "a", "b", "Tổng", "Hạng năm 2024", "Hạng năm 2025", "Tỷ lệ (%)")
    unclear = published((two, ("A", 8, 9, 17, 1, 2, 85))).require()
    assert unclear.ranks is None
    assert [part.heading.text for part in unclear.parts] == ["a", "b"]


def test_a_table_of_one_unit_or_of_none_is_no_trouble() -> None:
    header = ("Đơn vị", "a", "Tổng", "Hạng")
    assert audited((header, ("A", 3, 3, 1))).follows
    assert published(f"{';'.join(header)}\n;;;\nx;;;\n").require().rows == ()
