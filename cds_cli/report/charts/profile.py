"""The parts of one unit against the median of its block: as bars, and beside them as a net."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from cds_cli.report.answers.figures import number
from cds_cli.report.answers.model import Kind
from cds_cli.report.charts import words
from cds_cli.report.charts.scale import ShareAxis
from cds_cli.report.charts.shapes import (
    Bar,
    Chart,
    Label,
    Outline,
    Shape,
    Stroke,
    fitted,
)
from cds_cli.text import Language

WIDTH, ROW, TOP = 420.0, 40.0, 24.0
"""As narrow as a phone, so a name stands above its bar."""
EDGE, FIGURES = 8.0, 56.0
FEWEST_AXES, MOST_AXES = 3, 8
"""A net of fewer axes is a line; one of more cannot be read."""
NET, RADIUS = 320.0, 105.0
RINGS = (0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the set: the unit's index in it, and the median of its block, as published."""

    code: str
    name: str
    index: float
    median: float


@dataclass(frozen=True, slots=True)
class Writing:
    """The language of a chart, and the decimals of its figures."""

    language: Language
    decimals: int

    def figure(self, value: float) -> str:
        """Write an index."""
        return number(value, Kind.FIGURE, self.decimals, self.language)


def profile_bars(parts: Sequence[Part], writing: Writing) -> Chart | None:
    """Draw a bar a part, with a mark at the median."""
    if not parts:
        return None
    return Chart(
        key="profile",
        title=words.PROFILE.fill(writing.language, {}),
        description=told(parts, writing),
        width=WIDTH,
        height=TOP + ROW * len(parts) + 6,
        shapes=tuple(bars(parts, writing)),
        keys=keys(writing.language),
    )


def bars(parts: Sequence[Part], writing: Writing) -> Iterator[Shape]:
    """Draw the axis and the bars."""
    names = [f"{part.code} {part.name}" for part in parts]
    axis = ShareAxis(EDGE, WIDTH - FIGURES, writing.language)
    yield from axis.grid(TOP, TOP + ROW * len(parts))
    for place, (part, name) in enumerate(zip(parts, names, strict=True)):
        top = TOP + ROW * place
        bar, figure = top + 20, writing.figure(part.index)
        yield Label(EDGE, top + 15, fitted(name, WIDTH - EDGE))
        yield Bar(EDGE, bar, axis.at(part.index) - EDGE, 14, "plain", f"{name}: {figure}")
        yield Stroke(axis.at(part.median), bar - 3, axis.at(part.median), bar + 17, "median")
        yield Label(WIDTH - FIGURES + 10, bar + 12, figure, "figure")


def profile_net(parts: Sequence[Part], writing: Writing) -> Chart | None:
    """Draw the same figures as a net; None where it has too few or too many axes."""
    if not FEWEST_AXES <= len(parts) <= MOST_AXES:
        return None
    return Chart(
        key="net",
        title=words.NET.fill(writing.language, {}),
        description=told(parts, writing),
        width=NET,
        height=NET,
        shapes=tuple(net(parts)),
        keys=(),
    )


def net(parts: Sequence[Part]) -> Iterator[Shape]:
    """Draw rings and axes, then median and unit."""
    for ring in RINGS:
        yield Outline([spot(at, len(parts), ring) for at in range(len(parts))], "net")
    for at, part in enumerate(parts):
        x, y = spot(at, len(parts), 1.0)
        yield Stroke(NET / 2, NET / 2, x, y, "grid")
        x, y = spot(at, len(parts), 1.14)
        yield Label(x, y + 4, fitted(part.code, 60.0), "tick", "middle")
    yield Outline([spot(at, len(parts), p.median) for at, p in enumerate(parts)], "middle")
    yield Outline([spot(at, len(parts), p.index) for at, p in enumerate(parts)], "own")


def spot(at: int, axes: int, share: float) -> tuple[float, float]:
    """Give the place of a share on an axis; the first axis points up."""
    angle = 2 * pi * at / axes - pi / 2
    return NET / 2 + RADIUS * share * cos(angle), NET / 2 + RADIUS * share * sin(angle)


def keys(language: Language) -> tuple[tuple[str, str], ...]:
    """Say what stands for the unit, and what for the median."""
    shown = (("plain", words.OWN), ("ink", words.MIDDLE))
    return tuple((style, text.fill(language, {})) for style, text in shown)


def told(parts: Sequence[Part], writing: Writing) -> str:
    """Say in words what the chart shows."""
    one = words.PART_TOLD
    return "; ".join(
        one.fill(
            writing.language,
            {
                "name": f"{part.code} {part.name}",
                "index": writing.figure(part.index),
                "median": writing.figure(part.median),
            },
        )
        for part in parts
    )
