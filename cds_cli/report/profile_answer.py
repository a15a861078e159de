"""What ``cds profile`` answers: where a unit stands among units like it, node by node."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cds_cli.analysis.groupings import BLOCK, Grouping
from cds_cli.analysis.profile import Profile, Side, Standing
from cds_cli.report.answers.basis import basis, provenance
from cds_cli.report.answers.model import Answer, Column, Fact, Kind, Table, Value, Worded
from cds_cli.report.ranking.model import name_in
from cds_cli.text import Language, Text, as_it_stands, told
from cds_cli.units.names import unit_with_code

TITLE = Text("Điểm mạnh, điểm yếu: {unit}", "Strengths and weaknesses: {unit}")
UNIT, AGAINST = Text("Đơn vị", "Unit"), Text("So với", "Against")
SIZE, INDEX = Text("Số đơn vị trong nhóm", "Units in the group"), Text("Chỉ số", "Index")
PLACE = Text("Vị trí trong nhóm", "Place in the group")
PLACE_TOLD = Text("{place} / {among}", "{place} of {among}")
ABOVE = Text("Trên tứ phân vị trên (Q3)", "Above the upper quartile (Q3)")
BELOW = Text("Dưới tứ phân vị dưới (Q1)", "Below the lower quartile (Q1)")
OF_JUDGED = Text("{count} / {all} chỉ số thành phần", "{count} of {all} indicators")
OF_GROUPS = Text("{count} / {all} nhóm", "{count} of {all} groups")
ALL_UNITS = Text("tất cả đơn vị", "all units")
IN_GROUP = Text("{words}: {label}", "{words}: {label}")
NO_LABEL = Text("(không ghi)", "(none)")
WHOLE = Text("Toàn bộ", "Total")

INDICATORS = Text("Các chỉ số thành phần, hơn trung vị nhiều nhất trước", "Indicators, best first")
GROUPS = Text("Các nhóm và trụ cột", "Groups and pillars")
STRENGTHS, WEAKNESSES = Text("Điểm mạnh", "Strengths"), Text("Điểm yếu", "Weaknesses")
SIDES: Mapping[Side, Text] = {
    Side.ABOVE_UPPER: Text("trên Q3", "above Q3"),
    Side.ABOVE_MEDIAN: Text("trên trung vị", "above median"),
    Side.AT_MEDIAN: Text("bằng trung vị", "at median"),
    Side.BELOW_MEDIAN: Text("dưới trung vị", "below median"),
    Side.BELOW_LOWER: Text("dưới Q1", "below Q1"),
}
METHOD = Text(
    "Q1, Q3 là tứ phân vị dưới và trên. Tứ phân vị và trung vị tính trên chỉ số đã công bố của "
    "các đơn vị trong nhóm, kể cả đơn vị này, nội suy tuyến tính, làm tròn như chỉ số; đơn vị "
    "không áp dụng thì không tính.",
    "Q1 and Q3 are the lower and the upper quartile. Quartiles and median are those of the "
    "published indices of the group, this unit among them, by linear interpolation, rounded as "
    "indices are; who has no index at a node does not count.",
)
FEW = Text(
    "Nhóm chỉ có {count} đơn vị: trung vị nói lên rất ít.",
    "The group has {count} units only: a median says little.",
)
LEFT_OUT = Text("Không áp dụng cho đơn vị này: {codes}.", "Not applicable to this unit: {codes}.")
NO_DATA = Text(
    "Thiếu số liệu, nên tính 0 điểm hoặc không tính vào tối đa: {codes}.",
    "Without data, so counted as 0 points or left out of the maximum: {codes}.",
)
FEWEST = 3
"""Below this number of units a median says little."""


@dataclass(frozen=True, slots=True)
class Against:
    """The group that a unit is held against; None is all units."""

    groups: Grouping | None
    label: str = ""


def answer_of(found: Profile, against: Against, most: int, version: str) -> Answer:
    """Put a profile into words: ``most`` strengths and as many weaknesses."""
    units, row = found.results.units, found.row
    name, code = str(units["name"].iloc[row]), str(units.index[row])
    unit = as_it_stands(*(unit_with_code(name, code),) * 2)
    names = node_names(found)
    return Answer(
        command="profile",
        title=told(TITLE, unit=unit),
        facts=(
            Fact("unit", UNIT, Worded(code, unit)),
            *facts(found, against),
            *basis(found.results, version),
            provenance(found.results),
        ),
        tables=(
            table(("indicators", INDICATORS), found.indicators, found, names),
            table(("groups", GROUPS), found.groups, found, names),
            table(("strengths", STRENGTHS), found.strengths(most), found, names),
            table(("weaknesses", WEAKNESSES), found.weaknesses(most), found, names),
        ),
        notes=tuple(notes(found)),
    )


def facts(found: Profile, against: Against) -> Iterator[Fact]:
    """Say what the unit is held against, and how often it stands far above or below."""
    yield Fact("against", AGAINST, group_words(against))
    yield Fact("units", SIZE, found.size, Kind.COUNT)
    if found.total is not None:
        decimals = found.results.indicator_set.index_decimals
        yield Fact("index", INDEX, found.total.index, Kind.FIGURE, decimals)
        place, among = found.total.place, found.total.among
        yield Fact("place", PLACE, Worded(place, told(PLACE_TOLD, place=place, among=among)))
    text = OF_JUDGED if found.indicators else OF_GROUPS
    for key, label, side in (
        ("above_upper", ABOVE, Side.ABOVE_UPPER),
        ("below_lower", BELOW, Side.BELOW_LOWER),
    ):
        count = sum(one.side is side for one in found.judged)
        yield Fact(key, label, Worded(count, told(text, count=count, all=len(found.judged))))


def group_words(against: Against) -> Worded:
    """Name the group."""
    groups = against.groups
    if groups is None or (groups.keys == (BLOCK,) and not any(groups.labels)):
        return Worded("all", ALL_UNITS)
    label = as_it_stands(against.label, against.label) if against.label else NO_LABEL
    return Worded("+".join(groups.keys), told(IN_GROUP, words=groups.words, label=label))


def node_names(found: Profile) -> dict[str, Text]:
    """Name every node in both languages."""
    indicator_set = found.results.indicator_set
    nodes = (*indicator_set.pillars, *(node for _, node in indicator_set.walk()))
    named = {node.code: as_it_stands(*(name_in(node, one) for one in Language)) for node in nodes}
    return {"": WHOLE, **named}


def table(
    head: tuple[str, Text],
    standings: Sequence[Standing],
    found: Profile,
    names: Mapping[str, Text],
) -> Table:
    """Show standings; groups are indented like the tree."""
    key, title = head
    decimals = found.results.indicator_set.index_decimals
    columns = (
        Column("code", Text("Mã", "Code")),
        Column("name", Text("Tên", "Name")),
        Column("index", Text("Chỉ số", "Index"), Kind.FIGURE, decimals),
        Column("median", Text("Trung vị", "Median"), Kind.FIGURE, decimals),
        Column("difference", Text("±", "±"), Kind.CHANGE, decimals),
        Column("place", Text("Hạng", "Place"), Kind.COUNT),
        Column("among", Text("trong", "of"), Kind.COUNT),
        Column("lower_quartile", Text("Q1", "Q1"), Kind.FIGURE, decimals),
        Column("upper_quartile", Text("Q3", "Q3"), Kind.FIGURE, decimals),
        Column("standing", Text("Đứng ở", "Stands")),
    )
    rows = tuple(row(one, names) for one in standings)
    top = min((one.depth for one in standings), default=0)
    depths = tuple(one.depth - top for one in standings) if key == "groups" else ()
    return Table(key, title, columns, rows, depths=depths)


def row(one: Standing, names: Mapping[str, Text]) -> tuple[Value, ...]:
    """Give the cells of one node."""
    return (
        one.code,
        names[one.code],
        one.index,
        one.median,
        one.difference,
        one.place,
        one.among,
        one.lower,
        one.upper,
        Worded(one.side.value, SIDES[one.side]),
    )


def notes(found: Profile) -> Iterator[Text]:
    """Say how quartiles were worked out, and where they say little."""
    if found.size < FEWEST:
        yield told(FEW, count=found.size)
    if found.without_data:
        yield told(NO_DATA, codes=", ".join(found.without_data))
    if found.not_applicable:
        yield told(LEFT_OUT, codes=", ".join(found.not_applicable))
    yield METHOD
