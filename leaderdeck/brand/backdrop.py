"""What masters and layouts draw themselves → backdrop parts: shapes, pictures and fixed texts, lowest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Any

from leaderdeck.brand.backdrop_fills import FillReader, Paint, ThemeLooks, fill_element
from leaderdeck.brand.backdrop_gaps import Gap, gaps_of_graphic, gaps_of_look
from leaderdeck.brand.backdrop_paths import Drawn, adjustments, custom_geometry, draw
from leaderdeck.brand.backdrop_pictures import clipped, read_picture
from leaderdeck.brand.backdrop_poses import UNMOVED, Move, P, group_move, moved, on_slide, read_frame, read_pose
from leaderdeck.brand.backdrop_shapes import is_rich, made_plain, shapes_of
from leaderdeck.brand.backdrop_text import DEFAULT_INSETS, FixedTextReader, is_bent, read_body
from leaderdeck.brand.backdrop_values import Pose
from leaderdeck.brand.preset_shapes import preset_geometry
from leaderdeck.brand.template import BackdropPart, BackdropPicture, BackdropShape
from leaderdeck.brand.template_colors import A, ThemeColors
from leaderdeck.brand.template_styles import Properties, StyleReader
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

__all__ = [
    "DEFAULT_INSETS", "UNMOVED", "BackdropReader", "Move", "P", "group_move", "moved", "read_body", "read_frame",
]  # fmt: skip
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DEEPEST_GROUP = 12
_MOST_PARTS = 2_000
"""Parts of one master or layout; the richest of the templates we know has 384."""
_MOST_RICH_PARTS = 300
"""Parts that are shaded, tiled, recolored or throw shadows: each may take some milliseconds to draw."""
_MOST_STEPS = 150_000
_SHAPES = (f"{P}sp", f"{P}cxnSp", f"{P}pic")


@dataclass(frozen=True, slots=True)
class BackdropReader:
    """Reads what one part (master or layout) draws."""

    styles: StyleReader
    picture: Callable[[str], bytes]
    """Relationship id → the picture's bytes, empty where it may not be shown."""
    plain_text: tuple[Properties, ...]
    """What the master says of text outside placeholders."""
    looks: ThemeLooks = ThemeLooks()
    """The theme's styles of fills, lines and effects."""
    gaps: set[Gap] = field(default_factory=set, compare=False)
    """What could not be read so that it can be drawn, as it is met."""

    @property
    def colors(self) -> ThemeColors:
        """The theme that the part is drawn in."""
        return self.styles.colors

    @property
    def fills(self) -> FillReader:
        """How shapes are filled and stroked in that theme."""
        return FillReader(self.styles.colors, self.looks)

    def read(self, tree: Any) -> tuple[BackdropPart, ...]:  # noqa: ANN401 - an lxml element
        """The parts of a shape tree, but for its placeholders."""
        parts: list[BackdropPart] = []
        rich = steps = 0
        for part in self._group(tree, UNMOVED, None, 0):
            rich += is_rich(part)
            steps += len(part.path) if isinstance(part, BackdropShape) else 0
            if len(parts) >= _MOST_PARTS or steps > _MOST_STEPS:
                self.gaps.add("too-much")
                break
            if rich > _MOST_RICH_PARTS:
                self.gaps.add("too-much")
            parts.append(part if rich <= _MOST_RICH_PARTS else made_plain(part))
        return tuple(parts)

    def _group(self, group: Any, move: Move, fill: Any | None, depth: int) -> Iterator[BackdropPart]:  # noqa: ANN401
        if depth > _DEEPEST_GROUP:
            self.gaps.add("too-much")
            return
        for element in group:
            if element.tag == f"{P}grpSp":
                inner = group_move(element, move)
                if inner is not None and not _is_hidden(element):
                    own = fill_element(element.find(f"{P}grpSpPr"))
                    kept = fill if own is None or own.tag == f"{A}grpFill" else own
                    yield from self._group(element, inner, kept, depth + 1)
            elif element.tag == f"{_MC}AlternateContent":
                chosen = element.find(f"{_MC}Fallback")
                if chosen is None or not len(chosen):
                    chosen = element.find(f"{_MC}Choice")
                if chosen is not None:
                    yield from self._group(chosen, move, fill, depth + 1)
            elif element.tag in _SHAPES and not _is_placeholder(element):
                yield from self.shape(element, move, group_fill=fill)
            elif element.tag == f"{P}graphicFrame" and not _is_placeholder(element):
                yield from self._graphic(element, move)

    def shape(
        self,
        shape: Any,  # noqa: ANN401 - an lxml element
        move: Move = UNMOVED,
        *,
        words: bool = True,
        group_fill: Any = None,  # noqa: ANN401 - an lxml element
    ) -> Iterator[BackdropPart]:
        """The parts that one shape, line or picture makes, with or without the words in it."""
        properties = shape.find(f"{P}spPr")
        own = read_pose(properties.find(f"{A}xfrm")) if properties is not None else None
        if own is None or _is_hidden(shape):
            return
        pose = move(own)
        yield from self.drawing(shape, properties, pose, group_fill)
        if words and shape.tag == f"{P}sp":
            if is_bent(shape):
                self.gaps.add("bent-text")
            text = FixedTextReader(self.styles, self.plain_text).read(shape, pose)
            if text is not None:
                yield text

    def drawing(
        self,
        shape: Any,  # noqa: ANN401 - an lxml element
        properties: Any,  # noqa: ANN401 - an lxml element
        pose: Pose,
        group_fill: Any = None,  # noqa: ANN401 - an lxml element
    ) -> Iterator[BackdropPart]:
        """What a shape in a pose draws besides its words: shadow, fill, picture and line."""
        style = shape.find(f"{P}style")
        fills = self.fills
        own = shape.find(f"{P}blipFill") if shape.tag == f"{P}pic" else None
        paint = Paint(picture=own) if own is not None else fills.of_shape(properties, style, group_fill)
        if shape.tag == f"{P}cxnSp" and fill_element(properties) is None:
            paint = Paint()
        stroke = fills.stroke(properties, style)
        if not paint.color and paint.picture is None and not stroke.color:
            return
        effects, _ = fills.effects(properties, style)
        self.gaps.update(gaps_of_look(properties, effects))
        drawn = self._outline(properties, pose.frame)
        if drawn is None:
            self.gaps.add("shape")
            return
        picture = self._picture_in(paint, pose, drawn, _alt(shape))
        yield from shapes_of(drawn, pose, paint, stroke, fills.shadow(properties, style), picture, self.colors)

    def _picture_in(self, paint: Paint, pose: Pose, drawn: list[Drawn], alt: str) -> BackdropPicture | None:
        if paint.picture is None:
            return None
        source = self.looks.picture if paint.from_theme else self.picture
        made, gap = read_picture(paint.picture, pose, source, self.fills, alt, paint.hint)
        if gap is not None:
            self.gaps.add(gap)
        if made is None:
            return None
        outline = tuple(step for path, steps in drawn if path.fill != "none" for step in steps)
        return clipped(made, on_slide(outline, pose), pose)

    def fill(self, shape: Any, properties: Any) -> tuple[str, float]:  # noqa: ANN401 - lxml elements
        """A shape's color and alpha; no color where it is not filled."""
        paint = self.fills.of_shape(properties, shape.find(f"{P}style"), None)
        return paint.color, paint.alpha

    def paint(self, fill: Any, hint: str = "") -> tuple[str, float]:  # noqa: ANN401 - an lxml element
        """The color of a solid fill, or the one that a gradient or pattern looks like from afar, and its alpha."""
        paint = self.fills.paint(fill, hint)
        return paint.color, paint.alpha

    def _graphic(self, frame: Any, move: Move) -> Iterator[BackdropPart]:  # noqa: ANN401 - an lxml element
        """The picture of an embedded object; other graphics are not drawn."""
        data = frame.find(f"{A}graphic/{A}graphicData")
        if data is None or _is_hidden(frame):
            return
        picture = next(data.iter(f"{P}pic"), None)
        shown = list(self.shape(picture, move, words=False)) if picture is not None else []
        if not shown:
            self.gaps.add(gaps_of_graphic(data.get("uri", "")))
        yield from shown

    def _outline(self, properties: Any, frame: Frame) -> list[Drawn] | None:  # noqa: ANN401 - an lxml element
        """The paths of a shape's geometry in its upright frame, None where it cannot be followed."""
        try:
            custom = properties.find(f"{A}custGeom")
            if custom is not None:
                return draw(custom_geometry(custom), frame, {})
            preset = properties.find(f"{A}prstGeom")
            known = preset_geometry(preset.get("prst", "") if preset is not None else "rect")
            changed = adjustments(preset) if preset is not None else {}
            return draw(known, frame, changed) if known is not None else None
        except (ValueError, ArithmeticError, LookupError):
            return None


def _is_placeholder(shape: Any) -> bool:  # noqa: ANN401 - an lxml element
    return shape.find(f"*/{P}nvPr/{P}ph") is not None


def _is_hidden(shape: Any) -> bool:  # noqa: ANN401 - an lxml element
    names = shape.find(f"*/{P}cNvPr")
    return names is not None and names.get("hidden") in ("1", "true")


def _alt(shape: Any) -> str:  # noqa: ANN401 - an lxml element
    names = shape.find(f"*/{P}cNvPr")
    return names.get("descr", "") if names is not None else ""
