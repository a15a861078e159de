"""Which inputs of one set are those of another."""

from collections import Counter
from collections.abc import Mapping

from cds_cli.definitions.columns import InputColumn, input_columns
from cds_cli.definitions.models import IndicatorSet
from cds_cli.units.names import name_key


def same_inputs(source: IndicatorSet, target: IndicatorSet) -> Mapping[str, InputColumn]:
    """Give the column of ``source`` that each column of ``target`` is; nothing where there is none.

    Inputs that both sets declare are known by their code. Others bear the code of the indicator
    they stand in, which only says where that is: 2.1.part of a village is not 2.1.part of a
    commune. They are known by their name, whatever the code.
    """
    columns = input_columns(source)
    by_code = {column.code: column for column in columns}
    by_name = {name_key(column.name): column for column in columns}
    often = Counter(name_key(column.name) for column in columns)
    declared = {one.code for one in source.inputs} & {one.code for one in target.inputs}
    found = {}
    for column in input_columns(target):
        own, key = by_code.get(column.code), name_key(column.name)
        if own is not None and (column.code in declared or name_key(own.name) == key):
            found[column.code] = own
        elif often[key] == 1:
            found[column.code] = by_name[key]
    return found
