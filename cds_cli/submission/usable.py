"""What of a reading may be scored, and what is left out of it."""

from cds_cli import catalogue
from cds_cli.diagnostics import Checked, Diagnostic, InvalidInput, Location, Severity
from cds_cli.submission.read import Reading

IN_ONE_ROW = frozenset({catalogue.RAGGED_ROW.code, catalogue.MERGED_CELLS.code})


def usable(read: Checked[Reading], *, keep_going: bool) -> Reading:
    """Give what may be scored: all of it if there are no errors, else what is left, if asked.

    Raises InvalidInput with all that was found. What is wrong with a column or with the file is
    wrong for every unit, so that nothing is left then: without a column all would score 0 in it.
    """
    if read.value is None:
        raise InvalidInput(read.diagnostics)
    wrong = [d for d in read.diagnostics if d.severity is Severity.ERROR]
    # A folder was put together of files each of which may fail for itself.
    alone = read.value.file not in read.value.files or all(map(is_of_one_unit, wrong))
    if wrong and not (keep_going and alone):
        raise InvalidInput(read.diagnostics)
    if not len(read.value.submission):
        raise InvalidInput((*read.diagnostics, *units_left_out(read.value)))
    return read.value


def is_of_one_unit(diagnostic: Diagnostic) -> bool:
    """Whether an error spoils one row only: a value, a unit, or a row out of shape."""
    return diagnostic.code[0] in "UV" or diagnostic.code in IN_ONE_ROW


def units_left_out(reading: Reading) -> tuple[Diagnostic, ...]:
    """Name the units that are not scored."""
    where = Location(reading.file)
    return tuple(
        catalogue.UNIT_LEFT_OUT.at(where, unit=name, cells=cells)
        for name, cells in reading.left_out.items()
    )
