import pytest

from cds_cli.units.meant import meant, near
from cds_cli.units.model import Unit

UNITS = tuple(
    Unit("xa", code, name, kind=name.split()[0].lower())
    for code, name in (
        ("00001", "Xã Hòa An"),
        ("00002", "Phường Hòa An"),
        ("00003", "Xã Sơn Hà"),
        ("00004", "Xã Sơn Hạ"),
        ("00005", "Xã Đại Lộc"),
    )
)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("00003", ["00003"]),
        ("3", ["00003"]),
        ("Xã Hòa An", ["00001"]),
        ("xã HOÀ AN", ["00001"]),
        ("UBND phường Hòa An", ["00002"]),
        ("Hòa An", ["00001", "00002"]),
        ("xa dai loc", ["00005"]),
        ("dai loc", ["00005"]),
        ("xã dai lộc", ["00005"]),
        ("Sơn Hạ", ["00004"]),
        ("xa son ha", ["00003", "00004"]),
        ("Xã Sơn Hả", []),
        ("xã", []),
        ("", []),
        ("Xã Bình An", []),
    ],
)
def test_a_unit_is_known_by_its_code_and_its_name_in_any_typing(
    typed: str, codes: list[str]
) -> None:
    assert [unit.code for unit in meant(typed, UNITS)] == codes


def test_what_is_close_is_for_people_to_choose_from() -> None:
    assert [unit.code for unit in near("Xã Sơn Hả", UNITS)] == ["00003", "00004"]
