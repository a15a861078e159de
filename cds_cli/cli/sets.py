"""``cds sets``: which indicator sets there are."""

import typer

from cds_cli.cli.options import Indicators, Lang, Level


def sets(level: Level = None, indicators: Indicators = None, lang: Lang = None) -> None:
    """List the indicator sets that are found."""
    from cds_cli.cli.output import exit_code, print_findings
    from cds_cli.cli.project import find_project, indicator_folders, language_of
    from cds_cli.definitions.library import heads
    from cds_cli.definitions.load import load_set
    from cds_cli.report.set_list import render

    project = find_project()
    language = language_of(lang, project)
    known = heads(indicator_folders(indicators, project))
    loaded = [load_set(head.file) for head in known if level in {None, head.level}]
    found = [checked.value for checked in loaded if checked.value is not None]
    typer.echo(render(found, language))
    faults = [d for checked in loaded if checked.value is None for d in checked.diagnostics]
    print_findings(faults, language)
    raise typer.Exit(exit_code(faults))
