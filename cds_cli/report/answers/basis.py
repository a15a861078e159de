"""What every answer says of the figures it rests on: set, data, stage, period, version."""

from cds_cli.definitions.canonical import set_digest
from cds_cli.report.answers.model import Fact, Value, Worded
from cds_cli.report.ranking.words import DIGEST_SHOWN, PROVENANCE, STAGES
from cds_cli.results.model import Results
from cds_cli.text import Language, Text, as_it_stands

SET, DECISION = Text("Bộ chỉ số", "Set"), Text("Quyết định", "Decision")
STAGE, PERIOD = Text("Giai đoạn", "Stage"), Text("Kỳ", "Period")
DATA, VERSION = Text("Số liệu", "Data"), Text("Phiên bản cds", "Version of cds")
ORIGIN = Text("Xuất xứ", "Provenance")
FILES_SHOWN = 3
MORE_FILES = Text(" · và {count} tệp khác", " · and {count} more files")


def basis(results: Results, version: str, *, side: str = "") -> tuple[Fact, ...]:
    """Give the facts of one scoring; of two that are compared, ``side`` begins their keys."""
    indicator_set = results.indicator_set
    facts: tuple[tuple[str, Text, Value], ...] = (
        ("set", SET, f"{indicator_set.label} ({set_digest(indicator_set)[:DIGEST_SHOWN]})"),
        ("decision", DECISION, indicator_set.decision),
        ("stage", STAGE, Worded(results.stage.value, STAGES[results.stage])),
        ("period", PERIOD, str(results.period) if results.period else None),
        ("data", DATA, files_read(results)),
        ("version", VERSION, version),
    )
    lead = f"{side}_" if side else ""
    return tuple(Fact(f"{lead}{key}", label, value) for key, label, value in facts)


def provenance(results: Results) -> Fact:
    """Say how much of the set is official, where no finding says so (R610)."""
    grade = results.indicator_set.provenance
    return Fact("provenance", ORIGIN, Worded(grade, PROVENANCE[grade]))


def files_read(results: Results) -> Text:
    """Name the files that figures were read from, with the beginning of their digests."""
    files = list(dict.fromkeys((source.file, source.sha256) for source in results.sources))
    shown = " · ".join(f"{name} ({sha[:DIGEST_SHOWN]})" for name, sha in files[:FILES_SHOWN])
    rest = len(files) - FILES_SHOWN
    values: dict[str, object] = {"count": rest}
    more = [MORE_FILES.fill(each, values) if rest > 0 else "" for each in Language]
    return as_it_stands(*((shown or "–") + one for one in more))


def unit_with_code(name: str, code: str) -> str:
    """Name a unit with its code; where data have no codes, its name is one."""
    return name if name == code else f"{name} ({code})"
