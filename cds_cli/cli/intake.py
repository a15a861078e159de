"""How data are taken in: how large they may be, whose they may be, and what they are held to."""

from dataclasses import dataclass, field
from pathlib import Path

from cds_cli.cli.project import Project
from cds_cli.cli.stopping import stop
from cds_cli.tables.grid import Limits
from cds_cli.text import Language, Text
from cds_cli.units.registry import Registry

NO_EVIDENCE = Text(
    "Không có thư mục tài liệu kiểm chứng {name}.", "There is no folder of evidence {name}."
)


@dataclass(frozen=True, slots=True)
class Intake:
    """What commands that read data were told about it."""

    limits: Limits = field(default_factory=Limits)
    registry: Registry | None = None
    """The units there are; without it, whoever stands in the data is a unit."""
    evidence: Path | None = None
    """The folder in which evidence is looked for."""
    latest: bool = False
    """Whether the later of two files of a unit replaces the first."""
    known_runs: Path | None = None
    """The store with the figures of the last period."""


def intake_of(
    project: Project,
    language: Language,
    *,
    units: str | None = None,
    evidence: Path | None = None,
    latest: bool = False,
) -> Intake:
    """Put options and settings of a project together."""
    from cds_cli.cli.project import store_path

    if evidence is not None and not evidence.is_dir():
        stop(NO_EVIDENCE, language, name=evidence)
    return Intake(
        limits=Limits(**project.limits),
        registry=registry_of(units, project, language),
        evidence=evidence,
        latest=latest,
        known_runs=store_path(None, project),
    )


def registry_of(units: str | None, project: Project, language: Language) -> Registry | None:
    """Give the registry that was named, or the project's own; None where there is neither."""
    own = project.path("units")
    name = units or project.usual("units")
    if name is None:
        return None
    from cds_cli.cli.registries import registry_named

    is_path = units is None and own is not None and own.is_file()
    return registry_named(str(own) if is_path else name, language)
