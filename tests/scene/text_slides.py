"""Placed text written to a .pptx exactly as it says, and read back as LibreOffice draws it."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

import pdfplumber
from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Pt

from leaderdeck.brand.kit import BrandKit, FontFamily, Palette
from leaderdeck.brand.template import Layout, Template
from leaderdeck.paths import resource_folder
from leaderdeck.scene.shapes import Line, PlacedText, TextParagraph, TextRun
from leaderdeck.units import Frame, emu

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
ALIGN = {"left": "l", "center": "ctr", "right": "r"}
ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}
BULLETS = {"square": ("Wingdings", "§"), "disc": ("Arial", "•"), "dash": ("", "–"), "long-dash": ("", "—")}


def family(typeface: str, folder: str, stem: str) -> FontFamily:
    files = [resource_folder("fonts", folder, f"{stem}-{style}.ttf")
             for style in ("Regular", "Bold", "Italic", "BoldItalic")]  # fmt: skip
    return FontFamily(typeface, *files)


OPEN_SANS = family("Open Sans", "open-sans", "OpenSans")
NOTO_SERIF = family("Noto Serif", "noto-serif", "NotoSerif")
ARIAL = family("Arial", "liberation-sans", "LiberationSans")
CALIBRI = family("Calibri", "carlito", "Carlito")
COURIER = family("Courier New", "liberation-mono", "LiberationMono")


def kit_with(heading: FontFamily, body: FontFamily) -> BrandKit:
    layout = Layout("content", "Innhold", 0, ())
    return BrandKit(
        "prøve", "Prøve kommune", "1", (("nb", "Med deg"),), "nb", Palette(()), heading, body, COURIER,
        Path(), template=Template(Path("template.pptx"), 960.0, 540.0, (layout,)),
    )  # fmt: skip


class SetText(NamedTuple):
    """A text in its frame and kit; one of these is a slide of its own."""

    placed: PlacedText
    frame: Frame
    kit: BrandKit
    in_cell: bool = False


def write_slides(texts: list[SetText], file: Path) -> None:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(960), Pt(540)
    blank = deck.slide_layouts[6]
    for text in texts:
        slide = deck.slides.add_slide(blank)
        if text.in_cell:
            _fill_cell(slide, text)
        else:
            slide.shapes._spTree.append(_box(text.placed, text.frame, text.kit, slide.part))
    deck.save(str(file))


def _fill_cell(slide: object, text: SetText) -> None:
    frame, body = text.frame, text.placed.body
    shape = slide.shapes.add_table(1, 1, Pt(frame.x), Pt(frame.y), Pt(frame.width), Pt(frame.height))
    cell = shape.table.cell(0, 0)
    cell.margin_left, cell.margin_top, cell.margin_right, cell.margin_bottom = (
        emu(inset) for inset in (body.insets.left, body.insets.top, body.insets.right, body.insets.bottom)
    )
    cell._tc.get_or_add_tcPr().set("anchor", ANCHOR[body.anchor])
    filled = cell._tc.txBody
    for old in list(filled.p_lst):
        filled.remove(old)
    for index, paragraph in enumerate(body.paragraphs):
        xml = _paragraph(paragraph, text.kit, slide.part, is_first=index == 0)
        filled.append(parse_xml(xml.replace("<a:p>", f"<a:p {NAMESPACES}>", 1)))


def _box(text: PlacedText, frame: Frame, kit: BrandKit, part: object) -> etree._Element:
    body = text.body
    inset = body.insets
    paragraphs = "".join(_paragraph(paragraph, kit, part, is_first=index == 0)
                         for index, paragraph in enumerate(body.paragraphs))  # fmt: skip
    return parse_xml(
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="2" name="Tekst"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{emu(frame.x)}" y="{emu(frame.y)}"/>'
        f'<a:ext cx="{emu(frame.width)}" cy="{emu(frame.height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" lIns="{emu(inset.left)}" tIns="{emu(inset.top)}" rIns="{emu(inset.right)}" '
        f'bIns="{emu(inset.bottom)}" anchor="{ANCHOR[body.anchor]}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{paragraphs}</p:txBody></p:sp>"
    )


def _paragraph(paragraph: TextParagraph, kit: BrandKit, part: object, *, is_first: bool) -> str:
    spacing = f'<a:spcPct val="{round(paragraph.line_spacing * 100) * 1000}"/>'
    if paragraph.exact_line_pt:
        spacing = f'<a:spcPts val="{round(paragraph.exact_line_pt * 100)}"/>'
    before = 0 if is_first else round(paragraph.space_before_pt * 100)
    end = _look(paragraph.runs[-1], kit, "endParaRPr", part) if paragraph.runs else '<a:endParaRPr sz="1800"/>'
    return (
        f'<a:p><a:pPr marL="{emu(paragraph.margin_left_pt)}" indent="{emu(paragraph.indent_pt)}" '
        f'lvl="{paragraph.level}" algn="{ALIGN[paragraph.align]}"><a:lnSpc>{spacing}</a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f"{_bullet(paragraph)}</a:pPr>{''.join(_run(run, kit, part) for run in paragraph.runs)}{end}</a:p>"
    )


def _bullet(paragraph: TextParagraph) -> str:
    bullet = paragraph.bullet
    if bullet is None:
        return "<a:buNone/>"
    if bullet.kind == "number":
        return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{bullet.number}"/>'
    font, sign = BULLETS[bullet.kind]
    typeface = f'<a:buFont typeface="{font}"/>' if font else ""
    return f'{typeface}<a:buChar char="{sign}"/>'


def _run(run: TextRun, kit: BrandKit, part: object) -> str:
    pieces = run.text.split("\n")
    look = _look(run, kit, "rPr", part)
    if run.field:
        return (
            f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">{look}<a:t>{run.text}</a:t></a:fld>'
        )
    texts = [f"<a:r>{look}<a:t>{escape(piece)}</a:t></a:r>" if piece else "" for piece in pieces]
    return f"<a:br>{look}</a:br>".join(texts)


def _look(run: TextRun, kit: BrandKit, tag: str, part: object) -> str:
    raised = {1: ' baseline="30000"', -1: ' baseline="-25000"', 0: ""}[run.raised]
    link = ""
    if run.link and tag == "rPr":
        target = part.relate_to(run.link, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
                                is_external=True)  # fmt: skip
        link = f"<a:hlinkClick r:id={quoteattr(target)}/>"
    typeface = quoteattr(kit.font(run.font).typeface)
    return (
        f'<a:{tag} lang="{run.language}" sz="{round(run.size_pt * 100)}" b="{int(run.bold)}" i="{int(run.italic)}"'
        f"{raised}>"
        f"<a:latin typeface={typeface}/><a:ea typeface={typeface}/><a:cs typeface={typeface}/>{link}</a:{tag}>"
    )


def render(soffice: str, file: Path) -> Path:
    """The slides as LibreOffice's PDF, beside the file."""
    profile = file.parent / "libre-office-profile"
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir",
         str(file.parent), str(file)],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return file.with_suffix(".pdf")


