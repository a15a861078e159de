"""The line of a text file that a diagnostic points at, with a caret under the column."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cds_cli.diagnostics import Location
from cds_cli.report.safe import clean
from cds_cli.tables.csv_text import DECLARED, chosen_separator

_LARGEST_FILE = 5_000_000
_WIDEST_LINE = 120
_BEFORE_CARET = 60
_YAML = frozenset({".yaml", ".yml"})
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_RECORD = re.compile(r'((?:[^"\r\n]|"[^"]*"?)*+)(?:\r\n|[\r\n])?')


@dataclass(frozen=True, slots=True)
class _File:
    """The lines of a text file; in csv these are its rows, and what separates their cells."""

    lines: tuple[str, ...] = ()
    separator: str | None = None


class Sources:
    """The text files that diagnostics speak of, each read once."""

    def __init__(self) -> None:
        """Start with no file read."""
        self._files: dict[str, _File] = {}

    def pointed_at(self, location: Location) -> tuple[str, int | None] | None:
        """Give the line of a place, and its column in characters from 1 if one is known.

        None in a workbook and where the file cannot be read or has no such line.
        """
        if location.sheet is not None or location.row is None:
            return None
        if location.file not in self._files:
            self._files[location.file] = _read(Path(location.file))
        file = self._files[location.file]
        if not 0 < location.row <= len(file.lines):
            return None
        line = file.lines[location.row - 1]
        return line, _character(line, location.column, file.separator)


def _read(file: Path) -> _File:
    """Read a text in UTF-8; whatever else the file is, there is no line to show."""
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST_FILE:
            return _File()
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):
        return _File()
    if "\0" in text:
        return _File()
    if file.suffix.lower() in _YAML:
        return _File(tuple(_LINE_BREAK.split(text)))
    return _as_csv(text)


def _as_csv(text: str) -> _File:
    """Split csv as its reader counts: a row may break inside quotes, and ``sep=`` is none."""
    declared = DECLARED.match(text)
    if declared is None:
        return _File(tuple(_records(text)), chosen_separator(text))
    return _File(tuple(_records(text[declared.end() :])), declared[1])


def _records(text: str) -> Iterator[str]:
    return (found[1] for found in _RECORD.finditer(text) if found.group())


def _character(line: str, column: int | None, separator: str | None) -> int | None:
    """Turn a column into a character: in csv a column is a cell, and cells are counted."""
    if column is None or separator is None or column <= 1:
        return column
    ends = re.finditer(rf'"[^"]*"?|{re.escape(separator)}', line)
    starts = [end.end() + 1 for end in ends if end.group() == separator]
    return starts[column - 2] if column - 2 < len(starts) else None


def excerpt(line: str, column: int | None) -> tuple[str, str]:
    """Give the line as it is shown, cut if it is long, and the caret line (empty: no column).

    The column counts characters from 1.
    """
    at = min(max((column or 1) - 1, 0), len(line))
    start = at - _BEFORE_CARET if len(line) > _WIDEST_LINE and at > _BEFORE_CARET else 0
    end = min(start + _WIDEST_LINE, len(line))
    before = ("…" if start else "") + clean(line[start:at])
    shown = before + clean(line[at:end]) + ("…" if end < len(line) else "")
    return shown.rstrip(), f"{' ' * width(before)}^" if column else ""


def width(text: str) -> int:
    """Count the columns of a terminal that a text takes: none for a combining mark, two for 漢."""
    return sum(
        0 if unicodedata.combining(character) else 1 + _is_wide(character) for character in text
    )


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
