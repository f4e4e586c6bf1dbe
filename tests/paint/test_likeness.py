"""The preview is the file: what LibreOffice shows of the PowerPoint file looks as what was painted."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
from likeness import ssim
from PIL import Image, ImageDraw

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.kit import BrandKit
from leaderdeck.outline.reader import read_deck
from leaderdeck.paint.pdf import write_pdf
from leaderdeck.paint.thumbnails import png_bytes
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.powerpoint.writer import write_deck
from leaderdeck.scene.compose import compose_deck
from leaderdeck.scene.shapes import Scene

KITS = ("fjordvik", "granheim", "plain")
SAMPLE = Path(__file__).with_name("sample_talk.md")
CHARTS = Path(__file__).with_name("chart_talk.md")
LIKE_ENOUGH, LEAST_LIKE = 0.95, 0.90


def talk(folder: Path, name: str) -> tuple[BrandKit, tuple[Scene, ...]]:
    picture = Image.new("RGB", (800, 600), "#8fc1b5")
    brush = ImageDraw.Draw(picture)
    brush.polygon([(0, 600), (250, 200), (480, 480), (600, 300), (800, 600)], fill="#134b5a")
    brush.ellipse((560, 80, 680, 200), fill="#f3eee6")
    picture.save(folder / "fjord.png")
    kit = find_kit(name)
    return kit, tuple(scene for _, scene in compose_deck(read_deck(SAMPLE.read_text("utf-8")), kit, folder))


def pages(pdf: Path) -> list[np.ndarray]:
    stem = pdf.with_suffix("")
    size = ("-scale-to-x", "1280", "-scale-to-y", "720")
    subprocess.run(["pdftoppm", "-png", *size, str(pdf), f"{stem}-page"], check=True, capture_output=True)
    return [gray(Image.open(file)) for file in sorted(pdf.parent.glob(f"{pdf.stem}-page-*.png"))]


def gray(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture.convert("L"), dtype=float)


def previews(kit: BrandKit, scenes: tuple[Scene, ...], folder: Path) -> list[np.ndarray]:
    shown = []
    for number, scene in enumerate(scenes, start=1):
        file = folder / f"preview-{number}.png"
        file.write_bytes(png_bytes(scene, kit, number, 1280))
        shown.append(gray(Image.open(file)))
    return shown


def check_alike(shown: list[np.ndarray], drawn: list[np.ndarray]) -> None:
    assert len(shown) == len(drawn)
    likeness = [ssim(one, other) for one, other in zip(shown, drawn, strict=True)]
    assert min(likeness) >= LEAST_LIKE, f"slide {likeness.index(min(likeness)) + 1}: {likeness}"
    assert float(np.mean(likeness)) >= LIKE_ENOUGH, likeness


@pytest.mark.rendering
def test_slides_look_in_libreoffice_as_they_were_painted(tmp_path: Path, soffice: str) -> None:
    talks = {}
    for name in KITS:
        talks[name] = talk(tmp_path, name)
        with (tmp_path / f"{name}.pptx").open("wb") as stream:
            write_deck(talks[name][1], talks[name][0], DeckProperties(title="Ro i båten"), stream)
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    files = [str(tmp_path / f"{name}.pptx") for name in KITS]
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for name, (kit, scenes) in talks.items():
        check_alike(previews(kit, scenes, tmp_path), pages(tmp_path / f"{name}.pdf"))


@pytest.mark.rendering
@pytest.mark.parametrize("name", ["granheim"])
def test_the_pdf_looks_as_the_preview(name: str, tmp_path: Path, soffice: str) -> None:
    kit, scenes = talk(tmp_path, name)
    write_pdf(scenes, kit, DeckProperties(title="Ro i båten"), tmp_path / "slides.pdf")
    check_alike(previews(kit, scenes, tmp_path), pages(tmp_path / "slides.pdf"))


@pytest.mark.rendering
def test_charts_of_every_kind_look_in_libreoffice_as_they_were_painted(tmp_path: Path, soffice: str) -> None:
    kit = find_kit("fjordvik")
    scenes = tuple(scene for _, scene in compose_deck(read_deck(CHARTS.read_text("utf-8")), kit, tmp_path))
    with (tmp_path / "charts.pptx").open("wb") as stream:
        write_deck(scenes, kit, DeckProperties(title="Diagrammer"), stream)
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "charts.pptx")], check=True, capture_output=True, timeout=180)
    check_alike(previews(kit, scenes, tmp_path), pages(tmp_path / "charts.pdf"))


def test_equal_pictures_are_wholly_alike_and_noise_is_not() -> None:
    noise = np.random.default_rng(4).uniform(0, 255, (90, 160))
    assert ssim(noise, noise) == pytest.approx(1.0)
    assert ssim(noise, noise[::-1]) < 0.2
    assert 0.5 < ssim(noise, noise * 0.5 + 60) < 0.99
