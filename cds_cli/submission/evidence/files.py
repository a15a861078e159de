"""The files that evidence names, looked for in a folder."""

import os
from functools import lru_cache
from pathlib import Path

from cds_cli.submission.evidence.model import Evidence
from cds_cli.units.names import name_key


def missing_files(evidence: Evidence, folder: Path, unit_code: str) -> tuple[str, ...]:
    """Give the files that evidence names and that are not there, as they were typed.

    A file is looked for by its name alone, in the folder that is called by the unit's code, or
    anywhere below ``folder`` where the unit has none. Capitals and ways of typing letters make
    no difference. No path is made of what a cell says, and links out of the folder are not
    followed, so that nothing outside is ever touched. A folder is looked through once.
    """
    if not evidence.files:
        return ()
    names = names_for(folder, unit_code)
    return tuple(file for file in evidence.files if not is_there(file, names))


def is_there(file: str, names: frozenset[str]) -> bool:
    """Whether a name, or the end of it from some word on, is that of a file."""
    words = name_key(file.replace("\\", "/").rpartition("/")[2]).split()
    # A cell may say "Phụ lục kèm theo KH.pdf": where the name begins is not told by its spaces.
    return any(" ".join(words[start:]) in names for start in range(len(words)))


def names_for(folder: Path, unit_code: str) -> frozenset[str]:
    """Give the keys of the names of files in a unit's own folder, or of all there are."""
    by_folder = names_below(folder)
    own = by_folder.get(name_key(unit_code)) if unit_code else None
    return frozenset().union(*by_folder.values()) if own is None else own


@lru_cache(maxsize=8)
def names_below(folder: Path) -> dict[str, frozenset[str]]:
    """Give the keys of all names of files by the first folder they stand in, "" for none."""
    names: dict[str, set[str]] = {"": set()}
    for place, _, files in os.walk(folder):
        parts = Path(place).relative_to(folder).parts
        here = names.setdefault(name_key(parts[0]) if parts else "", set())
        here.update(name_key(file) for file in files if not (Path(place) / file).is_symlink())
    return {first: frozenset(found) for first, found in names.items()}
