"""A goal in words: what it is, whether a unit can get there, and what the lists are not."""

from collections.abc import Iterator

from cds_cli.analysis.what_if.model import Reach, Way
from cds_cli.report.answers.model import Fact, Worded, worded
from cds_cli.report.what_if_words import band_name, plain
from cds_cli.results.model import Results
from cds_cli.text import Language, Text, as_it_stands, told

GOAL, NOW = Text("Mục tiêu", "Goal"), Text("Hiện có", "Now")
VERDICT, ALL = Text("Kết luận", "Verdict"), Text("Nếu đủ điểm tất cả", "If all had full points")
TO_BAND = Text("mức {band} (chỉ số từ {index})", "band {band} (index {index} or more)")
TO_RANK = Text("hạng {rank} (chỉ số từ {index})", "rank {rank} (index {index} or more)")
STANDS = Text(
    "chỉ số {index}, hạng {rank}, {points} điểm", "index {index}, rank {rank}, {points} points"
)
ALL_TOLD = Text(
    "{count} chỉ số còn điểm, thêm {added} điểm: chỉ số {index}, hạng {rank}",
    "{count} indicators with open points, {added} points more: index {index}, rank {rank}",
)
THERE = Worded("there", Text("đã đạt, không cần thêm điểm", "already there, no points needed"))
POSSIBLE = Text(
    "cần đủ điểm ở ít nhất {count} chỉ số", "full points are needed in at least {count} indicators"
)
IMPOSSIBLE = Worded(
    "impossible",
    Text(
        "không đạt được, dù đủ điểm ở mọi chỉ số", "out of reach, even with full points everywhere"
    ),
)
SO_FAR = Worded(
    "impossible",
    Text(
        "không đạt được, dù đủ điểm ở mọi chỉ số có số liệu",
        "out of reach, even with full points in all indicators that have data",
    ),
)
ARITHMETIC = Text(
    "Đây là phép tính số học, không phải lời khuyên: mỗi chỉ số trong danh sách được đủ điểm, mọi "
    "thứ khác và mọi đơn vị khác giữ nguyên. Phép tính không biết việc nào dễ, việc nào khó, việc "
    "nào nên làm.",
    "This is arithmetic, not advice: each indicator of a list gets full points, all else and all "
    "other units stay as they are. It does not know what is easy, hard, or right to do.",
)
EXCLUDED = Text(
    "Không xét {count} chỉ số đang bị loại khỏi điểm tối đa vì thiếu số liệu: {codes}.",
    "Left aside: {count} indicators that are out of the maximum for want of data: {codes}.",
)

COMPARED = Text(
    "Ở {codes}, các đơn vị được so sánh với nhau: đủ điểm ở đó thì điểm của đơn vị khác có thể "
    "đổi, điều mà phép tính này không xét.",
    "Units are compared with one another by {codes}: full points there may change other units, "
    "which is not counted here.",
)


def reach_facts(reach: Reach) -> Iterator[Fact]:
    """Say what the goal is, where the unit stands, and whether it can get there."""
    results, row = reach.results, reach.row
    decimals, share = results.indicator_set.decimals, results.indicator_set.index_decimals
    yield Fact("goal", GOAL, goal_words(reach))
    rank = results.ranks()[row]
    stands = as_it_stands(
        *(
            STANDS.fill(
                one,
                {
                    "index": plain(results.index()[row], share, one),
                    "rank": plain(rank, 0, one),
                    "points": plain(results.points()[row], decimals, one),
                },
            )
            for one in Language
        )
    )
    yield Fact("now", NOW, stands)
    if reach.everything is not None and not reach.is_there:
        yield Fact("everything", ALL, all_words(reach.everything, results))
    yield Fact("verdict", VERDICT, verdict(reach))


def goal_words(reach: Reach) -> Worded:
    """Name the goal with the index it takes."""
    goal, indicator_set = reach.goal, reach.results.indicator_set
    band = band_name(indicator_set, goal.band)
    text, code = (TO_RANK, goal.rank or 0) if band is None else (TO_BAND, band.code)
    filled = (
        text.fill(
            one,
            {
                "index": plain(goal.index, indicator_set.index_decimals, one),
                "rank": goal.rank,
                "band": worded(band.words, one) if band else "",
            },
        )
        for one in Language
    )
    return Worded(code, as_it_stands(*filled))


def all_words(way: Way, results: Results) -> Text:
    """Say where all open indicators together would lead."""
    decimals, share = results.indicator_set.decimals, results.indicator_set.index_decimals
    return as_it_stands(
        *(
            ALL_TOLD.fill(
                one,
                {
                    "count": len(way.steps),
                    "added": plain(way.added, decimals, one),
                    "index": plain(way.index, share, one),
                    "rank": way.rank,
                },
            )
            for one in Language
        )
    )


def verdict(reach: Reach) -> Worded:
    """Say whether the unit is there, can get there, or cannot."""
    if reach.is_there:
        return THERE
    if not reach.ways:
        return SO_FAR if reach.excluded else IMPOSSIBLE
    return Worded("possible", told(POSSIBLE, count=len(reach.ways[0].steps)))


def reach_notes(reach: Reach) -> Iterator[Text]:
    """Say what the lists are, and what they are not."""
    if reach.ways:
        yield ARITHMETIC
    if reach.compared:
        yield told(COMPARED, codes=", ".join(reach.compared))
    if reach.excluded:
        yield told(EXCLUDED, count=len(reach.excluded), codes=", ".join(reach.excluded))
