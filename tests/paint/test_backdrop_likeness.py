"""Every layout of real templates looks in the preview as LibreOffice shows it.

A few small templates in the suite; all of them with `LEADERDECK_TEMPLATES=all`, which prints a table.
"""

import os
import subprocess
from pathlib import Path

import numpy as np
import pytest
from blank_slides import write_blank_slides
from likeness import ssim
from paint_kit import ARIAL, COURIER, grays
from PIL import Image
from PySide6.QtGui import QImage, QPainter

from leaderdeck.brand.kit import BrandKit, Palette, PaletteColor
from leaderdeck.brand.template import Template
from leaderdeck.brand.template_reader import read_template
from leaderdeck.errors import TemplateProblem
from leaderdeck.paint.backdrop_painter import paint_backdrop
from leaderdeck.paint.surface import Surface

TEMPLATES = Path(__file__).resolve().parents[2].parent / "shared" / "templates"
SMALL = ("brand__apache-poi__bug60715", "brand__shapecrawler-shapecrawler__014")
ALL = os.environ.get("LEADERDECK_TEMPLATES") == "all"
MOST_LAYOUTS = 30 if ALL else 5
LIKE_ENOUGH, LEAST_LIKE = 0.97, 0.90
FINER = 3
"""Pages are drawn so many times larger without smoothing, and shrunk: smoothed edges leave seams in gradients."""
WIDTH = 1280
_seen: list[float] = []
"""The likeness of every layout that was compared."""


def chosen() -> list[Path]:
    if not TEMPLATES.is_dir():
        return []
    files = sorted(file for file in TEMPLATES.iterdir() if file.suffix.lower() in (".pptx", ".potx", ".pptm", ".potm"))
    return files if ALL else [file for file in files if file.stem in SMALL]


def shown_by_libreoffice(deck: Path, soffice: str) -> list[np.ndarray]:
    """The pages as gray pictures; none where LibreOffice cannot open the file either."""
    profile = f"-env:UserInstallation=file://{deck.parent}/office"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(deck.parent), str(deck)]
    subprocess.run(command, check=False, capture_output=True, timeout=300)
    pdf = deck.with_suffix(".pdf")
    if not pdf.is_file():
        return []
    size = ("-scale-to-x", str(WIDTH * FINER), "-scale-to-y", "-1")
    stem = str(pdf.with_suffix("")) + "-page"
    subprocess.run(["pdftoppm", "-aaVector", "no", "-gray", *size, str(pdf), stem], check=True, capture_output=True)
    return [np.asarray(Image.open(file).reduce(FINER), float) for file in sorted(deck.parent.glob("*-page-*.pgm"))]


def painted(template: Template, index: int, number: int, size: tuple[int, int]) -> np.ndarray:
    """The layout as the preview paints it, gray."""
    layout = template.layouts[index]
    colors = tuple(PaletteColor(slot, "text", slot, rgb) for slot, rgb in template.themes[layout.master])
    kit = BrandKit(
        id="drawn", name="Drawn", version="1", slogans=(), language="nb", palette=Palette(colors), heading_font=ARIAL,
        body_font=ARIAL, code_font=COURIER, template=template, folder=Path(),
    )  # fmt: skip
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    with QPainter(image) as painter:
        painter.scale(size[0] / template.width_pt, size[0] / template.width_pt)
        hints = QPainter.RenderHint
        painter.setRenderHints(hints.Antialiasing | hints.TextAntialiasing | hints.SmoothPixmapTransform)
        paint_backdrop(Surface(painter, kit, number), layout)
    return grays(image)


@pytest.mark.rendering
@pytest.mark.shared
@pytest.mark.parametrize("file", chosen(), ids=lambda file: file.stem)
def test_layouts_look_in_libreoffice_as_they_are_painted(file: Path, tmp_path: Path, soffice: str) -> None:
    try:
        template = read_template(file)
    except TemplateProblem:
        pytest.skip("no usable template: it was refused in one sentence")
    indices = write_blank_slides(file, tmp_path / "blank.pptx", MOST_LAYOUTS)
    pages = shown_by_libreoffice(tmp_path / "blank.pptx", soffice)
    if not pages:
        pytest.skip("LibreOffice cannot open this file")
    assert len(pages) == len(indices)
    likeness = []
    for number, (index, page) in enumerate(zip(indices, pages, strict=True), start=1):
        likeness.append(ssim(painted(template, index, number, (page.shape[1], page.shape[0])), page))
    print(f"{file.stem}: mean {np.mean(likeness):.4f}, least {min(likeness):.4f}, {len(pages)} layouts")  # noqa: T201
    _seen.extend(likeness)
    complete = [each for each, index in zip(likeness, indices, strict=True) if not template.layouts[index].undrawn]
    assert min(complete, default=1.0) >= LEAST_LIKE, likeness


@pytest.mark.rendering
@pytest.mark.shared
def test_all_layouts_together_look_alike() -> None:
    if not _seen:
        pytest.skip("no template was compared")
    assert float(np.mean(_seen)) >= LIKE_ENOUGH


@pytest.mark.skipif(TEMPLATES.is_dir(), reason="the templates are there")
def test_without_templates_nothing_is_compared() -> None:
    assert chosen() == []
