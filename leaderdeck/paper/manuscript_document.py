"""The manuscript as a Word document: a heading a slide, its picture, and in large type every word to be said."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from leaderdeck.brand.color import TEXT_CONTRAST, channels, contrast
from leaderdeck.deck.blocks import Alignment
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.language import say
from leaderdeck.paper.manuscript import (
    INK,
    ManuscriptLine,
    ManuscriptLook,
    ManuscriptTable,
    Said,
    clock,
    picture_in_words,
    shown_lines,
    spoken_lines,
    step_of,
)
from leaderdeck.paper.talk_paper import PaperSlide, TalkPaper, valid_tag
from leaderdeck.paper.word_document import (
    clean,
    keep_whole,
    line_below,
    repeat_header,
    say_nothing_of_the_author,
    set_language,
    set_page,
)
from leaderdeck.scene.bullets import bullet_label

_MUTED = RGBColor(0x44, 0x44, 0x44)
_ONE_PICTURE_CM, _LARGE_PICTURE_CM, _PICTURE_BESIDE_CM = 8.5, 13.0, 8.3
_SMALL_PT, _TIME_PT, _PAGE_NUMBER_PT = 11.0, 13.0, 14.0
_HEADINGS_PT = (26.0, 20.0, 17.0, 15.0, 14.0, 14.0)
_EDGE, _EDGE_EMU = "BFBFBF", 6350
_WHOLE_CM = 17.0
"""An A4 page without its margins."""
_LONGEST_FOOT = 80
_NARROWEST_SHARE = 0.12
"""Of a table's width: a column of figures under a short name."""
_KEPT_TOGETHER = 8
"""So many lines of a slide stay on the page of what is said to them."""
_DEEPEST = 8
_ALIGNMENTS: dict[Alignment, WD_ALIGN_PARAGRAPH] = {
    "left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT,
}  # fmt: skip
SPOKEN, SHOWN = "Manus", "Lysbildetekst"


def manuscript_document(paper: TalkPaper, pictures: dict[int, bytes], look: ManuscriptLook) -> bytes:
    """The document's bytes. `pictures`: PNG of the slides by their number; where there are none, their words stand."""
    document = Document()
    _prepare(document, paper, look)
    if not paper.slides or paper.slides[0].level != 1:
        document.add_heading(clean(paper.title or paper.words(say("Manus"))), 1)
        _explain_times(document, paper)
    for place, slide in enumerate(paper.slides):
        _add_slide(document, slide, paper, pictures, look, is_first=place == 0)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _explain_times(document: WordDocument, paper: TalkPaper) -> None:
    if any(slide.begins is not None for slide in paper.slides):
        words = say("Tallene til høyre er minutter og sekunder fra du begynner, etter planen.")
        document.add_paragraph(clean(paper.words(words)), style=SHOWN)


def _prepare(document: WordDocument, paper: TalkPaper, look: ManuscriptLook) -> None:
    set_page(document)
    styles = document.styles
    normal: Any = styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(_SMALL_PT)
    color = RGBColor(*channels(look.ink if contrast(look.ink, "#FFFFFF") >= TEXT_CONTRAST else INK))
    for level, size in enumerate(_HEADINGS_PT, start=1):
        style: Any = styles[f"Heading {level}"]
        style.font.size, style.font.color.rgb, style.font.italic, style.font.bold = Pt(size), color, False, True
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(24 if level > 1 else 0), Pt(6)
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.tab_stops.add_tab_stop(Cm(_WHOLE_CM), WD_TAB_ALIGNMENT.RIGHT)
    for name, size, ink, height in ((SPOKEN, look.letters_pt, None, 1.4), (SHOWN, _SMALL_PT, _MUTED, 1.15)):
        made: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style, made.font.size = normal, Pt(size)
        made.paragraph_format.line_spacing, made.paragraph_format.space_after = height, Pt(size / 2)
        made.paragraph_format.widow_control = True
        if ink is not None:
            made.font.color.rgb = ink
    set_language(document, paper.tag)
    say_nothing_of_the_author(document, paper.title, paper.tag)
    _add_footer(document, paper)


