"""Rankings within other groups than blocks, and by sector or component."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches

from cds_cli.analysis.cuts import with_cut
from cds_cli.analysis.groupings import (
    COMPONENT,
    CUTS,
    PARENT,
    SECTOR,
    Grouping,
    grouping,
    grouping_keys,
    key_of,
    ranked_within,
    renamed,
)
from cds_cli.cli.intake import registry_of
from cds_cli.cli.project import Project
from cds_cli.cli.stopping import stop
from cds_cli.definitions.models import IndicatorSet
from cds_cli.report.ranking.model import Document
from cds_cli.results.model import Results
from cds_cli.text import Language, Text, filled
from cds_cli.units.meant import plain_letters
from cds_cli.units.national import COMMUNES, national_registry

NO_KEY = Text(
    "{option}: không có {name} để nhóm các đơn vị. Có: {known}.{close}",
    "{option}: units cannot be grouped by {name}. There are: {known}.{close}",
)
MEANT = Text(" Có phải {name}?", " Is it {name}?")
CUT_TAKES = Text("--cut nhận: {known}", "--cut takes: {known}")
NOTHING_TO_CUT = Text(
    "Bộ chỉ số {set} không ghi {key} cho chỉ số nào, nên không cắt được theo đó.",
    "No indicator of set {set} has a {key}, so nothing can be cut by it.",
)
KEYS = {SECTOR: Text("lĩnh vực", "sector"), COMPONENT: Text("cấu phần", "component")}


def with_groups(document: Document, within: str | None, project: Project) -> Document:
    """Rank within what ``--within`` names; without it nothing changes."""
    if within is None:
        return document
    keys = known_keys(within, document.results.indicator_set, document.language, "--within")
    groups = grouping(document.results, keys)
    if keys == (PARENT,):
        groups = with_names(groups, document.results, project, document.language)
    return replace(document, results=ranked_within(document.results, groups), within=groups)


def known_keys(
    text: str,
    indicator_set: IndicatorSet,
    language: Language,
    option: str,
    also: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Give the keys of which several may be joined by commas, or by + as results in JSON do."""
    named = [one.strip() for one in text.replace("+", ",").split(",") if one.strip()] or [text]
    keys = (known_key(one, indicator_set, language, option, also) for one in named)
    return tuple(dict.fromkeys(keys))


def known_key(
    text: str,
    indicator_set: IndicatorSet,
    language: Language,
    option: str,
    also: tuple[str, ...] = (),
) -> str:
    """Give the key that units can be grouped by; stops with what is close if there is none.

    ``also``: words that the option takes besides, to be named with the keys.
    """
    key = key_of(text, indicator_set)
    if key is None:
        known = [*also, *grouping_keys(indicator_set)]
        close = get_close_matches(text, known, n=1)
        asked = filled(MEANT, {"name": close[0]}) if close else ""
        stop(NO_KEY, language, option=option, name=text, close=asked, known=", ".join(known))
    return key


def with_names(
    groups: Grouping, results: Results, project: Project, language: Language
) -> Grouping:
    """Call parents by their names where the units name them by codes."""
    registry = registry_of(None, project, language)
    if registry is None and results.indicator_set.level == COMMUNES:
        registry = national_registry(COMMUNES)
    if registry is None:
        return groups
    day = results.period.days[1] if results.period else None
    names: Mapping[str, str] = {
        unit.code: unit.name for unit in registry.parents or registry.units if unit.is_valid_on(day)
    }
    return renamed(groups, names)


def with_columns(document: Document, cut: str | None) -> Document:
    """Add the columns that ``--cut`` names; without it nothing changes."""
    if cut is None:
        return document
    indicator_set, language = document.results.indicator_set, document.language
    if cut not in CUTS:
        stop(CUT_TAKES, language, known=", ".join(CUTS))
    results, made = with_cut(document.results, cut)
    if not made.codes:
        stop(NOTHING_TO_CUT, language, set=indicator_set.label, key=KEYS[cut])
    return replace(document, results=results, cut=made)


def code_named(text: str, document: Document) -> str:
    """Give the code of a sector that is named in any typing; other codes stay as they are."""
    if document.cut is None or text in document.results.figures:
        return text
    views = document.results.indicator_set.pillars
    named = {
        plain_letters(view.name): view.code for view in views if view.code in document.cut.codes
    }
    return named.get(plain_letters(text), text)
