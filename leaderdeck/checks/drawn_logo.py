"""Whether a picture shows a brand's logo, whatever its format, margins and size, and whether it kept form and colors.

Two pictures are alike when their silhouettes are, drawn into the same square, and so are the lights and darks within.
A silhouette that says nothing (a plain disc or square) is no likeness.
"""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Sequence
from functools import lru_cache
from operator import mul
from typing import TYPE_CHECKING, Literal, TypeAlias

from leaderdeck.brand.logos import LARGEST_LOGO_BYTES, MOST_PIXELS, logo_facts, svg_to_png
from leaderdeck.deck.template_looks import Crop
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

if TYPE_CHECKING:
    from PIL import Image

_SIDE = 24
"""Cells along each side of the square that marks are compared in: the letters of a name still count, noise does not."""
_WORK_PX = 192
_READABLE = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
_INK = 64
"""Least difference from the ground, of 255, that is drawing and no noise of a photograph's compression."""
_SOLID = b"\xff"
_NOISE = 24
"""Difference, of 255, within which pixels of the border are of one color."""
_EVEN_GROUND = 0.85
"""Share of the border that must be of one color for it to be a ground."""
_ALIKE = 0.9
_SAME_LIGHTS = 0.75
_FLAT = 0.06
"""Spread of lights within a silhouette below which it is of one color."""
_PLAIN = 0.16
"""Spread of a silhouette's cells below which it is as good as a filled square."""
_OTHER_COLORS = 0.09
"""Mean difference of colors, of 1, from which a logo was recolored; compression and antialiasing make a third of it."""
_STRETCHED = 1.035
"""Ratio of proportions from which an eye sees it."""
_CUT = 0.03
"""Share of the drawing that may be cut away: the soft edge around it."""
_TROUBLES = (OSError, ValueError, SyntaxError, ArithmeticError, IndexError, KeyError, TypeError, MemoryError, EOFError)

Grid: TypeAlias = tuple[float, ...]
Departure: TypeAlias = Literal["stretched", "cropped", "recolored"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A picture's drawing without its margins, on one of the grounds that it may have been saved on."""

    ink: Grid
    """How much each cell is covered, 0 to 1, row by row."""
    lights: Grid
    """How light the drawing is in each cell, 0 to 1; what is not covered is as light as all the rest."""
    colors: tuple[tuple[float, float, float], ...]
    """Mean color in each cell."""
    margins: Crop
    """What of the picture is no drawing: left, top, right, bottom, as shares."""
    width_px: int
    """Width of the drawing as it was looked at."""
    height_px: int
    picture: float
    """Width to height of the whole picture."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two pictures of the same mark: how alike, and how much of the proportions and colors changed."""

    score: float
    stretch: float
    """Width to height as it is shown, over the logo's own."""
    color: float
    """Mean difference of colors, 0 to 1."""
    cut: float
    """The largest share of its width or height that is cut away."""
    slack: float
    """How much a pixel more or less changes its proportions."""

    @property
    def departures(self) -> tuple[Departure, ...]:
        """What was done to it."""
        stretched = max(self.stretch, 1 / self.stretch) > _STRETCHED + self.slack
        done: tuple[tuple[Departure, bool], ...] = (
            ("stretched", stretched),
            ("cropped", self.cut > _CUT),
            ("recolored", self.color > _OTHER_COLORS),
        )
        return tuple(name for name, is_so in done if is_so)


def read_marks(data: bytes) -> tuple[Mark, ...]:
    """What the picture shows: one mark, or several where it is transparent and may be saved on a ground elsewhere.

    None for pictures that cannot be read, or that fill their whole frame evenly as photographs do.
    """
    try:
        return _marks(data)
    except _TROUBLES:
        return ()


def compare(
    shown: Sequence[Mark], logo: Sequence[Mark], frame: Frame | None = None, crop: Crop = (0.0, 0.0, 0.0, 0.0)
) -> Likeness | None:
    """How alike two pictures are, or None where they show different things.

    `frame` is where the first is shown and `crop` what is cut away of it; None shows it as it is.
    """
    found = [_compare(one, other, frame, crop) for one in shown for other in logo]
    alike = [each for each in found if each is not None]
    return min(alike, key=lambda each: (each.color > _OTHER_COLORS, -each.score), default=None)


def _marks(data: bytes) -> tuple[Mark, ...]:
    from PIL import Image

    if data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<svg", b"<?xml", b"<!--")):
        logo_facts(data[: LARGEST_LOGO_BYTES + 1])
        data = svg_to_png(data, _WORK_PX)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=_READABLE) as image:
            width, height = image.size
            if width < 4 or height < 4 or width * height > MOST_PIXELS:
                return ()
            image.draft("RGB", (_WORK_PX, _WORK_PX))
            clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
            small = image.convert("RGBA" if clear else "RGB")
            small.thumbnail((_WORK_PX, _WORK_PX), Image.Resampling.BOX, reducing_gap=2.0)
    if not clear or small.getchannel("A").tobytes().count(_SOLID) == small.width * small.height:
        mark = _on_ground(small.convert("RGB"))
        return (mark,) if mark is not None else ()
    grounds = [_flattened(small, ground) for ground in ((255, 255, 255), (0, 0, 0))]
    found = [_mark(grounds[0], small.getchannel("A")), *(_on_ground(ground) for ground in grounds)]
    return tuple(mark for mark in found if mark is not None)


