import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import overload

import pytest

from cds_cli import catalogue
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.engine.score import score
from cds_cli.store.database import Store, open_store
from cds_cli.store.digests import digest_of_values
from cds_cli.store.reading import (
    Run,
    last_run,
    load_diagnostics,
    load_results,
    load_submission,
    runs,
)
from cds_cli.store.writing import remember
from cds_cli.submission.model import Origin, Source, Submission, UnitValues, submission_of
from cds_cli.submission.period import Period, Stage

FOUND = catalogue.NUMBER_FROM_TEXT.at(
    Location("nộp.xlsx", 5, 3, "Số liệu"), seen="12", read=12, unit="00001", indicator="1"
)


def a_set(edition: str = "2025", level: str = "xa") -> IndicatorSet:
    return IndicatorSet.model_validate(
        {
            "format": 1,
            "code": f"dti-{level}",
            "edition": edition,
            "level": level,
            "name": "Bộ chỉ số",
            "provenance": "proposed",
            "indicators": (
                {"code": "1", "name": "Họp", "max_points": 10, "rule": {"type": "yes_no"}},
            ),
        }
    )


def submitted(indicator_set: IndicatorSet, answers: Sequence[float] = (1, 0)) -> Submission:
    units = [
        UnitValues(f"{number:05}", name=f"Xã Ngọk Réo {number}", inputs={"1": answer})
        for number, answer in enumerate(answers, start=1)
    ]
    return submission_of(indicator_set, units, period=Period("year", 2025))


def keep(store: Store, indicator_set: IndicatorSet, submission: Submission) -> int:
    return remember(store, score(indicator_set, submission), submission, [FOUND], "1.0")


def count(store: Store, table: str) -> int:
    return int(store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def last(store: Store) -> Run:
    run = last_run(store)
    assert run is not None
    return run


def test_the_same_data_scored_twice_is_one_run(tmp_path: Path) -> None:
    indicator_set = a_set()
    with open_store(tmp_path / "cds.db") as store:
        first = keep(store, indicator_set, submitted(indicator_set))
        sizes = [count(store, table) for table in ("points", "inputs", "units", "diagnostics")]
        assert keep(store, indicator_set, submitted(indicator_set)) == first
        assert sizes == [
            count(store, table) for table in ("points", "inputs", "units", "diagnostics")
        ]
        assert len(runs(store)) == 1


def test_a_file_renamed_or_read_from_another_folder_is_the_same_data(tmp_path: Path) -> None:
    indicator_set = a_set()
    submission = submitted(indicator_set)
    with open_store(tmp_path / "cds.db") as store:
        sources = [Source(file, "cd" * 32, "Số liệu") for file in ("a.xlsx", "khác/b.xlsx")]
        for source in sources:
            keep(store, indicator_set, replace(submission, origin=Origin((source,))))
        assert len(runs(store)) == 1
        assert load_submission(store, last(store)).origin.sources[0] == sources[-1]
        assert count(store, "points") == 4


@pytest.mark.parametrize(
    "changed",
    [
        {"stage": Stage.APPRAISED},
        {"period": Period("year", 2024)},
        {"period": None},
        {"inputs": submitted(a_set(), (0, 0)).inputs},
        {"origin": Origin((Source("a.csv", "ef" * 32),))},
    ],
)
def test_another_stage_period_or_data_is_another_run(
    tmp_path: Path, changed: dict[str, object]
) -> None:
    indicator_set = a_set()
    submission = submitted(indicator_set)
    with open_store(tmp_path / "cds.db") as store:
        keep(store, indicator_set, submission)
        keep(store, indicator_set, replace(submission, **changed))  # type: ignore[arg-type]
        assert len(runs(store)) == 2


def test_rows_of_a_run_that_gives_way_are_gone(tmp_path: Path) -> None:
    indicator_set = a_set()
    with_file = replace(submitted(indicator_set), origin=Origin((Source("a.csv", "00" * 32),)))
    with open_store(tmp_path / "cds.db") as store:
        first = keep(store, indicator_set, with_file)
        awarded = submitted(indicator_set, (0,)).inputs.reindex(with_file.units.index)
        assert keep(store, indicator_set, replace(with_file, awarded=awarded)) == first
        results = load_results(store, last(store))
        assert results.points().tolist() == [0.0, 0.0]
        assert count(store, "points") == 4


def test_the_last_run_is_found_by_level_set_period_stage_or_number(tmp_path: Path) -> None:
    commune, province, older = a_set(), a_set(level="tinh"), a_set("2024")
    with open_store(tmp_path / "cds.db") as store:
        numbers = {s.label: keep(store, s, submitted(s)) for s in (commune, province, older)}
        assert last(store).label == "dti-xa@2024"
        found = [
            last_run(store, level="tinh"),
            last_run(store, set_label="dti-xa"),
            last_run(store, set_label="dti-xa@2025"),
            last_run(store, period=Period("year", 2025), stage=Stage.SELF, level=None),
            last_run(store, run=numbers["dti-tinh@2025"]),
            last_run(store, stage=Stage.APPRAISED),
            last_run(store, period=Period("year", 2020)),
        ]
    labels = [run.label if run else None for run in found]
    assert labels[:3] == ["dti-tinh@2025", "dti-xa@2024", "dti-xa@2025"]
    assert labels[3:] == ["dti-xa@2024", "dti-tinh@2025", None, None]


def test_a_run_scored_again_is_the_last_one(tmp_path: Path) -> None:
    one, two = a_set("2024"), a_set("2025")
    with open_store(tmp_path / "cds.db") as store:
        for indicator_set in (one, two, one):
            keep(store, indicator_set, submitted(indicator_set))
        assert [run.edition for run in runs(store)] == ["2024", "2025"]


class Breaking(Sequence[Diagnostic]):
    """Findings that cannot all be told."""

    def __len__(self) -> int:
        return 2

    @overload
    def __getitem__(self, place: int) -> Diagnostic: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Diagnostic]: ...
    def __getitem__(self, place: int | slice) -> Diagnostic | Sequence[Diagnostic]:
        raise OSError(place)

    def __iter__(self) -> Iterator[Diagnostic]:
        yield FOUND
        raise OSError


