"""Plain values out of YAML's nodes; what YAML 1.1 would quietly change is reported instead."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml
from yaml.nodes import Node, ScalarNode, SequenceNode

from cds_cli import catalogue
from cds_cli.definitions.yaml_source import place
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.text import Text

DEEPEST = 40
PLAIN_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
PLAIN_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+([eE][-+]?[0-9]+)?")
PLAIN_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
NOT_FINITE = {".nan": float("nan"), ".inf": float("inf"), "-.inf": float("-inf")}
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
KEY_IS_TEXT = Text("khóa phải là chữ", "a key is text")
TAG = "tag:yaml.org,2002:"
TEXT = f"{TAG}str"
MERGE = f"{TAG}merge"


def not_yaml(where: Location, reason: object) -> Diagnostic:
    """Say that a file is no YAML."""
    return catalogue.NOT_YAML.at(where, reason=reason)


def deep(where: Location) -> Diagnostic:
    """Say that a definition is nested too deep."""
    return catalogue.TOO_DEEP_OR_LARGE.at(
        where, what=Text("độ sâu", "depth"), seen=f"> {DEEPEST}", limit=DEEPEST
    )


class Reader:
    """Turns nodes into plain values and keeps what is wrong with them."""

    def __init__(self, file: str) -> None:
        """Begin with nothing seen."""
        self.file = file
        self.found: list[Diagnostic] = []
        self.aliased: list[Location] = []
        self.seen: set[int] = set()

    def plain(self, node: Node, depth: int) -> Any:
        """Give the plain value of a node."""
        if id(node) in self.seen:  # the composer gives an alias the very node of its anchor
            self.aliased.append(place(self.file, node))
            return None
        self.seen.add(id(node))
        if isinstance(node, ScalarNode):
            return self.scalar(node)
        if depth > DEEPEST:
            self.found.append(deep(place(self.file, node)))
            return None
        if isinstance(node, SequenceNode):
            return tuple(self.plain(item, depth + 1) for item in node.value)
        return dict(self.pairs(node, depth))

    def pairs(self, node: Node, depth: int) -> Iterator[tuple[str, Any]]:
        """Give the keys and values of a mapping; a repeated key keeps its first value."""
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            if key_node.tag == MERGE:
                self.found.append(catalogue.ALIAS_OR_TAG.at(place(self.file, key_node), seen="<<"))
                continue
            if not isinstance(key_node, ScalarNode):
                self.found.append(not_yaml(place(self.file, key_node), KEY_IS_TEXT))
                continue
            key = self.key(key_node)
            value = self.plain(value_node, depth + 1)
            if key in lines:
                where = place(self.file, key_node)
                self.found.append(catalogue.REPEATED_KEY.at(where, key=key, first=lines[key]))
                continue
            lines[key] = key_node.start_mark.line + 1
            yield key, value

    def key(self, node: ScalarNode) -> str:
        """Give a key, which is text."""
        value = self.scalar(node)
        if not isinstance(value, str) and not self.is_reported(node):
            self.surprise(node, value)
        return str(node.value)

    def scalar(self, node: ScalarNode) -> Any:
        """Give the value of a scalar, without YAML's surprises."""
        text = str(node.value)
        # What is printable is not invisible, and to ask for that is ten times as fast.
        if not text.isprintable() and INVISIBLE.search(text):
            self.report_invisible(node, text)
        if node.tag == TEXT:
            return text
        kind = node.tag.removeprefix(TAG)
        if node.style or kind not in READERS:  # a tag, reported where it is written
            return text
        value = READERS[kind](text)
        if value is SURPRISING:
            self.surprise(node, yaml_meaning(node))
            return text
        return value

    def surprise(self, node: Node, read: object) -> None:
        """Report a plain scalar that YAML takes for something else."""
        where = place(self.file, node)
        self.found.append(catalogue.YAML_SURPRISE.at(where, seen=node.value, read=read))

    def report_invisible(self, node: Node, text: str) -> None:
        """Report a character that nobody sees, which makes two equal codes differ."""
        character = INVISIBLE.findall(text)[0]
        where = place(self.file, node)
        self.found.append(catalogue.INVISIBLE_CHARACTER.at(where, seen=f"U+{ord(character):04X}"))

    def is_reported(self, node: Node) -> bool:
        """Whether something was just said about this very place."""
        return bool(self.found) and self.found[-1].location == place(self.file, node)


SURPRISING = object()
"""Stands for a value that is not what the writer meant."""


def integer(text: str) -> object:
    """Read a decimal whole number; octal, 0x, 1_000 and 12:30 are surprises."""
    return int(text) if PLAIN_INTEGER.fullmatch(text) else SURPRISING


def floating(text: str) -> object:
    """Read a decimal number."""
    if text.lower() in NOT_FINITE:
        return NOT_FINITE[text.lower()]
    return float(text) if PLAIN_FLOAT.fullmatch(text) else SURPRISING


def boolean(text: str) -> object:
    """Read true or false; yes, no, on and off are surprises."""
    return text == "true" if text in {"true", "false"} else SURPRISING


def calendar_date(text: str) -> object:
    """Read a day; a moment in time is a surprise."""
    match = PLAIN_DATE.fullmatch(text)
    if match is None:
        return SURPRISING
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return SURPRISING


def nothing(text: str) -> object:
    """Read an empty value."""
    del text
    return None


READERS = {
    "int": integer,
    "float": floating,
    "bool": boolean,
    "timestamp": calendar_date,
    "null": nothing,
}


def yaml_meaning(node: ScalarNode) -> object:
    """Say what YAML 1.1 would have made of a scalar."""
    try:
        return yaml.safe_load(str(node.value))
    except (ValueError, yaml.YAMLError):
        return "?"
