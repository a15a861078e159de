"""A made-up unit, and figures that answer a set."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cds_cli.definitions.columns import InputColumn, input_columns
from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.example_figures import Figures


@dataclass(frozen=True)
class Unit:
    code: str
    name: str = "Xã Mẫu"
    block: str = ""
    kind: str = ""
    parent: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)


def figure(column: InputColumn, figures: Figures, number: int) -> float:
    turn = number + figures.places[column.code]
    match column.kind:
        case "yes_no":
            return float(turn % 3 > 0)
        case "choice":
            return float(turn % len(column.options))
        case "date":
            return float(int(figures.figure(column.code, number)))
        case _:
            return figures.figure(column.code, number)


def example(indicator_set: IndicatorSet, number: int) -> dict[str, float]:
    figures = Figures(indicator_set)
    return {
        column.code: figure(column, figures, number)
        for column in input_columns(indicator_set)
        if column.kind != "text"
    }
