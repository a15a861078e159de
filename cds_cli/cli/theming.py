"""How publications look, as the project's settings say under ``[report]``."""

import re
from pathlib import Path

from cds_cli.cli.project import Project
from cds_cli.cli.stopping import stop, why_not_opened
from cds_cli.report.publication import Theme
from cds_cli.text import Language, Text

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
KINDS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}
LARGEST = 1_000_000
"""Bytes of a logo: it stands in every page."""
NO_COLOUR = Text(
    "[report] accent: {seen} không phải màu dạng #rrggbb.",
    "[report] accent: {seen} is no colour of the form #rrggbb.",
)
NO_PICTURE = Text(
    "[report] logo: {name} không phải ảnh PNG, JPEG, GIF hay SVG dưới 1 MB.",
    "[report] logo: {name} is no PNG, JPEG, GIF or SVG picture below 1 MB.",
)


def theme_of(project: Project, language: Language) -> Theme:
    """Read colour and logo; what cannot be used is refused with exit code 2."""
    accent = str(project.report.get("accent", Theme().accent))
    if not COLOUR.fullmatch(accent):
        stop(NO_COLOUR, language, seen=accent)
    logo = project.path_of_report("logo")
    if logo is None:
        return Theme(accent.lower())
    content = picture(logo, language)
    kind = kind_of(content)
    if kind is None or len(content) > LARGEST:
        stop(NO_PICTURE, language, name=logo)
    return Theme(accent.lower(), content, kind)


def picture(path: Path, language: Language) -> bytes:
    """Read a picture."""
    try:
        return path.read_bytes()
    except OSError as error:
        stop(why_not_opened(error, str(path)), language)


def kind_of(content: bytes) -> str | None:
    """Tell what kind of picture it is by how it begins; None where it is none."""
    for beginning, kind in KINDS.items():
        if content.startswith(beginning):
            return kind
    # A picture that is shown as an image runs no script, whatever it holds.
    return "image/svg+xml" if b"<svg" in content[:2000] else None
