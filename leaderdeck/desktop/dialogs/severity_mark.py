"""A small mark that tells how grave something is by shape and sign, and only then by color."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderdeck.desktop.appearance import Appearance, appearance_of
from leaderdeck.language import Sentence, say

Mark: TypeAlias = Literal["error", "warning", "info", "done", "goes", "stays"]

_SIGNS: dict[Mark, str] = {"error": "!", "warning": "!", "info": "i", "done": "✓", "goes": "→", "stays": "–"}
_NAMES: dict[Mark, Sentence] = {
    "error": say("Feil"), "warning": say("Advarsel"), "info": say("Tips"), "done": say("Ferdig"),
    "goes": say("Går ut"), "stays": say("Blir igjen"),
}  # fmt: skip


def mark_name(mark: Mark) -> Sentence:
    """What a mark says to those who do not see it."""
    return _NAMES[mark]


class SeverityMark(QWidget):
    """A disc, a triangle or a ring with a sign in it, as large as the text beside it."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: Mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def mark(self) -> Mark:
        """What the mark says now."""
        return self._mark

    def show_mark(self, mark: Mark) -> None:
        """Say something else."""
        self._mark = mark
        self.setAccessibleName(str(mark_name(mark)))
        self.update()

    def sizeHint(self) -> QSize:
        """A line of text high, and as wide."""
        side = round(self.fontMetrics().height() * 1.05)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the shape, and the sign in it."""
        appearance = appearance_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        color = QColor(_color(self._mark, appearance))
        sign = QColor(appearance.window if self._mark in ("error", "warning", "done") else color)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._mark == "warning":
            painter.setBrush(color)
            painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
            box.setTop(box.top() + box.height() * 0.22)
        elif self._mark in ("error", "done"):
            painter.setBrush(color)
            painter.drawEllipse(box)
        elif self._mark == "info":
            painter.setPen(color)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box)
        font = self.font()
        font.setBold(True)
        font.setPixelSize(max(6, round(box.height() * 0.72)))
        painter.setFont(font)
        painter.setPen(sign)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _SIGNS[self._mark])
        painter.end()


def _color(mark: Mark, appearance: Appearance) -> str:
    return {
        "error": appearance.error,
        "warning": appearance.warning,
        "info": appearance.info,
        "done": appearance.notes,
        "goes": appearance.text,
        "stays": appearance.muted,
    }[mark]
