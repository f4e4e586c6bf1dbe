"""The typefaces that a PowerPoint file names, or inherits from its themes, and those that lie in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, TypeAlias

from leaderdeck.brand.package import Package, Purpose, open_package
from leaderdeck.quick_dataclass import dataclass

NamedUse: TypeAlias = Literal["heading", "body", "symbols", "charts", "text"]

MOST_TYPEFACES = 200
_LONGEST_NAME = 62
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_LATIN, _SYMBOLS = f"{_A}latin", (f"{_A}buFont", f"{_A}sym")
_SHOWN = ("slide", "slideLayout", "slideMaster", "theme", "chart", "diagramData", "diagramDrawing")
"""Relationships that lead to what an audience sees; notes and handouts are nobody's business at the conference."""


@dataclass(frozen=True, slots=True)
class NamedFont:
    """A typeface as the file writes it, what it is used for, and whether it lies in the file."""

    typeface: str
    uses: tuple[NamedUse, ...]
    carried: bool = False


def read_font_names(file: Path, purpose: Purpose = "template") -> tuple[NamedFont, ...]:
    """Every typeface of a .pptx or .potx, in the order of finding. Raises TemplateProblem for a broken file."""
    package = open_package(file, purpose)
    mains = package.related("", "officeDocument")
    if not mains:
        return ()
    found: dict[str, dict[NamedUse, None]] = {}
    for part in _parts(package, mains[0]):
        for name, use in _named(package, part):
            if len(found) < MOST_TYPEFACES or name in found:
                found.setdefault(name, {})[use] = None
    carried = {
        font.get("typeface", "").casefold()
        for font in package.tree(mains[0]).iterfind(f"{_P}embeddedFontLst/{_P}embeddedFont/{_P}font")
    }
    return tuple(NamedFont(name, tuple(uses), name.casefold() in carried) for name, uses in found.items())


def _parts(package: Package, main: str) -> Iterator[str]:
    """The parts that are shown: what slides lead to, or the masters where there are no slides."""
    waiting = [*(package.related(main, "slide") or package.related(main, "slideMaster"))]
    seen = set(waiting)
    while waiting:
        part = waiting.pop(0)
        yield part
        is_layout = bool(package.related(part, "slideMaster"))
        for kind in _SHOWN:
            if kind == "slideLayout" and not is_layout and package.related(main, "slide") and _is_master(package, part):
                continue  # a master's other layouts are not seen
            new = [each for each in package.related(part, kind) if each not in seen and each.endswith(".xml")]
            seen.update(new)
            waiting += new


def _is_master(package: Package, part: str) -> bool:
    return bool(package.tree(part).tag == f"{_P}sldMaster")


def _named(package: Package, part: str) -> Iterator[tuple[str, NamedUse]]:
    root = package.tree(part)
    for element in root.iter(_LATIN, *_SYMBOLS):
        name = " ".join(element.get("typeface", "").split())[:_LONGEST_NAME]
        if name and not name.startswith("+") and name.isprintable():
            yield name, _use(element, root)


def _use(element: Any, root: Any) -> NamedUse:  # noqa: ANN401 - lxml elements
    if element.tag in _SYMBOLS:
        return "symbols"
    around = element.getparent()
    if around is not None and around.tag == f"{_A}majorFont":
        return "heading"
    if around is not None and around.tag == f"{_A}minorFont":
        return "body"
    return "charts" if root.tag.endswith("}chartSpace") else "text"
