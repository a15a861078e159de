"""What a cross-check demands, in one sentence."""

from collections.abc import Mapping, Sequence

from cds_cli.definitions.cross_checks import (
    ChangeWithin,
    CrossCheck,
    Equal,
    FigureAtMost,
    RatioBetween,
    SumAtMost,
    SumEquals,
)
from cds_cli.text import Text, as_it_stands


def law_of(check: CrossCheck, names: Mapping[str, str]) -> Text:
    """Say what a cross-check demands: its own message, or a sentence made from its form.

    ``names``: what the columns are called, by their codes.
    """
    if check.message is not None:
        return as_it_stands(check.message, check.message_en or check.message)
    vi, en = sentence(check, [f'"{names.get(code, code)}"' for _, code in check.figures()])
    return as_it_stands(vi, check.message_en or en)


def sentence(check: CrossCheck, named: Sequence[str]) -> tuple[str, str]:
    """Make the sentence of a form; ``named``: its figures in words, in the order of the check."""
    last = named[-1]
    match check:
        case FigureAtMost():
            return f"{named[0]} không được lớn hơn {last}", f"{named[0]} is not above {last}"
        case SumAtMost():
            vi, en = sums(named[:-1])
            return f"{vi} không được lớn hơn {last}", f"{en} is not above {last}"
        case SumEquals():
            vi, en = sums(named[:-1])
            return f"{vi} phải bằng {last}", f"{en} equals {last}"
        case RatioBetween():
            vi, en = between(check)
            return f"{named[0]} trên {last} phải đạt {vi}", f"{named[0]} over {last} is {en}"
        case ChangeWithin():
            share = f"±{check.within * 100:.10g}%"
            vi, en = f"không quá {comma(share)} so với kỳ trước", f"{share} from the period before"
            return f"{last} thay đổi {vi}", f"{last} changes by no more than {en}"
        case Equal():
            listed = ", ".join(named)
            return f"{listed} phải bằng nhau", f"{listed} are equal"


def sums(named: Sequence[str]) -> tuple[str, str]:
    """Say what is added up, in both languages."""
    return f"tổng của {', '.join(named)}", f"the sum of {', '.join(named)}"


def between(check: RatioBetween) -> tuple[str, str]:
    """Say between what a ratio lies, in both languages."""
    bounds = ((check.at_least, "ít nhất", "at least"), (check.at_most, "nhiều nhất", "at most"))
    stated = [(f"{end * 100:.10g}%", vi, en) for end, vi, en in bounds if end is not None]
    return (
        ", ".join(f"{vi} {comma(end)}" for end, vi, _ in stated),
        ", ".join(f"{en} {end}" for end, _, en in stated),
    )


def comma(figure: str) -> str:
    """Write a figure with the decimal sign of Vietnamese."""
    return figure.replace(".", ",")
