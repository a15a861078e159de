"""The scoring rules with their parameters and a worked case each."""

import inspect
from collections.abc import Iterator
from datetime import date
from typing import get_args

from cds_cli.definitions.rule_cases import RuleCase, rule_cases
from cds_cli.definitions.schema import field_docs, own_field_docs
from cds_cli.report.columns_of_text import aligned
from cds_cli.report.rule_words import rule_in_short
from cds_cli.report.wrapped import USUAL_WIDTH, wrapped
from cds_cli.rules import RULES
from cds_cli.rules.base import BaseRule
from cds_cli.text import Language, Text

PARAMETERS = Text("Tham số", "Parameters")
REQUIRED = Text("bắt buộc", "required")
USUALLY = Text("mặc định {value}", "default {value}")
OPTIONAL = Text("không bắt buộc", "optional")
CASE = Text("Ca tính tay", "Worked case")
SOURCE = Text("Theo", "From")
POINTS = Text("điểm", "points")
OUT_OF = Text("tối đa", "maximum")


def rule_names() -> tuple[str, ...]:
    """Give the names of the rules, in the order in which they are shown."""
    return tuple(name_of(rule) for rule in RULES)


def name_of(rule: type[BaseRule]) -> str:
    """Give the ``type`` by which a definition names a rule."""
    return str(get_args(rule.model_fields["type"].annotation)[0])


def render(name: str | None, language: Language) -> str:
    """Write the rules, or one of them."""
    wanted = (rule for rule in RULES if name in {None, name_of(rule)})
    return "\n\n".join("\n".join(lines(rule, language)) for rule in wanted)


def lines(rule: type[BaseRule], language: Language) -> Iterator[str]:
    """Write one rule: what it says, its parameters, a case worked by hand."""
    yield name_of(rule)
    for paragraph in inspect.cleandoc(rule.__doc__ or "").split("\n\n"):
        yield from wrapped(without_markup(paragraph), USUAL_WIDTH, "  ")
    parameters = list(parameter_lines(rule, language))
    if parameters:
        yield f"  {PARAMETERS.fill(language, {})}:"
        yield from parameters
    yield from case_lines(rule_cases(name_of(rule))[0], language)


def parameter_lines(rule: type[BaseRule], language: Language) -> Iterator[str]:
    """Write name, default and meaning of each parameter, a rule's own before those it shares."""
    docs = field_docs(rule)
    own = own_field_docs(rule)
    for name in sorted(rule.model_fields, key=lambda name: name not in own):
        if name != "type":
            key = rule.model_fields[name].alias or name
            yield f"    {key} ({default_of(rule, name, language)})"
            yield from wrapped(without_markup(docs.get(name, "")), USUAL_WIDTH, "      ")


def default_of(rule: type[BaseRule], name: str, language: Language) -> str:
    """Say whether a parameter has to be stated, and what it is where it is not."""
    field = rule.model_fields[name]
    if field.is_required():
        return REQUIRED.fill(language, {})
    if field.default is None:
        return OPTIONAL.fill(language, {})
    return USUALLY.fill(language, {"value": shown(field.default)})


def shown(value: object) -> str:
    """Write a default the way YAML writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def without_markup(text: str) -> str:
    """Write a docstring as plain words: a terminal has no use for its code marks."""
    return text.replace("``", "")


def case_lines(case: RuleCase, language: Language) -> Iterator[str]:
    """Write a worked case: the rule as stated, the figures, the points."""
    title = case.name_vi if language is Language.VI else case.name
    source = f" ({SOURCE.fill(language, {})} {case.source})" if case.source else ""
    yield from wrapped(
        f"{CASE.fill(language, {})}: {title}{source}", USUAL_WIDTH, "  ", rest="    "
    )
    stated = rule_in_short(case.rule, of_dates=case.kind == "date")
    most = f"{OUT_OF.fill(language, {})} {case.max_points:g}"
    yield from wrapped(f"{stated}; {most}", USUAL_WIDTH, "    ")
    rows = [
        [role, *(figure(value, is_day=case.kind == "date") for value in column)]
        for role, column in case.units.items()
    ]
    earned = (figure(points, is_day=False) for points in case.points)
    rows.append([f"→ {POINTS.fill(language, {})}", *earned])
    yield from (f"    {line}" for line in aligned(rows, right=set(range(1, len(rows[0])))))


def figure(value: float | None, *, is_day: bool) -> str:
    """Write a figure; a missing one is shown as such."""
    if value is None:
        return "–"
    return date.fromordinal(int(value)).isoformat() if is_day else f"{value:.10g}"
