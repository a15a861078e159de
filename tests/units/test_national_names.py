"""All 3,321 communes in every typing, and nothing that is merely alike."""

import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable

import pytest

from cds_cli.units.names import name_key
from cds_cli.units.national import national_registry
from cds_cli.units.registry import Registry
from cds_cli.units.spelling import spelling

XA = national_registry("xa")
LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
MARKS = "\u0300-\u036f"
TONES = "\u0300\u0301\u0303\u0309\u0323"
STYLES = re.compile(
    f"(o|(?<!q)u)([{TONES}]?)((?<=o)[ae]|(?<=o[{TONES}])[ae]|(?<=u)y|(?<=u[{TONES}])y)"
    rf"([{TONES}]?)(?![\w{MARKS}])",
    re.IGNORECASE,
)


def other_tone_style(text: str) -> str:
    """Write hòa as hoà, thủy as thuỷ, and the other way round."""
    return unicodedata.normalize("NFC", STYLES.sub(moved, unicodedata.normalize("NFD", text)))


def moved(found: re.Match[str]) -> str:
    first, tone_first, second, tone_second = found.groups()
    return first + tone_second + second + tone_first


def test_the_converter_of_the_test_moves_the_tone_both_ways() -> None:
    assert other_tone_style("Xã Hòa Thủy") == "Xã Hoà Thuỷ"
    assert other_tone_style("Xã Hoà Thuỷ") == "Xã Hòa Thủy"
    assert other_tone_style("Xã Hoàn Quý") == "Xã Hoàn Quý"
    moved = sum(other_tone_style(unit.name) != unit.name for unit in XA.on())
    assert moved > 100


@pytest.mark.parametrize(
    "typed",
    [
        lambda text: text,
        lambda text: unicodedata.normalize("NFC", text),
        lambda text: unicodedata.normalize("NFD", text),
        other_tone_style,
        str.upper,
        str.lower,
        lambda text: text.replace("Đ", "\u00d0").replace("đ", "\u00f0"),
        lambda text: text.replace("Đ", "\u0189"),
        lambda text: "  " + text.replace(" ", " \u00a0") + " ",
        lambda text: f"UBND {text[0].lower()}{text[1:]}",
        lambda text: text.replace("Xã ", "X. ").replace("Phường ", "P."),
        lambda text: text.replace("'", "’"),
        lambda text: text.removeprefix("Xã ").removeprefix("Phường ").removeprefix("Đặc khu "),
    ],
)
def test_every_commune_is_recognised_within_its_province_in_any_typing(
    typed: Callable[[str], str],
) -> None:
    wrong = [
        unit.code
        for unit in XA.on()
        if XA.match("", typed(unit.name), unit.parent).unit is not unit
    ]
    assert wrong == []


def test_names_as_they_are_listed_are_taken_without_a_word() -> None:
    assert {XA.match("", unit.name, unit.parent).problem for unit in XA.on()} == {None}
    assert {XA.match(unit.code, "").problem for unit in XA.on()} == {None}
    assert {XA.match(unit.code, unit.name).problem for unit in XA.on()} == {None}


def test_no_two_communes_of_a_province_have_one_key() -> None:
    keys = {(unit.parent, name_key(unit.bare_name)) for unit in XA.on()}
    assert len(keys) == len(XA.on()) == 3321


def test_names_of_a_province_one_letter_apart_mean_each_its_own_unit() -> None:
    by_province = defaultdict(list)
    for unit in XA.on():
        by_province[unit.parent].append(unit)
    neighbours = 0
    for parent, units in by_province.items():
        registry = XA.within(parent)
        for unit in units:
            name = unit.bare_name
            alike = [u for u in units if u is not unit and apart_by_one(u.bare_name, name)]
            neighbours += bool(alike)
            for other in alike:
                assert registry.match("", other.name).unit is other
                assert registry.match("", other.bare_name).unit is other
    assert neighbours > 100


def apart_by_one(one: str, other: str) -> bool:
    """Whether one letter was changed, dropped or added."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    same = (one == other for one, other in zip(short, long, strict=False))
    start = next((at for at, is_same in enumerate(same) if not is_same), len(short))
    rest = short[start:] if len(short) < len(long) else short[start + 1 :]
    return long[start + 1 :] == rest


def edits(name: str, chance: random.Random) -> set[str]:
    """Change, drop or add one letter of a name, at places that chance chooses."""
    made = set()
    for _ in range(2):
        at = chance.randrange(len(name))
        letter = chance.choice(LETTERS)
        made |= {name[:at] + letter + name[at + 1 :], name[:at] + name[at + 1 :]}
        made |= {name[:at] + letter + name[at:]}
    return made


def test_a_name_one_letter_away_from_a_commune_is_no_commune() -> None:
    chance = random.Random(766)  # noqa: S311 — the same edits in each run
    tried = 0
    for unit in XA.on():
        registry = within(unit.parent)
        for typed in edits(unit.bare_name.lower(), chance):
            if spelling(typed).bare in names_of(unit.parent):
                continue
            tried += 1
            found = registry.match("", f"{unit.kind} {typed}")
            assert (found.unit, found.problem.code) == (None, "U202"), typed
    assert tried > 15_000


PARTS: dict[str, Registry] = {}
NAMES: dict[str, frozenset[str]] = {}


def within(parent: str) -> Registry:
    if parent not in PARTS:
        PARTS[parent] = XA.within(parent)
    return PARTS[parent]


def names_of(parent: str) -> frozenset[str]:
    """Keys of all names that are, or became, of a unit within a province."""
    if parent not in NAMES:
        codes = {unit.code for unit in within(parent).on()}
        NAMES[parent] = frozenset(
            spelling(u.name).bare for u in XA.units if u.parent == parent or codes & {*u.became}
        )
    return NAMES[parent]


def test_every_commune_is_found_by_its_name_and_province() -> None:
    registry = Registry(XA.units, XA.parents)
    for unit in XA.on():
        assert registry.match("", unit.name, unit.parent).unit == unit
