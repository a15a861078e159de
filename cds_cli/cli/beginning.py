"""How a project of one's own begins: where, with which set, and what to do in it first."""

from collections.abc import Sequence
from pathlib import Path

from cds_cli.cli.find_set import NONE, SEVERAL
from cds_cli.cli.stopping import stop
from cds_cli.definitions.library import Head, heads, matching
from cds_cli.definitions.load import load_set
from cds_cli.report.project.files import project_files
from cds_cli.report.project.placing import place
from cds_cli.report.safe import clean
from cds_cli.text import Language, Text, filled

USUAL_SETS = ("cds-xa", "qd-766")
"""What a project starts with where nobody says: the first of these that is there."""
SHOWN = 10

NOT_A_FOLDER = Text(
    "{name} là một tệp, cần tên thư mục mới.", "{name} is a file, a new folder is needed."
)
NOT_EMPTY = Text(
    "{name} không trống, có: {listed}. Không ghi đè gì; hãy chọn thư mục mới hoặc thư mục trống.",
    "{name} is not empty, it has: {listed}. Nothing is overwritten; name a new or empty folder.",
)
STILL_OPEN = Text(
    "{name} còn điểm tối đa để open ({listed}), chưa chấm được nên không có ví dụ. "
    "Hãy chọn bộ khác bằng --set (xem cds sets).",
    "{name} has maxima that are still open ({listed}): it cannot be scored, so there is no example "
    "of it. Name another set with --set (see cds sets).",
)
DONE = Text(
    "Đã tạo dự án với bộ {label} trong {name} ({count} tệp; đơn vị và số liệu là ví dụ tự đặt).\n"
    'Làm tiếp:\n  cd "{name}"\n  cds check\n  cds score so-lieu.xlsx\n  cds rank --level {level}',
    "A project with the set {label} is in {name} ({count} files; units and figures are made up).\n"
    'Next:\n  cd "{name}"\n  cds check\n  cds score so-lieu.xlsx\n  cds rank --level {level}',
)


def expect_room(folder: Path, language: Language) -> None:
    """Stop where something is there already: a project never overwrites anything."""
    if folder.exists() and not folder.is_dir():
        stop(NOT_A_FOLDER, language, name=folder)
    there = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if there:
        more = ["…"] if len(there) > SHOWN else []
        stop(NOT_EMPTY, language, name=folder, listed=", ".join([*there[:SHOWN], *more]))


def head_for(name: str | None, folders: Sequence[Path], language: Language) -> Head:
    """Find the set to copy: the one that is named, else the usual one in its last edition."""
    known = heads(folders)
    if name is None:
        usual = [found for code in USUAL_SETS for found in matching(known, code)[-1:]]
        if usual:
            return usual[0]
    found = matching(known, name or USUAL_SETS[0])
    if len(found) != 1:
        listed = ", ".join(head.label for head in (found or known)) or "–"
        stop(SEVERAL if found else NONE, language, name=name or USUAL_SETS[0], listed=listed)
    return found[0]


def begin(folder: Path, head: Head, language: Language) -> str:
    """Make the project and say what to do in it; raises InvalidInput if the set is faulty."""
    indicator_set = load_set(head.file).require()
    still_open = indicator_set.open_codes()
    if still_open:
        listed = ", ".join(still_open[:SHOWN])
        stop(STILL_OPEN, language, name=indicator_set.label, listed=listed)
    files = project_files(indicator_set, head.file)
    place(files, folder)
    told = filled(
        DONE,
        {
            "label": indicator_set.label,
            "level": indicator_set.level,
            "name": folder,
            "count": len(files),
        },
    )
    return "\n".join(map(clean, told.fill(language, {}).split("\n")))
