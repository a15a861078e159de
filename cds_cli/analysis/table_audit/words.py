"""The headings and labels that published tables use, in Vietnamese and English."""

import re
from decimal import Decimal

from cds_cli.analysis.table_audit.model import Role
from cds_cli.units.names import name_key

TOTAL_WORDS = (
    "Tổng điểm", "Tổng số điểm", "Tổng cộng", "Tổng", "Điểm tổng", "Điểm tổng hợp", "Tổng hợp",
    "Tổng điểm DTI", "Điểm DTI", "Giá trị DTI", "Chỉ số DTI", "DTI", "Công bố", "Điểm công bố",
    "Điểm thẩm định", "Kết quả", "Điểm số", "Điểm", "Giá trị", "Total points", "Total score",
    "Total", "Overall", "Published", "Score", "Points", "Chỉ số", "Index", "Value",
)  # fmt: skip
"""From the surest: of several columns so headed the first of these is the total."""
WORDS: dict[Role, tuple[str, ...]] = {
    Role.TOTAL: TOTAL_WORDS,
    Role.RANK: (
        "Hạng", "Xếp hạng", "Thứ hạng", "Thứ bậc", "Xếp thứ", "Vị trí", "Vị thứ", "Rank",
        "Ranking", "Position",
    ),
    Role.NAME: (
        "Tên đơn vị", "Đơn vị", "Tên", "Tỉnh", "Tỉnh, thành phố", "Tỉnh/thành phố",
        "Tỉnh, thành", "Tỉnh/thành", "Tỉnh thành", "Địa phương", "Bộ, ngành", "Cơ quan",
        "Cơ quan, đơn vị", "Tên cơ quan", "Sở, ban, ngành", "Huyện", "Quận, huyện", "Xã",
        "Xã, phường", "Phường, xã", "Tên xã", "Tên tỉnh", "Unit", "Name", "Province", "Commune",
        "District", "Ministry", "Organisation", "Organization",
    ),
    Role.CODE: ("Mã đơn vị", "Mã", "Mã ĐV", "Mã tỉnh", "Mã xã", "Code", "unit_code"),
    Role.BLOCK: ("Khối", "Nhóm đơn vị", "Block"),
    Role.OTHER: (
        "STT", "TT", "Số TT", "No.", "No", "#", "Ghi chú", "Note", "Notes", "Remarks", "Xếp loại",
        "Mức", "Band", "Dấu", "Marks", "Độ phủ", "Coverage", "Tối đa", "Điểm tối đa", "Max",
        "max_points", "Năm", "Year", "Tăng/giảm", "Tăng giảm", "Hạng năm trước", "Chênh lệch",
        "Cột", "Loại", "Kind", "%", "Tỷ lệ", "Tỷ lệ (%)", "Tỷ lệ %", "Tỷ lệ đạt", "Tỷ lệ đạt (%)",
        "Percent", "Percentage",
    ),
}  # fmt: skip
ROLES = {name_key(word): role for role, words in WORDS.items() for word in words}
BEGINNINGS: dict[Role, tuple[str, ...]] = {
    Role.TOTAL: tuple(map(name_key, ("Tổng điểm", "Điểm tổng", "Tổng cộng", "Total"))),
    Role.RANK: tuple(
        map(name_key, ("Xếp hạng", "Thứ hạng", "Xếp thứ", "Hạng năm", "Hạng 20", "Rank"))
    ),
}
"""What else the headings of totals and ranks begin with: ``Xếp hạng năm 2025``."""
ORDER = {name_key(word): place for place, word in enumerate(TOTAL_WORDS)}

WEIGHT_LABELS = frozenset(map(name_key, ("Trọng số", "Hệ số", "Weight", "Weights")))
MAXIMUM_LABELS = frozenset(
    map(
        name_key,
        ("Điểm tối đa", "Tối đa", "Điểm chuẩn", "Thang điểm", "Max", "Maximum", "Max points"),
    )
)
SUMMARY_LABELS = frozenset(
    map(
        name_key,
        (
            "Tổng", "Tổng cộng", "Cộng", "Trung bình", "Bình quân", "Điểm trung bình",
            "Cả nước", "Toàn quốc", "Toàn tỉnh", "Total", "Sum", "Average", "Mean", "Median",
        ),
    )
)  # fmt: skip

CODE = re.compile(r"(?P<code>[0-9]{1,2}(?:\.[0-9]{1,2})*[a-zđ]?)(?=[\s.):\-–]|$)", re.IGNORECASE)
MAXIMUM_IN_HEADING = re.compile(
    r"\(\s*(?:tối đa|điểm tối đa|max\.?|of)?\s*(?P<maximum>[0-9]+(?:[.,][0-9]+)?)\s*"
    r"(?:điểm|đ|points?|pts)?\s*\)",
    re.IGNORECASE,
)
NUMBERING = re.compile(r"\(?[0-9]{1,3}\)?")


def role_of(text: str) -> Role | None:
    """Say what a heading stands for, if it is a known one, with or without a maximum behind it."""
    return ROLES.get(name_key(MAXIMUM_IN_HEADING.sub("", text)))


def begins_as(role: Role, text: str) -> bool:
    """Whether a heading that is no known one begins like one of a role."""
    return role_of(text) is None and name_key(text).startswith(BEGINNINGS[role])


def code_of(text: str) -> str | None:
    """Give the code that a heading begins with: ``1.2 Thể chế`` or ``4.5a``."""
    found = CODE.match(text.strip())
    return found["code"].lower() if found else None


def maximum_in(text: str) -> Decimal | None:
    """Give the maximum that a heading names behind it, such as ``Nhận thức số (100 điểm)``."""
    found = MAXIMUM_IN_HEADING.search(text)
    return Decimal(found["maximum"].replace(",", ".")) if found else None
