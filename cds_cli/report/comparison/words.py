"""What a comparison is called and says, in both languages."""

from cds_cli.analysis.comparison.model import Comparison, Factor, Node, Standing
from cds_cli.definitions.views import Band
from cds_cli.report.answers.model import Value, Worded
from cds_cli.report.ranking.words import STAGES
from cds_cli.results.figures import mark_names
from cds_cli.results.model import Results
from cds_cli.submission.period import Stage
from cds_cli.text import Language, Text, as_it_stands, told

JUDGED = {
    Stage.SELF: Text("tự đánh giá", "self-assessment"),
    Stage.APPRAISED: Text("thẩm định", "appraisal"),
}
OF_STAGES = Text(
    "So sánh {later} với {earlier}: {set}, {period}",
    "Comparing {later} with {earlier}: {set}, {period}",
)
OF_ONE_SET = Text("So sánh {set}: {earlier} → {later}", "Comparing {set}: {earlier} → {later}")
OF_EDITIONS = Text(
    "So sánh hai phiên bản: {earlier} → {later}", "Comparing two editions: {earlier} → {later}"
)
IN_PERIOD = Text("kỳ {period}", "period {period}")
NO_PERIOD = Text("không nêu kỳ", "no period stated")
SIGN = Text("Thay đổi = B trừ A, theo số đã công bố.", "Changes are B minus A, as published.")
SIGN_OF_STAGES = Text(
    "Thay đổi = {later} trừ {earlier}, theo số đã công bố: số âm là {later} thấp hơn {earlier}.",
    "Changes are {later} minus {earlier}, as published: below 0, the {later} is lower than the "
    "{earlier}.",
)
MOVES = Text(
    "▲ là lên bậc (hạng tốt hơn), ▼ là xuống bậc, = là giữ hạng; thiếu hạng hoặc đổi khối thì "
    "không tính bậc.",
    "▲ is ranks gained, ▼ ranks lost, = the same rank; without a rank, or in another block than "
    "before, a unit has no move.",
)
FACTORS = {
    Factor.DATA: Text("Số liệu", "Data"),
    Factor.RULE: Text("Quy tắc", "Rule"),
    Factor.MAXIMUM: Text("Áp dụng", "Maximum"),
    Factor.PEERS: Text("Đơn vị khác", "Peers"),
}
FACTORS_TOLD = Text(
    "Số liệu: số đã nộp, điểm hội đồng cho và tài liệu kiểm chứng. Quy tắc: bộ chỉ số (chỉ số, "
    "cách chấm, trọng số, điểm tối đa, làm tròn). Áp dụng: phần điểm tối đa áp dụng với đơn vị. "
    "Đơn vị khác: mốc học từ mọi đơn vị (cao nhất, thấp nhất). Mỗi phần là giá trị Shapley của "
    "chỉ số công bố; bốn phần cộng lại đúng bằng thay đổi.",
    "Data: what was submitted and awarded, and the evidence. Rule: the set (indicators, rules, "
    "weights, maxima, rounding). Maximum: how much of the maximum applied to the unit. Peers: what "
    "rules learned from all units (the best, the worst). Each part is the Shapley value of the "
    "published index; the four add up to the change.",
)
VOID = Text("Giống nhau ở A và B, nên phần là 0: {which}.", "The same in A and B, so 0: {which}.")
MORE = Text(
    "Còn {count} dòng: dùng --all, --unit, hoặc --format csv --table {key}.",
    "{count} more rows: use --all, --unit, or --format csv --table {key}.",
)
NODES_HIDDEN = Text(
    "Thay đổi của từng nút ({count} nút × {units} đơn vị): dùng --unit, --all, hoặc --format csv "
    "--table nodes.",
    "Changes of each node ({count} nodes × {units} units): use --unit, --all, or --format csv "
    "--table nodes.",
)
OTHER_STAGE = Text(
    "A và B khác giai đoạn ({earlier}, {later}): ghi 2025:appraised 2026:appraised để so cùng "
    "giai đoạn.",
    "A and B are of different stages ({earlier}, {later}): write 2025:appraised 2026:appraised to "
    "compare the same stage.",
)
NOBODY = Text(
    "Không đơn vị nào có ở cả A và B: đơn vị được ghép theo mã.",
    "No unit is in both A and B: units are matched by code.",
)
RENAMED = Text(
    "{count} đơn vị cùng mã nhưng khác tên ở A và B, có thể là đơn vị khác: {names}.",
    "{count} units have one code but another name in A than in B, and may be other units: {names}.",
)
BANDS_OF_NODES = Text(
    "Mức của một nút: ngưỡng mức của bộ chỉ số, áp cho chỉ số của nút đó.",
    "The band of a node: the thresholds of the set, held against the index of that node.",
)
WHOLE = Text("Toàn bộ", "The whole")
MARKS = {
    "missing": Text("thiếu số liệu", "data missing"),
    "excluded": Text("loại khỏi tối đa", "left out of the maximum"),
    "capped": Text("vượt mức đủ điểm", "beyond full points"),
    "awarded": Text("hội đồng cho điểm", "awarded by the council"),
    "unproven": Text("thiếu kiểm chứng", "evidence missing"),
}


