"""The parts of a workbook's container, how they refer to each other, and packing them anew."""

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cds_cli.report.faults.markup import edited, elements, escaped, prefix_of
from cds_cli.tables.container import CONTENT_TYPES, MEGABYTE, inflate
from cds_cli.tables.sift import UNWANTED, Sieve

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MOST_KEPT = 64 * MEGABYTE
"""Above this a part is mostly cells without a value, which are left out of the copy."""
HIDDEN_NAME = re.compile(rb"(</?(?:[^\s<>/:\"'=]+:)?)not-(" + b"|".join(UNWANTED) + rb")(?=[\s/>])")
EPOCH = (1980, 1, 1, 0, 0, 0)
SIGNATURES = "_xmlsignatures/"
NO_LINKS = f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships"/>'.encode()


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another."""

    id: str
    kind: str
    """The last word of its type, such as ``comments``."""
    target: str
    """The name of the other part in the container."""


@dataclass(slots=True)
class Package:
    """An open container, with the parts that were changed or added."""

    archive: ZipFile
    changed: dict[str, bytes] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    signed: bool = False
    """Whether the original carried a digital signature, which no copy can keep."""

    def __post_init__(self) -> None:
        """Leave out signatures: a changed file would be shown as forged."""
        signatures = {name for name in self.names if name.startswith(SIGNATURES)}
        self.signed = bool(signatures)
        self.drop(signatures)

    @property
    def names(self) -> list[str]:
        """The names of all parts, the old ones first."""
        known = dict.fromkeys((*self.archive.namelist(), *self.changed))
        return [name for name in known if name not in self.dropped]

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name not in self.dropped and (
            name in self.changed or name in self.archive.NameToInfo
        )

    def read(self, name: str) -> bytes:
        """Give a part; raises ValueError where there is none."""
        if not self.has(name):
            message = f"a container without {name}"
            raise ValueError(message)
        if name in self.changed:
            return self.changed[name]
        info = self.archive.getinfo(name)
        return (
            self.archive.read(info)
            if info.file_size <= MOST_KEPT
            else self._without_empty_cells(info)
        )

    def _without_empty_cells(self, info: ZipInfo) -> bytes:
        """Unpack a huge sheet the way the pre-flight did, under the names that it has hidden."""
        pieces = Sieve().sift(inflate(self.archive, info))
        return HIDDEN_NAME.sub(rb"\1\2", b"".join(piece for _, piece in pieces))

    def relations(self, part: str) -> list[Relation]:
        """Give what a part refers to inside the container."""
        links = links_of(part)
        if not self.has(links):
            return []
        found = elements(self.read(links), lambda name, *_: name == "Relationship")
        return [
            Relation(
                one.attributes.get("Id", ""),
                one.attributes.get("Type", "").rpartition("/")[2],
                resolved(part, one.attributes.get("Target", "")),
            )
            for one in found
            if one.attributes.get("TargetMode") != "External"
        ]

    def related(self, part: str, kind: str) -> Relation | None:
        """Give the first relation of a kind."""
        return next((one for one in self.relations(part) if one.kind == kind), None)

    def relate(self, part: str, type_: str, target: str) -> str:
        """Say that a part refers to another; gives the id of the relation."""
        links = links_of(part)
        content = self.read(links) if self.has(links) else NO_LINKS
        taken = {one.attributes.get("Id") for one in elements(content, lambda *_: True)}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdCds{n}" not in taken)
        tag = f"{prefix_of(content, 'Relationships')}Relationship"
        new = f'<{tag} Id="rIdCds{number}" Type="{type_}" Target="/{escaped(target)}"/>'
        root = elements(content, lambda _name, _attributes, depth: depth == 0)[0]
        self.changed[links] = edited(content, [root.appended(content, new.encode())])
        return f"rIdCds{number}"

    def declare(self, part: str, content_type: str) -> None:
        """Say what a new part is."""
        content = self.read(CONTENT_TYPES)
        types = prefix_of(content, "Types")
        new = f'<{types}Override PartName="/{escaped(part)}" ContentType="{content_type}"/>'
        root = elements(content, lambda _name, _attributes, depth: depth == 0)[0]
        self.changed[CONTENT_TYPES] = edited(content, [root.appended(content, new.encode())])

    def free_name(self, pattern: str) -> str:
        """Give the first name of a pattern such as ``xl/comments{}.xml`` that no part has."""
        taken = {name.casefold() for name in (*self.archive.namelist(), *self.changed)}
        return next(
            name
            for n in range(1, len(taken) + 2)
            if (name := pattern.format(n)).casefold() not in taken
        )

    def drop(self, parts: Collection[str], part: str = "") -> None:
        """Leave out parts that another refers to, with what is said of them."""
        if not parts:
            return
        self.dropped |= {*parts, *map(links_of, parts)}
        for name, key in ((links_of(part), "Target"), (CONTENT_TYPES, "PartName")):
            content = self.read(name)
            found = elements(content, lambda _name, _attributes, depth: depth == 1)
            gone = [one for one in found if resolved(part, one.attributes.get(key, "/")) in parts]
            self.changed[name] = edited(content, [(one.start, one.end, b"") for one in gone])

    def packed(self) -> bytes:
        """Write the container: old parts in their order, then new ones, without a time."""
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            for name in self.names:
                info = ZipInfo(name, EPOCH)
                info.compress_type = ZIP_DEFLATED
                # zipfile would tell here which system it ran on.
                info.create_system = 0
                archive.writestr(info, self.read(name))
        return target.getvalue()


def links_of(part: str) -> str:
    """Give the name of the part that says what a part refers to; ``""`` is the container."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolved(part: str, target: str) -> str:
    """Give the name of the part that a target means, seen from another part."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
