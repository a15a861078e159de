"""Let the results of one set stand as figures in a submission to another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import fsum

import numpy as np

from cds_cli import catalogue
from cds_cli.definitions.canonical import set_digest
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.takings import Taking, takings_of
from cds_cli.diagnostics import Diagnostic, Location, Severity
from cds_cli.results.figures import TOTAL, Array, Mask
from cds_cli.results.model import Results
from cds_cli.rules.given import Taken
from cds_cli.submission.applicability import covered_units
from cds_cli.submission.model import Source, Submission
from cds_cli.text import Text, as_it_stands

SHOWN = 12
"""How much of a digest is told; the whole of it stands among the files."""
MARGIN = 1e-9
"""Two indices that are printed alike may differ in binary."""


@dataclass(frozen=True, slots=True)
class Other:
    """Results of another set: a run of the store, or a second file scored beside the first."""

    results: Results
    run: int | None = None

    @property
    def origin(self) -> str:
        """Name set and run, or set and files: ``nhan-thuc-so@2026, run 3``."""
        label = self.results.indicator_set.label
        return f"{label}, run {self.run}" if self.run is not None else label


@dataclass(frozen=True, slots=True)
class Composed:
    """A submission with what was taken, what is to be said of it, and the files it rests on."""

    submission: Submission
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(slots=True)
class Filling:
    """One column while it is filled: arrays of one entry a unit."""

    taking: Taking
    other: Other | None
    own: Array
    taken: Array
    asked: Mask
    awarded: Mask
    filled: Array = field(init=False)

    def __post_init__(self) -> None:
        """A unit's own figure goes before what is taken."""
        usable = np.where(self.asked, self.taken, np.nan)
        self.filled = np.where(np.isnan(self.own), usable, self.own)


def compose(
    indicator_set: IndicatorSet, submission: Submission, others: Mapping[str, Other]
) -> Composed:
    """Fill the columns that a set takes from others; figures that were submitted stay.

    ``others``: results by the name under which the set takes them; what is not there is missing.
    """
    fillings = [filling_of(taking, submission, others) for taking in takings_of(indicator_set)]
    inputs = submission.inputs.copy()
    typed = dict(submission.origin.typed)
    for filling in fillings:
        column = filling.taking.column
        inputs[column] = filling.filled
        typed |= origins_in(filling, submission)
    found = [d for one in fillings for d in told(one, submission, indicator_set)]
    used = [one.other.results.sources for one in fillings if one.other]
    return Composed(
        submission=replace(
            submission, inputs=inputs, origin=replace(submission.origin, typed=typed)
        ),
        diagnostics=tuple(found),
        sources=tuple(dict.fromkeys(source for sources in used for source in sources)),
    )


def filling_of(taking: Taking, submission: Submission, others: Mapping[str, Other]) -> Filling:
    """Look up what is taken for each unit of a submission."""
    other = others.get(taking.taken.source)
    figures = taken_figures(taking.taken, other.results) if other else {}
    units, exempt = submission.units, submission.not_applicable
    covered = covered_units(taking.indicator.applies_to, units)
    asked = np.ones(len(units), dtype=bool) if covered is None else covered
    if taking.column in exempt:
        asked = asked & ~exempt[taking.column].to_numpy()
    awards = submission.awarded.get(taking.indicator.code)
    return Filling(
        taking=taking,
        other=other,
        own=submission.inputs[taking.column].to_numpy(dtype=np.float64),
        taken=np.array([figures.get(code, np.nan) for code in units.index], dtype=np.float64),
        asked=asked,
        awarded=np.zeros(len(units), dtype=bool) if awards is None else awards.notna().to_numpy(),
    )


def taken_figures(taken: Taken, results: Results) -> dict[str, float]:
    """Give the figure of each unit, 0 to 1, from published indices; without one it is not there."""
    index = results.index(taken.node or TOTAL)
    there = np.flatnonzero(~np.isnan(index)).tolist()
    if taken.unit == "same":
        return {str(results.units.index[row]): float(index[row]) for row in there}
    parents = results.units["parent"].tolist()
    below: dict[str, list[float]] = {}
    for row in there:
        below.setdefault(str(parents[row]), []).append(float(index[row]))
    if taken.aggregate == "mean":
        return {parent: fsum(shares) / len(shares) for parent, shares in below.items()}
    bound = next(b.at_least for b in results.indicator_set.bands if b.code == taken.at_band)
    return {
        parent: sum(share >= bound - MARGIN for share in shares) / len(shares)
        for parent, shares in below.items()
    }


