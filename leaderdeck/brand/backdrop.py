"""What masters and layouts draw themselves → backdrop parts: shapes, pictures and fixed texts, lowest first."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from leaderdeck.brand.backdrop_paths import Path, adjustments, custom_path, preset_path
from leaderdeck.brand.color import mix
from leaderdeck.brand.template import BackdropPart, BackdropPicture, BackdropShape, BackdropText, PathCommand
from leaderdeck.brand.template_colors import A, ThemeColors
from leaderdeck.brand.template_styles import Properties, StyleReader, finished, merged
from leaderdeck.units import Frame, Insets, points

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_DRAWABLE = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8")
_DEEPEST_GROUP = 12
_DEFAULT_LINE_PT = 0.75
_ANCHORS = {"ctr": "middle", "b": "bottom"}
DEFAULT_INSETS = Insets(7.2, 3.6, 7.2, 3.6)
"""ECMA-376 part 1, 21.1.2.1.1."""
Move = Callable[[float, float], tuple[float, float]]
"""From a point in a group's own coordinates to the point on the slide."""


@dataclass(frozen=True, slots=True)
class BackdropReader:
    """Reads what one part (master or layout) draws."""

    styles: StyleReader
    picture: Callable[[str], bytes]
    """Relationship id → the picture's bytes, empty where it may not be shown."""
    plain_text: tuple[Properties, ...]
    """What the master says of text outside placeholders."""

    @property
    def colors(self) -> ThemeColors:
        """The theme that the part is drawn in."""
        return self.styles.colors

    def read(self, tree: Any) -> tuple[BackdropPart, ...]:  # noqa: ANN401 - an lxml element
        """The parts of a shape tree, but for its placeholders."""
        return tuple(self._group(tree, lambda x, y: (x, y), 0))

    def _group(self, group: Any, move: Move, depth: int) -> Iterator[BackdropPart]:  # noqa: ANN401 - an lxml element
        for element in group:
            if element.tag == f"{P}grpSp" and depth < _DEEPEST_GROUP:
                inner = group_move(element, move)
                if inner is not None:
                    yield from self._group(element, inner, depth + 1)
            elif element.tag == f"{_MC}AlternateContent":
                fallback = element.find(f"{_MC}Fallback")
                if fallback is not None and depth < _DEEPEST_GROUP:
                    yield from self._group(fallback, move, depth + 1)
            elif element.tag in (f"{P}sp", f"{P}cxnSp", f"{P}pic") and not _is_placeholder(element):
                yield from self.shape(element, move)

    def shape(self, shape: Any, move: Move, *, words: bool = True) -> Iterator[BackdropPart]:  # noqa: ANN401
        """The parts that one shape, line or picture makes, with or without the words in it."""
        properties = shape.find(f"{P}spPr")
        transform = properties.find(f"{A}xfrm") if properties is not None else None
        own = read_frame(transform)
        if own is None or _is_hidden(shape):
            return
        frame = moved(own, move)
        if shape.tag == f"{P}pic":
            yield from self.pictures(shape.find(f"{P}blipFill"), frame, _alt(shape))
            return
        yield from self._drawing(shape, properties, own, transform, move)
        yield from self.pictures(properties.find(f"{A}blipFill"), frame, _alt(shape))
        if words:
            yield from self._text(shape, frame)

    def _drawing(
        self,
        shape: Any,  # noqa: ANN401 - an lxml element
        properties: Any,  # noqa: ANN401 - an lxml element
        own: Frame,
        transform: Any,  # noqa: ANN401 - an lxml element
        move: Move,
    ) -> Iterator[BackdropShape]:
        fill, alpha = self.fill(shape, properties)
        stroke, width = self._stroke(shape, properties)
        if not fill and not stroke:
            return
        path = _outline(properties, own)
        if path:
            turned = _turned(path, own, transform)
            yield BackdropShape(_placed(turned, move), fill, alpha, stroke, width)

    def fill(self, shape: Any, properties: Any) -> tuple[str, float]:  # noqa: ANN401 - lxml elements
        """A shape's color and alpha; no color where it is not filled."""
        for child in properties.iterchildren(f"{A}*"):
            name = child.tag.removeprefix(A)
            if name in ("solidFill", "gradFill", "pattFill"):
                return self.paint(child)
            if name in ("noFill", "blipFill", "grpFill"):
                return "", 1.0
        reference = shape.find(f"{P}style/{A}fillRef")
        if shape.tag == f"{P}cxnSp" or reference is None or reference.get("idx", "0") == "0":
            return "", 1.0
        return self.colors.read(reference)

    def paint(self, fill: Any, hint: str = "") -> tuple[str, float]:  # noqa: ANN401 - an lxml element
        """The color of a solid fill, or the one that a gradient or pattern looks like from afar, and its alpha."""
        if fill.tag == f"{A}solidFill":
            return self.colors.read(fill, hint)
        if fill.tag == f"{A}pattFill":
            return self.colors.read(fill.find(f"{A}bgClr"), hint)
        stops = [self.colors.read(stop, hint) for stop in fill.iterfind(f"{A}gsLst/{A}gs")]
        known = [(self.colors.plain(color), alpha) for color, alpha in stops if color]
        if not known:
            return "", 1.0
        (first, alpha1), (last, alpha2) = known[0], known[-1]
        return mix(first, last, 0.5), (alpha1 + alpha2) / 2

    def _stroke(self, shape: Any, properties: Any) -> tuple[str, float]:  # noqa: ANN401 - lxml elements
        line = properties.find(f"{A}ln")
        width = points(int(line.get("w", "0"))) if line is not None and line.get("w", "").isdecimal() else 0.0
        if line is not None and line.find(f"{A}noFill") is not None:
            return "", 0.0
        color = self.colors.read(line.find(f"{A}solidFill"))[0] if line is not None else ""
        reference = shape.find(f"{P}style/{A}lnRef")
        if not color and reference is not None and reference.get("idx", "0") != "0":
            color = self.colors.read(reference)[0]
        return (color, width or _DEFAULT_LINE_PT) if color else ("", 0.0)

    def pictures(self, fill: Any | None, frame: Frame, alt: str) -> Iterator[BackdropPicture]:  # noqa: ANN401
        """The picture of a `blipFill`, if it is one that can be drawn."""
        blip = fill.find(f"{A}blip") if fill is not None else None
        if blip is None:
            return
        data = self.picture(blip.get(f"{_R}embed", ""))
        if not data.startswith(_DRAWABLE):
            return
        vector = next(blip.iter(_SVG), None)
        yield BackdropPicture(
            frame, data, self.picture(vector.get(f"{_R}embed", "")) if vector is not None else b"", alt
        )

    def _text(self, shape: Any, frame: Frame) -> Iterator[BackdropText]:  # noqa: ANN401 - an lxml element
        body = shape.find(f"{P}txBody")
        if body is None:
            return
        paragraphs = body.findall(f"{A}p")
        text = "\n".join(_words(paragraph) for paragraph in paragraphs).strip("\n ")
        if not text:
            return
        said = merged(self.styles.levels(body.find(f"{A}lstStyle")), self.plain_text)[0]
        first = next(paragraph for paragraph in paragraphs if _words(paragraph))
        for element, read in (
            (first.find(f"{A}pPr"), self.styles.paragraph),
            (first.find(f"{A}r/{A}rPr"), self.styles.letters),
        ):
            if element is not None:
                said = {**said, **read(element)}
        reference = shape.find(f"{P}style/{A}fontRef")
        if "color" not in said and reference is not None:
            said = {**said, "color": self.colors.read(reference)[0] or "dk1"}
        insets, anchor = read_body(body.find(f"{A}bodyPr"))
        yield BackdropText(frame, insets or DEFAULT_INSETS, anchor or "top", text, finished({**said, "bullet": ""}))


