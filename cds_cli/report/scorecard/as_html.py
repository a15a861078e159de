"""A scorecard as one page that works by itself, without a script."""

from functools import cache
from importlib.resources import files

from jinja2 import Template
from markupsafe import Markup

from cds_cli.report.answers.model import worded
from cds_cli.report.charts.profile import profile_bars, profile_net
from cds_cli.report.page.paper import digest, environment, logo, text_of
from cds_cli.report.page.theme import style_of
from cds_cli.report.publication import Publication
from cds_cli.report.scorecard import words
from cds_cli.report.scorecard.model import Scorecard

WORDS = {
    "logo": words.LOGO,
    "none": words.NONE,
    "tree": words.TREE,
    "node": words.NODE,
    "points": words.POINTS,
    "maximum": words.MAXIMUM,
    "index": words.INDEX,
    "rank": words.RANK,
    "evidence": words.EVIDENCE,
    "basis": words.BASIS,
}


def render(card: Scorecard, publication: Publication) -> bytes:
    """Write the page: the same bytes for the same scorecard."""
    language = publication.language
    style = style_of(publication.theme, text_of("page.css"))
    drawn = (profile_bars(card.parts, card.writing), profile_net(card.parts, card.writing))
    page = template().render(
        lang=language.value,
        version=publication.version,
        style=Markup(style),  # noqa: S704 - ours, and CSS must not be escaped
        style_hash=digest(style),
        logo=logo(publication.theme),
        card=card,
        charts=[chart for chart in drawn if chart is not None],
        lists=lists(card, publication),
        word={key: worded(text, language) for key, text in WORDS.items()},
    )
    return f"{page}\n".encode()


@cache
def template() -> Template:
    """Read the template beside this module, once for all cards."""
    text = files("cds_cli.report.scorecard").joinpath("page.html").read_text("utf-8")
    return environment().from_string(text)


def lists(card: Scorecard, publication: Publication) -> list[tuple[str, tuple[str, ...]]]:
    """Give what stands side by side; changes only where there is an earlier period."""
    language = publication.language
    shown = [
        (words.STRENGTHS, card.strengths),
        (words.WEAKNESSES, card.weaknesses),
        (words.NEIGHBOURS, card.neighbours),
    ]
    if publication.before is not None:
        shown.append((words.CHANGES, card.changes))
    return [(worded(title, language), items) for title, items in shown]
