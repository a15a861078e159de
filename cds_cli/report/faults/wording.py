"""What is said on the first sheet of an annotated copy and in its comments."""

from collections import Counter
from collections.abc import Sequence
from math import ceil

from cds_cli.diagnostics import Diagnostic, Location, Severity, column_letters
from cds_cli.report.findings.words import hint_lines, message, sentence, severity_word
from cds_cli.report.safe import clean
from cds_cli.text import Language, Text, spoken

ANSWER = Text("Kết quả kiểm tra", "Check results")
DATA = Text("Số liệu", "Data")
SEVERITY = Text("Mức độ", "Severity")
CODE = Text("Mã", "Code")
SHEET = Text("Trang tính", "Sheet")
PLACE = Text("Ô", "Cell")
UNIT = Text("Đơn vị", "Unit")
INDICATOR = Text("Chỉ số", "Indicator")
SEEN = Text("Đã thấy", "Seen")
WRONG = Text("Nội dung", "What is wrong")
MEND = Text("Cách sửa", "How to mend it")
IN_ROW = Text("dòng {row}", "row {row}")
IN_COLUMN = Text("cột {column}", "column {column}")
NOTHING = Text("Không có gì phải sửa", "Nothing to mend")
MEND_ERRORS = Text(
    "Việc cần làm: sửa các ô được tô màu ngay trong tệp này (chú thích của ô nói cách sửa), "
    "lưu lại rồi gửi lại. Số liệu ở ô có lỗi chưa được tính.",
    "What to do: mend the coloured cells in this very file (the comment of a cell says how), "
    "save it and send it back. Figures in cells with errors are not counted yet.",
)
LOOK_AT_WARNINGS = Text(
    "Việc cần làm: xem lại các ô được tô màu; ô nào đúng thì để nguyên, ô nào sai thì sửa, "
    "lưu lại rồi gửi lại.",
    "What to do: look at the coloured cells; leave what is right, mend what is wrong, "
    "save the file and send it back.",
)
NOTHING_TO_DO = Text("Không cần làm gì thêm.", "There is nothing to do.")
UNSIGNED = Text(
    "Bản này không còn chữ ký số của tệp gốc.",
    "This copy no longer carries the digital signature of the original.",
)
PAGE = Text("Trang &P/&N", "Page &P of &N")


def say(text: Text, language: Language, **values: object) -> str:
    """Write a sentence in a language."""
    return text.fill(language, values)


def counted(found: Sequence[Diagnostic], language: Language) -> str:
    """Count by severity: ``3 lỗi, 1 cảnh báo``; in English with the right plural."""
    counts = Counter(diagnostic.severity for diagnostic in found)
    parts = [number_of(severity, counts[severity], language) for severity in Severity]
    return ", ".join(filter(None, parts)) or say(NOTHING, language)


def number_of(severity: Severity, count: int, language: Language) -> str:
    """Write ``1 error`` or ``2 errors``; nothing where there is none."""
    plural = "s" if language is Language.EN and count != 1 else ""
    return f"{count} {severity_word(severity, language)}{plural}" if count else ""


def what_to_do(found: Sequence[Diagnostic], language: Language) -> str:
    """Say what whoever sent the file has to do next."""
    severities = {diagnostic.severity for diagnostic in found}
    if Severity.ERROR in severities:
        return say(MEND_ERRORS, language)
    asked = Severity.WARNING in severities
    return say(LOOK_AT_WARNINGS if asked else NOTHING_TO_DO, language)


def place_in_sheet(location: Location, language: Language) -> str:
    """Name a cell, or the row or the column where no cell is known."""
    if location.row and location.column:
        return f"{column_letters(location.column)}{location.row}"
    if location.row:
        return say(IN_ROW, language, row=location.row)
    if location.column:
        return say(IN_COLUMN, language, column=column_letters(location.column))
    return ""


def named(diagnostic: Diagnostic, key: str, language: Language) -> str:
    """Give one of the values of a finding, such as its unit, or an empty text."""
    value = diagnostic.values.get(key)
    return "" if value is None else clean(str(spoken(value, language)))


def mending(diagnostic: Diagnostic, language: Language) -> str:
    """Say how it is mended; a hint may show a tree in several lines."""
    return "\n".join(map(clean, diagnostic.hint(language).strip("\n").split("\n")))


def remark(diagnostic: Diagnostic, language: Language) -> str:
    """Say code, severity, fault and mending, for a comment."""
    word = severity_word(diagnostic.severity, language)
    told = f"{diagnostic.code} {word}: {sentence(message(diagnostic, language))}"
    return "\n".join((told, *hint_lines(diagnostic, language)))


def lines_needed(text: str, room: float) -> int:
    """Count the lines that a text is broken into where so many letters stand side by side."""
    # Letters are counted, not measured: ten thousand rows have to be quick.
    return sum(max(ceil(len(line) / room), 1) for line in text.split("\n"))


def lines_of_row(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Count the lines that a row needs; of a column's width some is lost to its edges."""
    return max(
        (lines_needed(text, width - 1.5) for text, width in zip(texts, widths, strict=True)),
        default=1,
    )
