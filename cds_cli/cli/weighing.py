"""The column that a user weighs units by."""

from difflib import get_close_matches

from cds_cli.analysis.scoring import Scoring
from cds_cli.analysis.unit_weights import named_column, weight_columns
from cds_cli.cli.stopping import stop
from cds_cli.text import Language, Text, as_it_stands, filled

NO_WEIGHT = Text(
    "--weight: không có đầu vào hay thuộc tính là số nào tên {name}{near}. Có: {known}.",
    "--weight: no input or attribute of numbers is called {name}{near}. There are: {known}.",
)
CLOSE = Text(" (gần giống: {near})", " (close: {near})")
LISTED = 12


def weight_column(text: str, scoring: Scoring, language: Language) -> str:
    """Give the code of the column that is named; stops with exit code 2 where there is none."""
    columns = weight_columns(scoring)
    code = named_column(text, columns)
    if code is None:
        known = ", ".join(list(columns)[:LISTED]) + ("…" if len(columns) > LISTED else "")
        stop(NO_WEIGHT, language, name=text, near=near_text(text, [*columns]), known=known or "–")
    return code


def near_text(text: str, known: list[str]) -> Text:
    """Name what is close to a text, where anything is."""
    folded = {one.casefold(): one for one in known}
    close = [folded[key] for key in get_close_matches(text.casefold(), folded)]
    return filled(CLOSE, {"near": ", ".join(close)}) if close else as_it_stands("", "")
