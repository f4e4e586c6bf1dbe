"""One foreign slide's shapes, in reading order: blocks of a deck, and what they look like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, fields
from functools import lru_cache
from typing import Any

from leaderdeck.brand.backdrop import UNMOVED, BackdropReader, Move, P, group_move, moved, read_frame
from leaderdeck.brand.package import Package
from leaderdeck.brand.template import (
    LEVELS,
    BackdropPart,
    BackdropPicture,
    BackdropShape,
    Layout,
    LevelStyle,
    Placeholder,
)
from leaderdeck.brand.template_colors import A
from leaderdeck.brand.template_styles import Properties
from leaderdeck.deck.blocks import Block, Picture
from leaderdeck.deck.presentation import Drawing, DrawingKind, Surface, TextBox
from leaderdeck.deck.template_looks import ShownPicture
from leaderdeck.deck.text import Paragraph
from leaderdeck.powerpoint.read_graphics import has_merged_cells, read_chart, read_diagram, read_table
from leaderdeck.powerpoint.read_pictures import shown_picture
from leaderdeck.powerpoint.read_text import TextReader, Words, blocks_of, place_of
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CREATION = "{http://schemas.microsoft.com/office/drawing/2014/main}creationId"
_FILLS = ("solidFill", "gradFill", "pattFill", "blipFill")
_DEEPEST_GROUP = 12
_TITLES = ("title", "ctrTitle")
FOOTERS = frozenset({"ftr", "sldNum", "dt"})
_RUNNING_SHARE = 0.15
"""A `body` placeholder below this share of the slide is a caption, a label or a source line."""


@dataclass(slots=True)
class ShapesOfSlide:
    """What the walk over a slide gathers."""

    title: Paragraph | None = None
    blocks: list[Block] = field(default_factory=list)
    footers: list[Paragraph] = field(default_factory=list)
    texts: list[TextBox] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    surfaces: list[Surface] = field(default_factory=list)
    pictures: list[ShownPicture] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ShapeReader:
    """Reads one slide's shape tree."""

    package: Package
    slide: str
    layout: Layout | None
    plain_levels: tuple[Properties, ...]
    """What text outside placeholders inherits."""
    words: TextReader
    drawn: BackdropReader
    slide_area: float
    found: ShapesOfSlide = field(default_factory=ShapesOfSlide)

    def read(self, tree: Any) -> ShapesOfSlide:  # noqa: ANN401 - an lxml element
        """Everything on the slide."""
        for part in self.layout.backdrop if self.layout is not None else ():
            self.found.surfaces.extend(self._surfaces(part))
        self._walk(tree, UNMOVED, 0, excused=False)
        return self.found

    def _walk(self, group: Any, move: Move, depth: int, *, excused: bool) -> None:  # noqa: ANN401 - lxml element
        for element in group:
            name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if name == "sp":
                self._text_shape(element, move, excused=excused)
            elif name in ("pic", "cxnSp"):
                self._drawing(element, "picture" if name == "pic" else "shape", move, excused=excused)
            elif name == "graphicFrame":
                self._graphic(element, move, excused=excused)
            elif name in ("grpSp", "AlternateContent") and depth < _DEEPEST_GROUP:
                self._inner(element, name, move, depth, excused=excused)

    def _inner(self, element: Any, name: str, move: Move, depth: int, *, excused: bool) -> None:  # noqa: ANN401
        if name == "grpSp":
            inner = group_move(element, move)
            alt, decorative = _alt(element)
            if alt:
                self._seen(Drawing(_name(element), "shape", None, alt, decorative))
            self._walk(element, inner or move, depth + 1, excused=excused or bool(alt) or decorative)
            return
        chosen = next((each for each in (element.find(f"{_MC}Choice"), element.find(f"{_MC}Fallback"))
                       if each is not None), None)  # fmt: skip
        if chosen is not None:
            self._walk(chosen, move, depth + 1, excused=excused)

    def _text_shape(self, shape: Any, move: Move, *, excused: bool) -> None:  # noqa: ANN401 - an lxml element
        ph = shape.find(f"*/{P}nvPr/{P}ph")
        body = shape.find(f"{P}txBody")
        holder = _holder(self.layout, ph) if ph is not None else None
        type_ = ph.get("type", "obj") if ph is not None else ""
        frame = _frame(shape, f"{P}spPr/{A}xfrm", move) or (holder.frame if holder is not None else None)
        self._cover(shape, frame, ph, move)
        words = self.words.read(body, self._levels(shape, holder)) if body is not None else Words()
        if ph is None and not words.text and not words.fields:
            self._drawing(shape, "shape", move, excused=excused, covered=True)
            return
        self._keep(words, type_)
        properties = body.find(f"{A}bodyPr") if body is not None else None
        align = _align(body) or (holder.level(0).align if holder is not None else "left")
        self.found.texts.append(
            TextBox(
                name=_name(shape),
                placeholder=type_,
                frame=frame,
                text=words.text or ("‹#›" if words.fields else ""),
                letters=words.letters,
                place=place_of(words, frame, properties, holder.anchor if holder is not None else "top", align),
                below=len(self.found.surfaces),
                running=self._is_running(type_, frame),
                designed_pt=holder.level(0).size_pt if holder is not None else 18.0,
                least_pt=min(level.size_pt for level in holder.levels) if holder is not None else 18.0,
                scale=words.scale,
                number_field=words.number_field,
                orphan=ph is not None and holder is None and self.layout is not None,
                composed=_is_composed(shape),
                drawn=_is_drawn(shape),
            )
        )

    def _keep(self, words: Words, type_: str) -> None:
        """The words as the deck holds them."""
        if type_ in FOOTERS:
            self.found.footers.extend(each for each in words.paragraphs if each.text.strip())
        elif type_ in _TITLES and self.found.title is None and words.text:
            runs = [paragraph.runs for paragraph in words.paragraphs if paragraph.runs]
            self.found.title = Paragraph(tuple(run for each in runs for run in each))
        else:
            self.found.blocks.extend(blocks_of(words, lists=type_ not in (*_TITLES, "subTitle")))

    def _levels(self, shape: Any, holder: Placeholder | None) -> Sequence[Properties]:  # noqa: ANN401 - lxml element
        if holder is not None:
            return [_said(holder.level(number)) for number in range(LEVELS)]
        reference = shape.find(f"{P}style/{A}fontRef")
        color = self.words.colors.read(reference)[0] if reference is not None else ""
        return [{**level, "color": color} if color else level for level in self.plain_levels]

    def _cover(self, shape: Any, frame: Frame | None, ph: Any | None, move: Move) -> None:  # noqa: ANN401
        """What the shape itself lays over the slide; an outline that nobody knows counts as its frame."""
        properties = shape.find(f"{P}spPr")
        drawn = list(self.drawn.shape(shape, move, words=False)) if ph is None else []
        for part in drawn:
            self.found.surfaces.extend(self._surfaces(part))
        if frame is None or properties is None or drawn:
            return
        color, alpha = self.drawn.fill(shape, properties)
        if color:
            self.found.surfaces.append(Surface(_rectangle(frame), self.drawn.colors.plain(color), alpha))

    def _drawing(
        self,
        element: Any,  # noqa: ANN401 - an lxml element
        kind: DrawingKind,
        move: Move,
        *,
        excused: bool,
        covered: bool = False,
    ) -> None:
        """A picture, film, line or shape without words."""
        alt, decorative = _alt(element)
        ph = element.find(f"*/{P}nvPr/{P}ph")
        holder = _holder(self.layout, ph) if ph is not None else None
        frame = _frame(element, f"{P}spPr/{A}xfrm", move) or (holder.frame if holder is not None else None)
        if kind == "picture" and frame is not None:
            self.found.surfaces.append(Surface(_rectangle(frame), ""))
        elif not covered:
            self._cover(element, frame, None, move)
        picture = shown_picture(element, frame, self.package, self.slide) if frame is not None else None
        if picture is not None:
            self.found.pictures.append(picture)
        properties = element.find(f"*/{P}nvPr")
        captions = False
        if properties is not None:
            if properties.find(f"{A}videoFile") is not None:
                kind = "film"
            elif any(properties.find(f"{A}{name}") is not None for name in ("audioFile", "wavAudioFile", "audioCd")):
                kind = "sound"
            captions = any(_local(each) == "track" for each in properties.iter())
        self._seen(Drawing(_name(element), kind, frame, alt, decorative or (excused and not alt), captions=captions))

    def _graphic(self, frame: Any, move: Move, *, excused: bool) -> None:  # noqa: ANN401 - an lxml element
        alt, decorative = _alt(frame)
        place = _frame(frame, f"{P}xfrm", move)
        data = frame.find(f"{A}graphic/{A}graphicData")
        uri = data.get("uri", "") if data is not None else ""
        table = data.find(f"{A}tbl") if data is not None else None
        kind: DrawingKind = "object"
        if table is not None:
            kind = "table"
            levels = self.plain_levels
            self.found.blocks.append(read_table(table, lambda body: self.words.read(body, levels)))
        elif uri == _CHART or uri.endswith("chartex"):
            kind = "chart"
            chart = read_chart(frame, self.package, self.slide)
            self.found.blocks.extend([chart] if chart is not None else [])
        elif uri.endswith("diagram"):
            kind = "diagram"
            self.found.blocks.extend(read_diagram(frame, self.package, self.slide))
        if place is not None:
            self.found.surfaces.append(Surface(_rectangle(place), "", unknown=True))
        merged = table is not None and has_merged_cells(table)
        self._seen(Drawing(_name(frame), kind, place, alt, decorative or (excused and not alt), merged))

    def _surfaces(self, part: BackdropPart) -> Iterator[Surface]:
        if isinstance(part, BackdropPicture):
            yield Surface(_rectangle(part.frame), "")
        elif isinstance(part, BackdropShape) and part.fill:
            yield Surface(part.path, self.words.colors.plain(part.fill), part.alpha)

    def _seen(self, drawing: Drawing) -> None:
        self.found.drawings.append(drawing)
        if drawing.kind == "picture" or (drawing.alt and not drawing.decorative):
            self.found.blocks.append(Picture(drawing.name, drawing.alt, decorative=drawing.decorative))

    def _is_running(self, type_: str, frame: Frame | None) -> bool:
        if self.layout is None or any(known.type == "ctrTitle" for known in self.layout.placeholders):
            return False
        large = frame is not None and frame.width * frame.height >= _RUNNING_SHARE * self.slide_area
        return type_ == "obj" or (type_ == "body" and large)


