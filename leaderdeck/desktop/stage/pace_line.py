"""How the talk is against its plan, as a row of blocks and in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.language import Sentence, say

BLOCKS, BLOCK_EMS = 12, 0.62
LEAST_BLOCK_PX = 4
IN_TIME_SECONDS = 30
"""So far from the plan is still in time: nobody speaks to the second."""


def pace_words(ahead: float) -> Sentence:
    """Where the talk is against its plan, `ahead` in seconds (below zero: behind)."""
    if abs(ahead) < IN_TIME_SECONDS:
        return say("i rute")
    minutes = max(1, round(abs(ahead) / 60))
    return say("{count} min foran", count=minutes) if ahead > 0 else say("{count} min etter", count=minutes)


class PaceLine(QWidget):
    """Blocks for the time that is used, and words; behind the plan is told by both color and words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._ahead = 0.0, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_pace(self, share: float, ahead: float) -> None:
        """The share of the planned time that is used, and seconds ahead of the plan."""
        self._share, self._ahead = max(0.0, min(1.0, share)), ahead
        self.setAccessibleName(str(say("Tempo: {pace}", pace=pace_words(ahead))))
        self.update()

    def sizeHint(self) -> QSize:
        """Blocks and the longest words."""
        em = self.fontMetrics().height()
        return QSize(round(BLOCKS * BLOCK_EMS * em) + em // 2 + self._words_width(), em + 4)

    def minimumSizeHint(self) -> QSize:
        """The words: where there is little room the blocks give way."""
        return QSize(self._words_width(), self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The blocks, then the words."""
        painter, look = QPainter(self), appearance_of(self)
        em = self.fontMetrics().height()
        color = QColor(look.warning if self._ahead <= -IN_TIME_SECONDS else look.primary)
        left = max(0, self.width() - self._words_width())
        step = min(BLOCK_EMS * em, (left - em / 3) / BLOCKS)
        if step >= LEAST_BLOCK_PX:
            self._paint_blocks(painter, step, color, QColor(look.field))
            left = round(step * BLOCKS + em / 3)
        painter.setPen(color)
        words = str(pace_words(self._ahead))
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_blocks(self, painter: QPainter, step: float, color: QColor, edge: QColor) -> None:
        height = BLOCK_EMS * self.fontMetrics().height()
        top = (self.height() - height) / 2
        for block in range(BLOCKS):
            place = QRectF(block * step, top, step * 0.72, height)
            if block < round(self._share * BLOCKS):
                painter.fillRect(place, color)
            else:
                painter.setPen(edge)
                painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))

    def _words_width(self) -> int:
        metrics = self.fontMetrics()
        return max(metrics.horizontalAdvance(str(pace_words(seconds))) for seconds in (0.0, 5940.0, -5940.0)) + 2
