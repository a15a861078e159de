"""Templates as LibreOffice opens them, and as they come back filled in."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook import Workbook

from cds_cli.definitions.library import heads
from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import errors
from cds_cli.report.template.model import Known, Layout, Template
from cds_cli.report.template.workbook import render
from cds_cli.submission.read import Request, read_submission
from cds_cli.tables.read import read_book
from tests.system.figures import Unit, example
from tests.system.office import cells, converted, needs_office

pytestmark = [pytest.mark.system, needs_office]
ROOT = Path(__file__).parents[2]
CODES = ("cds-so", "qd-766", "nhan-thuc-so")


@dataclass(frozen=True)
class Saved:
    """Templates as we write them, and the same as LibreOffice saved them."""

    blank: list[tuple[Path, Path]]
    typed: dict[str, object]
    by_hand: Path
    known: Path


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    folder = tmp_path_factory.mktemp("templates")
    blank = {
        f"{indicator_set.code}-{layout}": render(Template(indicator_set, layout))
        for indicator_set in sets()
        for layout in Layout
    }
    typed, by_hand = filled_in(blank["qd-766-form"])
    files = []
    for name, content in {**blank, "by-hand": by_hand, "known": known_form()}.items():
        files.append(folder / f"{name}.xlsx")
        files[-1].write_bytes(content)
    *of_blank, of_hand, of_known = converted(files, "xlsx", folder)
    return Saved(list(zip(files, of_blank, strict=False)), typed, of_hand, of_known)


def sets() -> list[IndicatorSet]:
    found = heads((ROOT / "indicators",))
    return [load_set(head.file).require() for head in found if head.code in CODES]


def qd_766() -> IndicatorSet:
    return next(one for one in sets() if one.code == "qd-766")


def known_form() -> bytes:
    values = {("00694", code): value for code, value in example(qd_766(), 1).items()}
    return render(Template(qd_766(), units=(Unit("00694"),), known=Known(values=values)))


def properties(book: Workbook) -> dict[str, object]:
    return {one.name: one.value for one in book.custom_doc_props if isinstance(one, StringProperty)}


def test_every_layout_opens_and_keeps_its_cells_its_stamp_and_its_hidden_sheet(
    saved: Saved,
) -> None:
    assert len(saved.blank) == len(CODES) * len(Layout)
    for ours, theirs in saved.blank:
        before = openpyxl.load_workbook(ours, data_only=True)
        after = openpyxl.load_workbook(theirs, data_only=True)
        for sheet in before.sheetnames:
            assert cells(after[sheet]) == cells(before[sheet])
        assert properties(after) == properties(before)
        assert after["_cds"].sheet_state == "hidden"


def test_a_form_and_a_table_can_be_printed(saved: Saved, tmp_path: Path) -> None:
    printed = converted([ours for ours, _ in saved.blank[:2]], "pdf", tmp_path)
    assert all(path.read_bytes().startswith(b"%PDF") for path in printed)


def test_a_form_that_is_filled_in_and_saved_by_libreoffice_keeps_every_value(saved: Saved) -> None:
    book = openpyxl.load_workbook(saved.by_hand, data_only=True)
    kept = cells(book["Phiếu"])
    assert {place: kept.get(place) for place in saved.typed} == saved.typed
    blank = openpyxl.load_workbook(BytesIO(render(Template(qd_766()))))
    assert properties(book) == properties(blank)
    assert book.sheetnames == ["Phiếu", "Hướng dẫn", "_cds"]


def test_a_form_that_libreoffice_saved_reads_back_with_its_unit_and_every_figure(
    saved: Saved,
) -> None:
    read = read_submission(read_book(saved.known).require(), Request(qd_766()))
    assert errors(read.diagnostics) == ()
    inputs = read.require().submission.inputs
    assert list(inputs.index) == ["00694"]
    assert inputs.loc["00694"].to_dict() == example(qd_766(), 1)


def filled_in(form: bytes) -> tuple[dict[str, object], bytes]:
    """Type into every open cell of a form, as what it asks for; gives what was typed too."""
    book, stream = openpyxl.load_workbook(BytesIO(form)), BytesIO()
    sheet = book["Phiếu"]
    typed: dict[str, object] = {}
    for row in sheet.iter_rows():
        for cell in row:
            if not cell.protection.locked:
                cell.value = {"@": "00694", "dd/mm/yyyy": date(2025, 6, 3)}.get(
                    cell.number_format, 5
                )
                typed[cell.coordinate] = cell.value
    assert len(typed) > 80
    book.save(stream)
    return typed, stream.getvalue()
