"""What `cds doctor` says of the machine: versions, libraries, and what can be printed."""

import platform
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version

from cds_cli import __version__
from cds_cli.report.checkup import Line, State
from cds_cli.text import Text, as_it_stands, filled

LIBRARIES = (
    "defusedxml",
    "numpy",
    "openpyxl",
    "pandas",
    "pydantic",
    "PyYAML",
    "rich",
    "typer",
    "XlsxWriter",
)
OLDEST_PYTHON = (3, 11)
VIETNAMESE = "Tiếng Việt: ắ ễ ợ ữ đ"


def version_lines() -> Iterator[Line]:
    """Name the versions of cds and Python, and the system."""
    yield Line("cds", same("cds"), same(__version__))
    yield python_line(tuple(sys.version_info[:3]))
    yield Line("system", Text("Hệ điều hành", "System"), same(platform.platform()))


def python_line(seen: tuple[int, ...]) -> Line:
    """Say whether Python is new enough."""
    told = same(".".join(map(str, seen)))
    if seen >= OLDEST_PYTHON:
        return Line("python", same("Python"), told)
    advice = Text("cài Python 3.11 trở lên", "install Python 3.11 or newer")
    return Line("python", same("Python"), told, State.ERROR, advice)


def library_line(names: Sequence[str] = LIBRARIES) -> Line:
    """Name the versions of the libraries; one that is missing breaks some command."""
    subject = Text("Thư viện", "Libraries")
    seen = {name: version_of(name) for name in names}
    missing = [name for name, found in seen.items() if found is None]
    told = same(", ".join(f"{name} {found}" for name, found in seen.items() if found))
    if not missing:
        return Line("libraries", subject, told)
    lacking = Text("thiếu {missing}", "missing: {missing}")
    advice = Text("cài lại cds bằng pip", "install cds again with pip")
    told = filled(lacking, {"missing": ", ".join(missing)})
    return Line("libraries", subject, told, State.ERROR, advice)


def version_of(name: str) -> str | None:
    """Give the version of an installed package; None if it is not there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def output_line(encoding: str) -> Line:
    """Say whether Vietnamese can be printed as it is."""
    subject = Text("Mã hóa khi in", "Output encoding")
    if can_carry(encoding):
        told = Text("{seen}, in được tiếng Việt", "{seen}, Vietnamese can be printed")
        return Line("output", subject, filled(told, {"seen": encoding}))
    told = Text("{seen}, không in được tiếng Việt", "{seen}, Vietnamese cannot be printed")
    advice = Text(
        "đặt biến môi trường PYTHONUTF8=1 (trên Windows thêm: chcp 65001)",
        "set PYTHONUTF8=1 in the environment (on Windows also: chcp 65001)",
    )
    return Line("output", subject, filled(told, {"seen": encoding}), State.WARNING, advice)


def can_carry(encoding: str) -> bool:
    """Whether an encoding has the letters of Vietnamese."""
    try:
        VIETNAMESE.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def same(text: str) -> Text:
    """Give a text that is the same in both languages."""
    return as_it_stands(text, text)
