"""``cds rules``: how indicators can be scored."""

from typing import Annotated

import typer

from cds_cli.cli.options import Lang


def rules(
    name: Annotated[str | None, typer.Argument(metavar="[RULE]", help="Only this rule.")] = None,
    lang: Lang = None,
) -> None:
    """List the scoring rules, with parameters and worked cases."""
    from cds_cli.cli.project import find_project, language_of
    from cds_cli.cli.stopping import stop
    from cds_cli.report.rule_list import render, rule_names
    from cds_cli.text import Text

    language = language_of(lang, find_project())
    if name is not None and name not in rule_names():
        known = ", ".join(rule_names())
        told = Text("Không có luật {name}. Có: {known}.", "No rule {name}. There are: {known}.")
        stop(told, language, name=name, known=known)
    typer.echo(render(name, language))
