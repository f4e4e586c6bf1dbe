"""Relationships of one part, counted rather than looked up."""

from __future__ import annotations

from collections.abc import Iterable

from leaderdeck.powerpoint.addresses import followable
from leaderdeck.powerpoint.clean_text import xml_attribute
from leaderdeck.powerpoint.xml_names import OFFICE_RELATION, RELATIONSHIPS, XML_HEAD

_LINK = "hyperlink"


class Relations:
    """The relationships of a part, each target once, numbered in the order in which they were asked for."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def add(self, kind: str, target: str) -> str:
        """The id of the relationship of this kind (the last word of its type) to a part, by relative path."""
        return self._ids.setdefault((kind, target), f"rId{len(self._ids) + 1}")

    def link(self, address: str) -> str:
        """The id of a link to the world outside, or empty where the address may not be followed."""
        clean = followable(address)
        return self.add(_LINK, clean) if clean else ""

    def xml(self) -> bytes:
        """The `.rels` part."""
        return relations_xml(
            (known, OFFICE_RELATION + kind, target, kind == _LINK) for (kind, target), known in self._ids.items()
        )


def relations_xml(rows: Iterable[tuple[str, str, str, bool]]) -> bytes:
    """A `.rels` part of (id, type, target, external)."""
    written = [
        f'<Relationship Id="{known}" Type="{kind}" Target="{xml_attribute(target)}"'
        + (' TargetMode="External"/>' if external else "/>")
        for known, kind, target, external in rows
    ]
    return f'{XML_HEAD}<Relationships xmlns="{RELATIONSHIPS}">{"".join(written)}</Relationships>'.encode()
