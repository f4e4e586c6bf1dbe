"""Tables of old decks: rows are as high as their words want, not as high as the table once was."""

from io import BytesIO
from pathlib import Path

from pptx import Presentation
from pptx.util import Inches, Pt

from leaderdeck.brand.catalog import find_kit
from leaderdeck.powerpoint.rebranding.rebrand import rebrand_presentation

LINES = 12


def test_a_row_of_few_words_stays_low_where_another_row_made_the_table_high(tmp_path: Path) -> None:
    old = Presentation()
    slide = old.slides.add_slide(old.slide_layouts[5])
    slide.shapes.title.text = "Plan"
    frame = slide.shapes.add_table(2, 2, Inches(0.5), Inches(1.5), Inches(9), Inches(0.8))
    for row, words in enumerate(("Tema", "\n".join(f"linje {number}" for number in range(LINES)))):
        for cell in frame.table.rows[row].cells:
            cell.text = words
            for paragraph in cell.text_frame.paragraphs:
                paragraph.font.size = Pt(14)
    frame.height = Inches(4.5)
    file = tmp_path / "gammel.pptx"
    old.save(file)

    new = Presentation(BytesIO(rebrand_presentation(file, find_kit("fjordvik")).data))
    (table,) = (shape.table for shape in new.slides[0].shapes if shape.has_table)
    head, body = (row.height for row in table.rows)
    assert head <= Inches(0.6)
    assert body <= Inches(0.6)
    assert len(table.cell(1, 0).text_frame.paragraphs) == LINES
