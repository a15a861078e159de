"""The worked cases that stand beside each scoring rule, for people to read and tests to run."""

from importlib.resources import as_file, files
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from cds_cli.definitions.library import CASES_SUFFIX
from cds_cli.definitions.yaml_reading import read_yaml
from cds_cli.rules import Rule
from cds_cli.rules.base import Kind, Model, Name, Points, Threshold

Column = Annotated[tuple[Threshold | None, ...], Field(min_length=1)]
"""The figures of one input, one a unit; null is missing, a date is a day."""


class RuleCase(Model):
    """What a rule gives units whose figures are known, worked by hand."""

    name: Name
    """The law that the case shows, in English."""
    name_vi: Name
    """The same in Vietnamese."""
    source: Name | None = None
    """The decision whose rule it is."""
    rule: Rule
    """The rule as a definition states it."""
    max_points: Points
    """The maximum of the indicator."""
    kind: Kind | None = None
    """The kind of its figures, where it is not the usual one, such as ``date``."""
    missing: Literal["zero", "exclude"] = "zero"
    """What a missing figure means."""
    units: Annotated[dict[str, Column], Field(min_length=1)]
    """The figures by role; ``a.part`` is the role ``part`` of part ``a``."""
    points: tuple[Points, ...]
    """The points of each unit."""
    maximum: tuple[Points, ...] | None = None
    """The maximum of each unit, where it is not that of the indicator."""


CASES = TypeAdapter(tuple[RuleCase, ...])


def rule_cases(rule_type: str) -> tuple[RuleCase, ...]:
    """Give the worked cases of a rule, the plainest first.

    Raises FileNotFoundError for a rule that there is not.
    """
    resource = files("cds_cli.rules") / f"{rule_type}{CASES_SUFFIX}"
    with as_file(resource) as path:
        source = read_yaml(path, name=path.name).require()
    return CASES.validate_python(source.data)
