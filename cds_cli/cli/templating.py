"""Templates as files: which are asked for, where they go, and what is never written over."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cds_cli.cli.output import is_coloured, print_findings
from cds_cli.cli.places import NO_FOLDER
from cds_cli.cli.project import Project, indicator_folders
from cds_cli.cli.stopping import say, stop
from cds_cli.cli.writing import write_file
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import errors
from cds_cli.report.file_names import safe_names
from cds_cli.report.template.model import FormUnit, Known, Layout, Template
from cds_cli.report.template.workbook import render
from cds_cli.submission.period import Period, Stage
from cds_cli.text import Language, Text, filled

SHOWN = 10

LAYOUTS = Text("--layout nhận: {known}.", "--layout takes: {known}.")
NOT_XLSX = Text("{name}: mẫu là tệp .xlsx.", "{name}: a template is an .xlsx file.")
A_FILE = Text(
    "{name} là một tệp; phiếu của nhiều đơn vị cần một thư mục.",
    "{name} is a file; the forms of several units need a folder.",
)
THERE_ALREADY = Text(
    "Đã có sẵn, có thể đã được nhập số liệu: {listed}. Không ghi gì; chọn chỗ khác bằng -o, hoặc "
    "--force để ghi đè.",
    "There already, perhaps filled in: {listed}. Nothing was written; name another place with -o, "
    "or write over them with --force.",
)
NO_UNITS = Text("{name} không có đơn vị nào.", "{name} holds no units.")
WRITING = Text("Đang ghi phiếu", "Writing forms")
WROTE = Text("Đã ghi {name}", "Wrote {name}")
WROTE_ALL = Text("Đã ghi {count} phiếu vào {name}", "Wrote {count} forms to {name}")


@dataclass(frozen=True, slots=True)
class WantedTemplate:
    """The templates that are asked for, and the place they go to."""

    indicator_set: IndicatorSet
    layout: Layout
    stage: Stage
    period: Period | None
    registry: str | None
    output: Path | None
    force: bool
    language: Language
    known: Known = field(default_factory=Known)
    """What was submitted already."""
    submitted: tuple[FormUnit, ...] = ()
    """The units that submitted it; asked for where no registry is named."""

    def of(self, units: Sequence[FormUnit]) -> Template:
        """Make the template for some units."""
        return Template(
            indicator_set=self.indicator_set,
            layout=self.layout,
            stage=self.stage,
            period=self.period,
            units=tuple(units),
            known=self.known,
            language=self.language,
        )

    @property
    def usual_name(self) -> str:
        """The name of what is written where none is given."""
        return f"mau-{self.indicator_set.code}-{self.indicator_set.edition}"


def layout_of(name: str, language: Language) -> Layout:
    """Give the layout that was asked for; stops with exit code 2 if there is no such layout."""
    if name not in set(Layout):
        stop(LAYOUTS, language, known=", ".join(Layout))
    return Layout(name)


def write_templates(wanted: WantedTemplate) -> None:
    """Write one template, or a form for each unit of a registry, and say where.

    Raises InvalidInput where the registry is faulty or a code cannot name a file; then, as where
    a file is there already, nothing is written.
    """
    units = units_of(wanted)
    if units is None or wanted.layout is Layout.TABLE:
        write_one(wanted, units or ())
    else:
        write_forms(wanted, units)


def with_data(wanted: WantedTemplate, data: Path, project: Project) -> WantedTemplate:
    """Read what was submitted and score it, so that templates show it.

    Raises InvalidInput where the data cannot be used.
    """
    from cds_cli.cli.find_set import AskedSet
    from cds_cli.cli.intake import intake_of
    from cds_cli.cli.reading import read_data
    from cds_cli.cli.stopping import NO_FILE
    from cds_cli.engine.score import score
    from cds_cli.report.template.submitted import known_of, units_in
    from cds_cli.submission.usable import usable

    if not data.exists():
        stop(NO_FILE, wanted.language, name=data)
    label = wanted.indicator_set.label
    asked = AskedSet(indicator_folders(None, project), label, None, wanted.period, Stage.SELF)
    intake = intake_of(project, wanted.language, units=wanted.registry)
    _, read = read_data(data, asked, intake, wanted.language)
    print_findings(errors(read.diagnostics), wanted.language)
    submission = usable(read, keep_going=True).submission
    known = known_of(submission, score(wanted.indicator_set, submission))
    return replace(wanted, known=known, submitted=units_in(submission))


def units_of(wanted: WantedTemplate) -> tuple[FormUnit, ...] | None:
    """Give the units of the registry on the last day of the period; None without a registry."""
    if wanted.registry is None:
        return wanted.submitted or None
    from cds_cli.cli.registries import registry_named

    registry = registry_named(wanted.registry, wanted.language)
    units = registry.on(wanted.period.days[1] if wanted.period else None)
    if not units:
        stop(NO_UNITS, wanted.language, name=wanted.registry)
    return units


def write_one(wanted: WantedTemplate, units: Sequence[FormUnit]) -> None:
    """Write one workbook."""
    path = wanted.output or Path(f"{wanted.usual_name}.xlsx")
    if path.is_dir():
        path /= f"{wanted.usual_name}.xlsx"
    if path.suffix.lower() != ".xlsx":
        stop(NOT_XLSX, wanted.language, name=path)
    if not path.parent.is_dir():
        stop(NO_FOLDER, wanted.language, name=path.parent)
    refuse_to_overwrite([path], wanted)
    write_file(path, render(wanted.of(units)), wanted.language)
    say(filled(WROTE, {"name": path}), wanted.language)


def write_forms(wanted: WantedTemplate, units: Sequence[FormUnit]) -> None:
    """Write the form of each unit into a folder, named by its code."""
    folder = wanted.output or Path(wanted.usual_name)
    if (folder.exists() and not folder.is_dir()) or folder.suffix.lower() == ".xlsx":
        stop(A_FILE, wanted.language, name=folder)
    names = safe_names([unit.code for unit in units]).require()
    paths = {unit.code: folder / f"{names[unit.code]}.xlsx" for unit in units}
    refuse_to_overwrite(list(paths.values()), wanted)
    folder.mkdir(parents=True, exist_ok=True)
    for unit in with_progress(units, wanted.language):
        write_file(paths[unit.code], render(wanted.of([unit])), wanted.language)
    say(filled(WROTE_ALL, {"count": len(units), "name": folder}), wanted.language)


def refuse_to_overwrite(paths: Sequence[Path], wanted: WantedTemplate) -> None:
    """Stop before anything is written where somebody may have filled in a file."""
    there = [path for path in paths if path.exists()]
    if there and not wanted.force:
        more = ["…"] if len(there) > SHOWN else []
        listed = ", ".join([*map(str, there[:SHOWN]), *more])
        stop(THERE_ALREADY, wanted.language, listed=listed)


def with_progress(units: Sequence[FormUnit], language: Language) -> Iterator[FormUnit]:
    """Give the units one by one; on a terminal a bar shows how far it is."""
    if not is_coloured(sys.stderr):
        yield from units
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(units, description=WRITING.fill(language, {}), console=console)
