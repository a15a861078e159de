"""JSON read strictly: no member twice, nothing that is no number, numbers as they stand."""

import json

from cds_cli.analysis.published.model import Lexeme
from cds_cli.catalogue import NOT_A_RESULT
from cds_cli.diagnostics import Location
from cds_cli.tables.refusal import refuse
from cds_cli.text import Text, as_it_stands

NOT_UTF8 = Text("không phải văn bản UTF-8", "it is no text in UTF-8")
TOO_DEEP = Text("JSON lồng quá sâu", "the JSON is nested too deeply")
LONGEST_KEY = 40


class RepeatedMember(ValueError):
    """An object has two members of one name, of which programs read either."""


def parse(data: bytes, file: str) -> object:
    """Read one JSON value; numbers become ``Lexeme``. Raises InvalidInput for anything else."""
    try:
        return json.loads(
            data.decode("utf-8-sig"),
            parse_int=Lexeme,
            parse_float=Lexeme,
            parse_constant=Lexeme,
            object_pairs_hook=members,
        )
    except UnicodeDecodeError:
        refuse(NOT_A_RESULT, Location(file), reason=NOT_UTF8)
    except RecursionError:
        refuse(NOT_A_RESULT, Location(file), reason=TOO_DEEP)
    except json.JSONDecodeError as error:
        refuse(NOT_A_RESULT, Location(file, error.lineno, error.colno), reason=not_json(error))
    except RepeatedMember as error:
        refuse(NOT_A_RESULT, Location(file), reason=twice(str(error)))


def members(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Make an object of its members; refuse a name that stands twice."""
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        raise RepeatedMember(next(name for name in names if names.count(name) > 1))
    return made


def not_json(error: json.JSONDecodeError) -> Text:
    """Say where text stops being JSON."""
    line, column = error.lineno, error.colno
    return Text(
        f"không phải JSON từ dòng {line}, cột {column}",
        f"it is no JSON from line {line}, column {column}",
    )


def twice(name: str) -> Text:
    """Say which name stands twice in one object."""
    shown = name[:LONGEST_KEY]
    return as_it_stands(
        f'khoá "{shown}" đứng hai lần trong một đối tượng JSON',
        f'the key "{shown}" stands twice in one object of the JSON',
    )
