"""The door for published results: a file of any form that ``cds`` writes for programs or Excel."""

from dataclasses import replace
from pathlib import Path

from cds_cli.analysis.published.of_json import JsonResult, of_json
from cds_cli.analysis.published.tables import TableResult, of_book
from cds_cli.diagnostics import Checked, InvalidInput, Location
from cds_cli.tables.grid import Limits
from cds_cli.tables.read import read_book
from cds_cli.tables.refusal import refuse_above
from cds_cli.text import Text

Published = JsonResult | TableResult

MEGABYTE = 1 << 20
START = 1024
FEWEST = Limits(columns=2_000, cells=1_200_000, unpacked_mb=200)
"""A result may be so large at least: points and maxima of 3,321 communes take 800,000 cells."""
OF_JSON = (b"{", b"[")
SIZE = Text("dung lượng tệp (MB)", "size of the file (MB)")


def read_published(path: Path, limits: Limits = Limits()) -> Checked[Published]:  # noqa: B008 - frozen
    """Read a published result: json, csv, tsv or xlsx, told apart by its first bytes.

    The file must exist and be a file. What is wrong with it is reported (F001-F013); the value is
    None where it is no result.
    """
    try:
        if start_of(path).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(OF_JSON):
            return Checked(of_json(all_of(path, limits), str(path)))
        read = read_book(path, limits)
        if read.value is None:
            return Checked(None, read.diagnostics)
        tabs = b"\t" in start_of(path).partition(b"\n")[0]
        return Checked(of_book(read.value, tabs=tabs), read.diagnostics)
    except InvalidInput as refused:
        return Checked(None, refused.diagnostics)


def ample(limits: Limits) -> Limits:
    """Give limits that let through what data within the limits lead to."""
    return replace(
        limits,
        columns=max(limits.columns, FEWEST.columns),
        cells=max(limits.cells, FEWEST.cells),
        unpacked_mb=max(limits.unpacked_mb, FEWEST.unpacked_mb),
    )


def start_of(path: Path) -> bytes:
    """Read the first bytes of a file."""
    with path.open("rb") as stream:
        return stream.read(START)


def all_of(path: Path, limits: Limits) -> bytes:
    """Read a file that is not larger than is allowed."""
    bound = limits.unpacked_mb * MEGABYTE
    with path.open("rb") as stream:
        data = stream.read(bound + 1)
    if len(data) > bound:
        refuse_above(limits.unpacked_mb, f"> {limits.unpacked_mb}", SIZE, Location(str(path)))
    return data
