"""Checks of sense of ranges, and of the units an indicator is for."""

from collections.abc import Iterator

from cds_cli import catalogue
from cds_cli.definitions.inputs import Criteria, Input, Range
from cds_cli.definitions.models import Indicator, IndicatorSet, Path
from cds_cli.definitions.tree import leaves_with_paths
from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.diagnostics import Diagnostic
from cds_cli.text import Text


def ranges_leave_something(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[Diagnostic]:
    """A range of allowed figures holds at least one."""
    for path, given in all_ranges(indicator_set):
        low, high = given.at_least, given.at_most
        if low is not None and high is not None and low > high:
            yield catalogue.NO_RANGE_LEFT.at(source.locate(path), low=f"{low:g}", high=f"{high:g}")


def all_ranges(indicator_set: IndicatorSet) -> Iterator[tuple[Path, Range]]:
    """Give every range of a set with its place."""
    for place, item in enumerate(indicator_set.inputs):
        if item.range:
            yield ("inputs", place, "range"), item.range
    for path, leaf in leaves_with_paths(indicator_set):
        yield from ranges_of(leaf, path)


def ranges_of(leaf: Indicator, path: Path) -> Iterator[tuple[Path, Range]]:
    """Give the ranges of an indicator: of its own inputs, and of the units it is for."""
    for role, given in leaf.inputs.items():
        if isinstance(given, Input) and given.range:
            yield (*path, "inputs", role, "range"), given.range
    for where, criteria in criteria_of(leaf, path):
        for code, condition in criteria.attributes.items():
            if isinstance(condition, Range):
                yield (*where, "attributes", code), condition


def criteria_of(leaf: Indicator, path: Path) -> Iterator[tuple[Path, Criteria]]:
    """Give the conditions on units of an indicator, with their places."""
    if leaf.applies_to:
        yield (*path, "applies_to"), leaf.applies_to
        if leaf.applies_to.exclude:
            yield (*path, "applies_to", "except"), leaf.applies_to.exclude


def attributes_are_declared(
    indicator_set: IndicatorSet, source: YamlSource
) -> Iterator[Diagnostic]:
    """A condition asks for attributes that the set declares, in a form that fits their kind."""
    kinds = {attribute.code: attribute.kind for attribute in indicator_set.attributes}
    for path, leaf in leaves_with_paths(indicator_set):
        for where, criteria in criteria_of(leaf, path):
            for code, condition in criteria.attributes.items():
                here = source.locate((*where, "attributes", code))
                if code not in kinds:
                    yield catalogue.UNKNOWN_ATTRIBUTE.at(here, seen=code)
                elif isinstance(condition, Range) and kinds[code] in {"text", "choice", "yes_no"}:
                    what = Text(
                        f'thuộc tính "{code}" là chữ, không có khoảng',
                        f'attribute "{code}" is text and has no range',
                    )
                    how = Text("dùng one_of", "use one_of")
                    yield catalogue.DOES_NOT_FIT.at(here, what=what, how=how)
