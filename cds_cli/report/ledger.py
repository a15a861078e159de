"""What became of the cells of a file, in one line."""

from collections.abc import Mapping

from cds_cli.submission.ledger import Ledger
from cds_cli.text import Language, Text

ACCOUNT = Text(
    "{cells} ô: dùng {used}, tiêu đề {header}, bỏ qua {skipped}, từ chối {rejected}",
    "{cells} cells: used {used}, headings {header}, skipped {skipped}, rejected {rejected}",
)


def account(ledger: Ledger, language: Language) -> str:
    """Write the account; behind what was skipped or rejected stand the codes that say why."""
    return ACCOUNT.fill(
        language,
        {
            "cells": ledger.cells,
            "used": ledger.used,
            "header": ledger.header,
            "skipped": by_code(ledger.skipped),
            "rejected": by_code(ledger.rejected),
        },
    )


def by_code(counted: Mapping[str, int]) -> str:
    """Write ``7 (S109 3, S117 4)``."""
    codes = ", ".join(f"{code} {cells}" for code, cells in sorted(counted.items()))
    return f"{sum(counted.values())} ({codes})" if codes else "0"
