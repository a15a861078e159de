"""What heads the columns of a form and names its unit, as written by us and as people write it."""

from cds_cli.units.names import name_key

FORM_WORDS: dict[str, tuple[str, ...]] = {
    "code": ("Mã", "Mã chỉ số", "Mã số", "Mã CS", "Ký hiệu", "indicator", "code"),
    "name": ("Chỉ số", "Tên chỉ số", "Chỉ số thành phần", "Nội dung", "Tiêu chí", "name"),
    "max_points": ("Điểm tối đa", "Điểm chuẩn", "Thang điểm", "max_points"),
    "asked": ("Số liệu cần nhập", "Cách tính", "Hướng dẫn"),
    "a": (
        "Số liệu (a)",
        "a",
        "(a)",
        "part",
        "value",
        "Số liệu",
        "Tử số (a)",
        "Tử số",
        "Giá trị",
        "Số liệu (a) / Câu trả lời",
    ),
    "b": ("Tổng số (b)", "b", "(b)", "whole", "Mẫu số (b)", "Mẫu số", "Tổng số"),
    "answer": ("Câu trả lời", "Trả lời", "Có/Không", "answer"),
    "preview": ("Điểm tính thử", "Điểm máy tính"),
    "claimed": (
        "Tự đánh giá",
        "Điểm tự đánh giá",
        "Tự chấm",
        "Điểm tự chấm",
        "Đơn vị tự đánh giá",
        "claimed",
    ),
    "evidence": (
        "Tài liệu kiểm chứng",
        "Minh chứng",
        "Tài liệu minh chứng",
        "Căn cứ",
        "evidence",
    ),
    "explanation": ("Giải trình", "explanation"),
    "awarded": (
        "Thẩm định",
        "Điểm thẩm định",
        "Hội đồng thẩm định",
        "Kết quả thẩm định",
        "awarded",
    ),
    "computed": ("Điểm theo quy tắc",),
    "reason": ("Lý do điều chỉnh", "reason"),
    "note": ("Ghi chú", "note"),
}
"""By role; the first word is the one that a template of ours writes."""

UNIT_LABELS: dict[str, tuple[str, ...]] = {
    "code": ("Mã đơn vị", "Mã ĐV"),
    "name": ("Đơn vị", "Tên đơn vị", "Cơ quan, đơn vị", "UBND"),
    "period": ("Kỳ", "Kỳ đánh giá", "Năm"),
    "block": ("Khối",),
    "kind": ("Loại đơn vị",),
    "parent": ("Trực thuộc", "Đơn vị cấp trên"),
}
"""What stands left of, or before a colon in, the cells above a form that say whose it is."""

ENGLISH_WORDS = {
    "code": "Indicator",
    "name": "Indicator name",
    "max_points": "Maximum",
    "asked": "Figures to give",
    "a": "Figure (a)",
    "b": "Whole (b)",
    "preview": "Trial points",
    "claimed": "Self-assessment",
    "evidence": "Evidence",
    "explanation": "Explanation",
    "computed": "Points by rule",
    "awarded": "Appraised points",
    "reason": "Reason for the change",
    "note": "Note",
}
ENGLISH_LABELS = {
    "code": "Unit code",
    "name": "Unit",
    "period": "Period",
    "block": "Block",
    "kind": "Kind of unit",
    "parent": "Belongs to",
}
"""What heads our columns, and stands before the cells of a unit, in a template in English."""

GUIDANCE_SHEETS = ("Hướng dẫn", "Guidance")
HIDDEN_SHEET = "_cds"
"""The sheets of a template that hold no figures: how to fill it in, and its lists and stamp."""

BY_KEY = {
    **{name_key(word): role for role, word in ENGLISH_WORDS.items()},
    **{name_key(word): role for role, words in FORM_WORDS.items() for word in words},
}
LABEL_BY_KEY = {
    **{name_key(word): role for role, word in ENGLISH_LABELS.items()},
    **{name_key(word): role for role, words in UNIT_LABELS.items() for word in words},
}


def role_of_heading(text: str) -> str | None:
    """Give the role of a form's column; None where its heading is not known."""
    return BY_KEY.get(name_key(text))


def role_of_label(text: str) -> str | None:
    """Give what a label above a form introduces; None where it is no such label."""
    return LABEL_BY_KEY.get(name_key(text.strip().rstrip(":").strip()))
