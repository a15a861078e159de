"""Figures within sentences, with as many digits as it takes to check them by hand."""

from collections.abc import Callable

from cds_cli.results.rounding import round_half_up
from cds_cli.submission.kinds.shown import plain_number
from cds_cli.text import Language, Text, as_it_stands

MOST_DIGITS = 9
MORE_DIGITS = 4
"""How many digits beyond the published ones the parts of a sum may take."""
FEW_MORE = 2
"""How many they take where a sum of rounded parts comes out otherwise, whatever their digits."""
MAXIMUM_DIGITS = 6
NEAR = 1e-11
SWAPPED = str.maketrans(",.", ".,")


def join(*parts: Text | str) -> Text:
    """Put pieces of a sentence one behind the other, in both languages."""
    return as_it_stands(*("".join(in_language(one, each) for one in parts) for each in Language))


def listed(parts: list[Text], between: str = ", ") -> Text:
    """Put several pieces into one, with something between each two."""
    separated = [one for part in parts for one in (between, part)][1:]
    return join(*separated)


def in_language(part: Text | str, language: Language) -> str:
    """Write a piece in one language."""
    return part.fill(language, {}) if isinstance(part, Text) else part


def grouped(figure: float, decimals: int | None = None) -> Text:
    """Write a figure with its thousands apart: 1.292,5 in Vietnamese, 1,292.5 in English.

    Without ``decimals`` all digits of it are written, and no more.
    """
    whole_figure = tidy(figure)
    plain = plain_number(whole_figure) if decimals is None else fixed(figure, decimals)
    sign = "-" if plain.startswith("-") else ""
    whole, point, rest = plain.removeprefix("-").partition(".")
    english = f"{sign}{int(whole):,}{point}{rest}" if whole.isdecimal() else plain
    return Text(english.translate(SWAPPED), english)


def fixed(figure: float, decimals: int) -> str:
    """Write a figure with a number of decimals."""
    return f"{rounded(figure, decimals):.{decimals}f}"


def shortest(figure: float, decimals: int) -> Text:
    """Write a figure with at most so many decimals; zeros at its end are left out."""
    return grouped(rounded(figure, decimals))


def percent(share: float, decimals: int | None = None) -> Text:
    """Write a share in per cent, with at most so many decimals; without, with all it has."""
    hundredfold = 100.0 * share
    shown = grouped(hundredfold) if decimals is None else shortest(hundredfold, decimals)
    return join(shown, " %")


def operand(shown: Text, figure: float) -> Text:
    """Write a figure behind a sign: one below 0 stands in brackets."""
    return join("(", shown, ")") if figure < 0 else shown


def rounded(figure: float, decimals: int) -> float:
    """Round half away from zero."""
    return float(round_half_up(figure, decimals))


def tidy(figure: float) -> float:
    """Drop what calculating in binary has added: 100 times 0.07 is 7.000000000000001.

    A whole figure, or one of few enough digits to have been typed, has nothing to drop.
    """
    is_whole = float(figure).is_integer()
    return figure if is_whole or figure == float(f"{figure:.15g}") else float(f"{figure:.12g}")


def least_digits(serves: Callable[[int], bool], least: int, most: int = MOST_DIGITS) -> int | None:
    """Give the smallest number of digits that serves; None where none does."""
    return next((digits for digits in range(least, most + 1) if serves(digits)), None)
