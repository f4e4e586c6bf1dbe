"""The text on the screen: font, zoom, margin, the band behind the cursor's line, one column for writing in peace."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.editor.margin import Margin
from leaderdeck.desktop.editor.margin_marks import MarginMarks
from leaderdeck.desktop.editor.talk_document import TalkDocument

FONT_FAMILIES = ["Cascadia Mono", "Consolas", "SF Mono", "Menlo", "DejaVu Sans Mono", "Liberation Mono", "monospace"]
ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
_LINE_SPACE = 0.36
"""Air above a line, as a part of its height."""
_SIZE_BESIDE_OTHERS = 1.05
"""Text that one writes is a little larger than the words around it."""
_SAME_POINTS = 0.01
_FOCUS_COLUMNS = 84
_VEIL = 0.36
"""How far the other slides step back while one writes in peace: their text keeps 4.5 : 1."""
_WHEEL_STEP = 120


class TextView(QPlainTextEdit):
    """Shows a talk's document. Lines count from 1."""

    zoom_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 100
        self._line = 1
        self._in_focus = False
        self.paint_over: Callable[[QPaintEvent], None] | None = None
        """Paints on the text, where somebody has a word to say about it."""
        self._talk_document = TalkDocument(self)
        self.setDocument(self._talk_document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        # Lines are broken at the window's edge; Qt still offers to scroll for the widths that they had before that.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._marks = MarginMarks()
        self._margin = Margin(self, self._marks)
        self._wear_font()
        self.updateRequest.connect(self._follow)
        self.blockCountChanged.connect(self._make_room)

    def line_count(self) -> int:
        """How many lines there are; an empty text has one."""
        return self._talk_document.line_count

    def cursor_line(self) -> int:
        """The line that the cursor is on, from 1."""
        return self._line

    def put_cursor(self, line: int, column: int = 0) -> None:
        """Put the cursor there; what lies beyond the end means the end."""
        cursor = self.textCursor()
        cursor.setPosition(self._talk_document.position_of(line, column))
        self.setTextCursor(cursor)

    # Where lines are

    def visible_lines(self) -> tuple[int, int]:
        """The first and last line in sight, from 0; the last may be guessed too far."""
        first = self.firstVisibleBlock().blockNumber()
        return first, first + int(self.viewport().height() / max(1.0, self._row_height)) + 1

    def row_height(self) -> float:
        """Pixels from one row of text to the next."""
        return self._row_height

    def line_places(self, top: float, bottom: float) -> list[tuple[int, float, float]]:
        """(line, top, height) of the lines that lie between these heights of the window."""
        block = self.firstVisibleBlock()
        place = self.blockBoundingGeometry(block).translated(self.contentOffset())
        line, y, height = block.blockNumber() + 1, place.top(), place.height()
        lift = self._talk_document.airy.space / 2
        found: list[tuple[int, float, float]] = []
        while block.isValid() and y + lift <= bottom + 1:
            if y + height + lift >= top:
                found.append((line, y + lift, height))
            y += height
            block = block.next()
            line += 1
            height = self.blockBoundingRect(block).height() if block.isValid() else 0.0
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """The band behind the cursor's line, the text, and a veil over the other slides while one writes in peace."""
        block = self.textCursor().block()
        place = self.blockBoundingGeometry(block).translated(self.contentOffset())
        rect = event.rect()
        if place.bottom() >= rect.top() - place.height() and place.top() <= rect.bottom():
            lift = self._talk_document.airy.space / 2
            painter = QPainter(self.viewport())
            band = QRectF(0, place.top() + lift, self.viewport().width(), place.height())
            painter.fillRect(band, QColor(appearance_of(self).cursor_line))
            painter.end()
        super().paintEvent(event)
        if self.paint_over is not None:
            self.paint_over(event)
        if self._in_focus:
            self._paint_veil()

    def _paint_veil(self) -> None:
        appearance = appearance_of(self)
        if appearance.name == "contrast":
            return
        first, end = self._own_slide()
        color = QColor(appearance.paper)
        color.setAlphaF(_VEIL)
        painter = QPainter(self.viewport())
        width, height = self.viewport().width(), self.viewport().height()
        for line, top, tall in self.line_places(0, height):
            if not first <= line < end:
                painter.fillRect(QRectF(0, top, width, tall), color)
        painter.end()

    def _own_slide(self) -> tuple[int, int]:
        """The lines of the slide under the cursor: from, and up to."""
        starts = sorted(self._marks.slides)
        place = bisect_right(starts, self._line)
        first = starts[place - 1] if place else 1
        return first, starts[place] if place < len(starts) else self.line_count() + 1

    # Size

    def zoom(self) -> int:
        """Size of the text in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Show the text in this size."""
        wanted = max(ZOOM_STEPS[0], min(ZOOM_STEPS[-1], percent))
        if wanted != self._zoom:
            self._zoom = wanted
            self._wear_font()
            self.zoom_changed.emit(wanted)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((step for step in ZOOM_STEPS if step > self._zoom), ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next((step for step in reversed(ZOOM_STEPS) if step < self._zoom), ZOOM_STEPS[0]))

    def zoom_reset(self) -> None:
        """The size that suits the rest of the window."""
        self.set_zoom(100)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel makes text larger and smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if abs(event.angleDelta().y()) >= _WHEEL_STEP // 2:
                (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def set_focus_mode(self, on: bool) -> None:  # noqa: FBT001 - a signal's slot
        """One column in the middle, the cursor's line always at the same height, the other slides a step back."""
        self._in_focus = on
        self._margin.setVisible(not on)
        self.setCenterOnScroll(on)
        self._make_room()
        if on:
            self.centerCursor()
        self.viewport().update()

    def _points(self) -> float:
        return QApplication.font().pointSizeF() * _SIZE_BESIDE_OTHERS * self._zoom / 100

    def _wear_font(self) -> None:
        font = QFont()
        font.setFamilies(FONT_FAMILIES)
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPointSizeF(self._points())
        self._worn_points = self._points()
        metrics = QFontMetricsF(font)
        self._talk_document.airy.space = float(round(metrics.lineSpacing() * _LINE_SPACE))
        self._row_height = metrics.lineSpacing() + self._talk_document.airy.space
        self.setFont(font)
        self._talk_document.setDefaultFont(font)
        self.setTabStopDistance(metrics.horizontalAdvance(" ") * 4)
        self.setCursorWidth(max(1, round(metrics.averageCharWidth() / 6)))
        self._make_room()

    def _make_room(self) -> None:
        """Margins: the line numbers, or what leaves one column in the middle."""
        metrics = QFontMetricsF(self.font())
        if self._in_focus:
            side = max(24, round((self.width() - metrics.averageCharWidth() * _FOCUS_COLUMNS) / 2))
            self.setViewportMargins(side, 0, side, 0)
            return
        self._margin.measure()
        self.setViewportMargins(self._margin.width_needed(), round(metrics.height() * 0.4), 0, 0)
        self._place_margin()

    def _place_margin(self) -> None:
        inside = self.viewport().geometry()
        left = self.contentsRect().left()
        self._margin.setGeometry(QRect(left, inside.top(), self._margin.width_needed(), inside.height()))

    def _follow(self, rect: QRect, scrolled: int) -> None:
        if scrolled:
            self._margin.scroll(0, scrolled)
        else:
            self._margin.update(0, rect.y(), self._margin.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The margin keeps the editor's height."""
        super().resizeEvent(event)
        if self._in_focus:
            self._make_room()
        self._place_margin()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text."""
        super().changeEvent(event)
        changes_size = event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange)
        if changes_size and hasattr(self, "_margin"):
            # Qt may have given the editor an older font of its own back, behind which all else has stayed.
            sizes = (self.font().pointSizeF(), self._worn_points)
            if any(abs(points - self._points()) > _SAME_POINTS for points in sizes):
                self._wear_font()