def read_body(properties: Any | None) -> tuple[Insets | None, Any]:  # noqa: ANN401 - an lxml element
    """Insets (None where nothing is said of any) and anchor (None where nothing is said) of `a:bodyPr`."""
    if properties is None:
        return None, None
    sides = [properties.get(name) for name in ("lIns", "tIns", "rIns", "bIns")]
    said = properties.get("anchor")
    anchor = None if said is None else _ANCHORS.get(said, "top")
    if all(side is None for side in sides):
        return None, anchor
    standard = (DEFAULT_INSETS.left, DEFAULT_INSETS.top, DEFAULT_INSETS.right, DEFAULT_INSETS.bottom)
    left, top, right, bottom = (
        known if side is None else _points(side, known) for side, known in zip(sides, standard, strict=True)
    )
    return Insets(left, top, right, bottom), anchor


def _points(text: str, otherwise: float) -> float:
    try:
        return points(int(float(text)))
    except (ValueError, OverflowError):
        return otherwise


def read_frame(transform: Any | None) -> Frame | None:  # noqa: ANN401 - an lxml element
    """The rectangle of an `a:xfrm`, or None where it is not whole."""
    if transform is None:
        return None
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    return _rectangle(offset, extent)


def _rectangle(offset: Any | None, extent: Any | None) -> Frame | None:  # noqa: ANN401 - lxml elements
    if offset is None or extent is None:
        return None
    try:
        x, y, width, height = (
            points(int(holder.get(name)))
            for holder, name in ((offset, "x"), (offset, "y"), (extent, "cx"), (extent, "cy"))
        )
    except (TypeError, ValueError):
        return None
    return Frame(x, y, width, height)


