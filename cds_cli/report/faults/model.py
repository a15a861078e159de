"""What was found in many files, by unit, by file and by code, and what to send back to whom."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cds_cli.diagnostics import Diagnostic, Problem, Severity, in_reading_order
from cds_cli.text import Language, spoken

NO_UNITS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings there are of each severity."""

    error: int = 0
    warning: int = 0
    note: int = 0

    @property
    def of(self) -> dict[Severity, int]:
        """The same by severity, the worst first."""
        return dict(zip(Severity, (self.error, self.warning, self.note), strict=True))

    @property
    def asks(self) -> bool:
        """Whether somebody has to look at something."""
        return self.error + self.warning > 0


@dataclass(frozen=True, slots=True)
class CodeFaults:
    """How often one kind of fault was met."""

    problem: Problem
    counts: Counts
    units: int
    """Units that have it; a file that names no unit counts as one."""
    files: int


@dataclass(frozen=True, slots=True)
class UnitFaults:
    """What was found of one unit; of a file as a whole where no unit is known."""

    unit: str
    """Its name, or an empty text."""
    files: tuple[str, ...]
    counts: Counts
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class FaultReport:
    """All findings of a run, counted; each stands in exactly one of ``units``."""

    files: tuple[str, ...]
    """Every file that was looked at, sorted."""
    counts: Counts
    units: tuple[UnitFaults, ...]
    """Those with most errors first, then by name."""
    codes: tuple[CodeFaults, ...]
    """In the order of the codes."""
    found: tuple[Diagnostic, ...] = ()
    """In reading order."""


@dataclass(slots=True)
class _Gathered:
    """The findings of one recipient while they are gathered."""

    files: set[str] = field(default_factory=set)
    found: list[Diagnostic] = field(default_factory=list)


def fault_report(
    found: Sequence[Diagnostic], files: Sequence[str], units: Mapping[str, str] = NO_UNITS
) -> FaultReport:
    """Count findings by code, unit and file; the same findings in any order give the same report.

    ``files`` are all that were looked at, also those with nothing wrong; where none are given,
    those that findings name. ``units`` says of forms
    whose they are (file -> name), so that what is said of a file goes to its unit.
    """
    ordered = in_reading_order(found)
    named = {d.location.file for d in ordered if d.location.file}
    return FaultReport(
        tuple(sorted(files or named)),
        counts_of(ordered),
        _by_unit(ordered, files, units),
        _by_code(ordered, units),
        ordered,
    )


def counts_of(found: Sequence[Diagnostic]) -> Counts:
    """Count findings by severity."""
    counted = Counter(diagnostic.severity for diagnostic in found)
    return Counts(*(counted[severity] for severity in Severity))


def unit_of(diagnostic: Diagnostic, units: Mapping[str, str]) -> str:
    """Name the unit that a finding goes to: its own, or that of the file."""
    named = str(spoken(diagnostic.values.get("unit", ""), Language.VI) or "")
    return named or units.get(diagnostic.location.file, "")


def _by_unit(
    found: Sequence[Diagnostic], files: Sequence[str], units: Mapping[str, str]
) -> tuple[UnitFaults, ...]:
    gathered: dict[tuple[str, str], _Gathered] = {}
    for one in found:
        key = _recipient(unit_of(one, units), one.location.file)
        kept = gathered.setdefault(key, _Gathered())
        kept.found.append(one)
        kept.files |= {one.location.file} - {""}
    told = {file for kept in gathered.values() for file in kept.files}
    for file in files:
        key = _recipient(units.get(file, ""), file)
        if file not in told or key in gathered:
            gathered.setdefault(key, _Gathered()).files.add(file)
    made = (
        UnitFaults(unit, tuple(sorted(kept.files)), counts_of(kept.found), tuple(kept.found))
        for (unit, _), kept in gathered.items()
    )
    return tuple(sorted(made, key=_worst_first))


def _recipient(unit: str, file: str) -> tuple[str, str]:
    return (unit, "") if unit else ("", file)


def _worst_first(unit: UnitFaults) -> tuple[int, int, int, str, tuple[str, ...]]:
    counts = unit.counts
    return (-counts.error, -counts.warning, -counts.note, unit.unit, unit.files)


def _by_code(found: Sequence[Diagnostic], units: Mapping[str, str]) -> tuple[CodeFaults, ...]:
    gathered: dict[str, list[Diagnostic]] = {}
    for one in found:
        gathered.setdefault(one.code, []).append(one)
    return tuple(
        CodeFaults(
            ones[0].problem,
            counts_of(ones),
            len({_recipient(unit_of(one, units), one.location.file) for one in ones}),
            len({one.location.file for one in ones} - {""}),
        )
        for _, ones in sorted(gathered.items())
    )
