"""Read a cell of evidence: documents, links, files and explanations, several in any order."""

import re
import unicodedata
from dataclasses import dataclass, field, replace

from cds_cli.submission.evidence.attachments import take_files, take_links
from cds_cli.submission.evidence.documents import is_numbered, names_kind, read_documents
from cds_cli.submission.evidence.model import Document, Evidence
from cds_cli.submission.evidence.words import says_something
from cds_cli.submission.kinds.numerals import simplified

_SAME_LETTER = str.maketrans("\u00d0\u0189\u00f0", "\u0110\u0110\u0111")
_ITEM = re.compile(r"^(?:[-–—+*•●▪◦✓]+\s*|\(?[0-9]{1,2}[.)]\s+|\(?[a-zđ][.)]\s+)", re.IGNORECASE)
_NAMED_EXPLANATION = re.compile(r"(?<!\w)giải trình\s?:\s?", re.IGNORECASE)
_EXPLANATION = re.compile(
    r"^\(?(?:nội dung )?(?:giải trình|thuyết minh|l[ýí] do)(?!\w)\s?(?P<sign>[:.–-]?)\s?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Found:
    """What has been found so far, line by line."""

    documents: list[Document] = field(default_factory=list)
    kind_is_named: bool = False
    """Whether the last document was opened by its kind, so that another kind is another one."""
    files: list[str] = field(default_factory=list)
    explanation: list[str] = field(default_factory=list)
    explaining: bool = False


def read_evidence(text: str) -> Evidence:
    """Read what proves a figure: one item a line, or several parted by ``;``; never raises.

    Documents are cited by number, day and title (decree 30/2020), links begin with http(s)://,
    files are known by their endings, an explanation by the words "giải trình". Words such as
    "có", "x" or "đầy đủ" are no evidence: nothing is found in them.
    """
    links, rest = take_links(plain(text))
    found = Found()
    for line in re.split(r"[\n\r\v\f;]+", rest):
        read_line(" ".join(line.split()), found)
    explanation = " ".join(found.explanation).strip(" ()")
    return Evidence(
        text=text,
        documents=tuple(dict.fromkeys(found.documents)),
        links=links,
        files=tuple(dict.fromkeys(found.files)),
        explanation=explanation if says_something(explanation) else None,
    )


def plain(text: str) -> str:
    """Write a text in composed letters, one kind of space, and Đ for what only looks like it."""
    composed = unicodedata.normalize("NFC", text).translate(_SAME_LETTER)
    return "\n".join(map(simplified, composed.splitlines()))


def read_line(line: str, found: Found) -> None:
    """Read one line; it may go on with the document or the explanation before it."""
    item = _ITEM.match(line)
    told = line[item.end() :] if item else line
    before, explained = parted(told)
    files, rest = take_files(before)
    is_new = files or is_numbered(rest) or (item and names_kind(rest))
    if found.explaining and not is_new and explained is None:
        found.explanation.append(told)
        return
    found.files.extend(files)
    add_documents(rest, found, is_item=item is not None)
    found.explaining = explained is not None
    if explained is not None:
        found.explanation.append(explained)


def parted(line: str) -> tuple[str, str | None]:
    """Part a line before its explanation; None where it has none."""
    named = _NAMED_EXPLANATION.search(line)
    if named:
        return line[: named.start()], line[named.end() :]
    opening = _EXPLANATION.match(line)
    # "Giải trình tại Công văn số 12/UBND-VX" cites a document.
    if opening and (opening["sign"] or not is_numbered(line)):
        return "", line[opening.end() :]
    return line, None


def add_documents(line: str, found: Found, *, is_item: bool) -> None:
    """Add the documents of a line, the first of which may complete the one before it."""
    documents = read_documents(line)
    if found.documents and not is_item:
        last, first = found.documents[-1], documents[0] if documents else None
        is_other = found.kind_is_named and names_kind(line)
        joined = completed(last, first) if first else titled(last, line)
        if joined and not is_other:
            found.documents[-1] = joined
            documents = documents[1:]
    opened = [one for one in documents if one.number or one.title]
    if opened:
        found.documents.extend(opened)
        found.kind_is_named = names_kind(line)


def completed(last: Document, more: Document) -> Document | None:
    """Join a document that was broken over lines; None where they are two."""
    both = [
        (last.number, more.number),
        (last.day, more.day),
        (last.title, more.title),
    ]
    if any(one and other for one, other in both):
        return None
    return Document(last.number or more.number, last.day or more.day, last.title or more.title)


def titled(last: Document, line: str) -> Document:
    """Take a line of words as the title of the document before it, or as more of its title."""
    if last.number is None or not says_something(line):
        return last
    if last.title is None:
        return replace(last, title=line)
    return replace(last, title=f"{last.title} {line}") if line[:1].islower() else last
