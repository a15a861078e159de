"""``cds schema``: the JSON Schema of definitions."""

from typing import Annotated

import typer

from cds_cli.cli.options import Output


def schema(
    cases: Annotated[bool, typer.Option("--cases", help="The schema of worked cases.")] = False,
    output: Output = None,
) -> None:
    """Write the JSON Schema (draft-07) of sets. Editors use it to complete and check them."""
    from cds_cli.definitions.schema import cases_schema, set_schema
    from cds_cli.report.files import write_atomically

    text = cases_schema() if cases else set_schema()
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_atomically(output, text.encode())
