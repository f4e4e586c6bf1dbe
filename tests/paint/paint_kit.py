"""A kit made by hand: exact colors, two layouts, and every kind of backdrop."""

from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage

from leaderdeck.brand.kit import ROLE_SLOTS, BrandKit, FontFamily, Palette, PaletteColor
from leaderdeck.brand.template import BackdropPart, BackdropShape, BackdropText, Layout, LevelStyle, Template
from leaderdeck.paint.scene_painter import paint_picture
from leaderdeck.paths import resource_folder
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.shapes import Scene, Shape, TextBody, TextParagraph, TextRun, TextShape
from leaderdeck.units import Frame, Insets

COLORS = {
    "text": "#16212B", "ground": "#FFFFFF", "heading": "#0B3C49", "soft-ground": "#F3EEE6", "accent": "#D1495B",
    "second": "#8FC1B5", "line": "#D8D2C8", "muted": "#4A6670", "deep": "#134B5A", "panel": "#E8F1EF",
    "link": "#0B5C74", "followed": "#5A4A78",
}  # fmt: skip
NAME = BackdropText(
    Frame(60, 498, 300, 26), Insets(), "middle", "Fjordvik kommune", LevelStyle(size_pt=12.0, color="accent4")
)
WAVE = BackdropShape((("M", (700.0, 540.0)), ("L", (960.0, 300.0)), ("L", (960.0, 540.0)), ("Z", ())), fill="accent1")


def family(typeface: str, folder: str, name: str) -> FontFamily:
    files = [
        resource_folder("fonts", folder, f"{name}-{style}.ttf") for style in ("Regular", "Bold", "Italic", "BoldItalic")
    ]
    return FontFamily(typeface, *files)


OPEN_SANS = family("Open Sans", "open-sans", "OpenSans")
NOTO_SERIF = family("Noto Serif", "noto-serif", "NotoSerif")
ARIAL = family("Arial", "liberation-sans", "LiberationSans")
COURIER = family("Courier New", "liberation-mono", "LiberationMono")


def hand_kit(
    body: FontFamily = OPEN_SANS, heading: FontFamily = OPEN_SANS, extra: tuple[BackdropPart, ...] = ()
) -> BrandKit:
    palette = Palette(tuple(PaletteColor(role, role, ROLE_SLOTS[role], rgb) for role, rgb in COLORS.items()))
    layouts = (
        Layout("content", "Innhold", 0, (), extra),
        Layout("cover", "Forside", 1, (), (WAVE, *extra), ground="dk2", dark=True),
    )
    return BrandKit(
        id="hand", name="Fjordvik kommune", version="1", slogans=(("nb", "Tett på hverandre"),), language="nb",
        palette=palette, heading_font=heading, body_font=body, code_font=COURIER,
        template=Template(Path("template.pptx"), 960.0, 540.0, layouts), folder=Path(),
    )  # fmt: skip


def text_shape(
    kit: BrandKit, frame: Frame, *paragraphs: TextParagraph, anchor: str = "top", **more: object
) -> TextShape:
    placed = place_text(TextBody(paragraphs, Insets(), anchor), frame, kit)
    return TextShape("Tekst 1", frame, placed, **more)


def plain(text: str, size: float = 28.0, **more: object) -> TextParagraph:
    wanted = {key: more.pop(key) for key in list(more) if key in TextRun.__dataclass_fields__}
    return TextParagraph((TextRun(text, size, **wanted),), **more)


def scene(*shapes: Shape, layout: str = "content", **more: object) -> Scene:
    return Scene(layout, "Tittel", shapes, **more)


def pixels(picture: QImage) -> np.ndarray:
    """The picture as rows of (red, green, blue)."""
    data = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.width(), 4)
    return data[:, :, 2::-1].astype(int)


def grays(picture: QImage) -> np.ndarray:
    """The picture as rows of gray values, 0 to 255."""
    data = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.width(), 4)
    return np.asarray(Image.fromarray(np.ascontiguousarray(data[:, :, 2::-1])).convert("L"), float)


def painted(kit: BrandKit, *shapes: Shape, number: int = 1, width: int = 960, layout: str = "content") -> np.ndarray:
    """The slide's pixels, one a point unless said."""
    return pixels(paint_picture(scene(*shapes, layout=layout), kit, number, width))


def ink(rows: np.ndarray, ground: str = "#FFFFFF", scale: float = 1.0) -> Frame:
    """The rectangle in points that holds everything that is not ground."""
    found = np.abs(rows - np.array(rgb(ground))).sum(axis=2) > 12
    down, across = np.flatnonzero(found.any(axis=1)), np.flatnonzero(found.any(axis=0))
    assert len(down), "nothing is drawn"
    x, y = across[0] / scale, down[0] / scale
    return Frame(x, y, (across[-1] + 1) / scale - x, (down[-1] + 1) / scale - y)


def rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
