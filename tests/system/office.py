"""LibreOffice without a window, and forms that are read back from what it writes."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


def converted(files: Sequence[Path], target: str, folder: Path) -> list[Path]:
    """Let LibreOffice open files, calculate them, and write them in another form."""
    assert SOFFICE is not None
    out = folder / f"as-{target}"
    ran = subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={(folder / 'office').as_uri()}",
            *("--headless", "--norestore", "--convert-to", target, "--outdir", str(out)),
            *map(str, files),
        ],
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    made = [out / f"{file.stem}.{target}" for file in files]
    assert all(path.is_file() for path in made), ran.stderr.decode()
    return made


def cells(sheet: Worksheet) -> dict[str, object]:
    """Give what stands in the cells of a sheet, blanks left out."""
    found = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}
    return {place: value for place, value in found.items() if value not in {None, ""}}


def by_code(path: Path, sheet: str, heading: str) -> dict[str, object]:
    """Give a column of a form by the codes in its first."""
    rows = list(openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True))
    top = next(place for place, row in enumerate(rows) if heading in row)
    column = rows[top].index(heading)
    return {str(row[0]): row[column] for row in rows[top + 1 :] if row[0]}
