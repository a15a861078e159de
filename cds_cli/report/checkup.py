"""What `cds doctor` found: one line a question, each with what to do where it is not in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cds_cli.report.columns_of_text import aligned
from cds_cli.report.findings.as_json import dumps
from cds_cli.report.safe import clean
from cds_cli.text import Language, Text


class State(StrEnum):
    """Whether something is in order, wants a look, or stops the work."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


WORDS = {
    State.OK: Text("được", "ok"),
    State.WARNING: Text("cảnh báo", "warning"),
    State.ERROR: Text("LỖI", "ERROR"),
}
ADVICE = Text("Cần làm", "To do")
ALL_WELL = Text("Mọi thứ sẵn sàng.", "All is in order.")
COUNTED = Text("{errors} lỗi, {warnings} cảnh báo.", "Errors: {errors}, warnings: {warnings}.")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at. Texts wait for no more values."""

    key: str
    """What was looked at, for programs: ``python``, ``store``…"""
    subject: Text
    told: Text
    state: State = State.OK
    advice: Text | None = None
    """What to do, where it is not in order."""


def render(lines: Sequence[Line], language: Language) -> str:
    """Write the lines for people, and below them how many are not in order."""
    cells = [
        (WORDS[line.state].fill(language, {}), clean(line.subject.fill(language, {})))
        for line in lines
    ]
    written = []
    for start, line in zip(aligned([(*cell, "|") for cell in cells]), lines, strict=True):
        written.append(start.removesuffix("|") + clean(line.told.fill(language, {})))
        if line.advice is not None:
            advice = clean(line.advice.fill(language, {}))
            written.append(f"    {ADVICE.fill(language, {})}: {advice}")
    return "\n".join((*written, "", summary(lines, language)))


def summary(lines: Sequence[Line], language: Language) -> str:
    """Count what is not in order."""
    errors, warnings = (count(lines, state) for state in (State.ERROR, State.WARNING))
    told = COUNTED if errors or warnings else ALL_WELL
    return told.fill(language, {"errors": errors, "warnings": warnings})


def count(lines: Sequence[Line], state: State) -> int:
    """Count the lines of one state."""
    return sum(line.state is state for line in lines)


def as_json(lines: Sequence[Line]) -> str:
    """Write the lines for programs, in both languages; texts are not cleaned."""
    return dumps(
        {
            "errors": count(lines, State.ERROR),
            "warnings": count(lines, State.WARNING),
            "lines": [record(line) for line in lines],
        }
    )


def record(line: Line) -> dict[str, object]:
    """Give a line as a flat record with always the same keys."""
    texts = {"subject": line.subject, "told": line.told, "advice": line.advice}
    return {
        "key": line.key,
        "state": line.state.value,
        **{
            f"{name}_{language}": text.fill(language, {}) if text else None
            for name, text in texts.items()
            for language in Language
        },
    }
