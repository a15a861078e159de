"""The amounts that a user's own list gives for the standards of a set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Checked, Diagnostic, errors
from cds_cli.submission.kinds.reading import Asked
from cds_cli.submission.named_table import Line, NamedColumn, read_named
from cds_cli.text import Text
from cds_cli.units.names import name_key

COLUMNS = (
    NamedColumn("grade", ("Mức công nhận", "Mức")),
    NamedColumn("amount", ("Mức thưởng", "Số tiền", "Tiền thưởng")),
    NamedColumn("kind", ("Loại", "Loại đơn vị"), is_needed=False),
)
MONEY = Asked(kind="money", at_least=0)
NO_GRADE = Text("bộ chỉ số không có mức này", "the set has no such standard")
NO_AMOUNT = Text("chưa ghi số tiền", "no amount is given")
TWICE = Text("mức và loại này đã ghi ở dòng {row}", "row {row} gives the same standard and kind")
WRITE_ONE = Text("ghi một trong: {known}", "write one of: {known}")
WRITE_AMOUNT = Text("ghi số tiền, không kèm đơn vị", "write the amount, without its currency")
KEEP_ONE = Text("chỉ để lại một dòng", "keep one of the rows")


@dataclass(frozen=True, slots=True)
class Reward:
    """The amount for a standard, for one kind of unit or, where that is empty, for all."""

    grade: str
    kind: str
    amount: float


@dataclass(frozen=True, slots=True)
class Rewards:
    """The amounts of a list, and the file they were read from."""

    file: str
    sha256: str
    rewards: tuple[Reward, ...]

    def amount(self, grade: str, kind: str) -> float | None:
        """Give the amount for a standard: that of the kind of unit before that of all kinds."""
        of_grade = {name_key(one.kind): one.amount for one in self.rewards if one.grade == grade}
        return of_grade.get(name_key(kind), of_grade.get(""))


def load_rewards(path: Path, indicator_set: IndicatorSet) -> Checked[Rewards]:
    """Read a list of columns grade, amount and kind, and report everything wrong with it.

    A standard is named by its code or its name. Raises OSError where the file cannot be opened.
    """
    table = read_named(path, COLUMNS)
    if table.value is None:
        return Checked(None, table.diagnostics)
    read = [reward_of(line, indicator_set) for line in table.value.lines]
    rows = [reward for reward, _ in read]
    told = (d for _, own in read for d in own)
    found = (*table.diagnostics, *told, *repeated(table.value.lines, rows))
    rewards = tuple(reward for reward in rows if reward is not None)
    made = Rewards(table.value.file, table.value.sha256, rewards)
    return Checked(None if errors(found) else made, found)


def reward_of(
    line: Line, indicator_set: IndicatorSet
) -> tuple[Reward | None, tuple[Diagnostic, ...]]:
    """Read one row."""
    named = line.text("grade")
    names = {
        name_key(name): one for one in indicator_set.recognition for name in (one.name, one.code)
    }
    grade = names.get(name_key(named))
    amount, found = line.figure("amount", MONEY)
    if grade is None:
        found = (*found, unknown_grade(line, named, indicator_set))
    if amount is None and not errors(found):
        found = (*found, line.refused("amount", NO_AMOUNT, WRITE_AMOUNT))
    if grade is None or amount is None:
        return None, found
    return Reward(grade.code, line.text("kind"), amount), found


def unknown_grade(line: Line, named: str, indicator_set: IndicatorSet) -> Diagnostic:
    """Say that there is no such standard, the nearest first."""
    known = [grade.code for grade in indicator_set.recognition]
    close = get_close_matches(named, known, n=1)
    listed = ", ".join(dict.fromkeys((*close, *known)))
    return line.refused("grade", NO_GRADE, WRITE_ONE, known=listed)


def repeated(lines: Sequence[Line], rewards: Sequence[Reward | None]) -> Iterator[Diagnostic]:
    """One amount a standard and kind."""
    first: dict[tuple[str, str], int] = {}
    for line, reward in zip(lines, rewards, strict=True):
        if reward is not None:
            before = first.setdefault((reward.grade, name_key(reward.kind)), line.row)
            if before != line.row:
                yield line.refused("grade", TWICE, KEEP_ONE, row=before)
