"""``cds code``: what a diagnostic means."""

from typing import Annotated

import typer

from cds_cli.cli.options import Lang


def code(
    name: Annotated[str, typer.Argument(metavar="CODE", help="Such as D405.")],
    lang: Lang = None,
) -> None:
    """Explain a diagnostic, with a faulty and a mended example."""
    from cds_cli.catalogue import CATALOGUE
    from cds_cli.cli.project import find_project, language_of
    from cds_cli.cli.stopping import stop
    from cds_cli.report.explain_code import as_text, explanation
    from cds_cli.text import Text

    language = language_of(lang, find_project())
    wanted = name.upper()
    problem = CATALOGUE.get(wanted)
    if problem is None:
        alike = ", ".join(known for known in CATALOGUE if known[0] == wanted[:1]) or ", ".join(
            sorted({known[0] for known in CATALOGUE})
        )
        told = Text("Không có mã {name}. Có: {known}.", "No code {name}. There are: {known}.")
        stop(told, language, name=name, known=alike)
    typer.echo(as_text(problem, explanation(wanted), language))
