"""What `cds doctor` says of the sets and of the store."""

from collections.abc import Iterator
from pathlib import Path

from cds_cli.cli.check_sets import check_paths
from cds_cli.definitions.load_targets import holds_targets
from cds_cli.diagnostics import Diagnostic, Severity
from cds_cli.report.checkup import Line, State
from cds_cli.store.condition import Condition, condition_of
from cds_cli.text import Language, Text, as_it_stands, filled

SETS = Text("Bộ chỉ số", "Indicator sets")
STORE = Text("Kho kết quả", "Store")


def definition_lines(own: Path, shipped: Path, *, stated: bool) -> Iterator[Line]:
    """Tell of the folder of the user's own sets, ``stated`` or the usual one, and the shipped."""
    if not own.is_dir():
        yield folder_missing(own, stated=stated)
    elif own.resolve() != shipped.resolve():
        yield definition_line(own, shipped)
    yield definition_line(shipped, shipped)


def folder_missing(folder: Path, *, stated: bool) -> Line:
    """Say that there are no sets of one's own: a fault only where somebody says there are."""
    values: dict[str, object] = {"folder": folder}
    if not stated:
        told = Text(
            "{folder}: không có, dùng các bộ có sẵn", "{folder}: none, the shipped are used"
        )
        return Line("definitions", SETS, filled(told, values))
    told = Text("{folder}: không có thư mục này", "{folder}: there is no such folder")
    advice = Text("tạo thư mục, hoặc sửa thiết lập indicators", "make it, or mend the setting")
    return Line("definitions", SETS, filled(told, values), State.ERROR, advice)


def definition_line(folder: Path, shipped: Path) -> Line:
    """Check the sets of a folder.

    A warning about a shipped set, such as of weights not known yet, is nothing a user can mend.
    """
    checked = check_paths([folder], [folder, shipped])
    severities = [found.severity for found in checked.diagnostics]
    errors, warnings = map(severities.count, (Severity.ERROR, Severity.WARNING))
    sets = sum(not holds_targets(Path(file)) for file in checked.files)
    seen = {"folder": folder, "sets": sets, "errors": errors, "warnings": warnings}
    told = Text(
        "{folder}: {sets} bộ, {errors} lỗi, {warnings} cảnh báo",
        "{folder}: sets: {sets}, errors: {errors}, warnings: {warnings}",
    )
    if not errors and (not warnings or folder == shipped):
        return Line("definitions", SETS, filled(told, seen))
    advice = filled(Text('chạy: cds check "{folder}"', 'run: cds check "{folder}"'), seen)
    state = State.ERROR if errors else State.WARNING
    return Line("definitions", SETS, filled(told, seen), state, advice)


def store_line(path: Path) -> Line:
    """Say whether results can be read and kept."""
    return line_of(path, condition_of(path))


def line_of(path: Path, seen: Condition) -> Line:
    """Put the condition of a store into words."""
    values: dict[str, object] = {"path": path, "version": seen.version, "runs": seen.runs}
    if seen.invalid is not None:
        return unusable(seen.invalid.diagnostics[0])
    if not seen.writable:
        told = Text("{path}: không ghi được", "{path}: cannot be written")
        advice = Text(
            "xin quyền ghi ở thư mục đó, hoặc chọn nơi khác bằng --store hay CDS_STORE",
            "ask for leave to write in that folder, or name another place: --store or CDS_STORE",
        )
        return Line("store", STORE, filled(told, values), State.ERROR, advice)
    if not seen.exists:
        told = Text(
            "{path}: chưa có, cds score sẽ tạo", "{path}: not there yet, cds score will make it"
        )
        return Line("store", STORE, filled(told, values))
    told = Text(
        "{path}: đọc ghi được, phiên bản bảng {version}, {runs} lần chấm",
        "{path}: readable and writable, schema {version}, runs: {runs}",
    )
    return Line("store", STORE, filled(told, values))


def unusable(found: Diagnostic) -> Line:
    """Say why a store cannot be used, in the words of the diagnostic."""
    told = as_it_stands(*(f"{found.location}: {found.message(each)}" for each in Language))
    advice = as_it_stands(*(found.hint(each) for each in Language))
    return Line("store", STORE, told, State.ERROR, advice)
