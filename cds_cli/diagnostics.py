"""What can be said about a user's file: a problem, its place, and the values that were seen.

Problems are values, not exceptions: one run reports all of them. ``InvalidInput`` exists so that
a caller who needs the value can stop; it is caught in ``cli`` only.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from cds_cli.text import Language, Text, placeholders

T = TypeVar("T")


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops, a warning wants a look, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """The order of severities, the worst first."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a text file (line, column) or in a workbook (sheet, cell), counted from 1."""

    file: str = ""
    row: int | None = None
    column: int | None = None
    sheet: str | None = None

    @property
    def cell(self) -> str | None:
        """The cell in the way Excel names it, such as ``C5``; None outside a workbook."""
        if self.sheet is None or self.row is None:
            return None
        return (
            f"{column_letters(self.column)}{self.row}" if self.column else f"{self.row}:{self.row}"
        )

    def __str__(self) -> str:
        """``dti.yaml:12:7`` or ``nop.xlsx[Số liệu!C5]``."""
        if self.sheet is not None:
            return f"{self.file}[{'!'.join(filter(None, (self.sheet, self.cell)))}]"
        return ":".join(str(part) for part in (self.file, self.row, self.column) if part)

    @property
    def order(self) -> tuple[str, str, int, int]:
        """The key that sorts diagnostics the way a reader meets them."""
        return (self.file, self.sheet or "", self.row or 0, self.column or 0)


def column_letters(number: int) -> str:
    """Name a column the way Excel does: 1 is ``A``, 27 is ``AA``."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of fault: its code, how it is told, and how it is mended."""

    code: str
    slug: str
    severity: Severity
    message: Text
    hint: Text

    def at(
        self, location: Location, *, severity: Severity | None = None, **values: object
    ) -> "Diagnostic":
        """Say that this problem was met at a place.

        ``unit`` and ``indicator`` may be given even where the sentences do not name them: they
        say whose figure it is. Raises KeyError when a value that a sentence needs is missing.
        """
        missing = (placeholders(self.message.vi) | placeholders(self.hint.vi)) - values.keys()
        if missing:
            raise KeyError(self.code, *sorted(missing))
        return Diagnostic(location, self, values, severity or self.severity)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem met at a place, with the values that were seen there."""

    location: Location
    problem: Problem
    values: dict[str, object]
    severity: Severity

    @property
    def code(self) -> str:
        """The problem's code, such as ``V302``."""
        return self.problem.code

    def message(self, language: Language) -> str:
        """What is wrong, in one sentence."""
        return self.problem.message.fill(language, self.values)

    def hint(self, language: Language) -> str:
        """How to mend it, in one sentence."""
        return self.problem.hint.fill(language, self.values)

    @property
    def unit(self) -> str:
        """The unit whose figure it is, or an empty text."""
        return str(self.values.get("unit", ""))

    @property
    def indicator(self) -> str:
        """The indicator or input it is about, or an empty text."""
        return str(self.values.get("indicator", ""))


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place, then by code; the same findings always come in the same order."""
    return tuple(
        sorted(
            diagnostics,
            key=lambda d: (
                d.location.order,
                d.severity.rank,
                d.code,
                str(sorted(d.values.items())),
            ),
        )
    )


def errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Keep the errors only."""
    return tuple(d for d in diagnostics if d.severity is Severity.ERROR)


class InvalidInput(Exception):
    """The user's files cannot be used as they are; the diagnostics say why."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep every finding, not only the errors: the reader wants the whole list."""
        self.diagnostics = in_reading_order(diagnostics)
        super().__init__(f"{len(errors(self.diagnostics))} errors")


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """A value with what was found while it was made; None where it could not be made."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    def require(self) -> T:
        """Give the value, or raise InvalidInput if there are errors."""
        if self.value is None or errors(self.diagnostics):
            raise InvalidInput(self.diagnostics)
        return self.value
