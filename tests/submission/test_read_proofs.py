"""Evidence beside figures, taken by the policy of the set."""

from pathlib import Path

import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.read import Request
from tests.submission.form_tables import Read, read_path, read_sheets, told
from tests.submission.text_tables import set_of

BODY = """
indicators:
  - {code: "1", name: Điểm họp, max_points: 10, evidence: required,
     rule: {type: given, scale: points}}
  - {code: "2", name: Điểm cổng, max_points: 10, evidence: optional,
     rule: {type: given, scale: points}}
  - {code: "3", name: Hồ sơ, max_points: 10, evidence: required, rule: {type: ratio},
     inputs: {part: {name: Tử, kind: count}, whole: {name: Mẫu, kind: count}}}
"""
PROOF = "Kế hoạch số 12/KH-UBND ngày 03/6/2025 về chuyển đổi số"
HEAD = "code | '1 | '2 | 3.part | 3.whole | 1.evidence | 1.explanation | 3.evidence"


def set_with(folder: Path, **policy: str) -> IndicatorSet:
    stated = ", ".join(f"{key}: {value}" for key, value in policy.items())
    return set_of(folder, BODY, **({"evidence": f"{{{stated}}}"} if stated else {}))


def read_row(folder: Path, row: str, **policy: str) -> Read:
    return read_sheets(folder, set_with(folder, **policy), nop=f"{HEAD}\n'01 | {row}")


def test_evidence_that_proves_says_nothing(tmp_path: Path) -> None:
    read = read_row(tmp_path, f"7 | 8 | 3 | 4 | {PROOF} | | https://xa.gov.vn/bao-cao")
    assert told(read) == []
    assert read.reading.submission.evidence["01", "1"] == PROOF
    assert read.reading.submission.unproven.empty


@pytest.mark.parametrize(
    ("policy", "outcome", "is_unproven"),
    [
        ({}, ["warn V327 F2"], False),
        ({"missing": "warn"}, ["warn V327 F2"], False),
        ({"missing": "zero"}, ["warn V327 F2"], True),
        ({"missing": "refuse"}, ["reject V327 F2"], False),
    ],
)
@pytest.mark.parametrize("cell", ["", "đầy đủ"])
def test_missing_evidence_is_taken_by_the_policy_of_the_set(
    tmp_path: Path, cell: str, policy: dict[str, str], outcome: list[str], *, is_unproven: bool
) -> None:
    read = read_row(tmp_path, f"7 | 8 | 3 | 4 | {cell} | | a.pdf", **policy)
    assert told(read) == outcome
    marks = read.reading.submission.unproven
    assert marks.to_dict() == ({"1": {"01": True}} if is_unproven else {})
    assert read.units == ([] if outcome[0].startswith("reject") else ["01"])


def test_figures_that_claim_nothing_need_no_evidence(tmp_path: Path) -> None:
    assert told(read_row(tmp_path, "0 | 8 | 3 | 4 | | | a.pdf", missing="refuse")) == []


def test_an_explanation_counts_as_the_set_says(tmp_path: Path) -> None:
    row = "7 | 8 | 3 | 4 | | Đã họp nhưng chưa ban hành thông báo kết luận | a.pdf"
    assert told(read_row(tmp_path, row, missing="zero", explanation="counts")) == []
    refused = read_row(tmp_path, row, missing="zero", explanation="does_not_count")
    assert told(refused) == ["warn V327 F2"]
    assert list(refused.reading.submission.unproven.columns) == ["1"]


def test_an_incomplete_document_wants_a_look(tmp_path: Path) -> None:
    read = read_row(tmp_path, "7 | 8 | 3 | 4 | số 12/KH-UBND | | a.pdf", missing="zero")
    assert (told(read), read.reading.submission.unproven.empty) == (["warn V328 F2"], True)


def test_a_file_without_columns_of_evidence_is_told_of_it_once(tmp_path: Path) -> None:
    table = "code | '1 | '2 | 3.part | 3.whole\n'01 | 7 | 8 | 3 | 4\n'02 | 7 | 8 | 3 | 4"
    read = read_sheets(tmp_path, set_with(tmp_path), nop=table)
    assert told(read) == ["note S126 1"]
    (found,) = read.checked.diagnostics
    assert found.values["count"] == 2


def test_where_points_depend_on_evidence_each_unit_is_told_of_what_it_lacks(tmp_path: Path) -> None:
    table = "code | '1 | '2 | 3.part | 3.whole\n'01 | 7 | 8 | 3 | 4\n'02 | 0 | 8 | 3 | 4"
    read = read_sheets(tmp_path, set_with(tmp_path, missing="zero"), nop=table)
    assert told(read) == ["warn V327 B2", "warn V327 D2", "warn V327 D3"]
    marks = read.reading.submission.unproven
    assert {code: list(marks[code]) for code in marks} == {"1": [True, False], "3": [True, True]}


def test_a_council_needs_no_evidence_for_its_own_points(tmp_path: Path) -> None:
    head = "code | '1 | 1.awarded | '2 | 3.part | 3.whole | 3.evidence"
    table = f"{head}\n'01 | 7 | 6 | 8 | 3 | 4 | a.pdf"
    read = read_sheets(tmp_path, set_with(tmp_path, missing="refuse"), nop=table)
    assert (told(read), read.units) == ([], ["01"])


def test_the_marks_of_units_that_are_left_out_go_with_them(tmp_path: Path) -> None:
    table = f"{HEAD}\n'02 | 7 | 8 | 3 | 4 | {PROOF} | | \n'01 | gần 7 | 8 | 3 | 4"
    read = read_sheets(tmp_path, set_with(tmp_path, missing="zero"), nop=table)
    assert read.units == ["02"]
    assert read.reading.submission.unproven.to_dict() == {"3": {"02": True}}


def test_files_that_evidence_names_are_looked_for(tmp_path: Path) -> None:
    folder = tmp_path / "minh-chung"
    (folder / "01").mkdir(parents=True)
    (folder / "01" / "Báo cáo.PDF").write_bytes(b"")
    request = Request(set_with(tmp_path), evidence=folder)
    row = "'01 | 7 | 8 | 3 | 4 | báo cáo.pdf | | ke-hoach.docx"
    read = read_sheets(tmp_path, request, nop=f"{HEAD}\n{row}")
    assert told(read) == ["warn V329 H2"]
    (found,) = read.checked.diagnostics
    assert found.values["seen"] == "ke-hoach.docx"


@pytest.mark.parametrize("layout", ["form", "long"])
def test_forms_and_long_tables_are_judged_alike(tmp_path: Path, layout: str) -> None:
    if layout == "form":
        lines = ["Mã đơn vị;01;;", "Mã;Số liệu (a);Tổng số (b);Minh chứng"]
        lines += [f"1;7;;{PROOF}", "2;8;;", "3;3;4;có"]
    else:
        lines = ["Mã đơn vị;Chỉ số;Giá trị;Minh chứng"]
        lines += [f"01;1;7;{PROOF}", "01;2;8;", "01;3;3/4;có"]
    path = tmp_path / "nộp.csv"
    path.write_text("\n".join(lines), "utf-8-sig")
    read = read_path(path, Request(set_with(tmp_path, missing="zero")))
    assert [one for one in told(read) if "V305" not in one] == [
        "warn V327 5:4" if layout == "form" else "warn V327 4:4"
    ]
    assert read.reading.submission.unproven.to_dict() == {"3": {"01": True}}
