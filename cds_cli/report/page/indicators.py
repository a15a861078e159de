"""The nodes of the set as the page lists them: maxima and rules in words."""

from dataclasses import dataclass

from cds_cli.definitions.columns import input_columns
from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.report.ranking.model import name_in
from cds_cli.report.rule_sentences import rule_sentences
from cds_cli.report.safe import clean
from cds_cli.report.set_tree import maximum
from cds_cli.text import Language


@dataclass(frozen=True, slots=True)
class Row:
    """One node: ``kind`` is group or indicator, ``depth`` 1 for the top."""

    code: str
    name: str
    depth: int
    kind: str
    maximum: str
    rule: str


def indicator_rows(indicator_set: IndicatorSet, language: Language) -> list[Row]:
    """Give the nodes of a set in the order of its tree."""
    columns = {column.code: column for column in input_columns(indicator_set)}
    made = []
    for path, node in indicator_set.walk():
        is_leaf = isinstance(node, Indicator)
        told = rule_sentences(node, columns, language) if isinstance(node, Indicator) else ()
        most = maximum(node, language)
        made.append(
            Row(
                clean(node.code),
                clean(name_in(node, language)),
                len(path) // 2,
                "indicator" if is_leaf else "group",
                most.replace(".", ",") if language is Language.VI else most,
                clean(" ".join(told)),
            )
        )
    return made
