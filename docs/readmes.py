"""Run the commands that a README shows, and put what they print below them."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
FENCE = re.compile(
    r"(?P<before>(?:^`(?P<file>[^`\n]+)`\n\n)?^```(?P<kind>\w+)\n)(?P<body>.*?)(?P<after>^```$)",
    re.MULTILINE | re.DOTALL,
)


def refreshed(readme: Path) -> str:
    """Give the text of a README with the output that its commands have now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return FENCE.sub(lambda found: block(found, folder), readme.read_text(encoding="utf-8"))


def block(found: re.Match[str], folder: Path) -> str:
    """Write a file that the reader is told to save, or run the commands of a console."""
    body = found["body"]
    if found["file"]:
        file = folder / found["file"]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding="utf-8", newline="\n")
    elif found["kind"] == "console":
        body = "".join(played(body, folder))
    return f"{found['before']}{body}{found['after']}"


def played(console: str, folder: Path) -> Iterator[str]:
    """Give each command of a console with what it prints."""
    code = 0
    for line in console.splitlines():
        if line.startswith("$ "):
            yield f"{line}\n"
        if line == "$ echo $?":
            yield f"{code}\n"
        elif line.startswith("$ cds "):
            code, printed = run(shlex.split(line.removeprefix("$ cds ")), folder)
            yield printed


def run(arguments: list[str], folder: Path) -> tuple[int, str]:
    """Run ``cds`` without settings of our own; gives its exit code and all that it prints."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CDS_")}
    ended = subprocess.run(  # noqa: S603 — our own program
        [sys.executable, "-m", "cds_cli", *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return ended.returncode, ended.stdout
