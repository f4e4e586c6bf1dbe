"""Old decks made for tests: a municipality's former profile, with everything that such files bring along."""

import io
from pathlib import Path

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Pt

SLOGAN = "Gamle Vik – der fjorden møter fjellet"
OLD_BLUE = "4F81BD"
"""The first accent of python-pptx's own theme: what people pick from the color menu and what then stays as RGB."""


def picture(color: str = "#225588", size: tuple[int, int] = (60, 60)) -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", size, color).save(stream, "PNG")
    stream.seek(0)
    return stream


def text_box(slide, words: str, left: float, top: float, width: float, height: float, size: float | None = None):
    box = slide.shapes.add_textbox(Pt(left), Pt(top), Pt(width), Pt(height))
    box.text_frame.text = words
    if size:
        box.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
    return box


def old_deck(slides: int = 4, wide: bool = False) -> "Presentation":
    """Slides with text, loose footers, loose numbers, a slogan and a logo on each."""
    presentation = Presentation()
    if wide:
        presentation.slide_width, presentation.slide_height = Pt(960), Pt(540)
    height = presentation.slide_height / 12700
    for number in range(1, slides + 1):
        layout = presentation.slide_layouts[0 if number == 1 else 1]
        slide = presentation.slides.add_slide(layout)
        slide.shapes.title.text = f"Overskrift nummer {number}"
        body = slide.placeholders[1].text_frame
        body.text = f"Første punkt på lysbilde {number}"
        if number > 1:
            second = body.add_paragraph()
            second.text, second.level = "Et underpunkt", 1
        text_box(slide, SLOGAN, 40, height - 30, 300, 20, 10)
        text_box(slide, f"Side {number}", 640, height - 30, 60, 20, 10)
        slide.shapes.add_picture(picture(), Pt(660), Pt(10), Pt(40), Pt(40))
    return presentation


def busy_deck() -> "Presentation":
    """One slide of each kind: picture, table, chart, drawing with connectors, colors, typefaces, links, notes."""
    presentation = old_deck(3)
    blank, titled = presentation.slide_layouts[6], presentation.slide_layouts[5]
    slide = presentation.slides.add_slide(titled)
    slide.shapes.title.text = "Tabell og tall"
    table = slide.shapes.add_table(3, 3, Pt(60), Pt(140), Pt(600), Pt(120)).table
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"Celle {row}{column}"
    slide.notes_slide.notes_text_frame.text = "Si noe om tallene, og vent på spørsmål."
    slide = presentation.slides.add_slide(titled)
    slide.shapes.title.text = "Diagram"
    data = CategoryChartData()
    data.categories = ["Nord", "Sør"]
    data.add_series("Folk", (3, 5))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(60), Pt(140), Pt(600), Pt(300), data)
    slide = presentation.slides.add_slide(titled)
    slide.shapes.title.text = "Slik henger det sammen"
    first = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(60), Pt(200), Pt(150), Pt(80))
    second = slide.shapes.add_shape(MSO_SHAPE.OVAL, Pt(480), Pt(200), Pt(150), Pt(80))
    first.text_frame.text, second.text_frame.text = "Vedtak", "Virkning"
    first.fill.solid()
    first.fill.fore_color.rgb = RGBColor.from_string(OLD_BLUE)
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(210), Pt(240), Pt(480), Pt(240))
    line.begin_connect(first, 3)
    line.end_connect(second, 1)
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "Lenker og utheving"
    paragraph = slide.placeholders[1].text_frame.paragraphs[0]
    for words, address in (("Les mer", "https://example.org/plan?a=1&b=2"), (" om ", ""), ("planen", "")):
        run = paragraph.add_run()
        run.text = words
        run.font.name = "Comic Sans MS"
        if address:
            run.hyperlink.address = address
    run.font.bold = True
    run.font.color.rgb = RGBColor.from_string(OLD_BLUE)
    slide = presentation.slides.add_slide(blank)
    shown = slide.shapes.add_picture(picture("#AA3311", (300, 200)), Pt(200), Pt(120), Pt(300), Pt(200))
    shown._element.nvPicPr.cNvPr.set("descr", "Et rødt hus ved fjorden")
    slide._element.set("show", "0")
    return presentation


def saved(presentation, file: Path) -> Path:
    presentation.save(str(file))
    return file


def add_timing(slide) -> None:
    """An animation and a transition, as PowerPoint writes them."""
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"
    for xml in (
        f'<p:transition xmlns:p="{p}" spd="slow"><p:fade/></p:transition>',
        f'<p:timing xmlns:p="{p}"><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"/>'
        "</p:par></p:tnLst></p:timing>",
    ):
        slide._element.append(etree.fromstring(xml))
