"""What a user wants of ``cds report``, and where it is to go."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cds_cli.cli.stopping import NO_FILE, stop
from cds_cli.text import Language, Text


class ReportFormat(StrEnum):
    """A form of publishing."""

    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    DATA = "data"


PAGE, APPENDIX, WORKBOOK, DATA = "bao-cao.html", "phu-luc.docx", "bang-tinh.xlsx", "du-lieu"
SCORECARDS = "don-vi"
TAKES = Text("--format nhận: {known}", "--format takes: {known}")
OF_CARDS = Text(
    "Với --unit, --each chỉ ghi html, docx (phiếu điểm) và xlsx (bảng tính có trang của đơn vị).",
    "With --unit or --each: html or docx (scorecards), xlsx (the workbook with the unit's sheet).",
)
IS_FILE = Text("-o: {name} là tệp, cần thư mục.", "-o: {name} is a file, a folder is needed.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written, where, and how it is to look."""

    folder: Path
    formats: tuple[ReportFormat, ...]
    units: tuple[str, ...] = ()
    each: bool = False
    public: bool = False
    landscape: bool = False
    letterhead: Path | None = None
    compare: str | None = None

    @property
    def is_cards(self) -> bool:
        """Whether scorecards of units are asked for."""
        return bool(self.units) or self.each


def chosen_formats(
    formats: Sequence[str] | None, language: Language, *, cards: bool
) -> tuple[ReportFormat, ...]:
    """Read the forms that are asked for: all, or of scorecards the page, where none is named."""
    asked = {one.strip() for given in formats or () for one in given.split(",")}
    if not asked <= set(ReportFormat):
        stop(TAKES, language, known=", ".join(ReportFormat))
    if cards and ReportFormat.DATA in asked:
        stop(OF_CARDS, language)
    usual = (ReportFormat.HTML,) if cards else tuple(ReportFormat)
    return tuple(form for form in ReportFormat if form in asked) or usual


def check_places(wanted: Wanted, language: Language) -> None:
    """Refuse a place that nothing can be written to, and a letterhead that is not there."""
    for place in (wanted.folder, *wanted.folder.parents):
        if place.exists() and not place.is_dir():
            stop(IS_FILE, language, name=place)
    if wanted.letterhead is not None and not wanted.letterhead.is_file():
        stop(NO_FILE, language, name=wanted.letterhead)
