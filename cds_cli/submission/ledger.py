"""The account of all cells: what became of each of them."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Ledger:
    """Every non-empty cell is used, a heading, skipped for a reason or rejected for one.

    ``cells`` is counted from the file itself, so that the parts can be held against it.
    """

    cells: int = 0
    used: int = 0
    header: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)

    @property
    def is_balanced(self) -> bool:
        """Whether the parts add up to the whole."""
        parts = self.used + self.header + self.skipped.total() + self.rejected.total()
        return parts == self.cells

    def add(self, other: "Ledger") -> None:
        """Take the account of other cells into this one."""
        self.cells += other.cells
        self.used += other.used
        self.header += other.header
        self.skipped.update(other.skipped)
        self.rejected.update(other.rejected)

    def as_record(self) -> dict[str, object]:
        """Give the account as plain values."""
        return {
            "cells": self.cells,
            "used": self.used,
            "header": self.header,
            "skipped": dict(sorted(self.skipped.items())),
            "rejected": dict(sorted(self.rejected.items())),
        }
