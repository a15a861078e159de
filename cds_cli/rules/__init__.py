"""The scoring rules: one a file, and the one list of them."""

from typing import Annotated

from pydantic import Field

from cds_cli.rules.choice import Choice
from cds_cli.rules.combined import (
    BestOf,
    Checklist,
    Part,
    PeerRule,
    PlainRule,
    SimpleRule,
    SumOf,
    role_in,
)
from cds_cli.rules.count import Count
from cds_cli.rules.given import Given
from cds_cli.rules.linear import Linear
from cds_cli.rules.min_max import MinMax, Spread
from cds_cli.rules.pass_ import Pass
from cds_cli.rules.ratio import Ratio
from cds_cli.rules.relative_to_best import Best, RelativeToBest
from cds_cli.rules.steps import Steps
from cds_cli.rules.survey import Survey
from cds_cli.rules.yes_no import YesNo

__all__ = [
    "RULES",
    "Best",
    "BestOf",
    "Checklist",
    "Choice",
    "CombinedRule",
    "Count",
    "Given",
    "Linear",
    "MinMax",
    "Part",
    "Pass",
    "PeerRule",
    "PlainRule",
    "Ratio",
    "RelativeToBest",
    "Rule",
    "SimpleRule",
    "Spread",
    "Steps",
    "SumOf",
    "Survey",
    "YesNo",
    "role_in",
]

CombinedRule = BestOf | SumOf | Checklist
Rule = Annotated[PlainRule | PeerRule | CombinedRule, Field(discriminator="type")]
"""Any scoring rule, told apart by its ``type``."""

RULES = (
    YesNo,
    Choice,
    Steps,
    Ratio,
    Linear,
    Count,
    Checklist,
    Given,
    Pass,
    Survey,
    BestOf,
    SumOf,
    RelativeToBest,
    MinMax,
)
"""The rules in the order in which they are shown."""
