"""One sentence with its mark on a quiet ground, inside a dialog: never another dialog."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from leaderdeck.desktop.appearance import Appearance, appearance_of
from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.dialogs.severity_mark import Mark, SeverityMark, mark_name
from leaderdeck.language import Sentence


class NoticeLine(QFrame):
    """Hidden until something is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence: Sentence | None = None
        self._mark, self._words = SeverityMark("info"), text_label()
        em = self.fontMetrics().height()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(round(em * 0.8), round(em * 0.5), round(em * 0.8), round(em * 0.5))
        layout.setSpacing(round(em * 0.6))
        layout.addWidget(self._mark)
        layout.addWidget(self._words, 1)
        self.hide()

    @property
    def sentence(self) -> Sentence | None:
        """What it says now."""
        return self._sentence

    def say(self, sentence: Sentence | None, mark: Mark = "error") -> None:
        """Say this, or nothing."""
        is_new = sentence is not None and sentence != self._sentence
        self._sentence = sentence
        self._mark.show_mark(mark)
        self.retranslate()
        self.setVisible(sentence is not None)
        self.update()
        if is_new and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{mark_name(mark)}: {sentence}"))

    def retranslate(self) -> None:
        """The words anew."""
        self._words.setText(str(self._sentence or ""))
        self._mark.show_mark(self._mark.mark)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground in the color of the mark."""
        edge, ground = notice_colors(self._mark.mark, appearance_of(self))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        radius = self.fontMetrics().height() * 0.35
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


def notice_colors(mark: Mark, appearance: Appearance) -> tuple[str, str]:
    """Edge and ground of what is told with this mark."""
    if mark == "error":
        return appearance.error, appearance.error_ground
    if mark == "warning":
        return appearance.warning, appearance.warning_ground
    return appearance.info, appearance.info_ground
