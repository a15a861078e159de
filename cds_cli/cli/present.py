"""How a ranking is asked for, and how it is written."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from cds_cli.cli.output import is_terminal
from cds_cli.cli.places import check_place, chosen_format
from cds_cli.cli.stopping import stop
from cds_cli.cli.writing import write_and_say
from cds_cli.report.ranking.formats import OutputFormat, render_bytes
from cds_cli.report.ranking.model import Document, View
from cds_cli.report.ranking.unknown import unknown_in
from cds_cli.results.model import Results
from cds_cli.text import Language, Text


@dataclass(frozen=True, slots=True)
class Wanted:
    """The form of a ranking, the place it goes to, and the view of it."""

    output_format: OutputFormat
    output: Path | None
    for_excel: bool
    view: View
    all_rows: bool
    language: Language

    @classmethod
    def parse(
        cls,
        *,
        output_format: str | None,
        output: Path | None,
        for_people: str | None,
        nodes: str | None,
        language: Language,
    ) -> Self:
        """Read the options of a command; what cannot be is refused with exit code 2."""
        chosen = chosen_format(output_format, output, language)
        if for_people not in {None, "excel"}:
            stop(Text("--for chỉ nhận: excel", "--for takes: excel"), language)
        check_place(output, language)
        listed = (code.strip() for code in (nodes or "").split(","))
        codes = tuple(code for code in listed if code)
        all_nodes = codes == ("all",)
        view = View(nodes=() if all_nodes else codes, all_nodes=all_nodes)
        return cls(chosen, output, for_people is not None, view, all_rows=False, language=language)

    def with_rows(
        self,
        *,
        tier: int | None = None,
        units: tuple[str, ...] = (),
        top: int | None = None,
        all_rows: bool = False,
    ) -> Self:
        """Say which rows and tier are wanted."""
        view = replace(self.view, tier=tier, units=units, top=top)
        return replace(self, view=view, all_rows=all_rows)

    @property
    def is_json_on_stdout(self) -> bool:
        """Whether a program reads stdout and finds there all that is to be said."""
        return self.output_format is OutputFormat.JSON and self.output is None


def check_view(results: Results, wanted: Wanted) -> None:
    """Refuse nodes, units and blocks that the results do not have."""
    for told, values in unknown_in(wanted.view, results):
        stop(told, wanted.language, **values)


def write(document: Document, wanted: Wanted) -> None:
    """Write a ranking to its file, to a terminal, or to whatever reads our output."""
    if wanted.output is not None:
        content = render_bytes(document, wanted.output_format, for_excel=wanted.for_excel)
        write_and_say(wanted.output, content, wanted.language)
    elif wanted.output_format is OutputFormat.TABLE and is_terminal(sys.stdout):
        from rich.console import Console

        from cds_cli.report.ranking.terminal import render

        console = Console()
        console.print(render(document, console.width, all_rows=wanted.all_rows))
    else:
        content = render_bytes(document, wanted.output_format, for_excel=wanted.for_excel)
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
