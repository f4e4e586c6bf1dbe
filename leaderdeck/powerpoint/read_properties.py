"""What a foreign file carries besides its slides: properties, comments, hidden data, contents from outside."""

from __future__ import annotations

import re
from typing import Any

from leaderdeck.deck.presentation import FileContents
from leaderdeck.powerpoint.read_parts import Parts
from leaderdeck.powerpoint.xml_names import P14

_CORE = "core-properties"
_PEOPLE = ("creator", "lastModifiedBy", "Manager")
_TELLING = ("Company", "keywords", "description", "subject", "category", "contentStatus", "HyperlinkBase", "Template")
_STANDARD_TITLE = re.compile(
    r"powerpoint.pr[eéä]s\w+|presenta[ts]\w+|untitled|title|tittel|(?:slides?|lysbilde|lysbilete|bild|folie|dia) ?\d*",
    re.IGNORECASE,
)
"""Titles that programs write when nobody gave one."""
_LEFTOVERS = ("steve canny", "python-pptx", "pptxgenjs", "aspose", "apache poi", "openxml sdk", "quarto", "pandoc")
_STANDARD_TEMPLATES = {"office theme", "office-tema", "normal", "default theme", "widescreen"}
_COMMENT = re.compile(rb"<(?:\w+:)?cm[ >]")
_OUTSIDE_LINKS = {"hyperlink"}


def read_title(parts: Parts) -> str:
    """The document's title, or empty where it has none of its own."""
    title = _values(parts).get("title", "")
    return "" if _STANDARD_TITLE.fullmatch(title) else title


def read_contents(parts: Parts, sections: tuple[str, ...], unused: int) -> FileContents:
    """What the package holds."""
    names = [name.lower() for name in parts.entries]
    said = _values(parts)
    if said.get("Template", "").casefold() in _STANDARD_TEMPLATES:
        said.pop("Template")
    workbooks = _workbooks(parts)
    left = [word for word in _LEFTOVERS if any(word in value.casefold() for value in said.values())]
    return FileContents(
        people=tuple(name for name in _PEOPLE if said.get(name) and not _is_leftover(said[name])),
        properties=tuple(name for name in _TELLING if said.get(name) and not _is_leftover(said[name])),
        leftovers=(*left, *(["printerSettings"] if any("printersettings" in name for name in names) else [])),
        comments=_comments(parts),
        thumbnail=any("thumbnail." in name for name in names),
        custom_xml=sum(1 for name in names if re.fullmatch(r"customxml/item\d*\.xml", name)),
        tags=sum(1 for name in names if name.startswith("ppt/tags/")) + ("docprops/custom.xml" in names),
        macros=_has_macros(parts, names),
        embedded=len([name for name in parts.entries if name.startswith("ppt/embeddings/") and name not in workbooks]),
        embedded_fonts=sum(1 for name in names if name.startswith("ppt/fonts/")),
        outside=_outside(parts),
        sections=sections,
        unused=unused,
    )


def section_names(presentation: Any) -> tuple[str, ...]:  # noqa: ANN401 - an lxml element
    """The names of the presentation's sections."""
    return tuple(section.get("name", "") for section in presentation.iter(f"{{{P14}}}section"))


def _values(parts: Parts) -> dict[str, str]:
    """Core and extended properties by their names, those that say something."""
    found: dict[str, str] = {}
    for kind in ("extended-properties", "extendedProperties", _CORE):
        for part in parts.related("", kind):
            for element in parts.tree(part):
                if isinstance(element.tag, str) and element.text and element.text.strip():
                    found[element.tag.rpartition("}")[2]] = element.text.strip()
    return found


def _is_leftover(value: str) -> bool:
    return any(word in value.casefold() for word in _LEFTOVERS)


def _comments(parts: Parts) -> int:
    """Comments of both kinds: those with `p:cm` and the newer ones with `p188:cm`."""
    return sum(
        len(_COMMENT.findall(data))
        for name, data in parts.entries.items()
        if name.startswith("ppt/comments/") and name.endswith(".xml")
    )


def _has_macros(parts: Parts, names: list[str]) -> bool:
    return any("macroEnabled" in kind for kind in parts.types()) or any(
        "vbaproject" in name or "/activex/" in name for name in names
    )


def _workbooks(parts: Parts) -> set[str]:
    """The embedded documents that hold the numbers of charts."""
    charts = (each for each in parts.entries if each.startswith("ppt/charts/") and each.endswith(".xml"))
    return {relation.part for chart in charts for relation in parts.relations(chart).values()}


def _outside(parts: Parts) -> tuple[str, ...]:
    """Addresses of pictures, films, sounds, templates and documents that are fetched when the file is opened."""
    found: dict[str, None] = {}
    for name in parts.entries:
        if name.endswith(".rels"):
            folder, _, file = name.rpartition("/")
            source = f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"
            for relation in parts.relations(source).values():
                if relation.address and relation.kind not in _OUTSIDE_LINKS:
                    found[relation.address] = None
    return tuple(found)
