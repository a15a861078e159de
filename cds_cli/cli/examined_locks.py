"""What `cds doctor` says of workbooks that are open in another program."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cds_cli.report.checkup import Line, State
from cds_cli.text import Text, filled

OPEN_FILE = Text("Tệp đang mở", "Open file")
LOCKS = ("~$*.xls*", ".~lock.*#")
"""What Excel and LibreOffice put beside a file that is open in them."""


def lock_lines(folders: Sequence[Path]) -> Iterator[Line]:
    """Name the workbooks that are open in Excel or LibreOffice: nothing can be written to them."""
    locks = {
        lock.resolve()
        for folder in folders
        if folder.is_dir()
        for pattern in LOCKS
        for lock in folder.glob(pattern)
    }
    advice = Text(
        "lưu và đóng tệp trước khi ghi đè lên nó; nếu không ai mở, xóa tệp khóa",
        "save and close it before it is written to; if nobody has it open, delete the lock file",
    )
    for lock in sorted(locks):
        told = Text("{name} (tệp khóa {lock})", "{name} (lock file {lock})")
        values: dict[str, object] = {"name": locked_name(lock), "lock": lock}
        yield Line("open_file", OPEN_FILE, filled(told, values), State.WARNING, advice)


def locked_name(lock: Path) -> str:
    """Give the name of the workbook that a lock file stands for.

    Excel puts ``~$`` before a short name, and in place of the first two letters of a long one.
    """
    if lock.name.startswith(".~lock."):
        return lock.name.removeprefix(".~lock.").removesuffix("#")
    rest = lock.name.removeprefix("~$")
    found = (path.name for path in sorted(lock.parent.glob("*.xls*")) if path.name != lock.name)
    return next((name for name in found if name in {rest, name[:2] + rest}), rest)
