"""Colors of a template's own pictures where words lie on them, from the picture's dots made few."""

from __future__ import annotations

import io
import warnings

from leaderdeck.brand.color import from_channels, mix
from leaderdeck.brand.logos import MOST_PIXELS
from leaderdeck.brand.template import BackdropPicture

_MOST_SIDE_PX = 240
"""A dot is then 4 points of a slide or finer, about as wide as the strokes of a heading."""
_COARSE, _MIDDLE = 0xF8, 0x04
"""Thirty-two shades a channel: so many colors as can be measured once each."""


class PictureColors:
    """What can be told of pictures' colors. Each picture is decoded once."""

    def __init__(self) -> None:
        self._dots: dict[int, tuple[int, int, bytes] | None] = {}

    def at(self, part: BackdropPicture, x: float, y: float, below: str | None) -> str | None:
        """`#RRGGBB` that is seen at this point of the picture, over what lies below; None where nobody can tell."""
        pose = part.pose
        if part.recolor or part.tile or (pose is not None and pose.turn_deg):
            return None
        if part.frame.width <= 0 or part.frame.height <= 0:
            return below
        dots = self._dots[id(part)] if id(part) in self._dots else self._dots.setdefault(id(part), _dots_of(part.data))
        if dots is None:
            return None
        wide, high, rgba = dots
        left, top, right, bottom = part.crop
        along, deep = (x - part.frame.x) / part.frame.width, (y - part.frame.y) / part.frame.height
        if pose is not None:
            along, deep = 1 - along if pose.mirrored else along, 1 - deep if pose.upside_down else deep
        across, down = left + (1 - left - right) * along, top + (1 - top - bottom) * deep
        if not (0 <= across <= 1 and 0 <= down <= 1):
            return below
        place = 4 * (min(high - 1, int(down * high)) * wide + min(wide - 1, int(across * wide)))
        red, green, blue, opaque = rgba[place : place + 4]
        color = from_channels(*(channel & _COARSE | _MIDDLE for channel in (red, green, blue)))
        share = opaque / 255 * part.alpha
        if share >= 0.99:
            return color
        return None if below is None else mix(below, color, share)


def _dots_of(data: bytes) -> tuple[int, int, bytes] | None:
    """Width, height and RGBA dots of a picture made small; None for one that cannot be read."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF")) as image:
                if image.width * image.height > MOST_PIXELS:
                    return None
                image.draft("RGB", (_MOST_SIDE_PX, _MOST_SIDE_PX))
                few = image.convert("RGBA")
                few.thumbnail((_MOST_SIDE_PX, _MOST_SIDE_PX))
                return few.width, few.height, few.tobytes()
        except (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, MemoryError, EOFError):
            return None
        except Image.DecompressionBombError:
            return None
