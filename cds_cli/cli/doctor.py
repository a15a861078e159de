"""``cds doctor``: whether machine, settings and files are ready."""

from typing import Annotated

import typer

from cds_cli.cli.options import Indicators, Lang, Store

Form = Annotated[str, typer.Option("--format", help="text or json.")]


def doctor(
    output_format: Form = "text",
    store: Store = None,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Say whether all is ready, and what to do where it is not. Nothing is written."""
    from cds_cli.cli import DONE, FAULTS
    from cds_cli.cli.examined import FORMATS, Asked, examine
    from cds_cli.cli.project import language_of, shipped_folder
    from cds_cli.cli.stopping import stop
    from cds_cli.report.checkup import State, as_json, count, render
    from cds_cli.text import Text

    if output_format not in FORMATS:
        known = ", ".join(FORMATS)
        stop(Text("--format nhận: {known}", "--format takes: {known}"), lang, known=known)
    project, lines = examine(Asked(indicators, store, lang), shipped_folder())
    text = as_json(lines) if output_format == "json" else render(lines, language_of(lang, project))
    typer.echo(text)
    raise typer.Exit(FAULTS if count(lines, State.ERROR) else DONE)
