"""Find a run in the store and make the document of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from cds_cli import catalogue
from cds_cli.cli.periods import period_of, stage_of
from cds_cli.cli.stopping import stop
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.report.ranking.model import Document
from cds_cli.store.database import Store, open_store
from cds_cli.store.reading import Run, last_run, load_diagnostics, load_results, runs
from cds_cli.text import Language, Text, as_it_stands

NAMED = 5
KEPT = Text("\n     trong kho có: {listed}{more}", "\n     the store has: {listed}{more}")


@dataclass(frozen=True, slots=True)
class WantedRun:
    """Which run is meant; what is None may be any."""

    level: str | None = None
    set_name: str | None = None
    period: str | None = None
    stage: str | None = None
    run: int | None = None

    def described(self) -> str:
        """Name what was asked for, to say that there is nothing like it."""
        asked = (self.level, self.set_name, self.period, self.stage, self.run)
        return " ".join(str(one) for one in asked if one is not None)


def stored_document(path: Path, wanted: WantedRun, language: Language) -> Document:
    """Make the document of the run that is meant; stops with exit code 2 if there is none."""
    if not path.is_file():
        stop_with_nothing(wanted.described(), language)
    with open_store(path) as store:
        return document_of(store, wanted, language)


def document_of(store: Store, wanted: WantedRun, language: Language) -> Document:
    """Make the document of one run of a store."""
    run = find(store, wanted, language)
    diagnostics = load_diagnostics(store, run)
    return Document(
        results=load_results(store, run),
        set_sha256=run.set_sha256,
        version=run.version,
        diagnostics=diagnostics,
        rejected=left_out(diagnostics),
        language=language,
    )


def left_out(diagnostics: Sequence[Diagnostic]) -> int:
    """Count the units that were left out of a scoring."""
    return sum(one.problem is catalogue.UNIT_LEFT_OUT for one in diagnostics)


def find(store: Store, wanted: WantedRun, language: Language) -> Run:
    """Find the run that is meant."""
    run = last_run(
        store,
        level=wanted.level,
        set_label=wanted.set_name,
        period=period_of(wanted.period, language),
        stage=stage_of(wanted.stage, language),
        run=wanted.run,
    )
    if run is None:
        stop_with_nothing(wanted.described(), language, runs(store))
    return run


def stop_with_nothing(what: str, language: Language, kept: Sequence[Run] = ()) -> NoReturn:
    """Say that there is no such run, which there are, and what to run to get one."""
    found = catalogue.NOTHING_STORED.at(Location(), what=f" ({what})" if what else "")
    listed = "; ".join(
        f"run:{run.id} {run.label} {run.period or '–'} {run.stage}" for run in kept[:NAMED]
    )
    more = f" (+{len(kept) - NAMED})" if len(kept) > NAMED else ""
    lines = (
        f"{found.code} {found.message(each)}"
        + (KEPT.fill(each, {"listed": listed, "more": more}) if kept else "")
        + f"\n     {found.hint(each)}"
        for each in Language
    )
    stop(as_it_stands(*lines), language)