@lru_cache(maxsize=256)  # slides of one talk stand on few layouts
def _said(style: LevelStyle) -> Properties:
    """What the style says, under the names of its fields."""
    return {each.name: getattr(style, each.name) for each in fields(style)}


def _holder(layout: Layout | None, ph: Any) -> Placeholder | None:  # noqa: ANN401 - an lxml element
    """The layout's placeholder that this one is an instance of: by its index, or else by its type."""
    if layout is None:
        return None
    type_, idx = ph.get("type", "obj"), ph.get("idx", "0")
    same = [known for known in layout.placeholders if idx.isdecimal() and known.idx == int(idx)]
    alike = [known for known in layout.placeholders if known.type == type_ or {known.type, type_} == set(_TITLES)]
    either = [known for known in same if known in alike] or ([] if type_ in (*_TITLES, *FOOTERS) else same) or alike
    return either[0] if either else None


def _frame(element: Any, path: str, move: Move) -> Frame | None:  # noqa: ANN401 - an lxml element
    own = read_frame(element.find(path))
    return moved(own, move) if own is not None else None


def _rectangle(frame: Frame) -> tuple[tuple[str, tuple[float, ...]], ...]:
    corners = ((frame.right, frame.y), (frame.right, frame.bottom), (frame.x, frame.bottom))
    return (("M", (frame.x, frame.y)), *(("L", corner) for corner in corners), ("Z", ()))


