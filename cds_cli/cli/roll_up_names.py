"""What the options of ``cds rollup`` name: a column of units, a band."""

from collections.abc import Sequence
from typing import NoReturn

from cds_cli.analysis.groupings import grouping_keys, key_of
from cds_cli.cli.stopping import stop
from cds_cli.cli.weighing import near_text
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.views import Band
from cds_cli.text import Language, Text
from cds_cli.units.names import name_key

UNKNOWN = Text(
    "{option}: không có {name}{near}. Có: {known}.",
    "{option}: there is no {name}{near}. There are: {known}.",
)
NO_BANDS = Text("Bộ chỉ số {name} không nêu mức nào.", "Set {name} states no bands.")
LISTED = 20


def key_named(text: str, indicator_set: IndicatorSet, language: Language) -> str:
    """Give what units are put together by: block, parent, kind or the code of an attribute."""
    key = key_of(text, indicator_set)
    if key is None:
        refuse("--by", text, [*grouping_keys(indicator_set)], language)
    return key


def band_named(text: str, indicator_set: IndicatorSet, language: Language) -> Band:
    """Give the band of a code or a name in any typing."""
    bands = indicator_set.bands
    if not bands:
        stop(NO_BANDS, language, name=indicator_set.label)
    named = {
        name_key(each): one
        for one in bands
        for each in (one.name_en or one.name, one.name, one.code)
    }
    if name_key(text) not in named:
        refuse("--band", text, [band.code for band in bands], language)
    return named[name_key(text)]


def refuse(option: str, name: str, known: Sequence[str], language: Language) -> NoReturn:
    """Say that something is not there, with what is close and what there is."""
    listed = ", ".join(known[:LISTED]) + ("…" if len(known) > LISTED else "")
    near = near_text(name, list(known))
    stop(UNKNOWN, language, option=option, name=name, near=near, known=listed)
