import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from frictionless import Package

from cds_cli.report.data_package.render import EVERY_FILE, render
from cds_cli.report.persons import FEWEST, groups_of_persons
from cds_cli.report.publication import Publication
from cds_cli.submission.model import Source, submission_of
from tests.report.publications import (
    COMMUNES,
    hostile,
    publication,
    results,
    small_set,
    unit,
    with_everything,
)

SUBMISSION = submission_of(small_set(), COMMUNES)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def written(folder: Path, files: dict[str, bytes]) -> Package:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return Package(str(folder / "datapackage.json"))


@pytest.mark.parametrize(
    "made",
    [
        publication(),
        hostile(),
        publication([]),
        Publication(results(level="congdan"), "0.1.0"),
        with_everything(),
    ],
    ids=["usual", "hostile", "nobody", "persons", "held against others"],
)
def test_the_package_is_valid_by_its_own_description(tmp_path: Path, made: Publication) -> None:
    report = written(tmp_path, render(made)).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "note"])
    assert set(render(made, SUBMISSION)) <= EVERY_FILE


def test_what_was_submitted_is_valid_too(tmp_path: Path) -> None:
    report = written(tmp_path, render(publication(), SUBMISSION)).validate()
    assert report.valid, report.flatten(["type", "note"])


def test_a_wrong_key_would_be_told(tmp_path: Path) -> None:
    files = render(publication())
    figures = files["figures.csv"]
    for wrong in (
        figures + b"99999,TOTAL,1,1,1,1,,\n",
        figures + b"00001,9,1,1,1,1,,\n",
        figures.replace(b",tot,", b",best,"),
    ):
        changed = {**files, "figures.csv": wrong}
        assert not written(tmp_path, changed).validate().valid


def test_every_figure_is_there_once() -> None:
    given = results()
    read = {(row["unit"], row["node"]): row for row in rows(render(publication())["figures.csv"])}
    assert len(read) == 5 * 6
    for place, code in enumerate(given.units.index):
        for node in ("", "1", "1.1", "1.2", "2", "2.1"):
            row = read[code, node or "TOTAL"]
            assert float(row["points"]) == given.points(node)[place]
            assert float(row["index"]) == given.index(node)[place]
            assert int(row["rank"]) == given.ranks(node)[place]
    assert read["00003", "1.2"]["marks"] == "missing"
    assert read["00004", "TOTAL"]["band"] == "tot"


def test_what_was_before_is_there_for_units_of_both() -> None:
    made = with_everything()
    files = render(made)
    moved = {(row["unit"], row["node"]): row for row in rows(files["movement.csv"])}
    assert {unit for unit, _ in moved} == {"00002", "00003", "00004", "00005"}
    # 9 + 8.25 + 2 × 7 = 31.25 now; 2.1 was 5 and gave 10: 27.25, second behind nobody of its block.
    assert list(moved["00002", "TOTAL"].values())[2:] == [
        *("27.25", "0.6813", "1"),
        *("4", "0.1", "0"),
    ]
    adjusted = {(row["unit"], row["node"]): row for row in rows(files["appraisal.csv"])}
    assert adjusted["00001", "1.1"]["points_before"] == "10"
    assert adjusted["00001", "1.1"]["points_change"] == "-1"
    assert json.loads(files["datapackage.json"])["held_against"]["appraisal"]["stage"] == "self"


def test_the_public_gets_no_figures_that_were_submitted() -> None:
    assert "inputs.csv" not in render(publication())
    assert {row["input"] for row in rows(render(publication(), SUBMISSION)["inputs.csv"])} == {
        "1.1",
        "1.2",
        "2.1",
    }


def test_codes_stay_text_and_names_are_no_formulas() -> None:
    files = render(hostile())
    units = rows(files["units.csv"])
    assert units[0]["code"] == "00000"
    assert units[0]["name"].startswith("'=cmd")


def test_the_same_publication_gives_the_same_bytes() -> None:
    assert render(publication(), SUBMISSION) == render(publication(), SUBMISSION)


def test_code_lists_name_every_code_that_is_used() -> None:
    files = render(publication())
    used = {mark for row in rows(files["figures.csv"]) for mark in row["marks"].split()}
    assert used
    assert used <= {row["id"] for row in rows(files["CL_MARK.csv"])}
    kinds = {row["kind"] for row in rows(files["nodes.csv"])}
    assert kinds <= {row["id"] for row in rows(files["CL_NODE_KIND.csv"])}
    described = json.loads(files["datapackage.json"])
    assert {one["path"] for one in described["resources"]} == set(files) - {"datapackage.json"}


def persons(*sizes: int) -> Publication:
    people = [
        unit(f"p{group}-{n}", f"Người {n}", 5, 5, n, parent=f"Xã {group}")
        for group, size in enumerate(sizes)
        for n in range(size)
    ]
    return Publication(results(people, level="congdan"), "0.1.0")


def test_a_small_group_of_persons_has_no_figures() -> None:
    shown = groups_of_persons(persons(FEWEST, FEWEST - 1, 9, 2).results)
    assert [one.count for one in shown] == [FEWEST, None, 9, None]
    assert [one.mean is None for one in shown] == [False, True, False, True]


def test_one_small_group_takes_the_next_smallest_with_it() -> None:
    shown = groups_of_persons(persons(12, 3, 7).results)
    assert [one.count for one in shown] == [12, None, None]


def test_a_mean_is_of_enough_persons_who_have_an_index() -> None:
    people = [
        unit(f"p{group}-{n}", "", *([5, 5, n] if n < known else []), parent=f"Xã {group}")
        for group, known in enumerate((6, 1, 7, 4))
        for n in range(7)
    ]
    shown = groups_of_persons(results(people, level="congdan", missing="exclude"))
    assert [one.count for one in shown] == [6, None, 7, None]
    assert [one.mean is None for one in shown] == [False, True, False, True]


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [((2, 1, 9, 7), [None, None, 9, None]), ((1, 1, 1, 6), [None, None, None, None])],
)
def test_small_groups_are_not_the_rest_of_the_total(
    sizes: tuple[int, ...], shown: list[int | None]
) -> None:
    assert [one.count for one in groups_of_persons(persons(*sizes).results)] == shown


def test_the_folder_of_the_data_is_not_told() -> None:
    source = Source("/home/ai-do/so-lieu.xlsx", "f" * 64)
    made = publication()
    made = replace(made, results=replace(made.results, sources=(source,)))
    described = json.loads(render(made)["datapackage.json"])
    assert described["sources"] == [{"title": "so-lieu.xlsx", "sha256": "f" * 64}]


def test_no_person_is_in_the_package() -> None:
    files = render(persons(6, 7))
    assert "units.csv" not in files
    assert b"Ng\xc6\xb0\xe1\xbb\x9di 1" not in b"".join(files.values())
    assert [row["persons"] for row in rows(files["groups.csv"])] == ["6", "7"]
    means = [float(row["mean_index"]) for row in rows(files["groups.csv"])]
    assert np.allclose(means, [0.3750, 0.4000])
