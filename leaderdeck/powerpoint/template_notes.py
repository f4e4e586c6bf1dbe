"""The notes master: the page on which PowerPoint prints a slide with what is said to it. A4, upright."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdeck.brand.design import KitDesign
from leaderdeck.brand.template import LevelStyle
from leaderdeck.brand.template_names import level_prompts, placeholder_words, template_word
from leaderdeck.language import language_tag
from leaderdeck.powerpoint.clean_text import xml_attribute
from leaderdeck.powerpoint.template_shapes import transform
from leaderdeck.powerpoint.template_text import list_style, number_paragraph, paragraph
from leaderdeck.powerpoint.text_looks import LEVELS
from leaderdeck.powerpoint.xml_names import EMPTY_GROUP, SLIDE_NAMESPACES, XML_HEAD
from leaderdeck.units import Frame

NOTES_SIZE_EMU = (6_858_000, 9_144_000)
"""Width and height of PowerPoint's own notes page: 540 x 720 points."""
_NOTES_PT = 12.0
_PICTURE = Frame(54.0, 54.0, 432.0, 243.0)
_TEXT = Frame(54.0, 324.0, 432.0, 330.0)
_CORNERS = {
    "hdr": Frame(54.0, 18.0, 200.0, 24.0),
    "dt": Frame(286.0, 18.0, 200.0, 24.0),
    "ftr": Frame(54.0, 678.0, 300.0, 24.0),
    "sldNum": Frame(386.0, 678.0, 100.0, 24.0),
}
_COLOR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)


def notes_master_xml(design: KitDesign) -> bytes:
    """`notesMaster1.xml`: header, date, slide picture, notes, footer and page number."""
    language = language_tag(design.language)
    text = LevelStyle(_NOTES_PT, "dk1", line_spacing=1.1, space_before_pt=6.0)
    small = (LevelStyle(_NOTES_PT, "dk1"),)
    at_right = (LevelStyle(_NOTES_PT, "dk1", align="right"),)
    word = placeholder_words
    empty = paragraph("", language)
    shapes = (
        _shape(2, template_word("header", design.language), 'type="hdr" sz="quarter"', _CORNERS["hdr"], small, empty, language)
        + _shape(3, word("date", design.language)[0], 'type="dt" idx="1"', _CORNERS["dt"], at_right, empty, language)
        + _slide_picture(4, template_word("slide picture", design.language))
        + _shape(
            5, template_word("notes", design.language), 'type="body" sz="quarter" idx="3"', _TEXT, (),
            _notes_prompts(design), language,
        )
        + _shape(
            6, word("slogan", design.language)[0], 'type="ftr" sz="quarter" idx="4"', _CORNERS["ftr"], small, empty,
            language,
        )
        + _shape(
            7, word("number", design.language)[0], 'type="sldNum" sz="quarter" idx="5"', _CORNERS["sldNum"], at_right,
            number_paragraph(language), language,
        )
    )  # fmt: skip
    styles = list_style("p:notesStyle", (text,) * LEVELS, (), language)
    return (
        f'{XML_HEAD}<p:notesMaster {SLIDE_NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef>'
        f"</p:bg><p:spTree>{EMPTY_GROUP}{shapes}</p:spTree></p:cSld>{_COLOR_MAP}{styles}</p:notesMaster>"
    ).encode()


def _notes_prompts(design: KitDesign) -> str:
    language = language_tag(design.language)
    first = paragraph(template_word("notes", design.language), language)
    deeper = enumerate(level_prompts(design.language), start=1)
    return first + "".join(paragraph(text, language, level) for level, text in deeper)


def _shape(
    number: int, name: str, ph: str, frame: Frame, levels: Sequence[LevelStyle], paragraphs: str, language: str
) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{xml_attribute(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph {ph}/></p:nvPr></p:nvSpPr><p:spPr>{transform(frame)}<a:prstGeom prst="rect">'
        '<a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"/>'
        f"{list_style('a:lstStyle', levels, (), language)}{paragraphs}</p:txBody></p:sp>"
    )


def _slide_picture(number: int, name: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{xml_attribute(name)}"/><p:cNvSpPr><a:spLocks noGrp="1" '
        'noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{transform(_PICTURE)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
