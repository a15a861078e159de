"""What a code means: why it is reported, with a faulty and a mended example."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from textwrap import indent, wrap
from typing import Any

import yaml

from cds_cli.diagnostics import Problem
from cds_cli.report.findings.words import FIX, in_general, sentence, severity_word
from cds_cli.report.safe import clean, markdown_cell
from cds_cli.text import Language, Text

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WIDTH = 80

_WHY = Text("Vì sao", "Why")
_FAULTY = Text("Sai", "Faulty")
_MENDED = Text("Đúng", "Mended")
_FAMILIES = {
    "F": Text("Tệp", "Files"),
    "S": Text("Trang tính và cột", "Sheets and columns"),
    "U": Text("Đơn vị", "Units"),
    "V": Text("Số liệu", "Values"),
    "D": Text("Tệp định nghĩa", "Definitions"),
    "R": Text("Kết quả", "Results"),
    "T": Text("Kho kết quả", "Stored results"),
    "C": Text("Lệnh", "Commands"),
    "X": Text("Tệp xuất ra", "What is written"),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a problem is reported, and a small example of it before and after."""

    why: Text
    faulty: str
    mended: str


def explanation(code: str) -> Explanation | None:
    """Give the explanation of a code, or None if it has none."""
    return explanations().get(code)


@cache
def explanations() -> Mapping[str, Explanation]:
    """Read the explanations that come with the package, by code."""
    text = files("cds_cli.report").joinpath("explanations.yaml").read_text("utf-8")
    entries: dict[str, dict[str, str]] = yaml.load(text, Loader=_LOADER)  # noqa: S506 a safe one
    return {
        code: Explanation(Text(entry["why_vi"], entry["why_en"]), entry["faulty"], entry["mended"])
        for code, entry in entries.items()
    }


def as_text(problem: Problem, explained: Explanation | None, language: Language) -> str:
    """Write one code for the terminal, without a line break at the end."""
    severity = severity_word(problem.severity, language)
    parts = [
        f"{problem.code} {problem.slug} · {severity}\n\n"
        + _wrapped(sentence(in_general(problem.message, language)))
    ]
    if explained:
        parts.append(_section(_WHY, _wrapped(explained.why.fill(language, {})), language))
    parts.append(_section(FIX, _wrapped(sentence(in_general(problem.hint, language))), language))
    if explained:
        parts.append(_section(_FAULTY, _example(explained.faulty), language))
        parts.append(_section(_MENDED, _example(explained.mended), language))
    return "\n\n".join(parts)


def _section(title: Text, body: str, language: Language) -> str:
    return f"{title.fill(language, {})}:\n{body}"


def _wrapped(text: str) -> str:
    return "\n".join(wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  "))


def _example(text: str) -> str:
    return indent("\n".join(clean(line) for line in text.rstrip("\n").split("\n")), "    ")


def as_markdown(problems: Mapping[str, Problem], explained: Mapping[str, Explanation]) -> str:
    """Write the page of all codes in both languages, grouped by their first letter."""
    parts = ["# Mã thông báo · Codes of diagnostics"]
    for letter, family in _FAMILIES.items():
        members = [problem for problem in problems.values() if problem.code.startswith(letter)]
        if members:
            parts.append(f"## {letter} · {family.vi} · {family.en}")
        for problem in members:
            parts.extend(_entry(problem, explained.get(problem.code)))
    return "\n\n".join(parts) + "\n"


def _entry(problem: Problem, explained: Explanation | None) -> Iterator[str]:
    """Give the paragraphs of one code: what and why and how in each language, then examples."""
    yield f"### {problem.code} {problem.slug}"
    for language in Language:
        yield _in_one_language(problem, explained, language)
    if explained:
        fence = "yaml" if problem.code.startswith("D") else "text"
        for title, example in ((_FAULTY, explained.faulty), (_MENDED, explained.mended)):
            shown = "\n".join(clean(line) for line in example.rstrip("\n").split("\n"))
            yield f"{title.vi} · {title.en}:\n\n```{fence}\n{shown}\n```"


def _in_one_language(problem: Problem, explained: Explanation | None, language: Language) -> str:
    """Tell severity, message, reason and mending in one paragraph."""
    message = sentence(in_general(problem.message, language))
    reason = f" {explained.why.fill(language, {})}" if explained else ""
    fix = f"{FIX.fill(language, {})}: {sentence(in_general(problem.hint, language))}"
    severity = severity_word(problem.severity, language)
    return f"**{severity}**: {markdown_cell(f'{message}{reason} {fix}')}"
