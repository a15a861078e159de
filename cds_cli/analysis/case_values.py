"""The plain values of a worked case become the typed values of a unit."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from cds_cli import catalogue
from cds_cli.definitions.cases import CaseUnit, CaseValue
from cds_cli.definitions.columns import InputColumn, input_columns, roles_of
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.submission.kinds.cells import read_cell
from cds_cli.submission.kinds.reading import Asked, Raw
from cds_cli.submission.model import UnitValues
from cds_cli.text import Text

Path = tuple[int | str, ...]


def unit_values(unit: CaseUnit, indicator_set: IndicatorSet) -> UnitValues:
    """Give the typed values of a unit; what cannot be typed was reported by ``misplaced``."""
    columns = {column.code: column for column in input_columns(indicator_set)}
    figures: dict[str, float] = {}
    for code, value in with_fractions(unit.inputs, indicator_set):
        figure = typed(value, columns[code]) if code in columns else None
        if figure is not None:
            figures[code] = figure
    return UnitValues(
        code=unit.code,
        name=unit.name or unit.code,
        block=unit.block or "",
        kind=unit.kind or "",
        attributes={code: plain(value) for code, value in unit.attributes.items()},
        inputs=figures,
        not_applicable=unit.not_applicable,
        claimed=unit.claimed,
        awarded=unit.awarded,
    )


def with_fractions(
    inputs: Mapping[str, CaseValue], indicator_set: IndicatorSet
) -> Iterator[tuple[str, CaseValue]]:
    """Give figures by column, ``"12/15"`` under the code of a ratio as its part and whole."""
    ratios = {
        leaf.code: roles
        for leaf in indicator_set.leaves()
        if set(roles := roles_of(leaf)) == {"part", "whole"}
    }
    for code, value in inputs.items():
        if code in ratios and isinstance(value, str) and "/" in value:
            part, _, whole = value.partition("/")
            yield ratios[code]["part"], number(part)
            yield ratios[code]["whole"], number(whole)
        else:
            yield code, value


def number(text: str) -> float | None:
    """Read one side of a fraction the way a cell is read; None where it has no one reading."""
    value = read_cell(Raw(text.strip(), typed_text=True), Asked(kind="number")).value
    return value if isinstance(value, float) else None


def typed(value: CaseValue, column: InputColumn) -> float | None:
    """Give a value as the figure that rules work with; None where it has none."""
    if value is None:
        return None
    if column.kind == "choice":
        codes = [option.code for option in column.options]
        return float(codes.index(str(value))) if value in codes else None
    if isinstance(value, date):
        return float(value.toordinal()) if column.kind == "date" else None
    if isinstance(value, bool) is (column.kind == "yes_no") and isinstance(
        value, bool | int | float
    ):
        return float(value)
    return None


def plain(value: CaseValue) -> object:
    """Give an attribute the way a table gives it."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return float(value) if isinstance(value, int) else value


def misplaced(
    unit: CaseUnit, indicator_set: IndicatorSet, source: YamlSource, path: Path
) -> Iterator[Diagnostic]:
    """A case names columns, nodes and attributes of the set, with values of their kind."""
    yield from misplaced_figures(unit, indicator_set, source, path)
    leaves = {leaf.code for leaf in indicator_set.leaves()}
    for key in ("awarded", "claimed"):
        for code in getattr(unit, key).keys() - leaves:
            yield dangling(source, (*path, key, code), leaves)
    nodes = {node.code for _, node in indicator_set.walk()}
    nodes |= {pillar.code for pillar in indicator_set.pillars}
    for code in unit.expect.nodes.keys() - nodes:
        yield dangling(source, (*path, "expect", "nodes", code), nodes)
    declared = {attribute.code for attribute in indicator_set.attributes}
    for code in unit.attributes.keys() - declared:
        where = source.locate_key((*path, "attributes", code))
        yield catalogue.UNKNOWN_ATTRIBUTE.at(where, seen=code)


def misplaced_figures(
    unit: CaseUnit, indicator_set: IndicatorSet, source: YamlSource, path: Path
) -> Iterator[Diagnostic]:
    """The figures of a case stand under columns of the set, and are of their kind."""
    columns = {column.code: column for column in input_columns(indicator_set)}
    known = [*columns, *(leaf.code for leaf in indicator_set.leaves())]
    for code, value in unit.inputs.items():
        here = (*path, "inputs", code)
        for column, figure in with_fractions({code: value}, indicator_set):
            if column not in columns:
                yield dangling(source, here, known)
            elif value is not None and typed(figure, columns[column]) is None:
                yield of_other_kind(source.locate(here), value, columns[column])
    for place, code in enumerate(unit.not_applicable):
        if code not in columns:
            yield dangling(source, (*path, "not_applicable", place), columns, code)


def of_other_kind(where: Location, value: CaseValue, column: InputColumn) -> Diagnostic:
    """Report a figure that its column cannot hold."""
    listed = ", ".join(option.code for option in column.options)
    expected = Text(
        f"một trong: {listed}" if listed else f"giá trị loại {column.kind}",
        f"one of: {listed}" if listed else f"a {column.kind}",
    )
    return catalogue.WRONG_TYPE.at(where, seen=value, expected=expected)


def dangling(
    source: YamlSource, path: Path, known: Iterable[str], value: str | None = None
) -> Diagnostic:
    """Report a key, or the value at a path, that is no code of the set."""
    code = value or str(path[-1])
    close = get_close_matches(code, list(known), n=1)
    suggestion = (
        Text(f"có phải {close[0]}?", f"is {close[0]} meant?")
        if close
        else Text("dùng mã có trong bộ chỉ số", "use a code of the set")
    )
    where = source.locate(path) if value else source.locate_key(path)
    return catalogue.DANGLING_REFERENCE.at(where, seen=code, suggestion=suggestion)
