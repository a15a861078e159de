"""What ``cds what-if`` answers: a unit with other figures, and the shortest ways to a goal."""

from collections.abc import Iterator, Sequence

from cds_cli.analysis.what_if.model import Outcome, Reach, Trial
from cds_cli.report import what_if_tables as tables
from cds_cli.report.answers.basis import basis, provenance
from cds_cli.report.answers.figures import NONE, move
from cds_cli.report.answers.model import Answer, Fact, Kind, Worded, worded
from cds_cli.report.what_if_goal import reach_facts, reach_notes
from cds_cli.report.what_if_words import SAME, band_name, moved, said
from cds_cli.results.model import Results
from cds_cli.text import Language, Text, as_it_stands, told
from cds_cli.units.names import unit_with_code

TITLE = Text("Nếu số liệu khác đi: {unit}", "What if: {unit}")
TITLE_OF_GOAL = Text("Cần thêm gì để đạt mục tiêu: {unit}", "What it would take: {unit}")
UNIT, BLOCK = Text("Đơn vị", "Unit"), Text("Khối", "Block")
POINTS, INDEX = Text("Điểm", "Points"), Text("Chỉ số", "Index")
RANK, BAND = Text("Hạng", "Rank"), Text("Mức", "Band")
NO_BLOCK = Text("(không nêu)", "(none)")
ALL_UNITS = Text("tất cả {count} đơn vị", "all {count} units")
IN_BLOCK = Text("{block} · {count} đơn vị", "{block} · {count} units")
PASSED = Text("Số đơn vị vượt qua", "Units passed")
OTHERS = Text(
    "{count} đơn vị khác cũng đổi điểm, vì có chỉ số so sánh các đơn vị với nhau. Thêm "
    "--peers-fixed để giữ mốc so sánh cũ.",
    "{count} other units change too, since some indicators compare units. Add --peers-fixed to "
    "keep what they were compared with.",
)
NO_EFFECT = Text("Điểm của đơn vị không đổi.", "The unit's points do not change.")
AWARDED = Text(
    "Điểm hội đồng cho đang thay điểm theo quy tắc ở {codes}, nên số liệu mới không đổi điểm ở đó. "
    "Thử bỏ điểm ấy bằng --set MÃ.awarded=",
    "Points awarded by the council stand in place of the rule's in {codes}, so new figures change "
    "nothing there. To try without them: --set CODE.awarded=",
)
UNPROVEN = Text(
    "{codes} đang được 0 điểm vì thiếu tài liệu kiểm chứng. Thử khi có tài liệu bằng --set "
    'MÃ.evidence="Quyết định số … ngày …"',
    "{codes} earn 0 points for want of evidence. To try with it: --set "
    'CODE.evidence="Quyết định số … ngày …"',
)
ASSUMED = Text(
    "Coi như đủ tài liệu kiểm chứng cho {codes}; thiếu thì không có điểm.",
    "Evidence for {codes} is taken to be there; without it there are no points.",
)

BLANK = Text(
    "Còn trống: {codes}. Chỗ thiếu được 0 điểm hoặc không tính vào tối đa, như bộ chỉ số quy định.",
    "Still blank: {codes}. What is missing earns nothing or leaves the maximum, as the set says.",
)


def answer_of(
    results: Results, row: int, version: str, trial: Trial | None, reach: Reach | None
) -> Answer:
    """Put a trial, the ways to a goal, or both, into one answer.

    ``row``: the place of the unit in ``results``, which are those before the trial.
    """
    name, code = str(results.units["name"].iloc[row]), str(results.units.index[row])
    unit = as_it_stands(*(unit_with_code(name, code),) * 2)
    of_trial = (tables.nodes, tables.inputs, tables.passes)
    of_reach = (tables.lists, tables.steps)
    return Answer(
        command="what-if",
        title=told(TITLE if trial else TITLE_OF_GOAL, unit=unit),
        facts=(
            Fact("unit", UNIT, Worded(code, unit)),
            *block_fact(results, row),
            *(trial_facts(trial) if trial else ()),
            *(reach_facts(reach) if reach else ()),
            *basis(results, version),
            provenance(results),
        ),
        tables=(
            *(make(trial) for make in of_trial if trial),
            *(make(reach) for make in of_reach if reach),
        ),
        notes=(*(trial_notes(trial) if trial else ()), *(reach_notes(reach) if reach else ())),
    )


def block_fact(results: Results, row: int) -> Iterator[Fact]:
    """Say among how many units a unit is ranked."""
    blocks = results.units["block"]
    name, count = str(blocks.iloc[row]), int((blocks == blocks.iloc[row]).sum())
    shown = as_it_stands(name, name) if name else NO_BLOCK
    words = (
        told(IN_BLOCK, block=shown, count=count) if any(blocks) else told(ALL_UNITS, count=count)
    )
    yield Fact("block", BLOCK, Worded(name, words))


def trial_facts(trial: Trial) -> Iterator[Fact]:
    """Say what becomes of points, index, rank and band."""
    before, after, row = trial.before, trial.after, trial.row
    indicator_set = trial.indicator_set
    points = moved(before.points()[row], after.points()[row], indicator_set.decimals)
    index = moved(before.index()[row], after.index()[row], indicator_set.index_decimals)
    yield Fact("points", POINTS, points)
    yield Fact("index", INDEX, index)
    yield Fact("rank", RANK, rank_moved(before.ranks()[row], after.ranks()[row]))
    ahead = {Outcome.PASSED, Outcome.PULLED_AHEAD}
    yield Fact("passed", PASSED, sum(one.outcome in ahead for one in trial.encounters), Kind.COUNT)
    if indicator_set.bands:
        bands = [band_name(indicator_set, one.bands()[row]) for one in (before, after)]
        yield Fact("band", BAND, band_moved(bands))


def rank_moved(before: float, after: float) -> Text:
    """Write the rank before and after, and by how many places it moved."""
    ranks = [NONE if one != one else str(int(one)) for one in (before, after)]  # noqa: PLR0124
    if ranks[0] == ranks[1]:
        return as_it_stands(*(f"{ranks[1]} ({said(SAME, one)})" for one in Language))
    places = "" if NONE in ranks else f" ({move(int(before - after))})"
    return Text(*(f"{ranks[0]} → {ranks[1]}{places}",) * 2)


def band_moved(bands: Sequence[Worded | None]) -> Text:
    """Write the band before and after."""
    names = [[worded(one.words, lang) if one else NONE for one in bands] for lang in Language]
    return as_it_stands(
        *(
            f"{new} ({said(SAME, language)})" if old == new else f"{old} → {new}"
            for language, (old, new) in zip(Language, names, strict=True)
        )
    )


def trial_notes(trial: Trial) -> Iterator[Text]:
    """Say why a change has no effect, what it rests on, and whom else it concerns."""
    touched = trial.touched
    before, after, row = trial.before, trial.after, trial.row
    if (
        before.points()[row] == after.points()[row]
        and before.maximum()[row] == after.maximum()[row]
    ):
        yield NO_EFFECT
    for text, codes in (
        (AWARDED, touched.awarded),
        (UNPROVEN, touched.unproven),
        (ASSUMED, touched.assumed),
        (BLANK, touched.blank),
    ):
        if codes:
            yield told(text, codes=", ".join(codes))
    if trial.others:
        yield told(OTHERS, count=len(trial.others))
