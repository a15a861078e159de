"""A table that says which units became which: its columns and rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cds_cli.diagnostics import Checked
from cds_cli.submission.named_table import Line, NamedColumn, read_named

OLD, NEW, NAME, BLOCK, WEIGHT = "old", "new", "new_name", "block", "weight"
COLUMNS = (
    NamedColumn(OLD, ("Đơn vị cũ", "Mã đơn vị cũ", "Mã cũ", "Tên đơn vị cũ", "Tên cũ")),
    NamedColumn(NEW, ("Đơn vị mới", "Mã đơn vị mới", "Mã mới")),
    NamedColumn(NAME, ("Tên đơn vị mới", "Tên mới"), is_needed=False),
    NamedColumn(BLOCK, ("Khối",), is_needed=False),
    NamedColumn(WEIGHT, ("Trọng số",), is_needed=False),
)
WEIGHED_BY = "weighed by"
"""The key of a column that is named to hold weights; no heading is taken for it by itself."""


@dataclass(frozen=True, slots=True)
class MapFile:
    """The rows of a table of merges; ``weight`` is the key of the column with weights, if any."""

    file: str
    sha256: str
    lines: tuple[Line, ...]
    weight: str | None = None

    @property
    def has_unused_weights(self) -> bool:
        """Whether there are weights that nobody has asked for."""
        return self.weight is None and any(line.text(WEIGHT) for line in self.lines)


def read_map(path: Path, weight: str | None = None) -> Checked[MapFile]:
    """Read the columns old and new, and new_name, block and weight where they are there.

    ``weight``: the heading of the column that is to weigh the parts; ``MapFile.weight`` is None
    where the table has no such column. Raises OSError where the file cannot be opened.
    """
    own = (NamedColumn(WEIGHED_BY, (weight,), is_needed=False),) if weight else ()
    table = read_named(path, (*COLUMNS, *own))
    if table.value is None:
        return Checked(None, table.diagnostics)
    there: Mapping[str, int] = table.value.lines[0].columns if table.value.lines else {}
    made = MapFile(
        table.value.file,
        table.value.sha256,
        # Rows of notes or totals below the table name no units.
        tuple(line for line in table.value.lines if line.text(OLD) or line.text(NEW)),
        WEIGHED_BY if WEIGHED_BY in there else None,
    )
    return Checked(made, table.diagnostics)
