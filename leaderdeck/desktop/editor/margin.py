"""The editor's margin: line numbers, the numbers of slides where they begin, and marks for what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from leaderdeck.desktop.appearance import Appearance, appearance_of
from leaderdeck.desktop.editor.margin_marks import MarginMarks, worst
from leaderdeck.language import say

if TYPE_CHECKING:
    from leaderdeck.desktop.editor.text_view import TextView

_MOST_TOLD = 4
"""Findings of one line that its tip tells; more is no tip."""


class Margin(QWidget):
    """Painted beside the text, line by line; it takes no keys."""

    def __init__(self, editor: TextView, marks: MarginMarks) -> None:
        super().__init__(editor)
        self._editor = editor
        self._marks = marks
        self.setMouseTracking(True)
        self.measure()
        self.retranslate()

    def retranslate(self) -> None:
        """Its name for screen readers, in the language of the windows."""
        self.setAccessibleName(str(say("Marg med linjenumre og lysbildenumre")))

    def measure(self) -> None:
        """Take the sizes that follow from the editor's font and the number of lines."""
        font = QFont(self._editor.font())
        font.setPointSizeF(font.pointSizeF() * 0.86)
        self._small = QFont(font)
        self._bold = QFont(font)
        self._bold.setBold(True)
        self._digit = QFontMetricsF(font).horizontalAdvance("0")
        self._height = QFontMetricsF(font).height()
        digits = max(3, len(str(self._editor.line_count())))
        self._dot = self._height * 0.62
        self._slide_width = self._digit * 4.2
        self._numbers = self._digit * (digits + 0.6)
        self._gap = self._digit * 1.7

    def width_needed(self) -> int:
        """Pixels for all columns."""
        return round(self._dot + self._digit + self._slide_width + self._numbers + self._gap)

    def sizeHint(self) -> QSize:
        """As wide as its columns."""
        return QSize(self.width_needed(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines that need it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        appearance = appearance_of(self)
        painter.fillRect(event.rect(), QColor(appearance.paper))
        current = self._editor.cursor_line()
        numbers, strong = QColor(appearance.quiet), QColor(appearance.text)
        marks = self._marks
        painter.setFont(self._small)
        for line, top, height in self._editor.line_places(event.rect().top(), event.rect().bottom()):
            if line == current:
                painter.fillRect(QRectF(0, top, self.width(), height), QColor(appearance.cursor_line))
            row = self._row(top)
            painter.setPen(strong if line == current else numbers)
            right = self.width() - self._gap
            painter.drawText(QRectF(right - self._numbers, row.top(), self._numbers, row.height()), _RIGHT, str(line))
            if line in marks.slides:
                self._paint_slide(painter, row, marks.slides[line], appearance)
            if line in marks.findings:
                self._paint_finding(painter, row, worst(marks.findings[line]), appearance)

    def _row(self, top: float) -> QRectF:
        """The first of a line's rows on the screen."""
        return QRectF(0, top, self.width(), self._editor.row_height())

    def _paint_slide(self, painter: QPainter, row: QRectF, number: int, appearance: Appearance) -> None:
        """A little slide with its number."""
        height = self._height * 1.04
        left = self._dot + self._digit
        width = self._slide_width - self._digit * 0.6
        slide = QRectF(left, row.center().y() - height / 2, width, height)
        painter.setPen(QPen(QColor(appearance.edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(slide.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
        painter.setPen(QColor(appearance.heading))
        painter.setFont(self._bold)
        painter.drawText(slide, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.setFont(self._small)

    def _paint_finding(self, painter: QPainter, row: QRectF, severity: str, appearance: Appearance) -> None:
        """An error is a filled disk, a warning a triangle, a tip a ring: told apart without their colors."""
        color = QColor(getattr(appearance, severity))
        size = self._dot
        box = QRectF(self._digit * 0.5, row.center().y() - size / 2, size, size)
        if severity == "info":
            painter.setPen(QPen(color, max(1.4, size / 7)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(size * 0.14, size * 0.14, -size * 0.14, -size * 0.14))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        if severity == "error":
            painter.drawEllipse(box)
        else:
            painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))

    def event(self, event: QEvent) -> bool:
        """Tips tell what was found on a line."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.told_at(event.pos().y())
            if text:
                QToolTip.showText(event.globalPos(), text, self, QRect(0, event.pos().y() - 8, self.width(), 16))
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def told_at(self, y: int) -> str:
        """What was found on the line at this height."""
        places = self._editor.line_places(y, y)
        findings = self._marks.findings.get(places[0][0], ()) if places else ()
        return "\n\n".join(f"{finding.message}\n{finding.advice}" for finding in findings[:_MOST_TOLD])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click brings the cursor to the line."""
        y = round(event.position().y())
        places = self._editor.line_places(y, y)
        if places:
            self._editor.put_cursor(places[0][0])
            self._editor.setFocus()


_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
