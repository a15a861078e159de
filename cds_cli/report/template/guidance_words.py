"""The words of the sheet of guidance."""

from collections.abc import Iterator, Mapping

from cds_cli.definitions.inputs import AppliesTo, Condition, Criteria, OneOf
from cds_cli.report.safe import clean
from cds_cli.report.template.model import Layout
from cds_cli.submission.kinds.shown import number
from cds_cli.text import Language, Text, as_it_stands, told

HEADINGS = (
    Text("Mã", "Code"),
    Text("Chỉ số", "Indicator"),
    Text("Điểm tối đa", "Maximum"),
    Text("Cách chấm", "How points are given"),
    Text("Số liệu cần nhập", "Figures to give"),
    Text("Tài liệu kiểm chứng", "Evidence"),
    Text("Khi để trống, không áp dụng", "If blank or not applicable"),
    Text("Căn cứ, nguồn số liệu", "Reference, source"),
)
HOW = {
    Layout.FORM: (
        Text(
            "1. Ghi mã đơn vị (đủ các số 0 ở đầu) và các ô ở đầu phiếu; nhập vào các ô nền vàng.",
            "1. State the unit's code (with its leading zeros) and the cells at the top of the "
            "form; fill in the yellow cells.",
        ),
        Text(
            "2. Số liệu dùng chung ở các dòng đầu chỉ nhập một lần, ô nền xám tự lấy theo.",
            "2. Figures that several indicators share are typed once, in the first rows; grey "
            "cells repeat them.",
        ),
        Text(
            "3. Điểm tính thử hiện khi đủ số liệu; kết quả chính thức do lệnh cds score tính. "
            "Chỉ số so với các đơn vị khác thì chưa tính thử được.",
            "3. Trial points appear once the figures are complete; the official result is that of "
            "cds score. Indicators that compare units have no trial points.",
        ),
    ),
    Layout.TABLE: (
        Text(
            "1. Mỗi đơn vị một dòng; mã đơn vị ghi đủ các số 0 ở đầu. Không đổi dòng tiêu đề.",
            "1. A row a unit, its code with leading zeros. Leave the row of headings as it is.",
        ),
        Text(
            "2. Cột MÃ.claimed là điểm đơn vị tự chấm; cột MÃ.awarded là điểm hội đồng công nhận; "
            "cột MÃ.evidence là tài liệu kiểm chứng.",
            "2. CODE.claimed are the points a unit claims; CODE.awarded those of the council; "
            "CODE.evidence the documents that prove them.",
        ),
    ),
}
NUMBERS = Text(
    "Ô trống nghĩa là chưa có số liệu; số 0 nghĩa là có và bằng 0. Phần trăm gõ 44,4 (không gõ %). "
    "Câu hỏi có/không chọn Có hoặc Không.",
    "A blank means that there is no figure yet; 0 is a figure. Type a percentage as 44.4, without "
    "%. Questions are answered Có (yes) or Không (no).",
)
EDITION = Text(
    "Không chép số liệu sang mẫu của bộ chỉ số khác: tệp này mang dấu của bộ và phiên bản.",
    "Do not copy figures into the template of another set: this file carries the stamp of its "
    "set and edition.",
)
NOTE = Text("Lưu ý: {note}", "Note: {note}")

