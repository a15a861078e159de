"""Measuring commands: wall time and peak memory, two of them by turns, medians of their runs."""

import json
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Command = Sequence[str]
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds, and megabytes at its peak (0 where that is not known)."""

    seconds: float
    megabytes: float = 0.0


@dataclass(frozen=True, slots=True)
class Pair:
    """What is measured, and what it is measured against."""

    ours: Cost
    base: Cost

    @property
    def times(self) -> float:
        """How many times the seconds."""
        return self.ours.seconds / self.base.seconds

    @property
    def memory(self) -> float:
        """How many times the memory at its peak."""
        return self.ours.megabytes / self.base.megabytes if self.base.megabytes else 0.0


def by_turns(ours: Command, base: Command, runs: int, fresh: Path | None = None) -> Pair:
    """Run two commands by turns, so that what else the machine does meets both.

    ``fresh`` is a folder that each run is to find empty.
    """
    costs = []
    for _ in range(runs):
        for old in fresh.iterdir() if fresh else ():
            old.unlink()
        costs.append((run(ours), run(base)))
    return Pair(middle([one for one, _ in costs]), middle([other for _, other in costs]))


def middle(costs: Sequence[Cost]) -> Cost:
    """Give the medians."""
    return Cost(median(c.seconds for c in costs), median(c.megabytes for c in costs))


def run(command: Command) -> Cost:
    """Run a command to its end; raises RuntimeError where it fails."""
    started = time.perf_counter()
    # This process must stay small: a child's peak counts what it was forked from.
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        megabytes = wait(child)
        seconds = time.perf_counter() - started
    if child.returncode:
        message = f"{' '.join(command)} ended with {child.returncode}"
        raise RuntimeError(message)
    return Cost(seconds, megabytes)


def wait(child: subprocess.Popen[bytes]) -> float:
    """Wait for a child and give the megabytes it held at its peak, where the system says so."""
    if not hasattr(os, "wait4"):
        child.wait()
        return 0.0
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if os.uname().sysname == "Darwin" else 1024
    return usage.ru_maxrss * unit / MEGABYTE


def inside(command: Command) -> Pair:
    """Ask a command that measures within one process for what it found."""
    told = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    found: dict[str, list[float]] = json.loads(told.stdout)
    return Pair(Cost(*found["ours"]), Cost(*found["base"]))
