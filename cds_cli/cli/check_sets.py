"""Check the sets in some files and folders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cds_cli import catalogue
from cds_cli.cli.stopping import stop
from cds_cli.definitions.library import CASES_SUFFIX, case_files, cases_file, set_files
from cds_cli.definitions.load import HEAD_FILE, load_set
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.yaml_reading import read_yaml
from cds_cli.diagnostics import Diagnostic, Location, in_reading_order
from cds_cli.text import Language, Text


@dataclass(frozen=True, slots=True)
class CheckedFiles:
    """What was found in which files."""

    files: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def check_paths(paths: Sequence[Path]) -> CheckedFiles:
    """Check all sets below some paths; one faulty file never hides the next."""
    files = tuple(dict.fromkeys(file for path in paths for file in definitions_at(path)))
    found = [*lone_cases(paths, files)]
    seen: dict[str, Path] = {}
    for file in files:
        checked = load_set(file)
        found.extend(checked.diagnostics)
        if checked.value is not None:
            found.extend(twice(checked.value, file, seen))
            found.extend(worked(checked.value, file))
    return CheckedFiles(tuple(map(str, files)), in_reading_order(found))


def expect_sets(paths: Sequence[Path], language: Language) -> None:
    """Stop where there is nothing to check: no such path, or a folder without a set."""
    for path in paths:
        if not path.exists():
            stop(Text("Không có {name}.", "There is no {name}."), language, name=path)
        if path.is_dir() and not any(set_files(path)) and not any(case_files(path)):
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
        yield from set_files(path)
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


def selected(
    found: Sequence[Diagnostic], select: Sequence[str], ignore: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """Keep the diagnostics whose code was asked for and not refused, by its beginning."""
    wanted = tuple(code.upper() for code in select) or ("",)
    refused = tuple(code.upper() for code in ignore)
    return tuple(
        d
        for d in found
        if d.code.startswith(wanted) and not (refused and d.code.startswith(refused))
    )
