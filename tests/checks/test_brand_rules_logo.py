"""Likeness of logos: the same mark in every format and on every ground, and nothing else."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from checking import kit
from PIL import Image, ImageDraw, ImageOps

from leaderdeck.checks.drawn_logo import compare, read_marks
from leaderdeck.checks.kit_logos import kit_logos
from leaderdeck.paths import resource_folder
from leaderdeck.units import Frame


def logo(name: str = "light") -> Image.Image:
    found = kit().logo("light" if name == "light" else "dark")
    assert found is not None
    return Image.open(found.file.with_suffix(".png")).convert("RGBA")


def as_bytes(image: Image.Image, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    image.save(out, kind, quality=70)
    return out.getvalue()


def on(image: Image.Image, ground: str, margin: int = 0) -> Image.Image:
    whole = Image.new("RGBA", (image.width + 2 * margin, image.height + margin), ground)
    whole.alpha_composite(image, (margin, margin // 2))
    return whole.convert("RGB")


SAME: dict[str, Callable[[], bytes]] = {
    "png": lambda: as_bytes(logo()),
    "jpeg on white": lambda: as_bytes(on(logo(), "white"), "JPEG"),
    "gif": lambda: as_bytes(on(logo(), "white").convert("P"), "GIF"),
    "webp": lambda: as_bytes(logo(), "WEBP"),
    "wide margins": lambda: as_bytes(on(logo(), "white", 200)),
    "small": lambda: as_bytes(logo().resize((50, 60), Image.Resampling.LANCZOS)),
    "drawing": lambda: resource_folder("brands", "fjordvik", "logo-light.svg").read_bytes(),
    "for dark ground": lambda: as_bytes(logo("dark")),
}


@pytest.mark.parametrize("data", SAME.values(), ids=SAME.keys())
def test_the_logo_is_known_again_whatever_the_format(data: Callable[[], bytes]) -> None:
    likeness = kit_logos(kit()).likeness(data())
    assert likeness is not None
    assert likeness.departures == ()


CHANGED: dict[str, tuple[Callable[[], bytes], str]] = {
    "wider": (lambda: as_bytes(logo().resize((1200, 960))), "stretched"),
    "gray": (lambda: as_bytes(ImageOps.grayscale(on(logo(), "white"))), "recolored"),
    "inverted": (lambda: as_bytes(ImageOps.invert(on(logo(), "white"))), "recolored"),
    "all black": (lambda: as_bytes(Image.merge("RGBA", [Image.new("L", logo().size)] * 3 + [logo().split()[3]])), ""),
}


@pytest.mark.parametrize(("data", "done"), CHANGED.values(), ids=CHANGED.keys())
def test_what_was_done_to_it_is_told(data: Callable[[], bytes], done: str) -> None:
    likeness = kit_logos(kit()).likeness(data())
    assert likeness is None if not done else likeness is not None
    assert likeness is None or likeness.departures == (done,)


def test_a_frame_that_stretches_and_a_crop_that_cuts_are_seen() -> None:
    logos, data = kit_logos(kit()), as_bytes(on(logo(), "white", 100))
    whole, narrow = Frame(0, 0, 100.0, 106.0), Frame(0, 0, 60.0, 106.0)
    for frame, crop, done in (
        (whole, (0.0, 0.0, 0.0, 0.0), ()),
        (narrow, (0.0, 0.0, 0.0, 0.0), ("stretched",)),
        (Frame(0, 0, 90.0, 106.0), (0.1, 0.0, 0.0, 0.0), ()),
        (Frame(0, 0, 100.0, 53.0), (0.0, 0.0, 0.0, 0.5), ("cropped",)),
    ):
        likeness = logos.likeness(data, frame, crop)
        assert likeness is not None
        assert likeness.departures == done, (frame, crop)


def disc(size: int = 300) -> Image.Image:
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((4, 4, size - 4, size - 4), fill="#0B3C49")
    return image


OTHERS: dict[str, Callable[[], bytes]] = {
    "disc": lambda: as_bytes(disc()),
    "square": lambda: as_bytes(Image.new("RGB", (200, 240), "#0B3C49")),
    "photograph": lambda: resource_folder("samples", "bilder", "havn.png").read_bytes(),
    "noise": lambda: as_bytes(Image.effect_noise((240, 280), 90)),
    "another brand's": lambda: resource_folder("brands", "granheim", "logo-light.svg").read_bytes(),
    "cut off": lambda: as_bytes(logo())[:2000],
    "nothing": lambda: b"",
    "no picture": lambda: b"<svg><script/></svg>",
}


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS.keys())
def test_other_pictures_are_no_logo(data: Callable[[], bytes]) -> None:
    assert kit_logos(kit()).likeness(data()) is None


def test_a_logo_that_is_a_plain_square_is_like_nothing() -> None:
    square = read_marks(as_bytes(Image.new("RGB", (200, 240), "#0B3C49")))
    assert compare(square, square) is None


def test_no_picture_in_real_templates_is_taken_for_the_logo() -> None:
    import zipfile

    folder = Path(__file__).resolve().parents[3] / "shared" / "templates"
    if not folder.is_dir():
        pytest.skip("real templates lie beside the project, and are not here")
    logos, seen = kit_logos(kit()), 0
    for file in sorted(folder.glob("brand__*.p*x"))[:12]:
        with zipfile.ZipFile(file) as package:
            for name in [each for each in package.namelist() if each.startswith("ppt/media/")][:6]:
                if package.getinfo(name).file_size < 400_000:
                    seen += 1
                    assert logos.likeness(package.read(name)) is None, (file.name, name)
    assert seen
