"""The one way to write a set down, so that equal sets have equal bytes and one digest."""

import json
from hashlib import sha256

from cds_cli.definitions.models import IndicatorSet


def canonical_json(indicator_set: IndicatorSet) -> str:
    """Write a set as JSON: keys sorted, no blanks, without what is as it would be anyway.

    ``IndicatorSet.model_validate_json`` gives the set back; only ``parts`` is lost, since the
    groups that were read from those files stand in it.
    """
    # Files are where the text was, not what it says: a folder and one file have the same digest.
    values = indicator_set.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"parts"}
    )
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def set_digest(indicator_set: IndicatorSet) -> str:
    """Give the sha256 of a set: comments, order of keys and layout of files do not change it."""
    return sha256(canonical_json(indicator_set).encode("utf-8")).hexdigest()
