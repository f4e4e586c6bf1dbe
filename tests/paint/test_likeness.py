"""The preview is the file: what LibreOffice shows of the PowerPoint file looks as what was painted."""

import subprocess
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pytest
from likeness import ssim
from paint_kit import grays
from PIL import Image, ImageDraw

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.kit import BrandKit
from leaderdeck.outline.reader import read_deck
from leaderdeck.paint.pdf import write_pdf
from leaderdeck.paint.scene_painter import paint_picture
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.powerpoint.writer import write_deck
from leaderdeck.scene.compose import compose_deck
from leaderdeck.scene.shapes import Scene

KITS = ("fjordvik", "granheim", "plain")
SAMPLE = Path(__file__).with_name("sample_talk.md")
CHARTS = Path(__file__).with_name("chart_talk.md")
LIKE_ENOUGH, LEAST_LIKE = 0.95, 0.90
WIDTH = 1280
Talk: TypeAlias = tuple[BrandKit, tuple[Scene, ...]]


def talk(folder: Path, name: str) -> Talk:
    picture = Image.new("RGB", (800, 600), "#8fc1b5")
    brush = ImageDraw.Draw(picture)
    brush.polygon([(0, 600), (250, 200), (480, 480), (600, 300), (800, 600)], fill="#134b5a")
    brush.ellipse((560, 80, 680, 200), fill="#f3eee6")
    picture.save(folder / "fjord.png")
    return composed(SAMPLE, folder, name)


def composed(file: Path, folder: Path, name: str) -> Talk:
    kit = find_kit(name)
    return kit, tuple(scene for _, scene in compose_deck(read_deck(file.read_text("utf-8")), kit, folder))


def pages(pdf: Path) -> list[np.ndarray]:
    stem = pdf.with_suffix("")
    size = ("-scale-to-x", str(WIDTH), "-scale-to-y", str(WIDTH * 9 // 16))
    subprocess.run(["pdftoppm", "-gray", *size, str(pdf), f"{stem}-page"], check=True, capture_output=True)
    return [np.asarray(Image.open(file), float) for file in sorted(pdf.parent.glob(f"{pdf.stem}-page-*.pgm"))]


def previews(kit: BrandKit, scenes: tuple[Scene, ...]) -> list[np.ndarray]:
    return [grays(paint_picture(scene, kit, number, WIDTH)) for number, scene in enumerate(scenes, start=1)]


def check_alike(shown: list[np.ndarray], drawn: list[np.ndarray]) -> None:
    assert len(shown) == len(drawn)
    likeness = [ssim(one, other) for one, other in zip(shown, drawn, strict=True)]
    assert min(likeness) >= LEAST_LIKE, f"slide {likeness.index(min(likeness)) + 1}: {likeness}"
    assert float(np.mean(likeness)) >= LIKE_ENOUGH, likeness


@pytest.fixture(scope="module")
def in_libreoffice(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Talk, Path]]:
    """Talks, and what LibreOffice makes of them in one run."""
    folder = tmp_path_factory.mktemp("likeness")
    talks = {name: talk(folder, name) for name in KITS} | {"charts": composed(CHARTS, folder, "fjordvik")}
    for name, (kit, scenes) in talks.items():
        with (folder / f"{name}.pptx").open("wb") as stream:
            write_deck(scenes, kit, DeckProperties(title="Ro i båten"), stream)
    files = [str(folder / f"{name}.pptx") for name in talks]
    command = [soffice, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=180)
    return {name: (made, folder / f"{name}.pdf") for name, made in talks.items()}


@pytest.mark.rendering
@pytest.mark.parametrize("name", [*KITS, "charts"])
def test_slides_look_in_libreoffice_as_they_were_painted(
    name: str, in_libreoffice: dict[str, tuple[Talk, Path]]
) -> None:
    (kit, scenes), pdf = in_libreoffice[name]
    check_alike(previews(kit, scenes), pages(pdf))


@pytest.mark.rendering
def test_the_pdf_looks_as_the_preview(tmp_path: Path, soffice: str) -> None:
    kit, scenes = talk(tmp_path, "granheim")
    write_pdf(scenes, kit, DeckProperties(title="Ro i båten"), tmp_path / "slides.pdf")
    check_alike(previews(kit, scenes), pages(tmp_path / "slides.pdf"))


def test_equal_pictures_are_wholly_alike_and_noise_is_not() -> None:
    noise = np.random.default_rng(4).uniform(0, 255, (90, 160))
    assert ssim(noise, noise) == pytest.approx(1.0)
    assert ssim(noise, noise[::-1]) < 0.2
    assert 0.5 < ssim(noise, noise * 0.5 + 60) < 0.99
