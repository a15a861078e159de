"""Targets held against results: the verdict on each, what it rests on, and the pace."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cds_cli.analysis.scoring import Scoring
from cds_cli.analysis.targets.model import Held, Holding, Verdict
from cds_cli.definitions.canonical import set_digest
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.targets import OPEN, TargetFile
from cds_cli.report.answers.basis import files_read
from cds_cli.report.answers.model import Answer, Column, Fact, Kind, Table, Value, Worded
from cds_cli.report.first_rows import shortened
from cds_cli.report.ranking.words import DIGEST_SHOWN, STAGES
from cds_cli.report.target_details import (
    IN_FULL,
    NOBODY,
    NOT_FILLED_IN,
    day_value,
    day_words,
    details_table,
    head_value,
    named,
)
from cds_cli.report.target_words import distance_words, figure_words, goal_words
from cds_cli.text import Text, as_it_stands, told

TITLE = Text("{name}: đối chiếu với kết quả", "{name}: held against results")
TARGETS = Text("Từng mục tiêu", "Target by target")
SUMMARY = Text("Số đơn vị theo mục tiêu", "Units by target")
SCORINGS = Text("Kết quả đã dùng", "Results that were used")
FILE, DOCUMENT = Text("Tệp mục tiêu", "Target file"), Text("Văn bản", "Document")
AS_OF = Text("Tính đến ngày", "As of")
FIGURES = Text("Tệp số liệu", "List of figures")
VERSION = Text("Phiên bản cds", "Version of cds")
COUNT, MISSED_COUNT = Text("Số đơn vị", "Units"), Text("Quá hạn chưa đạt", "Due and missed")
VERDICTS = {
    Verdict.MET: Text("đạt", "met"),
    Verdict.ON_THE_WAY: Text("đúng hướng", "on the way"),
    Verdict.BEHIND: Text("chậm", "behind"),
    Verdict.NO_DATA: Text("chưa có số liệu", "no data"),
    Verdict.OPEN: Text("để ngỏ", "open"),
}
ROLES = {
    "now": Worded("now", Text("kỳ này", "now")),
    "before": Worded("before", Text("kỳ trước", "before")),
}
OF_TARGETS = {
    "code": Column("code", Text("Mã", "Code")),
    "unit": Column("unit", Text("Đơn vị", "Unit")),
    "name": Column("name", Text("Mục tiêu", "Target")),
    "verdict": Column("verdict", Text("Kết luận", "Verdict")),
    "figure": Column("figure", Text("Hiện có", "Figure"), Kind.FIGURE),
    "goal": Column("goal", Text("Phải đạt", "Goal"), Kind.FIGURE),
    "to_go": Column("to_go", Text("Còn thiếu", "To go"), Kind.FIGURE),
    "by": Column("by", Text("Hạn", "By")),
    "missed": Column("missed", Text("Quá hạn", "Missed")),
    "unit_code": Column("unit_code", Text("Mã đơn vị", "Unit code")),
    "head": Column("head", Text("Người chịu trách nhiệm", "Accountable")),
}
OF_SCORINGS = (
    Column("set", Text("Bộ chỉ số", "Set")),
    Column("period", Text("Kỳ", "Period")),
    Column("stage", Text("Giai đoạn", "Stage")),
    Column("role", Text("Dùng làm", "Used as")),
    Column("run", Text("Lần chấm", "Run")),
    Column("data", Text("Số liệu", "Data")),
    Column("sha256", Text("Mã băm của bộ", "Digest of the set")),
    Column("decision", Text("Quyết định", "Decision")),
    Column("version", VERSION),
)


@dataclass(frozen=True, slots=True)
class Used:
    """A scoring that was used, the version of cds that made it, and what it was used as."""

    scoring: Scoring
    version: str
    role: str


@dataclass(frozen=True, slots=True)
class Rests:
    """What an answer rests on: files with their digests, scorings, version of cds."""

    file_sha256: str
    used: Sequence[Used]
    version: str
    figures: tuple[str, str] | None = None
    """The user's list of figures: its name and digest."""

    @property
    def sets(self) -> dict[str, IndicatorSet]:
        """The sets by which results of now were scored, by code and by label."""
        now = (one.scoring.results.indicator_set for one in self.used if one.role == "now")
        return {name: one for one in now for name in (one.code, one.label)}


