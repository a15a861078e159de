"""Parents with their children: those that were scored, and those that there are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cds_cli import catalogue
from cds_cli.analysis.groupings import BLOCK, PARENT, Grouping, grouping
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.results.model import Results
from cds_cli.submission.model import Origin
from cds_cli.units.model import Unit
from cds_cli.units.registry import Registry


@dataclass(frozen=True, slots=True)
class Family:
    """A parent with its children.

    ``rows``: the places of the children among the units of the results. ``known``: how many
    there are, also of those that are not in the results.
    """

    code: str
    name: str
    rows: tuple[int, ...]
    known: int


@dataclass(frozen=True, slots=True)
class Families:
    """All parents by code, and the units that have none."""

    by: Grouping
    members: tuple[Family, ...]
    orphans: tuple[int, ...]

    @property
    def of_units(self) -> dict[int, Family]:
        """The parent of each unit that has one, by the place of the unit."""
        return {row: family for family in self.members for row in family.rows}


def families(results: Results, key: str, registry: Registry | None = None) -> Families:
    """Put units under their parents: the values of a column (``parent``, ``kind``, an attribute).

    With a registry, parents bear the codes and names it knows, and all children it knows on the
    last day of the period count as known; without one, those in the results.
    """
    by = grouping(results, (key,))
    above = Known(registry, key, results.period.days[1] if results.period else None)
    rows: dict[str, list[int]] = {}
    orphans = []
    for row, label in enumerate(by.labels):
        if label:
            rows.setdefault(above.code_of(label), []).append(row)
        else:
            orphans.append(row)
    codes = sorted(rows.keys() | above.children.keys())
    units = results.units.index
    return Families(
        by,
        tuple(
            Family(
                code,
                above.name_of(code),
                tuple(rows.get(code, ())),
                len({*above.children.get(code, ()), *(units[row] for row in rows.get(code, ()))}),
            )
            for code in codes
        ),
        tuple(orphans),
    )


def called(made: Families, labels: Sequence[str]) -> Families:
    """Call parents as ``labels`` say, one a unit; their codes stay."""
    members = (
        replace(family, name=labels[family.rows[0]]) if family.rows else family
        for family in made.members
    )
    return replace(made, members=tuple(members))


class Known:
    """What a registry knows of parents and their children; nothing where there is none."""

    def __init__(self, registry: Registry | None, key: str, day: date | None) -> None:
        """Take the children of a day."""
        self.registry = registry if key == PARENT else None
        self.children: dict[str, list[str]] = {}
        self.first: dict[str, Unit] = {}
        for unit in registry.on(day) if registry is not None else ():
            above = value_of(unit, key)
            if above:
                self.children.setdefault(above, []).append(unit.code)
                self.first.setdefault(above, unit)

    def code_of(self, label: str) -> str:
        """Give the code of a parent as the registry writes it, else what was written."""
        if self.registry is None or label in self.children:
            return label
        codes = self.registry.above.codes_of(label) & self.children.keys()
        return next(iter(codes)) if len(codes) == 1 else label

    def name_of(self, code: str) -> str:
        """Give the name of a parent, where it is known; else its code."""
        if self.registry is None or code not in self.first:
            return code
        return self.registry.above.name_of(self.first[code])


def value_of(unit: Unit, key: str) -> str:
    """Give what a registry says of a unit."""
    own: Mapping[str, str] = {PARENT: unit.parent, BLOCK: unit.block, "kind": unit.kind}
    return own[key] if key in own else unit.attributes.get(key, "")


def without_parent(results: Results, made: Families, origin: Origin) -> Iterator[Diagnostic]:
    """A unit that belongs nowhere is named (R644)."""
    for row in made.orphans:
        code = str(results.units.index[row])
        yield catalogue.CHILD_WITHOUT_PARENT.at(
            origin.locate(code, "") or Location(),
            child=f"{results.units['name'].iloc[row]} ({code})",
            by=made.by.words,
        )
