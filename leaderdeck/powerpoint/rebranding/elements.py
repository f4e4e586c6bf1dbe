"""Names and small moves in foreign PresentationML that every step of re-branding needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from leaderdeck.powerpoint import xml_names
from leaderdeck.units import Frame, emu, points

Element: TypeAlias = Any
"""An lxml element."""

A = f"{{{xml_names.A}}}"
C = f"{{{xml_names.C}}}"
P = f"{{{xml_names.P}}}"
P14 = f"{{{xml_names.P14}}}"
R = f"{{{xml_names.R}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
DSP = "{http://schemas.microsoft.com/office/drawing/2008/diagram}"

DRAWN = frozenset(f"{P}{name}" for name in ("sp", "pic", "graphicFrame", "cxnSp", "grpSp", "contentPart"))
RUN_PROPERTIES = (f"{A}rPr", f"{A}endParaRPr", f"{A}defRPr")
FOOTERS = ("ftr", "sldNum", "dt", "hdr")
TITLES = ("title", "ctrTitle")


def remove(element: Element) -> None:
    """Take the element out of its tree, where it still stands in one."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def local(element: Element) -> str:
    """The element's name without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def whole(text: str | None, otherwise: int = 0) -> int:
    """A number as files write it, or `otherwise`."""
    try:
        return otherwise if text is None else int(float(text))
    except (ValueError, OverflowError):
        return otherwise


def is_on(text: str | None) -> bool:
    """Whether an XML boolean says yes."""
    return text in ("1", "true", "on")


def placeholder_of(shape: Element) -> Element | None:
    """The shape's `p:ph`, or None."""
    return shape.find(f"*/{P}nvPr/{P}ph")


def names_of(shape: Element) -> Element | None:
    """The shape's `p:cNvPr`, or None."""
    return shape.find(f"*/{P}cNvPr")


def transform_of(shape: Element) -> Element | None:
    """The shape's `xfrm`, wherever its kind keeps it."""
    if shape.tag == f"{P}graphicFrame":
        return shape.find(f"{P}xfrm")
    if shape.tag == f"{P}contentPart":
        return shape.find(f"{P14}xfrm")
    return shape.find(f"{P}grpSpPr/{A}xfrm" if shape.tag == f"{P}grpSp" else f"{P}spPr/{A}xfrm")


def frame_of(shape: Element) -> Frame | None:
    """Where the shape says it stands, in points; None where it says nothing or a graphic frame of no size."""
    transform = transform_of(shape)
    offset = transform.find(f"{A}off") if transform is not None else None
    extent = transform.find(f"{A}ext") if transform is not None else None
    if offset is None or extent is None:
        return None
    x, y = whole(offset.get("x")), whole(offset.get("y"))
    width, height = whole(extent.get("cx")), whole(extent.get("cy"))
    if shape.tag == f"{P}graphicFrame" and not width and not height:
        return None
    return Frame(points(x), points(y), points(width), points(height))


def set_frame(transform: Element, frame: Frame) -> None:
    """Write the frame into an `xfrm` that has its offset and extent."""
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    offset.set("x", str(emu(frame.x)))
    offset.set("y", str(emu(frame.y)))
    extent.set("cx", str(max(0, emu(frame.width))))
    extent.set("cy", str(max(0, emu(frame.height))))


def words_of(element: Element) -> str:
    """All words in an element: paragraphs in lines, runs and fields joined, line breaks as spaces."""
    return "\n".join(filter(None, (paragraph_words(each) for each in element.iter(f"{A}p"))))


def paragraph_words(paragraph: Element) -> str:
    """The words of one paragraph."""
    pieces = (" " if each.tag == f"{A}br" else each.text or "" for each in paragraph.iter(f"{A}t", f"{A}br"))
    return "".join(pieces).strip()


def bodies_of(shape: Element) -> Iterator[Element]:
    """The text bodies in a shape, a group or a table."""
    yield from shape.iter(f"{P}txBody", f"{A}txBody", f"{DSP}txBody", f"{C}txPr", f"{C}rich")