def targets_answer(
    file: TargetFile, holding: Holding, rests: Rests, *, all_rows: bool = False
) -> Answer:
    """Tell how each target stands; without ``all_rows`` long tables keep their first rows."""
    several = len({held.unit.name for held in holding.held}) > 1
    long = (targets_table(file, holding, several=several), details_table(file, holding, rests.sets))
    tables = [*(long if all_rows else shortened(long))]
    if len(holding.held) > len({held.target.code for held in holding.held}):
        tables.append(summary_table(holding))
    if rests.used:
        tables.append(scorings_table(rests.used))
    facts = tuple(facts_of(file, holding, rests))
    return Answer("targets", told(TITLE, name=file.name), facts, tuple(tables))


def facts_of(file: TargetFile, holding: Holding, rests: Rests) -> Iterator[Fact]:
    """Give what the verdicts rest on, and how many there are of each."""
    yield Fact("targets", FILE, f"{file.code} ({rests.file_sha256[:DIGEST_SHOWN]})")
    yield Fact("decision", DOCUMENT, document(file))
    yield Fact("as_of", AS_OF, day_value(holding.as_of))
    if rests.figures is not None:
        name, digest = rests.figures
        yield Fact("figures", FIGURES, f"{name} ({digest[:DIGEST_SHOWN]})")
    yield Fact("version", VERSION, rests.version)
    counts = Counter(held.verdict for held in holding.held)
    for verdict, words in IN_FULL.items():
        yield Fact(verdict.value, words, counts[verdict], Kind.COUNT)
    missed = sum(held.missed for held in holding.held)
    yield Fact("missed", MISSED_COUNT, missed, Kind.COUNT)


def document(file: TargetFile) -> Text | None:
    """Name the document: its number and day, as far as they are known."""
    if file.decision is None or file.issued is None:
        return as_it_stands(file.decision, file.decision) if file.decision else None
    return as_it_stands(
        f"{file.decision} ngày {day_words(file.issued)}",
        f"{file.decision} of {file.issued.isoformat()}",
    )


def targets_table(file: TargetFile, holding: Holding, *, several: bool) -> Table:
    """Give a row a target and unit; in front stands the name of what the rows differ in."""
    # Of many units the name of the target is the same, row after row.
    last = "name" if several else "unit"
    keys = [key for key in OF_TARGETS if key != last]
    keys.insert(len(keys) - 2, last)
    columns = tuple(OF_TARGETS[key] for key in keys)
    rows = []
    for held in holding.held:
        values = row_of(file, held)
        rows.append(tuple(values[key] for key in keys))
    return Table("targets", TARGETS, columns, tuple(rows))


def row_of(file: TargetFile, held: Held) -> dict[str, Value]:
    """Write one target for one unit."""
    target = held.target
    return {
        "code": target.code,
        "name": named(target),
        "unit": held.unit.name or NOBODY,
        "unit_code": held.unit.code or None,
        "verdict": Worded(held.verdict.value, VERDICTS[held.verdict]),
        "figure": figure_words(held.now.figure, held) if held.now else None,
        "goal": goal_words(held.goal, held) if held.goal else None,
        "to_go": distance_words(held),
        "by": Worded(OPEN, NOT_FILLED_IN) if target.by == OPEN else target.by,
        "missed": held.missed,
        "head": head_value(file, target),
    }


def summary_table(holding: Holding) -> Table:
    """Count the units of each verdict, a row a target."""
    columns = (
        OF_TARGETS["code"],
        OF_TARGETS["name"],
        Column("units", COUNT, Kind.COUNT),
        *(Column(verdict.value, words, Kind.COUNT) for verdict, words in VERDICTS.items()),
        Column("missed", MISSED_COUNT, Kind.COUNT),
    )
    by_target: dict[str, list[Held]] = {}
    for held in holding.held:
        by_target.setdefault(held.target.code, []).append(held)
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            code,
            named(own[0].target),
            len(own),
            *(sum(one.verdict is verdict for one in own) for verdict in VERDICTS),
            sum(one.missed for one in own),
        )
        for code, own in by_target.items()
    )
    return Table("summary", SUMMARY, columns, rows)


def scorings_table(used: Sequence[Used]) -> Table:
    """Name the scorings that were used: set, stage, period, data and version."""
    rows = tuple(tuple(scoring_row(one)) for one in used)
    return Table("scorings", SCORINGS, OF_SCORINGS, rows)


def scoring_row(used: Used) -> Iterator[Value]:
    """Write one scoring."""
    results = used.scoring.results
    yield results.indicator_set.label
    yield str(results.period) if results.period else None
    yield Worded(results.stage.value, STAGES[results.stage])
    yield ROLES[used.role]
    yield used.scoring.name
    yield files_read(results)
    yield set_digest(results.indicator_set)[:DIGEST_SHOWN]
    yield results.indicator_set.decision
    yield used.version
