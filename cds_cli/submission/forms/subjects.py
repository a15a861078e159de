"""What a row of a form, or of a long table, is about."""

from collections.abc import Mapping
from dataclasses import dataclass

from cds_cli.definitions.columns import InputColumn, input_columns
from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.diagnostics import Severity
from cds_cli.submission.forms.rows import FormRow, form_rows
from cds_cli.submission.header import text_of
from cds_cli.submission.headings import Headings
from cds_cli.tables.grid import CellValue
from cds_cli.units.names import name_key


@dataclass(frozen=True, slots=True)
class Subject:
    """The row of a set's form that a row of a table speaks of."""

    row: FormRow
    doubt: Severity | None = None
    """Whether code and name do not say the same, and how much that weighs."""
    meant: str = ""
    """What the set says instead, where there is a doubt."""
    lost_zeros: tuple[str, ...] = ()
    """Codes that a number in place of a code may stand for, where more than one does."""


class Subjects:
    """The rows of a set, by code and by name."""

    def __init__(self, indicator_set: IndicatorSet, headings: Headings) -> None:
        """List what rows may be about; a name that two rows share finds neither."""
        self.headings = headings
        self.rows = form_rows(indicator_set)
        self.by_code: dict[str, FormRow] = {row.code: row for row in self.rows}
        leaves = {leaf.code: leaf for leaf in indicator_set.leaves()}
        for column in input_columns(indicator_set):
            self.by_code.setdefault(column.code, row_of_column(column, leaves))
        names: dict[str, set[str]] = {}
        for row in self.rows:
            names.setdefault(name_key(row.name), set()).add(row.code)
        of_inputs: dict[str, set[str]] = {}
        for column in input_columns(indicator_set):
            of_inputs.setdefault(name_key(column.name), set()).add(column.code)
        # What a row of the form is called is never the name of one of its figures alone.
        self.by_name = {
            key: self.by_code[next(iter(codes))]
            for key, codes in (of_inputs | names).items()
            if len(codes) == 1
        }

    def find(self, code: CellValue | None, name: CellValue | None) -> Subject | None:
        """Give what a row is about by its code and its name; None where neither is known."""
        named = None if name is None else self.row_named(name)
        if code is None or not name_key(text_of(code)):
            return None if named is None else Subject(named)
        text = text_of(code).rstrip(".").strip()
        longer = () if isinstance(code, str) else self.headings.longer_codes(text)
        if longer:
            return self.among((text, *longer), named)
        row = self.by_code.get(text) or self.row_named(text)
        if row is None:
            return None
        return Subject(row, *self.doubt(row, name, named))

    def row_named(self, text: CellValue) -> FormRow | None:
        """Give the row that a text names: by name, by code, or by both as ``1.1. Name``."""
        written = text_of(text)
        key = name_key(written)
        code, _, rest = written.partition(" ")
        both = self.by_code.get(code.rstrip(".:"))
        if both is not None and name_key(rest) == name_key(both.name):
            return both
        return self.by_name.get(key) or self.by_code.get(written)

    def among(self, codes: tuple[str, ...], named: FormRow | None) -> Subject | None:
        """Choose among the codes that a number may stand for: the name beside it says which."""
        known = [self.by_code[code] for code in codes if code in self.by_code]
        if named in known:
            return Subject(named)
        if len(known) == 1:
            return Subject(known[0])
        return Subject(known[0], lost_zeros=tuple(row.code for row in known)) if known else None

    def doubt(
        self, row: FormRow, name: CellValue | None, named: FormRow | None
    ) -> tuple[Severity | None, str]:
        """Say whether the name beside a code is another one than the set gives it."""
        typed = "" if name is None else name_key(text_of(name))
        # A template in English writes the English name.
        english = row.node.name_en if row.node is not None else None
        if not typed or typed in {name_key(row.name), name_key(english or "")}:
            return None, ""
        if named is row or (named is not None and named.node is row.node):
            return None, ""
        return (Severity.NOTE if named is None else Severity.ERROR), row.name


def row_of_column(column: InputColumn, leaves: Mapping[str, Indicator]) -> FormRow:
    """Make a row of its own for an input that stands beside another in the form."""
    leaf = leaves.get(column.indicators[0]) if column.indicators else None
    return FormRow("part", column.code, column.name, leaf, slots={"a": column})
