"""One slide in the speaker's view: what the audience sees now, or what comes next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QTouchEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.stage.stage_state import StageState, Wish
from leaderdeck.desktop.stage.touch import Touch
from leaderdeck.language import say

_SPOT = QColor(230, 30, 40, 235)
_SPOT_SHARE = 0.012


class SlideSight(QWidget):
    """A slide's picture as large as there is room for. The live one follows the pointer and shows what is zoomed."""

    wished = Signal(object)
    """A `Wish`."""

    def __init__(self, parent: QWidget | None = None, *, is_live: bool = False) -> None:
        super().__init__(parent)
        self._is_live = is_live
        self._image: QImage | None = None
        self._state: StageState | None = None
        self._shape = 16 / 9
        self._words = ""
        self._touch = Touch()
        self.setMouseTracking(is_live)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if is_live:
            self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    def sizeHint(self) -> QSize:
        """Some room; the view gives more."""
        em = self.fontMetrics().height()
        return QSize(12 * em, round(12 * em / self._shape))

    def minimumSizeHint(self) -> QSize:
        """Never so small that nothing is seen."""
        em = self.fontMetrics().height()
        return QSize(6 * em, round(6 * em / self._shape))

    def use_shape(self, shape: float) -> None:
        """Width by height of the talk's slides."""
        self._shape = shape
        self.update()

    def show_slide(self, image: QImage | None, state: StageState, words: str = "") -> None:
        """The picture where it is ready, and words for where there is none (the end of the talk)."""
        self._image, self._state, self._words = image, state, words
        self.update()

    def slide_place(self) -> QRectF:
        """Where the slide stands in the widget: at the top, on the left."""
        return self.place_in(self.size())

    def place_in(self, room: QSize) -> QRectF:
        """Where the slide would stand in so much room."""
        width = max(0.0, min(room.width(), room.height() * self._shape))
        return QRectF(0, 0, width, width / self._shape)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The slide, and what the audience sees of it."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        place, look = self.slide_place(), appearance_of(self)
        if self._image is None or self._words:
            painter.fillRect(place, QColor(look.stage))
            painter.setPen(QPen(QColor(look.line)))
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setPen(QColor(look.muted))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
            return
        painter.drawImage(place, self._image, QRectF(self._image.rect()))
        if self._is_live and self._state is not None:
            self._paint_live(painter, place, self._state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No more height than the slide fills, so that what is said of it stands right below it."""
        super().resizeEvent(event)
        self.setMaximumHeight(max(self.minimumSizeHint().height(), round(self.width() / self._shape)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The audience's light spot follows the mouse."""
        if self._is_live and self._state is not None and self._state.points:
            self.wished.emit(Wish("point", x=self._share(event.position())[0], y=self._share(event.position())[1]))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse went elsewhere: no spot is left behind."""
        if self._is_live and self._state is not None and self._state.pointer is not None:
            self.wished.emit(Wish("point_away"))
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """While zoomed, a click chooses what is seen."""
        if self._is_live and self._state is not None and self._state.zoom > 1:
            x, y = self._share(event.position())
            self.wished.emit(Wish("look_at", x=x, y=y))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom into this point, or out again."""
        if self._is_live:
            x, y = self._share(event.position())
            self.wished.emit(Wish("zoom_to", x=x, y=y))

    def event(self, event: QEvent) -> bool:
        """Fingers on the live slide."""
        if self._is_live and isinstance(event, QTouchEvent):
            wish = self._touch.wish_for(event, QSizeF(self.size()))
            if wish is not None:
                self.wished.emit(wish)
            event.accept()
            return True
        return super().event(event)

    def _share(self, at: QPointF) -> tuple[float, float]:
        place = self.slide_place()
        return at.x() / place.width(), at.y() / place.height()

    def _paint_live(self, painter: QPainter, place: QRectF, state: StageState) -> None:
        if state.cover:
            self._paint_cover(painter, place, state)
            return
        if state.frozen is not None:
            self._paint_frozen(painter, place, state.frozen[0])
            return
        if state.zoom > 1:
            width, height = place.width() / state.zoom, place.height() / state.zoom
            seen = QRectF(state.x * place.width() - width / 2, state.y * place.height() - height / 2, width, height)
            painter.setPen(QPen(QColor(appearance_of(self).current), 3))
            painter.drawRect(seen.translated(place.topLeft()))
        if state.pointer is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_SPOT)
            radius = _SPOT_SHARE * place.width()
            at = QPointF(state.pointer[0] * place.width(), state.pointer[1] * place.height())
            painter.drawEllipse(at, radius, radius)

    def _paint_frozen(self, painter: QPainter, place: QRectF, number: int) -> None:
        """The speaker sees another slide than the audience: a frame around it, and what the audience sees."""
        look, font = appearance_of(self), QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        words = str(say("Frosset: Publikum ser fortsatt lysbilde {number}", number=number))
        how, em = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), painter.fontMetrics().height()
        height = painter.boundingRect(place.adjusted(em, 0, -em, 0), how, words).height() + 0.8 * em
        band = QRectF(place.left(), place.bottom() - height, place.width(), height)
        painter.setPen(QPen(QColor(look.primary), 4))
        painter.drawRect(place.adjusted(2, 2, -2, -2))
        painter.fillRect(band, QColor(look.primary))
        painter.setPen(QColor(look.on_primary))
        painter.drawText(band.adjusted(em, 0, -em, 0), how, words)

    def _paint_cover(self, painter: QPainter, place: QRectF, state: StageState) -> None:
        """The speaker still sees the slide, dimmed, and why the audience does not."""
        black = state.cover == "black"
        painter.fillRect(place, QColor(0, 0, 0, 190) if black else QColor(255, 255, 255, 205))
        painter.setPen(Qt.GlobalColor.white if black else Qt.GlobalColor.black)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        painter.setFont(font)
        words = say("Publikum ser svart skjerm") if black else say("Publikum ser hvit skjerm")
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, str(words))
