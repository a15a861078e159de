"""What a cell of evidence holds."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Part = Literal["number", "day", "title"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as decree 30/2020 names it: number and symbol, day, and what it is about."""

    number: str | None = None
    day: date | None = None
    title: str | None = None

    @property
    def missing_parts(self) -> tuple[Part, ...]:
        """What it lacks to be found by: any of ``number``, ``day`` and ``title``."""
        held: tuple[tuple[Part, object], ...] = (
            ("number", self.number),
            ("day", self.day),
            ("title", self.title),
        )
        return tuple(part for part, value in held if value is None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found in a cell of evidence; ``text`` is the cell as it was typed.

    ``links`` are never opened. ``files`` are names as typed, folders and all.
    """

    text: str
    documents: tuple[Document, ...] = ()
    links: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    explanation: str | None = None

    @property
    def is_proof(self) -> bool:
        """Whether it holds a document with all its parts, a link or a file name."""
        complete = any(not document.missing_parts for document in self.documents)
        return complete or bool(self.links or self.files)

    @property
    def nearest(self) -> Document | None:
        """The document that lacks least; None without any."""
        return min(self.documents, key=lambda one: len(one.missing_parts), default=None)

    @property
    def missing_parts(self) -> tuple[Part, ...]:
        """What the nearest document lacks; nothing where the cell is proof as it is."""
        nearest = None if self.is_proof else self.nearest
        return nearest.missing_parts if nearest else ()
