"""A picture's colors changed as DrawingML asks: gray, two colors, black and white, lighter, one color exchanged."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PIL import Image, ImageChops, ImageOps
from PySide6.QtGui import QImage

from leaderdeck.brand.backdrop_values import Recolor

Rgb: TypeAlias = Callable[[str], int]
"""Slot or color → 0xAARRGGBB."""
_STRAIGHT = QImage.Format.Format_RGBA8888


def recolored(image: QImage, recolor: Recolor, rgb: Rgb) -> QImage:
    """The picture with other colors; what was clear stays clear."""
    straight = image.convertToFormat(_STRAIGHT)
    pixels = Image.frombuffer(
        "RGBA", (straight.width(), straight.height()), bytes(straight.constBits()), "raw", "RGBA",
        straight.bytesPerLine(), 1,
    )  # fmt: skip
    colors, alpha = pixels.convert("RGB"), pixels.getchannel("A")
    if recolor.clear is not None:
        colors, alpha = _exchanged(colors, alpha, recolor.clear, rgb)
    if recolor.brightness or recolor.contrast:
        colors = colors.point(_curve(recolor.brightness, recolor.contrast) * 3)
    if recolor.grayscale:
        colors = ImageOps.grayscale(colors).convert("RGB")
    if recolor.threshold is not None:
        limit = recolor.threshold * 255
        colors = ImageOps.grayscale(colors).point([255 if level >= limit else 0 for level in range(256)]).convert("RGB")
    if recolor.duotone is not None:
        black, white = (_channels(rgb(color)) for color in recolor.duotone)
        colors = ImageOps.colorize(ImageOps.grayscale(colors), black, white)
    colors.putalpha(alpha)
    data = colors.tobytes()
    made = QImage(data, colors.width, colors.height, colors.width * 4, _STRAIGHT)
    return made.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _exchanged(
    colors: Image.Image, alpha: Image.Image, clear: tuple[str, str, float], rgb: Rgb
) -> tuple[Image.Image, Image.Image]:
    """Every dot of one color in another."""
    before, after, share = _channels(rgb(clear[0])), _channels(rgb(clear[1])), clear[2]
    masks = [
        channel.point([255 if level == wanted else 0 for level in range(256)])
        for channel, wanted in zip(colors.split(), before, strict=True)
    ]
    mask = ImageChops.darker(ImageChops.darker(masks[0], masks[1]), masks[2])
    colors = colors.copy()
    colors.paste(after, mask=mask)
    alpha = alpha.copy()
    alpha.paste(round(share * 255), mask=ImageChops.darker(mask, alpha))
    return colors, alpha


def _curve(brightness: float, contrast: float) -> list[int]:
    """Levels around middle gray made steeper or flatter, then lighter or darker."""
    slope = 128 / (128 - 127 * contrast) if contrast >= 0 else (128 + 127 * contrast) / 128
    shift = brightness * 255 + 128 - slope * 128
    return [min(255, max(0, round(level * slope + shift))) for level in range(256)]


def _channels(argb: int) -> tuple[int, int, int]:
    return argb >> 16 & 255, argb >> 8 & 255, argb & 255
