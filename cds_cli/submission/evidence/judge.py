"""What follows from evidence, or from the want of it, by the policy of a set."""

from dataclasses import dataclass

from cds_cli import catalogue
from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.diagnostics import Severity
from cds_cli.submission.evidence.model import Evidence
from cds_cli.submission.evidence.words import says_something
from cds_cli.submission.kinds.reading import Finding
from cds_cli.submission.kinds.shown import shown
from cds_cli.text import Text

MEANING = {
    "warn": Text("điểm vẫn được tính", "the points are kept"),
    "zero": Text("chỉ số này được 0 điểm", "the indicator earns 0 points"),
    "refuse": Text("bộ chỉ số không cho phép thiếu", "which the set does not allow"),
}
EXPLAINED = {
    "counts": Text(", hoặc viết giải trình", ", or write an explanation (giải trình)"),
    "does_not_count": Text("", ""),
}
PARTS = {
    "number": Text("số", "number"),
    "day": Text("ngày", "date"),
    "title": Text("tên văn bản", "title"),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of the evidence of one unit for one indicator.

    ``unproven``: the set gives no points without evidence, and there is none.
    """

    findings: tuple[Finding, ...] = ()
    unproven: bool = False


def judge_evidence(
    indicator_set: IndicatorSet,
    leaf: Indicator,
    evidence: Evidence | None,
    explanation: str | None,
    has_claim: bool,  # noqa: FBT001 — a fact of the unit like the others, not a switch
) -> Judgement:
    """Judge the evidence of one unit for one indicator: V327 none, V328 incomplete.

    Only ``evidence: required`` is judged, and only with ``has_claim``: the unit is asked, gave
    figures, and claims something by them. Where all its figures are zero, no or not applicable
    there is nothing to prove (see ``claims_something``). ``explanation`` is that of a column of
    its own; one within ``evidence`` is as good. An incomplete document is told and never costs
    points: it may be found, and a person has to look.
    """
    if leaf.evidence != "required" or not has_claim:
        return Judgement()
    found = evidence or Evidence("")
    if found.is_proof or (is_explained(found, explanation) and explanation_counts(indicator_set)):
        return Judgement()
    if found.documents:
        return Judgement((incomplete(found),))
    return missing(indicator_set, leaf, found)


def is_explained(evidence: Evidence, explanation: str | None) -> bool:
    """Whether there is an explanation in words that say something."""
    return bool(evidence.explanation) or (bool(explanation) and says_something(explanation or ""))


def explanation_counts(indicator_set: IndicatorSet) -> bool:
    """Whether the set takes an explanation in place of a document."""
    return indicator_set.evidence.explanation == "counts"


def incomplete(evidence: Evidence) -> Finding:
    """Say what the nearest document lacks."""
    lacking = [PARTS[part] for part in evidence.missing_parts]
    parts = Text(", ".join(one.vi for one in lacking), ", ".join(one.en for one in lacking))
    seen = f'"{shown(" ".join(evidence.text.split()))}"'
    return Finding(catalogue.EVIDENCE_INCOMPLETE, {"seen": seen, "parts": parts})


def missing(indicator_set: IndicatorSet, leaf: Indicator, evidence: Evidence) -> Judgement:
    """Say that there is no evidence, and what the set makes of that."""
    policy, told = indicator_set.evidence, " ".join(evidence.text.split())
    values: dict[str, object] = {
        "seen": f' ("{shown(told)}")' if told else "",
        "meaning": MEANING[policy.missing],
        "explained": EXPLAINED[policy.explanation],
    }
    finding = Finding(catalogue.EVIDENCE_MISSING, values, severity_of(policy.missing, leaf))
    return Judgement((finding,), unproven=policy.missing == "zero")


def severity_of(policy: str, leaf: Indicator) -> Severity:
    """Say how much it weighs; what is only reported has no points to lose."""
    if policy == "refuse":
        return Severity.ERROR
    return Severity.WARNING if leaf.max_points else Severity.NOTE
