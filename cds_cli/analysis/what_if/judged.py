"""What is to be said of the figures of a unit once some of them are set otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from cds_cli import catalogue
from cds_cli.analysis.what_if.applied import leaf_of, with_cell
from cds_cli.analysis.what_if.model import Change, Touched
from cds_cli.analysis.what_if.typed import place_of
from cds_cli.definitions.columns import input_columns, roles_of
from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.diagnostics import Diagnostic
from cds_cli.rules.base import OfWhole
from cds_cli.submission.answers import surveys
from cds_cli.submission.applicability import covered_units
from cds_cli.submission.cross_checks import cross_findings
from cds_cli.submission.evidence.claims import claims_something
from cds_cli.submission.evidence.judge import judge_evidence
from cds_cli.submission.evidence.read import read_evidence
from cds_cli.submission.gaps import ratios
from cds_cli.submission.kinds.reading import Finding
from cds_cli.submission.kinds.shown import shown
from cds_cli.submission.model import Submission
from cds_cli.submission.wholes import beyond_goalposts, fault


class Judged:
    """One unit with its new figures, and what is to be said of them."""

    def __init__(
        self,
        indicator_set: IndicatorSet,
        submission: Submission,
        changes: Sequence[Change],
        row: int,
    ) -> None:
        """Take a submission to which the changes were applied."""
        self.indicator_set, self.row, self.changes = indicator_set, row, changes
        self.submission = submission
        self.unit = str(submission.units.index[row])
        self.name = str(submission.units["name"].iloc[row])
        self.options = {one.code: one.typed for one in changes}
        units = submission.units.iloc[[row]]
        covers = {
            leaf.code: covered_units(leaf.applies_to, units) for leaf in indicator_set.leaves()
        }
        self.covered = [
            leaf
            for leaf in indicator_set.leaves()
            if (mask := covers[leaf.code]) is None or bool(mask[0])
        ]
        marks = submission.not_applicable
        exempt = {code for code in marks.columns if bool(marks[code].iloc[row])}
        self.figures: dict[str, float] = {
            str(code): np.nan if code in exempt else float(figure)
            for code, figure in submission.inputs.iloc[row].items()
        }

    def findings(self) -> Iterator[Diagnostic]:
        """Tell every fault between cells that a change has made, with the option it stands in."""
        yield from self.not_asked()
        names = {column.code: column.name for column in input_columns(self.indicator_set)}
        for code, finding in (*self.of_wholes(), *self.of_answers(), *self.of_checks()):
            values = {"indicator": names[code], **finding.values, "unit": self.name}
            where = place_of(self.options[code])
            yield finding.problem.at(where, severity=finding.severity, **values)

    def not_asked(self) -> Iterator[Diagnostic]:
        """Tell figures that no indicator asks this unit for."""
        asked = {code for leaf in self.covered for code in roles_of(leaf).values()}
        asked |= {
            f"{leaf.code}.{role}" for leaf in self.covered for role in ("awarded", "evidence")
        }
        users = {column.code: column.indicators for column in input_columns(self.indicator_set)}
        for one in self.changes:
            if one.code not in asked and users.get(one.code, (one.code,)):
                _, _, typed = one.typed.partition("=")
                yield catalogue.NOT_SCORED_HERE.at(
                    place_of(one.typed), seen=shown(typed), unit=self.name, indicator=one.name
                )

    def of_wholes(self) -> Iterator[tuple[str, Finding]]:
        """Hold parts against their wholes."""
        told: set[tuple[str, str]] = set()
        for leaf in self.covered:
            for part, whole, rule in ratios(leaf):
                code = self.first_changed((part, whole))
                if not isinstance(rule, OfWhole) or code is None or (part, whole) in told:
                    continue
                told.add((part, whole))
                a, b = self.figures[part], self.figures[whole]
                finding = fault(a, b, rule) or beyond_goalposts(a, b, rule)
                if finding is not None:
                    # One whole may stand below many parts: the indicator says which is meant.
                    yield code, replace(finding, values={**finding.values, "indicator": leaf.name})

    def of_answers(self) -> Iterator[tuple[str, Finding]]:
        """Tell questions of a survey that too few have answered."""
        for leaf in self.covered:
            for rule, codes in surveys(leaf):
                number = sum(self.figures[code] for code in codes)
                code = self.first_changed(codes)
                if code is not None and number < rule.min_answers:
                    values = {"seen": f"{number:.15g}", "needed": rule.min_answers}
                    yield code, Finding(catalogue.TOO_FEW_ANSWERS, values)

    def of_checks(self) -> Iterator[tuple[str, Finding]]:
        """Hold the figures against one another as the set's checks demand."""
        asked = {code for leaf in self.covered for code in roles_of(leaf).values()}
        users = {column.code: column.indicators for column in input_columns(self.indicator_set)}
        figures = {
            code: [figure if code in asked or not users.get(code) else np.nan]
            for code, figure in self.figures.items()
        }
        codes = {one.code: [code for _, code in one.figures()] for one in self.indicator_set.checks}
        for _, _, finding in cross_findings(self.indicator_set, figures):
            code = self.first_changed(codes[str(finding.values["check"])])
            if code is not None:
                yield code, finding

    def first_changed(self, codes: Sequence[str]) -> str | None:
        """Give the first of some columns that was changed; None if none was."""
        return next((code for code in codes if code in self.options), None)

    def with_proofs(self) -> tuple[Submission, tuple[Diagnostic, ...]]:
        """Judge evidence that was changed by the policy of the set."""
        unproven, found = self.submission.unproven, []
        if len(unproven) != len(self.submission):
            unproven = pd.DataFrame(index=self.submission.units.index)
        leaves = {leaf.code: leaf for leaf in self.covered}
        for one in self.changes:
            leaf = leaves.get(leaf_of(one))
            if one.role != "evidence" or leaf is None:
                continue
            text = one.after.text
            explained = self.submission.texts.get((self.unit, f"{leaf.code}.explanation"))
            has_claim = claims_something(leaf, self.figures)
            evidence = read_evidence(text) if text else None
            judged = judge_evidence(self.indicator_set, leaf, evidence, explained, has_claim)
            unproven = with_cell(unproven, leaf.code, self.unit, value=judged.unproven)
            for finding in judged.findings:
                values = {**finding.values, "unit": self.name, "indicator": leaf.name}
                found.append(
                    finding.problem.at(place_of(one.typed), severity=finding.severity, **values)
                )
        return replace(self.submission, unproven=unproven), tuple(found)

    def touched(self) -> Touched:
        """Say which indicators the changes may reach, and which of them cannot move."""
        leaves = [leaf for leaf in self.covered if self.uses(leaf)]
        awarded = [leaf.code for leaf in leaves if self.is_awarded(leaf)]
        unproven = [leaf.code for leaf in leaves if self.is_unproven(leaf)]
        policy = self.indicator_set.evidence.missing
        return Touched(
            leaves=tuple(leaf.code for leaf in leaves),
            awarded=tuple(awarded),
            unproven=tuple(unproven),
            assumed=tuple(
                leaf.code
                for leaf in leaves
                if policy != "warn"
                and leaf.evidence == "required"
                and leaf.code not in (*awarded, *unproven)
                and not self.submission.evidence.get((self.unit, leaf.code))
            ),
        )

    def uses(self, leaf: Indicator) -> bool:
        """Whether a change is about an indicator."""
        own = {*roles_of(leaf).values(), f"{leaf.code}.awarded", f"{leaf.code}.evidence"}
        return bool(own & self.options.keys())

    def is_awarded(self, leaf: Indicator) -> bool:
        """Whether a council's points stand for an indicator whose figures were changed."""
        frame = self.submission.awarded
        is_given = leaf.code in frame.columns and not np.isnan(frame[leaf.code].iloc[self.row])
        return is_given and f"{leaf.code}.awarded" not in self.options

    def is_unproven(self, leaf: Indicator) -> bool:
        """Whether an indicator earns nothing for want of evidence."""
        frame = self.submission.unproven
        return leaf.code in frame.columns and bool(frame[leaf.code].iloc[self.row])
