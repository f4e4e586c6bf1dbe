"""A button that is pressed with Enter where it stands, and shows that it has the keyboard on any ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from leaderdeck.desktop.appearance import appearance_of

_INSET, _WIDTH, _RADIUS = 3.5, 1.6, 3.0


class NearButton(QPushButton):
    """Enter presses it on every system, but never from afar. The main one wears its focus as a ring within."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is as good as the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A filled button hides a ring in its own color: this one is in the color of its words."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("kind") == "primary":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(appearance_of(self).on_primary), _WIDTH))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET), _RADIUS, _RADIUS)
            painter.end()
