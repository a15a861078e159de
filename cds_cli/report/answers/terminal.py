"""An answer on a terminal: as text that fits its width, with titles and labels set off."""

from rich.text import Text as RichText

from cds_cli.report.answers.model import Answer, worded
from cds_cli.report.answers.plain import render
from cds_cli.report.safe import clean
from cds_cli.text import Language

RULE = frozenset("─ ")


def drawn(answer: Answer, width: int, language: Language) -> RichText:
    """Draw an answer; every text of a user goes in as data, never as markup."""
    told = (answer.title, *(table.title for table in answer.tables))
    titles = {clean(worded(title, language)) for title in told}
    text = RichText()
    for line in render(answer, language, width).splitlines(keepends=True):
        bare = line.rstrip("\n")
        is_rule = bool(bare) and RULE.issuperset(bare)
        text.append(line, "bold" if bare in titles else "dim" if is_rule else "")
    text.rstrip()
    return text
