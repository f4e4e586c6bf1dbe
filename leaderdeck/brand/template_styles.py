"""List styles, resolved: what a placeholder, its master and the master's text styles say of each level, merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any, Literal, TypeAlias

from leaderdeck.brand.template import LEVELS, LevelStyle
from leaderdeck.brand.template_colors import A, ThemeColors
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import points

DEFAULT_PT = 18.0
"""The size of text that nothing else says the size of (ECMA-376 part 1, 21.1.2.3.9)."""
Properties: TypeAlias = dict[str, Any]
"""What one element says of one level, under the names of `LevelStyle`'s fields; spacings still as written."""
_ALIGN: Mapping[str, Literal["left", "center", "right"]] = {"ctr": "center", "r": "right"}
_PLAIN_LINE = 1.2
_SYMBOLS = {"n": "■", "§": "§", "l": "●", "q": "☐", "Ø": "➢", "ü": "✓", "v": "❖", "à": "→", "o": "□", "w": "◆"}
"""Wingdings' letters for bullets as the characters that they show; the small square keeps its letter."""
_PRIVATE_USE = 0xF000

SILENT: tuple[Properties, ...] = tuple({} for _ in range(LEVELS))
"""What a style says that says nothing."""


@dataclass(frozen=True, slots=True)
class StyleReader:
    """Reads level styles of one theme."""

    colors: ThemeColors
    heading_typeface: str
    _known: dict[bytes, tuple[Properties, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What list styles say by how they are written: layouts repeat them, and reading them is half of their time."""
    _finished: dict[tuple[int, int], tuple[object, object, tuple[LevelStyle, ...]]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def levels(self, list_style: Any | None) -> tuple[Properties, ...]:  # noqa: ANN401 - an lxml element
        """What `a:lstStyle` (or `p:titleStyle` …) says of levels 0 to 8; the same object for the same style."""
        if list_style is None or len(list_style) == 0:
            return SILENT
        from lxml import etree

        written = etree.tostring(list_style, with_tail=False)
        if written not in self._known:
            self._known[written] = self._levels(list_style)
        return self._known[written]

    def _levels(self, list_style: Any) -> tuple[Properties, ...]:  # noqa: ANN401 - an lxml element
        found: list[Properties] = [{} for _ in range(LEVELS)]
        for element in list_style:
            name = element.tag.removeprefix(A) if isinstance(element.tag, str) else ""
            if name.startswith("lvl") and name[3:4].isdecimal():
                number = int(name[3]) - 1
                if 0 <= number < LEVELS:
                    found[number] = self.paragraph(element)
        return tuple(found)

    def finished(self, own: tuple[Properties, ...], handed: tuple[Properties, ...]) -> tuple[LevelStyle, ...]:
        """The styles of what a placeholder says itself and what it inherits; worked out once for the same objects."""
        key = (id(own), id(handed))
        if key not in self._finished:
            styles = tuple(finished(level) for level in merged(own, handed))
            self._finished[key] = (own, handed, styles)  # kept with them, so that no other object gets their number
        return self._finished[key][2]

    def paragraph(self, element: Any) -> Properties:  # noqa: ANN401 - an lxml element
        """What paragraph properties say."""
        said: Properties = {}
        for attribute, name in (("marL", "margin_left_pt"), ("indent", "indent_pt")):
            if (value := _integer(element.get(attribute))) is not None:
                said[name] = points(value)
        if (align := element.get("algn")) is not None:
            said["align"] = _ALIGN.get(align, "left")
        if (direction := element.get("rtl")) is not None:
            said["right_to_left"] = direction in ("1", "true")
        for child in element.iterchildren(f"{A}*"):
            name = child.tag.removeprefix(A)
            if name in ("lnSpc", "spcBef", "spcAft"):
                said[name] = _spacing(child)
            elif name == "defRPr":
                said |= self.letters(child)
            elif name.startswith("bu"):
                self._bullet(said, name, child)
        return said

    def letters(self, element: Any) -> Properties:  # noqa: ANN401 - an lxml element
        """What run properties say."""
        said: Properties = {}
        if (size := _integer(element.get("sz"))) is not None:
            said["size_pt"] = size / 100
        for attribute, name in (("b", "bold"), ("i", "italic")):
            if (value := element.get(attribute)) is not None:
                said[name] = value in ("1", "true")
        if (capitals := element.get("cap")) is not None:
            said["capitals"] = capitals if capitals in ("all", "small") else ""
        if (spacing := _integer(element.get("spc"))) is not None:
            said["letter_spacing_pt"] = spacing / 100
        for child in element.iterchildren(f"{A}solidFill", f"{A}latin"):
            if child.tag == f"{A}latin":
                said["font"] = self._font(child.get("typeface", ""))
                said["typeface"] = self._own_typeface(child.get("typeface", ""))
            elif color := self.colors.read(child)[0]:
                said["color"] = color
        return said

    def _font(self, typeface: str) -> str:
        return "heading" if typeface.startswith("+mj") or typeface == self.heading_typeface else "body"

    def _own_typeface(self, typeface: str) -> str:
        return "" if typeface.startswith("+") or typeface == self.heading_typeface else typeface

    def _bullet(self, said: Properties, name: str, element: Any) -> None:  # noqa: ANN401 - an lxml element
        if name == "buNone":
            said["bullet"] = ""
        elif name == "buChar":
            said["bullet"] = element.get("char", "•")[:1]
        elif name == "buAutoNum":
            said["bullet"] = "1"
        elif name == "buClr":
            said["bullet_color"] = self.colors.read(element)[0]
        elif name == "buFont":
            said["bullet_font"] = element.get("typeface", "")


def merged(*layers: Sequence[Properties]) -> tuple[Properties, ...]:
    """Level by level what the first layer says, else the second …"""
    return tuple(_overlaid(levels) for levels in zip(*layers, strict=True))


def _overlaid(levels: tuple[Properties, ...]) -> Properties:
    """The properties of one level; the very object of a lower layer where those above say nothing."""
    speaking = [level for level in levels if level]
    if len(speaking) <= 1:
        return speaking[0] if speaking else {}
    whole: Properties = {}
    for level in reversed(speaking):
        whole |= level
    return whole


def finished(said: Properties, color: str = "dk1") -> LevelStyle:
    """The style that these properties make, defaults filled in."""
    size = said.get("size_pt", DEFAULT_PT)
    bullet = _shown(said.get("bullet", ""), said.get("bullet_font", ""))
    kind, amount = said.get("lnSpc", ("share", 1.0))
    line = amount if kind == "share" else amount / (size * _PLAIN_LINE)
    is_fixed = kind == "points"
    return LevelStyle(
        size_pt=size,
        color=said.get("color", color),
        font=said.get("font", "body"),
        bold=said.get("bold", False),
        italic=said.get("italic", False),
        align=said.get("align", "left"),
        bullet=bullet,
        bullet_color=(said.get("bullet_color") or said.get("color", color)) if bullet else "",
        margin_left_pt=said.get("margin_left_pt", 0.0),
        indent_pt=said.get("indent_pt", 0.0),
        space_before_pt=_space(said, "spcBef", size),
        line_spacing=max(0.1, round(line, 2)),
        space_after_pt=_space(said, "spcAft", size),
        capitals=said.get("capitals", ""),
        letter_spacing_pt=said.get("letter_spacing_pt", 0.0),
        typeface=said.get("typeface", ""),
        fixed_line=is_fixed,
        right_to_left=said.get("right_to_left", False),
    )


def _space(said: Properties, name: str, size: float) -> float:
    """Space above or below a paragraph in points."""
    said_space: tuple[str, float] = said.get(name, ("points", 0.0))
    kind, amount = said_space
    return round(amount if kind == "points" else amount * size * _PLAIN_LINE, 2)


def _shown(character: str, font: str) -> str:
    """The bullet as a character: symbol fonts keep theirs in a private area, or under letters."""
    if character and ord(character) >= _PRIVATE_USE and ord(character) < _PRIVATE_USE + 256:
        character = chr(ord(character) - _PRIVATE_USE)
    return _SYMBOLS.get(character, "•") if font.startswith("Wingdings") and character else character


def _spacing(element: Any) -> tuple[str, float]:  # noqa: ANN401 - an lxml element
    for child in element:
        text = child.get("val", "") if isinstance(child.tag, str) else ""
        if child.tag == f"{A}spcPts":
            return "points", (_integer(text) or 0) / 100
        if child.tag == f"{A}spcPct":
            whole = text.endswith("%")
            try:
                return "share", float(text.rstrip("%")) / (100 if whole else 100_000)
            except ValueError:
                break
    return "share", 1.0


def _integer(text: str | None) -> int | None:
    try:
        return None if text is None else int(float(text))
    except (ValueError, OverflowError):
        return None
