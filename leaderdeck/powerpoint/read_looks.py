"""What one part of a foreign file says itself of colors, typefaces and sizes, besides what it inherits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from leaderdeck.brand.package import Package
from leaderdeck.brand.template_colors import A, ThemeColors
from leaderdeck.deck.template_looks import OwnLooks
from leaderdeck.quick_dataclass import dataclass

_COLORS = frozenset(f"{A}{name}" for name in ("srgbClr", "prstClr", "hslClr", "scrgbClr"))
"""Colors that are named outright; `schemeClr` follows the theme, `sysClr` the machine."""
_NOT_SHOWN = frozenset(
    f"{A}{name}" for name in ("effectLst", "effectDag", "extLst", "scene3d", "sp3d", "blip", "endParaRPr")
)
"""Shadows and lights are no colors of their own, `a:extLst` keeps what is switched off, pictures have their own rules,
and the end of a paragraph shows nothing."""
_TEXT, _BULLET, _LATIN, _CELL = f"{A}t", f"{A}buFont", f"{A}latin", f"{A}tc"
_RUNS = frozenset((f"{A}r", f"{A}fld"))
_LETTERS = frozenset((f"{A}rPr", f"{A}defRPr"))
_FILL = f"{A}solidFill"
_DRAWN = ("chart", "chartEx", "diagramDrawing")


@dataclass(slots=True)
class _Found:
    colors: set[str] = field(default_factory=set)
    typefaces: set[str] = field(default_factory=set)
    bullets: set[str] = field(default_factory=set)
    sizes: set[float] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    cells: set[float] = field(default_factory=set)


def read_own_looks(tree: Any, colors: ThemeColors, drawn: tuple[Any, ...] = ()) -> OwnLooks:  # noqa: ANN401 - lxml
    """What the tree of a slide, layout or master says itself, and the trees of its charts and diagrams (`drawn`)."""
    found, in_charts = _Found(), _Found()
    _gather(tree, colors, found)
    for each in drawn:
        _gather(each, colors, in_charts)
    return OwnLooks(
        colors=frozenset(found.colors | in_charts.colors),
        typefaces=frozenset(found.typefaces | in_charts.typefaces),
        bullet_typefaces=frozenset(found.bullets),
        sizes=frozenset(found.sizes | in_charts.sizes),
        letter_colors=frozenset(found.pairs | in_charts.pairs),
        least_cell_pt=min(found.cells, default=0.0),
        least_chart_pt=min(in_charts.sizes, default=0.0),
    )


def drawn_parts(package: Package, part: str) -> tuple[Any, ...]:
    """The trees of the charts and diagrams on a slide."""
    return tuple(package.tree(each) for kind in _DRAWN for each in package.related(part, kind))


def _gather(tree: Any, colors: ThemeColors, found: _Found) -> None:  # noqa: ANN401 - an lxml element
    for element, in_cell in _shown(tree):
        tag = element.tag
        if tag in _COLORS:
            _color(element, colors, found)
        elif tag == _BULLET:
            found.bullets.add(element.get("typeface", ""))
        elif tag == _LATIN:
            if not element.get("typeface", "+").startswith("+"):
                found.typefaces.add(element.get("typeface", ""))
        elif tag in _LETTERS and (size := _size(element.get("sz"))):
            found.sizes.add(size)
            if in_cell:
                found.cells.add(size)


def _color(element: Any, colors: ThemeColors, found: _Found) -> None:  # noqa: ANN401 - an lxml element
    holder = element.getparent()
    rgb = colors.read(holder)[0] if holder is not None else ""
    if not rgb.startswith("#"):
        return
    letters = holder.getparent()
    latin = letters.find(_LATIN) if holder.tag == _FILL and letters is not None and letters.tag in _LETTERS else None
    if latin is None:
        found.colors.add(rgb)
    else:
        found.pairs.add((latin.get("typeface", ""), rgb))


def _shown(tree: Any) -> Iterator[tuple[Any, bool]]:  # noqa: ANN401 - an lxml element
    """The element and all within it that shows, each with whether it is in a table; empty runs show nothing."""
    waiting = [(tree, False)]
    while waiting:
        element, in_cell = waiting.pop()
        tag = element.tag
        if not isinstance(tag, str) or tag in _NOT_SHOWN or tag.endswith("}extLst"):
            continue
        if tag in _RUNS and not (element.findtext(_TEXT) or "").strip():
            continue
        yield element, in_cell
        within = in_cell or tag == _CELL
        waiting.extend((child, within) for child in element)


def _size(written: str | None) -> float:
    return int(written) / 100 if written is not None and written.isdecimal() else 0.0
