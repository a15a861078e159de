"""The words of a template."""

from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.report.safe import clean
from cds_cli.rules.base import Kind
from cds_cli.submission.period import Stage
from cds_cli.text import Language, Text

FORM = Text("Phiếu", "Form")
TABLE = Text("Số liệu", "Data")
STAGES = {
    Stage.SELF: Text("Tự đánh giá", "Self-assessment"),
    Stage.APPRAISED: Text("Thẩm định", "Appraisal"),
}
SET_LINE = Text("{label} · {stage}", "{label} · {stage}")
DECISION = Text("Văn bản {decision}", "Decision {decision}")
OF_PERIOD = Text("kỳ {period}", "period {period}")
HOW = Text(
    "Nhập vào các ô nền vàng; để trống nghĩa là chưa có số liệu, 0 là có và bằng 0. "
    "Cách chấm ở trang Hướng dẫn. Mẫu {label} (sha256 {digest}).",
    "Fill in the yellow cells; a blank means no figure yet, 0 is a figure. "
    "The sheet Guidance says how points are given. Template of {label} (sha256 {digest}).",
)
BY_OTHERS = Text("theo các đơn vị khác", "by the other units")
CHECK = Text("kiểm tra số liệu", "check the figures")
DOES_NOT_APPLY = Text("không áp dụng", "không áp dụng")
"""In one language: the reader knows these words."""
NOT_FOR_UNIT = Text("không áp dụng", "not applicable")
NO_MAXIMUM = Text("chưa có", "open")
SHARED = Text("Nhập một lần, dùng cho {codes}.", "Asked once, used by {codes}.")
SHARED_BY_NONE = Text("Để tham khảo, không tính điểm.", "For reference, not scored.")
COPIED = Text("– lấy từ dòng {code} ở trên", "– taken from row {code} above")
AS_BELOW = Text("Nhập ở các dòng bên dưới.", "To be given in the rows below.")
TAKEN = Text(
    "Để trống thì lấy kết quả của bộ {other}.", "If left blank, the result of {other} is taken."
)

KINDS: dict[Kind, Text] = {
    "count": Text("số nguyên", "a whole number"),
    "number": Text("số", "a number"),
    "percent": Text("phần trăm, gõ 44,4 không gõ %", "a percentage: type 44.4 without %"),
    "share": Text("số từ 0 đến 1", "a number from 0 to 1"),
    "money": Text("số tiền", "an amount of money"),
    "yes_no": Text("chọn Có hoặc Không", "choose Có (yes) or Không (no)"),
    "choice": Text("chọn trong danh sách", "choose from the list"),
    "date": Text("ngày dd/mm/yyyy", "a date dd/mm/yyyy"),
    "text": Text("chữ", "text"),
}
WITHIN = Text("Cho phép: {allowed}.", "Allowed: {allowed}.")
MAY_NOT_APPLY = Text(
    'Nếu không phát sinh, gõ "không áp dụng".', 'If it does not apply, type "không áp dụng".'
)
NOT_A_SHARE = Text(
    "Số từ 0 đến 1 dễ nhầm với tỷ lệ: 44,4% thì gõ 44,4.",
    "A figure from 0 to 1 may be a share: for 44.4% type 44.4.",
)
NOT_ALLOWED = Text("Số liệu không hợp lệ", "Not accepted")
MEND = Text("Cần {kind}. {allowed}", "This has to be {kind}. {allowed}")
POINTS_UP_TO = Text("Từ 0 đến {most}.", "From 0 to {most}.")
CLAIMED_TITLE = Text("Điểm tự đánh giá", "Points you claim")
AWARDED_TITLE = Text("Điểm hội đồng công nhận", "Points of the council")
EVIDENCE_TITLE = Text("Tài liệu kiểm chứng", "Evidence")
EVIDENCE_REQUIRED = Text(
    "Bắt buộc: số, ngày, trích yếu văn bản; mỗi văn bản một dòng; hoặc đường dẫn, tên tệp.",
    "Required: number, date and title of each document, one a line; or a link, a file name.",
)
EVIDENCE_OPTIONAL = Text(
    "Nếu có: số, ngày, trích yếu văn bản, đường dẫn hoặc tên tệp.",
    "If there is any: number, date and title of the document, a link or a file name.",
)
CODE_TITLE = Text("Mã đơn vị", "Unit code")
CODE_AS_TEXT = Text("Gõ đủ các số 0 ở đầu, ví dụ 00694.", "With its leading zeros, such as 00694.")


def say(text: Text, language: Language, **values: object) -> str:
    """Write a sentence in a language."""
    return text.fill(language, values)


def name_of(node: IndicatorSet | Group | Indicator, language: Language) -> str:
    """Name a set or a node; in English where it has an English name."""
    return clean(node.name_en if language is Language.EN and node.name_en else node.name)


def maximum(node: Group | Indicator) -> float | Text | None:
    """Give what stands under the maximum of a node: a figure, that it is open, or nothing."""
    return NO_MAXIMUM if node.max_points == "open" else node.max_points
