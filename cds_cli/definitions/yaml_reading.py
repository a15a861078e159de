"""YAML read strictly: sizes, aliases, tags and syntax are looked at before any value is made."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from cds_cli import catalogue
from cds_cli.definitions.plain_values import DEEPEST, TAG, Reader, deep, not_yaml
from cds_cli.definitions.yaml_source import YamlSource, place
from cds_cli.diagnostics import Checked, Diagnostic, Location
from cds_cli.text import Text, as_it_stands

LARGEST_FILE = 5_000_000
SUSPICIOUS_BRACKETS = 2000
# libyaml's composer recurses in C: far deeper nesting than any set needs would end the process.
SUSPICIOUS_INDENT = re.compile(r"^[ \-?]{1000,}", re.MULTILINE)
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is there, which is eight times faster than the same in Python."""


NOT_UTF_8 = Text("tệp không phải UTF-8, lưu lại bằng mã UTF-8", "the file is not UTF-8")
EMPTY = Text("tệp rỗng", "the file is empty")
SIZE = Text("số byte của tệp", "bytes of the file")
PARSER_SAYS = {
    "mapping values are not allowed": "chữ có dấu hai chấm phải đặt trong ngoặc kép",
    "did not find expected key": "thiếu khóa, thường do thụt lề lệch hoặc thiếu ngoặc kép",
    "did not find expected ',' or ']'": "thiếu dấu phẩy hoặc dấu ] của danh sách",
    "did not find expected ',' or '}'": "thiếu dấu phẩy hoặc dấu } của các cặp khóa: giá trị",
    "did not find expected '-'": "thiếu dấu - của danh sách, thường do thụt lề lệch",
    "did not find expected node content": "thiếu giá trị ở chỗ này",
    "did not find expected <document start>": "có chữ thừa sau khi tài liệu đã hết",
    "could not find expected ':'": "thiếu dấu hai chấm sau khóa",
    "block sequence entries are not allowed": "dấu - ở chỗ không được phép, thường do thụt lề lệch",
    "found character that cannot start": "ký tự này không đứng đầu được; dùng ngoặc kép, bỏ tab",
    "found unexpected end of stream": "tệp hết giữa chừng, thiếu dấu đóng ngoặc kép",
    "found undefined alias": "tên sau dấu * chưa được đặt",
    "found unknown escape character": "dấu \\ lạ trong ngoặc kép; dùng ngoặc đơn",
    "found a tab character": "có dấu tab; thụt lề bằng dấu cách",
}
"""What the parser says of the mistakes that are made most, for those who read no English."""


def read_yaml(path: Path, *, name: str | None = None) -> Checked[YamlSource]:
    """Read one YAML file strictly; ``name`` is how messages call it.

    Reports D401, D402, D407, D408, D409, D414 and D415. Raises OSError if there is no such file.
    """
    file = name or str(path)
    raw = path.read_bytes()
    if len(raw) > LARGEST_FILE:
        what = catalogue.TOO_DEEP_OR_LARGE.at(
            Location(file), what=SIZE, seen=len(raw), limit=LARGEST_FILE
        )
        return Checked(None, (what,))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Checked(None, (not_yaml(Location(file, line), NOT_UTF_8),))
    return read_text(text, file)


def read_text(text: str, file: str) -> Checked[YamlSource]:
    """Read YAML from a text."""
    refused = control_character(text, file) or too_deep(text, file)
    if refused:
        return Checked(None, (refused,))
    loader = LOADER(text)
    try:
        if not loader.check_node():
            return Checked(None, (not_yaml(Location(file, 1, 1), EMPTY),))
        root = loader.get_node()
        more = loader.check_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Location(file, mark.line + 1, mark.column + 1) if mark else Location(file)
        return Checked(None, (not_yaml(where, in_words(str(error.problem or error.context))),))
    except yaml.YAMLError as error:
        return Checked(None, (not_yaml(Location(file), " ".join(str(error).split())),))
    finally:
        loader.dispose()
    if more:
        return Checked(None, (catalogue.SEVERAL_DOCUMENTS.at(second_document(text, file)),))
    reader = Reader(file)
    data = reader.plain(root, 0)
    found = (*aliases_and_tags(text, file), *reader.found)
    said = frozenset((*reader.aliased, *(diagnostic.location for diagnostic in found)))
    return Checked(YamlSource(file, data, root, refused=said), found)


def in_words(said: str) -> object:
    """Give what the parser says, in Vietnamese too where the words are known."""
    known = (told for beginning, told in PARSER_SAYS.items() if said.startswith(beginning))
    told = next(known, None)
    return as_it_stands(told, said) if told else said


def aliases_and_tags(text: str, file: str) -> Iterator[Diagnostic]:
    """Report aliases and tags where they are written; the composer forgets where that was."""
    if "*" not in text and "!" not in text:
        return
    lines: set[int] = set()
    for event in yaml.parse(text, Loader=LOADER):
        alias = f"*{event.anchor}" if isinstance(event, yaml.AliasEvent) else ""
        seen = alias or str(getattr(event, "tag", None) or "").replace(TAG, "!!")
        where = place(file, event)
        # One a line: a bomb is a line of nothing but aliases.
        if seen and where.row not in lines:
            lines.add(where.row or 0)
            yield catalogue.ALIAS_OR_TAG.at(where, seen=seen)


def second_document(text: str, file: str) -> Location:
    """Find the line on which a second document begins."""
    starts = 0
    for event in yaml.parse(text, Loader=LOADER):
        starts += isinstance(event, yaml.DocumentStartEvent)
        if starts > 1:
            return place(file, event)
    return Location(file)


def control_character(text: str, file: str) -> Diagnostic | None:
    """Find a character that YAML forbids, of which PyYAML would only tell an offset."""
    match = re.search("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]", text)
    if match is None:
        return None
    before = text[: match.start()]
    where = Location(file, before.count("\n") + 1, match.start() - before.rfind("\n"))
    return catalogue.INVISIBLE_CHARACTER.at(where, seen=f"U+{ord(match.group()):04X}")


def too_deep(text: str, file: str) -> Diagnostic | None:
    """Refuse nesting that the composer could not survive, by the parser's flat events."""
    brackets = text.count("[") + text.count("{")
    if brackets < SUSPICIOUS_BRACKETS and not SUSPICIOUS_INDENT.search(text):
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST:
                return deep(place(file, event))
    except yaml.YAMLError:
        return None  # the composer meets the same error and tells its place
    return None
