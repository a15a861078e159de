"""Install the package the way a user does: a wheel in an environment of its own, compiled.

Bytecode matters: imports that have to be compiled first cost three times as much. The
dependencies are those of the running environment, so nothing is downloaded.
"""

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"


@dataclass(frozen=True, slots=True)
class Installed:
    """Where the interpreter and the command of an environment are."""

    python: str
    cds: str


def install(folder: Path) -> Installed:
    """Build the wheel and install it into a new environment below a folder."""
    wheel = build_wheel(folder / "wheel")
    environment = folder / "venv"
    venv.create(environment, with_pip=False, symlinks=not WINDOWS)
    scripts = environment / ("Scripts" if WINDOWS else "bin")
    ending = ".exe" if WINDOWS else ""
    installed = Installed(str(scripts / f"python{ending}"), str(scripts / f"cds{ending}"))
    pip("--python", installed.python, "install", "--no-deps", "--no-index", "--compile", str(wheel))
    share_dependencies(installed)
    return installed


def build_wheel(folder: Path) -> Path:
    """Build the wheel of this checkout."""
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    return next(folder.glob("*.whl"))


def share_dependencies(installed: Installed) -> None:
    """Let the new environment see the packages of the running one, behind its own."""
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = subprocess.run(
        [installed.python, "-c", where], check=True, capture_output=True, text=True
    )
    link = Path(own.stdout.strip()) / "dependencies.pth"
    # A path in a .pth file is only searched: the .pth files in it, such as that of an editable
    # install of this very package, have no effect.
    link.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")


def pip(*arguments: str) -> None:
    """Run pip quietly."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, *arguments], check=True)
