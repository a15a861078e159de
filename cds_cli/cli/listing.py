"""The sets that ``cds sets`` lists."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from cds_cli.cli.stopping import stop
from cds_cli.definitions.in_force import in_force_on
from cds_cli.definitions.library import heads
from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic
from cds_cli.report.set_list import render
from cds_cli.text import Language, Text

NOT_A_DAY = Text("--on nhận một ngày như 2025-12-31.", "--on takes a day such as 2025-12-31.")
NONE_IN_FORCE = Text(
    "Không bộ chỉ số nào ghi là có hiệu lực ngày {day}.",
    "No set says that it is in force on {day}.",
)
UNDATED = Text(
    "Không ghi ngày hiệu lực, nên không rõ còn dùng ngày {day} hay không:",
    "Without dates, so that nobody can tell whether they hold on {day}:",
)


def day_of(text: str | None, language: Language) -> date | None:
    """Read a day, as definitions write it."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        stop(NOT_A_DAY, language)


def load_heads(
    folders: Sequence[Path], level: str | None
) -> tuple[list[IndicatorSet], list[Diagnostic]]:
    """Give the sets of a level, and what is wrong with those that cannot be read."""
    loaded = [load_set(head.file) for head in heads(folders) if level in {None, head.level}]
    faults = [d for checked in loaded if checked.value is None for d in checked.diagnostics]
    return [checked.value for checked in loaded if checked.value is not None], faults


def shown(found: Sequence[IndicatorSet], day: date | None, language: Language) -> str:
    """Write the list; of a day, what is in force then, and apart what states no dates."""
    if day is None:
        return render(found, language)
    told: dict[str, object] = {"day": f"{day:%d/%m/%Y}"}
    there = [one for one in found if in_force_on(one, day)]
    undated = [one for one in found if one.effective is None]
    parts = [render(there, language) if there else NONE_IN_FORCE.fill(language, told)]
    if undated:
        parts += ["", UNDATED.fill(language, told), "", render(undated, language)]
    return "\n".join(parts)
