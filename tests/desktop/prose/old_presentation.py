"""A presentation as somebody else made it: notes, pictures cropped and described, a film, a comment, an animation."""

import io
import zipfile
from pathlib import Path

from PIL import Image
from pptx import Presentation
from pptx.util import Inches

SECRET = (200, 10, 10)
"""The color of what was cropped away."""
SEEN = (10, 120, 60)


def picture(left: tuple[int, int, int] = SEEN, right: tuple[int, int, int] = SEEN, kind: str = "PNG") -> io.BytesIO:
    image = Image.new("RGB", (200, 100), left)
    image.paste(right, (100, 0, 200, 100))
    data = io.BytesIO()
    image.save(data, kind)
    data.seek(0)
    return data


def old_presentation(file: Path) -> Path:
    made = Presentation()
    cover = made.slides.add_slide(made.slide_layouts[0])
    cover.shapes.title.text, cover.placeholders[1].text = "Tillit tar tid", "Kari Nordli"
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = "Broen"
    slide.placeholders[1].text_frame.text = "Først dette"
    slide.notes_slide.notes_text_frame.text = "Husk å puste."
    shown = slide.shapes.add_picture(picture(SEEN, SECRET), Inches(5), Inches(2), Inches(2), Inches(2))
    shown.crop_right = 0.5
    shown._element.nvPicPr.cNvPr.set("descr", "Broen i [tåke]")
    again = made.slides.add_slide(made.slide_layouts[5])
    again.shapes.title.text = "Film og bilde"
    again.shapes.add_picture(picture(), Inches(1), Inches(2), Inches(2), Inches(1))
    again.shapes.add_movie(io.BytesIO(b"film"), Inches(4), Inches(2), Inches(2), Inches(1))
    made.save(str(file))
    return file


def with_entry(file: Path, name: str, data: bytes) -> Path:
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, data)
    return file