def _name(element: Any) -> str:  # noqa: ANN401 - an lxml element
    names = element.find(f"*/{P}cNvPr")
    return names.get("name", "") if names is not None else ""


def _alt(element: Any) -> tuple[str, bool]:  # noqa: ANN401 - an lxml element
    """The alternative text, and whether it is marked as decoration (both spellings that occur)."""
    names = element.find(f"*/{P}cNvPr")
    if names is None:
        return "", False
    marks = (each.get("val", "1") for each in names.iter() if _local(each) == "decorative")
    return names.get("descr", "").strip() or names.get("title", "").strip(), any(
        mark in ("1", "true") for mark in marks
    )


def _is_composed(shape: Any) -> bool:  # noqa: ANN401 - an lxml element
    """Whether LeaderDeck made the shape: it derives identities from words (RFC 9562, version 5); others draw lots."""
    known = next((each.get("id", "") for each in shape.iter(_CREATION)), "")
    return known[15:16] == "5"


def _is_drawn(shape: Any) -> bool:  # noqa: ANN401 - an lxml element
    """Whether a shape with words is a drawing besides."""
    properties = shape.find(f"{P}spPr")
    if properties is None:
        return False
    outline, form = properties.find(f"{A}ln"), properties.find(f"{A}prstGeom")
    filled = any(properties.find(f"{A}{name}") is not None for name in _FILLS)
    styled = shape.find(f"{P}style/{A}fillRef") is not None and properties.find(f"{A}noFill") is None
    outlined = outline is not None and outline.find(f"{A}solidFill") is not None
    return filled or styled or outlined or (form is not None and form.get("prst", "rect") != "rect")


def _align(body: Any | None) -> str:  # noqa: ANN401 - an lxml element
    first = body.find(f"{A}p/{A}pPr") if body is not None else None
    written = first.get("algn", "") if first is not None else ""
    return {"ctr": "center", "r": "right", "l": "left"}.get(written, "")


def _local(element: Any) -> str:  # noqa: ANN401 - an lxml element
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
