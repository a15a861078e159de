"""Read target files, and hold what they refer to against the sets there are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError

from cds_cli import catalogue
from cds_cli.definitions.columns import roles_of
from cds_cli.definitions.library import CASES_SUFFIX, is_yaml
from cds_cli.definitions.measures import (
    BandShare,
    InputShare,
    NodeMeasure,
    OfSet,
    RecognisedShare,
)
from cds_cli.definitions.misshapen import misshapen
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.target_checks import TARGET_CHECKS
from cds_cli.definitions.targets import TargetFile
from cds_cli.definitions.yaml_reading import read_yaml
from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.diagnostics import Checked, Diagnostic, errors
from cds_cli.text import Text

NO_SUCH_SET = replace(
    catalogue.DANGLING_REFERENCE,
    message=Text('không có bộ chỉ số "{seen}"', 'there is no set "{seen}"'),
)
MARK = re.compile(rb"""^(?:\xef\xbb\xbf)?["']?targets_format["']?\s*:""", re.MULTILINE)


def target_files(folder: Path) -> Iterator[Path]:
    """Give the files of targets below a folder, in the order of their names."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith("."):
            yield from target_files(path)
        elif is_yaml(path) and not path.name.endswith(CASES_SUFFIX) and holds_targets(path):
            yield path


def holds_targets(path: Path) -> bool:
    """Tell a file of targets by the key that only such a file has."""
    return path.is_file() and MARK.search(path.read_bytes()) is not None


def load_targets(file: Path, sets: Sequence[IndicatorSet] = ()) -> Checked[TargetFile]:
    """Read a target file and report everything wrong with it.

    What it says of sets is held against ``sets``; where none are given, nothing is said of it.
    Raises OSError if there is no such file.
    """
    read = read_yaml(file)
    source = read.value
    if source is None:
        return Checked(None, read.diagnostics)
    try:
        targets = TargetFile.model_validate(source.data)
    except ValidationError as error:
        told = misshapen(source, error, TargetFile)
        # What the YAML reader has said of a place need not be said again by its type.
        places = {d.location for d in read.diagnostics} | source.refused
        fresh = tuple(d for d in told if d.location not in places)
        return Checked(None, (*read.diagnostics, *fresh))
    sense = (d for check in TARGET_CHECKS for d in check(targets, source))
    found = (*read.diagnostics, *sense, *dangling(targets, source, sets))
    return Checked(None if errors(found) else targets, found)


def dangling(
    file: TargetFile, source: YamlSource, sets: Sequence[IndicatorSet]
) -> Iterator[Diagnostic]:
    """A set that a measure names is one of the sets, and what it names in it is there."""
    for place, target in enumerate(file.targets if sets else ()):
        measure, path = target.measure, ("targets", place, "measure")
        if not isinstance(measure, OfSet):
            continue
        code, _, edition = measure.set.partition("@")
        meant = [one for one in sets if one.code == code and edition in {"", one.edition}]
        labels = {label for one in sets for label in (one.code, one.label)}
        for key, named in named_in_set(measure) if meant else (("set", measure.set),):
            known = {c for one in meant for c in codes_of(one, key, measure)} if meant else labels
            if named not in known:
                yield unknown(source, (*path, key), named, known)


def named_in_set(measure: OfSet) -> tuple[tuple[str, str], ...]:
    """Give the keys under which a measure names parts of its set, with the codes of these."""
    match measure:
        case BandShare():
            return (("band", measure.band),)
        case RecognisedShare():
            return (("grade", measure.grade),)
        case NodeMeasure():
            return (("code", measure.code),)
        case InputShare():
            return ("part", measure.part), ("whole", measure.whole)
        case _:
            return ()


def codes_of(one: IndicatorSet, key: str, measure: OfSet) -> set[str]:
    """Give the codes of a set that a key of a measure may name."""
    if key == "band":
        return {band.code for band in one.bands}
    if key == "grade":
        return {grade.code for grade in one.recognition}
    of_inputs = isinstance(measure, NodeMeasure) and measure.figure == "input"
    if of_inputs or isinstance(measure, InputShare):
        own = {column for leaf in one.leaves() for column in roles_of(leaf).values()}
        return own | {shared.code for shared in one.inputs}
    return {node.code for _, node in one.walk()} | {pillar.code for pillar in one.pillars}


def unknown(
    source: YamlSource, path: tuple[str | int, ...], seen: str, known: set[str]
) -> Diagnostic:
    """Report a code that names nothing, with the nearest that does."""
    close = get_close_matches(seen, sorted(known), n=1)
    suggestion = (
        Text(f"có phải {close[0]}?", f"is {close[0]} meant?")
        if close
        else Text("sửa mã; xem cds sets và cds show", "mend the code; see cds sets and cds show")
    )
    problem = NO_SUCH_SET if path[-1] == "set" else catalogue.DANGLING_REFERENCE
    return problem.at(source.locate(path), seen=seen, suggestion=suggestion)
