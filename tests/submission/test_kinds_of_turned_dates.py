from datetime import date

import pytest

from cds_cli.diagnostics import Location
from cds_cli.submission.kinds.fractions import read_fraction
from cds_cli.submission.kinds.numbers import read_number
from cds_cli.submission.kinds.reading import Asked, CellValue, Raw, Reading, State
from cds_cli.text import Language

COUNT = Asked("count")


def told(reading: Reading) -> str:
    (finding,) = reading.findings
    return finding.problem.at(Location(), **finding.values).message(Language.VI)


@pytest.mark.parametrize(
    ("value", "seen", "likely"),
    [
        (date(2025, 6, 3), "03/06/2025", "3/6 hoặc 6/3"),
        ("03/06/2025", "03/06/2025", "3/6 hoặc 6/3"),
        ("2025-09-09", "09/09/2025", "9/9"),
        ("2045-09-01 00:00:00", "01/09/2045", "1/9, 9/1 hoặc 9/45"),
        ("3-Jun", "3-Jun", "3/6 hoặc 6/3"),
        ("09-Thg9", "09-Thg9", "9/9"),
        ("12-thg 10", "12-thg 10", "12/10 hoặc 10/12"),
        ("Sep-45", "Sep-45", "9/45"),
        ("Th9-45", "Th9-45", "9/45"),
    ],
)
def test_a_date_names_the_fraction_in_a_workbook_and_in_a_csv(
    value: CellValue, seen: str, likely: str
) -> None:
    number, (part, whole) = read_number(Raw(value), COUNT), read_fraction(Raw(value), COUNT, COUNT)
    assert {reading.state for reading in (number, part, whole)} == {State.REJECTED}
    assert told(number) == told(part) == f"ô là ngày {seen}; có thể đã gõ {likely}"


@pytest.mark.parametrize("text", ["9-Sepp", "31/02/2025", "40-45", "Sep-2045-1", "9-thg", "3-Jun-"])
def test_what_is_no_date_is_no_number_either(text: str) -> None:
    reading = read_number(Raw(text), COUNT)
    assert [finding.problem.code for finding in reading.findings] == ["V303"]