EVIDENCE: Mapping[str, Text] = {
    "required": Text(
        "Bắt buộc: số, ngày, trích yếu văn bản, hoặc đường dẫn, tên tệp.",
        "Required: number, date and title of the document, or a link, a file name.",
    ),
    "optional": Text("Nên có, không bắt buộc.", "Welcome, not required."),
    "none": Text("Không yêu cầu.", "Not asked for."),
}
MISSING: Mapping[str, Text] = {
    "zero": Text("Để trống: 0 điểm.", "Blank: 0 points."),
    "exclude": Text("Để trống: rút khỏi điểm tối đa.", "Blank: left out of the maximum."),
    "refuse": Text("Không được để trống.", "May not be left blank."),
}
NO_EVIDENCE: Mapping[str, Text] = {
    "warn": Text(
        "Thiếu tài liệu kiểm chứng bắt buộc: vẫn chấm, nhưng bị cảnh báo.",
        "Where required evidence is missing, the indicator is scored, with a warning.",
    ),
    "zero": Text(
        "Thiếu tài liệu kiểm chứng bắt buộc: chỉ số được 0 điểm.",
        "Where required evidence is missing, the indicator gets 0 points.",
    ),
    "refuse": Text(
        "Thiếu tài liệu kiểm chứng bắt buộc: không nhận số liệu của đơn vị.",
        "Where required evidence is missing, the unit's figures are not accepted.",
    ),
}
EXPLANATION: Mapping[str, Text] = {
    "counts": Text(
        "Không có tài liệu thì ghi giải trình: giải trình được coi như tài liệu kiểm chứng.",
        "Without a document, give an explanation: it stands in for the document.",
    ),
    "does_not_count": Text(
        "Giải trình không thay cho tài liệu kiểm chứng.",
        "An explanation does not stand in for a document.",
    ),
}
CROSS_CHECK = Text("Số liệu phải khớp: {law}.", "The figures have to agree: {law}.")
BLANK_IS_NO = Text("Để trống nghĩa là Không.", "Blank means Không (no).")
MAY_NOT_APPLY = Text(
    'Không phát sinh: gõ "không áp dụng", rút khỏi điểm tối đa.',
    'Not applicable: type "không áp dụng"; it leaves the maximum.',
)
ONLY_FOR = Text("Chỉ dành cho: {whom}.", "Only for: {whom}.")
EXCEPT = Text("trừ {whom}", "except {whom}")
AT_LEAST = Text("{name} từ {low}", "{name} at least {low}")
AT_MOST = Text("{name} đến {high}", "{name} up to {high}")
BETWEEN = Text("{name} từ {low} đến {high}", "{name} from {low} to {high}")
INTERVALS = {
    frozenset({"low"}): AT_LEAST,
    frozenset({"high"}): AT_MOST,
    frozenset({"low", "high"}): BETWEEN,
}
ONE_OF = Text("{name}: {listed}", "{name}: {listed}")
UNITS = Text("đơn vị {listed}", "units {listed}")


def how(layout: Layout, language: Language) -> Iterator[str]:
    """Give the lines that say how a template is filled in."""
    for text in (*HOW[layout], NUMBERS, EDITION):
        yield text.fill(language, {})


def whom(applies_to: AppliesTo, names: Mapping[str, str]) -> Text:
    """Say whom an indicator is for; ``names`` are those of attributes by code."""
    meant = list(criteria_words(applies_to, names))
    if applies_to.exclude is not None:
        others = joined(list(criteria_words(applies_to.exclude, names)))
        meant.append(told(EXCEPT, whom=others))
    return joined(meant)


def criteria_words(criteria: Criteria, names: Mapping[str, str]) -> Iterator[Text]:
    """Say each thing that units have to be."""
    if criteria.units:
        yield told(UNITS, listed=", ".join(map(clean, criteria.units)))
    for listed in (criteria.kinds, criteria.blocks):
        if listed:
            yield as_is(", ".join(map(clean, listed)))
    for code, condition in criteria.attributes.items():
        yield condition_words(names.get(code, code), condition)


def condition_words(name: str, condition: Condition) -> Text:
    """Say what an attribute has to be."""
    if isinstance(condition, OneOf):
        return told(ONE_OF, name=name, listed=", ".join(map(clean, condition.one_of)))
    ends = {"low": condition.at_least, "high": condition.at_most}
    stated = {key: number(end) for key, end in ends.items() if end is not None}
    text = INTERVALS.get(frozenset(stated))
    return as_is(name) if text is None else told(text, name=name, **stated)


def joined(texts: list[Text]) -> Text:
    """Write several things in a row."""
    return Text("; ".join(one.vi for one in texts), "; ".join(one.en for one in texts))


def as_is(vi: str, en: str | None = None) -> Text:
    """Make a text in which a brace is a brace."""
    return as_it_stands(vi, vi if en is None else en)
