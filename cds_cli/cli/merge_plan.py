"""Which units ``cds merge`` makes of which, by a list or as the country did."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cds_cli import catalogue
from cds_cli.analysis.merging.conditions import weighted_by
from cds_cli.analysis.merging.map_file import MapFile, read_map
from cds_cli.analysis.merging.mapped import mapped_merge
from cds_cli.analysis.merging.model import NewUnit
from cds_cli.analysis.merging.national import is_of_new_units, national_merge
from cds_cli.analysis.scoring import Scoring
from cds_cli.analysis.unit_weights import weights_in
from cds_cli.cli.stopping import NO_FILE, stop
from cds_cli.cli.weighing import weight_column
from cds_cli.diagnostics import Diagnostic, InvalidInput
from cds_cli.report.merging.answer import HowMerged
from cds_cli.text import Language, Text
from cds_cli.units.national import LEVELS

NO_LIST = Text(
    "Không có danh mục sáp nhập cho cấp {level}: dùng --map TỆP có các cột old, new.",
    "There is no list of merges for level {level}: use --map FILE with the columns old, new.",
)
AFTERWARDS = Text(
    "Kỳ {period} đã là của các đơn vị mới (từ 01/07/2025). Chọn kỳ trước đó (--period), hoặc dùng "
    "--map TỆP.",
    "Period {period} is of the new units already (since 01/07/2025). Choose one before (--period), "
    "or use --map FILE.",
)
OTHER_UNITS = Text(
    "{count} trên {all} đơn vị không có trong danh mục cả nước đến 30/06/2025, như {name}. Nếu là "
    "đơn vị khác thì dùng --map TỆP.",
    "{count} of {all} units are not in the list of the country until 30/06/2025, such as {name}. "
    "If they are others, use --map FILE.",
)


@dataclass(frozen=True, slots=True)
class Merging:
    """How units are to be merged; without a list, as the country did."""

    file: Path | None = None
    weight: str | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The new units with the weights of their parts, and what was found on the way."""

    units: tuple[NewUnit, ...]
    how: HowMerged
    found: tuple[Diagnostic, ...]


def plan_of(scoring: Scoring, asked: Merging, language: Language) -> Plan:
    """Say which units become which, and by which weights."""
    file = None if asked.file is None else list_of(asked.file, asked.weight, language)
    if file is None:
        units, found = national_units(scoring, language, partial=asked.partial)
    else:
        mapped = mapped_merge(file[0], scoring.results)
        units, found = mapped.value or (), (*file[1], *mapped.diagnostics)
    own = None if file is None else file[0]
    column = asked.weight
    if column is not None and (own is None or own.weight is None):
        column = weight_column(column, scoring, language)
        units = weighted_by(units, weights_in(scoring, column))
    return Plan(tuple(units), how_of(own, column), found)


def list_of(
    path: Path, weight: str | None, language: Language
) -> tuple[MapFile, tuple[Diagnostic, ...]]:
    """Read the list of merges; raises InvalidInput where it cannot be read."""
    if not path.is_file():
        stop(NO_FILE, language, name=path)
    checked = read_map(path, weight)
    if checked.value is None:
        raise InvalidInput(checked.diagnostics)
    return checked.value, checked.diagnostics


def national_units(
    scoring: Scoring, language: Language, *, partial: bool
) -> tuple[Sequence[NewUnit], tuple[Diagnostic, ...]]:
    """Give the new units of the country; raises InvalidInput for units it does not know."""
    results = scoring.results
    if results.indicator_set.level not in LEVELS:
        stop(NO_LIST, language, level=results.indicator_set.level)
    if is_of_new_units(results):
        stop(AFTERWARDS, language, period=results.period)
    checked = national_merge(results, scoring.submission, partial=partial)
    unknown = [one for one in checked.diagnostics if one.problem is catalogue.UNKNOWN_UNIT]
    if 2 * len(unknown) > len(results.units):
        told = {"count": len(unknown), "all": len(results.units), "name": unknown[0].values["seen"]}
        stop(OTHER_UNITS, language, **told)
    return checked.require(), checked.diagnostics


def how_of(file: MapFile | None, weight: str | None) -> HowMerged:
    """Say for the answer by which list and weights units were merged."""
    if file is None:
        return HowMerged(weight=weight)
    return HowMerged(file.file, file.sha256, weight, unused_weights=file.has_unused_weights)
