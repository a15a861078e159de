"""The units above: what a column such as Trực thuộc says."""

from collections.abc import Callable, Iterable
from functools import cached_property

from cds_cli.units.model import Unit
from cds_cli.units.spelling import spelling

DISTRICT = "district"
"""The attribute of a former commune that names its district, which no longer is."""


class Above:
    """Knows what the parents of some units are called, also by their former names."""

    def __init__(self, units: Iterable[Unit], parents: Iterable[Unit]) -> None:
        """Take the units, and those that may be parents of them."""
        self._units = tuple(units)
        self._parents = tuple(parents)
        self._read: dict[str, Callable[[Unit], bool]] = {}

    def under(self, text: str) -> Callable[[Unit], bool]:
        """Give a test whether a unit stands under what was written; true if that is no parent."""
        if text not in self._read:
            self._read[text] = self._test(text) if text else _always
        return self._read[text]

    def name_of(self, unit: Unit) -> str:
        """Give the name of a unit's parent: that of the last to bear the code by then."""
        named = [p for p in self._by_code.get(unit.parent, ()) if p.is_valid_on(unit.valid_to)]
        return named[0].name if named else unit.parent

    def codes_of(self, text: str) -> frozenset[str]:
        """Give the codes that a written parent may mean: its own, and what it became."""
        key = spelling(text).bare
        found = [u for u in self._parents if u.code == text or spelling(u.name).bare == key]
        return frozenset(code for u in found for code in (u.code, *u.became))

    def _test(self, text: str) -> Callable[[Unit], bool]:
        codes, key = self.codes_of(text), spelling(text).bare
        if not codes and key not in self._names:
            return _always
        return lambda unit: unit.parent in codes or key in _written_above(unit)

    @cached_property
    def _by_code(self) -> dict[str, tuple[Unit, ...]]:
        found: dict[str, tuple[Unit, ...]] = {}
        for unit in self._parents:
            found[unit.code] = (*found.get(unit.code, ()), unit)
        return found

    @cached_property
    def _names(self) -> frozenset[str]:
        """The keys of all that is written above a unit."""
        parents = {unit.parent for unit in self._units}
        districts = {unit.attributes.get(DISTRICT, "") for unit in self._units}
        return frozenset(spelling(text).bare for text in parents | districts if text)


def _written_above(unit: Unit) -> set[str]:
    texts = (unit.parent, unit.attributes.get(DISTRICT, ""))
    return {spelling(text).bare for text in texts if text}


def _always(unit: Unit) -> bool:
    del unit
    return True
