"""The READMEs: their commands are run in a new folder and print what stands there."""

import re
import shlex
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.docs.console import cds

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.vi.md")
FENCE = re.compile(
    r"(?:^`(?P<file>[^`\n]+)`\n\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
LINK = re.compile(r"\]\(([^)#:]+)\)")


@dataclass(frozen=True)
class Block:
    """A fenced block: of a file that the reader is told to save, or of a console."""

    kind: str
    body: str
    file: str | None


def blocks(readme: str) -> list[Block]:
    text = (ROOT / readme).read_text("utf-8")
    return [Block(one["kind"], one["body"], one["file"]) for one in FENCE.finditer(text)]


def played(shown: str, folder: Path, console: Executor) -> str:
    """Run the commands of a console block and write it down again as it came out."""
    written, code = [], 0
    for line in shown.splitlines():
        if not line.startswith("$ "):
            continue
        written.append(f"{line}\n")
        if line == "$ echo $?":
            written.append(f"{code}\n")
            continue
        words = shlex.split(line.removeprefix("$ cds "))
        code, said = console.submit(cds, words, folder, with_stderr=True).result()
        written.append(said)
    return "".join(written)


@pytest.mark.parametrize("readme", READMES)
def test_the_commands_of_a_readme_print_what_stands_in_it(
    readme: str, tmp_path: Path, console: Executor
) -> None:
    consoles = 0
    for block in blocks(readme):
        if block.file:
            (tmp_path / block.file).parent.mkdir(exist_ok=True)
            (tmp_path / block.file).write_text(block.body, "utf-8", newline="\n")
        elif block.kind == "console":
            consoles += 1
            assert played(block.body, tmp_path, console) == block.body
    assert consoles > 4


@pytest.mark.parametrize("readme", READMES)
def test_the_two_commands_of_a_readme_are_targets_of_the_makefile(readme: str) -> None:
    lines = "".join(block.body for block in blocks(readme) if block.kind == "sh").splitlines()
    assert lines == ["make demo", "make test", "pip install ."]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert all(f"\n{target}: " in makefile for target in ("demo", "test"))


def test_both_readmes_build_the_same_files() -> None:
    of_both = [
        {block.file: block.body for block in blocks(readme) if block.kind in {"yaml", "csv"}}
        for readme in READMES
    ]
    assert of_both[0] == of_both[1]


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_lists_the_commands_that_there_are(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    listed = re.findall(r"^\| `cds ([\w-]+)", text, re.MULTILINE)
    commands = sorted((ROOT / "docs" / "commands.md").read_text("utf-8").split("\n## cds ")[1:])
    assert sorted(listed) == [one.partition("\n")[0] for one in commands]


@pytest.mark.parametrize(
    "page",
    [
        *READMES,
        "CONTRIBUTING.md",
        *sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/**/*.md")),
    ],
)
def test_links_of_a_page_lead_to_files(page: str) -> None:
    file = ROOT / page
    missing = [
        link for link in LINK.findall(file.read_text("utf-8")) if not (file.parent / link).exists()
    ]
    assert missing == []
