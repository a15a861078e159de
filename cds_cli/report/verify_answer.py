"""What ``cds verify`` answers: whether a published result follows from set and data."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from cds_cli.analysis.published.model import Place
from cds_cli.analysis.verification.model import StrayUnit, Verification
from cds_cli.report import verify_words as words
from cds_cli.report.answers.basis import basis
from cds_cli.report.answers.model import Answer, Column, Fact, Kind, Table, Value, Worded
from cds_cli.report.printed_figures import as_figure
from cds_cli.report.ranking.words import DIGEST_SHOWN, STAGES
from cds_cli.report.verify_bytes import Rewritten
from cds_cli.results.model import Results
from cds_cli.submission.period import Stage
from cds_cli.text import Text, as_it_stands, told

ROWS_SHOWN = 50
"""People read so many rows of a table, unless they ask for all."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A verification with all that is told of it."""

    verification: Verification
    results: Results
    version: str
    file: str
    sha256: str
    rewritten: Rewritten
    is_workbook: bool = False


def verify_answer(verified: Verified, rows: int | None = None) -> Answer:
    """Say whether all is the same; then each difference, at most ``rows`` of each kind."""
    found = verified.verification
    tables = (
        table("differences", words.DIFFERENCES, DIFFERENCE_COLUMNS, difference_rows(found), rows),
        table("units", words.UNITS, STRAY_COLUMNS, map(stray_row, found.strays), rows),
        rests_on(found),
        *([coarse_table(found)] if found.coarse else []),
        *([left_out_table(found, rows)] if found.left_out else []),
    )
    return Answer(
        command="verify",
        title=told(words.TITLE, name=PurePath(verified.file).name),
        facts=(*facts(verified), *basis(verified.results, verified.version)),
        tables=tables,
        notes=tuple(notes(verified)),
    )


def facts(verified: Verified) -> Iterator[Fact]:
    """Give the verdict, the file, and whether it can be written again."""
    found = verified.verification
    values = {
        "figures": found.figures,
        "units": found.units,
        "differing": len(found.differences),
        "strays": len(found.strays),
    }
    text = words.SAME if found.is_same else words.DIFFERENT
    code = "same" if found.is_same else "different"
    yield Fact("verdict", words.VERDICT, Worded(code, told(text, **values)))
    yield Fact("result", words.RESULT, f"{verified.file} ({verified.sha256[:DIGEST_SHOWN]})")
    yield Fact("bytes", words.BYTES, bytes_told(verified.rewritten))


def bytes_told(again: Rewritten) -> Worded:
    """Say whether the bytes are the same, and in forms of text where they part."""
    if not again.is_tried:
        return Worded("not-tried", words.NOT_TRIED)
    if again.is_same:
        return Worded("same", words.SAME_BYTES)
    if again.line is None:
        return Worded("different", words.OTHER_BYTES)
    return Worded("different", told(words.OTHER_FROM, line=again.line))


def notes(verified: Verified) -> Iterator[Text]:
    """Say what a reader may wonder about."""
    if not verified.rewritten.is_tried:
        yield words.FULL_WORKBOOK
    elif verified.verification.is_same and not verified.rewritten.is_same:
        yield words.ONLY_BYTES
    if verified.is_workbook:
        yield words.MARKS_NOT_SHOWN


def table(
    key: str,
    title: Text,
    columns: tuple[Column, ...],
    rows: Iterator[tuple[Value, ...]],
    most: int | None,
) -> Table:
    """Make a table of the first rows, and count the others."""
    every = tuple(rows)
    shown = every if most is None else every[:most]
    rest = len(every) - len(shown)
    return Table(key, title, columns, shown, notes=(told(words.MORE, count=rest),) if rest else ())


DIFFERENCE_COLUMNS = (
    Column("unit", words.UNIT),
    Column("node", words.NODE),
    Column("figure", words.WHAT),
    Column("published", words.PUBLISHED, Kind.FIGURE),
    Column("recomputed", words.RECOMPUTED, Kind.FIGURE),
    Column("difference", words.CHANGE, Kind.FIGURE),
    Column("place", words.PLACE),
    Column("name", words.NAME),
)
STRAY_COLUMNS = (
    Column("unit", words.UNIT),
    Column("name", words.NAME),
    Column("where", Text("Có ở đâu", "Where")),
    Column("place", words.PLACE),
)


def difference_rows(found: Verification) -> Iterator[tuple[Value, ...]]:
    """Write each figure that differs; figures as they stand, or should stand, in the file."""
    for one in found.differences:
        in_words = one.measure.is_text
        yield (
            one.unit,
            one.node or words.WHOLE,
            Worded(one.measure.value, words.MEASURES[one.measure]),
            one.published if in_words else as_figure(one.published),
            one.recomputed if in_words else as_figure(one.recomputed),
            None if one.change is None else as_figure(f"{one.change:+f}"),
            place_told(one.place),
            one.name,
        )


def place_told(place: Place) -> Worded:
    """Name a place for people and for programs."""
    return Worded(place.code(), place.told())


def stray_row(one: StrayUnit) -> tuple[Value, ...]:
    """Write a unit of one side only."""
    where = Worded(one.why.value, words.STRAYS[one.why])
    return one.unit, one.name, where, place_told(one.place) if one.place else None


def rests_on(found: Verification) -> Table:
    """Write set and data that the result names beside those used now."""
    columns = (
        Column("what", Text("Căn cứ", "Basis")),
        Column("published", words.PUBLISHED),
        Column("recomputed", words.RECOMPUTED),
        Column("same", Text("So sánh", "Compared")),
    )
    rows = tuple(
        (
            Worded(one.what, words.BASIS[one.what]),
            in_short(one.what, one.published),
            in_short(one.what, one.recomputed),
            words.AGREES[one.is_same],
        )
        for one in found.basis
    )
    notes = (
        (words.NOTHING_NAMED,) if not rows else () if found.rests_on_same else (words.OTHER_BASIS,)
    )
    return Table("rests_on", words.RESTS_ON, columns, rows, notes=notes)


def in_short(what: str, value: str) -> Value:
    """Write a stage in words, and the beginning of a digest; programs get all of it."""
    if what == "stage":
        return Worded(value, STAGES[Stage(value)])
    if what == "set_sha256":
        shown = value[:DIGEST_SHOWN]
        return Worded(value, as_it_stands(shown, shown))
    return value


def coarse_table(found: Verification) -> Table:
    """Write the columns that were compared at fewer decimals."""
    columns = (
        Column("node", words.NODE),
        Column("figure", words.WHAT),
        Column("decimals", Text("Chữ số ghi", "Decimals shown"), Kind.COUNT),
        Column("full", Text("Chữ số công bố", "Decimals published"), Kind.COUNT),
        Column("place", words.PLACE),
    )
    rows = tuple(
        (
            one.node or words.WHOLE,
            Worded(one.measure.value, words.MEASURES[one.measure]),
            one.decimals,
            one.full,
            place_told(one.place),
        )
        for one in found.coarse
    )
    return Table("coarse", words.COARSE, columns, rows, notes=(words.COARSE_NOTE,))


def left_out_table(found: Verification, most: int | None) -> Table:
    """Write the headings and rows that were not compared."""
    what = Text("Tiêu đề hoặc dòng", "Heading or row")
    columns = (Column("what", what), Column("place", words.PLACE))
    rows = ((text, place_told(place)) for text, place in found.left_out)
    made = table("left_out", words.LEFT_OUT, columns, rows, most)
    return replace(made, notes=(words.LEFT_OUT_NOTE, *made.notes))
