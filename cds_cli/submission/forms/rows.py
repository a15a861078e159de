"""The rows of a form: one an indicator, with a row of its own for each part that asks for more."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from cds_cli.definitions.columns import InputColumn, input_columns, roles_of
from cds_cli.definitions.models import Group, Indicator, IndicatorSet

Slot = Literal["a", "b"]
"""Where a figure stands in its row: ``a`` for part, lone figure or answer, ``b`` for the whole."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of a form.

    ``kind``: ``group`` (a heading), ``indicator`` (holds points and evidence, and figures where
    it needs no more than two), ``part`` (figures of a part of an indicator), ``shared`` (a figure
    that several indicators use, asked once above them).
    """

    kind: Literal["group", "indicator", "part", "shared"]
    code: str
    """What stands under ``Mã``: text."""
    name: str
    node: Group | Indicator | None = None
    """The group or the indicator it belongs to; None for a shared figure."""
    slots: Mapping[Slot, InputColumn] = field(default_factory=dict)
    """The columns of the set that its cells fill."""
    copies: frozenset[Slot] = frozenset()
    """Slots whose figure is asked in a ``shared`` row and only repeated here."""
    depth: int = 0
    """How deep its node lies, from 0."""


def form_rows(indicator_set: IndicatorSet) -> tuple[FormRow, ...]:
    """Give the rows of a set's form from top to bottom; every input column is asked once."""
    columns = {column.code: column for column in input_columns(indicator_set)}
    asked_above = shared_codes(indicator_set)
    rows = [
        FormRow("shared", code, columns[code].name, slots={"a": columns[code]})
        for code in columns
        if code in asked_above
    ]
    node_codes = {node.code for _, node in indicator_set.walk()}
    for path, node in indicator_set.walk():
        depth = len(path) // 2 - 1
        if isinstance(node, Group):
            rows.append(FormRow("group", node.code, node.name, node, depth=depth))
        else:
            rows.extend(rows_of_indicator(node, columns, asked_above, node_codes, depth))
    return tuple(rows)


def shared_codes(indicator_set: IndicatorSet) -> frozenset[str]:
    """Give the columns that are asked above the indicators: used by several, or by none."""
    users = Counter(code for leaf in indicator_set.leaves() for code in roles_of(leaf).values())
    return frozenset(item.code for item in indicator_set.inputs if users[item.code] != 1)


def rows_of_indicator(
    leaf: Indicator,
    columns: Mapping[str, InputColumn],
    asked_above: frozenset[str],
    node_codes: set[str],
    depth: int,
) -> Iterator[FormRow]:
    """Give the row of an indicator, and those of its parts where it has more than two figures."""
    roles = roles_of(leaf)
    slots = slots_of(roles, columns)
    if slots is not None:
        copies = copies_in(slots, asked_above)
        yield FormRow("indicator", leaf.code, leaf.name, leaf, slots, copies, depth)
        return
    yield FormRow("indicator", leaf.code, leaf.name, leaf, depth=depth)
    for stem, of_part in by_stem(roles).items():
        code = f"{leaf.code}.{stem}"
        pair = slots_of(of_part, columns)
        if pair is not None and len(pair) > 1 and code not in node_codes:
            copies = copies_in(pair, asked_above)
            yield FormRow("part", code, pair["a"].name, leaf, pair, copies, depth + 1)
            continue
        for role, own in of_part.items():
            one: dict[Slot, InputColumn] = {"a": columns[own]}
            # A shared figure stands in many rows, which must not share its code as well.
            heading = f"{leaf.code}.{stem}.{role}".replace("..", ".") if own in asked_above else own
            copies = copies_in(one, asked_above)
            yield FormRow("part", heading, columns[own].name, leaf, one, copies, depth + 1)


def by_stem(roles: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Put the roles of one part together: ``A.part`` and ``A.whole`` under ``A``."""
    stems: dict[str, dict[str, str]] = {}
    for role, code in roles.items():
        stem, _, last = role.rpartition(".")
        stems.setdefault(stem or role, {})[last] = code
    return stems


def slots_of(
    roles: Mapping[str, str], columns: Mapping[str, InputColumn]
) -> dict[Slot, InputColumn] | None:
    """Lay out one figure, or a part and its whole, in one row; None where there is more."""
    if len(roles) == 1:
        return {"a": columns[next(iter(roles.values()))]}
    if set(roles) == {"part", "whole"}:
        return {"a": columns[roles["part"]], "b": columns[roles["whole"]]}
    return {} if not roles else None


def copies_in(slots: Mapping[Slot, InputColumn], asked_above: frozenset[str]) -> frozenset[Slot]:
    """Say which figures of a row are asked elsewhere."""
    return frozenset(slot for slot, column in slots.items() if column.code in asked_above)
