"""What is known of a unit beside its name, read as the reader of submissions reads it."""

from collections.abc import Iterator

from cds_cli.definitions.columns import InputColumn
from cds_cli.definitions.inputs import Input
from cds_cli.definitions.models import Attribute, IndicatorSet
from cds_cli.report.template.model import FormUnit
from cds_cli.rules.base import NUMERIC
from cds_cli.submission.kinds.cells import read_cell
from cds_cli.submission.kinds.reading import Raw, asked
from cds_cli.submission.kinds.yes_no import NO, YES


def column_of(attribute: Attribute) -> InputColumn:
    """Ask for an attribute as for an input of its kind."""
    item = Input(name=attribute.name, kind=attribute.kind)
    return InputColumn(attribute.code, item, (), ())


def attributes_of(indicator_set: IndicatorSet, unit: FormUnit | None) -> dict[str, float | str]:
    """Give the attributes of a unit that can be read; those of yes or no as ``Có`` or ``Không``."""
    return {} if unit is None else dict(read_attributes(indicator_set, unit))


def read_attributes(
    indicator_set: IndicatorSet, unit: FormUnit
) -> Iterator[tuple[str, float | str]]:
    """Read each attribute of the set that a unit states; what cannot be read is left out."""
    for attribute in indicator_set.attributes:
        typed = unit.attributes.get(attribute.code)
        if not isinstance(typed, str | int | float):
            continue
        value = read_cell(Raw(typed), asked(column_of(attribute), may_not_apply=False)).value
        if value is None:
            continue
        if attribute.kind == "yes_no":
            yield attribute.code, YES if value else NO
        elif attribute.kind in {*NUMERIC, "date"} or isinstance(value, str):
            yield attribute.code, value
