"""Names of files made from the codes of units."""

from collections.abc import Sequence

from cds_cli.catalogue import NOT_A_FILE_NAME
from cds_cli.diagnostics import Checked, Diagnostic, Location
from cds_cli.report.safe import file_name
from cds_cli.text import Language, Text, as_it_stands

NOT_SAFE = Text(
    "ký tự không được phép, quá dài hoặc tên dành riêng",
    "a character, its length, or a reserved name",
)
SAME_AS = Text('trùng tên tệp với mã "{other}"', 'the same file as code "{other}"')


def safe_name(code: str) -> str:
    """Give the stem of a file's name: the code itself, which stays inside any folder.

    Raises InvalidInput (X504) where the code holds anything but letters, digits, ``_``, ``-`` and
    inner dots, is longer than 64 characters, or is a name that Windows keeps for itself.
    """
    return safe_names((code,)).require()[code]


def safe_names(codes: Sequence[str]) -> Checked[dict[str, str]]:
    """Name a file for each code; X504 for a code that makes no name, or the name of another."""
    names: dict[str, str] = {}
    taken: dict[str, str] = {}
    found: list[Diagnostic] = []
    for code in codes:
        if file_name(code) != code:
            found.append(refused(code, NOT_SAFE))
            continue
        # Windows and macOS know one file where Linux knows two.
        other = taken.setdefault(code.casefold(), code)
        if code in names or other != code:
            why = as_it_stands(*(SAME_AS.fill(language, {"other": other}) for language in Language))
            found.append(refused(code, why))
        names[code] = code
    return Checked(None if found else names, tuple(found))


def refused(code: str, why: Text) -> Diagnostic:
    """Report a code that cannot name a file."""
    return NOT_A_FILE_NAME.at(Location(), seen=code, why=why, unit=code)
