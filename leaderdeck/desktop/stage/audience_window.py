"""The audience's window: the slide alone, edge to edge. No word, button or notice of the program is ever in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.stage.stage_keys import StageKeys
from leaderdeck.desktop.stage.stage_pictures import StagePictures, View
from leaderdeck.desktop.stage.stage_state import StageState, Wish
from leaderdeck.desktop.stage.touch import Touch

AHEAD = 2
"""How many slides to come are kept ready."""
WHEEL_STEP = 120
SWEEP_PAUSE_MS = 200
"""When a touchpad has been still for so long, what comes is another sweep."""
SPOT_SHARE = 0.011
"""Radius of the light spot, as a share of the slide's width."""
_SPOT, _HALO = QColor(230, 30, 40, 235), QColor(255, 70, 70, 90)


class AudienceWindow(QWidget):
    """Paints what the state says, and turns keys, clicks and fingers into wishes."""

    wished = Signal(object)
    """A `Wish`."""

    def __init__(self, pictures: StagePictures, state: StageState) -> None:
        super().__init__()
        self._pictures = pictures
        self._state = state
        self._shown = QImage()
        self._shown_view: View | None = None
        self._keys, self._touch = StageKeys(), Touch()
        self._wheel, self._wheeled_at, self._has_swept = 0, 0, False
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        pictures.painted.connect(self._take)

    @property
    def shown_view(self) -> View | None:
        """The slide whose picture is on the screen; an older one until the wanted one is painted."""
        return self._shown_view

    @property
    def shown_state(self) -> StageState:
        """The stage as it was told last."""
        return self._state

    def show_title(self, title: str) -> None:
        """The talk's name, for the machine's list of windows and for screen readers."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)

    def show_state(self, state: StageState) -> None:
        """Another slide, cover, zoom or pointer."""
        old, self._state = self._state, state
        if old.pointer != state.pointer and _without_pointer(old) == _without_pointer(state):
            self._update_spot(old.pointer)
            self._update_spot(state.pointer)
            return
        self.setCursor(Qt.CursorShape.ArrowCursor if state.has_arrow else Qt.CursorShape.BlankCursor)
        self._look_for_picture()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cover, or the slide with black where the screen has another shape, and the light spot."""
        painter = QPainter(self)
        state = self._state
        if state.cover or state.is_at_end or self._shown.isNull():
            painter.fillRect(self.rect(), Qt.GlobalColor.white if state.cover == "white" else Qt.GlobalColor.black)
            return
        place = self.slide_place()
        if place != QRectF(self.rect()):
            painter.fillRect(event.rect(), Qt.GlobalColor.black)
        self._paint_slide(painter, place)
        if state.pointer is not None:
            self._paint_spot(painter, self._at(state.pointer), SPOT_SHARE * place.width())

    def slide_place(self) -> QRectF:
        """Where the slide stands in the window."""
        if self._shown.isNull():
            return QRectF(self.rect())
        size = QSizeF(self._shown.size()) / self.devicePixelRatioF()
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        if max(abs(left), abs(top)) < 1:
            return QRectF(self.rect())
        return QRectF(round(left), round(top), size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another screen: pictures in its size."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """A screen of another density: pictures in its pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fit()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys as in PowerPoint."""
        wish = self._keys.wish_for(event)
        if wish is not None:
            self.wished.emit(wish)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes on, the other button goes back."""
        if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
            return  # a finger, which has been followed already
        wishes = {
            Qt.MouseButton.LeftButton: "next", Qt.MouseButton.RightButton: "previous",
            Qt.MouseButton.ForwardButton: "next", Qt.MouseButton.BackButton: "previous",
        }  # fmt: skip
        if event.button() in wishes:
            self.wished.emit(Wish(wishes[event.button()]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The light spot follows the mouse."""
        if self._state.points:
            place = self.slide_place()
            way = event.position() - place.topLeft()
            zoom, middle_x, middle_y = self._state.zoom, self._state.x, self._state.y
            x = (way.x() / place.width() - 0.5) / zoom + middle_x
            y = (way.y() / place.height() - 0.5) / zoom + middle_y
            self.wished.emit(Wish("point", x=x, y=y))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One notch, one slide; a sweep on a touchpad, which comes in small steps and runs on, is one slide too."""
        way, at = event.angleDelta().y(), event.timestamp()
        is_notch = abs(way) >= WHEEL_STEP and event.pixelDelta().isNull()
        if is_notch or at - self._wheeled_at > SWEEP_PAUSE_MS:
            self._wheel, self._has_swept = 0, False
        self._wheeled_at = at
        self._wheel += way
        if abs(self._wheel) >= WHEEL_STEP and not self._has_swept:
            self._has_swept = True
            self.wished.emit(Wish("next" if self._wheel < 0 else "previous"))

    def event(self, event: QEvent) -> bool:
        """Fingers."""
        if isinstance(event, QTouchEvent):
            wish = self._touch.wish_for(event, QSizeF(self.size()))
            if wish is not None:
                self.wished.emit(wish)
            event.accept()
            return True
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the machine: the talk has ended."""
        event.ignore()
        self.wished.emit(Wish("end"))

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        self._pictures.fit_into(QSize(round(self.width() * ratio), round(self.height() * ratio)))
        self._look_for_picture()
        self.update()

    def _wanted(self) -> View:
        state = self._state
        number = min(state.number, state.count)
        return View(number, state.zoom, state.x, state.y) if state.zoom > 1 else View(number)

    def _look_for_picture(self) -> None:
        """Take what is ready, and have the next ones painted."""
        wanted, state = self._wanted(), self._state
        image = self._pictures.picture(wanted)
        if image is not None:
            self._shown, self._shown_view = image, wanted
        ahead, there = [wanted, View(wanted.number)], state
        for _ in range(AHEAD):
            ahead.append(View(there.next_number()))
            there = _at_number(there, there.next_number())
        ahead.append(View(state.previous_number()))
        if state.came_from:
            ahead.append(View(state.came_from))
        self._pictures.prepare(list(dict.fromkeys(ahead)))

    def _take(self, view: View) -> None:
        if view == self._wanted() and view != self._shown_view:
            image = self._pictures.picture(view)
            if image is not None:
                self._shown, self._shown_view = image, view
                self.update()
        elif view == self._wanted():
            self._shown = self._pictures.picture(view) or self._shown
            self.update()

    def _paint_slide(self, painter: QPainter, place: QRectF) -> None:
        wanted, shown = self._wanted(), self._shown_view
        if shown is None or shown == wanted or wanted.zoom == shown.zoom == 1:
            if self._shown.size() == place.size().toSize() * self.devicePixelRatioF():
                self._shown.setDevicePixelRatio(self.devicePixelRatioF())
                painter.drawImage(place.topLeft(), self._shown)
                return
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._shown, QRectF(self._shown.rect()))
            return
        self._paint_rough(painter, place, wanted)

    def _paint_rough(self, painter: QPainter, place: QRectF, wanted: View) -> None:
        """The part that is zoomed into, enlarged from the whole slide until it is painted sharp."""
        whole = self._pictures.picture(View(wanted.number))
        if whole is None:
            painter.drawImage(place, self._shown, QRectF(self._shown.rect()))
            return
        width, height = whole.width() / wanted.zoom, whole.height() / wanted.zoom
        part = QRectF(wanted.x * whole.width() - width / 2, wanted.y * whole.height() - height / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, whole, part)

    def _at(self, point: tuple[float, float]) -> QPointF:
        place, state = self.slide_place(), self._state
        x, y = ((share - middle) * state.zoom + 0.5 for share, middle in zip(point, (state.x, state.y), strict=True))
        return QPointF(place.left() + x * place.width(), place.top() + y * place.height())

    def _update_spot(self, point: tuple[float, float] | None) -> None:
        if point is not None:
            reach = 3 * SPOT_SHARE * self.width() + 4
            at = self._at(point)
            self.update(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach).toAlignedRect())

    def _paint_spot(self, painter: QPainter, at: QPointF, radius: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for color, share in ((_HALO, 1.9), (_SPOT, 1.0)):
            painter.setBrush(color)
            painter.drawEllipse(at, radius * share, radius * share)


def _without_pointer(state: StageState) -> StageState:
    return replace(state, pointer=None)


def _at_number(state: StageState, number: int) -> StageState:
    return replace(state, number=number)
