"""Whatever a file holds, loading it ends with findings that stand inside it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from cds_cli.definitions.cases import load_cases
from cds_cli.definitions.load import load_set
from cds_cli.diagnostics import Diagnostic, errors
from cds_cli.text import Language

FOLDER = Path(__file__).parent
WHOLE = (FOLDER / "good" / "whole_format.yaml").read_text("utf-8").split("\n")
CASES = (FOLDER / "faulty" / "failing_cases.cases.yaml").read_text("utf-8").split("\n")
PIECES = ["[", "]", "{", "}", ":", "- ", "? ", "&a", "*a", "<<: *a", "!!set", "---", "...", "|"]
SCALARS = ["no", "012", ".nan", "1e400", "null", "[]", "{}", '""', "=1+2", "open", "-1", "x" * 99]
LINES = st.lists(
    st.one_of(st.text(max_size=30), st.sampled_from([*WHOLE, *PIECES, *SCALARS])), max_size=30
)


def loaded(text: str) -> tuple[Diagnostic, ...]:
    """Give what loading a text as a set and as its cases reports."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "s.yaml"
        file.write_text(text, "utf-8", "surrogateescape", newline="")
        checked = load_set(file)
        cases, _ = load_cases(file)
        assert (checked.value is None) == bool(errors(checked.diagnostics))
        for diagnostic in (*checked.diagnostics, *cases.diagnostics):
            assert diagnostic.location.file == str(file)
        return (*checked.diagnostics, *cases.diagnostics)


def stand_inside(found: tuple[Diagnostic, ...], text: str) -> bool:
    """Whether each finding has a line of the text, and can be told in both languages."""
    lines = len(text.splitlines()) + 1
    told = all(d.message(language) for d in found for language in Language)
    return told and all(1 <= (d.location.row or 1) <= lines for d in found)


@settings(deadline=None, max_examples=200)
@given(LINES)
def test_random_lines_never_raise(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert stand_inside(loaded(text), text)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=200))
def test_random_bytes_never_raise(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "s.yaml"
        file.write_bytes(content)
        assert errors(load_set(file).diagnostics)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_a_good_set_with_a_line_deleted_doubled_or_moved_never_raises(data: st.DataObject) -> None:
    lines = list(WHOLE)
    places = st.integers(0, len(lines) - 1)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(places)
        line = lines[at]
        what = data.draw(st.sampled_from(["delete", "double", "move", "dedent"]))
        if what == "delete":
            lines[at] = ""
        elif what == "double":
            lines[at] = f"{line}\n{line}"
        elif what == "move":
            lines[at], other = lines[data.draw(places)], line
            lines[data.draw(places)] = other
        else:
            lines[at] = line[2:]
    text = "\n".join(lines)
    assert stand_inside(loaded(text), text)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_a_good_set_with_another_value_at_a_key_never_raises(data: st.DataObject) -> None:
    lines = list(data.draw(st.sampled_from([WHOLE, CASES])))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        key, colon, _ = lines[at].partition(": ")
        if colon:
            lines[at] = f"{key}: {data.draw(st.sampled_from(SCALARS))}"
    text = "\n".join(lines)
    assert stand_inside(loaded(text), text)


def test_each_line_of_a_good_set_may_be_missing() -> None:
    for at in range(len(WHOLE)):
        text = "\n".join((*WHOLE[:at], *WHOLE[at + 1 :]))
        assert stand_inside(loaded(text), text)
