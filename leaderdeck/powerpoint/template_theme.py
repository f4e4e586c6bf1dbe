"""The theme part: twelve colors, two fonts, and the plain effects that PowerPoint asks for."""

from __future__ import annotations

from leaderdeck.brand.design import KitDesign
from leaderdeck.brand.kit import FontFamily, Slot
from leaderdeck.brand.tints import tints
from leaderdeck.powerpoint.clean_text import xml_attribute
from leaderdeck.powerpoint.xml_names import XML_HEAD, A

_SLOTS: tuple[Slot, ...] = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
"""In the schema's order (ECMA-376 part 1, 20.1.6.2)."""
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FILLS = _FILL * 3
_LINES = "".join(
    f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_FILL}<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>'
    for width in (9525, 19050, 28575)
)
_EFFECTS = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3


def theme_xml(design: KitDesign) -> bytes:
    """`theme1.xml` or `theme2.xml` (notes)."""
    name = xml_attribute(design.name)
    colors = "".join(
        f'<a:{slot}><a:srgbClr val="{design.palette.rgb(slot).removeprefix("#").upper()}"/></a:{slot}>'
        for slot in _SLOTS
    )
    # PowerPoint shows these, by name, below the theme's own colors wherever a color is chosen.
    custom = "".join(
        f'<a:custClr name="{xml_attribute(tint.name)}"><a:srgbClr val="{tint.rgb.removeprefix("#")}"/></a:custClr>'
        for tint in tints(design.palette)
    )
    fonts = _font("majorFont", design.heading_font) + _font("minorFont", design.body_font)
    return (
        f'{XML_HEAD}<a:theme xmlns:a="{A}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{colors}</a:clrScheme><a:fontScheme name="{name}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{_FILLS}</a:fillStyleLst><a:lnStyleLst>{_LINES}</a:lnStyleLst>'
        f"<a:effectStyleLst>{_EFFECTS}</a:effectStyleLst><a:bgFillStyleLst>{_FILLS}</a:bgFillStyleLst></a:fmtScheme>"
        f"</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/><a:custClrLst>{custom}</a:custClrLst></a:theme>"
    ).encode()


def _font(element: str, font: FontFamily) -> str:
    typeface = xml_attribute(font.typeface)
    return f'<a:{element}><a:latin typeface="{typeface}"/><a:ea typeface=""/><a:cs typeface=""/></a:{element}>'
