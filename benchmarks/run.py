"""Print how fast cds is, as ratios that were measured in one run, with the aim beside each.

``python -m benchmarks.run [--quick] [--only NAME]``; ``make bench``. What is measured is an
installed package with compiled bytecode, in an environment that is thrown away.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.install import ROOT, Installed, install
from benchmarks.measure import Command, Pair, by_turns, inside

NOT_AT_START = ("pandas", "openpyxl", "pydantic")
NOT_FOR_CHECKS = ("pandas", "openpyxl")
INDICATORS, COLUMNS = 60, 101
"""Indicators that the large table answers, and their columns: a file may hold 400,000 cells."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured with: the installed package, the generated files, and how often."""

    installed: Installed
    files: Path
    quick: bool

    @property
    def units(self) -> int:
        """How many units the large table has."""
        return 332 if self.quick else 3321

    @property
    def many_units(self) -> int:
        """How many units the engine alone is asked for."""
        return 10_000 if self.quick else 100_000

    def runs(self, usual: int) -> int:
        """How often something is run."""
        return max(3, usual // 3) if self.quick else usual

    def cds(self, *arguments: str | Path) -> Command:
        """Give the command that runs cds."""
        return [self.installed.cds, *map(str, arguments)]

    def python(self, code: str) -> Command:
        """Give the command that runs a line of Python beside it."""
        return [self.installed.python, "-c", code]

    def inside(self, *arguments: str | Path) -> Pair:
        """Measure within one process of the installed package."""
        script = str(ROOT / "benchmarks" / "inside.py")
        return inside([self.installed.python, script, *map(str, arguments)])

    def folder(self, units: int, indicators: int) -> Path:
        """Give the folder of a set and its data, which is filled on first use."""
        folder = self.files / f"{units}x{indicators}"
        if not folder.is_dir():
            size = ["--units", str(units), "--indicators", str(indicators)]
            # In a process of its own, so that this one stays small.
            command = [sys.executable, "-m", "benchmarks.generate", str(folder), *size]
            subprocess.run(command, check=True, cwd=ROOT)
        return folder

    def forms(self, units: int, indicators: int) -> Path:
        """Give the folder of the same figures as forms, which is filled on first use."""
        folder = self.folder(units, indicators)
        if not (folder / "forms").is_dir():
            command = [sys.executable, "-m", "benchmarks.forms", str(folder)]
            subprocess.run(command, check=True, cwd=ROOT)
        return folder / "forms"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; without an aim, the figure is only told."""

    what: str
    against: str
    pair: Pair
    aim: float | None = None
    memory_aim: float | None = None

    def __str__(self) -> str:
        """Write the line."""
        ours, base = self.pair.ours, self.pair.base
        text = f"{self.what:<44} {ours.seconds:8.3f} s  {base.seconds:8.4f} s  {self.against:<28}"
        text += judged(self.pair.times, self.aim)
        if ours.megabytes:
            text += f"   {ours.megabytes:5.0f} MB"
        if self.pair.memory:
            text += f" / {base.megabytes:.0f} MB {judged(self.pair.memory, self.memory_aim)}"
        return text


def judged(times: float, aim: float | None) -> str:
    """Write a ratio, with its aim and whether it is met."""
    if aim is None:
        return f"{times:6.2f} ×"
    return f"{times:6.2f} ×  aim {aim:g} {'met' if times <= aim else 'MISSED'}"


def start(bench: Bench) -> Iterator[Line]:
    """Measure what every use of the command pays."""
    definition = bench.folder(34, 100) / "set.yaml"
    bare, runs = bench.python("pass"), bench.runs(21)
    jobs = (
        ("cds --version", bench.cds("--version"), 2.0),
        ("cds --help", bench.cds("--help"), 14.0),
        ("cds check, 100 indicators", bench.cds("check", definition), 22.0),
    )
    for what, command, aim in jobs:
        yield Line(what, "python -c pass", by_turns(command, bare, runs), aim)


def imports(bench: Bench) -> Iterator[Line]:
    """See that light commands leave the heavy packages alone; stops where one does not."""
    definition = bench.folder(34, 100) / "set.yaml"
    jobs: tuple[tuple[list[str], tuple[str, ...]], ...] = (
        (["--version"], NOT_AT_START),
        (["--help"], NOT_AT_START),
        (["check", str(definition)], NOT_FOR_CHECKS),
    )
    for arguments, unwanted in jobs:
        command = [bench.installed.python, "-X", "importtime", "-m", "cds_cli", *arguments]
        told = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
        imported = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines()}
        heavy = sorted(imported & set(unwanted))
        if heavy:
            message = f"cds {' '.join(arguments)} imports {', '.join(heavy)}"
            raise RuntimeError(message)
    yield from ()


def positions(bench: Bench) -> Iterator[Line]:
    """Measure what it costs to know where each value of a definition stands."""
    definition = bench.folder(34, 100) / "set.yaml"
    pair = bench.inside("yaml", definition)
    yield Line("strict YAML with positions, 100 indicators", "bare libyaml", pair, 1.15)


def small_score(bench: Bench) -> Iterator[Line]:
    """Measure a province's departments."""
    folder = bench.folder(34, 40)
    base, runs = bench.python(f"import pandas, openpyxl; {loading(folder)}"), bench.runs(15)
    pair = by_turns(scoring(bench, folder, "--no-store"), base, runs)
    yield Line("cds score, 34 × 40 xlsx", "imports + openpyxl's load", pair, 1.15)
    pair = stored(bench, folder, base, runs)
    yield Line("cds score, 34 × 40 xlsx, with store", "imports + openpyxl's load", pair)


def large_score(bench: Bench) -> Iterator[Line]:
    """Measure all communes of the country."""
    folder, runs = bench.folder(bench.units, INDICATORS), bench.runs(3)
    load = f"import openpyxl; {loading(folder)}"
    base = bench.python(load)
    what = f"cds score, {bench.units} × {COLUMNS} xlsx"
    pair = by_turns(scoring(bench, folder, "--no-store"), base, runs)
    yield Line(what, "openpyxl's load", pair, 1.6, 2.5)
    # Beside defusedxml, which cds brings along, openpyxl reads in Python; it can do better.
    faster = bench.python(f"import os; os.environ['OPENPYXL_DEFUSEDXML'] = 'False'; {load}")
    pair = by_turns(scoring(bench, folder, "--no-store"), faster, runs)
    yield Line(what, "openpyxl without defusedxml", pair)
    pair = stored(bench, folder, base, runs)
    yield Line(f"{what}, with store", "openpyxl's load", pair)


def forms(bench: Bench) -> Iterator[Line]:
    """Measure a province's communes, a form each; memory is that of the largest process."""
    units = 40 if bench.quick else 173
    folder, runs = bench.forms(units, 60), bench.runs(5)
    load = f"import glob, openpyxl; files = glob.glob({str(folder / '*.xlsx')!r})"
    twice = f"{load}; [openpyxl.load_workbook(file) for _ in range(2) for file in files]"
    validate = bench.cds("validate", folder, "--set", folder.parent / "set.yaml")
    for base, against in both_parsers(bench, twice):
        pair = by_turns(validate, base, runs)
        yield Line(f"cds validate, {units} forms × 60", f"twice {against}", pair, 1.0, 2.5)


def large_validate(bench: Bench) -> Iterator[Line]:
    """Measure the table of all communes, read for its faults."""
    folder, runs = bench.folder(bench.units, INDICATORS), bench.runs(3)
    command = bench.cds("validate", folder / "data.xlsx", "--set", folder / "set.yaml")
    base = bench.python(f"import openpyxl; {loading(folder)}")
    what = f"cds validate, {bench.units} × {COLUMNS} xlsx"
    yield Line(what, "openpyxl's load", by_turns(command, base, runs), 1.6, 2.5)


def both_parsers(bench: Bench, code: str) -> Iterator[tuple[Command, str]]:
    """Give what openpyxl does as it is, and as fast as it can: see ``large_score``."""
    yield bench.python(code), "openpyxl's load"
    faster = f"import os; os.environ['OPENPYXL_DEFUSEDXML'] = 'False'; {code}"
    yield bench.python(faster), "that without defusedxml"


def validation(bench: Bench) -> Iterator[Line]:
    """Measure the reading of cells that are in memory already."""
    folder = bench.folder(bench.units, INDICATORS)
    pair = bench.inside("validation", folder / "set.yaml", folder / "data.xlsx")
    yield Line(f"validation, {bench.units} × {COLUMNS}", "loop of type tests", pair, 3.0)


def engine(bench: Bench) -> Iterator[Line]:
    """Measure rules, roll-up and ranks alone."""
    definition = bench.folder(34, 100) / "set.yaml"
    for units in (bench.units, bench.many_units):
        pair = bench.inside("engine", definition, str(units))
        yield Line(f"engine, {units:,} × 100", "numpy sum and rank", pair, 10.0)


def loading(folder: Path) -> str:
    """Write the Python line that only loads a workbook."""
    return f"openpyxl.load_workbook({str(folder / 'data.xlsx')!r})"


def scoring(bench: Bench, folder: Path, *options: str) -> Command:
    """Give the command that scores a generated workbook."""
    return bench.cds("score", folder / "data.xlsx", "--set", folder / "set.yaml", *options)


def stored(bench: Bench, folder: Path, base: Command, runs: int) -> Pair:
    """Measure scoring into a store; each time an empty one, since no run is written twice."""
    with tempfile.TemporaryDirectory(dir=bench.files) as name:
        command = scoring(bench, folder, "--store", str(Path(name) / "cds.db"))
        return by_turns(command, base, runs, fresh=Path(name))


BENCHMARKS: dict[str, Callable[[Bench], Iterator[Line]]] = {
    "imports": imports,
    "start": start,
    "positions": positions,
    "small": small_score,
    "large": large_score,
    "forms": forms,
    "validate": large_validate,
    "validation": validation,
    "engine": engine,
}


def surroundings() -> str:
    """Say what the figures were measured on."""
    packages = ("numpy", "openpyxl", "pandas", "pydantic", "pyyaml", "typer")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{system}, Python {platform.python_version()}, {versions}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller tables, fewer runs")
    parser.add_argument("--only", choices=BENCHMARKS, help="one of the benchmarks")
    wanted = parser.parse_args()
    print(surroundings())
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(install(Path(name)), Path(name) / "files", wanted.quick)
        for benchmark in (wanted.only,) if wanted.only else BENCHMARKS:
            for line in BENCHMARKS[benchmark](bench):
                print(line, flush=True)


if __name__ == "__main__":
    main()
