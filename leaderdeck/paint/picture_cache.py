"""Pictures decoded, cropped and scaled once a size, and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from threading import Lock
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from leaderdeck.brand.metafiles import is_metafile, metafile_picture
from leaderdeck.quick_dataclass import dataclass

MOST_BYTES = 96 << 20
"""Room for about 26 pictures that fill a 1280 x 720 slide."""
MOST_PIXELS = 8192
"""The longest side that a vector picture is drawn in."""

MOST_DECODED_PIXELS = 64_000_000
"""What a picture may unpack to, 256 MB: no camera makes larger ones, and a few bytes can say any size."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture as it is to be drawn: the bytes, the shares cut away, and the size in pixels of what remains."""

    data: bytes
    svg: bytes
    crop: tuple[float, float, float, float]
    width_px: int
    height_px: int


PictureSource: TypeAlias = Callable[[Wanted], QImage | None]
"""Gives a picture to draw; a null image when its bytes are no picture, None when it is not there yet."""


class PictureCache:
    """The pictures drawn last, up to a number of bytes."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[Wanted, QImage] = OrderedDict()
        self._lock = Lock()

    @property
    def held_bytes(self) -> int:
        """How many bytes of pixels are kept."""
        return self._bytes

    def kept(self, wanted: Wanted) -> QImage | None:
        """The picture where it is at hand in the wanted size."""
        with self._lock:
            kept = self._kept.get(wanted)
            if kept is not None:
                self._kept.move_to_end(wanted)
            return kept

    def kept_in_another_size(self, wanted: Wanted) -> QImage | None:
        """The same picture in the size that was drawn last, to stand in until the wanted one is there."""
        with self._lock:
            return next((self._kept[known] for known in reversed(self._kept) if _is_same(known, wanted)), None)

    def picture(self, wanted: Wanted) -> QImage:
        """The picture in the wanted size; a null image when its bytes are no picture."""
        kept = self.kept(wanted)
        if kept is not None:
            return kept
        image = decode(wanted)
        with self._lock:
            if wanted not in self._kept:
                self._kept[wanted] = image
                self._bytes += image.sizeInBytes()
            while self._bytes > self._most_bytes and len(self._kept) > 1:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= oldest.sizeInBytes()
        return image


def _is_same(known: Wanted, wanted: Wanted) -> bool:
    return known.data is wanted.data and known.svg is wanted.svg and known.crop == wanted.crop


shared_pictures = PictureCache()
"""The pictures of all windows and exports of this program."""


def decode(wanted: Wanted) -> QImage:
    """The picture's pixels: vector pictures drawn at the size wanted, others scaled smoothly."""
    drawn = _draw_vector(wanted) if wanted.svg and b"<text" not in wanted.svg else QImage()
    whole = drawn if not drawn.isNull() else _read_pixels(wanted)
    if whole.isNull():
        return whole
    cropped = whole.copy(_kept_part(whole.size(), wanted.crop)) if any(wanted.crop) else whole
    scaled = cropped.scaled(
        wanted.width_px,
        wanted.height_px,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    opaque = QImage.Format.Format_RGB32
    return scaled.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied if scaled.hasAlphaChannel() else opaque)


def _draw_vector(wanted: Wanted) -> QImage:
    """Drawn by resvg: Qt's own reader ignores clip paths. Letters need fonts that only the picture's maker had."""
    from resvg_py import svg_to_bytes

    whole = _whole_size(wanted)
    try:
        png = svg_to_bytes(
            svg_string=wanted.svg.decode("utf-8", "replace"),
            width=whole.width(),
            height=whole.height(),
            skip_system_fonts=True,
        )
    except ValueError:
        return QImage()
    return QImage.fromData(bytes(png))


def _read_pixels(wanted: Wanted) -> QImage:
    data = metafile_picture(wanted.data) if is_metafile(wanted.data) else wanted.data
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    image = _read_enough(reader, wanted)
    del reader  # a TIFF is closed through the buffer, which must be there still
    return image


def _read_enough(reader: QImageReader, wanted: Wanted) -> QImage:
    """The picture in not many more pixels than are wanted; a null image where it would unpack to too many."""
    size = reader.size()
    if size.width() * size.height() > MOST_DECODED_PIXELS:
        return QImage()
    enough = _whole_size(wanted) * 2
    if size.width() > enough.width() and size.height() > enough.height():
        reader.setScaledSize(enough)  # a JPEG is then decoded in fewer pixels
    return reader.read()


def _whole_size(wanted: Wanted) -> QSize:
    """The size of the uncropped picture of which the wanted pixels are a part."""
    left, top, right, bottom = wanted.crop
    width = wanted.width_px / max(0.01, 1 - left - right)
    height = wanted.height_px / max(0.01, 1 - top - bottom)
    return QSize(min(MOST_PIXELS, ceil(width)), min(MOST_PIXELS, ceil(height)))


def _kept_part(size: QSize, crop: tuple[float, float, float, float]) -> QRect:
    left, top, right, bottom = crop
    x, y = round(left * size.width()), round(top * size.height())
    width = max(1, round((1 - right) * size.width()) - x)
    height = max(1, round((1 - bottom) * size.height()) - y)
    return QRect(x, y, width, height)
