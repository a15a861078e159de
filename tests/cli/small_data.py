"""A small set, small data, and the program that scores them."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from typer.testing import CliRunner, Result

from cds_cli.cli.app import app

ROOT = Path(__file__).parents[2]
DTI = ROOT / "examples/dti-2022/so-lieu.xlsx"
QD766 = ROOT / "examples/qd-766-2026/so-lieu.xlsx"

SET = """format: 1
code: thu
edition: "2025"
level: xa
name: Bộ thử
provenance: proposed
tiers: [Nhóm, Chỉ số]
pillars: [{code: P, name: Trụ, covers: ["2"]}]
groups:
  - code: "1"
    name: Nhóm một
    indicators:
      - code: "1.1"
        name: Tỷ lệ hồ sơ
        max_points: 10
        rule: {type: ratio}
        inputs: {part: {name: Tử, kind: count}, whole: {name: Mẫu, kind: count}}
  - code: "2"
    name: Nhóm hai
    indicators:
      - {code: "2.1", name: Khảo sát, max_points: 10, rule: {type: given, scale: points}}
"""
HEADER = ("Mã đơn vị", "Tên đơn vị", "Khối", "1.1.part", "1.1.whole", "2.1")
ROWS: tuple[tuple[object, ...], ...] = (
    ("00001", "Xã A", "núi", 5, 10, 4),
    ("00002", "Xã B", "núi", 10, 10, 8),
    ("00003", "Phường C", "đồng bằng", 1, 10, 2),
)


def project(folder: Path, rows: Sequence[Sequence[object]] = ROWS) -> Path:
    """Put the set into a project's own ``indicators/`` and the data beside it."""
    (folder / "indicators").mkdir(exist_ok=True)
    (folder / "indicators/thu.yaml").write_text(SET, "utf-8")
    return workbook(folder / "nộp lại.xlsx", rows)


def workbook(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Số liệu"
    for row in (HEADER, *rows):
        sheet.append(row)
    book.save(path)
    return path


def cds(*arguments: object, env: Mapping[str, str] | None = None) -> Result:
    """Run a command in this process, in the working folder of the test."""
    return CliRunner().invoke(app, list(map(str, arguments)), env=env)


def program(
    *arguments: object, folder: Path, env: Mapping[str, str] | None = None, text: str | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program itself; ``text`` is Python that runs before it, in place of ``-m``."""
    started = ["-c", text] if text is not None else ["-m", "cds_cli"]
    return subprocess.run(
        [sys.executable, *started, *map(str, arguments)],
        cwd=folder,
        env=environment(env),
        capture_output=True,
        timeout=60,
        check=False,
    )


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """What a program finds around it: nothing of the user's own settings."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("CDS_")}
    return {**kept, "PYTHONPATH": str(ROOT), **(more or {})}
