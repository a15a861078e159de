"""What the columns of a table may be headed by, for one set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cds_cli.definitions.columns import (
    POINTS,
    RESERVED,
    InputColumn,
    input_columns,
    roles_of,
)
from cds_cli.definitions.inputs import Input, Range
from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.submission.record_words import role_of_heading
from cds_cli.units.names import name_key

CODE_WORDS = ("Mã đơn vị", "code", "unit_code", "Mã ĐV")
UNIT_WORDS: dict[str, tuple[str, ...]] = {
    "name": ("Tên đơn vị", "name", "unit", "Đơn vị", "Tên"),
    "block": ("block", "Khối"),
    "kind": ("kind", "Loại đơn vị", "Loại"),
    "parent": ("parent", "Đơn vị cấp trên", "Trực thuộc"),
}
PLACE_WORDS = (
    *("Tên đơn vị (xã, phường)", "Tên đơn vị (xã/phường)", "Địa phương", "Tên địa phương"),
    *("Tên thôn", "Xã, phường", "Xã/phường", "Xã, phường, đặc khu", "Tên xã", "Tên xã, phường"),
    "Tên xã/phường",
)
"""What may head the names of units where nothing better does, the smallest places first."""
PROVINCE_WORDS = ("Tỉnh, thành phố", "Tỉnh/thành phố", "Tên tỉnh")
"""The same for provinces; beside communes they say where those lie."""
AGENCY_WORDS = ("Đơn vị báo cáo", "Cơ quan, đơn vị", "Sở, ban, ngành", "Tên sở")
"""The same for agencies; beside an indicator they say who answers for it."""
NUMBERING = re.compile(r"\(?\w{1,2}\)?(\s*=.*)?")
NUMBERING_WORDS = ("STT", "TT", "Số TT", "No.")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column is about.

    ``role``: ``code``, a column of the unit (``name``, ``block``…), ``attribute``, ``input``,
    ``fraction`` (part and whole in one cell), ``claimed``, ``awarded``, a text beside an indicator
    (``evidence``, ``explanation``, ``reason``, ``note``) or ``numbering``.
    """

    role: str
    code: str
    label: str
    column: InputColumn | None = None
    is_second_half: bool = False
    """Whether it stands for the whole of a fraction, whose cell the part speaks for."""
    rank: int = 0
    """Of several columns about the same, a lower one is taken; those above 0 only stand in."""

    @property
    def key(self) -> tuple[str, str]:
        """Two columns of one key repeat each other."""
        return (self.role, self.code)

    @property
    def stands_in(self) -> bool:
        """Whether it is about this only where no other column is."""
        return self.rank > 0

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
        self.leaves: dict[str, Indicator] = {}
        for leaf in indicator_set.leaves():
            for word in (
                leaf.code,
                leaf.name,
                f"{leaf.code} {leaf.name}",
                f"{leaf.code}. {leaf.name}",
            ):
                self.leaves.setdefault(name_key(word), leaf)
        self.by_key = {
            key: found[0] for key, found in names.items() if len({h.key for h in found}) == 1
        }
        provinces = PROVINCE_WORDS if indicator_set.level == "tinh" else ()
        for rank, word in enumerate((*PLACE_WORDS, *provinces, *AGENCY_WORDS), start=1):
            if name_key(word) not in names:
                stand_in = Heading("name", "name", UNIT_WORDS["name"][0], rank=rank)
                self.by_key[name_key(word)] = stand_in

    def find(self, text: str) -> Heading | None:
        """Give what a heading means; None if it is not known."""
        return self.exact.get(text) or self.by_key.get(name_key(text))

    def find_stacked(self, texts: tuple[str, ...]) -> Heading | None:
        """Give what several rows of a header mean together, the lowest of them first."""
        if not texts:
            return None
        *above, last = texts
        for upper in reversed(above):
            heading = self.below(upper, last)
            if heading is not None:
                return heading
        # A row of numbers below a header counts its columns, also where an indicator is called 1.
        own = None if above and NUMBERING.fullmatch(last) else self.find(last)
        return own or self.find_stacked(tuple(above))

    def below(self, upper: str, last: str) -> Heading | None:
        """Give what a heading below another means: ``b`` below the name of an indicator."""
        leaf = self.leaves.get(name_key(upper))
        if leaf is None:
            return None
        role = role_of_heading(last)
        if role in {"a", "b", "answer"}:
            roles = roles_of(leaf)
            # Of an indicator with more figures than two, nobody can say which one is a.
            lone = next(iter(roles)) if len(roles) == 1 else "part"
            return self.exact.get(roles.get("whole" if role == "b" else lone, ""))
        return self.exact.get(f"{leaf.code}.{role or last}")

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
        for role in RESERVED:
            yield f"{leaf.code}.{role}", heading_beside(leaf, role)


def heading_beside(leaf: Indicator, role: str) -> Heading:
    """Give the heading of what stands beside an indicator: points, or a text."""
    item = Input(name=leaf.name, kind="text")
    if role in POINTS:
        allowed = Range(at_least=0.0, at_most=leaf.full_points)
        item = Input(name=leaf.name, kind="number", range=allowed)
    return Heading(role, leaf.code, leaf.name, InputColumn(f"{leaf.code}.{role}", item, (), ()))
