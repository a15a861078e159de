from pathlib import Path

from cds_cli.definitions.load import load_set
from cds_cli.submission.model import Submission
from cds_cli.submission.read import Request, read_submission
from cds_cli.tables.read import read_book

SET = """\
format: 1
code: nho
edition: "1"
level: xa
name: Bộ nhỏ
provenance: proposed
indicators:
  - {code: "1", name: Một, max_points: 1, reference: I, rule: {type: yes_no}}
  - code: "2"
    name: Hai
    max_points: 1
    reference: II
    rule:
      type: choice
      options: [{code: co, name: Đã có, share: 1}, {code: chua, name: Chưa có, share: 0}]
  - {code: "3", name: Ba, max_points: 1, reference: III, rule: {type: linear, low: 0, high: 9000}}
"""


def read(folder: Path, row: str) -> Submission:
    (folder / "set.yaml").write_text(SET, encoding="utf-8")
    (folder / "data.csv").write_text(f"code;1;2;3\n{row}\n", encoding="utf-8")
    request = Request(load_set(folder / "set.yaml").require())
    return read_submission(read_book(folder / "data.csv").require(), request).require().submission


def test_a_cell_that_is_simply_its_figure_is_not_kept_as_text(tmp_path: Path) -> None:
    submission = read(tmp_path, "01;Có;co;12.5")
    assert submission.inputs.loc["01"].tolist() == [1, 0, 12.5]
    assert not submission.origin.typed


def test_a_cell_that_was_understood_is_kept_as_it_was_typed(tmp_path: Path) -> None:
    submission = read(tmp_path, "01;x;Chưa có;8.642,5")
    assert submission.inputs.loc["01"].tolist() == [1, 1, 8642.5]
    assert submission.origin.typed == {
        ("01", "1"): "x",
        ("01", "2"): "Chưa có",
        ("01", "3"): "8.642,5",
    }
