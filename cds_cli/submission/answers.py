"""Questions of a survey that too few have answered."""

from collections.abc import Iterator
from math import isnan

from cds_cli import catalogue
from cds_cli.definitions.columns import roles_of
from cds_cli.definitions.models import Indicator
from cds_cli.rules import CombinedRule, Survey, role_in
from cds_cli.submission.figures import ReadTable
from cds_cli.submission.gaps import Asking, severity_of_gap
from cds_cli.submission.kinds.reading import Finding


def report_few_answers(asking: Asking, table: ReadTable) -> None:
    """Tell the questions whose answers are too few to count, of the units that are asked them."""
    for leaf in asking.indicator_set.leaves():
        for rule, codes in surveys(leaf):
            columns = [table.columns.get(("input", code)) for code in codes]
            read = [column for column in columns if column is not None]
            if len(read) < len(codes):
                continue
            for place, answers in enumerate(zip(*(c.reading.values for c in read), strict=True)):
                number = sum(answers)
                if number < rule.min_answers and asking.wants(leaf, place) and not isnan(number):
                    severity = severity_of_gap([leaf], asking.indicator_set)
                    values = {"seen": f"{number:.15g}", "needed": rule.min_answers}
                    finding = Finding(catalogue.TOO_FEW_ANSWERS, values, severity)
                    table.report(place, read[0].spots[place], finding, leaf.name)


def surveys(leaf: Indicator) -> Iterator[tuple[Survey, list[str]]]:
    """Give each survey question in an indicator with the codes of its columns."""
    roles = roles_of(leaf)
    if isinstance(leaf.rule, Survey):
        yield leaf.rule, [roles[role] for role in leaf.rule.inputs]
    elif isinstance(leaf.rule, CombinedRule):
        for part in leaf.rule.parts:
            if isinstance(part.rule, Survey):
                yield part.rule, [roles[role_in(part, role)] for role in part.rule.inputs]