def title_of(found: Comparison) -> Text:
    """Say what is compared: stages, periods or editions."""
    before, after = found.before, found.after
    sets = (before.indicator_set.label, after.indicator_set.label)
    if found.appraisal is not None:
        stages = {"later": JUDGED[after.stage], "earlier": JUDGED[before.stage]}
        return told(OF_STAGES, set=sets[1], period=period_of(after), **stages)
    sides = {"earlier": side_of(before, sets), "later": side_of(after, sets)}
    if sets[0] == sets[1]:
        return told(OF_ONE_SET, set=sets[1], **sides)
    return told(OF_EDITIONS, **sides)


def side_of(results: Results, sets: tuple[str, str]) -> Text:
    """Name one side: its set where the two differ, its period and its stage."""
    named = f"{results.indicator_set.label}, " if sets[0] != sets[1] else ""
    period, stage = period_of(results), STAGES[results.stage]
    return told(
        Text("{named}{period}, {stage}", "{named}{period}, {stage}"),
        named=named,
        period=period,
        stage=stage,
    )


def period_of(results: Results) -> Text:
    """Name the period of a scoring."""
    return told(IN_PERIOD, period=results.period) if results.period else NO_PERIOD


def signs_of(found: Comparison) -> tuple[Text, ...]:
    """Say which side is taken from which, and what the arrows mean."""
    if found.appraisal is None:
        return (SIGN, MOVES)
    stages = {"later": JUDGED[found.after.stage], "earlier": JUDGED[found.before.stage]}
    return (told(SIGN_OF_STAGES, **stages), MOVES)


def name_of(node: Node | Band | None) -> Text:
    """Name a node or a band; the Vietnamese name stands where there is no English one."""
    if node is None:
        return WHOLE
    return as_it_stands(node.name, node.name_en or node.name)


def band_names(standing: Standing, results: Results) -> list[Value]:
    """Name the bands of the units on a node of one side."""
    return [band_of(code, results) for code in standing.bands]


def band_of(code: str | None, results: Results) -> Value:
    """Name a band of one side; None below all of them."""
    names = {band.code: name_of(band) for band in results.indicator_set.bands}
    return Worded(code, names[code]) if code is not None else None


def marks_of(bits: int) -> Value:
    """Name what a figure rests on besides submitted values; None where it is nothing."""
    names = mark_names(bits)
    if not names:
        return None
    words = (
        ", ".join(text.fill(each, {}) for text in map(MARKS.__getitem__, names))
        for each in Language
    )
    return Worded(",".join(names), as_it_stands(*words))
