"""A report of faults as one page that needs nothing but itself."""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from cds_cli.diagnostics import Diagnostic, Severity
from cds_cli.report.faults import wording
from cds_cli.report.faults.letter import files_line, in_counts, letter
from cds_cli.report.faults.model import CodeFaults, Counts, FaultReport, UnitFaults
from cds_cli.report.faults.wording import say
from cds_cli.report.findings.words import in_general, message, sentence, severity_word
from cds_cli.report.safe import clean
from cds_cli.text import Language, Text

TITLE = Text("Kết quả kiểm tra số liệu", "Results of the checks")
TOTAL = Text("{files} tệp · {counts}", "{counts} · files: {files}")
WORDS = {
    "by_unit": Text("Theo đơn vị", "By unit"),
    "by_code": Text("Theo mã lỗi", "By code"),
    "details": Text("Chi tiết từng đơn vị", "Details by unit"),
    "unit": wording.UNIT,
    "file": Text("Tệp", "File"),
    "errors": Text("Lỗi", "Errors"),
    "warnings": Text("Cảnh báo", "Warnings"),
    "notes": Text("Ghi chú", "Notes"),
    "units": Text("Đơn vị", "Units"),
    "code": wording.CODE,
    "severity": wording.SEVERITY,
    "place": wording.PLACE,
    "indicator": wording.INDICATOR,
    "wrong": wording.WRONG,
    "mend": wording.MEND,
    "send_back": Text("Nội dung gửi lại", "Text to send back"),
    "nothing": Text("Không có gì phải sửa.", "Nothing to mend."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as the page shows it."""

    severity: Severity
    word: str
    code: str
    place: str
    indicator: str
    wrong: str
    mend: str


@dataclass(frozen=True, slots=True)
class Section:
    """One unit as the page shows it."""

    name: str
    files: str
    counts: Counts
    told: str
    letter: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One code as the page shows it."""

    code: str
    wrong: str
    counts: Counts
    units: int


def render(report: FaultReport, language: Language) -> bytes:
    """Write the page: no script, nothing from elsewhere, and no style but its own."""
    style = _text("page.css")
    counts = in_counts(report.counts, language)
    page = _template().render(
        lang=language.value,
        style=Markup(style),  # noqa: S704 - ours, and CSS must not be escaped
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        title=say(TITLE, language),
        total=say(TOTAL, language, files=len(report.files), counts=counts),
        word={key: say(text, language) for key, text in WORDS.items()},
        sections=[_section(one, language) for one in report.units],
        kinds=[_kind(one, language) for one in report.codes],
    )
    return f"{page}\n".encode()


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_text("page.html"))


def _text(name: str) -> str:
    return files("cds_cli.report.faults").joinpath(name).read_text("utf-8")


def _section(unit: UnitFaults, language: Language) -> Section:
    return Section(
        clean(unit.unit) or files_line(unit) or "–",
        files_line(unit),
        unit.counts,
        in_counts(unit.counts, language),
        letter(unit, language),
        tuple(_line(one, language) for one in unit.found),
    )


def _line(one: Diagnostic, language: Language) -> Line:
    place = wording.place_in_sheet(one.location, language)
    return Line(
        one.severity,
        severity_word(one.severity, language),
        one.code,
        clean("!".join(filter(None, (one.location.sheet, place)))),
        wording.named(one, "indicator", language),
        sentence(message(one, language)),
        wording.mending(one, language),
    )


def _kind(code: CodeFaults, language: Language) -> Kind:
    wrong = sentence(in_general(code.problem.message, language))
    return Kind(code.problem.code, wrong, code.counts, code.units)
