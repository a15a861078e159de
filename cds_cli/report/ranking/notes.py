"""What stands below a ranking: signs that were used, names of columns, and warnings by kind."""

from collections.abc import Iterator, Sequence

from cds_cli.diagnostics import Diagnostic, Problem, Severity, in_reading_order
from cds_cli.report.findings.words import message, severity_word, whose
from cds_cli.report.ranking import words
from cds_cli.report.ranking.model import Column, Table
from cds_cli.report.safe import clean
from cds_cli.text import Language, Text

COLUMNS_EXPLAINED = 40
SIMILAR = Text("và {count} trường hợp nữa", "and {count} more like it")


def sign_notes(table: Table, language: Language) -> list[str]:
    """Explain the signs that stand behind figures of a table."""
    used = {bits for filled in table.filled for bits in set(filled.marks)}
    return [
        f"{sign} {words.say(meaning, language)}"
        for sign, meaning in words.MARKER_MEANING.items()
        if any(sign in words.marker(bits) for bits in used)
    ]


def column_notes(columns: Sequence[Column]) -> list[str]:
    """Name the nodes that are headed by their codes; not for more than a reader would read."""
    named = [column for column in columns if column.name and column.name != column.heading]
    if len(named) > COLUMNS_EXPLAINED:
        return []
    return [f"{clean(column.heading)}: {clean(column.name)}" for column in named]


def grouped(diagnostics: Sequence[Diagnostic], language: Language) -> list[str]:
    """Tell each kind of problem once, by its first case, the worst kinds first."""
    cases: dict[tuple[Severity, Problem], list[Diagnostic]] = {}
    for diagnostic in in_reading_order(diagnostics):
        cases.setdefault((diagnostic.severity, diagnostic.problem), []).append(diagnostic)
    kinds = sorted(cases, key=lambda kind: (kind[0].rank, kind[1].code))
    return ["".join(_told(cases[kind], language)) for kind in kinds]


def _told(cases: Sequence[Diagnostic], language: Language) -> Iterator[str]:
    """Tell the first case, its place and whose it is, and how many there are besides."""
    first = cases[0]
    about = " · ".join(filter(None, (clean(str(first.location)), *whose(first, language))))
    yield f"{first.code} {severity_word(first.severity, language)}"
    yield f"  {about}: " if about else ": "
    yield message(first, language)
    if len(cases) > 1:
        yield f" ({words.say(SIMILAR, language, count=len(cases) - 1)})"
