import multiprocessing
import os
import re
import sqlite3
from pathlib import Path

import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import InvalidInput
from cds_cli.engine.score import score
from cds_cli.store.database import SCHEMA_VERSION, open_store
from cds_cli.store.reading import runs
from cds_cli.store.writing import remember
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.text import Language


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(InvalidInput) as raised, open_store(path):
        pass
    (found,) = raised.value.diagnostics
    assert found.location.file == str(path)
    return found.code, found.message(Language.EN)


def keep_one(path: Path, edition: str) -> None:
    indicator_set = IndicatorSet.model_validate(
        {
            "format": 1,
            "code": "a",
            "edition": edition,
            "level": "xa",
            "name": "A",
            "provenance": "proposed",
            "indicators": (
                {"code": "1", "name": "A", "max_points": 1, "rule": {"type": "yes_no"}},
            ),
        }
    )
    submission = submission_of(indicator_set, [UnitValues("1", inputs={"1": 1.0})])
    with open_store(path) as store:
        remember(store, score(indicator_set, submission), submission, (), "1.0")


def test_a_store_is_made_on_first_use_with_a_write_ahead_log(tmp_path: Path) -> None:
    with open_store(tmp_path / "kết quả.db") as store:
        connection = store.connection
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert runs(store) == ()


def test_a_newer_store_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    with open_store(tmp_path / "cds.db") as store:
        store.connection.execute("PRAGMA user_version = 99")
    assert refusal(tmp_path / "cds.db") == (
        "T702",
        f"the store has version 99, this program knows versions up to {SCHEMA_VERSION}",
    )


def test_a_text_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    text = "ghi chú của tôi\n" * 500
    (tmp_path / "cds.db").write_text(text, "utf-8")
    code, message = refusal(tmp_path / "cds.db")
    assert (code, message) == ("T701", "the store cannot be used: the file is no SQLite database")
    assert (tmp_path / "cds.db").read_text("utf-8") == text


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "cds.db")
    connection.execute("CREATE TABLE notes (id)")
    connection.close()
    before = (tmp_path / "cds.db").read_bytes()
    assert refusal(tmp_path / "cds.db")[0] == "T701"
    assert (tmp_path / "cds.db").read_bytes() == before


def test_a_damaged_store_is_reported_while_it_is_read(tmp_path: Path) -> None:
    keep_one(tmp_path / "cds.db", "1")
    size = (tmp_path / "cds.db").stat().st_size
    with (tmp_path / "cds.db").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(InvalidInput) as raised, open_store(tmp_path / "cds.db") as store:
        runs(store)
    assert [found.code for found in raised.value.diagnostics] == ["T701"]


def test_a_folder_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    with open_store(tmp_path / "kho" / "2026" / "cds.db") as store:
        assert runs(store) == ()


@pytest.mark.parametrize("path", ["a file/cds.db", "."])
def test_a_place_where_no_file_can_be_is_reported(tmp_path: Path, path: str) -> None:
    (tmp_path / "a file").touch()
    assert refusal(tmp_path / path)[0] == "T701"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert refusal(tmp_path / "cds.db")[0] == "T701"


def test_a_fault_of_ours_is_not_told_as_one_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), open_store(tmp_path / "cds.db") as store:
        store.connection.execute("SELECT nothing")


def test_processes_that_make_and_write_a_store_at_the_same_time_all_succeed(
    tmp_path: Path,
) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [
        context.Process(target=keep_one, args=(tmp_path / "cds.db", str(edition)))
        for edition in range(4)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    with open_store(tmp_path / "cds.db") as store:
        assert len(runs(store)) == 4
        assert store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_every_table_and_column_is_documented(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "store.md").read_text("utf-8")
    sections = dict(re.findall(r"^### `(\w+)`.*?\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL))
    with open_store(tmp_path / "cds.db") as store:
        tables = store.connection.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
        ).fetchall()
        columns = {
            name: [row[1] for row in store.connection.execute(f"PRAGMA table_info({name})")]
            for (name,) in tables
        }
    documented = {
        name: re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) for name, text in sections.items()
    }
    assert documented == columns


def test_the_example_queries_of_the_documentation_run(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "store.md").read_text("utf-8")
    queries = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    assert len(queries) == 5
    keep_one(tmp_path / "cds.db", "1")
    with open_store(tmp_path / "cds.db") as store:
        for query in queries:
            assert store.connection.execute(query).description
