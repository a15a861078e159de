"""Who is recognised for which standard, which criteria fail, and what is missing for the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum

from cds_cli.analysis.recognise import Standing
from cds_cli.definitions.views import Grade
from cds_cli.report.answers.basis import basis
from cds_cli.report.answers.model import Answer, Fact, Kind, Table
from cds_cli.report.first_rows import shortened
from cds_cli.report.ranking.words import DIGEST_SHOWN
from cds_cli.report.recognition_tables import (
    NONE,
    Recognition,
    counted,
    failing_table,
    money,
    recognised_table,
    summary_table,
    units_table,
)
from cds_cli.text import Text, as_it_stands, told
from cds_cli.units.names import name_key

TITLE = Text("Công nhận theo tiêu chuẩn · {set}", "Recognition of standards · {set}")
TOTAL_AMOUNT = Text("Tổng số tiền", "Total amount")
REWARDS_FILE = Text("Danh mục mức thưởng", "List of rewards")
UNITS_ASKED = Text("Số đơn vị xét", "Units considered")
STANDARDS = Text("Tiêu chuẩn", "Standards")
STANDARD = Text(
    "{name}: {mandatory} tiêu chí bắt buộc, {extended} tiêu chí mở rộng{kinds}",
    "{name}: {mandatory} of the mandatory criteria, {extended} of the extended{kinds}",
)
OF_KINDS = Text(" (dành cho: {kinds})", " (for: {kinds})")
ABBREVIATIONS = Text(
    "BB: tiêu chí bắt buộc đạt được trên số được xét; MR: tiêu chí mở rộng. Một tiêu chí đạt khi "
    "được trọn điểm; tiêu chí không áp dụng thì không tính; tiêu chí thiếu số liệu là chưa đạt.",
    "M: mandatory criteria that are met, of those asked; E: extended criteria. A criterion is met "
    "by full points; one that does not apply is not counted; one without data is not met.",
)
COUNTS_ONLY = Text(
    "Chỉ nêu số đếm: từng người không được công bố (--each để xem).",
    "Counts only: persons are not published one by one (--each shows them).",
)
WITHOUT_AMOUNT = Text(
    "{count} đơn vị được công nhận chưa có số tiền trong danh mục.",
    "{count} recognised units have no amount in the list.",
)
WITHOUT_KIND = Text(
    "Số đơn vị không ghi loại (cột Loại đơn vị): {count}{which}. Những đơn vị này không được xét "
    "mức chỉ dành cho một số loại.",
    "Units without a kind (column kind): {count}{which}. They are not considered for standards "
    "that are for certain kinds.",
)
NOBODY_S_KIND = Text(
    "Danh mục mức thưởng có loại mà không đơn vị nào mang: {kinds}.",
    "The list of rewards has kinds that no unit is of: {kinds}.",
)
NAMED = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """Which rows are shown: of some units only (places in the results), all rows, each unit."""

    rows: frozenset[int] | None = None
    all_rows: bool = False
    each: bool = True

    def takes(self, standing: Standing) -> bool:
        """Whether a unit is among those that are wanted."""
        return self.rows is None or standing.row in self.rows


def recognition_answer(recognition: Recognition, version: str, shown: Shown) -> Answer:
    """Tell who is recognised: unit by unit, unless only counts are wanted."""
    facts = (*basis(recognition.results, version), *facts_of(recognition))
    wanted = [one for one in recognition.standings if shown.takes(one)]
    tables: tuple[Table, ...] = (summary_table(recognition),)
    notes: tuple[Text, ...] = (ABBREVIATIONS,)
    if shown.each:
        rows = (
            units_table(recognition, wanted),
            recognised_table(recognition, wanted),
            failing_table(recognition, wanted),
        )
        every = shown.all_rows or shown.rows is not None
        tables = (*(rows if every else shortened(rows)), *tables)
    else:
        notes = (*notes, COUNTS_ONLY)
    title = told(TITLE, set=recognition.results.indicator_set.name)
    notes = (*notes, *kind_notes(recognition, shown), *amount_notes(recognition))
    return Answer("recognize", title, facts, tables, notes)


def facts_of(recognition: Recognition) -> Iterator[Fact]:
    """Give the standards, how many units meet each, and what that comes to."""
    every = recognition.results.indicator_set.recognition
    for grade in every:
        yield Fact(f"standard_{grade.code}", STANDARDS, standard_words(grade))
    standings = recognition.standings
    yield Fact("units", UNITS_ASKED, len(standings), Kind.COUNT)
    for grade in every:
        label = as_it_stands(grade.name, grade.name)
        yield Fact(f"grade_{grade.code}", label, counted(standings, grade), Kind.COUNT)
    yield Fact("none", NONE, counted(standings, None), Kind.COUNT)
    if recognition.rewards is not None:
        file = recognition.rewards.file
        digest = recognition.rewards.sha256[:DIGEST_SHOWN]
        yield Fact("rewards", REWARDS_FILE, f"{file} ({digest})")
        amounts = [amount for one in standings if (amount := recognition.amount(one)) is not None]
        yield Fact("amount", TOTAL_AMOUNT, money(fsum(amounts)))


def standard_words(grade: Grade) -> Text:
    """Say what a standard asks for."""
    kinds = told(OF_KINDS, kinds=", ".join(grade.kinds)) if grade.kinds else Text("", "")
    shares = {"mandatory": share_words(grade.mandatory), "extended": share_words(grade.extended)}
    return told(STANDARD, name=grade.name, kinds=kinds, **shares)


def share_words(share: float) -> Text:
    """Write a share that a decision states, with the digits it states."""
    plain = f"{100 * share:.10g}"
    return Text(f"{plain.replace('.', ',')} %", f"{plain} %")


def kind_notes(recognition: Recognition, shown: Shown) -> Iterator[Text]:
    """Say which units have no kind where standards are for some; persons are only counted."""
    if not any(grade.kinds for grade in recognition.results.indicator_set.recognition):
        return
    without = [
        recognition.of("name", one)
        for one in recognition.standings
        if not recognition.of("kind", one)
    ]
    if without:
        listed = ", ".join(without[:NAMED]) + ("…" if len(without) > NAMED else "")
        yield told(WITHOUT_KIND, count=len(without), which=f" ({listed})" if shown.each else "")


def amount_notes(recognition: Recognition) -> Iterator[Text]:
    """Say what kinds of the list nobody is of, and how many of the recognised have no amount."""
    if recognition.rewards is not None:
        there = {name_key(recognition.of("kind", one)) for one in recognition.standings}
        kinds = dict.fromkeys(one.kind for one in recognition.rewards.rewards if one.kind)
        unknown = [kind for kind in kinds if name_key(kind) not in there]
        if unknown:
            yield told(NOBODY_S_KIND, kinds=", ".join(unknown))
        without = [
            one for one in recognition.standings if one.grade and recognition.amount(one) is None
        ]
        if without:
            yield told(WITHOUT_AMOUNT, count=len(without))
