"""A set as it was in a revision of a git repository, named ``REV:path`` as git names it."""

import re
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path, PurePosixPath

from cds_cli.cli.stopping import stop
from cds_cli.definitions.load import HEAD_FILE, load_set
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, InvalidInput
from cds_cli.text import Language, Text

# A letter before a colon and a slash is a drive of Windows.
NAMED = re.compile(r"(?![A-Za-z]:[\\/])(?P<revision>[^:]+):(?P<path>.+)", re.DOTALL)
NO_GIT = Text("Không chạy được git, cần cho {name}.", "git cannot be run; {name} needs it.")
NO_REVISION = Text(
    "Không có phiên bản git {revision} ở đây.", "There is no git revision {revision} here."
)
NO_PATH = Text(
    "Phiên bản git {revision} không có {path} (đường dẫn tính từ gốc kho; ./ là từ thư mục này).",
    "Git revision {revision} has no {path} (paths begin at the root of the repository; ./ here).",
)
NO_SET = Text(
    "{name} không phải một bộ chỉ số: cần tệp .yaml hoặc thư mục có set.yaml.",
    "{name} is no set: a .yaml file or a folder with set.yaml is needed.",
)
SECONDS = 60


def is_in_git(name: str) -> bool:
    """Whether a name means a revision: a path that is there is never one."""
    return NAMED.fullmatch(name) is not None and not Path(name).exists()


def set_in_git(name: str, language: Language) -> IndicatorSet:
    """Read a set out of a revision, a folder with all its parts.

    Stops with exit code 2 where git, the revision or the path is not there; raises InvalidInput
    if the set is faulty, with places that name the revision.
    """
    found = NAMED.fullmatch(name)
    revision, path = (found["revision"], found["path"]) if found else (name, "")
    path = path.replace("\\", "/").rstrip("/")
    # The digest, since a name could be taken for an option.
    commit = asked(language, name, "rev-parse", "--verify", "--end-of-options", f"{revision}^0")
    if commit is None:
        stop(NO_REVISION, language, revision=revision)
    base = f"{commit.decode().strip()}:"
    kind = asked(language, name, "cat-file", "-t", base + path)
    if kind is None:
        stop(NO_PATH, language, revision=revision, path=path)
    if kind.strip() == b"blob" and PurePosixPath(path).name == HEAD_FILE:
        path, kind = str(PurePosixPath(path).parent), b"tree"
    is_folder = kind.strip() == b"tree"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        files = files_of(base + path, name, language) if is_folder else (PurePosixPath(path).name,)
        for file in files:
            whole = f"{base}{path}/{file}" if is_folder else base + path
            (place / file).write_bytes(asked(language, name, "cat-file", "blob", whole) or b"")
        return loaded(place if is_folder else place / files[0], name)


def files_of(tree: str, name: str, language: Language) -> tuple[str, ...]:
    """Give the YAML files right inside a folder of a revision; one of them is the head."""
    listed = asked(language, name, "ls-tree", "-z", "--name-only", "--full-tree", tree) or b""
    files = tuple(
        one for one in listed.decode("utf-8", "replace").split("\0") if one.endswith(".yaml")
    )
    if HEAD_FILE not in files:
        stop(NO_SET, language, name=name)
    return files


def asked(language: Language, name: str, *arguments: str) -> bytes | None:
    """Ask git, without a shell; None where it says no.

    ``cat-file`` gives the bytes as they were committed, where ``show`` would run the converters
    that a repository may name.
    """
    try:
        done = subprocess.run(  # noqa: S603 — a list of arguments, begun by our own
            ["git", *arguments],  # noqa: S607 — the user's own git
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired, ValueError):
        stop(NO_GIT, language, name=name)
    return done.stdout if done.returncode == 0 else None


def loaded(file: Path, name: str) -> IndicatorSet:
    """Load a set from where it was put, and name the revision in what is found."""
    try:
        return load_set(file).require()
    except InvalidInput as invalid:
        raise InvalidInput(told_of(d, file, name) for d in invalid.diagnostics) from invalid


def told_of(diagnostic: Diagnostic, file: Path, name: str) -> Diagnostic:
    """Name a place by the revision; a part of a folder by its own file."""
    part = f"{name.rstrip('/')}/{Path(diagnostic.location.file).name}" if file.is_dir() else name
    return replace(diagnostic, location=replace(diagnostic.location, file=part))
