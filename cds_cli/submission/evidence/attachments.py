"""Links and names of files in a text."""

import re

_LINK = re.compile(r"(?:https?://|(?<![\w./])www\.)[^\s<>\"'«»“”|]+", re.IGNORECASE)
_ENDING = re.compile(
    r"(?<=[\w)\]])\.(?:pdf|docx?|xlsx?|xlsm|pptx?|od[tsp]|rtf|txt|csv|jpe?g|png|gif|tiff?|heic|bmp|"
    r"zip|rar|7z|mp4|mov|mp3|msg|eml|html?|ofd|signed)(?!\.?\w)",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"[,|<>\"“”«»'?*]|:\s")
# No name of a file has a slash but between folders: 12/KH-UBND and 3/6/2025 stand before it.
_CITED = re.compile(r"[0-9]\s?/\s?[A-ZĐ]{2}|[0-9]/[0-9]{1,2}/[0-9]{4}|-[A-ZĐ]+/[A-ZĐ]{2}")
_LEADS_IN = re.compile(r"(?<!\w)(?:kèm theo|đính kèm|tệp tin|tệp|file)\s", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:(?:kèm theo|đính kèm|kèm|xem|tệp tin|tệp|file|và|tại|gồm)(?:\s|$)|[\s(\[:–+-]+)",
    re.IGNORECASE,
)


def take_links(text: str) -> tuple[tuple[str, ...], str]:
    """Take the links out of a text; none of them is ever opened."""
    links = [_without_end(found.group()) for found in _LINK.finditer(text)]
    rest = text
    for link in links:
        rest = rest.replace(link, " ", 1)
    return tuple(dict.fromkeys(links)), rest


def take_files(line: str) -> tuple[tuple[str, ...], str]:
    """Take the names of files out of a line.

    A name may hold spaces: it begins where the line, a comma or a bracket does. Where a document
    is cited before it, it is the last word only.
    """
    names, rest, start = [], line, 0
    for ending in _ENDING.finditer(line):
        name = _name_at_end(line[start : ending.end()])
        start = ending.end()
        if name:
            names.append(name)
            rest = rest.replace(name, " ", 1)
    return tuple(dict.fromkeys(names)), rest


def _name_at_end(text: str) -> str:
    """Give the name of the file that a text ends with."""
    name = _BOUNDARY.split(text)[-1]
    if _CITED.search(name):
        name = _LEADS_IN.split(name)[-1]
    if _CITED.search(name):
        name = name.split()[-1]
    name = _opened_by_bracket(name)
    while found := _LEAD.match(name):
        name = name[found.end() :]
    return name.strip()


def _opened_by_bracket(name: str) -> str:
    """Drop what stands before a bracket that the name does not close."""
    before, bracket, inside = name.rpartition("(")
    return inside if bracket and ")" not in inside and before.strip() else name


def _without_end(link: str) -> str:
    """Drop the punctuation of the sentence around a link."""
    kept = link.rstrip(".,;:!?…")
    unopened = kept.count(")") - kept.count("(")
    while kept.endswith(")") and unopened > 0:
        kept, unopened = kept[:-1].rstrip(".,;:!?…"), unopened - 1
    return kept
