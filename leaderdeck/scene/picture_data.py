"""A picture's bytes made fit to travel: a known kind, upright, of bounded size, in RGB, without metadata."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Literal

from leaderdeck.brand.logos import MOST_PIXELS
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.picture_metadata import bare_gif, bare_jpeg, bare_png
from leaderdeck.scene.svg_files import is_svg, read_svg

if TYPE_CHECKING:
    from PIL import Image

MOST_SIDE_PX = 2560
"""Longest side that is kept: a 4K projector shows a full slide at 3840, and a picture seldom fills one."""
_ORIENTATION = 0x0112
_KINDS: dict[str, Literal["png", "jpeg", "gif"]] = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "MPO": "jpeg"}
_READABLE = ("PNG", "JPEG", "GIF", "WEBP", "MPO")


@dataclass(frozen=True, slots=True)
class PictureData:
    """Bytes ready for a file, with their size; no `data` where they are drawn from `svg` when they are wanted."""

    kind: Literal["png", "jpeg", "gif"]
    data: bytes
    width_px: int
    height_px: int
    svg: bytes = b""


def read_picture(data: bytes) -> PictureData | str:
    """The picture in these bytes, or the rule that says why it cannot be shown."""
    if not data:
        return "file.picture-unreadable"
    if is_svg(data):
        drawn = read_svg(data)
        if drawn is None:
            return "file.picture-unsafe"
        return PictureData("png", drawn.png, drawn.width_px, drawn.height_px, drawn.svg)
    try:
        return _read_pixels(data)
    except (OSError, ValueError, SyntaxError, ArithmeticError, IndexError, KeyError, TypeError, MemoryError, EOFError):
        return "file.picture-unreadable"


def _read_pixels(data: bytes) -> PictureData | str:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BytesIO(data), formats=_READABLE)
        except Image.DecompressionBombError:
            return "file.picture-too-large"
        with image:
            width, height = image.size
            if width < 1 or height < 1:
                return "file.picture-unreadable"
            if width * height > MOST_PIXELS:
                return "file.picture-too-large"
            return _kept(image, data) or _redrawn(image)


def _kept(image: Image.Image, data: bytes) -> PictureData | None:
    """The original bytes without metadata, where nothing about the pixels must change."""
    kind = _KINDS.get(image.format or "")
    if kind is None or image.format == "MPO" or image.mode in ("CMYK", "YCCK", "LAB", "I;16", "I", "F"):
        return None
    if max(image.size) > MOST_SIDE_PX or image.getexif().get(_ORIENTATION, 1) != 1 or _has_other_colors(image):
        return None
    width, height = image.size
    image.load()
    bare = {"png": bare_png, "jpeg": bare_jpeg, "gif": bare_gif}[kind](data)
    return PictureData(kind, bare, width, height) if bare else None


def _redrawn(image: Image.Image) -> PictureData:
    """The first frame drawn anew: upright, at most MOST_SIDE_PX long, RGB, no metadata."""
    from PIL import Image, ImageOps

    photo = image.format in ("JPEG", "MPO")
    if photo:
        image.draft("RGB", (MOST_SIDE_PX, MOST_SIDE_PX))
    upright = ImageOps.exif_transpose(_in_screen_colors(image))
    clear = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    drawn = upright.convert("RGBA" if clear else "RGB")
    drawn.thumbnail((MOST_SIDE_PX, MOST_SIDE_PX), Image.Resampling.LANCZOS)
    drawn.info.clear()
    out = io.BytesIO()
    if photo:
        drawn.save(out, "JPEG", quality=92, optimize=True)
    else:
        drawn.save(out, "PNG", optimize=drawn.width * drawn.height < 1_000_000)
    return PictureData("jpeg" if photo else "png", out.getvalue(), drawn.width, drawn.height)


def _has_other_colors(image: Image.Image) -> bool:
    """Whether a color profile says that the numbers mean other colors than a screen's (sRGB)."""
    profile = image.info.get("icc_profile") or b""
    return bool(profile) and b"sRGB" not in profile and b"s\0R\0G\0B" not in profile


def _in_screen_colors(image: Image.Image) -> Image.Image:
    """The picture in sRGB, since its profile does not travel; as it is where its profile cannot be used."""
    if not _has_other_colors(image) or image.mode not in ("RGB", "CMYK"):
        return image
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        screen = ImageCms.createProfile("sRGB")
        exif = image.getexif()
        converted = ImageCms.profileToProfile(image, profile, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    if converted is None:
        return image
    converted.getexif().update(exif)
    return converted
