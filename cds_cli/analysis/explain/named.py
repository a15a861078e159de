"""Which node of a set a user means: by code, or by name in any typing."""

from collections.abc import Callable
from difflib import get_close_matches

from cds_cli.analysis.explain.nodes import Branch, branches
from cds_cli.definitions.models import IndicatorSet
from cds_cli.results.figures import TOTAL
from cds_cli.units.meant import plain_letters
from cds_cli.units.names import name_key

AT_MOST = 3
Key = Callable[[str], str]


def nodes_called(indicator_set: IndicatorSet, text: str) -> tuple[str, ...]:
    """Give the codes of the nodes and pillars that are meant: one, none, or several of one name.

    A code goes before a name, a name with its marks before one typed without. The code of the
    set means the whole of it (``TOTAL``).
    """
    listed = branches(indicator_set)
    ways: tuple[tuple[Callable[[Branch], str], Key], ...] = (
        (lambda one: one.code or indicator_set.code, str.casefold),
        (lambda one: one.node.name, name_key),
        (lambda one: one.node.name_en or "", name_key),
        (lambda one: one.node.name, plain_letters),
    )
    for said, key in ways:
        wanted = key(text.strip())
        found = tuple(one.code for one in listed if wanted and key(said(one)) == wanted)
        if found:
            return found
    return ()


def near_nodes(indicator_set: IndicatorSet, text: str) -> tuple[str, ...]:
    """Give the codes of up to three nodes whose code or name is close to a text."""
    by_key = {
        plain_letters(said): one.code
        for one in branches(indicator_set)
        if one.code != TOTAL
        for said in (one.node.name, one.code)
    }
    close = get_close_matches(plain_letters(text), list(by_key), AT_MOST)
    return tuple(dict.fromkeys(by_key[key] for key in close))
