"""Which set a file answers, where nobody says it: the only one whose columns are all there."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from cds_cli import catalogue
from cds_cli.definitions.columns import roles_of
from cds_cli.definitions.in_force import overlaps
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.takings import taken_columns
from cds_cli.diagnostics import Checked, Location
from cds_cli.submission.layouts import Vocabulary, keys_in, turned_table
from cds_cli.submission.period import Period
from cds_cli.tables.grid import Book
from cds_cli.text import Text


def choose_set(
    book: Book,
    candidates: Iterable[IndicatorSet],
    period: Period | None = None,
    sheet: str | None = None,
) -> Checked[IndicatorSet]:
    """Give the only set that the header of a file answers in full.

    Where several do, a period that only one of them scores decides. Otherwise the candidates are
    told (S120).
    """
    found = [(one, keys_in(book, Vocabulary(one), sheet)) for one in candidates]
    full = [one for one, keys in found if keys and answers(one, keys)]
    if len(full) > 1 and period is not None:
        full = [one for one in full if scores(one, period)] or full
    if len(full) == 1:
        return Checked(full[0])
    if not any(keys for _, keys in found):
        turned = [t for one, _ in found if (t := turned_table(book, Vocabulary(one), sheet))]
        if turned:
            return Checked(None, (turned[0],))
    near = full or [one for one, keys in sorted(found, key=nearness, reverse=True) if keys]
    seen = ", ".join(one.label for one in near[:5]) or Text("không có", "none")
    return Checked(None, (catalogue.SET_NOT_CLEAR.at(Location(book.file), seen=seen),))


def answers(indicator_set: IndicatorSet, there: AbstractSet[tuple[str, str]]) -> bool:
    """Whether a file asks for all that the set needs."""
    taken = taken_columns(indicator_set)
    return all(
        ("awarded", leaf.code) in there
        or ("fraction", leaf.code) in there
        or all(("input", code) in there for code in roles_of(leaf).values() if code not in taken)
        for leaf in indicator_set.leaves()
        if leaf.max_points
    )


def scores(indicator_set: IndicatorSet, period: Period) -> bool:
    """Whether a set is meant for a period: as it says, or by the days its decision is in force."""
    if indicator_set.periods:
        return str(period) in indicator_set.periods or str(period.year) in indicator_set.periods
    effective = indicator_set.effective
    return effective is None or overlaps(effective, *period.days)


def nearness(found: tuple[IndicatorSet, AbstractSet[tuple[str, str]]]) -> int:
    """Say how much of a set a file knows."""
    return len(found[1])
