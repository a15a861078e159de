"""What a run works with: the project's folder and settings, its sets and its store."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cds_cli.cli.settings import read_settings
from cds_cli.cli.stopping import stop
from cds_cli.text import Language, Text

SHIPPED = Path(__file__).resolve().parent.parent / "indicators"
"""The sets inside an installed package; in a checkout they lie beside the package."""


@dataclass(frozen=True, slots=True)
class Project:
    """The folder of ``cds.toml``, or the working folder, and what is set there."""

    folder: Path
    settings: dict[str, Any] = field(default_factory=dict)

    def path(self, key: str) -> Path | None:
        """Give a path that is set, relative to the project's folder."""
        value = self.settings.get(key)
        return None if value is None else self.folder / str(value)

    def usual(self, key: str) -> str | None:
        """Give what is taken where no option says it: ``CDS_PERIOD``, else the project's own."""
        value = os.environ.get(f"CDS_{key.upper()}") or self.settings.get(key)
        return None if value is None else str(value)

    @property
    def report(self) -> dict[str, Any]:
        """How publications look, where the project says so."""
        look: dict[str, Any] = self.settings.get("report", {})
        return look

    def path_of_report(self, key: str) -> Path | None:
        """Give a file that publications use, relative to the project's folder."""
        value = self.report.get(key)
        return None if value is None else self.folder / str(value)

    @property
    def limits(self) -> dict[str, int]:
        """How large a submission may be, where the project says so."""
        limits: dict[str, int] = self.settings.get("limits", {})
        return limits


def find_project() -> Project:
    """Find the nearest folder with settings, from the working folder upwards."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "cds.toml").is_file():
            return Project(folder, read_settings(folder / "cds.toml"))
        if (folder / "pyproject.toml").is_file():
            settings = read_settings(folder / "pyproject.toml")
            if settings:
                return Project(folder, settings)
    return Project(here)


def language_of(wanted: Language | None, project: Project | None = None) -> Language:
    """Give the language of messages: as asked for, as set, else Vietnamese."""
    if wanted is not None:
        return wanted
    value = os.environ.get("CDS_LANG") or (project or Project(Path())).settings.get("language", "")
    return Language.EN if value == "en" else Language.VI


def indicator_folders(wanted: Path | None, project: Project) -> tuple[Path, ...]:
    """Give the folders of sets, those of the user before the shipped ones."""
    own = wanted or from_environment("CDS_INDICATORS") or project.path("indicators")
    folders = [own] if own else [project.folder / "indicators"]
    if own and not own.is_dir():
        stop(Text("Không có thư mục {name}.", "There is no folder {name}."), name=own)
    return (*(folder for folder in folders if folder.is_dir()), shipped_folder())


def shipped_folder() -> Path:
    """Give the folder of the sets that come with the program."""
    return SHIPPED if SHIPPED.is_dir() else SHIPPED.parent.parent / "indicators"


def store_path(wanted: Path | None, project: Project) -> Path:
    """Give the place of the store: ``cds.db`` in the project unless something else is said."""
    own = wanted or from_environment("CDS_STORE") or project.path("store")
    return own or project.folder / "cds.db"


def from_environment(name: str) -> Path | None:
    """Read a path from a variable of the environment."""
    value = os.environ.get(name)
    return Path(value) if value else None
