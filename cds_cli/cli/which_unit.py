"""Which unit of a scoring a user means."""

from collections.abc import Sequence

import pandas as pd

from cds_cli.cli.stopping import stop
from cds_cli.text import Language, Text
from cds_cli.units.meant import meant, near
from cds_cli.units.model import Unit
from cds_cli.units.names import unit_with_code

NO_UNITS = Text(
    "Kết quả này không có từng đơn vị (cá nhân không được lưu từng dòng): chạy lại với tệp "
    "số liệu.",
    "These results hold no single units (persons are not stored row by row): run it on the file "
    "of data.",
)
NO_UNIT = Text(
    "Không có đơn vị {name} trong kết quả. Có: {known}.",
    "There is no unit {name} in the results. There are: {known}.",
)
CLOSE = Text(
    "Không có đơn vị {name} trong kết quả. Gần giống: {known}.",
    "There is no unit {name} in the results. Close to it: {known}.",
)
SEVERAL = Text(
    "{name} có thể là nhiều đơn vị: {known}. Ghi mã.",
    "{name} may be several units: {known}. Give the code.",
)
LISTED = 10


def find_unit(text: str, units: pd.DataFrame, language: Language) -> int:
    """Give the place of the unit that is named by code or by name, in any typing.

    ``units``: index unit code, with columns name and kind. Stops with exit code 2, and with
    what is close, if no unit or more than one is meant.
    """
    refuse_without_units(units, language)
    columns = (units.index, units["name"], units["kind"])
    known = [
        Unit("", str(code), str(name), kind=str(kind))
        for code, name, kind in zip(*columns, strict=True)
    ]
    found = meant(text, known)
    if len(found) > 1:
        stop(SEVERAL, language, name=text, known=told(found))
    if not found:
        close = near(text, known)
        stop(CLOSE if close else NO_UNIT, language, name=text, known=told(close or known))
    return [unit.code for unit in known].index(found[0].code)


def refuse_without_units(units: pd.DataFrame, language: Language) -> None:
    """Refuse results that hold no units, as those of persons in the store; exit code 2."""
    if not len(units):
        stop(NO_UNITS, language)


def told(units: Sequence[Unit]) -> str:
    """Name units with their codes."""
    listed = ", ".join(unit_with_code(unit.name, unit.code) for unit in units[:LISTED])
    return listed + ("…" if len(units) > LISTED else "")
