"""The JSON form of a result, as docs/results-json.md describes it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from cds_cli.analysis.published.headings import nodes_by_code
from cds_cli.analysis.published.json_text import parse
from cds_cli.analysis.published.model import (
    NOT_SAID,
    Column,
    Form,
    Head,
    Lexeme,
    Measure,
    Place,
    Ranked,
    Section,
    Seen,
    Shown,
)
from cds_cli.catalogue import NOT_A_RESULT
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Location
from cds_cli.results.figures import TOTAL
from cds_cli.submission.period import Stage
from cds_cli.tables.refusal import refuse
from cds_cli.text import Text

SCHEMA = "1"
OF_NODES = (
    Measure.POINTS,
    Measure.MAX_POINTS,
    Measure.INDEX,
    Measure.RANK,
    Measure.MARKS,
)
OF_UNITS = (Measure.NAME, Measure.BLOCK, *OF_NODES, Measure.BAND, Measure.COVERAGE)

NO_KEYS = Text(
    'JSON không có khoá "schema", "set" và "units" như kết quả của cds',
    'the JSON has no keys "schema", "set" and "units" as results of cds have',
)
OTHER_SCHEMA = Text("dạng JSON là của một phiên bản khác", "the JSON is of another version")
NOTHING_SCORED = Text(
    "tệp chỉ ghi lý do không chấm được, không có kết quả",
    "the file only says why nothing was scored",
)
ODD_UNIT = Text(
    '"units" có phần tử không phải đơn vị với "code" và "nodes"',
    '"units" holds something that is no unit with "code" and "nodes"',
)


@dataclass(frozen=True, slots=True)
class JsonResult:
    """A result in JSON: its head, and its units as they stand."""

    file: str
    head: Head
    units: tuple[Mapping[str, object], ...]
    named: tuple[str, ...]

    def sections(
        self, indicator_set: IndicatorSet, ranked: Ranked = NOT_SAID
    ) -> tuple[Section, ...]:
        """Give the figures: of the units, then of every node that the file or the set has."""
        del ranked  # every figure has its own name here
        codes = [str(unit["code"]) for unit in self.units]
        columns = tuple(self.columns(codes, indicator_set))
        names = [str(unit.get("name", "")) for unit in self.units]
        return (Section(codes, names, lambda row: Place(f"units[{row}]"), columns),)

    @property
    def is_in_words(self) -> bool:
        """Whether its figures are headed for people."""
        return False

    def shown(self, indicator_set: IndicatorSet, ranked: Ranked = NOT_SAID) -> Shown:
        """Say how it was written."""
        del indicator_set, ranked
        return Shown(Form.JSON, named=self.named)

    def columns(self, codes: Sequence[str], indicator_set: IndicatorSet) -> Iterator[Column]:
        """Give the columns of the whole set, then those of each node."""
        for measure in OF_UNITS:
            yield column(TOTAL, measure, codes, self.units)
        codes_known = nodes_by_code(indicator_set)
        there = (node for unit in self.units for node in nodes_of(unit))
        for node in dict.fromkeys((*codes_known, *there)):
            parts = [member(nodes_of(unit).get(node)) for unit in self.units]
            if node not in codes_known:
                parts = [part or UNKNOWN for part in parts]
            for measure in OF_NODES:
                yield column(node, measure, codes, parts)


def column(
    node: str, measure: Measure, codes: Sequence[str], parts: Sequence[Mapping[str, object]]
) -> Column:
    """Take one figure of every unit; what is not there is told by a sign that is no figure."""
    values = [seen(part.get(measure, ABSENT), measure) for part in parts]
    under = f'.nodes["{node}"]' if node else ""
    return Column(node, measure, codes, values, lambda row: Place(f"units[{row}]{under}.{measure}"))


UNKNOWN: Mapping[str, object] = dict.fromkeys(OF_NODES)
"""A node that is not of the set, where a unit does not have it either."""
ABSENT = Lexeme("—")
"""Stands where a figure should be and the file has none; null is a figure that is not known."""


def seen(value: object, measure: Measure) -> Seen:
    """Give what stands in the file; a text where a number should be keeps its quotes."""
    if type(value) is str:
        return value if measure.is_text else f'"{value}"'
    return value if isinstance(value, Lexeme | bool | list | dict | None) else str(value)


def nodes_of(unit: Mapping[str, object]) -> Mapping[str, object]:
    """Give the nodes of a unit."""
    return member(unit.get("nodes"))


def member(value: object) -> Mapping[str, object]:
    """Give an object, or an empty one where something else stands."""
    return value if isinstance(value, dict) else {}


def of_json(data: bytes, file: str) -> JsonResult:
    """Read a result in JSON. Raises InvalidInput where it is none."""
    whole = parse(data, file)
    if not isinstance(whole, dict) or not {"schema", "set", "units"} <= whole.keys():
        no_result(file, NO_KEYS)
    if not isinstance(whole["schema"], Lexeme) or whole["schema"] != SCHEMA:
        no_result(file, OTHER_SCHEMA)
    if not isinstance(whole["set"], dict):
        no_result(file, NOTHING_SCORED)
    units = whole["units"]
    if not isinstance(units, list) or not all(map(is_unit, units)):
        no_result(file, ODD_UNIT)
    return JsonResult(file, head_of(whole), tuple(units), tuple(files_named(whole)))


def no_result(file: str, reason: Text) -> NoReturn:
    """Refuse a file that is no result."""
    refuse(NOT_A_RESULT, Location(file), reason=reason)


def is_unit(value: object) -> bool:
    """Whether an element is a unit with its nodes."""
    return (
        isinstance(value, dict)
        and type(value.get("code")) is str
        and isinstance(value.get("nodes"), dict)
    )


def head_of(whole: Mapping[str, object]) -> Head:
    """Read which set and data the file says it rests on."""
    indicator_set = member(whole["set"])
    code, edition = text(indicator_set.get("code")), text(indicator_set.get("edition"))
    stage = text(whole.get("stage"))
    files = member(whole.get("data")).get("files")
    listed = [member(one) for one in files] if isinstance(files, list) else []
    return Head(
        set_label=f"{code}@{edition}" if code and edition else None,
        set_sha256=text(indicator_set.get("sha256")),
        stage=Stage(stage) if stage in set(Stage) else None,
        period=text(whole.get("period")),
        version=text(whole.get("version")),
        within=text(whole.get("ranked_within")),
        cut=text(member(whole.get("cut")).get("by")),
        files=tuple((text(one.get("name")) or "", text(one.get("sha256")) or "") for one in listed),
    )


def text(value: object) -> str | None:
    """Give a text; None where something else stands."""
    return value if type(value) is str else None


def files_named(whole: Mapping[str, object]) -> Iterator[str]:
    """Name the files that findings speak of, as they were typed when they were found."""
    found = whole.get("diagnostics")
    for one in found if isinstance(found, list) else ():
        name = text(member(one).get("file"))
        if name:
            yield name
