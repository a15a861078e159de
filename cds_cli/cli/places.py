"""Where a ranking is written to, and in which form."""

from pathlib import Path

from cds_cli.cli.stopping import stop
from cds_cli.report.ranking.formats import OutputFormat, format_for
from cds_cli.text import Language, Text

NO_FOLDER = Text("Không có thư mục {name}.", "There is no folder {name}.")
IS_FOLDER = Text("{name} là thư mục, cần tên tệp.", "{name} is a folder, a file is needed.")


def chosen_format(name: str | None, output: Path | None, language: Language) -> OutputFormat:
    """Give the form asked for by name, else by the ending of the file, else a table."""
    known = ", ".join(OutputFormat)
    if name is not None and name not in set(OutputFormat):
        stop(Text("--format nhận: {known}", "--format takes: {known}"), language, known=known)
    if name == OutputFormat.XLSX and output is None:
        stop(Text("--format xlsx cần -o TỆP.xlsx", "--format xlsx needs -o FILE.xlsx"), language)
    if name is not None or output is None:
        return OutputFormat(name or OutputFormat.TABLE)
    chosen = format_for(output)
    if chosen is None:
        told = Text(
            "Không rõ định dạng của {name}; dùng --format: {known}",
            "The format of {name} is not clear; use --format: {known}",
        )
        stop(told, language, name=output.name, known=known)
    return chosen


def check_place(output: Path | None, language: Language) -> None:
    """Refuse a place that no file can be written to before anything is scored for it."""
    if output is not None and output.is_dir():
        stop(IS_FOLDER, language, name=output)
    if output is not None and not output.parent.is_dir():
        stop(NO_FOLDER, language, name=output.parent)
