"""Backdrop parts and placeholders of a template as PresentationML."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdeck.brand.template import (
    BackdropPart,
    BackdropPicture,
    BackdropShape,
    BackdropText,
    LevelStyle,
    PathCommand,
    Placeholder,
)
from leaderdeck.powerpoint.clean_text import xml_attribute
from leaderdeck.powerpoint.template_text import body_properties, fill_xml, list_style, paragraph
from leaderdeck.units import Frame, emu

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_SVG_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SIZE_HINTS = {"body": "quarter", "ftr": "quarter", "sldNum": "quarter", "dt": "half"}
_RECTANGLE = "MLLLZ"


def placeholder_xml(
    number: int,
    placeholder: Placeholder,
    inherited: Sequence[LevelStyle],
    paragraphs: str,
    language: str,
    *,
    frame_inherited: bool = False,
    on_master: bool = False,
) -> str:
    """A placeholder. Of its levels only what differs from the inherited ones is written."""
    geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if on_master else ""
    shape = "<p:spPr/>" if frame_inherited else f"<p:spPr>{transform(placeholder.frame)}{geometry}</p:spPr>"
    style = list_style("a:lstStyle", placeholder.levels, inherited, language)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{xml_attribute(placeholder.name)}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{_ph(placeholder, on_master=on_master)}</p:nvPr>'
        f"</p:nvSpPr>{shape}<p:txBody>{body_properties(placeholder.insets, placeholder.anchor)}{style}{paragraphs}"
        "</p:txBody></p:sp>"
    )


def _ph(placeholder: Placeholder, *, on_master: bool) -> str:
    kind = "" if placeholder.type == "obj" else f' type="{placeholder.type}"'
    size = _SIZE_HINTS.get(placeholder.type, "")
    small = f' sz="{size}"' if size and not (on_master and placeholder.type == "body") else ""
    idx = f' idx="{placeholder.idx}"' if placeholder.idx else ""
    prompt = "" if on_master or placeholder.type in ("ftr", "sldNum", "dt") else ' hasCustomPrompt="1"'
    return f"<p:ph{kind}{small}{idx}{prompt}/>"


def backdrop_xml(number: int, part: BackdropPart, name: str, language: str, relations: tuple[str, str]) -> str:
    """A drawn shape (marked as decoration), a picture or a fixed text. `relations`: ids of its PNG and its SVG."""
    if isinstance(part, BackdropShape):
        return _drawing(number, part, name)
    if isinstance(part, BackdropPicture):
        return _picture(number, part, name, *relations)
    return _fixed_text(number, part, name, language)


def transform(frame: Frame) -> str:
    """`a:xfrm`."""
    return (
        f'<a:xfrm><a:off x="{emu(frame.x)}" y="{emu(frame.y)}"/>'
        f'<a:ext cx="{emu(frame.width)}" cy="{emu(frame.height)}"/></a:xfrm>'
    )


def _drawing(number: int, shape: BackdropShape, name: str) -> str:
    frame = bounds(shape.path)
    geometry = (
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if _is_rectangle(shape.path) else _outline(shape.path, frame)
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{xml_attribute(name)}" descr="">{_DECORATIVE}</p:cNvPr>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{transform(frame)}{geometry}'
        f"{fill_xml(shape.fill, shape.alpha)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def bounds(path: Sequence[PathCommand]) -> Frame:
    """The rectangle around all points of a path, control points included."""
    across = [number for _, numbers in path for number in numbers[::2]]
    down = [number for _, numbers in path for number in numbers[1::2]]
    return Frame(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _is_rectangle(path: Sequence[PathCommand]) -> bool:
    if "".join(letter for letter, _ in path) != _RECTANGLE:
        return False
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = (numbers for _, numbers in path[:4])
    return (y1, x2, y3, x4) == (y2, x3, y4, x1)


def _outline(path: Sequence[PathCommand], frame: Frame) -> str:
    steps = "".join(_step(letter, numbers, frame) for letter, numbers in path)
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{emu(frame.width)}" h="{emu(frame.height)}">{steps}</a:path></a:pathLst></a:custGeom>'
    )


def _step(letter: str, numbers: tuple[float, ...], frame: Frame) -> str:
    if letter == "Z":
        return "<a:close/>"
    element = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}[letter]
    points = "".join(
        f'<a:pt x="{emu(x - frame.x)}" y="{emu(y - frame.y)}"/>'
        for x, y in zip(numbers[::2], numbers[1::2], strict=True)
    )
    return f"<a:{element}>{points}</a:{element}>"


def _picture(number: int, picture: BackdropPicture, name: str, png: str, svg: str) -> str:
    vector = (
        f'<a:extLst><a:ext uri="{_SVG_URI}"><asvg:svgBlip xmlns:asvg="{_SVG_NAMESPACE}" r:embed="{svg}"/></a:ext>'
        "</a:extLst>"
        if svg
        else ""
    )
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{xml_attribute(name)}" descr="{xml_attribute(picture.alt)}"/>'
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{png}">{vector}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{transform(picture.frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _fixed_text(number: int, text: BackdropText, name: str, language: str) -> str:
    style = list_style("a:lstStyle", (text.style,), (), language)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{xml_attribute(name)}"/><p:cNvSpPr txBox="1"/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{transform(text.frame)}<a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom><a:noFill/></p:spPr><p:txBody>{body_properties(text.insets, text.anchor)}{style}"
        f"{paragraph(text.text, language)}</p:txBody></p:sp>"
    )
