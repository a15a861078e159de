"""Pages that come from the code are those that the code gives now, and what they say is so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cds_cli.analysis.run_cases import run_cases
from cds_cli.catalogue import CATALOGUE
from cds_cli.definitions.load import load_set

ROOT = Path(__file__).parents[2]


# The READMEs are played once, by their own test.
CHECK = """
import sys
sys.path.insert(0, "docs")
import generate
for readme in generate.ROOT.glob("README*.md"):
    del generate.PAGES[readme]
assert len(generate.PAGES) > 9
sys.exit(generate.main(["--check"]))
"""


def test_generated_pages_are_current() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHECK],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/**/*.md")), ids=lambda page: page.stem)
def test_codes_that_a_page_names_exist(page: Path) -> None:
    named = set(re.findall(r"\b[CDFRSTUVX]\d{3}\b", page.read_text("utf-8")))
    assert named - CATALOGUE.keys() == set()


def test_the_set_and_the_case_in_the_page_on_the_format_are_sound(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "definition.md").read_text("utf-8")
    found = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "a.yaml").write_text(found[0], "utf-8")
    (tmp_path / "a.cases.yaml").write_text(found[-1], "utf-8")
    loaded = load_set(tmp_path / "a.yaml")
    assert loaded.diagnostics == ()
    assert run_cases(tmp_path / "a.cases.yaml", loaded.require()) == ()
