from pathlib import Path
from textwrap import indent

import pytest

from cds_cli.catalogue import CATALOGUE, TWO_READINGS
from cds_cli.definitions.load import load_set
from cds_cli.definitions.yaml_reading import read_text
from cds_cli.report.explain_code import as_markdown, as_text, explanation, explanations
from cds_cli.text import Language

DEFINITION_CODES = [code for code in CATALOGUE if code.startswith("D")]
NOT_PART_OF_A_SET = {"D409", "D414", "D419", "D434", "D435", "D440"}
HEAD = """format: 1
code: a
edition: "2025"
level: xa
name: A
"""
OTHER_INDICATOR = '- {code: "1", name: Z, max_points: 1, reference: z, rule: {type: yes_no}}'
SEEN_WHILE_READING = ["D401", "D402", "D407", "D408", "D409", "D414", "D415"]


def test_each_code_has_an_explanation_and_each_explanation_a_code_in_the_same_order() -> None:
    assert list(explanations()) == list(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_both_languages_say_something_and_the_two_examples_differ(code: str) -> None:
    explained = explanation(code)
    assert explained is not None
    assert explained.why.vi.endswith(".")
    assert explained.why.en.endswith(".")
    assert explained.why.vi != explained.why.en
    assert explained.faulty.strip() != explained.mended.strip()


def in_a_set(fragment: str, provenance: str) -> str:
    """Put a fragment of a definition where it belongs in a whole set."""
    item = "- " + indent(fragment, "  ")[2:]
    head = f"{HEAD}provenance: {provenance}\n"
    if fragment.startswith("rule:"):
        item = "- code: '2'\n  name: Z\n  max_points: 10\n" + indent(fragment, "  ")
        inputs = "  inputs: {part: {name: P, kind: count}, whole: {name: W, kind: count}}\n"
        return f"{head}indicators:\n{item}{inputs if 'ratio' in fragment else ''}"
    if fragment.startswith("- "):
        return f"{head}indicators:\n{fragment}"
    if fragment.startswith("code:"):
        return f"{head}{'groups' if 'indicators:' in fragment else 'indicators'}:\n{item}"
    whole = "groups:" in fragment or "indicators:" in fragment
    return head + fragment + ("" if whole else f"indicators:\n{OTHER_INDICATOR}\n")


@pytest.mark.parametrize("code", [c for c in DEFINITION_CODES if c not in NOT_PART_OF_A_SET])
def test_in_a_whole_set_the_fault_is_found_before_and_nothing_after(
    code: str, tmp_path: Path
) -> None:
    explained, file = explanations()[code], tmp_path / "a.yaml"
    provenance = "official" if code == "D420" else "proposed"
    file.write_text(in_a_set(explained.faulty, provenance), "utf-8")
    assert {found.code for found in load_set(file).diagnostics} == {code}
    file.write_text(in_a_set(explained.mended, provenance), "utf-8")
    assert load_set(file).diagnostics == ()


@pytest.mark.parametrize("code", DEFINITION_CODES)
def test_a_mended_definition_is_read_without_a_finding(code: str) -> None:
    read = read_text(explanations()[code].mended, "a.yaml")
    assert read.value is not None
    assert read.diagnostics == ()


@pytest.mark.parametrize("code", SEEN_WHILE_READING)
def test_a_faulty_file_shows_the_fault_it_is_there_for(code: str) -> None:
    read = read_text(explanations()[code].faulty, "a.yaml")
    assert {found.code for found in read.diagnostics} == {code}


def test_an_unknown_code_has_no_explanation() -> None:
    assert explanation("D999") is None


def test_a_code_is_told_for_the_terminal() -> None:
    assert as_text(TWO_READINGS, explanation("V302"), Language.VI) == (
        "V302 two-readings · lỗi\n"
        "\n"
        '  "…" đọc được hai cách: … hoặc …\n'
        "\n"
        "Vì sao:\n"
        "  Cùng một cách gõ có nghĩa khác nhau: 1.292 là 1292 trong Excel tiếng Việt và\n"
        "  là 1,292 trong Excel tiếng Anh. Chương trình không đoán thay người nộp.\n"
        "\n"
        "Cách sửa:\n"
        "  gõ … nếu là số nguyên; gõ … nếu là số thập phân.\n"
        "\n"
        "Sai:\n"
        "    1.2.value\n"
        "    '1.292\n"
        "\n"
        "Đúng:\n"
        "    1.2.value\n"
        "    1292"
    )


def test_a_code_without_an_explanation_is_told_by_its_message() -> None:
    assert as_text(TWO_READINGS, None, Language.EN) == (
        "V302 two-readings · error\n"
        "\n"
        '  "…" can be read in two ways: … or …\n'
        "\n"
        "Fix:\n"
        "  type … if it is a whole number; type … if it has decimals."
    )


def test_an_invisible_character_in_an_example_is_shown() -> None:
    told = as_text(CATALOGUE["D415"], explanation("D415"), Language.VI)
    assert '    code: "1.1⟨U+200B⟩"' in told


def test_the_page_has_all_codes_in_families_and_both_languages() -> None:
    page = as_markdown(CATALOGUE, explanations())
    headings = [line[4:8] for line in page.splitlines() if line.startswith("### ")]
    families = [line[3] for line in page.splitlines() if line.startswith("## ")]
    assert sorted(headings) == sorted(CATALOGUE)
    assert families == list("FSUVDRTCX")
    assert "**cảnh báo**: " in page
    assert "**warning**: " in page
