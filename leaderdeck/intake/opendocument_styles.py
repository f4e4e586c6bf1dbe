"""What an OpenDocument text's styles say of its words: titles, quotations, numbered lists, emphasis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import TYPE_CHECKING, Literal, TypeAlias

from leaderdeck.quick_dataclass import dataclass

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Role: TypeAlias = Literal["title", "quote", ""]

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_ROLES: dict[str, Role] = {"title": "title", "quotations": "quote", "quote": "quote", "intense_20_quote": "quote"}
"""Names that LibreOffice, and Word when it writes OpenDocument, give these styles whatever the language is."""
_BOLD = ("bold", "600", "700", "800", "900")
_MOST_PARENTS = 20


@dataclass(slots=True)
class Styles:
    """The styles of a document, those in its own list and those made along the way."""

    _parents: dict[str, str] = field(default_factory=dict)
    _tags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _numbered: dict[str, frozenset[int]] = field(default_factory=dict)

    def read(self, roots: Iterable[Element]) -> None:
        """Learn the styles of a document's parts."""
        for root in roots:
            for style in root.iter(f"{_STYLE}style"):
                name = style.get(f"{_STYLE}name", "")
                self._parents[name] = style.get(f"{_STYLE}parent-style-name", "")
                if style.get(f"{_STYLE}family") == "text":
                    self._tags[name] = _tags_of(style.find(f"{_STYLE}text-properties"))
            for style in root.iter(f"{_TEXT}list-style"):
                levels = style.findall(f"{_TEXT}list-level-style-number")
                counted = {level.get(f"{_TEXT}level", "1") for level in levels if level.get(f"{_STYLE}num-format")}
                name = style.get(f"{_STYLE}name", "")
                self._numbered[name] = frozenset(int(level) for level in counted if level.isdigit())

    def role(self, style: str) -> Role:
        """What paragraphs of this style are."""
        for _ in range(_MOST_PARENTS):
            if style.casefold() in _ROLES:
                return _ROLES[style.casefold()]
            style = self._parents.get(style, "")
        return ""

    def tags(self, style: str) -> tuple[str, ...]:
        """The HTML tags that say what a run of this style looks like."""
        return self._tags.get(style, ())

    def is_numbered(self, style: str, level: int) -> bool:
        """Whether a list of this style counts its items at this level, from 1."""
        return level in self._numbered.get(style, ())


def _tags_of(properties: Element | None) -> tuple[str, ...]:
    if properties is None:
        return ()
    position = properties.get(f"{_STYLE}text-position", "")
    found = {
        "strong": properties.get(f"{_FO}font-weight") in _BOLD,
        "em": properties.get(f"{_FO}font-style") in ("italic", "oblique"),
        "sub": position.startswith(("sub", "-")),
        "sup": position.startswith("super") or (position[:1].isdigit() and position[:2] not in ("0%", "0 ")),
    }
    return tuple(tag for tag, is_so in found.items() if is_so)
