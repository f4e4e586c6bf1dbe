"""Shapes given their new frames, with everything in them that does not grow by itself."""

from __future__ import annotations

from leaderdeck.powerpoint.rebranding.elements import (
    DSP,
    MC,
    RUN_PROPERTIES,
    A,
    Element,
    P,
    bodies_of,
    set_frame,
    transform_of,
    whole,
)
from leaderdeck.powerpoint.rebranding.items import Item
from leaderdeck.units import Frame, emu

_PLAIN_PT = 18.0
_STEP = 50
"""Type sizes are written in whole half points."""
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
"""Margins of a text body that says none (ECMA-376 part 1, 21.1.2.1.1)."""
_SAME = 0.005
_LEAST_SIZE, _LARGEST_SIZE = 100, 400_000
"""What ST_TextFontSize allows."""


def place_item(item: Item, frame: Frame, factor: float) -> None:
    """Give the item its new frame; letters, margins and the drawing inside grow by the factor."""
    old = item.frame
    item.frame, item.factor = frame, factor
    for shape in item.variants:
        transform = transform_of(shape)
        if transform is None:
            continue
        if shape.tag == f"{P}graphicFrame":
            _fit_table(shape, transform, frame)
        _fit_fallback(shape, old, frame)
        if transform.find(f"{A}off") is not None and transform.find(f"{A}ext") is not None:
            set_frame(transform, frame)
        if abs(factor - 1.0) > _SAME:
            grow_letters(shape, factor)


def grow_letters(root: Element, factor: float, plain_pt: float = _PLAIN_PT) -> None:
    """Letters and text margins in a drawing, grown; text that says no size gets the grown plain one."""
    for body in bodies_of(root):
        properties = body.find(f"{A}bodyPr")
        if properties is not None:
            for name, otherwise in _INSETS:
                properties.set(name, str(round(whole(properties.get(name), otherwise) * factor)))
    for each in root.iter(*RUN_PROPERTIES):
        size = whole(each.get("sz"))
        if size:
            each.set("sz", _grown(size, factor))
        elif each.tag == f"{A}rPr" and _is_loose(each):
            each.set("sz", _grown(round(plain_pt * 100), factor))
    for run in root.iter(f"{A}r", f"{A}fld"):
        if run.find(f"{A}rPr") is None and _is_loose(run):
            own = run.makeelement(f"{A}rPr", {"sz": _grown(round(plain_pt * 100), factor)})
            run.insert(0, own)


def grow_diagram(root: Element, factor: float) -> None:
    """The drawing that a diagram carries for programs that cannot lay it out, grown."""
    for each in root.iter(f"{A}off", f"{A}ext"):
        for name in ("x", "y", "cx", "cy"):
            if each.get(name) is not None:
                each.set(name, str(round(whole(each.get(name)) * factor)))
    grow_sizes(root, factor)
    for each in root.iter(f"{A}bodyPr"):
        for name, _ in _INSETS:
            if each.get(name) is not None:
                each.set(name, str(round(whole(each.get(name)) * factor)))


def grow_sizes(root: Element, factor: float) -> None:
    """Every size of letters that is said in a drawing, grown."""
    for each in root.iter(*RUN_PROPERTIES):
        size = whole(each.get("sz"))
        if size:
            each.set("sz", _grown(size, factor))


def _grown(size: int, factor: float) -> str:
    grown = round(size * factor / _STEP) * _STEP
    return str(min(_LARGEST_SIZE, max(_LEAST_SIZE, grown)))


def _is_loose(run: Element) -> bool:
    """Whether a run stands where nothing but the presentation says its size: no list style, table or placeholder."""
    body = next(run.iterancestors(f"{P}txBody", f"{A}txBody", f"{DSP}txBody"), None)
    if body is None or body.tag == f"{DSP}txBody":
        return False
    style = body.find(f"{A}lstStyle")
    if style is not None and style.find(f".//{A}defRPr[@sz]") is not None:
        return False
    paragraph = next(run.iterancestors(f"{A}p"), None)
    own = paragraph.find(f"{A}pPr/{A}defRPr") if paragraph is not None else None
    return own is None or own.get("sz") is None


def _fit_table(shape: Element, transform: Element, frame: Frame) -> None:
    """A table's columns and rows, which carry its size.

    Rows say their least height. Where these add up to less than the table is high, its words have made it so high, and
    will again: a row that were given a share of that height would keep it, however few words it has.
    """
    table = shape.find(f"{A}graphic/{A}graphicData/{A}tbl")
    extent = transform.find(f"{A}ext")
    if table is None or extent is None:
        return
    columns = list(table.iterfind(f"{A}tblGrid/{A}gridCol"))
    rows = list(table.iterfind(f"{A}tr"))
    _share_out(columns, "w", emu(frame.width))
    _share_out(
        rows, "h", min(emu(frame.height), round(_heights(rows) * emu(frame.height) / max(1, whole(extent.get("cy")))))
    )


def _heights(rows: list[Element]) -> int:
    return sum(whole(row.get("h")) for row in rows)


def _share_out(parts: list[Element], name: str, wanted: int) -> None:
    total = sum(whole(each.get(name)) for each in parts)
    if total <= 0 or wanted <= 0:
        return
    for each in parts:
        each.set(name, str(round(whole(each.get(name)) * wanted / total)))


def _fit_fallback(shape: Element, old: Frame | None, frame: Frame) -> None:
    """The picture that an embedded object shows stands where the object stands."""
    if shape.tag != f"{P}graphicFrame" or old is None:
        return
    for picture in shape.iter(f"{P}pic"):
        transform = picture.find(f"{P}spPr/{A}xfrm")
        if transform is not None and transform.find(f"{A}off") is not None:
            set_frame(transform, frame)


def drop_frame(shape: Element) -> None:
    """Let a placeholder stand where its layout has it."""
    properties = shape.find(f"{P}spPr")
    if properties is None:
        return
    for name in ("xfrm", "prstGeom", "custGeom"):
        known = properties.find(f"{A}{name}")
        if known is not None:
            properties.remove(known)


def give_frame(shape: Element, frame: Frame) -> None:
    """Write a frame into a shape that may have had none."""
    if shape.tag == f"{P}graphicFrame":
        transform = shape.find(f"{P}xfrm")
        if transform is None:
            transform = shape.makeelement(f"{P}xfrm", {})
            shape.insert(1, transform)
    else:
        properties = shape.find(f"{P}spPr")
        if properties is None:
            return
        transform = properties.find(f"{A}xfrm")
        if transform is None:
            transform = properties.makeelement(f"{A}xfrm", {})
            properties.insert(0, transform)
    for name in ("off", "ext"):
        if transform.find(f"{A}{name}") is None:
            transform.insert(0 if name == "off" else 1, transform.makeelement(f"{A}{name}", {}))
    set_frame(transform, frame)


def give_outline(shape: Element) -> None:
    """A rectangle for a shape that had its layout's outline and now has none."""
    properties = shape.find(f"{P}spPr")
    if properties is None or properties.find(f"{A}prstGeom") is not None or properties.find(f"{A}custGeom") is not None:
        return
    geometry = properties.makeelement(f"{A}prstGeom", {"prst": "rect"})
    geometry.append(geometry.makeelement(f"{A}avLst", {}))
    at = 1 if properties.find(f"{A}xfrm") is not None else 0
    properties.insert(at, geometry)


def in_alternates(element: Element) -> bool:
    """Whether an element stands in a choice between programs."""
    return next(element.iterancestors(f"{MC}AlternateContent"), None) is not None
