"""The tables of a recognition: unit by unit, the recognised, what fails, and the counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from cds_cli.analysis.recognise import Count, Criterion, Lack, Standing
from cds_cli.analysis.rewards import Rewards
from cds_cli.definitions.views import Grade
from cds_cli.report.answers.model import Column, Kind, Table, Value, Worded
from cds_cli.results.model import Results
from cds_cli.text import Text, as_it_stands

UNITS = Text("Từng đơn vị", "Unit by unit")
RECOGNISED = Text("Đơn vị được công nhận", "Recognised units")
FAILING = Text("Tiêu chí chưa đạt", "Criteria that are not met")
SUMMARY = Text("Tổng hợp", "Summary")
CODE, NAME, KIND = Text("Mã", "Code"), Text("Đơn vị", "Unit"), Text("Loại", "Kind")
BLOCK, GRADE = Text("Khối", "Block"), Text("Mức công nhận", "Standard")
MANDATORY, EXTENDED = Text("BB", "M"), Text("MR", "E")
MANDATORY_ASKED, EXTENDED_ASKED = Text("Số BB", "All M"), Text("Số MR", "All E")
EXTENDED_SHARE = Text("Tỷ lệ MR", "E share")
ABOVE = Text("Mức kế trên", "Next standard")
MORE_MANDATORY, MORE_EXTENDED = Text("thiếu BB", "M to go"), Text("thiếu MR", "E to go")
REWARD, AMOUNT = Text("Mức thưởng", "Reward"), Text("Số tiền", "Amount")
CRITERION = Text("Loại tiêu chí", "Criterion")
INDICATOR, INDICATOR_NAME = Text("Chỉ số", "Indicator"), Text("Tiêu chí", "Name")
POINTS, MAXIMUM, WHY = Text("Điểm", "Points"), Text("Tối đa", "Max"), Text("Vì sao", "Why")
GROUPED_BY, VALUE = Text("Theo", "By"), Text("Nhóm", "Group")
COUNT, SHARE = Text("Số đơn vị", "Units"), Text("Được công nhận", "Recognised")
NONE = Text("Chưa được công nhận", "Not recognised")
CRITERIA = {
    True: Worded("mandatory", Text("bắt buộc", "mandatory")),
    False: Worded("extended", Text("mở rộng", "extended")),
}
LACKS = {
    Lack.MISSING: Text("thiếu số liệu", "data missing"),
    Lack.UNPROVEN: Text("thiếu tài liệu kiểm chứng", "evidence missing"),
    Lack.ROUNDED: Text("chưa trọn điểm (chỉ tròn khi in)", "not full (full only in print)"),
    Lack.NOT_MET: Text("chưa trọn điểm", "not full"),
}
GROUPINGS = {
    "all": Worded("all", Text("tất cả", "all")),
    "kind": Worded("kind", Text("loại", "kind")),
    "block": Worded("block", Text("khối", "block")),
}


@dataclass(frozen=True, slots=True)
class Recognition:
    """Results with the standing of every unit, and the amounts of a user's own list."""

    results: Results
    standings: tuple[Standing, ...]
    rewards: Rewards | None = None

    def of(self, column: str, standing: Standing) -> str:
        """Give what is known of a unit: its name, kind or block."""
        return str(self.results.units[column].iloc[standing.row])

    def code(self, standing: Standing) -> str:
        """Give the code of a unit."""
        return str(self.results.units.index[standing.row])

    def amount(self, standing: Standing) -> float | None:
        """Give the amount for the standard that a unit meets; None where there is none."""
        if self.rewards is None or standing.grade is None:
            return None
        return self.rewards.amount(standing.grade.code, self.of("kind", standing))


def units_table(recognition: Recognition, wanted: Sequence[Standing]) -> Table:
    """Give a row a unit: its standard, its criteria, and what is missing for the next."""
    columns = (
        Column("code", CODE),
        Column("name", NAME),
        Column("grade", GRADE),
        Column("mandatory_met", MANDATORY, Kind.COUNT),
        Column("extended_met", EXTENDED, Kind.COUNT),
        Column("more_mandatory", MORE_MANDATORY, Kind.COUNT),
        Column("more_extended", MORE_EXTENDED, Kind.COUNT),
        Column("extended_share", EXTENDED_SHARE, Kind.SHARE, 1),
        Column("next_grade", ABOVE),
        Column("kind", KIND),
        Column("block", BLOCK),
        Column("mandatory_asked", MANDATORY_ASKED, Kind.COUNT),
        Column("extended_asked", EXTENDED_ASKED, Kind.COUNT),
    )
    rows = tuple(tuple(unit_row(recognition, one)) for one in wanted)
    return Table("units", UNITS, columns, rows)


def unit_row(recognition: Recognition, standing: Standing) -> Iterator[Value]:
    """Write one unit."""
    above = standing.above
    yield from (recognition.code(standing), recognition.of("name", standing))
    yield grade_value(standing.grade)
    yield from (met_value(standing.mandatory), met_value(standing.extended))
    yield from (above.mandatory, above.extended) if above else (None, None)
    yield round_share(standing.extended.share) if standing.extended.asked else None
    yield grade_value(above.grade) if above else None
    yield from (recognition.of("kind", standing), recognition.of("block", standing))
    yield from (standing.mandatory.asked, standing.extended.asked)


