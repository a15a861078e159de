"""One cell of any kind."""

from cds_cli.submission.kinds.choices import place_of_option, read_choice
from cds_cli.submission.kinds.dates import read_date
from cds_cli.submission.kinds.numbers import read_number
from cds_cli.submission.kinds.reading import Asked, Raw, Reading
from cds_cli.submission.kinds.texts import read_text
from cds_cli.submission.kinds.words import in_place_of_a_value
from cds_cli.submission.kinds.yes_no import read_yes_no


def read_cell(raw: Raw, asked: Asked) -> Reading:
    """Read one cell, saying what was understood and what was not; never raises.

    A figure that is given is finite and within the range that is asked for.
    """
    # An option may be called "không áp dụng": then it is an answer.
    named = asked.kind == "choice" and place_of_option(raw.value, asked.options) is not None
    nothing = None if named else in_place_of_a_value(raw, asked)
    return _read_value(raw, asked) if nothing is None else nothing


def _read_value(raw: Raw, asked: Asked) -> Reading:
    match asked.kind:
        case "count" | "number" | "percent" | "share" | "money":
            return read_number(raw, asked)
        case "yes_no":
            return read_yes_no(raw)
        case "choice":
            return read_choice(raw, asked)
        case "date":
            return read_date(raw, asked)
        case "text":
            return read_text(raw)
