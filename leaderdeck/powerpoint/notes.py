"""Speaker notes: a notes page for a slide, and the notes master that every notes page needs."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.deck.blocks import Block, List, ListItem, Subheading, Text
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.language import language_tag
from leaderdeck.powerpoint.clean_text import clean_text, escape, language_code
from leaderdeck.powerpoint.numbering import AUTOMATIC, Numbering, number_xml
from leaderdeck.powerpoint.relations import Relations
from leaderdeck.powerpoint.xml_names import EMPTY_GROUP, SLIDE_NAMESPACES, XML_HEAD, guid

_INDENT_EMU = 228_600
"""Hanging indent of a list level, a quarter of an inch."""
_DEEPEST = 8
_MARKS = {
    "bullet": '<a:buFont typeface="Arial"/><a:buChar char="•"/>',
    "task": '<a:buFont typeface="Wingdings" charset="2"/><a:buChar char="¨"/>',
    "done": '<a:buFont typeface="Wingdings" charset="2"/><a:buChar char="þ"/>',
    "none": "<a:buNone/>",
}


def has_notes(blocks: tuple[Block, ...]) -> bool:
    """Whether there is anything to say."""
    return any(True for _ in _paragraphs(blocks))


def notes_xml(blocks: tuple[Block, ...], language: str, relations: Relations, slide_number: int) -> bytes:
    """A notes page: the slide's picture, the spoken words as paragraphs and lists, the slide's number."""
    words = "".join(
        [
            _paragraph_xml(paragraph, properties, language, relations, heading=heading)
            for paragraph, properties, heading in _paragraphs(blocks)
        ]
    )
    tag = language_code(language)
    return (
        f"{XML_HEAD}<p:notes {SLIDE_NAMESPACES}><p:cSld><p:spTree>{EMPTY_GROUP}"
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Lysbilde"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr>'
        "</p:nvSpPr><p:spPr/></p:sp>"
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notater"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{words}</p:txBody></p:sp>"
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Lysbildenummer"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="{guid("field", "slidenum")}" type="slidenum">'
        f'<a:rPr lang="{tag}"/><a:t>{slide_number}</a:t></a:fld>'
        f'<a:endParaRPr lang="{tag}"/></a:p></p:txBody></p:sp></p:spTree></p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    ).encode()


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[tuple[Paragraph, str, bool]]:
    """Each paragraph with its `a:pPr` and whether it is a heading."""
    for block in blocks:
        if isinstance(block, Text):
            yield block.paragraph, "", False
        elif isinstance(block, Subheading):
            yield block.paragraph, "", True
        elif isinstance(block, List):
            numbering = Numbering()
            for item in block.items:
                yield item.paragraph, _list_properties(item, numbering), False


def _list_properties(item: ListItem, numbering: Numbering) -> str:
    level = min(max(item.level, 0), _DEEPEST)
    first = numbering.first_number(level, item.marker, item.number)
    mark = number_xml(item.marker, first) if item.marker in AUTOMATIC else _MARKS[item.marker]
    inset = f' lvl="{level}"' if level else ""
    return f'<a:pPr marL="{_INDENT_EMU * (level + 1)}"{inset} indent="-{_INDENT_EMU}">{mark}</a:pPr>'


def _paragraph_xml(paragraph: Paragraph, properties: str, language: str, relations: Relations, *, heading: bool) -> str:
    runs = "".join([_run_xml(run, language, relations, heading=heading) for run in paragraph.runs])
    return f'<a:p>{properties}{runs}<a:endParaRPr lang="{language_code(language)}"/></a:p>'


def _run_xml(run: Run, language: str, relations: Relations, *, heading: bool) -> str:
    text = clean_text(run.text)
    if not text:
        return ""
    tag = language_code(language_tag(run.language) if run.language else language)
    look = [f'lang="{tag}"']
    look += ['b="1"'] * (run.bold or heading)
    look += ['i="1"'] * run.italic
    look += ['u="sng"'] * run.underline
    look += ['strike="sngStrike"'] * run.strike
    look += [f'baseline="{30000 if run.raised > 0 else -25000}"'] * bool(run.raised)
    attributes = " ".join(look)
    relation = relations.link(run.link) if run.link else ""
    click = f'<a:hlinkClick r:id="{relation}"/>' if relation else ""
    properties = f"<a:rPr {attributes}>{click}</a:rPr>" if click else f"<a:rPr {attributes}/>"
    pieces = [f"<a:r>{properties}<a:t>{escape(piece)}</a:t></a:r>" if piece else "" for piece in text.split("\n")]
    return f"<a:br><a:rPr {attributes}/></a:br>".join(pieces)
