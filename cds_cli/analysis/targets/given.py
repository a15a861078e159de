"""The figures that a user's own list gives for targets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from cds_cli.analysis.targets.model import Figure
from cds_cli.definitions.measures import OF_SHARES, RankMeasure, RatioMeasure, ValueMeasure
from cds_cli.definitions.targets import Target, TargetFile
from cds_cli.diagnostics import Checked, Diagnostic, errors
from cds_cli.rules.base import Kind
from cds_cli.submission.kinds.reading import Asked
from cds_cli.submission.named_table import Line, NamedColumn, read_named
from cds_cli.submission.period import Period
from cds_cli.text import Text

COLUMNS = (
    NamedColumn("target", ("Mục tiêu", "Mã mục tiêu")),
    NamedColumn("period", ("Kỳ", "Năm")),
    NamedColumn("unit", ("Đơn vị", "Mã đơn vị", "Tên đơn vị"), is_needed=False),
    NamedColumn("value", ("Số liệu", "Giá trị"), is_needed=False),
    NamedColumn("part", ("Tử số",), is_needed=False),
    NamedColumn("whole", ("Mẫu số",), is_needed=False),
)
NO_TARGET = Text("tệp mục tiêu không có mã này", "the target file has no such code")
NO_PERIOD = Text("không phải một kỳ", "it is no period")
NOTHING = Text("chưa ghi số liệu", "no figure is given")
BOTH = Text("vừa có value vừa có part, whole", "value stands beside part and whole")
NOT_A_SHARE = Text("chỉ tỷ lệ mới có part và whole", "only a share has a part and a whole")
NO_WHOLE = Text("mẫu số phải lớn hơn 0", "the whole has to be above 0")
ABOVE_WHOLE = Text("tử số lớn hơn mẫu số", "the part is above the whole")
TWICE = Text("dòng {row} đã cho số này", "row {row} gives the same figure")
ONE_OF = Text("ghi một trong: {known}", "write one of: {known}")
A_PERIOD = Text("ghi 2025, 2025-Q3 hoặc 2025-09", "write 2025, 2025-Q3 or 2025-09")
A_FIGURE = Text("ghi value, hoặc part và whole", "give value, or part and whole")
ONLY_VALUE = Text("ghi vào cột value", "write it into the column value")
LOOK = Text("kiểm tra lại hai số", "look at the two figures again")
KEEP_ONE = Text("chỉ để lại một dòng", "keep one of the rows")


@dataclass(frozen=True, slots=True)
class GivenFigure:
    """A figure of a list: for which target and unit (empty: the only one), of which period."""

    target: str
    unit: str
    period: Period
    figure: Figure
    line: Line


@dataclass(frozen=True, slots=True)
class GivenFigures:
    """The figures of a list, and the file they were read from."""

    file: str
    sha256: str
    figures: tuple[GivenFigure, ...]


def load_figures(path: Path, file: TargetFile) -> Checked[GivenFigures]:
    """Read a list of columns target, period, value or part and whole, and unit.

    Everything wrong with it is reported. Raises OSError where the file cannot be opened.
    """
    table = read_named(path, COLUMNS)
    if table.value is None:
        return Checked(None, table.diagnostics)
    targets = {target.code: target for target in file.targets}
    read = [figure_of(line, targets) for line in table.value.lines]
    figures = tuple(figure for figure, _ in read if figure is not None)
    told = (d for _, own in read for d in own)
    found = (*table.diagnostics, *told, *repeated(figures))
    made = GivenFigures(table.value.file, table.value.sha256, figures)
    return Checked(None if errors(found) else made, found)


def figure_of(
    line: Line, targets: dict[str, Target]
) -> tuple[GivenFigure | None, tuple[Diagnostic, ...]]:
    """Read one row."""
    code, period = line.text("target"), Period.parse(line.text("period"))
    found: list[Diagnostic] = []
    if code not in targets:
        close = get_close_matches(code, targets, n=1)
        known = ", ".join(dict.fromkeys((*close, *targets)))
        found.append(line.refused("target", NO_TARGET, ONE_OF, known=known))
    if period is None:
        found.append(line.refused("period", NO_PERIOD, A_PERIOD))
    if code not in targets or period is None:
        return None, tuple(found)
    figure, told = value_of(line, targets[code])
    if figure is None:
        return None, told
    return GivenFigure(code, line.text("unit"), period, figure, line), told


def value_of(line: Line, target: Target) -> tuple[Figure | None, tuple[Diagnostic, ...]]:
    """Read the figure of a row: a value, or a part of a whole."""
    has_value = line.value("value") is not None
    has_parts = line.value("part") is not None or line.value("whole") is not None
    if has_value and has_parts:
        return None, (line.refused("value", BOTH, A_FIGURE),)
    if has_parts:
        return share_of(line, target)
    value, found = line.figure("value", asked_of(target))
    if value is None and not errors(found):
        found = (*found, line.refused("value", NOTHING, A_FIGURE))
    return (None if value is None else Figure(value)), found


def share_of(line: Line, target: Target) -> tuple[Figure | None, tuple[Diagnostic, ...]]:
    """Read part and whole of a share."""
    if not isinstance(target.measure, OF_SHARES):
        return None, (line.refused("part", NOT_A_SHARE, ONLY_VALUE),)
    part, of_part = line.figure("part", amount_of(target, "part"))
    whole, of_whole = line.figure("whole", amount_of(target, "whole"))
    found = (*of_part, *of_whole)
    if part is None or whole is None:
        missing = [key for key in ("part", "whole") if line.value(key) is None]
        return None, (*found, *(line.refused(key, NOTHING, A_FIGURE) for key in missing))
    if whole <= 0:
        return None, (*found, line.refused("whole", NO_WHOLE, LOOK))
    if part > whole:
        return None, (*found, line.refused("part", ABOVE_WHOLE, LOOK))
    return Figure(part / whole, part, whole), found


def asked_of(target: Target) -> Asked:
    """Say what a value may be."""
    measure = target.measure
    if isinstance(measure, OF_SHARES):
        return Asked(kind="share")
    if isinstance(measure, RankMeasure):
        return Asked(kind="count", at_least=1)
    kind: Kind = measure.kind if isinstance(measure, ValueMeasure) else "number"
    return Asked(kind=kind)


def amount_of(target: Target, role: str) -> Asked:
    """Say what the part or the whole of a share may be."""
    if not isinstance(target.measure, RatioMeasure):
        return Asked(kind="count")
    amount = target.measure.part if role == "part" else target.measure.whole
    return Asked(kind=amount.kind, at_least=0)


def repeated(figures: Sequence[GivenFigure]) -> Iterator[Diagnostic]:
    """One figure a target, unit and period."""
    first: dict[tuple[str, str, Period], int] = {}
    for one in figures:
        before = first.setdefault((one.target, one.unit, one.period), one.line.row)
        if before != one.line.row:
            yield one.line.refused("target", TWICE, KEEP_ONE, row=before)