@dataclass(frozen=True)
class DrawnLine:
    text: str
    x: float
    baseline: float


@dataclass(frozen=True)
class Letter:
    text: str
    x: float
    baseline: float
    size: float


def read_letters(pdf: Path) -> list[list[Letter]]:
    """Every page's letters in drawing order, with their origins in points from the upper left corner."""
    pages = []
    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            height = float(page.height)
            pages.append([_letter(char, height) for char in page.chars])
            page.close()
    return pages


def _letter(char: dict[str, Any], page_height: float) -> Letter:
    _, _, _, _, x, y = char["matrix"]
    return Letter(char["text"], x, page_height - y, char["size"])


def drawn_lines(letters: list[Letter], text: PlacedText, frame: Frame) -> list[DrawnLine]:
    """The lines of this text as drawn, without bullets: those stand left of the first line's words."""
    marks = [line.x_pt for line in text.lines if line.text.strip()]
    lines: list[list[Letter]] = []
    has_bullet = any(paragraph.bullet for paragraph in text.body.paragraphs)
    pen = None
    for letter in letters:
        if not letter.text.strip() or letter.x < frame.x - 1:
            continue
        if pen is None or letter.x < pen.x - 1 or _is_far_below(pen, letter):
            lines.append([])
        lines[-1].append(letter)
        pen = letter
    drawn = []
    for index, line in enumerate(lines):
        left = marks[index] - 1.5 if has_bullet and index < len(marks) else -1.0
        kept = [letter for letter in line if letter.x >= left] or line
        drawn.append(DrawnLine("".join(letter.text for letter in kept), kept[0].x, kept[0].baseline))
    return drawn


def _is_far_below(pen: Letter, letter: Letter) -> bool:
    return abs(letter.baseline - pen.baseline) > 0.5 * max(letter.size, pen.size)


def words(line: Line | DrawnLine) -> str:
    """A line without its spaces, which drawing may leave out."""
    return "".join(line.text.split()).replace("\u200b", "")