def _add_footer(document: WordDocument, paper: TalkPaper) -> None:
    """The talk's name and the number of the page, of how many: dropped sheets find their order again."""
    foot = document.sections[0].footer.paragraphs[0]
    title = " ".join(clean(paper.title).split())
    foot.text = title if len(title) <= _LONGEST_FOOT else title[: _LONGEST_FOOT - 1].rstrip() + "…"
    style: Any = document.styles["Footer"]
    style.font.size, style.font.bold, style.font.color.rgb = Pt(_PAGE_NUMBER_PT), True, _MUTED
    stops: Any = style.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Cm(_WHOLE_CM), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run("\t")
    _add_field(foot, "PAGE")
    foot.add_run(" / ")
    _add_field(foot, "NUMPAGES")
    for run in foot.runs[:1]:
        run.font.size, run.bold = Pt(10), False


def _add_field(paragraph: WordParagraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _add_slide(
    document: WordDocument,
    slide: PaperSlide,
    paper: TalkPaper,
    pictures: dict[int, bytes],
    look: ManuscriptLook,
    *,
    is_first: bool,
) -> None:
    heading = document.add_heading("", slide.level)
    heading.paragraph_format.page_break_before = look.page_a_slide and not is_first
    if slide.level > 1:
        number = heading.add_run(f"{paper.numbers_of(slide)}  ")
        number.font.color.rgb, number.bold = _MUTED, False
    if slide.heading:
        _add_runs(heading, slide.heading, paper)
    else:
        heading.add_run(clean(paper.name_of(slide)))
    if slide.hidden:
        mark = heading.add_run(f"  ({clean(paper.words(say('skjult')))})")
        mark.font.color.rgb, mark.bold = _MUTED, False
    if slide.begins is not None and slide.level > 1:
        time = heading.add_run(f"\t{clock(slide.begins)}")
        time.font.color.rgb, time.bold, time.font.size = _MUTED, False, Pt(_TIME_PT)
    if slide.level == 1:
        _explain_times(document, paper)
    drawn = [pictures[number] for number in range(slide.number, slide.last_number + 1) if number in pictures]
    spoken = spoken_lines(slide, paper)
    shown = () if drawn and paper.with_notes else shown_lines(slide, paper)
    picture = _add_pictures(document, drawn, picture_in_words(slide, paper, with_title=False), look)
    if picture is not None:
        # Where nothing follows, the next slide's heading must not be held here, or Word holds nothing together at all.
        picture.paragraph_format.keep_with_next = bool(shown or spoken)
    for said in shown:
        added = _add_said(document, said, paper, SHOWN, _SMALL_PT * step_of(shown))
        added.paragraph_format.keep_with_next = bool(spoken) and len(shown) <= _KEPT_TOGETHER
    for place, said in enumerate(spoken):
        added = _add_said(document, said, paper, SPOKEN, look.letters_pt * step_of(spoken))
        if place == 0:
            added.paragraph_format.space_before = Pt(look.letters_pt / 2)


def _add_pictures(document: WordDocument, drawn: list[bytes], words: str, look: ManuscriptLook) -> WordParagraph | None:
    if not drawn:
        return None
    width = _PICTURE_BESIDE_CM if len(drawn) > 1 else _LARGE_PICTURE_CM if look.page_a_slide else _ONE_PICTURE_CM
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(8)
    for place, data in enumerate(drawn):
        if place:
            paragraph.add_run(" ")
        shape = paragraph.add_run().add_picture(BytesIO(data), width=Cm(width))
        _describe(shape._inline, clean(words), place)
    return paragraph


def _describe(inline: Any, words: str, place: int) -> None:  # noqa: ANN401 - the library's XML
    """What the picture shows, and a thin edge: a white slide on white paper has none."""
    inline.docPr.set("descr", words)
    inline.docPr.set("name", f"Slide {place + 1}")
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    edge = OxmlElement("a:ln")
    edge.set("w", str(_EDGE_EMU))
    fill = OxmlElement("a:solidFill")
    color = OxmlElement("a:srgbClr")
    color.set("val", _EDGE)
    fill.append(color)
    edge.append(fill)
    inline.graphic.graphicData.pic.spPr.append(edge)


def _add_said(document: WordDocument, said: Said, paper: TalkPaper, style: str, step: float) -> WordParagraph:
    """A line, or a table; gives its first paragraph. `step`: indent of a list level in points."""
    if isinstance(said, ManuscriptLine):
        return _add_line(document, said, paper, style, step)
    table = document.add_table(0, len(said.all_rows[0]))
    for place, cells in enumerate(said.all_rows):
        row = table.add_row()
        is_head = said.has_header and place == 0
        (repeat_header if is_head else keep_whole)(row._tr)
        for cell, words, alignment in zip(row.cells, cells, said.alignments, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = document.styles[style]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
            paragraph.paragraph_format.line_spacing = 1.1
            paragraph.alignment = _ALIGNMENTS[alignment]
            _add_runs(paragraph, words, paper, bold=is_head)
            line_below(cell, 8 if is_head else 4)
    _set_widths(table, said)
    document.add_paragraph(style=style).paragraph_format.space_after = Pt(0)
    first: WordParagraph = table.rows[0].cells[0].paragraphs[0]
    return first


def _set_widths(table: Table, said: ManuscriptTable) -> None:
    """Columns as wide as what stands in them, about."""
    longest = [max(len(cells[column].text) for cells in said.all_rows) for column in range(len(said.all_rows[0]))]
    weights = [max(letters**0.6, 1.0) for letters in longest]
    least = _NARROWEST_SHARE * sum(weights)
    weights = [max(weight, least) for weight in weights]
    table.autofit = False
    for column, weight in zip(table.columns, weights, strict=True):
        column.width = Cm(_WHOLE_CM * weight / sum(weights))
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            cell.width = column.width


def _add_line(document: WordDocument, line: ManuscriptLine, paper: TalkPaper, style: str, step: float) -> WordParagraph:
    paragraph = document.add_paragraph(style=f"Heading {line.level}" if line.kind == "heading" else style)
    if line.kind in ("heading", "caption"):
        paragraph.paragraph_format.keep_with_next = True
    if line.kind == "quote":
        paragraph.paragraph_format.left_indent = Pt(step)
    if line.kind == "item":
        paragraph.paragraph_format.left_indent = Pt(step * (min(line.level, _DEEPEST) + 1))
        paragraph.paragraph_format.first_line_indent = Pt(-step if line.bullet else 0)
        paragraph.paragraph_format.space_after = Pt(step / 6)
        if line.bullet:
            paragraph.add_run(f"{bullet_label(line.bullet)}\t")
    is_bold, is_italic = line.kind == "caption", line.kind == "quote"
    _add_runs(paragraph, line.paragraph, paper, bold=is_bold, italic=is_italic)
    if line.kind == "heading":  # as large as what it stands above
        letters: Any = document.styles[style]
        for run in paragraph.runs:
            run.font.size = letters.font.size
    return paragraph


def _add_runs(
    paragraph: WordParagraph, words: Paragraph, paper: TalkPaper, *, bold: bool = False, italic: bool = False
) -> None:
    for run in words.runs:
        address = paper.follow(run.link) if run.link else ""
        made = paragraph.add_run(clean(run.text))
        _dress(made, run, bold=bold, italic=italic)
        if run.language and valid_tag(run.language) != paper.tag:
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), valid_tag(run.language))
            made._r.get_or_add_rPr().append(language)
        if address and run.text.strip():
            made.underline = True
            link = OxmlElement("w:hyperlink")
            relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), relation)
            paragraph._p.remove(made._r)
            link.append(made._r)
            paragraph._p.append(link)


def _dress(made: WordRun, run: Run, *, bold: bool, italic: bool) -> None:
    made.bold = True if run.bold or run.accent or bold else None
    made.italic = True if run.italic or italic else None
    made.font.strike = True if run.strike else None
    made.underline = True if run.underline else None
    if run.raised > 0:  # setting either of the two, also to nothing, takes away the other
        made.font.superscript = True
    elif run.raised < 0:
        made.font.subscript = True
    if run.code:
        made.font.name = "Consolas"
