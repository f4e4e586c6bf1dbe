"""Text boxes, filled placeholders and drawn shapes as PresentationML, and what every kind of shape has in common."""

from __future__ import annotations

from collections.abc import Callable

from leaderdeck.brand.template import Placeholder
from leaderdeck.powerpoint.clean_text import clean_name, xml_attribute
from leaderdeck.powerpoint.text import (
    TextContext,
    body_properties,
    empty_paragraph,
    fill_xml,
    list_style,
    paragraphs_xml,
)
from leaderdeck.scene.shapes import CHEVRON_DEPTH, Outline, PlaceholderRef, TextShape
from leaderdeck.units import Frame, Insets, emu

_PRESET = {
    "rect": "rect",
    "chevron": "chevron",
    "pentagon": "homePlate",
    "ellipse": "ellipse",
    "line": "line",
    "roundRect": "roundRect",
}
_DEPTH = {"chevron": round(CHEVRON_DEPTH * 100_000), "pentagon": round(CHEVRON_DEPTH * 100_000)}
"""`adj` of arrows, in thousandths of a percent of the shorter side."""
_TEXT_RECTANGLE: dict[str, Callable[[float, float], tuple[float, float, float]]] = {
    "chevron": lambda width, height: (CHEVRON_DEPTH * min(width, height),) * 2 + (0.0,),
    "pentagon": lambda width, height: (0.0, CHEVRON_DEPTH * min(width, height) / 2, 0.0),
    "ellipse": lambda width, height: (0.14645 * width, 0.14645 * width, 0.14645 * height),
    "roundRect": lambda width, height: (0.04881 * min(width, height),) * 3,
}
"""How far inside its frame a shape's text begins: left, right, top and bottom (ECMA-376 presetShapeDefinitions)."""
_SMALL = {"ftr", "sldNum", "dt"}
"""Placeholders that PowerPoint stores with a small size hint."""
_CREATION_URI = "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"
_DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def shape_names(number: int, name: str, alt: str, creation_id: str, *, decorative: bool) -> str:
    """`p:cNvPr`: number, name, alt text or decorative mark, and the identity by which an edit finds its way back."""
    mark = (
        f'<a:ext uri="{_DECORATIVE_URI}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
        if decorative
        else ""
    )
    described = f' descr="{"" if decorative else xml_attribute(alt)}"' if alt or decorative else ""
    return (
        f'<p:cNvPr id="{number}" name="{xml_attribute(clean_name(name))}"{described}><a:extLst>'
        f'<a:ext uri="{_CREATION_URI}"><a16:creationId '
        f'xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" id="{creation_id}"/></a:ext>'
        f"{mark}</a:extLst></p:cNvPr>"
    )


def place_in_layout(placeholder: PlaceholderRef | None) -> str:
    """`p:nvPr`: the layout's placeholder that the shape fills, if any."""
    if placeholder is None:
        return "<p:nvPr/>"
    kind = "" if placeholder.type == "obj" else f' type="{placeholder.type}"'
    size = ' sz="quarter"' if placeholder.type in _SMALL else ""
    idx = f' idx="{placeholder.idx}"' if placeholder.idx else ""
    return f"<p:nvPr><p:ph{kind}{size}{idx}/></p:nvPr>"


def frame_xml(frame: Frame, prefix: str = "a") -> str:
    """`a:xfrm` (or `p:xfrm`); edges are rounded, so that neighbors keep touching, and sizes are never negative."""
    left, top = emu(frame.x), emu(frame.y)
    width, height = max(0, emu(frame.right) - left), max(0, emu(frame.bottom) - top)
    return f'<{prefix}:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></{prefix}:xfrm>'


def outline_xml(outline: Outline | None, tag: str = "ln", attributes: str = "") -> str:
    """A line of one color, or none."""
    if outline is None or outline.width_pt <= 0:
        return f"<a:{tag}{attributes}><a:noFill/></a:{tag}>"
    return f'<a:{tag} w="{emu(outline.width_pt)}"{attributes}>{fill_xml(outline.color)}</a:{tag}>'


def text_shape_xml(
    shape: TextShape, number: int, creation_id: str, placeholder: Placeholder | None, context: TextContext
) -> str:
    """`p:sp`, or `p:cxnSp` for a line. `placeholder` is the layout's own, whose style is inherited."""
    names = shape_names(number, shape.name, shape.alt, creation_id, decorative=shape.decorative)
    if shape.geometry == "line":
        return f"<p:cxnSp><p:nvCxnSpPr>{names}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>{_look(shape)}</p:cxnSp>"
    if shape.placeholder:
        kind = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    else:
        is_box = shape.text is not None and shape.geometry == "rect"
        kind = '<p:cNvSpPr txBox="1"/>' if is_box else "<p:cNvSpPr/>"
    look = _look_in_placeholder(shape) if shape.placeholder else _look(shape)
    return (
        f"<p:sp><p:nvSpPr>{names}{kind}{place_in_layout(shape.placeholder)}</p:nvSpPr>{look}"
        f"{_text(shape, placeholder, context)}</p:sp>"
    )


def _text(shape: TextShape, placeholder: Placeholder | None, context: TextContext) -> str:
    if shape.text is None:
        nothing = empty_paragraph(context.language)
        return f"<p:txBody><a:bodyPr/><a:lstStyle/>{nothing}</p:txBody>" if shape.placeholder else ""
    body = shape.text.body
    return (
        f"<p:txBody>{body_properties(body, insets_in_geometry(shape), placeholder)}"
        f"{list_style(body, placeholder, context)}{paragraphs_xml(body, placeholder, context)}</p:txBody>"
    )


def insets_in_geometry(shape: TextShape) -> Insets:
    """The text's insets, which a scene counts from the frame, counted from where the geometry lets text begin."""
    insets = shape.text.body.insets if shape.text else Insets()
    rectangle = _TEXT_RECTANGLE.get(shape.geometry)
    if rectangle is None or shape.placeholder:
        return insets
    left, right, down = rectangle(shape.frame.width, shape.frame.height)
    return Insets(
        max(0.0, insets.left - left),
        max(0.0, insets.top - down),
        max(0.0, insets.right - right),
        max(0.0, insets.bottom - down),
    )


def _look(shape: TextShape) -> str:
    fill = fill_xml(shape.fill.color) if shape.fill else "<a:noFill/>"
    if shape.geometry == "line":
        fill = ""
    depth = _DEPTH.get(shape.geometry)
    adjusted = f'<a:avLst><a:gd name="adj" fmla="val {depth}"/></a:avLst>' if depth else "<a:avLst/>"
    return (
        f'<p:spPr>{frame_xml(shape.frame)}<a:prstGeom prst="{_PRESET[shape.geometry]}">{adjusted}</a:prstGeom>'
        f"{fill}{outline_xml(shape.outline)}</p:spPr>"
    )


def _look_in_placeholder(shape: TextShape) -> str:
    """A placeholder keeps the layout's look; only what the slide changes is written."""
    own = "" if shape.inherits_frame else frame_xml(shape.frame)
    own += fill_xml(shape.fill.color) if shape.fill else ""
    own += outline_xml(shape.outline) if shape.outline else ""
    return f"<p:spPr>{own}</p:spPr>" if own else "<p:spPr/>"
