"""What the columns of a table may be headed by, for one set."""

from collections.abc import Iterator
from dataclasses import dataclass

from cds_cli.definitions.columns import RESERVED, InputColumn, input_columns, roles_of
from cds_cli.definitions.inputs import Input, Range
from cds_cli.definitions.models import IndicatorSet
from cds_cli.units.names import name_key

CODE_WORDS = ("Mã đơn vị", "code", "unit_code", "Mã ĐV")
UNIT_WORDS: dict[str, tuple[str, ...]] = {
    "name": ("Tên đơn vị", "name", "unit", "Đơn vị", "Tên"),
    "block": ("block", "Khối"),
    "kind": ("kind", "Loại đơn vị", "Loại"),
    "parent": ("parent", "Đơn vị cấp trên", "Trực thuộc"),
}
NUMBERING_WORDS = ("STT", "TT", "Số TT", "No.")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column is about.

    ``role``: ``code``, a column of the unit (``name``, ``block``…), ``attribute``, ``input``,
    ``fraction`` (part and whole in one cell), ``claimed``, ``awarded`` or ``numbering``.
    """

    role: str
    code: str
    label: str
    column: InputColumn | None = None
    is_second_half: bool = False
    """Whether it stands for the whole of a fraction, whose cell the part speaks for."""

    @property
    def key(self) -> tuple[str, str]:
        """Two columns of one key repeat each other."""
        return (self.role, self.code)

    @property
    def holds_figures(self) -> bool:
        """Whether the column holds what units submit, not who they are."""
        return self.role in {"input", "fraction", "claimed", "awarded"}


class Headings:
    """The headings of a set, by what is written and by the key of what is written."""

    def __init__(self, indicator_set: IndicatorSet) -> None:
        """List the headings of a set; a name that two columns share heads neither."""
        self.exact: dict[str, Heading] = {}
        names: dict[str, list[Heading]] = {}
        for written, heading in known_headings(indicator_set):
            if written == heading.code or heading.role not in {"input", "fraction"}:
                self.exact.setdefault(written, heading)
            names.setdefault(name_key(written), []).append(heading)
        self.by_key = {
            key: found[0] for key, found in names.items() if len({h.key for h in found}) == 1
        }

    def find(self, text: str) -> Heading | None:
        """Give what a heading means; None if it is not known."""
        return self.exact.get(text) or self.by_key.get(name_key(text))

    def is_as_written(self, text: str, heading: Heading) -> bool:
        """Whether a heading stands just as the set writes it."""
        return text in {heading.code, heading.label} or text in self.exact

    def longer_codes(self, text: str) -> tuple[str, ...]:
        """Give the codes that a number in place of a heading may have lost its zeros from."""
        return tuple(
            code
            for code in self.exact
            # Only decimals lose zeros: 1 never was 10.
            if "." in code and code != text and code.rstrip("0").removesuffix(".") == text
        )


def known_headings(indicator_set: IndicatorSet) -> Iterator[tuple[str, Heading]]:
    """Give each text that may head a column, with what it means."""
    for word in CODE_WORDS:
        yield word, Heading("code", "code", word)
    for role, words in UNIT_WORDS.items():
        for word in words:
            yield word, Heading(role, role, word)
    for word in NUMBERING_WORDS:
        yield word, Heading("numbering", "numbering", word)
    for attribute in indicator_set.attributes:
        item = Input(name=attribute.name, kind=attribute.kind)
        column = InputColumn(attribute.code, item, (), ())
        for word in (attribute.code, attribute.name):
            yield word, Heading("attribute", attribute.code, attribute.name, column)
    yield from headings_of_inputs(indicator_set)
    yield from headings_of_indicators(indicator_set)


def headings_of_inputs(indicator_set: IndicatorSet) -> Iterator[tuple[str, Heading]]:
    """Give the headings that name an input."""
    for column in input_columns(indicator_set):
        for word in (column.code, column.name):
            yield word, Heading("input", column.code, column.name, column)


def headings_of_indicators(indicator_set: IndicatorSet) -> Iterator[tuple[str, Heading]]:
    """Give the headings that name an indicator: its fraction, and its points."""
    for leaf in indicator_set.leaves():
        if set(roles_of(leaf)) == {"part", "whole"}:
            for word in (leaf.code, leaf.name):
                yield word, Heading("fraction", leaf.code, leaf.name)
        allowed = Range(at_least=0.0, at_most=leaf.full_points)
        item = Input(name=leaf.name, kind="number", range=allowed)
        for word in RESERVED:
            code = f"{leaf.code}.{word}"
            yield code, Heading(word, leaf.code, leaf.name, InputColumn(code, item, (), ()))