def group_move(group: Any, move: Move) -> Move | None:  # noqa: ANN401 - an lxml element
    """How points inside a group come to the slide; None for a group that says where it is but not how large."""
    transform = group.find(f"{P}grpSpPr/{A}xfrm")
    outer = read_frame(transform)
    if transform is None:
        return move
    inner = _rectangle(transform.find(f"{A}chOff"), transform.find(f"{A}chExt"))
    if outer is None or inner is None or not inner.width or not inner.height:
        return None
    across, down = outer.width / inner.width, outer.height / inner.height
    return lambda x, y: move(outer.x + (x - inner.x) * across, outer.y + (y - inner.y) * down)


def moved(frame: Frame, move: Move) -> Frame:
    """The frame of a group's shape on the slide."""
    left, top = move(frame.x, frame.y)
    right, bottom = move(frame.right, frame.bottom)
    return Frame(left, top, right - left, bottom - top)


def _outline(properties: Any, frame: Frame) -> Path | None:  # noqa: ANN401 - an lxml element
    try:
        custom = properties.find(f"{A}custGeom")
        if custom is not None:
            return custom_path(custom, frame)
        preset = properties.find(f"{A}prstGeom")
        if preset is None:
            return preset_path("rect", frame, {})
        return preset_path(preset.get("prst", ""), frame, adjustments(preset))
    except (ValueError, OverflowError, IndexError):
        return None


def _turned(path: Path, frame: Frame, transform: Any) -> Path:  # noqa: ANN401 - an lxml element
    """The path flipped and rotated as the shape is."""
    across = -1.0 if transform.get("flipH") in ("1", "true") else 1.0
    down = -1.0 if transform.get("flipV") in ("1", "true") else 1.0
    angle = math.radians(_points(transform.get("rot", "0"), 0.0) * 12_700 / 60_000)
    if across == down == 1.0 and not angle:
        return path
    cosine, sine = math.cos(angle), math.sin(angle)
    middle_x, middle_y = frame.x + frame.width / 2, frame.y + frame.height / 2

    def turn(x: float, y: float) -> tuple[float, float]:
        x, y = (x - middle_x) * across, (y - middle_y) * down
        return middle_x + x * cosine - y * sine, middle_y + x * sine + y * cosine

    return list(_placed(path, turn))


def _placed(path: Path, move: Move) -> tuple[PathCommand, ...]:
    return tuple(
        (letter, tuple(number for at in range(0, len(numbers), 2) for number in move(numbers[at], numbers[at + 1])))
        for letter, numbers in path
    )


def _is_placeholder(shape: Any) -> bool:  # noqa: ANN401 - an lxml element
    return shape.find(f"*/{P}nvPr/{P}ph") is not None


def _is_hidden(shape: Any) -> bool:  # noqa: ANN401 - an lxml element
    names = shape.find(f"*/{P}cNvPr")
    return names is not None and names.get("hidden") in ("1", "true")


def _alt(shape: Any) -> str:  # noqa: ANN401 - an lxml element
    names = shape.find(f"*/{P}cNvPr")
    return names.get("descr", "") if names is not None else ""


def _words(paragraph: Any) -> str:  # noqa: ANN401 - an lxml element
    """The paragraph's own words. Fields are left out: a number or date is not fixed text."""
    return "".join(run.findtext(f"{A}t") or "" for run in paragraph.iterchildren(f"{A}r"))
