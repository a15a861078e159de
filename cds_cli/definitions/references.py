"""What is told of codes: one that names nothing, and one that is met again."""

from collections.abc import Iterable
from difflib import get_close_matches

from cds_cli import catalogue
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.text import Text

ADD_NODE = Text("sửa mã, hoặc thêm nút đó", "mend the code, or add that node")


def code_twice(where: Location, code: str, first: Location) -> Diagnostic:
    """Report a code met again; the first one may stand in another file of the set."""
    line = first.row if first.file == where.file else f"{first.row} ({first.file})"
    return catalogue.CODE_TWICE.at(where, code=code, first=line)


def dangling(
    where: Location, code: str, known: Iterable[str], otherwise: Text = ADD_NODE
) -> Diagnostic:
    """Report a code that names nothing, with the nearest that does."""
    close = get_close_matches(code, list(known), n=1)
    suggestion = Text(f"có phải {close[0]}?", f"is {close[0]} meant?") if close else otherwise
    return catalogue.DANGLING_REFERENCE.at(where, seen=code, suggestion=suggestion)
