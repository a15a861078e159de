"""Places on an axis of shares."""

from collections.abc import Iterator
from dataclasses import dataclass

from cds_cli.report.answers.figures import number
from cds_cli.report.answers.model import Kind
from cds_cli.report.charts.shapes import Label, Shape, Stroke
from cds_cli.text import Language

TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class ShareAxis:
    """An axis from 0 to 1 between two places."""

    start: float
    end: float
    language: Language

    def at(self, share: float) -> float:
        """Give the place of a share."""
        return self.start + (self.end - self.start) * min(max(share, 0.0), 1.0)

    def grid(self, top: float, bottom: float) -> Iterator[Shape]:
        """Draw the lines of the axis with their figures above them."""
        for tick in TICKS:
            yield Stroke(self.at(tick), top, self.at(tick), bottom, "grid")
            text = number(tick, Kind.FIGURE, 1, self.language)
            yield Label(self.at(tick), top - 5, text, "tick", "middle")