def test_what_fails_in_the_middle_leaves_the_older_run(tmp_path: Path) -> None:
    indicator_set = a_set()
    old = replace(submitted(indicator_set), origin=Origin((Source("a.csv", "00" * 32),)))
    new = replace(old, inputs=old.inputs * 0)
    with open_store(tmp_path / "cds.db") as store:
        keep(store, indicator_set, old)
        with pytest.raises(OSError):  # noqa: PT011
            remember(store, score(indicator_set, new), new, Breaking(), "1.0")
        assert load_results(store, last(store)).points().tolist() == [10.0, 0.0]
        assert count(store, "diagnostics") == 1


def test_a_process_killed_in_the_middle_leaves_the_older_run(tmp_path: Path) -> None:
    indicator_set = a_set()
    with open_store(tmp_path / "cds.db") as store:
        keep(store, indicator_set, submitted(indicator_set))
    script = (
        "import os, sys; from pathlib import Path; from cds_cli.store.database import open_store\n"
        "with open_store(Path(sys.argv[1])) as store:\n"
        "    store.connection.execute('BEGIN IMMEDIATE')\n"
        "    store.connection.execute('DELETE FROM runs')\n"
        "    os._exit(9)\n"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", script, str(tmp_path / "cds.db")]
    assert subprocess.run(command, check=False, cwd=root).returncode == 9
    with open_store(tmp_path / "cds.db") as store:
        assert load_results(store, last(store)).points().tolist() == [10.0, 0.0]


@pytest.mark.parametrize("level", ["congdan", "nguoi"])
def test_persons_are_never_stored_row_by_row(tmp_path: Path, level: str) -> None:
    indicator_set = a_set(level=level)
    with open_store(tmp_path / "cds.db") as store:
        keep(store, indicator_set, submitted(indicator_set))
        tables = ("units", "points", "exact_figures", "inputs", "texts", "diagnostics")
        assert [count(store, table) for table in tables] == [0] * len(tables)
        total = store.connection.execute("SELECT units, mean_points FROM totals").fetchone()
        assert total == (2, 5.0)
        run = last(store)
        assert run.units == 2
        assert load_results(store, run).points().tolist() == []
        assert len(load_submission(store, run)) == 0
    assert "Ngọk".encode() not in (tmp_path / "cds.db").read_bytes()


@pytest.mark.parametrize("level", ["congdan", "nguoi"])
def test_forms_of_persons_leave_no_cell_no_evidence_and_no_file_name(
    tmp_path: Path, level: str
) -> None:
    indicator_set = a_set(level=level)
    submission = sent_as_forms(submitted(indicator_set))
    results = score(indicator_set, submission)
    with open_store(tmp_path / "cds.db") as store:
        remember(store, results, submission, [FOUND], "1.0", replaced=[submission])
        tables = ("units", "places", "texts", "evidence", "replaced", "diagnostics")
        assert [count(store, table) for table in tables] == [0] * len(tables)
        assert load_results(store, last(store)).sources == ()
    kept = (tmp_path / "cds.db").read_bytes()
    assert [word for word in ("Ngọk", "00001", "QĐ-UBND") if word.encode() in kept] == []


def test_a_file_of_many_persons_is_named(tmp_path: Path) -> None:
    indicator_set = a_set(level="nguoi")
    table = Source("danh-sach.xlsx", "ab" * 32)
    submission = replace(submitted(indicator_set), origin=Origin((table,)))
    with open_store(tmp_path / "cds.db") as store:
        keep(store, indicator_set, submission)
        assert load_results(store, last(store)).sources == (table,)


def sent_as_forms(submission: Submission) -> Submission:
    codes = submission.units.index.tolist()
    origin = Origin(
        sources=tuple(Source(f"Ngọk-{code}.xlsx", f"{n:064}") for n, code in enumerate(codes)),
        home={code: number for number, code in enumerate(codes) if number},
        rows=dict.fromkeys(codes, 5),
        columns={},
        cells={(code, "1"): (number, 5, 3 + number) for number, code in enumerate(codes)},
        typed={(codes[0], "1"): "Có"},
    )
    evidence = {(codes[0], "1"): "Số 12/QĐ-UBND"}
    unproven = (submission.inputs == 0).astype(bool)
    return replace(submission, origin=origin, evidence=evidence, unproven=unproven)


def changed_forms() -> list[Submission]:
    """Forms that differ in one thing each from those that were there before."""
    forms = sent_as_forms(submitted(a_set()))
    origin = forms.origin
    return [
        replace(forms, evidence={("00001", "1"): "Số 13/QĐ-UBND"}),
        replace(forms, unproven=~forms.unproven),
        replace(forms, texts={("00001", "1.note"): "chờ xác nhận"}),
        replace(forms, origin=replace(origin, cells={**origin.cells, ("00001", "1"): (0, 6, 3)})),
        replace(forms, origin=replace(origin, home={})),
        replace(forms, origin=replace(origin, typed={("00001", "1"): "có"})),
    ]


@pytest.mark.parametrize("changed", changed_forms())
def test_a_run_gets_the_new_content_whatever_has_changed_in_it(
    tmp_path: Path, changed: Submission
) -> None:
    indicator_set = a_set()
    forms = sent_as_forms(submitted(indicator_set))
    results = score(indicator_set, forms)
    with open_store(tmp_path / "cds.db") as store:
        for submission in (forms, changed):
            remember(store, results, submission, (), "1.0")
            given = load_submission(store, last(store))
            assert given.origin == submission.origin
            assert (given.evidence, given.texts) == (submission.evidence, submission.texts)
            assert given.unproven.to_numpy().tolist() == submission.unproven.to_numpy().tolist()
        assert len(runs(store)) == 1


def test_evidence_is_part_of_what_was_submitted_and_figures_alone_keep_their_digest() -> None:
    figures = submitted(a_set())
    assert digest_of_values(figures).startswith("bf200d7f393f67fe17f4d8a676c9d990663c24")
    with_evidence = replace(figures, evidence={("00001", "1"): "Số 12/QĐ-UBND"})
    unproven = replace(figures, unproven=figures.inputs == 0)
    digests = {digest_of_values(one) for one in (figures, with_evidence, unproven)}
    assert len(digests) == 3
    nothing_unproven = replace(figures, unproven=figures.inputs > 1)
    assert digest_of_values(nothing_unproven) == digest_of_values(figures)


def test_a_cell_of_a_form_is_found_in_its_own_file(tmp_path: Path) -> None:
    indicator_set = a_set()
    with open_store(tmp_path / "cds.db") as store:
        keep(store, indicator_set, sent_as_forms(submitted(indicator_set)))
        query = "SELECT unit, value, typed, file, source_row, source_column FROM cells"
        assert store.connection.execute(query).fetchall() == [
            ("00001", 1.0, "Có", "Ngọk-00001.xlsx", 5, 3),
            ("00002", 0.0, None, "Ngọk-00002.xlsx", 5, 4),
        ]
        store.connection.execute("DELETE FROM runs")
        assert [count(store, table) for table in ("places", "evidence")] == [0, 0]


def test_the_tables_are_read_by_any_sqlite_program(tmp_path: Path) -> None:
    indicator_set = a_set()
    with open_store(tmp_path / "cds.db") as store:
        keep(store, indicator_set, submitted(indicator_set))
    connection = sqlite3.connect(tmp_path / "cds.db")
    query = "SELECT unit_name, points, idx, rank FROM scores WHERE node = '' ORDER BY rank"
    assert connection.execute(query).fetchall() == [
        ("Xã Ngọk Réo 1", 10.0, 1.0, 1),
        ("Xã Ngọk Réo 2", 0.0, 0.0, 2),
    ]
    cells = connection.execute('SELECT unit, "column", value FROM cells').fetchall()
    found = connection.execute("SELECT code, unit, message_vi FROM diagnostics").fetchone()
    assert connection.execute("SELECT source_row, source_id FROM units").fetchone() == (None, None)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert cells == [("00001", "1", 1.0), ("00002", "1", 0.0)]
    assert found == ("V301", "00001", '"12" được đọc là 12')


def test_a_finding_kept_before_its_sentences_named_more_is_still_told(tmp_path: Path) -> None:
    indicator_set = a_set()
    with open_store(tmp_path / "cds.db") as store:
        keep(store, indicator_set, submitted(indicator_set))
        store.connection.execute("""UPDATE diagnostics SET params = '{"seen": "12"}'""")
        (told,) = load_diagnostics(store, last(store))
    assert (told.code, told.values["seen"], told.values["read"]) == ("V301", "12", "")
