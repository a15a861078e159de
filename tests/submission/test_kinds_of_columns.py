import math
from datetime import date, time, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_cli.definitions.inputs import InputOption
from cds_cli.diagnostics import Location
from cds_cli.rules.base import NUMERIC, Kind
from cds_cli.submission.kinds.bounds import bounds
from cds_cli.submission.kinds.cells import read_cell
from cds_cli.submission.kinds.columns import read_column
from cds_cli.submission.kinds.fractions import read_fraction
from cds_cli.submission.kinds.reading import Asked, CellValue, Finding, Raw, Reading, State
from cds_cli.text import Language

OPTIONS = (InputOption(code="a", name="Tốt"), InputOption(code="2", name="Khá"))
ENDS = st.none() | st.floats(-1e17, 1e17)
ASKED = st.builds(
    Asked,
    kind=st.sampled_from(get_args(Kind)),
    at_least=ENDS,
    at_most=ENDS,
    options=st.just(OPTIONS),
    blank_means_no=st.booleans(),
    may_not_apply=st.booleans(),
)
TYPED = st.text() | st.text("0123456789.,-–+()% '/≥x\u00a0\u2212", max_size=12)
WORDS = st.sampled_from(["", " ", "N/A", "-", "Có", "x", "#REF!", "03/6/2025", "a", "Khá", "1.292"])
NUMBERS = (
    st.integers()
    | st.integers(-(10**17), 10**17)
    | st.floats()
    | st.floats(-200, 200)
    | st.sampled_from([True, False, 10**400, 1e15, 999999999999999.5, 12.0000000001, 0.5, -0.0])
)
CELLS = st.none() | NUMBERS | TYPED | WORDS | st.dates() | st.datetimes() | st.times()
CELLS |= st.timedeltas()


def complete(findings: tuple[Finding, ...]) -> bool:
    """Whether each finding can be told in both languages."""
    told = [finding.problem.at(Location(), **finding.values) for finding in findings]
    return all(d.message(language) and d.hint(language) for d in told for language in Language)


def sound(reading: Reading, asked: Asked) -> bool:
    """Whether a reading has a value just where its state says so, within what is asked for."""
    if reading.state is not State.GIVEN or isinstance(reading.value, str):
        return (reading.value is not None) == (reading.state is State.GIVEN)
    low, high = bounds(asked) if asked.kind not in {"yes_no", "choice"} else (0, 1)
    value = reading.value
    assert value is not None
    return (
        math.isfinite(value) and (low is None or value >= low) and (high is None or value <= high)
    )


@given(CELLS, ASKED, st.booleans(), st.booleans())
def test_any_cell_is_read_without_an_exception_and_what_is_given_is_in_range(
    value: CellValue | None,
    asked: Asked,
    percent: bool,  # noqa: FBT001
    typed_text: bool,  # noqa: FBT001
) -> None:
    reading = read_cell(Raw(value, percent, typed_text), asked)
    assert sound(reading, asked)
    assert complete(reading.findings)
    assert reading.state is State.GIVEN or reading.findings


@given(CELLS | st.from_regex(r"[0-9.,]{1,6} ?/ ?[0-9.,]{1,6}( ?\([0-9.,]+%\))?", fullmatch=True))
def test_any_cell_is_read_as_a_fraction_without_an_exception(value: CellValue | None) -> None:
    asked = Asked("number", at_least=-10.0)
    part, whole = read_fraction(Raw(value), asked, asked)
    assert sound(part, asked)
    assert sound(whole, asked)
    assert part.state is whole.state
    assert complete(part.findings + whole.findings)
    assert part.findings or whole.findings


@given(st.lists(CELLS, max_size=12), ASKED, st.sets(st.integers(0, 12)), st.booleans())
def test_a_column_is_read_as_its_cells_are(
    values: list[CellValue | None],
    asked: Asked,
    percents: set[int],
    typed_text: bool,  # noqa: FBT001
) -> None:
    column = read_column(values, asked, percents, typed_text=typed_text)
    shown = set() if typed_text else percents
    cells = [read_cell(Raw(v, i in shown, typed_text), asked) for i, v in enumerate(values)]
    figures = [cell.value if isinstance(cell.value, float) else math.nan for cell in cells]
    assert [repr(abs(n)) for n in column.values] == [repr(abs(n)) for n in figures]
    assert column.states == {
        i: cell.state for i, cell in enumerate(cells) if cell.state is not State.GIVEN
    }
    assert column.findings == [
        (i, found) for i, cell in enumerate(cells) for found in cell.findings
    ]
    assert [t for t in column.texts if t] == [c.value for c in cells if isinstance(c.value, str)]


@pytest.mark.parametrize("kind", NUMERIC)
def test_a_column_of_figures_has_nothing_to_say(kind: Kind) -> None:
    column = read_column([0, 1.0, 1], Asked(kind), {0, 1, 2}, typed_text=False)
    scale = 100.0 if kind == "percent" else 1.0
    assert column.values == [0.0, scale, scale]
    assert (column.states, column.findings) == ({}, [])


def test_equal_cells_of_other_types_are_not_taken_for_each_other() -> None:
    column = read_column([1, True, 1.0, "1", None], Asked("count"), (), typed_text=False)
    assert column.states == {1: State.REJECTED, 4: State.MISSING}
    assert [(i, found.problem.code) for i, found in column.findings] == [
        (1, "V303"),
        (3, "V301"),
        (4, "V309"),
    ]


def test_every_kind_of_cell_in_a_column_of_text_becomes_text_or_nothing() -> None:
    cells = ["a ", 5.0, None, date(2025, 6, 3), time(1), timedelta(1)]
    column = read_column(cells, Asked("text"), (), typed_text=False)
    assert column.texts == ["a", "5", None, "2025-06-03", "01:00:00", "1 day, 0:00:00"]
    assert column.states == {2: State.MISSING}


def test_a_column_without_cells_is_empty() -> None:
    assert read_column([], Asked("count"), (), typed_text=True).values == []
