from pathlib import Path

import openpyxl
import pytest

from cds_cli.diagnostics import Diagnostic
from cds_cli.report.faults.annotate import annotated
from cds_cli.submission.read import Reading, Request, read_submission
from cds_cli.tables.grid import Limits
from cds_cli.tables.read import read_book
from cds_cli.text import Language
from tests.cli.forms_of_communes import (
    by_hand,
    by_name_alone,
    by_template,
    cells,
    code_of,
    the_set,
)
from tests.system.office import converted, needs_office

pytestmark = [pytest.mark.system, needs_office]


def read(path: Path) -> tuple[Reading, tuple[Diagnostic, ...]]:
    checked = read_submission(read_book(path).require(), Request(the_set()))
    assert checked.value is not None
    return checked.value, checked.diagnostics


def told(found: tuple[Diagnostic, ...]) -> list[tuple[str, str | None]]:
    return [(one.code, one.location.cell) for one in found]


def test_a_form_that_libreoffice_saved_has_the_figures_that_were_typed(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.xlsx" for name in ("mẫu", "theo tên", "kẻ tay")]
    for path, write in zip(files, (by_template, by_name_alone, by_hand), strict=True):
        write(path, 7)
    for before, after in zip(files, converted(files, "xlsx", tmp_path), strict=True):
        (typed, _), (saved, found) = read(before), read(after)
        assert typed.submission.inputs.equals(saved.submission.inputs)
        assert typed.sent == saved.sent
        assert {one.code for one in found} <= {"S101", "S102", "S109"}


def test_the_stamp_survives_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.xlsx"
    by_template(path, 7)
    (saved,) = converted([path], "xlsx", tmp_path)
    assert read_book(saved).require().properties == read_book(path).require().properties


def test_the_answer_to_a_form_opens_and_is_silent_when_it_comes_back(tmp_path: Path) -> None:
    path, answer = tmp_path / "mẫu.xlsx", tmp_path / "mẫu-tra-lai.xlsx"
    by_template(path, 7)
    cells(E20="1,292", E36="KPS")(path)
    _, found = read(path)
    assert told(found) == [("V302", "E20"), ("V310", "E36")]
    answer.write_bytes(annotated(path, found, Language.VI, Limits()))
    (saved,) = converted([answer], "xlsx", tmp_path)
    book = openpyxl.load_workbook(saved)
    assert "V302 lỗi" in book["Phiếu"]["E20"].comment.text
    reading, again = read(saved)
    assert told(again) == told(found)
    assert reading.sent == {code_of(7): "Xã Mẫu 007"}


def test_a_form_mended_in_its_answer_is_good(tmp_path: Path) -> None:
    path, answer = tmp_path / "mẫu.xlsx", tmp_path / "mẫu-tra-lai.xlsx"
    by_template(path, 7)
    cells(E20="1,292")(path)
    answer.write_bytes(annotated(path, read(path)[1], Language.VI, Limits()))
    book = openpyxl.load_workbook(answer)
    book["Phiếu"]["E20"] = 0
    book.save(answer)
    (saved,) = converted([answer], "xlsx", tmp_path)
    reading, found = read(saved)
    assert told(found) == []
    assert list(reading.submission.units.index) == [code_of(7)]
