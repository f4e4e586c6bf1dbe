"""Slides as PNG files that say nothing but the picture."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect
from PySide6.QtGui import QImage, QImageWriter

from leaderdeck.brand.kit import BrandKit
from leaderdeck.paint.scene_painter import paint_picture
from leaderdeck.scene.shapes import Scene
from leaderdeck.units import Frame

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT_CHUNKS = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
"""PNG (ISO/IEC 15948), 5.6: the critical chunks. All others are remarks: software, time, resolution, profile."""


def png_bytes(scene: Scene, kit: BrandKit, number: int, width_px: int) -> bytes:
    """The slide as PNG, without metadata of any kind; the same slide always gives the same bytes."""
    return encode(paint_picture(scene, kit, number, width_px))


def cut_out(scene: Scene, kit: BrandKit, number: int, frame: Frame, width_px: int) -> bytes:
    """What stands in this frame (points) of the slide as PNG; `width_px` is the whole slide's."""
    scale = width_px / kit.template.width_pt
    corner, size = (frame.x, frame.y), (frame.width, frame.height)
    cut = QRect(*(round(length * scale) for length in (*corner, *size)))
    return encode(paint_picture(scene, kit, number, width_px).copy(cut))


def encode(image: QImage) -> bytes:
    """A picture as PNG with nothing but its pixels."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image.convertToFormat(QImage.Format.Format_RGB888))
    buffer.close()
    return SIGNATURE + b"".join(chunk for name, chunk in _chunks(bytes(data.data())) if name in KEPT_CHUNKS)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk's type, and the chunk whole: length, type, data and check sum."""
    start = len(SIGNATURE)
    while start < len(png):
        (length,) = struct.unpack_from(">I", png, start)
        end = start + 12 + length
        yield png[start + 4 : start + 8], png[start:end]
        start = end