def origins_in(filling: Filling, submission: Submission) -> dict[tuple[str, str], str]:
    """Say of each figure that was taken where it comes from."""
    if filling.other is None:
        return {}
    rows = np.flatnonzero(np.isnan(filling.own) & ~np.isnan(filling.filled))
    origin = f"from {filling.other.origin}"
    return {(submission.units.index[row], filling.taking.column): origin for row in rows}


def told(
    filling: Filling, submission: Submission, indicator_set: IndicatorSet
) -> Iterator[Diagnostic]:
    """Say what was taken, and which units it leaves without a figure."""
    if filling.other is not None:
        yield note_of(filling, filling.other, submission)
    gaps = np.isnan(filling.filled) & filling.asked & ~filling.awarded
    leaf = filling.taking.indicator
    policy = leaf.missing or indicator_set.missing
    severity = Severity.WARNING if leaf.max_points else Severity.NOTE
    for row in np.flatnonzero(gaps):
        code = submission.units.index[row]
        yield catalogue.MISSING_VALUE.at(
            place_of(submission, code, filling.taking.column),
            severity=Severity.ERROR if policy == "refuse" else severity,
            seen=reason_of(filling),
            unit=submission.units["name"].iloc[row],
            indicator=leaf.name,
        )


def place_of(submission: Submission, unit: str, column: str) -> Location:
    """Say where the figure of a unit would have stood."""
    return submission.origin.locate(unit, column) or Location()


def reason_of(filling: Filling) -> Text:
    """Say why there is nothing to take."""
    taken = filling.taking.taken
    if filling.other is None:
        return as_it_stands(
            f": chưa có kết quả nào của bộ {taken.source} (chấm bộ đó trước, hoặc dùng --with)",
            f": there is no result of set {taken.source} (score it before, or use --with)",
        )
    origin = filling.other.origin
    if taken.unit == "same":
        return as_it_stands(
            f": {origin} không có kết quả của đơn vị này", f": {origin} has no result of this unit"
        )
    return as_it_stands(
        f": {origin} không có đơn vị nào trực thuộc có kết quả",
        f": {origin} has no result of a unit whose parent this is",
    )


def note_of(filling: Filling, other: Other, submission: Submission) -> Diagnostic:
    """Say which results were taken, and what became of figures that were submitted besides."""
    results, leaf = other.results, filling.taking.indicator
    periods = {submission.period, results.period} - {None}
    return catalogue.TAKEN_FROM_SET.at(
        Location(),
        severity=Severity.WARNING if len(periods) > 1 else Severity.NOTE,
        indicator=f"{leaf.code} {leaf.name}",
        origin=other.origin,
        of_period=period_text(results),
        digests=digests_of(results),
        units=int((np.isnan(filling.own) & ~np.isnan(filling.filled)).sum()),
        own=own_text(filling),
    )


def period_text(results: Results) -> Text:
    """Name the period of what was taken, where it has one."""
    if results.period is None:
        return Text("", "")
    return Text(f", kỳ {results.period}", f", period {results.period}")


def digests_of(results: Results) -> str:
    """Name the set and the files by the beginnings of their sha256."""
    files = [source.sha256 for source in results.sources]
    return ", ".join(one[:SHOWN] for one in (set_digest(results.indicator_set), *files))


def own_text(filling: Filling) -> Text:
    """Say how many units have a figure of their own, and how many of those differ."""
    given = ~np.isnan(filling.own)
    if not given.any():
        return Text("", "")
    differ = int((np.abs(filling.own - filling.taken) > MARGIN)[given].sum())
    count = int(given.sum())
    return Text(
        f"; {count} đơn vị có số liệu riêng, đã dùng số đó ({differ} khác kết quả)",
        f"; {count} units have a figure of their own, which was used ({differ} differ)",
    )
