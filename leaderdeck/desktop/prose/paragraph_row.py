"""A paragraph as a row: its kind as a chip, the slides that it is on, and its words below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from leaderdeck.desktop.appearance import Appearance, appearance_of
from leaderdeck.desktop.panes.row_list import Entry, Row
from leaderdeck.desktop.prose.kind_colors import chip_colors
from leaderdeck.desktop.prose.kind_menu import kind_menu, kind_of_key
from leaderdeck.desktop.prose.paragraph_entries import (
    ParagraphEntry,
    chip_words,
    place_numbers,
    place_words,
    spoken_description,
    spoken_name,
    why_of,
)

_BOLD = frozenset({"title", "heading", "question"})
_CHIP_SCALE = 0.86


class ParagraphButton(QAbstractButton):
    """One paragraph. A click picks it; a click on its chip, Enter and the space bar open the menu of kinds."""

    picked = Signal(int)
    change_requested = Signal(int, object)
    """(place, `GuessKind`, or None for what was guessed)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: ParagraphEntry | None = None
        self._is_picked = self._is_kin = False
        self._laid: tuple[object, QTextLayout, float] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.clicked.connect(lambda _on=False: self._open_menu())

    def show_entry(self, entry: ParagraphEntry) -> None:
        """Show this paragraph."""
        self.entry = entry
        self.retranslate()
        self.update()

    def show_mark(self, *, is_picked: bool, is_kin: bool) -> None:
        """Whether it is the one that was picked, and whether it is on the slide that is shown."""
        if (is_picked, is_kin) != (self._is_picked, self._is_kin):
            self._is_picked, self._is_kin = is_picked, is_kin
            self.update()

    def retranslate(self) -> None:
        """All words anew."""
        if self.entry is not None:
            self.setAccessibleName(spoken_name(self.entry))
            self.setAccessibleDescription(spoken_description(self.entry))

    def height_at(self, width: int) -> int:
        """How high it is at this width, in pixels."""
        return round(self._head_height() + self._layout_of(width)[1] + 1.3 * self._em())

    def sizeHint(self) -> QSize:
        """As its list lays it."""
        return QSize(round(20 * self._em()), self.height_at(max(1, self.width())))

    def chip_rect(self) -> QRectF:
        """Where the chip is."""
        if self.entry is None:
            return QRectF()
        metrics = QFontMetricsF(self._chip_font())
        height = metrics.height() * 1.28
        beside = 1.0 if self.entry.guess.kind == "private" else 1.75
        width = metrics.horizontalAdvance(chip_words(self.entry)) + metrics.height() * beside
        return QRectF(self._side(), self._em() * 0.5, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, chip, place, words."""
        if self.entry is None:
            return
        appearance = appearance_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, appearance)
        self._paint_chip(painter, self.entry, appearance)
        self._paint_place(painter, self.entry, appearance)
        self._paint_words(painter, self.entry, appearance)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The chip opens its menu; anywhere else the paragraph is picked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._pick()
            if self.chip_rect().contains(event.position()):
                self._open_menu()
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What there was to do is done."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over the chip."""
        over = self.chip_rect().contains(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of kinds."""
        self._pick()
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self._open_menu(event.globalPos() if mouse else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose a kind; Enter and F2 open the menu."""
        key = event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        digit = key - Qt.Key.Key_0 if plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else -1
        if digit >= 0 and self.entry is not None:
            self.change_requested.emit(self.entry.place, kind_of_key(digit))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open_menu()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who walks through the text takes the slides along."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._pick()

    def event(self, event: QEvent) -> bool:
        """The tip tells why the paragraph is thought to be what it is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.entry is not None:
            QToolTip.showText(event.globalPos(), str(why_of(self.entry)), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows letters and looks."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._laid = None
            self.update()
        super().changeEvent(event)

    def _pick(self) -> None:
        if self.entry is not None:
            self.picked.emit(self.entry.place)

    def _open_menu(self, at: QPoint | None = None) -> None:
        entry = self.entry
        if entry is None or entry.guess.kind == "private":
            return
        menu = kind_menu(entry, lambda kind: self.change_requested.emit(entry.place, kind), self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at or self.mapToGlobal(self.chip_rect().bottomLeft().toPoint()))

    def _em(self) -> float:
        return QFontMetricsF(self.font()).height()

    def _side(self) -> float:
        return self._em() * 0.95

    def _head_height(self) -> float:
        return QFontMetricsF(self._chip_font()).height() * 1.28 + self._em() * 0.3

    def _chip_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _CHIP_SCALE)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _words_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(self.entry is not None and self.entry.guess.kind in _BOLD)
        return font

    def _layout_of(self, width: int) -> tuple[QTextLayout, float]:
        """The words broken into lines, and how high they are."""
        words = self.entry.words if self.entry is not None else ""
        font = self._words_font()
        key = (words, width, font.key())
        if self._laid is not None and self._laid[0] == key:
            return self._laid[1], self._laid[2]
        layout = QTextLayout(words.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        room, top = max(1.0, width - 2 * self._side()), 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, top))
            top += line.height() * 1.08
        layout.endLayout()
        self._laid = (key, layout, top)
        return layout, top

    def _paint_ground(self, painter: QPainter, appearance: Appearance) -> None:
        whole = QRectF(self.rect())
        if self._is_picked:
            painter.fillRect(whole, QColor(appearance.chosen))
        if self._is_picked or self._is_kin:
            bar = max(3.0, self._em() * 0.2)
            color = appearance.primary if self._is_picked else appearance.current
            painter.fillRect(QRectF(0, 0, bar, whole.height()), QColor(color))
        painter.fillRect(QRectF(0, whole.height() - 1, whole.width(), 1), QColor(appearance.line))
        if self.hasFocus():
            painter.setPen(QPen(QColor(appearance.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(whole.adjusted(1, 1, -1, -2))

    def _paint_chip(self, painter: QPainter, entry: ParagraphEntry, appearance: Appearance) -> None:
        colors = chip_colors(entry.guess.kind, appearance)
        rect = self.chip_rect()
        pen = QPen(QColor(colors.ink if entry.is_changed else colors.edge), 2 if entry.is_changed else 1)
        if entry.is_unsure:
            pen = QPen(QColor(colors.ink), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(colors.ground))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), rect.height() * 0.32, rect.height() * 0.32)
        painter.setFont(self._chip_font())
        painter.setPen(QColor(colors.ink))
        unit = QFontMetricsF(self._chip_font()).height()
        inside = rect.adjusted(unit * 0.5, 0, 0, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, chip_words(entry))
        if entry.guess.kind != "private":
            middle = QPointF(rect.right() - unit * 0.72, rect.center().y())
            self._paint_fold(painter, middle, unit * 0.17, colors.ink)

    def _paint_fold(self, painter: QPainter, middle: QPointF, half: float, color: str) -> None:
        """The sign that a menu opens here."""
        painter.setPen(QPen(QColor(color), max(1.2, half * 0.5)))
        painter.drawPolyline(
            [middle + QPointF(-half, -half * 0.5), middle + QPointF(0, half * 0.5), middle + QPointF(half, -half * 0.5)]
        )

    def _paint_place(self, painter: QPainter, entry: ParagraphEntry, appearance: Appearance) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _CHIP_SCALE)
        painter.setFont(font)
        painter.setPen(QColor(appearance.on_chosen if self._is_picked else appearance.muted))
        chip = self.chip_rect()
        room = QRectF(
            chip.right() + self._em() * 0.5, chip.y(), self.width() - self._side() - chip.right() - self._em() * 0.5,
            chip.height(),
        )  # fmt: skip
        metrics, words = QFontMetricsF(font), place_words(entry)
        if metrics.horizontalAdvance(words) > room.width():
            words = metrics.elidedText(place_numbers(entry), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_words(self, painter: QPainter, entry: ParagraphEntry, appearance: Appearance) -> None:
        color = appearance.muted if entry.guess.kind == "leave-out" else appearance.text
        painter.setPen(QColor(appearance.on_chosen if self._is_picked else color))
        layout, _ = self._layout_of(self.width())
        layout.draw(painter, QPointF(self._side(), self._em() * 0.5 + self._head_height()))


class ParagraphRow(Row):
    """Holds one paragraph in the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = ParagraphButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)

    def show_entry(self, entry: Entry) -> None:
        """Show this paragraph instead of the one before."""
        if isinstance(entry, ParagraphEntry):
            self.button.show_entry(entry)

    def controls(self) -> Sequence[QWidget]:
        """The whole row is one control."""
        return (self.button,)

    def height_at(self, width: int) -> int:
        """As high as the words need."""
        return self.button.height_at(width)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.button.retranslate()
        super().changeEvent(event)
