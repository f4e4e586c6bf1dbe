"""Slides painted ahead in a thread of its own, so that a key press finds the next one ready."""

from __future__ import annotations

import sys
import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from math import ceil

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from leaderdeck.brand.kit import BrandKit
from leaderdeck.desktop.background import SWITCH_SECONDS, the_post
from leaderdeck.paint.picture_cache import shared_pictures
from leaderdeck.paint.scene_painter import paint_on, paint_whole_picture
from leaderdeck.paint.surface import Surface
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import Scene

MOST_BYTES = 96 << 20
"""Room for eleven slides of 1920 x 1080 pixels, or three of 3840 x 2160."""
SLACK = 2
"""Pixels that a slide may be stretched or cut by to fill its screen."""
FEWEST = 3
"""The slide that is up and those beside it are kept in any size."""


@dataclass(frozen=True, slots=True)
class View:
    """A slide, or the part of it that is zoomed into: `x` and `y` are the middle as shares of the slide."""

    number: int
    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5


class StagePictures(QObject):
    """Pictures of slides in one size, as large as fits into the screen."""

    painted = Signal(object)
    """The `View` whose picture is there now."""

    def __init__(self, scenes: Sequence[Scene], kit: BrandKit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scenes, self._kit = tuple(scenes), kit
        self._size = QSize()
        self._kept: OrderedDict[View, QImage] = OrderedDict()
        self._bytes = 0
        self._wanted: list[View] = []
        self._painting: tuple[View, QSize] | None = None
        """The picture that the thread is at, and its size."""
        self._ended = False
        self._change = threading.Condition()
        self._post = the_post()
        if sys.getswitchinterval() > SWITCH_SECONDS:
            sys.setswitchinterval(SWITCH_SECONDS)
        self._thread = threading.Thread(target=self._work, name="leaderdeck-stage", daemon=True)
        self._thread.start()

    @property
    def held_bytes(self) -> int:
        """How many bytes of pixels are kept."""
        return self._bytes

    @property
    def is_busy(self) -> bool:
        """Whether a picture is still to come."""
        with self._change:
            return bool(self._wanted) or self._painting is not None

    def fit_into(self, size: QSize) -> None:
        """The screen's size in its own pixels; pictures of another size are forgotten."""
        template = self._kit.template
        width = max(1, min(size.width(), ceil(size.height() * template.width_pt / template.height_pt)))
        height = max(1, round(width * template.height_pt / template.width_pt))
        if size.height() - SLACK <= height:
            height = size.height()  # edge to edge on a screen that is a pixel off the slide's shape
        if QSize(width, height) != self._size:
            with self._change:
                self._size = QSize(width, height)
                self._wanted = []
            self._kept.clear()
            self._bytes = 0

    def picture(self, view: View) -> QImage | None:
        """The picture where it is ready."""
        image = self._kept.get(view)
        if image is not None:
            self._kept.move_to_end(view)
        return image

    def prepare(self, views: Sequence[View]) -> None:
        """Paint these in this order, and nothing else that waits."""
        if self._size.isEmpty():
            return
        for known in reversed(views):
            self.picture(known)  # what is wanted soon is not the one to go when room is needed
        wanted = [one for one in views if 1 <= one.number <= len(self._scenes) and one not in self._kept]
        with self._change:
            self._wanted = [one for one in wanted if (one, self._size) != self._painting]
            self._change.notify()

    def end(self) -> None:
        """No picture is wanted any more; waits for the one that is being painted."""
        with self._change:
            self._ended, self._wanted = True, []
            self._change.notify()
        self._thread.join()

    def _work(self) -> None:
        while True:
            with self._change:
                self._painting = None
                while not self._wanted and not self._ended:
                    self._change.wait()
                if self._ended:
                    return
                view, size = self._painting = self._wanted.pop(0), self._size
            image = self._paint(view, size)
            self._post.send(self, partial(self._keep, view, image, size))

    def _paint(self, view: View, size: QSize) -> QImage:
        scene = self._scenes[view.number - 1]
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        if view.zoom == 1:
            paint_whole_picture(image, scene, self._kit, view.number)
            return image
        scale = size.width() / self._kit.template.width_pt * view.zoom
        with QPainter(image) as painter:
            painter.translate(-(view.x * view.zoom - 0.5) * image.width(), -(view.y * view.zoom - 0.5) * image.height())
            painter.scale(scale, scale)
            paint_on(Surface(painter, self._kit, view.number, picture=shared_pictures.picture), scene)
        return image

    def _keep(self, view: View, image: QImage, size: QSize) -> None:
        if size != self._size:
            return
        old = self._kept.pop(view, None)
        self._bytes += image.sizeInBytes() - (old.sizeInBytes() if old is not None else 0)
        self._kept[view] = image
        while self._bytes > MOST_BYTES and len(self._kept) > FEWEST:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= oldest.sizeInBytes()
        self.painted.emit(view)
