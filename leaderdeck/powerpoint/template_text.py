"""Level styles as DrawingML list styles, and the words that stand in a template's placeholders."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdeck.brand.template import LevelStyle
from leaderdeck.powerpoint.clean_text import xml_attribute, xml_text
from leaderdeck.units import Insets, emu

ALIGN = {"left": "l", "center": "ctr", "right": "r"}
ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}
_TEXT_SLOTS = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""On masters and layouts these four go through the color map, as PowerPoint writes them itself."""
_THEME_FONT = {"heading": "mj", "body": "mn"}
_BULLET_FONTS = {
    "§": '<a:buFont typeface="Wingdings" pitchFamily="2" charset="2"/>',
    "•": '<a:buFont typeface="Arial" panose="020B0604020202020204" pitchFamily="34" charset="0"/>',
}
_TAB_PT = 72.0


def color_xml(slot: str, alpha: float = 1.0) -> str:
    """A theme color, perhaps one that lets the ground through."""
    name = _TEXT_SLOTS.get(slot, slot)
    if alpha >= 1.0:
        return f'<a:schemeClr val="{name}"/>'
    return f'<a:schemeClr val="{name}"><a:alpha val="{round(alpha * 100_000)}"/></a:schemeClr>'


def fill_xml(slot: str, alpha: float = 1.0) -> str:
    """A solid fill in a theme color."""
    return f"<a:solidFill>{color_xml(slot, alpha)}</a:solidFill>"


def list_style(element: str, levels: Sequence[LevelStyle], inherited: Sequence[LevelStyle], language: str) -> str:
    """A list style (`a:lstStyle`, `p:titleStyle` …) with what differs from the inherited levels; all where none are."""
    written = "".join(
        _level(number, style, inherited[number] if number < len(inherited) else None, language)
        for number, style in enumerate(levels)
    )
    return f"<{element}>{written}</{element}>" if written else f"<{element}/>"


def _level(number: int, style: LevelStyle, known: LevelStyle | None, language: str) -> str:
    if style == known:
        return ""
    attributes = ""
    if known is None or (style.margin_left_pt, style.indent_pt) != (known.margin_left_pt, known.indent_pt):
        attributes += f' marL="{emu(style.margin_left_pt)}" indent="{emu(style.indent_pt)}"'
    if known is None or style.align != known.align:
        attributes += f' algn="{ALIGN[style.align]}"'
    if known is None:
        attributes += f' defTabSz="{emu(_TAB_PT)}" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"'
    tag = f"a:lvl{number + 1}pPr"
    inside = _spacing(style, known) + _bullet(style, known) + _letters(style, known, language)
    return f"<{tag}{attributes}>{inside}</{tag}>"


def _spacing(style: LevelStyle, known: LevelStyle | None) -> str:
    inside = ""
    if known is None or style.line_spacing != known.line_spacing:
        inside += f'<a:lnSpc><a:spcPct val="{round(style.line_spacing * 100) * 1000}"/></a:lnSpc>'
    if known is None or style.space_before_pt != known.space_before_pt:
        inside += f'<a:spcBef><a:spcPts val="{round(style.space_before_pt * 100)}"/></a:spcBef>'
    return inside + '<a:spcAft><a:spcPts val="0"/></a:spcAft>' if known is None else inside


def _bullet(style: LevelStyle, known: LevelStyle | None) -> str:
    if known is not None and (style.bullet, style.bullet_color) == (known.bullet, known.bullet_color):
        return ""
    if not style.bullet:
        return "<a:buNone/>"
    font = _BULLET_FONTS.get(style.bullet, "<a:buFontTx/>")
    color = f"<a:buClr>{color_xml(style.bullet_color)}</a:buClr>" if style.bullet_color else "<a:buClrTx/>"
    return f'{color}{font}<a:buChar char="{xml_attribute(style.bullet)}"/>'


def _letters(style: LevelStyle, known: LevelStyle | None, language: str) -> str:
    attributes = f' lang="{language}"' if known is None else ""
    if known is None or style.size_pt != known.size_pt:
        attributes += f' sz="{round(style.size_pt * 100)}"'
    if known is None or style.bold != known.bold:
        attributes += f' b="{style.bold:d}"'
    if known is None or style.italic != known.italic:
        attributes += f' i="{style.italic:d}"'
    inside = ""
    if known is None:
        attributes += ' kern="1200"'
    if known is None or style.color != known.color:
        inside += fill_xml(style.color)
    if known is None or style.font != known.font:
        theme = _THEME_FONT[style.font]
        inside += f'<a:latin typeface="+{theme}-lt"/><a:ea typeface="+{theme}-ea"/><a:cs typeface="+{theme}-cs"/>'
    return f"<a:defRPr{attributes}>{inside}</a:defRPr>" if attributes or inside else ""


def body_properties(insets: Insets, anchor: str) -> str:
    """`a:bodyPr` with everything said: insets, anchor, wrapping, and that PowerPoint shall not shrink the text."""
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{emu(insets.left)}" tIns="{emu(insets.top)}" '
        f'rIns="{emu(insets.right)}" bIns="{emu(insets.bottom)}" rtlCol="0" anchor="{ANCHOR[anchor]}">'
        "<a:noAutofit/></a:bodyPr>"
    )


def paragraph(text: str, language: str, level: int = 0) -> str:
    """One paragraph of plain text; an empty text gives an empty paragraph that knows its language."""
    properties = f'<a:pPr lvl="{level}"/>' if level else ""
    if not text:
        return f'<a:p>{properties}<a:endParaRPr lang="{language}"/></a:p>'
    return f'<a:p>{properties}<a:r><a:rPr lang="{language}"/><a:t>{xml_text(text)}</a:t></a:r></a:p>'


def number_paragraph(language: str) -> str:
    """A paragraph with the slide's number as a field."""
    return (
        '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        f'<a:rPr lang="{language}"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="{language}"/></a:p>'
    )
