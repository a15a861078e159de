"""``cds --version``."""

import sys

from cds_cli import __version__


def show_versions() -> None:
    """Print the versions of the program, of Python, and of the formats that are written."""
    python = ".".join(map(str, sys.version_info[:3]))
    sys.stdout.write(
        f"cds {__version__}\nPython {python}\n"
        "definition format 1, results JSON schema 1, store schema 1\n"
    )
