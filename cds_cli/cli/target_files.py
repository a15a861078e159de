"""Find and read the target file that a user names."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from cds_cli.cli.asking import Session
from cds_cli.cli.stopping import stop
from cds_cli.definitions.library import heads
from cds_cli.definitions.load import load_set
from cds_cli.definitions.load_targets import holds_targets, load_targets, target_files
from cds_cli.definitions.measures import OfSet
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.targets import TargetFile
from cds_cli.definitions.yaml_reading import read_yaml
from cds_cli.diagnostics import Checked
from cds_cli.text import Text

NO_TARGETS = Text(
    "Không có tệp mục tiêu {name}. Có: {known}.",
    "There is no target file {name}. There are: {known}.",
)
NO_TARGETS_IN = Text(
    "{name} không phải tệp mục tiêu (thiếu khóa targets_format).",
    "{name} is no target file (it has no key targets_format).",
)


def find_target_file(name: str, session: Session) -> Path:
    """Give the target file that is named by its place, or by its code in a folder of sets.

    Stops with exit code 2 where there is none.
    """
    path = Path(name)
    if path.is_file():
        if not holds_targets(path):
            stop(NO_TARGETS_IN, session.language, name=name)
        return path
    known = dict(reversed(list(coded_files(session.folders))))
    if name not in known:
        close = get_close_matches(name, known, n=1)
        listed = ", ".join(dict.fromkeys((*close, *sorted(known)))) or "–"
        stop(NO_TARGETS, session.language, name=name, known=listed)
    return known[name]


def coded_files(folders: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Give the target files of some folders with their codes."""
    for folder in folders:
        for file in target_files(folder):
            source = read_yaml(file).value
            data = source.data if source else None
            if isinstance(data, dict) and data.get("code"):
                yield str(data["code"]), file


def read_targets(
    path: Path, session: Session | None = None, scored: Sequence[IndicatorSet] = ()
) -> Checked[TargetFile]:
    """Read a target file; with a session, what it says of sets is held against them too.

    ``scored``: sets by which results were found, which need not lie in any folder.
    """
    checked = load_targets(path)
    if session is None or checked.value is None:
        return checked
    return load_targets(path, known_sets(checked.value, session, scored))


def known_sets(
    file: TargetFile, session: Session, scored: Sequence[IndicatorSet]
) -> tuple[IndicatorSet, ...]:
    """Give the sets that targets may name: none where one of them cannot be read."""
    codes = {code_of(one.measure.set) for one in file.targets if isinstance(one.measure, OfSet)}
    every = heads(session.folders)
    there = {head.code for head in every} | {one.code for one in scored}
    # Where a set is not there, all are read, so that the nearest name can be told.
    needed = [head for head in every if head.code in codes or codes - there]
    loaded = [load_set(head.file).value for head in needed]
    read = [one for one in loaded if one is not None]
    return (*read, *scored) if len(read) == len(loaded) else ()


def code_of(name: str) -> str:
    """Give the code of a set that is named with or without its edition."""
    return name.partition("@")[0]
