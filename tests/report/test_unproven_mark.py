import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.report.ranking.formats import OutputFormat, render_bytes
from cds_cli.report.ranking.table import Document, View
from cds_cli.store.database import open_store
from cds_cli.store.reading import last_run, load_results
from cds_cli.store.writing import remember
from cds_cli.submission.model import Submission, UnitValues, submission_of
from cds_cli.text import Language
from tests.exact.small_sets import leaf, set_of, with_unproven

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/results.schema.json").read_text("utf-8"))
MEANING = "thiếu tài liệu kiểm chứng: tính 0 điểm"


def submitted() -> tuple[IndicatorSet, Submission]:
    indicator_set = set_of(leaf("1", {"type": "yes_no"}), evidence={"missing": "zero"})
    units = [UnitValues("01", inputs={"1": 1.0}), UnitValues("02", inputs={"1": 1.0})]
    return indicator_set, with_unproven(submission_of(indicator_set, units), [("02", "1")])


def written(output_format: OutputFormat, **changes: object) -> bytes:
    document = Document(score(*submitted()), "a" * 64, "0.1.0", View(nodes=("1",)))
    return render_bytes(replace(document, **changes), output_format)


@pytest.mark.parametrize("output_format", [OutputFormat.TABLE, OutputFormat.MD])
def test_a_text_bears_the_sign_and_explains_it(output_format: OutputFormat) -> None:
    text = written(output_format).decode()
    assert "0,00‡" in text or "0.00‡" in text
    assert MEANING in text
    assert "evidence missing: scored 0" in written(output_format, language=Language.EN).decode()


@pytest.mark.parametrize("output_format", [OutputFormat.CSV, OutputFormat.TSV])
def test_a_table_for_programs_names_the_mark(output_format: OutputFormat) -> None:
    lines = written(output_format).decode().splitlines()
    assert ["unproven" in line for line in lines] == [False, False, True]


def test_json_names_the_mark_and_follows_its_schema() -> None:
    told = json.loads(written(OutputFormat.JSON))
    jsonschema.validate(told, SCHEMA)
    assert [unit["marks"] for unit in told["units"]] == [[], ["unproven"]]


def test_a_workbook_bears_the_sign_and_explains_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(OutputFormat.XLSX)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("‡" in cell.number_format for cell in cells)
    assert any(MEANING in str(cell.value) for cell in cells)


def test_the_store_keeps_the_mark(tmp_path: Path) -> None:
    indicator_set, submission = submitted()
    results = score(indicator_set, submission)
    with open_store(tmp_path / "cds.db") as store:
        remember(store, results, submission, (), "0.1.0")
        run = last_run(store)
        assert run is not None
        assert load_results(store, run).marks("1").tolist() == [0, 16]
