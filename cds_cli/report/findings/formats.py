"""The formats that diagnostics can be written in, and the choice among them."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from cds_cli.diagnostics import Diagnostic
from cds_cli.text import Language

Reporter = Callable[[Sequence[Diagnostic], Language], str]


class Format(StrEnum):
    """A form of writing diagnostics; ``auto`` asks the surroundings."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    AUTO = "auto"


def resolve(output_format: Format, environ: Mapping[str, str], *, is_terminal: bool) -> Format:
    """Say which format ``auto`` means here; any other stays as it is."""
    if output_format is not Format.AUTO:
        return output_format
    if environ.get("GITHUB_ACTIONS") == "true":
        return Format.GITHUB
    if environ.get("GITLAB_CI") == "true":
        return Format.GITLAB
    return Format.FULL if is_terminal else Format.CONCISE


def render(
    diagnostics: Sequence[Diagnostic],
    output_format: Format,
    language: Language,
    files: Sequence[str] = (),
) -> str:
    """Write diagnostics in the order given; ``auto``, if nobody resolved it, is ``concise``.

    ``files`` names what was looked at, for JUnit, which also counts what passes.
    """
    if output_format is Format.JUNIT:
        from cds_cli.report.findings import junit

        return junit.render(diagnostics, language, files)
    return _reporter(output_format)(diagnostics, language)


def _reporter(output_format: Format) -> Reporter:
    """Import the module of a format, and no other: a run writes one."""
    match output_format:
        case Format.FULL:
            from cds_cli.report.findings import full

            return full.render
        case Format.JSON:
            from cds_cli.report.findings import as_json

            return as_json.render
        case Format.GITHUB:
            from cds_cli.report.findings import github

            return github.render
        case Format.GITLAB:
            from cds_cli.report.findings import gitlab

            return gitlab.render
        case Format.SARIF:
            from cds_cli.report.findings import sarif

            return sarif.render
        case _:
            from cds_cli.report.findings import concise

            return concise.render
