"""Pictures for windows: what is decoded is drawn at once, the rest is noted down and decoded in a thread."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from leaderdeck.brand.metafiles import is_metafile
from leaderdeck.paint.picture_cache import PictureCache, Wanted, shared_pictures
from leaderdeck.scene.svg_files import SLOW_BYTES

QUICK_BYTES = 48 << 10
QUICK_PIXELS = 160_000
"""A picture of so many pixels is decoded in 3 ms, which nobody waits for."""


class WaitingPictures:
    """A source of pictures that makes nobody wait; `missing` tells what was not there in its size."""

    def __init__(self, cache: PictureCache = shared_pictures) -> None:
        self._cache = cache
        self.missing: list[Wanted] = []

    def __call__(self, wanted: Wanted) -> QImage | None:
        """The picture, in another size where only that is there; None where it is not there at all."""
        wanted = as_drawn_in_windows(wanted)
        kept = self._cache.kept(wanted)
        if kept is not None:
            return kept
        if is_quick(wanted):
            return self._cache.picture(wanted)
        self.missing.append(wanted)
        return self._cache.kept_in_another_size(wanted)


def as_drawn_in_windows(wanted: Wanted) -> Wanted:
    """The same picture without a vector that would take too long to draw, and hold Python's lock meanwhile."""
    if len(wanted.svg) <= SLOW_BYTES or not wanted.data:
        return wanted
    return Wanted(wanted.data, b"", wanted.crop, wanted.width_px, wanted.height_px)


def is_quick(wanted: Wanted) -> bool:
    """Whether decoding takes no longer than drawing does."""
    if wanted.svg or len(wanted.data) > QUICK_BYTES or is_metafile(wanted.data):
        return False
    buffer = QBuffer()
    buffer.setData(QByteArray(wanted.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    size = QImageReader(buffer).size()
    return size.width() * size.height() <= QUICK_PIXELS
