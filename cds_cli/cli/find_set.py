"""Find the set that a user names, or that the data answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cds_cli.cli.stopping import stop
from cds_cli.definitions.library import Head, heads, matching
from cds_cli.definitions.load import HEAD_FILE, load_set
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import InvalidInput
from cds_cli.submission.choose import choose_set
from cds_cli.submission.period import Period, Stage
from cds_cli.tables.grid import Book
from cds_cli.text import Language, Text

SEVERAL = Text(
    "{name} có nhiều phiên bản, hãy ghi rõ: {listed}.",
    "{name} has several editions, name one: {listed}.",
)
NONE = Text("Không có bộ chỉ số {name}. Có: {listed}.", "No set {name}. There are: {listed}.")
NONE_OF_LEVEL = Text(
    "Không có bộ chỉ số cấp {level}. Có: {listed}.",
    "No set of level {level}. There are: {listed}.",
)


@dataclass(frozen=True, slots=True)
class AskedSet:
    """What is known of set and data before they are read; what is None may be any."""

    folders: tuple[Path, ...]
    name: str | None = None
    level: str | None = None
    period: Period | None = None
    stage: Stage | None = None
    sheet: str | None = None


def find_one(name: str, folders: Sequence[Path], language: Language) -> IndicatorSet:
    """Give the set that a code, a code with its edition, or a file names.

    Stops with exit code 2 if there is none or several; raises InvalidInput if it is faulty.
    """
    path = Path(name)
    if path.suffix in {".yaml", ".yml"} or (path / HEAD_FILE).is_file():
        if not path.exists():
            stop(Text("Không có tệp {name}.", "There is no file {name}."), language, name=name)
        return load_set(path).require()
    return find_known(name, folders, language)


def find_known(name: str, folders: Sequence[Path], language: Language) -> IndicatorSet:
    """Give the set that a code, or a code with its edition, names."""
    return load_set(known_head(name, folders, language).file).require()


def known_head(name: str, folders: Sequence[Path], language: Language) -> Head:
    """Find that set; stops with exit code 2 if there is none or several."""
    known = heads(folders)
    found = matching(known, name)
    if len(found) != 1:
        listed = ", ".join(head.label for head in (found or known)) or "–"
        stop(SEVERAL if found else NONE, language, name=name, listed=listed)
    return found[0]


def find_file(name: str, folders: Sequence[Path], language: Language) -> Path:
    """Give the file of a set: named by its place in a folder of sets, itself, or its code."""
    for place in (Path(), *folders):
        for path in (place / name, place / f"{name}.yaml"):
            if (path / HEAD_FILE).is_file():
                return path / HEAD_FILE
            if path.is_file() and path.suffix in {".yaml", ".yml"}:
                return path
    return known_head(name, folders, language).file


def set_of(book: Book, asked: AskedSet, language: Language) -> IndicatorSet:
    """Find the set of a file: as named, as stamped in it, else the only one that fits."""
    if asked.name is not None:
        return find_one(asked.name, asked.folders, language)
    if book.stamp is not None:  # which comes from whoever sent the file, and names no path of ours
        return find_known(book.stamp, asked.folders, language)
    loaded = [load_set(head.file) for head in heads_of_level(asked, language)]
    sets = [one.value for one in loaded if one.value is not None]
    chosen = choose_set(book, sets, asked.period, asked.sheet)
    if chosen.value is None:
        # The set that was meant may be among those that are faulty.
        faults = [d for one in loaded if one.value is None for d in one.diagnostics]
        raise InvalidInput((*chosen.diagnostics, *faults))
    return chosen.value


def heads_of_level(asked: AskedSet, language: Language) -> tuple[Head, ...]:
    """Give the sets of a level; stops with exit code 2 where there is none."""
    known = heads(asked.folders)
    found = tuple(head for head in known if asked.level in {None, head.level})
    if not found:
        listed = ", ".join(sorted({head.level for head in known})) or "–"
        stop(NONE_OF_LEVEL, language, level=asked.level, listed=listed)
    return found
