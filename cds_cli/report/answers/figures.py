"""Values as people write them: a comma in Vietnamese, signs, per cent, arrows."""

from cds_cli.report.answers.model import Kind, Value, Worded, worded
from cds_cli.report.safe import clean
from cds_cli.text import Language, Text

NONE = "–"
YES, NO = Text("có", "yes"), Text("không", "no")
UP, DOWN, LEVEL = "▲", "▼", "="


def written(value: Value, kind: Kind, decimals: int, language: Language) -> str:
    """Write one value; text of users has nothing in it that acts or hides."""
    if value is None:
        return NONE
    if isinstance(value, bool):
        return worded(YES if value else NO, language)
    if isinstance(value, int | float):
        return number(value, kind, decimals, language)
    return clean(in_words(value, language))


def in_words(value: str | Text | Worded, language: Language) -> str:
    """Write a text, or what stands for a code."""
    if isinstance(value, Worded):
        return worded(value.words, language)
    return worded(value, language) if isinstance(value, Text) else value


def number(value: float, kind: Kind, decimals: int, language: Language) -> str:
    """Write a figure the way its column asks for."""
    if kind is Kind.MOVE:
        return move(int(value))
    form = f"{'+' if kind is Kind.CHANGE else ''}.{decimals}f"
    plain = format(100 * value if kind is Kind.SHARE else value, form)
    # A change that is rounded to nothing has no sign.
    if kind is Kind.CHANGE and not plain.strip("+-0."):
        plain = plain[1:]
    with_unit = f"{plain} %" if kind is Kind.SHARE else plain
    return with_unit.replace(".", ",") if language is Language.VI else with_unit


def move(places: int) -> str:
    """Write the ranks gained or lost."""
    if not places:
        return LEVEL
    return f"{UP if places > 0 else DOWN}{abs(places)}"
