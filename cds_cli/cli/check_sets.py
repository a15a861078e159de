"""Check the sets in some files and folders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cds_cli import catalogue
from cds_cli.cli.check_takings import check_takings
from cds_cli.cli.check_targets import check_targets
from cds_cli.cli.stopping import stop
from cds_cli.definitions.library import CASES_SUFFIX, case_files, cases_file, set_files
from cds_cli.definitions.load import HEAD_FILE, load_set
from cds_cli.definitions.load_targets import holds_targets, target_files
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.yaml_reading import read_yaml
from cds_cli.diagnostics import Diagnostic, Location, in_reading_order
from cds_cli.text import Language, Text


@dataclass(frozen=True, slots=True)
class CheckedFiles:
    """What was found in which files."""

    files: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    unfinished: tuple[IndicatorSet, ...] = ()
    """The sets of which some maximum is open."""


def check_paths(paths: Sequence[Path], library: Sequence[Path] = ()) -> CheckedFiles:
    """Check all sets and targets below some paths; one faulty file never hides the next.

    Targets may also speak of sets that stand in the folders of ``library``.
    """
    files = tuple(dict.fromkeys(file for path in paths for file in definitions_at(path)))
    found = [*lone_cases(paths, files)]
    seen: dict[str, Path] = {}
    sets: list[IndicatorSet | None] = []
    targets = [file for file in files if holds_targets(file)]
    for file in files:
        if file in targets:
            continue
        checked = load_set(file)
        sets.append(checked.value)
        found.extend(checked.diagnostics)
        if checked.value is not None:
            found.extend(twice(checked.value, file, seen))
            found.extend(worked(checked.value, file))
    found.extend(check_targets(targets, sets, library))
    found.extend(check_takings([file for file in files if file not in targets], sets, library))
    unfinished = tuple(one for one in sets if one is not None and one.open_codes())
    return CheckedFiles(tuple(map(str, files)), in_reading_order(found), unfinished)


def expect_sets(paths: Sequence[Path], language: Language) -> None:
    """Stop where there is nothing to check: no such path, or a folder without a set."""
    for path in paths:
        if not path.exists():
            stop(Text("Không có {name}.", "There is no {name}."), language, name=path)
        kinds = (set_files, target_files, case_files)
        if path.is_dir() and not any(any(files(path)) for files in kinds):
            stop(
                Text(
                    "Không thấy bộ chỉ số nào trong {name}: "
                    "cần tệp .yaml có dòng format: 1, hoặc thư mục có set.yaml.",
                    "There is no indicator set in {name}: "
                    "a .yaml file with the line format: 1, or a folder with set.yaml, is needed.",
                ),
                language,
                name=path,
            )


def lone_cases(paths: Sequence[Path], files: Sequence[Path]) -> Iterator[Diagnostic]:
    """A file of worked cases stands beside its set; nobody would run it otherwise."""
    owned = {cases_file(file) for file in files}
    met = (case for path in paths for case in (case_files(path) if path.is_dir() else (path,)))
    for file in dict.fromkeys(met):
        if file.name.endswith(CASES_SUFFIX) and file not in owned:
            seen = file.name.removesuffix(CASES_SUFFIX) + ".yaml"
            yield catalogue.CASES_WITHOUT_SET.at(Location(str(file), 1, 1), seen=seen)


def definitions_at(path: Path) -> Iterator[Path]:
    """Give the sets at a path; a file of cases or a part stands for the set it belongs to."""
    if path.is_dir():
        yield from (*set_files(path), *target_files(path))
    elif holds_targets(path):
        yield path
    elif path.name.endswith(CASES_SUFFIX):
        own = path.with_name(path.name.removesuffix(CASES_SUFFIX) + ".yaml")
        yield from [file for file in (own, path.with_name(HEAD_FILE)) if file.is_file()][:1]
    elif path.name != HEAD_FILE and path.with_name(HEAD_FILE).is_file():
        yield path.with_name(HEAD_FILE)
    else:
        yield path


def twice(indicator_set: IndicatorSet, file: Path, seen: dict[str, Path]) -> Iterator[Diagnostic]:
    """A code and an edition name one set."""
    first = seen.setdefault(indicator_set.label, file)
    if first != file:
        source = read_yaml(file).value
        yield catalogue.SET_TWICE.at(
            source.locate(("code",)) if source else Location(str(file)),
            code=indicator_set.code,
            edition=indicator_set.edition,
            first=first,
        )


def worked(indicator_set: IndicatorSet, file: Path) -> tuple[Diagnostic, ...]:
    """Run the worked cases of a set, for which pandas is needed."""
    cases = cases_file(file)
    if cases is None:
        return ()
    from cds_cli.analysis.run_cases import run_cases

    return run_cases(cases, indicator_set)
