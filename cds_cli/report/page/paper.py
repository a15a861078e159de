"""What every page of ours is made with: templates that escape, style, policy and logo."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from cds_cli.report.charts.shapes import coordinate
from cds_cli.report.publication import Theme

FOLDER = "cds_cli.report.page"


def template(name: str) -> Template:
    """Read a template beside this module."""
    return environment().get_template(name)


@cache
def environment() -> Environment:
    """Make templates in which every text that goes into them is escaped."""
    made = Environment(
        loader=FunctionLoader(text_of),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["at"] = coordinate
    return made


def text_of(name: str) -> str:
    """Read a file beside this module."""
    return files(FOLDER).joinpath(name).read_text("utf-8")


def digest(text: str) -> str:
    """Give the digest by which a page allows its own style and script, and no others."""
    return b64encode(sha256(text.encode()).digest()).decode()


def logo(theme: Theme) -> str:
    """Give the picture of a theme as the address of an image; empty where there is none."""
    if not theme.logo:
        return ""
    return f"data:{theme.logo_type};base64,{b64encode(theme.logo).decode()}"
