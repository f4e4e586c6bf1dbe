"""Backdrops that take long to draw, kept as pixels by layout, kit and size, so that typing on them stays quick."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from typing import TypeAlias

from PySide6.QtGui import QImage, QPainter, QTransform

from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.template import BackdropPart, BackdropPicture, BackdropShape, BackdropText, Layout
from leaderdeck.paint.backdrop_text_painter import holds_number
from leaderdeck.paint.picture_cache import Wanted
from leaderdeck.paint.surface import Surface
from leaderdeck.quick_dataclass import dataclass

MOST_BYTES = 64 << 20
"""Room for about 17 backdrops of a 1280 x 720 slide."""
_MOST_LAYOUTS = 1_000
_CHEAP_PARTS = 12
_CHEAP_STEPS = 400
Paint: TypeAlias = Callable[[Surface, Layout], None]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A backdrop's pixels, with what they were made of, so that its identity stays its own."""

    layout: Layout
    kit: BrandKit
    image: QImage


class BackdropCache:
    """The backdrops drawn last, up to a number of bytes."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[tuple[int, int, int, int], _Kept] = OrderedDict()
        self._costly: dict[int, tuple[Layout, bool]] = {}
        self._lock = Lock()

    @property
    def held_bytes(self) -> int:
        """How many bytes of pixels are kept."""
        return self._bytes

    def paint(self, surface: Surface, layout: Layout, paint: Paint) -> bool:
        """Draws the layout's backdrop from kept pixels, made now with `paint` where there are none.

        Gives False, and draws nothing, where the backdrop is quick to draw, or not drawn on upright pixels.
        """
        if not self._is_costly(layout):
            return False
        place = _pixels(surface)
        if place is None:
            return False
        x, y, width, height = place
        key = (id(layout), id(surface.kit), width, height)
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
        image = kept.image if kept is not None else self._made(key, surface, layout, paint)
        surface.painter.save()
        surface.painter.setTransform(QTransform())
        surface.painter.drawImage(x, y, image)
        surface.painter.restore()
        return True

    def _made(self, key: tuple[int, int, int, int], surface: Surface, layout: Layout, paint: Paint) -> QImage:
        image = QImage(key[2], key[3], QImage.Format.Format_RGB32)
        is_whole = True

        def picture(wanted: Wanted) -> QImage | None:
            nonlocal is_whole
            found = surface.picture(wanted)
            stands_in = found is not None and not found.isNull() and found.width() != wanted.width_px
            is_whole = is_whole and found is not None and not stands_in
            return found

        with QPainter(image) as painter:
            scale = surface.device_scale()
            painter.scale(scale, scale)
            paint(replace(surface, painter=painter, picture=picture), layout)
        if is_whole:
            self._keep(key, _Kept(layout, surface.kit, image))
        return image

    def _keep(self, key: tuple[int, int, int, int], made: _Kept) -> None:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self._bytes += made.image.sizeInBytes()
            while self._bytes > self._most_bytes and len(self._kept) > 1:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= oldest.image.sizeInBytes()

    def _is_costly(self, layout: Layout) -> bool:
        known = self._costly.get(id(layout))
        if known is None or known[0] is not layout:
            if len(self._costly) >= _MOST_LAYOUTS:
                self._costly.clear()
            known = self._costly[id(layout)] = (layout, is_costly(layout.backdrop))
        return known[1]


shared_backdrops = BackdropCache()
"""The backdrops of all windows and pictures of this program."""


def is_costly(parts: tuple[BackdropPart, ...]) -> bool:
    """Whether drawing these parts takes more than about a millisecond, and gives the same on every slide.

    A slide's number is drawn anew on kept pixels, so nothing may lie over it.
    """
    numbers = [at for at, part in enumerate(parts) if isinstance(part, BackdropText) and holds_number(part)]
    if numbers and any(not isinstance(part, BackdropText) for part in parts[numbers[0] :]):
        return False
    steps = sum(len(part.path) for part in parts if isinstance(part, BackdropShape))
    return len(parts) > _CHEAP_PARTS or steps > _CHEAP_STEPS or any(map(_takes_long, parts))


def _takes_long(part: BackdropPart) -> bool:
    if isinstance(part, BackdropShape):
        return part.shading is not None or part.shadow is not None or part.line is not None
    if isinstance(part, BackdropPicture):
        return bool(part.recolor or part.tile or part.clip or part.pose or part.shadow)
    return bool(part.paragraphs)


def _pixels(surface: Surface) -> tuple[int, int, int, int] | None:
    """Where on a picture's pixels the slide lies; None where it is turned, or between pixels."""
    painter, template = surface.painter, surface.kit.template
    device = painter.device()
    transform = painter.combinedTransform()
    level = not (transform.m12() or transform.m21()) and transform.m11() == transform.m22() > 0
    if not isinstance(device, QImage) or not level or surface.on_glyphs is not None or surface.picture_scale:
        return None
    if transform.dx() % 1 or transform.dy() % 1 or device.devicePixelRatio() != 1:
        return None
    width, height = round(template.width_pt * transform.m11()), round(template.height_pt * transform.m22())
    x, y = int(transform.dx()), int(transform.dy())
    return (x, y, width, height) if 0 < width <= 8192 and 0 < height <= 8192 else None
