"""The targets that a document commits to, format 1, as frozen models.

A target file is no indicator set and gives no points: it says what has to come out, by when, and
who answers for it, so that results can be held against it.
"""

from calendar import monthrange
from datetime import MINYEAR, date
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from cds_cli.definitions.measures import Measure
from cds_cli.definitions.models import FormatNumber, PeriodName
from cds_cli.rules.base import Code, Day, Model, Name, Number, Points, refuse

OPEN = "open"
Open = Literal["open"]
"""Known to stand in the document, but not read yet: shown, never judged."""
EvidenceGrade = Literal["A", "B", "C", "S"]
"""A: read in the text or on an official page; B: press; C: worked out; S: not yet verified."""


def open_or_stated(value: Any) -> str:  # noqa: ANN401 — what YAML gives
    """Tell a word from keys with values, so that a fault is told once and in the right words."""
    return OPEN if isinstance(value, str) else "stated"


class HeldUnits(Model):
    """Who is held to a target: named units of a level, or all of them."""

    level: Code
    """The level of the units: tinh, bo, so, xa, thon…"""
    codes: tuple[Code, ...] = ()
    """Codes of units."""
    names: tuple[Name, ...] = ()
    """Names of units, where their codes are not known or have changed."""
    all: bool = False
    """Every unit of the level, each for itself."""

    @model_validator(mode="after")
    def says_who(self) -> Self:
        """Either all units of the level, or some that are named."""
        if self.all == bool(self.codes or self.names):
            refuse("ghi all: true, hoặc codes hay names", "give all: true, or codes or names")
        return self


class Head(Model):
    """The post that answers for a target; never a person's name."""

    post: Name
    """The post, such as Chủ tịch UBND xã."""
    body: Name | None = None
    """The body that the post belongs to."""


class Aim(Model):
    """What has to come out, as exactly one comparison; shares are 0 to 1."""

    at_least: Number | None = None
    """Reached at this figure or above it."""
    at_most: Number | None = None
    """Reached at this figure or below it, such as a rank."""
    equals: Number | None = None
    """Reached at exactly this figure."""
    improves_by: Points | None = None
    """By how much better than the baseline; 0 is any improvement."""

    @model_validator(mode="after")
    def has_one_comparison(self) -> Self:
        """One comparison a target."""
        if sum(value is not None for _, value in self) != 1:
            refuse("ghi đúng một cách so sánh", "give exactly one comparison")
        return self


class Baseline(Model):
    """What an improvement is counted from."""

    period: PeriodName
    """The period of the figure."""
    value: Number | None = None
    """The figure; without it, what was scored for that period."""


class ReportedFigure(Model):
    """A figure that was published: to be read beside the target, never scored."""

    period: PeriodName | Open
    """The period of the figure; ``open`` where it is not known."""
    value: Number | None = None
    """The figure, unless part and whole are given."""
    part: Points | None = None
    """The part of a share."""
    whole: Points | None = None
    """The whole of a share."""
    among: Annotated[int, Field(ge=1)] | None = None
    """Of a rank: among how many."""
    source: Name
    """Where it was read."""
    grade: EvidenceGrade
    """How sure it is: A official page, B press, C worked out, S not verified."""

    @model_validator(mode="after")
    def is_a_value_or_a_share(self) -> Self:
        """A value, or a part of a whole."""
        parts = (self.part is not None) + (self.whole is not None)
        if (self.value is not None) + parts / 2 != 1:
            refuse("ghi value, hoặc part và whole", "give value, or part and whole")
        return self


class SourceSentence(Model):
    """Where a target was read."""

    text: Name
    """The sentence, or its sense."""
    place: Name
    """Where it stands: an article of the document, or the page that quotes it."""
    grade: EvidenceGrade
    """How sure it is: A the text itself, B press, C worked out, S not verified."""


AimOrOpen = Annotated[
    Annotated[Aim, Tag("stated")] | Annotated[Open, Tag(OPEN)], Discriminator(open_or_stated)
]
BaselineOrOpen = Annotated[
    Annotated[Baseline, Tag("stated")] | Annotated[Open, Tag(OPEN)], Discriminator(open_or_stated)
]
HeadOrOpen = Annotated[
    Annotated[Head, Tag("stated")] | Annotated[Open, Tag(OPEN)], Discriminator(open_or_stated)
]


class Target(Model):
    """One commitment."""

    code: Code
    """Names the target in its file."""
    name: Name
    """What is to be reached, in a few words."""
    name_en: Name | None = None
    """The same in English."""
    area: Code | None = None
    """The heading it stands under."""
    units: HeldUnits | None = None
    """Who is held to it, in place of what the file says."""
    measure: Measure
    """The figure that is looked at."""
    target: AimOrOpen
    """What has to come out; ``open`` where the document was not read so far."""
    baseline: BaselineOrOpen | None = None
    """What an improvement is counted from; with ``improves_by``, and only there."""
    by: PeriodName | Open
    """The period by whose last day it is due."""
    head: HeadOrOpen | None = None
    """The post that answers for it, in place of what the file says."""
    note: Name | None = None
    """What a reader must know."""
    reported: tuple[ReportedFigure, ...] = ()
    """Figures that were published."""
    source: SourceSentence
    """The sentence it was read in."""

    @property
    def open_keys(self) -> tuple[str, ...]:
        """The keys that are to be filled in before the target can be judged."""
        return tuple(key for key in ("target", "baseline", "by") if getattr(self, key) == OPEN)

    @model_validator(mode="after")
    def baseline_fits(self) -> Self:
        """An improvement is counted from a baseline, nothing else is."""
        improves = isinstance(self.target, Aim) and self.target.improves_by is not None
        if improves != (self.baseline is not None):
            refuse(
                "baseline đi cùng improves_by, và chỉ ở đó",
                "baseline goes with improves_by, and only there",
            )
        return self


class Area(Model):
    """A heading that targets stand under; no node of a set."""

    code: Code
    """Names the area."""
    name: Name
    """The name as the document writes it."""
    name_en: Name | None = None
    """The name in English."""


class TargetFile(Model):
    """The targets of one document."""

    targets_format: FormatNumber
    """The version of this format; by this key a file is known to hold targets."""
    code: Code
    """Names the file of targets."""
    name: Name
    """What the document commits to, in a title."""
    name_en: Name | None = None
    """The name in English."""
    decision: Name | None = None
    """The document's number."""
    issued: Day | None = None
    """The day of the document."""
    source: Name
    """Where the text was read."""
    note: Name | None = None
    """What a reader must know, such as what of the document was not read."""
    areas: tuple[Area, ...] = ()
    """The headings that targets stand under."""
    units: HeldUnits
    """Who is held to the targets."""
    head: HeadOrOpen
    """The post that answers for them; ``open`` where the document was not read so far."""
    targets: Annotated[tuple[Target, ...], Field(min_length=1)]
    """The commitments."""


def last_day(period: str) -> date:
    """Give the last day of a year, a quarter or a month: what is due by then is due that day."""
    year, _, part = period.partition("-")
    month = 3 * int(part[1:]) if part.startswith("Q") else int(part or 12)
    # A calendar has no year 0, but four digits may say so.
    known = max(int(year), MINYEAR)
    return date(known, month, monthrange(known, month)[1])
