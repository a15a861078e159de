"""What `cds doctor` looks at: the project and where each setting comes from."""

import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from cds_cli.cli.examined_files import definition_lines, store_line
from cds_cli.cli.examined_locks import lock_lines
from cds_cli.cli.examined_machine import library_line, output_line, version_lines
from cds_cli.cli.project import (
    Project,
    find_project,
    from_environment,
    language_of,
    store_path,
)
from cds_cli.cli.stopping import CouldNotRun
from cds_cli.report.checkup import Line, State
from cds_cli.text import Language, Text, filled

FORMATS = ("text", "json")
SETTINGS_FILES = ("cds.toml", "pyproject.toml")
PROJECT = Text("Dự án", "Project")
SETTING = Text("Thiết lập {key}", "Setting {key}")
MEND = Text("sửa tệp thiết lập rồi chạy lại", "mend the file of settings and run again")
BY_OPTION = Text("tùy chọn trên dòng lệnh", "an option")
BY_DEFAULT = Text("mặc định", "default")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line."""

    indicators: Path | None = None
    store: Path | None = None
    language: Language | None = None


def examine(asked: Asked, shipped: Path) -> tuple[Project, tuple[Line, ...]]:
    """Look at everything; one thing that is not in order never hides the next.

    ``shipped`` is the folder of the sets that come with the program.
    """
    project, about_project = examine_project()
    stated = stated_folder(asked, project)
    folder = stated or project.folder / "indicators"
    store = store_path(asked.store, project)
    lines = (
        *version_lines(),
        library_line(),
        output_line(sys.stdout.encoding or "ascii"),
        about_project,
        *setting_lines(asked, project, folder),
        *definition_lines(folder, shipped, stated=stated is not None),
        store_line(store),
        *lock_lines((Path.cwd(), project.folder, store.parent)),
    )
    return project, lines


def examine_project() -> tuple[Project, Line]:
    """Find the project; faulty settings are told, and the work goes on without them."""
    told = StringIO()
    try:
        with redirect_stderr(told):  # where a command that cannot go on says why
            project = find_project()
    except CouldNotRun as stopped:
        return Project(Path.cwd()), Line("project", PROJECT, stopped.reason, State.ERROR, MEND)
    values: dict[str, object] = {"folder": project.folder, "files": settings_file(project)}
    seen = Text("{folder}; thiết lập: {files}", "{folder}; settings: {files}")
    return project, Line("project", PROJECT, filled(seen, values))


def settings_file(project: Project) -> Text | str:
    """Name the file whose settings are in force."""
    there = (name for name in SETTINGS_FILES if (project.folder / name).is_file())
    none = Text("không có tệp, dùng mặc định", "no file, defaults are used")
    found = next(there, none)
    return none if found == "pyproject.toml" and not project.settings else found


def stated_folder(asked: Asked, project: Project) -> Path | None:
    """Give the folder of sets that somebody names, whether it is there or not."""
    return asked.indicators or from_environment("CDS_INDICATORS") or project.path("indicators")


def setting_lines(asked: Asked, project: Project, folder: Path) -> Iterator[Line]:
    """Give each setting with its value and where that comes from."""
    none = Text("không đặt", "not set")
    options = {"indicators": asked.indicators, "store": asked.store, "language": asked.language}
    values = {
        "indicators": folder,
        "store": store_path(asked.store, project),
        "units": project.path("units") or project.usual("units") or none,
        "language": language_of(asked.language, project),
        "period": project.usual("period") or none,
        "stage": project.usual("stage") or none,
    }
    for key, value in values.items():
        by = BY_OPTION if options.get(key) is not None else origin(key, project)
        told = filled(Text("{value} ({by})", "{value} ({by})"), {"value": value, "by": by})
        yield Line(f"setting.{key}", filled(SETTING, {"key": key}), told)


def origin(key: str, project: Project) -> Text | str:
    """Say whether a setting comes from the environment, from a file, or is the usual one."""
    variable = "CDS_LANG" if key == "language" else f"CDS_{key.upper()}"
    if os.environ.get(variable):
        return variable
    return settings_file(project) if key in project.settings else BY_DEFAULT
