"""One YAML file as plain values, with the line and column of everything.

PyYAML's node tree is kept: every later finding asks it where a value stands.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from cds_cli.diagnostics import Location


@dataclass(frozen=True, slots=True)
class YamlSource:
    """One file: its plain values, and where each of them stands.

    ``data`` holds dicts, tuples, str, int, float, bool, date and None. The files of a set's
    ``parts`` are grafted on as further ``groups`` behind those of the file itself.
    """

    file: str
    data: Any
    root: Node
    parts: dict[int, "YamlSource"] = field(default_factory=dict)
    refused: frozenset[Location] = frozenset()
    """Places of which enough is said: what an alias stood for has no value of its own."""

    @property
    def all_refused(self) -> frozenset[Location]:
        """The places of which enough is said, in this file and its parts."""
        return self.refused.union(*(part.refused for part in self.parts.values()))

    def locate(self, path: tuple[object, ...]) -> Location:
        """Give the place of a value, or of the nearest thing around it that is there."""
        source, path = self.owner(path)
        return place(source.file, source.node_at(path))

    def locate_key(self, path: tuple[object, ...]) -> Location:
        """Give the place of a key of a mapping."""
        source, path = self.owner(path)
        node = source.node_at(path[:-1])
        if isinstance(node, MappingNode):
            for key, _ in node.value:
                if key.value == path[-1]:
                    return place(source.file, key)
        return place(source.file, node)

    def written_at(self, path: tuple[object, ...]) -> str:
        """Give a scalar as it is written in the file; an empty text for a list or a mapping."""
        source, path = self.owner(path)
        node = source.node_at(path)
        return str(node.value) if isinstance(node, ScalarNode) else ""

    def node_at(self, path: tuple[object, ...]) -> Node:
        """Give the node at a path inside this file."""
        node = self.root
        for step in path:
            # A step of pydantic's own (a union's tag, a key that is missing) leads nowhere.
            node = below(node, step) or node
        return node

    def owner(self, path: tuple[object, ...]) -> tuple["YamlSource", tuple[object, ...]]:
        """Find the file that a path leads into, and the path inside it."""
        if len(path) > 1 and path[0] == "groups" and path[1] in self.parts:
            return self.parts[int(str(path[1]))], path[2:]
        return self, path

    def value_at(self, path: tuple[object, ...]) -> Any:
        """Give the plain value that ``locate`` finds."""
        source, path = self.owner(path)
        value = source.data
        for step in path:
            inside = (isinstance(value, dict) and step in value) or (
                isinstance(value, tuple) and isinstance(step, int) and step < len(value)
            )
            value = value[step] if inside else value
        return value


def below(node: Node, step: object) -> Node | None:
    """Give the node under a key or an index; the node itself for a step that is only a tag."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and key.value == step:
                found: Node = value
                return found
        return None
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        item: Node = node.value[step]
        return item
    return None


def place(file: str, node: Node | yaml.Event) -> Location:
    """Give the place where a node begins."""
    mark = node.start_mark
    return Location(file, mark.line + 1, mark.column + 1) if mark else Location(file)