def met_value(count: Count) -> Worded:
    """Give how many are met; people read of how many, in words: Excel takes 2/6 for a date."""
    met, asked = count.met, count.asked
    return Worded(met, Text(f"{met} trên {asked}", f"{met} of {asked}"))


def round_share(share: float) -> float:
    """Round a share far behind what is printed, without what binary adds."""
    return round(share, 6)


def grade_value(grade: Grade | None) -> Value:
    """Write a standard: its code for programs, its name for people."""
    return None if grade is None else Worded(grade.code, as_it_stands(grade.name, grade.name))


def recognised_table(recognition: Recognition, wanted: Sequence[Standing]) -> Table:
    """List the recognised, the highest standard first, with the reward that is named for it."""
    order = {grade.code: place for place, grade in enumerate(grades_of(recognition))}
    found = [(one, one.grade) for one in wanted if one.grade is not None]
    in_order = sorted(found, key=lambda pair: order[pair[1].code])
    columns = [
        Column("code", CODE),
        Column("name", NAME),
        Column("grade", GRADE),
        Column("reward", REWARD),
        Column("kind", KIND),
        Column("block", BLOCK),
    ]
    if recognition.rewards is not None:
        columns.insert(3, Column("amount", AMOUNT, Kind.FIGURE))
    rows = [tuple(recognised_row(recognition, *pair)) for pair in in_order]
    return Table("recognised", RECOGNISED, tuple(columns), tuple(rows))


def recognised_row(recognition: Recognition, standing: Standing, grade: Grade) -> Iterator[Value]:
    """Write one recognised unit."""
    yield from (recognition.code(standing), recognition.of("name", standing), grade_value(grade))
    if recognition.rewards is not None:
        yield money(recognition.amount(standing))
    yield grade.reward
    yield from (recognition.of("kind", standing), recognition.of("block", standing))


def grades_of(recognition: Recognition) -> tuple[Grade, ...]:
    """Give the standards of the set, from the highest."""
    return recognition.results.indicator_set.recognition


def failing_table(recognition: Recognition, wanted: Sequence[Standing]) -> Table:
    """List for each unit the criteria that it does not meet, the mandatory first."""
    decimals = recognition.results.indicator_set.decimals
    columns = (
        Column("code", CODE),
        Column("name", NAME),
        Column("criterion", CRITERION),
        Column("indicator", INDICATOR),
        Column("indicator_name", INDICATOR_NAME),
        Column("why", WHY),
        Column("points", POINTS, Kind.FIGURE, decimals),
        Column("max_points", MAXIMUM, Kind.FIGURE, decimals),
    )
    rows = tuple(
        (recognition.code(one), recognition.of("name", one), *failing_row(criterion))
        for one in wanted
        for criterion in one.failing
    )
    return Table("failing", FAILING, columns, rows)


def failing_row(criterion: Criterion) -> Iterator[Value]:
    """Write one criterion that is not met."""
    leaf = criterion.indicator
    yield from (CRITERIA[criterion.is_mandatory], leaf.code, leaf.name)
    yield Worded(criterion.lack.value, LACKS[criterion.lack])
    yield None if isnan(criterion.points) else criterion.points
    yield criterion.maximum


def summary_table(recognition: Recognition) -> Table:
    """Count the units of each standard: all, by kind and by block."""
    every = grades_of(recognition)
    grades = [
        Column(f"grade_{one.code}", as_it_stands(one.name, one.name), Kind.COUNT) for one in every
    ]
    columns = (
        Column("by", GROUPED_BY),
        Column("value", VALUE),
        Column("units", COUNT, Kind.COUNT),
        *grades,
        Column("none", NONE, Kind.COUNT),
        Column("share", SHARE, Kind.SHARE, 1),
    )
    rows = []
    for by, groups in groupings(recognition):
        for value, members in groups.items():
            counts = [counted(members, grade) for grade in every]
            unrecognised = counted(members, None)
            share = round_share(sum(counts) / len(members)) if members else None
            rows.append((GROUPINGS[by], value, len(members), *counts, unrecognised, share))
    return Table("summary", SUMMARY, columns, tuple(rows))


def groupings(recognition: Recognition) -> Iterator[tuple[str, Mapping[str, list[Standing]]]]:
    """Give all units, then those of each kind and block where there are several."""
    yield "all", {"": list(recognition.standings)}
    for column in ("kind", "block"):
        groups: dict[str, list[Standing]] = {}
        for one in recognition.standings:
            groups.setdefault(recognition.of(column, one), []).append(one)
        if set(groups) - {""}:
            yield column, dict(sorted(groups.items()))


def counted(standings: Sequence[Standing], grade: Grade | None) -> int:
    """Count the units that are recognised for a standard, or for none."""
    return sum(one.grade is grade for one in standings)


def money(amount: float | None) -> Value:
    """Write an amount with its thousands apart, and decimals where it has any."""
    if amount is None:
        return None
    plain = f"{amount:,.{0 if float(amount).is_integer() else 2}f}"
    swapped = plain.translate(str.maketrans(",.", ".,"))
    return Worded(amount, as_it_stands(swapped, plain))