def _flattened(image: Image.Image, ground: tuple[int, int, int]) -> Image.Image:
    from PIL import Image

    whole = Image.new("RGBA", image.size, (*ground, 255))
    whole.alpha_composite(image)
    return whole.convert("RGB")


def _on_ground(image: Image.Image) -> Mark | None:
    """The drawing on an even ground; None where the border is no ground."""
    from PIL import Image, ImageChops

    ground = _ground(image)
    if ground is None:
        return None
    apart = ImageChops.difference(image, Image.new("RGB", image.size, ground))
    red, green, blue = apart.split()
    covered = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    strongest = covered.getextrema()[1]
    if not isinstance(strongest, int) or strongest < _INK:
        return None
    return _mark(image, covered.point(lambda value: min(255, int(value * 2 * 255 / strongest))))


def _ground(image: Image.Image) -> tuple[int, int, int] | None:
    width, height = image.size
    data = image.tobytes()
    rows = (data[: 3 * width], data[-3 * width :])
    sides = (data[3 * (width * y + x) : 3 * (width * y + x + 1)] for y in range(height) for x in (0, width - 1))
    around = [*(row[3 * x : 3 * x + 3] for row in rows for x in range(width)), *sides]
    red, green, blue = (sorted(pixel[channel] for pixel in around)[len(around) // 2] for channel in range(3))
    middle = (red, green, blue)
    even = sum(max(abs(a - b) for a, b in zip(pixel, middle, strict=True)) <= _NOISE for pixel in around)
    return middle if even >= _EVEN_GROUND * len(around) else None


def _mark(image: Image.Image, ink: Image.Image) -> Mark | None:
    from PIL import Image

    box = ink.point(lambda value: 255 if value >= _INK else 0).getbbox()
    if box is None or box[2] - box[0] < 4 or box[3] - box[1] < 4:
        return None
    side = (_SIDE, _SIDE)
    own = ink.crop(box)
    cells = [value / 255 for value in own.resize(side, Image.Resampling.BOX).tobytes()]
    drawn = Image.new("RGB", own.size)
    drawn.paste(image.crop(box), mask=own)
    raw = drawn.resize(side, Image.Resampling.BOX).tobytes()
    colors = [
        tuple(min(1.0, raw[3 * at + channel] / 255 / max(cells[at], 1 / 255)) for channel in range(3))
        for at in range(len(cells))
    ]
    total = sum(cells) or 1.0
    lights = [0.299 * red + 0.587 * green + 0.114 * blue for red, green, blue in colors]
    mean = sum(light * cell for light, cell in zip(lights, cells, strict=True)) / total
    spread = tuple(mean + (light - mean) * cell for light, cell in zip(lights, cells, strict=True))
    width, height = box[2] - box[0], box[3] - box[1]
    return Mark(
        ink=tuple(cells),
        lights=spread,
        colors=tuple((red, green, blue) for red, green, blue in colors),
        margins=(box[0] / image.width, box[1] / image.height, 1 - box[2] / image.width, 1 - box[3] / image.height),
        width_px=width,
        height_px=height,
        picture=image.width / image.height,
    )


def _compare(shown: Mark, logo: Mark, frame: Frame | None, crop: Crop) -> Likeness | None:
    left, top, right, bottom = crop
    seen = shown.picture * (1 - left - right) / (1 - top - bottom) if left + right < 1 and top + bottom < 1 else 0.0
    if seen <= 0 or min(_spread(shown.ink), _spread(logo.ink)) < _PLAIN:
        return None
    shape = frame.width / frame.height / seen if frame is not None and frame.width > 0 and frame.height > 0 else 1.0
    stretch = shown.width_px / shown.height_px * shape / (logo.width_px / logo.height_px)
    score = _correlation(shown.ink, logo.ink)
    if score < _ALIKE or not 0.2 < stretch < 5.0:
        return None
    one, other = _spread(shown.lights), _spread(logo.lights)
    if max(one, other) > _FLAT and abs(_correlation(shown.lights, logo.lights)) < _SAME_LIGHTS:
        return None
    across = 1 - shown.margins[0] - shown.margins[2]
    down = 1 - shown.margins[1] - shown.margins[3]
    sides = zip(crop, shown.margins, (across, down, across, down), strict=True)
    cut = max((away - margin) / size for away, margin, size in sides)
    slack = sum(1 / side for mark in (shown, logo) for side in (mark.width_px, mark.height_px)) / 2
    return Likeness(score, stretch, _color_difference(shown, logo), cut, slack)


def _color_difference(shown: Mark, logo: Mark) -> float:
    weights = [min(one, other) for one, other in zip(shown.ink, logo.ink, strict=True)]
    apart = [math.dist(one, other) / math.sqrt(3) for one, other in zip(shown.colors, logo.colors, strict=True)]
    return sum(weight * each for weight, each in zip(weights, apart, strict=True)) / (sum(weights) or 1.0)


@lru_cache(maxsize=256)
def _centered(cells: Grid) -> tuple[Grid, float]:
    """How far each cell is from their mean, and the standard deviation; the same few logos are compared again."""
    mean = sum(cells) / len(cells)
    apart = tuple(cell - mean for cell in cells)
    return apart, math.sqrt(sum(map(mul, apart, apart)) / len(cells))


def _spread(cells: Grid) -> float:
    return _centered(cells)[1]


def _correlation(one: Grid, other: Grid) -> float:
    (apart1, spread1), (apart2, spread2) = _centered(one), _centered(other)
    spread = spread1 * spread2 * len(one)
    return sum(map(mul, apart1, apart2)) / spread if spread > 1e-9 else 0.0
