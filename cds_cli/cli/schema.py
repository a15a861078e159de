"""``cds schema``: the JSON Schema of definitions."""

from typing import Annotated

import typer

from cds_cli.cli.options import Output


def schema(
    cases: Annotated[bool, typer.Option("--cases", help="The schema of worked cases.")] = False,
    targets: Annotated[bool, typer.Option("--targets", help="The schema of target files.")] = False,
    output: Output = None,
) -> None:
    """Write the JSON Schema (draft-07) of sets, for editors to complete and check them."""
    from cds_cli.cli.stopping import stop
    from cds_cli.definitions.schema import cases_schema, set_schema, targets_schema
    from cds_cli.report.files import write_atomically
    from cds_cli.text import Text

    if cases and targets:
        stop(Text("Chọn --cases hoặc --targets.", "Give --cases or --targets."))
    text = targets_schema() if targets else cases_schema() if cases else set_schema()
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_atomically(output, text.encode())
