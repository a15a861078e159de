"""Cells that ask for one option of a list."""

from cds_cli.catalogue import NOT_AN_OPTION
from cds_cli.definitions.inputs import InputOption
from cds_cli.submission.kinds.reading import Asked, CellValue, Raw, Reading, given, rejected
from cds_cli.submission.kinds.shown import plain_number, shown
from cds_cli.units.names import name_key


def place_of_option(value: CellValue | None, options: tuple[InputOption, ...]) -> int | None:
    """Find the option that a cell names by its code or its name, as its place from 0."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = plain_number(value)
    if not isinstance(value, str) or not value.strip():
        return None
    typed, key = value.strip(), name_key(value)
    namings = (
        [option.code == typed for option in options],
        [option.code.casefold() == typed.casefold() for option in options],
        [name_key(option.name) == key for option in options],
    )
    return next((named.index(True) for named in namings if True in named), None)


def read_choice(raw: Raw, asked: Asked) -> Reading:
    """Read a choice; what is not in the list is rejected with the list (V321)."""
    place = place_of_option(raw.value, asked.options)
    if place is not None:
        return given(float(place))
    seen = "" if raw.value is None else shown(raw.value)
    return rejected(NOT_AN_OPTION, seen=seen, allowed="; ".join(map(_told, asked.options)))


def _told(option: InputOption) -> str:
    return option.name if option.name == option.code else f"{option.code} ({option.name})"
