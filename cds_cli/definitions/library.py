"""The indicator sets of some folders: where they lie, and how one is found by its code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cds_cli.definitions.load import HEAD_FILE
from cds_cli.definitions.yaml_reading import read_text

CASES_SUFFIX = ".cases.yaml"
DEFINITION = re.compile(
    rb"""^(?:\xef\xbb\xbf)?["']?(format|edition|provenance)["']?\s*:""", re.MULTILINE
)
BODY = re.compile(r"^(inputs|pillars|groups|indicators|bands|parts|recognition)\s*:", re.MULTILINE)
"""Where the head of a set ends: what comes before is enough to know which set it is."""


@dataclass(frozen=True, slots=True)
class Head:
    """Which set a file holds."""

    file: Path
    code: str
    edition: str
    level: str

    @property
    def label(self) -> str:
        """The set as a user names it: ``dti-tinh@2022``."""
        return f"{self.code}@{self.edition}"


def set_files(folder: Path) -> Iterator[Path]:
    """Give the files of sets below a folder, in the order of their names.

    A folder with ``set.yaml`` is one set; its other files belong to it.
    """
    if (folder / HEAD_FILE).is_file():
        yield folder / HEAD_FILE
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith("."):
            yield from set_files(path)
        elif is_yaml(path) and not path.name.endswith(CASES_SUFFIX) and is_definition(path):
            yield path


def case_files(folder: Path) -> Iterator[Path]:
    """Give the files of worked cases below a folder."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith("."):
            yield from case_files(path)
        elif path.name.endswith(CASES_SUFFIX):
            yield path


def is_yaml(path: Path) -> bool:
    """Tell YAML by the ending of its name."""
    return path.suffix in {".yaml", ".yml"}


def is_definition(path: Path) -> bool:
    """Tell a set from other YAML by keys that only a set has; one of them may be forgotten."""
    return DEFINITION.search(path.read_bytes()) is not None


def heads(folders: Sequence[Path]) -> tuple[Head, ...]:
    """Give the sets of some folders; one in an earlier folder hides its like in a later one."""
    found: dict[str, Head] = {}
    for folder in folders:
        if folder.is_dir():
            for file in set_files(folder):
                head = read_head(file)
                if head is not None:
                    found.setdefault(head.label, head)
    return tuple(sorted(found.values(), key=lambda head: (head.level, head.label)))


def read_head(file: Path) -> Head | None:
    """Read which set a file holds, without reading all of it; None if it does not say."""
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    body = BODY.search(text)
    # The strict reader also survives what would overflow the stack of a plain one.
    read = read_text(text[: body.start()] if body else text, str(file)).value
    data = read.data if read else None
    if not isinstance(data, dict) or not data.get("code"):
        return None
    return Head(file, *(str(data.get(key, "")) for key in ("code", "edition", "level")))


def matching(known: Sequence[Head], name: str) -> tuple[Head, ...]:
    """Give the sets that ``CODE`` or ``CODE@EDITION`` names."""
    code, _, edition = name.partition("@")
    return tuple(head for head in known if head.code == code and edition in {"", head.edition})


def cases_file(file: Path) -> Path | None:
    """Give the worked cases beside a set, if there are any."""
    name = file.parent.name if file.name == HEAD_FILE else file.stem
    beside = (file.parent / (name + CASES_SUFFIX), file.parent / ("set" + CASES_SUFFIX))
    return next((path for path in beside if path.is_file()), None)
