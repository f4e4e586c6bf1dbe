"""What a foreign file carries besides its slides: properties, comments, hidden data, contents from outside."""

from __future__ import annotations

import re
from typing import Any

from leaderdeck.brand.package import Package
from leaderdeck.deck.presentation import FileContents
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
_LONGEST_NAME = 40
_OUTSIDE_LINKS = {"hyperlink"}


def read_title(package: Package) -> str:
    """The document's title, or empty where it has none of its own."""
    title = _values(package).get("title", "")
    return "" if _STANDARD_TITLE.fullmatch(title) else title


def read_contents(package: Package, sections: tuple[str, ...], unused: int) -> FileContents:
    """What the package holds."""
    names = [name.lower() for name in package.entries]
    said = _values(package)
    if said.get("Template", "").casefold() in _STANDARD_TEMPLATES:
        said.pop("Template")
    workbooks = _workbooks(package)
    left = [word for word in _LEFTOVERS if any(word in value.casefold() for value in said.values())]
    return FileContents(
        people=tuple(name for name in _PEOPLE if said.get(name) and not _is_leftover(said[name])),
        properties=tuple(name for name in _TELLING if said.get(name) and not _is_leftover(said[name])),
        leftovers=(*left, *(["printerSettings"] if any("printersettings" in name for name in names) else [])),
        comments=_comments(package),
        thumbnail=any("thumbnail." in name for name in names),
        custom_xml=sum(1 for name in names if re.fullmatch(r"customxml/item\d*\.xml", name)),
        tags=sum(1 for name in names if name.startswith("ppt/tags/")) + ("docprops/custom.xml" in names),
        macros=_has_macros(package, names),
        embedded=len(
            [name for name in package.entries if name.startswith("ppt/embeddings/") and name not in workbooks]
        ),
        embedded_fonts=sum(1 for name in names if name.startswith("ppt/fonts/")),
        outside=_outside(package),
        sections=sections,
        program=said.get("Application", "").partition("/")[0][:_LONGEST_NAME],
        unused=unused,
    )


def section_names(presentation: Any) -> tuple[str, ...]:  # noqa: ANN401 - an lxml element
    """The names of the presentation's sections."""
    return tuple(section.get("name", "") for section in presentation.iter(f"{{{P14}}}section"))


def _values(package: Package) -> dict[str, str]:
    """Core and extended properties by their names, those that say something."""
    found: dict[str, str] = {}
    for kind in ("extended-properties", "extendedProperties", _CORE):
        for part in package.related("", kind):
            for element in package.tree(part):
                if isinstance(element.tag, str) and element.text and element.text.strip():
                    found[element.tag.rpartition("}")[2]] = element.text.strip()
    return found


def _is_leftover(value: str) -> bool:
    return any(word in value.casefold() for word in _LEFTOVERS)


def _comments(package: Package) -> int:
    """Comments of both kinds: those with `p:cm` and the newer ones with `p188:cm`."""
    return sum(
        len(_COMMENT.findall(package.data(name)))
        for name in package.entries
        if name.startswith("ppt/comments/") and name.endswith(".xml")
    )


def _has_macros(package: Package, names: list[str]) -> bool:
    return any("macroEnabled" in kind for kind in package.types()) or any(
        "vbaproject" in name or "/activex/" in name for name in names
    )


def _workbooks(package: Package) -> set[str]:
    """The embedded documents that hold the numbers of charts."""
    charts = (each for each in package.entries if each.startswith("ppt/charts/") and each.endswith(".xml"))
    return {relation.part for chart in charts for relation in package.relations(chart).values()}


def _outside(package: Package) -> tuple[str, ...]:
    """Addresses of pictures, films, sounds, templates and documents that are fetched when the file is opened."""
    found: dict[str, None] = {}
    for name in package.entries:
        if name.endswith(".rels"):
            folder, _, file = name.rpartition("/")
            source = f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"
            for relation in package.relations(source).values():
                if relation.address and relation.kind not in _OUTSIDE_LINKS:
                    found[relation.address] = None
    return tuple(found)
