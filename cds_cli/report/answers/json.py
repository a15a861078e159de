"""An answer as one JSON value, the same in both languages; docs/answers-json.md says its keys."""

import json
from collections.abc import Sequence

from cds_cli.diagnostics import Diagnostic
from cds_cli.report.answers.model import Answer, Table, Value, Worded, worded
from cds_cli.report.findings import as_json
from cds_cli.text import Language, Text

FORMAT = 1


def render(answer: Answer, found: Sequence[Diagnostic] = ()) -> str:
    """Write facts by key, tables as lists of rows by key, notes in both languages."""
    record = {
        "format": FORMAT,
        "command": answer.command,
        "facts": {fact.key: plain(fact.value) for fact in answer.facts},
        "tables": {table.key: records(table) for table in answer.tables},
        "notes": [plain(note) for note in answer.notes],
        "diagnostics": as_json.as_records(found),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def records(table: Table) -> list[dict[str, object]]:
    """Give the rows by the keys of the columns."""
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, map(plain, row), strict=True)) for row in table.rows]


def plain(value: Value) -> object:
    """Give a value as JSON holds it: a code for what has words, a sentence in both languages."""
    if isinstance(value, Worded):
        return value.code
    if isinstance(value, Text):
        return {str(language): worded(value, language) for language in Language}
    return value
