"""Jumping to a slide by typing some of its title, or its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from leaderdeck.language import say

_COLUMNS, _ROWS = 46, 12
_LIST_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


def matching_slides(slides: Sequence[tuple[int, int, str]], typed: str) -> list[tuple[int, int, str]]:
    """The slides that suit what was typed: a number, or words that all are in the title; best ones first."""
    wanted = typed.casefold().split()
    if not wanted:
        return list(slides)
    found = [slide for slide in slides if _suits(slide, wanted)]
    return sorted(found, key=lambda slide: _rank(slide, typed.strip().casefold()))


def _suits(slide: tuple[int, int, str], wanted: Sequence[str]) -> bool:
    title = slide[2].casefold()
    return all(word in title for word in wanted) or (len(wanted) == 1 and str(slide[0]).startswith(wanted[0]))


def _rank(slide: tuple[int, int, str], typed: str) -> tuple[bool, bool, bool, int]:
    title = slide[2].casefold()
    return str(slide[0]) != typed, not title.startswith(typed), f" {typed}" not in title, slide[0]


class SlideJump(QFrame):
    """A field above a list, over its parent. Enter goes there, Escape away."""

    line_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._parent = parent
        self._slides: list[tuple[int, int, str]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setProperty("kind", "paper")
        self._field, self._list, self._nothing = QLineEdit(), QListWidget(), QLabel()
        self._nothing.setProperty("kind", "muted")
        em = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(em // 2, em // 2, em // 2, em // 2)
        column.setSpacing(em // 3)
        for widget in (self._field, self._nothing, self._list):
            column.addWidget(widget)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._field.textChanged.connect(self._filter)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(lambda _: self._choose())
        self.setFocusProxy(self._field)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words in the language of the windows."""
        self._field.setPlaceholderText(str(say("Skriv noe av tittelen, eller nummeret")))
        self._field.setAccessibleName(str(say("Gå til lysbilde")))
        self._list.setAccessibleName(str(say("Lysbilder som passer")))
        self._nothing.setText(str(say("Ingen lysbilder heter noe slikt")))
        self.setWindowTitle(str(say("Gå til lysbilde")))

    def show_slides(self, slides: Sequence[tuple[int, int, str]]) -> None:
        """Open over these slides: (number, line, title)."""
        self._slides = [(number, line, " ".join(title.split())) for number, line, title in slides]
        self._field.clear()
        self._filter("")
        self._stand()
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _stand(self) -> None:
        metrics = self.fontMetrics()
        width = metrics.averageCharWidth() * (_COLUMNS + 8)
        height = round(metrics.height() * 1.7) * min(_ROWS, max(3, len(self._slides))) + metrics.height() * 4
        window = self._parent.window()
        self.resize(min(width, window.width() - 16), min(height, max(metrics.height() * 8, window.height() - 80)))
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, metrics.height() * 4)))

    def _filter(self, typed: str) -> None:
        found = matching_slides(self._slides, typed)
        digits = max((len(str(number)) for number, _, _ in self._slides), default=1)
        self._list.clear()
        for number, line, title in found:
            shown = str(number).rjust(digits, "\N{FIGURE SPACE}")  # the titles stand in line
            item = QListWidgetItem(f"{shown}   {title or say('(uten tittel)')}")
            item.setData(Qt.ItemDataRole.UserRole, line)
            item.setSizeHint(QSize(0, round(self.fontMetrics().height() * 1.7)))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, str(say("Lysbilde {number}: {title}", number=number, title=title))
            )
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._nothing.setVisible(not found)

    def _choose(self) -> None:
        item = self._list.currentItem()
        if item is None:
            return
        self.close()
        self.line_requested.emit(item.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list is led from the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _LIST_KEYS:
                self._list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
