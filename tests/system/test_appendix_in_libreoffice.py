"""The appendix as an office program opens and prints it."""

from pathlib import Path

import pytest

from cds_cli.report.document.render import Paper, render
from tests.report.publications import hostile, publication, unit, with_everything
from tests.system.office import converted, needs_office

pytestmark = [pytest.mark.system, needs_office]


def test_both_ways_of_the_sheet_become_pages_and_words_stay_words(tmp_path: Path) -> None:
    many = publication([unit(f"{n:05}", f"Xã số {n}", 5, n % 10, 5) for n in range(120)])
    files = []
    for name, made, paper in (
        ("doc", with_everything(), Paper(organisation="Sở TT&TT <TỈNH MẪU>")),
        ("ngang", many, Paper(landscape=True)),
        ("la", hostile(), Paper()),
    ):
        file = tmp_path / f"{name}.docx"
        file.write_bytes(render(made, paper))
        files.append(file)
    pages = [path.read_bytes() for path in converted(files, "pdf", tmp_path)]
    assert all(page.startswith(b"%PDF") for page in pages)
    told = [path.read_text("utf-8-sig") for path in converted(files, "txt", tmp_path)]
    assert "Sở TT&TT <TỈNH MẪU>" in told[0]
    assert "Xã Hòa An" in told[0]
    assert "Xã số 119" in told[1]
    assert "<script>alert(1)</script>" in told[2]
