"""Read indicator sets: shape by pydantic, sense by the checks, all faults of all files at once."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from cds_cli import catalogue
from cds_cli.definitions.checks import CHECKS
from cds_cli.definitions.misshapen import misshapen
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.stand_in import STAND_IN, with_stand_ins
from cds_cli.definitions.yaml_reading import read_yaml
from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.diagnostics import Checked, Diagnostic, Location, errors
from cds_cli.text import Text

HEAD_FILE = "set.yaml"
"""The head of a set that fills a folder."""
ROUNDS_OF_STAND_INS = 5
"""Standing in for one fault may lay bare another, as a rule without its steps."""


RESTS_ON_ALL_PARTS = {"D405", "D412", "D432"}
"""What a head says of its parts: the total, the nodes that pillars cover, the inputs in use."""


def load_set(path: Path) -> Checked[IndicatorSet]:
    """Read an indicator set, from a file or a folder, and report everything wrong with it.

    Raises OSError if there is no such file.
    """
    file = path / HEAD_FILE if path.is_dir() else path
    read = read_yaml(file)
    if read.value is None:
        return Checked(None, read.diagnostics)
    joined = with_parts(read.value, file.parent)
    source = joined.value or read.value
    found = (*read.diagnostics, *joined.diagnostics)
    if not isinstance(source.data, dict):
        expected = Text("các cặp khóa: giá trị", "keys with values")
        what = catalogue.WRONG_TYPE.at(source.locate(()), seen="…", expected=expected)
        return Checked(None, (*found, what))
    return judge(source, found)


def judge(source: YamlSource, found: tuple[Diagnostic, ...]) -> Checked[IndicatorSet]:
    """Validate plain values and run the checks; a set that has errors is not given out."""
    try:
        indicator_set = IndicatorSet.model_validate(source.data)
    except ValidationError as error:
        told = misshapen(source, error, IndicatorSet)
        # What the YAML reader has said of a place need not be said again by its type.
        places = {d.location for d in found} | source.all_refused
        fresh = tuple(d for d in told if d.location not in places)
        return Checked(None, (*found, *fresh, *sense_of_the_rest(source, error, fresh)))
    judged = (*found, *sense(indicator_set, source))
    return Checked(None if errors(judged) else indicator_set, judged)


def sense_of_the_rest(
    source: YamlSource, error: ValidationError, told: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    """Run the checks of sense on what is left when the misshapen parts stand aside.

    Only errors are kept, and only where nothing was said yet: a warning may be about a stand-in.
    """
    data = source.data
    for _ in range(ROUNDS_OF_STAND_INS):
        data = with_stand_ins(data, error.errors(include_url=False), source)
        try:
            indicator_set = IndicatorSet.model_validate(data)
        except ValidationError as next_error:
            error = next_error
            continue
        places = {d.location for d in told} | source.all_refused
        lost = {"D412"} if has_stand_in(indicator_set) else set()
        found = errors(sense(indicator_set, source))
        return tuple(d for d in found if d.location not in places and d.code not in lost)
    return ()


def has_stand_in(indicator_set: IndicatorSet) -> bool:
    """Whether a code stands for one that was refused, so that others may name it rightly."""
    nodes = (node.code for _, node in indicator_set.walk())
    codes = (*nodes, *(item.code for item in indicator_set.inputs))
    return any(code.startswith(STAND_IN) for code in codes)


def sense(indicator_set: IndicatorSet, source: YamlSource) -> tuple[Diagnostic, ...]:
    """Run the checks of sense; what rests on a part that could not be read is not said."""
    found = (d for check in CHECKS for d in check(indicator_set, source))
    if len(source.parts) == len(indicator_set.parts):
        return tuple(found)
    return tuple(
        d for d in found if d.code not in RESTS_ON_ALL_PARTS or d.location.file != source.file
    )


def with_parts(head: YamlSource, folder: Path) -> Checked[YamlSource]:
    """Graft the files of ``parts`` on as further groups."""
    names = head.data.get("parts", ()) if isinstance(head.data, dict) else ()
    own = head.data.get("groups", ()) if isinstance(head.data, dict) else ()
    if not isinstance(names, tuple) or not isinstance(own, tuple):
        return Checked(head)  # a fault of shape, told by pydantic
    found: list[Diagnostic] = []
    parts: dict[int, YamlSource] = {}
    groups: list[Any] = list(own)
    for place, name in enumerate(names):
        part = read_part(head, folder, place, name)
        found.extend(part.diagnostics)
        if part.value is not None:
            parts[len(groups)] = part.value
            groups.append(part.value.data)
    data = {**head.data, "groups": tuple(groups)} if groups else head.data
    return Checked(YamlSource(head.file, data, head.root, parts, head.refused), tuple(found))


def read_part(head: YamlSource, folder: Path, place: int, name: object) -> Checked[YamlSource]:
    """Read one file of a set; it lies in the same folder as the head."""
    where = head.locate(("parts", place))
    if not isinstance(name, str):
        return Checked(None)  # a fault of shape, told by pydantic
    if name != Path(name).name or "\\" in name or name.startswith("."):
        return Checked(None, (catalogue.UNSAFE_PATH_OR_CODE.at(where, seen=name),))
    file = folder / name
    if file.name == Path(head.file).name:
        return Checked(None, (dangling_part(where, name, ITSELF),))
    if not file.is_file():
        return Checked(None, (dangling_part(where, name, NO_SUCH_PART),))
    return read_yaml(file)


ITSELF = Text("một bộ không chứa chính nó: bỏ khỏi parts", "a set does not hold itself: remove it")
NO_SUCH_PART = Text("tạo tệp đó, hoặc bỏ khỏi parts", "make that file, or remove it from parts")


def dangling_part(where: Location, name: str, suggestion: Text) -> Diagnostic:
    """Report a part that is not there, or cannot be."""
    return catalogue.DANGLING_REFERENCE.at(where, seen=name, suggestion=suggestion)
