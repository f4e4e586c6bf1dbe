"""One slide painted in one size, kept until it changes; its photographs come when they are decoded."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from leaderdeck.brand.kit import BrandKit
from leaderdeck.desktop.panes.picture_warmer import PictureWarmer
from leaderdeck.paint.picture_cache import Wanted
from leaderdeck.paint.scene_painter import empty_picture, paint_whole_picture
from leaderdeck.paint.waiting_pictures import WaitingPictures
from leaderdeck.scene.shapes import Scene


class SlidePicture(QObject):
    """Paints over the same pixels as long as the size stays: fresh memory costs as much as painting on it."""

    changed = Signal()
    """A photograph came: the slide is to be painted again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._painted: tuple[Scene, BrandKit, int] | None = None
        self._missing: set[Wanted] = set()
        self._asked: set[Wanted] = set()
        self._warmer = PictureWarmer(self)
        self._warmer.warmed.connect(self._take_picture)

    @property
    def is_whole(self) -> bool:
        """Whether no photograph is still to come."""
        return not self._missing

    def picture(self, scene: Scene, kit: BrandKit, number: int, width_px: int) -> QImage:
        """The slide at this width, painted if it is not the one that was painted last."""
        size = (kit.template.width_pt, kit.template.height_pt)
        old = self._painted
        if self._image.width() != width_px or old is None or size != _size_of(old[1]):
            self._image = empty_picture(kit, width_px)
            old = None
        if old is None or old[0] is not scene or old[1] is not kit or old[2] != number:
            if old is None or old[0] is not scene:
                self._asked.clear()
            self._paint(scene, kit, number)
        return self._image

    def forget(self) -> None:
        """Nothing is kept."""
        self._image = QImage()
        self._painted = None
        self._missing.clear()
        self._warmer.forget()

    def _paint(self, scene: Scene, kit: BrandKit, number: int) -> None:
        pictures = WaitingPictures()
        self._image.setDevicePixelRatio(1.0)
        paint_whole_picture(self._image, scene, kit, number, pictures)
        self._painted = (scene, kit, number)
        self._warm(set(pictures.missing))

    def _warm(self, missing: set[Wanted]) -> None:
        """Have pictures decoded, each once: one that the cache has no room for must not be asked for forever."""
        self._missing = missing - self._asked
        self._asked |= missing
        if self._missing:
            self._warmer.warm(self._missing)

    def _take_picture(self, picture: Wanted) -> None:
        if picture not in self._missing:
            return
        self._missing.discard(picture)
        if not self._missing and self._painted is not None:
            self._paint(*self._painted)
            self.changed.emit()


def _size_of(kit: BrandKit) -> tuple[float, float]:
    return (kit.template.width_pt, kit.template.height_pt)
