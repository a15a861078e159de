"""Checks of sense of one indicator: its rule, its points and its inputs."""

from collections.abc import Iterator
from itertools import pairwise

from cds_cli import catalogue
from cds_cli.definitions.columns import options_of
from cds_cli.definitions.inputs import Input, SharedInput
from cds_cli.definitions.models import Indicator, IndicatorSet, Path
from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.diagnostics import Diagnostic
from cds_cli.rules import (
    BestOf,
    Checklist,
    Choice,
    CombinedRule,
    Count,
    Rule,
    SimpleRule,
    Steps,
    SumOf,
)
from cds_cli.text import Text

IMPLIED = frozenset({"part", "whole"})
"""Roles whose inputs must be written, since no rule can name them."""


def rule_checks(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[Diagnostic]:
    """Rules fit their maxima, and inputs fit their rules."""
    shared = {item.code: item for item in indicator_set.inputs}
    used: set[str] = set()
    for path, leaf in indicator_set.walk():
        if isinstance(leaf, Indicator):
            used.update(given for given in leaf.inputs.values() if isinstance(given, str))
            yield from roles_fit_rule(leaf, path, source)
            yield from inputs_fit_roles(leaf, path, source, shared)
            yield from points_fit_max(leaf, path, source)
            for where, _, rule in simple_rules(leaf, path):
                if isinstance(rule, Steps):
                    yield from steps_are_in_order(rule, where, source)
    for place, item in enumerate(indicator_set.inputs):
        # A text or a date may be asked for only to be read by people.
        if item.code not in used and item.kind not in {"text", "date"}:
            here = source.locate(("inputs", place, "code"))
            yield catalogue.UNUSED_INPUT.at(here, code=item.code)


def roles_fit_rule(leaf: Indicator, path: Path, source: YamlSource) -> Iterator[Diagnostic]:
    """The inputs of an indicator are those that its rule asks for."""
    roles = leaf.rule.inputs
    surplus = [role for role in leaf.inputs if role not in roles]
    lacking = [r for r in roles if r not in leaf.inputs and r.rpartition(".")[2] in IMPLIED]
    if surplus or lacking:
        yield catalogue.ROLES_DIFFER.at(
            source.locate((*path, "inputs")),
            code=leaf.code,
            seen=", ".join(leaf.inputs) or "∅",
            rule=leaf.rule.type,
            expected=", ".join(roles),
        )


def inputs_fit_roles(
    leaf: Indicator, path: Path, source: YamlSource, shared: dict[str, SharedInput]
) -> Iterator[Diagnostic]:
    """An input exists and is of a kind that its role can use."""
    for role, given in leaf.inputs.items():
        where = source.locate((*path, "inputs", role))
        if isinstance(given, str) and given not in shared:
            suggestion = Text(
                "khai báo trong inputs của bộ chỉ số", "declare it in the set's inputs"
            )
            yield catalogue.DANGLING_REFERENCE.at(where, seen=given, suggestion=suggestion)
            continue
        item = shared[given] if isinstance(given, str) else given
        allowed = leaf.rule.inputs.get(role)
        if allowed and item.kind not in allowed:
            yield catalogue.WRONG_TYPE.at(
                where, seen=item.kind, expected=f"kind: {' | '.join(allowed)}"
            )
        if item.kind == "choice" and item.options and not same_options(leaf, role, item):
            what = Text(
                "các lựa chọn của đầu vào khác với các lựa chọn của luật",
                "the options of the input differ from those of the rule",
            )
            how = Text("ghi cùng một danh sách mã", "list the same codes")
            yield catalogue.DOES_NOT_FIT.at(where, what=what, how=how)


def same_options(leaf: Indicator, role: str, item: Input) -> bool:
    """Whether an input offers what its rule knows, in the same order."""
    known = tuple(option.code for option in options_of(leaf, role))
    return known == tuple(option.code for option in item.options)


def points_fit_max(leaf: Indicator, path: Path, source: YamlSource) -> Iterator[Diagnostic]:
    """What a rule can give is the maximum of its indicator: not more, and it can be reached."""
    if leaf.max_points == "open":
        return
    for where, most, rule in all_rules(leaf, path):
        given = rule.most_points(most)
        margin = 1e-9 * max(1.0, most)
        if given > most + margin:
            yield catalogue.POINTS_ABOVE_MAX.at(
                source.locate(where), points=f"{given:.10g}", max_points=f"{most:.10g}"
            )
        elif given < most - margin and isinstance(rule, Choice | Steps | Count | BestOf):
            yield catalogue.MAXIMUM_NOT_REACHED.at(
                source.locate(where), points=f"{given:.10g}", max_points=f"{most:.10g}"
            )
        elif given < most - margin and isinstance(rule, SumOf | Checklist):
            yield catalogue.TOTAL_DIFFERS.at(
                source.locate(where),
                code=leaf.code,
                declared=f"{most:.10g}",
                computed=f"{given:.10g}",
            )


def all_rules(leaf: Indicator, path: Path) -> Iterator[tuple[Path, float, Rule]]:
    """Give the rule of an indicator and those of its parts, each with its place and maximum."""
    if isinstance(leaf.rule, CombinedRule):
        yield (*path, "rule"), leaf.full_points, leaf.rule
    if not isinstance(leaf.rule, Checklist):
        yield from simple_rules(leaf, path)


def simple_rules(leaf: Indicator, path: Path) -> Iterator[tuple[Path, float, SimpleRule]]:
    """Give the simple rules of an indicator: its own, or those of its parts."""
    if isinstance(leaf.rule, CombinedRule):
        for place, part in enumerate(leaf.rule.parts):
            yield (*path, "rule", "parts", place, "rule"), part.of(leaf.full_points), part.rule
    else:
        yield (*path, "rule"), leaf.full_points, leaf.rule


def steps_are_in_order(rule: Steps, path: Path, source: YamlSource) -> Iterator[Diagnostic]:
    """Steps rise or fall, and each begins where its neighbour ends."""
    for fault, place in step_faults(rule):
        yield catalogue.STEPS_OVERLAP_OR_GAP.at(
            source.locate((*path, "steps", place)), first=place, second=place + 1, fault=fault
        )


OVERLAP = Text("chồng lên nhau", "overlap")
GAP = Text("hở một khoảng", "leave a gap")
DISORDER = Text("không xếp theo một chiều", "are not in one order")
MIXED = Text("dùng hai kiểu khoảng khác nhau", "use two kinds of interval")
EMPTY = Text("là khoảng rỗng", "hold no figure")


def step_faults(rule: Steps) -> Iterator[tuple[Text, int]]:
    """Find what is wrong between neighbours; the place is that of the later of the two."""
    falling = all(one.place >= two.place for one, two in pairwise(rule.steps))
    if len({step.closed_below for step in rule.steps}) > 1:
        yield MIXED, len(rule.steps) - 1
    elif rule.is_rising() or falling:
        yield from interval_faults(rule)
    else:
        yield from disorder(rule)


def disorder(rule: Steps) -> Iterator[tuple[Text, int]]:
    """Find the neighbours that go against the way from the first step to the last."""
    falls = rule.steps[0].place > rule.steps[-1].place
    for place, (one, two) in enumerate(pairwise(rule.steps), start=1):
        if (one.place > two.place) != falls:
            yield DISORDER, place


def interval_faults(rule: Steps) -> Iterator[tuple[Text, int]]:
    """Find steps that hold no figure, and neighbours that do not meet."""
    intervals = rule.intervals()
    for place, (low, high) in enumerate(intervals):
        if low >= high:
            yield (EMPTY if place == 0 else OVERLAP), max(place, 1)
    for place, neighbours in enumerate(pairwise(intervals), start=1):
        before, after = neighbours if rule.is_rising() else neighbours[::-1]
        if before[1] > after[0] and all(low < high for low, high in neighbours):
            yield OVERLAP, place
        elif before[1] < after[0]:
            yield GAP, place
