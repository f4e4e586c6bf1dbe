"""One layout in the gallery: a sample slide on it, as wide as the gallery gives room for, with its name below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.panes.picture_choice import PictureChoice

_EDGE = 3


class LayoutCard(PictureChoice):
    """A slide to look at; pressed, it is shown large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(False)
        self._room = 320
        self._shape = 9 / 16

    def set_room(self, width: int) -> None:
        """How wide the card may be."""
        if width != self._room:
            self._room = max(80, width)
            self.updateGeometry()
            self.update()

    def set_aspect(self, aspect: float) -> None:
        """Height of a slide as a share of its width."""
        self._shape = aspect
        super().set_aspect(aspect)

    def sizeHint(self) -> QSize:
        """As wide as there is room, and a line below."""
        height = self.fontMetrics().height()
        width = self._room - 2 * _EDGE
        return QSize(self._room, round(width * self._shape) + 2 * _EDGE + round(height * 1.5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is as good as the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _picture(self) -> QRectF:
        width = self._room - 2 * _EDGE
        return QRectF(_EDGE, _EDGE, width, round(width * self._shape))
