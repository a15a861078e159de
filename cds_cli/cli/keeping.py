"""An answer never takes the place of a file that it is made of."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.core import TyperCommand

from cds_cli.cli.stopping import stop
from cds_cli.text import Text

OUTPUT = "output"
READ = Text(
    "Không ghi đè lên {name}: lệnh này đọc chính tệp đó.",
    "{name} is not written over: this command reads that very file.",
)


class Analysis(TyperCommand):
    """A command that reads files and writes what it makes of them."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 — typer has no public name for it
        """Run the command, unless it would write over what it reads."""
        output = ctx.params.get(OUTPUT)
        if output is not None and output.is_file():
            others = (one for name, one in ctx.params.items() if name != OUTPUT)
            if any(file.samefile(output) for one in others for file in files_in(one)):
                stop(READ, ctx.params.get("lang"), name=output)
        return super().invoke(ctx)


def files_in(value: object) -> Iterator[Path]:
    """Give the files that the value of a parameter names, be it one or several."""
    for one in value if isinstance(value, list | tuple) else (value,):
        if isinstance(one, str | Path) and is_file(Path(one)):
            yield Path(one)


def is_file(path: Path) -> bool:
    """Whether there is such a file; a long text or one with odd characters names none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
