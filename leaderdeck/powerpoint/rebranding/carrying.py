"""Parts carried from the old package into the new one, under names that nobody else has."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import field

from leaderdeck.brand.package import LARGEST_UNPACKED, Package
from leaderdeck.powerpoint.rebranding.cleaning import Row, forget, full_type, is_spoken_of, may_travel, used_relations
from leaderdeck.powerpoint.rebranding.elements import Element
from leaderdeck.powerpoint.relations import relations_xml
from leaderdeck.quick_dataclass import dataclass

_ODD = re.compile(r"[^A-Za-z0-9_-]")
_FOLDER = re.compile(r"[A-Za-z]{1,40}")

Parts = dict[str, tuple[str, bytes]]
"""Part name → content type and bytes; relationship parts have no content type."""
Retouch = Callable[[str, Element, str], None]
"""Works over the tree of a part that hangs on a slide: old name, root, content type."""


@dataclass(slots=True)
class Carrier:
    """What goes along from one old package."""

    package: Package
    types: Mapping[str, str]
    parts: Parts
    fixed: dict[str, str] = field(default_factory=dict)
    """New names of parts that are written elsewhere: slides and notes."""
    names: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def rows(self, part: str) -> list[Row]:
        """The relationships of an old part."""
        folder, _, stem = part.rpartition("/")
        rels = f"{folder}/_rels/{stem}.rels".lstrip("/")
        if rels not in self.package.entries:
            return []
        resolved = self.package.relations(part)
        found = {}
        for each in self.package.relation_rows(rels):
            known = resolved.get(each.get("Id", ""))
            external = each.get("TargetMode") == "External"
            if known is None or (not external and known.part not in self.package.entries):
                target = ""
            else:
                target = known.address if external else known.part
            kind = each.get("Type", "").rpartition("/")[2]
            found[each.get("Id", "")] = Row(each.get("Id", ""), full_type(each.get("Type", "")), kind, target, external)
        return list(found.values())

    def sift(self, part: str, root: Element) -> list[Row]:
        """The relationships of a part that may travel; what speaks of the others leaves its tree."""
        rows = self.rows(part)
        kept = [row for row in rows if row.target and may_travel(row, self.types.get(row.target, ""))]
        kept = [row for row in kept if row.kind != "slide" or row.target in self.fixed]
        known = {row.id for row in kept}
        # An id that no relationship has is as good as one that stays behind.
        forget(root, {each for each in used_relations(root) if each and each not in known})
        return kept

    def write(
        self, part: str, name: str, root: Element, rows: list[Row], retouch: Retouch, led: Mapping[str, str]
    ) -> None:
        """Put a part and all that hangs on it into the new package.

        `led` says where relationships of some kinds lead now: the new layout, the new notes master.
        """
        used = used_relations(root)
        self._relate(name, [row for row in rows if row.kind in led or is_spoken_of(row, used)], retouch, led)
        self.parts[name] = (self.types.get(part, ""), serialized(root))

    def _relate(self, name: str, rows: list[Row], retouch: Retouch, led: Mapping[str, str]) -> None:
        written = []
        for row in rows:
            target = row.target if row.external else led.get(row.kind) or self.carry(row.target, retouch)
            shown = target if row.external else posixpath.relpath(target, posixpath.dirname(name))
            written.append((row.id, row.type, shown, row.external))
        if written:
            folder, _, stem = name.rpartition("/")
            self.parts[f"{folder}/_rels/{stem}.rels"] = ("", relations_xml(written))

    def carry(self, part: str, retouch: Retouch) -> str:
        """The new name of a part, which goes along with everything that it needs."""
        if part in self.fixed:
            return self.fixed[part]
        if part in self.names:
            return self.names[part]
        name = self.names[part] = self._free_name(part)
        kind = self.types.get(part, "")
        if kind.endswith("xml") and not kind.startswith("image/"):
            root = self.package.tree(part)
            rows = self.sift(part, root)
            retouch(part, root, kind)
            self.write(part, name, root, rows, retouch, {})
        else:
            rows = [row for row in self.rows(part) if row.target and may_travel(row, self.types.get(row.target, ""))]
            self.parts[name] = (kind, self.package.data(part, LARGEST_UNPACKED))
            self._relate(name, rows, retouch, {})
        return name

    def _free_name(self, part: str) -> str:
        if not self._taken:
            self._taken = {name.lower() for name in self.parts}
        folder, _, file = part.rpartition("/")
        last = folder.rpartition("/")[2]
        stem, dot, extension = file.rpartition(".")
        stem = _ODD.sub("", stem if dot else file).rstrip("0123456789") or "part"
        kept = last if _FOLDER.fullmatch(last) and last not in ("slides", "notesSlides") else "media"
        ending = f".{_ODD.sub('', extension).lower()}" if dot else ".bin"
        number = 1
        while (name := f"ppt/{kept}/{stem}{number}{ending}").lower() in self._taken:
            number += 1
        self._taken.add(name.lower())
        return name


def serialized(root: Element) -> bytes:
    """A tree as a part."""
    from lxml import etree

    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
