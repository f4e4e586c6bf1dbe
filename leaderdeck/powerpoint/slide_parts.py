"""One scene as a slide part with its relationships, and the charts that hang on it."""

from __future__ import annotations

from dataclasses import field, replace
from typing import cast

from leaderdeck.brand.template import Layout, Placeholder
from leaderdeck.powerpoint.charts import chart_frame_xml
from leaderdeck.powerpoint.pictures import MediaShelf, picture_xml
from leaderdeck.powerpoint.relations import Relations
from leaderdeck.powerpoint.shapes import text_shape_xml
from leaderdeck.powerpoint.tables import table_xml
from leaderdeck.powerpoint.text import TextContext, Typefaces
from leaderdeck.powerpoint.xml_names import EMPTY_GROUP, SLIDE_NAMESPACES, XML_HEAD, guid
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import (
    ChartShape,
    PictureShape,
    PlaceholderRef,
    PlaceholderType,
    Scene,
    Shape,
    TableShape,
    TextShape,
)

MASTER_COLORS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_THE_THEMES_OWN = Typefaces()


@dataclass(slots=True)
class SlideWriter:
    """Writes the slides of one deck: what they share is the media, the charts and the code typeface."""

    code_typeface: str
    media: MediaShelf
    is_foreign: bool = False
    """Whether somebody else made the template."""
    charts: list[ChartShape] = field(default_factory=list)

    def slide_xml(
        self,
        scene: Scene,
        layout: Layout,
        relations: Relations,
        number: int,
        colors: str,
        typefaces: Typefaces = _THE_THEMES_OWN,
    ) -> bytes:
        """The slide part. `relations` gains what the slide leads to; `colors` is its `p:clrMapOvr`."""
        context = TextContext(
            relations.link, number, self.code_typeface, scene.language, typefaces, is_foreign=self.is_foreign
        )
        identities = _Identities()
        written = []
        for shape_id, shape in enumerate(_lowest_first(scene.shapes), start=2):
            identity = identities.creation_id(shape)
            written.append(self._shape_xml(shape, shape_id, identity, scene, layout, relations, context))
        hidden = ' show="0"' if scene.hidden else ""
        return (
            f"{XML_HEAD}<p:sld {SLIDE_NAMESPACES}{hidden}><p:cSld><p:spTree>{EMPTY_GROUP}{''.join(written)}"
            f"</p:spTree></p:cSld>{colors}</p:sld>"
        ).encode()

    def _shape_xml(
        self,
        shape: Shape,
        number: int,
        identity: str,
        scene: Scene,
        layout: Layout,
        relations: Relations,
        context: TextContext,
    ) -> str:
        shape, holder = _in_the_file(shape, layout)
        if isinstance(shape, TextShape):
            return text_shape_xml(shape, number, identity, holder, context)
        if isinstance(shape, TableShape):
            return table_xml(shape, number, identity, context)
        if isinstance(shape, ChartShape):
            self.charts.append(shape)
            relation = relations.add("chart", f"../charts/chart{len(self.charts)}.xml")
            return chart_frame_xml(shape, number, identity, relation)
        embedded = relations.add("image", _from_slide(self.media.place(shape.file)))
        vector = relations.add("image", _from_slide(self.media.place_vector(shape.file))) if shape.file.svg else ""
        return picture_xml(shape, number, identity, scene.language, embedded, vector)


def _in_the_file(shape: Shape, layout: Layout) -> tuple[Shape, Placeholder | None]:
    """The shape with the placeholder it has in the file, and that placeholder as the file's layout has it.

    Where the layout has none, nothing is inherited; what is not a title there is a shape of its own.
    """
    reference = shape.placeholder
    holder = layout.placeholder(reference.idx) if reference else None
    if reference is None or holder is None:
        return shape, None
    if holder.home == "box":
        return replace(shape, placeholder=None), None
    if holder.home == "slide":
        return replace(shape, placeholder=PlaceholderRef("title", 0)), None
    kind = cast("PlaceholderType", holder.file_type or reference.type)
    idx = holder.idx if holder.file_idx is None else holder.file_idx
    if (kind, idx) != (reference.type, reference.idx):
        shape = replace(shape, placeholder=PlaceholderRef(kind, idx))
    return shape, holder.own or holder


class _Identities:
    """Identities of one slide's shapes, made unique."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def creation_id(self, shape: Shape) -> str:
        wanted = shape.identity or f"{type(shape).__name__} {shape.name}"
        identity, again = guid("shape", wanted), 1
        while identity in self._given:
            again += 1
            identity = guid("shape", wanted, again)
        self._given.add(identity)
        return identity


def _lowest_first(shapes: tuple[Shape, ...]) -> list[Shape]:
    """The shapes in reading order, which is the order of the tree, but for background pictures: they lie below all."""
    return sorted(shapes, key=_stands_in_front)


def _stands_in_front(shape: Shape) -> bool:
    return not (isinstance(shape, PictureShape) and shape.behind)


def _from_slide(part_name: str) -> str:
    return "../" + part_name.removeprefix("ppt/")
