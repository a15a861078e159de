"""A set copied to be made one's own: its files, its worked cases, its line for editors."""

import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from cds_cli.cli.stopping import stop, why_not_opened
from cds_cli.cli.writing import write_file
from cds_cli.definitions.library import CASES_SUFFIX, cases_file, is_yaml
from cds_cli.definitions.load import HEAD_FILE, load_set
from cds_cli.report.safe import clean
from cds_cli.text import Language, Text

SCHEMA_LINE = re.compile(
    rb"\A(?P<mark>\xef\xbb\xbf)?# yaml-language-server: \$schema=(?P<place>\S+)[^\n]*\n"
)
WANTS_FILE = Text(
    "Bộ này là một tệp: đích phải là tên tệp .yaml, không phải {name}.",
    "This set is one file: name a .yaml file to copy it to, not {name}.",
)
WANTS_FOLDER = Text(
    "Bộ này gồm nhiều tệp trong một thư mục: đích phải là tên thư mục, không phải {name}.",
    "This set fills a folder: name a folder to copy it to, not {name}.",
)
THERE = Text("Đã có {name}, không ghi đè.", "{name} is there already and is not overwritten.")
NO_FOLDER = Text("Không có thư mục {name}.", "There is no folder {name}.")
DONE = Text(
    "Đã ghi {files}\n"
    "Tiếp theo: sửa code, edition, name, decision và provenance cho đúng bộ của mình,\n"
    "rồi chạy: cds check {target}",
    "Wrote {files}\n"
    "Next: change code, edition, name, decision and provenance to those of your own set,\n"
    "then run: cds check {target}",
)


def copy_set(file: Path, target: Path, language: Language) -> tuple[Path, ...]:
    """Copy a set that is in order; gives the files that were written.

    Stops with exit code 2 rather than overwrite anything; raises InvalidInput if it is faulty.
    """
    parts = load_set(file).require().parts
    check_target(file, target, language)
    planned = dict(plan(file, parts, target))
    for path in planned:
        if os.path.lexists(path):
            stop(THERE, language, name=path)
    for path, source in planned.items():
        content = with_schema_line(source, path)
        try:
            path.parent.mkdir(exist_ok=True)
        except OSError as error:
            stop(why_not_opened(error, str(path)), language)
        write_file(path, content, language)
    return tuple(planned)


def check_target(file: Path, target: Path, language: Language) -> None:
    """Refuse a file where a folder is needed, and the other way round."""
    if file.name == HEAD_FILE:
        if is_yaml(target):
            stop(WANTS_FOLDER, language, name=target)
        if os.path.lexists(target):
            stop(THERE, language, name=target)
    elif not is_yaml(target) or target.is_dir():
        stop(WANTS_FILE, language, name=target)
    if not target.absolute().parent.is_dir():
        stop(NO_FOLDER, language, name=target.parent)


def plan(file: Path, parts: Sequence[str], target: Path) -> Iterator[tuple[Path, Path]]:
    """Say which file is made of which: the set, its parts, its worked cases."""
    cases = cases_file(file)
    is_folder = file.name == HEAD_FILE
    yield (target / HEAD_FILE if is_folder else target), file
    for part in parts:
        yield target / part, file.parent / part
    if cases is not None:
        name = (target.name if is_folder else target.stem) + CASES_SUFFIX
        yield (target / name if is_folder else target.with_name(name)), cases


def with_schema_line(source: Path, target: Path) -> bytes:
    """Point the line for editors at the schema near the copy; without one the line is dropped.

    A way back into an installed program would hold on one machine only.
    """
    content = source.read_bytes()
    line = SCHEMA_LINE.match(content)
    if line is None:
        return content
    mark, rest = line["mark"] or b"", content[line.end() :]
    found = schema_near(target.absolute(), Path(os.fsdecode(line["place"])).name)
    if found is None:
        return mark + rest
    place = Path(os.path.relpath(found, target.absolute().parent)).as_posix()
    return mark + f"# yaml-language-server: $schema={place}\n".encode() + rest


def schema_near(target: Path, name: str) -> Path | None:
    """Find a schema of ours in the folder of a file or in one above it."""
    return next((one for up in target.parents if is_schema(one := up / name)), None)


def is_schema(file: Path) -> bool:
    """Whether a file is a schema that ``cds schema`` wrote."""
    try:
        read = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(read, dict) and read.get("title") in {"IndicatorSet", "CaseFile"}


def next_steps(written: Sequence[Path], target: Path, language: Language) -> str:
    """Say what was written and what is to be done with it."""
    files = ", ".join(clean(str(path)) for path in written)
    return DONE.fill(language, {"files": files, "target": clean(str(target))})
