"""The large picture of the slide that one writes on, sharp on any screen; a click leads to the text."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderdeck.brand.kit import BrandKit
from leaderdeck.deck.slide import Slide
from leaderdeck.desktop.appearance import Appearance, appearance_of
from leaderdeck.desktop.note_names import from_note, origin_tip
from leaderdeck.desktop.panes.scene_places import line_at
from leaderdeck.desktop.panes.slide_picture import SlidePicture
from leaderdeck.desktop.panes.slide_remarks import SlideRemark, remarks_on
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import Scene
from leaderdeck.talk import Talk

SHADOW_STEPS = 10
_LOW_EMS = 9
"""Below this height, in lines of text, the slide has less ground around it."""
_COMES = say("Her kommer lysbildene.")
_HEADING = say("Skriv # og en overskrift, så har du et lysbilde.")
_POINTS = say("Skriv - foran det som skal være punkter.")
_GUIDANCE = ("{0}\n\n{1}\n{2}", "{1}\n{2}", "{1}")
"""How one is told to begin, the last where there is least room."""


@dataclass(frozen=True, slots=True)
class _Shown:
    scene: Scene
    kit: BrandKit
    number: int
    first_line: int
    slide: Slide | None


class SlidePreview(QWidget):
    """One slide on a quiet ground."""

    line_requested = Signal(int)
    """Go to this line of the file (from 1)."""
    number_requested = Signal(int)
    """Show the scene with this number."""
    source_requested = Signal(str)
    """Open what the slide is from: `fil.md#Overskrift`, as seen from the talk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: _Shown | None = None
        self._is_empty = False
        self._picture = SlidePicture(self)
        self._picture.changed.connect(self._update_slide)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self._name_timer = QTimer(self, singleShot=True, interval=400)
        self._name_timer.timeout.connect(self._name)
        self.retranslate()

    @property
    def scene(self) -> Scene | None:
        """The slide that is shown, or None."""
        return self._shown.scene if self._shown else None

    def show_scene(self, scene: Scene, kit: BrandKit, number: int, first_line: int, slide: Slide | None = None) -> None:
        """Show this slide. With `slide`, what it was composed from, a click on a picture finds its line."""
        old = self._shown
        if old and old.scene is scene and old.kit is kit and old.number == number and old.slide is slide:
            if old.first_line != first_line:
                self._shown = _Shown(scene, kit, number, first_line, slide)
            return
        old_rect, old_remarks = self.slide_rect(), self._remarks()
        self._shown = _Shown(scene, kit, number, first_line, slide)
        self._is_empty = False
        self._name_timer.start()
        if self.slide_rect() == old_rect and self._remarks() == old_remarks:
            self._update_slide()
        else:
            self.update()

    def show_talk(self, talk: Talk) -> None:
        """A talk without slides tells how it gets its first one."""
        if not talk.scenes:
            self.show_nothing(is_empty=True)

    def show_nothing(self, *, is_empty: bool = False) -> None:
        """There is no slide: not yet, or because the talk is empty."""
        self._shown, self._is_empty = None, is_empty
        self._picture.forget()
        self._name()
        self.update()

    def retranslate(self) -> None:
        """All words anew."""
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a slide one can read."""
        em = self.fontMetrics().height()
        return QSize(em * 36, em * 22)

    def minimumSizeHint(self) -> QSize:
        """A slide smaller than this shows nothing that a thumbnail does not."""
        em = self.fontMetrics().height()
        return QSize(em * 9, em * 5)

    def slide_rect(self) -> QRectF:
        """Where the slide stands in the widget."""
        if self._shown is None:
            return QRectF()
        em = QFontMetricsF(self.font()).height()
        side, top, bottom = em * 1.2, em * 1.1, self._remark_height() + em * 0.5
        if self.height() < _LOW_EMS * em:  # the slide needs the room more than the ground around it does
            side = top = em * 0.4
            bottom = self._remark_height() if self._remarks() else top
        room = QRectF(self.rect()).adjusted(side, top, -side, -bottom)
        template = self._shown.kit.template
        scale = max(0.01, min(room.width() / template.width_pt, room.height() / template.height_pt))
        width = self._whole(template.width_pt * scale)
        height = self._whole(template.height_pt * width / template.width_pt)
        left = self._whole(room.x() + (room.width() - width) / 2)
        return QRectF(left, self._whole(room.y() + (room.height() - height) / 2), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the slide with its shadow, and what there is to say of it."""
        appearance = appearance_of(self)
        painter = QPainter(self)
        target = self.slide_rect()
        inside = target.toAlignedRect().adjusted(1, 1, -1, -1)
        painter.setClipRegion(event.region() - QRegion(inside))
        painter.fillRect(self.rect(), QColor(appearance.stage))
        painter.setClipRegion(event.region())
        if self._shown is not None:
            if not target.toAlignedRect().contains(event.rect()):
                self._paint_edge(painter, target, appearance)
                self._paint_remarks(painter, target, appearance)
            painter.drawImage(target.topLeft(), self._slide_image(self._shown, target))
        elif self._is_empty:
            self._paint_guidance(painter, appearance)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the text that was clicked on."""
        shown = self._shown
        if shown is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif self.slide_rect().contains(event.position()):
            self.line_requested.emit(shown.first_line + (self._line_at(shown, event.position()) or 0))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the note that the slide is from."""
        slide = self._shown.slide if self._shown else None
        if slide is not None and slide.origin and event.button() == Qt.MouseButton.LeftButton:
            self.source_requested.emit(slide.origin)
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand where a click leads somewhere."""
        over = self._shown is not None and self.slide_rect().contains(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys and arrows turn to the next slide and back; Enter goes to the text."""
        shown = self._shown
        step = _STEPS.get(Qt.Key(event.key()))
        if shown is None:
            super().keyPressEvent(event)
        elif step is not None:
            self.number_requested.emit(max(1, shown.number + step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.line_requested.emit(shown.first_line)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows language and looks."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.update()
        super().changeEvent(event)

    def _line_at(self, shown: _Shown, at: QPointF) -> int | None:
        rect = self.slide_rect()
        scale = shown.kit.template.width_pt / rect.width()
        return line_at(shown.scene, (at.x() - rect.x()) * scale, (at.y() - rect.y()) * scale, shown.slide)

    def _slide_image(self, shown: _Shown, target: QRectF) -> QImage:
        ratio = self.devicePixelRatioF()
        width = max(1, round(target.width() * ratio))
        image = self._picture.picture(shown.scene, shown.kit, shown.number, width)
        image.setDevicePixelRatio(ratio)
        return image

    def _update_slide(self) -> None:
        self.update(self.slide_rect().toAlignedRect())

    def _whole(self, length: float) -> float:
        """The length in whole pixels of the screen, so that the slide is not blurred."""
        ratio = self.devicePixelRatioF()
        return round(length * ratio) / ratio

    def _paint_edge(self, painter: QPainter, target: QRectF, appearance: Appearance) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        strength = QColor(appearance.shadow).alphaF()
        if strength:
            around = target.adjusted(-SHADOW_STEPS, -SHADOW_STEPS, SHADOW_STEPS, SHADOW_STEPS + 2)
            painter.drawImage(
                around.topLeft(), _shadow(*around.size().toTuple(), appearance.shadow, self.devicePixelRatioF())
            )
        if self.hasFocus():
            painter.setPen(QPen(QColor(appearance.primary), 2))
            painter.drawRect(target.adjusted(-3, -3, 3, 3))
        elif not strength:
            painter.setPen(QPen(QColor(appearance.line), 1))
            painter.drawRect(target.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_guidance(self, painter: QPainter, appearance: Appearance) -> None:
        """What to do where one has nothing yet, in the middle of the ground."""
        em = self.fontMetrics().height()
        room = self.rect().adjusted(em, em // 3, -em, -em // 3)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        ways = [way.format(_COMES, _HEADING, _POINTS) for way in _GUIDANCE]
        fitting = (way for way in ways if painter.boundingRect(room, flags, way).height() <= room.height())
        painter.setPen(QColor(appearance.text))
        painter.drawText(room, flags, next(fitting, ways[-1]))

    def _remark_height(self) -> float:
        return QFontMetricsF(self.font()).height() * 1.5

    def _paint_remarks(self, painter: QPainter, target: QRectF, appearance: Appearance) -> None:
        remarks = self._remarks()
        if not remarks:
            return
        room = QRectF(
            target.x(), target.bottom(), target.width(), self._remark_height() + self.fontMetrics().height() * 0.4
        )
        worst = next((one for one in remarks if one.weight == "error"), remarks[0])
        colors = {"error": appearance.error, "warning": appearance.warning, "info": appearance.muted}
        words = " · ".join(str(one.words) for one in remarks)
        painter.setPen(QColor(colors[worst.weight]))
        words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _remarks(self) -> tuple[SlideRemark, ...]:
        if self._shown is None:
            return ()
        remarks = remarks_on(self._shown.scene)
        slide = self._shown.slide
        return (*remarks, SlideRemark(from_note(slide.origin))) if slide is not None and slide.origin else remarks

    def _name(self) -> None:
        self.setAccessibleName(str(say("Forhåndsvisning")))
        self.setToolTip("" if self._shown is None else origin_tip(self._shown.slide))
        if self._shown is None:
            words = (_COMES, _HEADING, _POINTS) if self._is_empty else (say("Ingen lysbilder ennå"),)
            self.setAccessibleDescription(" ".join(map(str, words)))
            return
        title = self._shown.scene.title
        parts = [str(say("Lysbilde {number}: {title}", number=self._shown.number, title=title))]
        self.setAccessibleDescription(". ".join((*parts, *(str(one.words) for one in self._remarks()))))


_STEPS: dict[Qt.Key, int] = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}


@lru_cache(maxsize=2)
def _shadow(width: float, height: float, color: str, ratio: float) -> QImage:
    """The shadow of a slide, `SHADOW_STEPS` wider than it on every side: drawn once a size, for it is slow to draw."""
    picture = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    shadow = QColor(color)
    strength = shadow.alphaF()
    slide = QRectF(SHADOW_STEPS, SHADOW_STEPS, width - 2 * SHADOW_STEPS, height - 2 * SHADOW_STEPS - 2)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for step in range(SHADOW_STEPS):
            shadow.setAlphaF(strength * 0.55 * (1 - step / SHADOW_STEPS) ** 2)
            painter.setPen(QPen(shadow, 1))
            out = step + 0.5
            painter.drawRoundedRect(slide.adjusted(-out, 2 - out, out, 2 + out), out, out)
    return picture
