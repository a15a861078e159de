"""What changed between two sets, for a terminal, as Markdown and as JSON."""

import json
from collections.abc import Iterator
from enum import StrEnum

from cds_cli.analysis.set_diff import Change, Comparison, NodeChange, SetDiff
from cds_cli.analysis.set_match import Pair, Placed
from cds_cli.analysis.set_terms import most_points
from cds_cli.definitions.canonical import set_digest
from cds_cli.definitions.models import IndicatorSet
from cds_cli.report.safe import clean, markdown_cell
from cds_cli.report.set_diff_words import (
    SAME,
    Section,
    comparable,
    comparable_codes,
    sections,
    title,
)
from cds_cli.report.wrapped import USUAL_WIDTH, wrapped
from cds_cli.text import Language

OF_A_NODE = ("renamed", "recoded", "moved", "max_points", "weight", "rule", "inputs", "terms")


class DiffFormat(StrEnum):
    """A form of writing what changed."""

    TABLE = "table"
    JSON = "json"
    MD = "md"


def render(found: SetDiff, form: DiffFormat, language: Language) -> str:
    """Write what changed; JSON is the same in both languages."""
    if form is DiffFormat.JSON:
        return json.dumps(record(found), ensure_ascii=False, indent=2) + "\n"
    lines = as_markdown(found, language) if form is DiffFormat.MD else as_text(found, language)
    return "\n".join(lines) + "\n"


def as_text(found: SetDiff, language: Language) -> Iterator[str]:
    """Write a paragraph a kind of change; long lines break between words."""
    yield title(found)
    if found.is_empty:
        yield SAME.fill(language, {})
    for section in sections(found, language):
        yield from ("", f"{section.title} ({len(section.rows)})")
        for line in text_lines(section):
            yield from wrapped(clean(line), USUAL_WIDTH, "  ", rest="      ")
    yield from ("", comparable(found, language))
    yield from wrapped(comparable_codes(found), USUAL_WIDTH, "  ")


def text_lines(section: Section) -> Iterator[str]:
    """Write rows as sentences: what it is, then what was and what is."""
    for row in section.rows:
        if section.has_sides:
            *about, old, new = row
            yield f"{' · '.join(about)}: {old} → {new}"
        else:
            yield " · ".join(row)


def as_markdown(found: SetDiff, language: Language) -> Iterator[str]:
    """Write a table a kind of change."""
    yield f"## {markdown_cell(title(found))}"
    if found.is_empty:
        yield from ("", SAME.fill(language, {}))
    for section in sections(found, language):
        yield from ("", f"### {section.title} ({len(section.rows)})", "")
        yield markdown_row(section.headings)
        yield f"|{' :-- |' * len(section.headings)}"
        yield from map(markdown_row, section.rows)
    codes = markdown_cell(comparable_codes(found))
    yield from ("", f"{comparable(found, language)}{': ' if codes else ''}{codes}")


def markdown_row(cells: tuple[str, ...]) -> str:
    """Write one row of a table."""
    return f"| {' | '.join(map(markdown_cell, cells))} |"


def record(found: SetDiff) -> dict[str, object]:
    """Give what changed as plain values; docs/diff-json.md says what each key holds."""
    comparable_count = sum(one.is_comparable for one in found.comparisons)
    return {
        "before": side(found.before),
        "after": side(found.after),
        "counts": {
            "removed": len(found.removed),
            "added": len(found.added),
            **{what: found.count(what) for what in (*OF_A_NODE, "combine")},
            "in_both": len(found.comparisons),
            "comparable": comparable_count,
        },
        "head": [change_record(one) for one in found.head],
        "removed": [placed_record(one) for one in found.removed],
        "added": [placed_record(one) for one in found.added],
        "changed": [changed_record(one) for one in found.changed],
        "lists": [
            {"what": one.what, "code": one.code, "before": one.before, "after": one.after}
            for one in found.lists
        ],
        "comparisons": [comparison_record(one) for one in found.comparisons],
    }


def side(indicator_set: IndicatorSet) -> dict[str, object]:
    """Name one of the sets."""
    return {
        "code": indicator_set.code,
        "edition": indicator_set.edition,
        "name": indicator_set.name,
        "sha256": set_digest(indicator_set),
    }


def change_record(change: Change) -> dict[str, object]:
    """Give what was and what is."""
    return {"what": change.what, "before": change.before, "after": change.after}


def placed_record(one: Placed) -> dict[str, object]:
    """Give a node that is in one set only."""
    return {
        "kind": kind(one),
        "code": one.coded,
        "name": one.node.name,
        "parent": one.parent or None,
        "max_points": most_points(one.node),
    }


def kind(one: Placed) -> str:
    """Say what a node is."""
    return "indicator" if one.is_indicator else "group"


def pair_record(pair: Pair) -> dict[str, object]:
    """Name a node by its two codes and its later name."""
    return {"before": pair.before.coded, "after": pair.after.coded, "name": pair.after.node.name}


def changed_record(one: NodeChange) -> dict[str, object]:
    """Give all that changed in a node."""
    return {
        "kind": kind(one.pair.after),
        **pair_record(one.pair),
        "changes": [change_record(change) for change in one.changes],
    }


def comparison_record(one: Comparison) -> dict[str, object]:
    """Say whether an indicator can be compared, and why not."""
    return {
        **pair_record(one.pair),
        "comparable": one.is_comparable,
        "reasons": list(one.reasons),
    }
