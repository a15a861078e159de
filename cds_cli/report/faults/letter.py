"""The text that goes back to a unit with its file."""

from collections.abc import Iterator

from cds_cli.catalogue import UNIT_ABSENT
from cds_cli.diagnostics import Diagnostic, Severity
from cds_cli.report.faults.model import Counts, UnitFaults
from cds_cli.report.faults.wording import mending, named, number_of, place_in_sheet, say
from cds_cli.report.findings.words import message, sentence
from cds_cli.report.safe import clean
from cds_cli.text import Language, Text

MOST_LINES = 20
"""What a person reads in a letter; the copy and the details hold all of it."""
TO = Text("Kính gửi {unit},", "To {unit},")
TO_SENDER = Text("Kính gửi đơn vị nộp tệp,", "To the sender of the file,")
IN_FILES = Text("Tệp {files} có {counts}.", "Your submission ({files}) has {counts}.")
WITHOUT_FILE = Text("Số liệu của đơn vị có {counts}.", "Your data have {counts}.")
PLEASE_MEND = Text(
    "Đề nghị sửa theo hướng dẫn dưới đây rồi gửi lại tệp:",
    "Please mend it as said below and send the file back:",
)
PLEASE_LOOK = Text(
    "Đề nghị xem lại các điểm dưới đây; nếu số liệu sai thì sửa rồi gửi lại tệp:",
    "Please look at the points below; if a figure is wrong, mend it and send the file back:",
)
NOTHING_SENT = Text(
    "Đến nay chưa nhận được số liệu. Đề nghị quý đơn vị nộp; đơn vị không nộp thì không có điểm.",
    "Nothing has come from you so far. Please send your figures; without them there is no score.",
)
MORE = Text("… và {count} điểm khác.", "… and {count} more.")
ALL_WELL = Text("không phải sửa gì", "nothing to mend")
ABOUT = Text("{place}: {told} Cách sửa: {mend}", "{place}: {told} Fix: {mend}")
ABOUT_ALL = Text("{told} Cách sửa: {mend}", "{told} Fix: {mend}")


def letter(unit: UnitFaults, language: Language) -> str:
    """Write the text to send, one line a fault; empty where nobody is asked for anything."""
    return "\n".join(_lines(unit, language)) if unit.counts.asks else ""


def in_counts(counts: Counts, language: Language) -> str:
    """Write ``2 lỗi, 1 cảnh báo``, without notes: they ask for nothing."""
    asked = {Severity.ERROR: counts.error, Severity.WARNING: counts.warning}
    parts = [number_of(severity, count, language) for severity, count in asked.items()]
    return ", ".join(filter(None, parts)) or say(ALL_WELL, language)


def files_line(unit: UnitFaults) -> str:
    """Name the files of a unit."""
    return ", ".join(map(clean, unit.files))


def _lines(unit: UnitFaults, language: Language) -> Iterator[str]:
    yield say(TO, language, unit=clean(unit.unit)) if unit.unit else say(TO_SENDER, language)
    if all(one.problem is UNIT_ABSENT for one in unit.found):
        yield say(NOTHING_SENT, language)
        return
    counts = in_counts(unit.counts, language)
    if unit.files:
        yield say(IN_FILES, language, files=files_line(unit), counts=counts)
    else:
        yield say(WITHOUT_FILE, language, counts=counts)
    yield say(PLEASE_MEND if unit.counts.error else PLEASE_LOOK, language)
    asked = [one for one in unit.found if one.severity is not Severity.NOTE]
    asked.sort(key=lambda one: one.severity.rank)
    for one in asked[:MOST_LINES]:
        yield f"- {_line(one, language, several=len(unit.files) > 1)}"
    if len(asked) > MOST_LINES:
        yield say(MORE, language, count=len(asked) - MOST_LINES)


def _line(one: Diagnostic, language: Language, *, several: bool) -> str:
    location = one.location
    cell = "!".join(filter(None, (location.sheet, place_in_sheet(location, language))))
    file = location.file if several else ""
    indicator = named(one, "indicator", language)
    place = " · ".join(filter(None, (clean(file), clean(cell), indicator)))
    told = sentence(message(one, language))
    mend = sentence(mending(one, language).replace("\n", " "))
    return say(
        ABOUT if place else ABOUT_ALL,
        language,
        **({"place": place} if place else {}),
        told=told,
        mend=mend,
    )
