"""The bar below the text: find, step through, exchange."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.editor.document_text import places_in_units
from leaderdeck.desktop.editor.matches import Search
from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.desktop.icons import icon
from leaderdeck.language import Sentence, say

_AFTER_TYPING_MS = 120
_FIELD_COLUMNS = 9
_LONGEST_TAKEN = 200
"""What is selected becomes what is looked for, unless it is a passage."""


class FindBar(QWidget):
    """Looks in one editor. It shows itself when asked to find, and hides at Escape."""

    def __init__(self, editor: OutlineEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._places: list[tuple[int, int]] = []
        self._told: Sentence | None = None
        self.setProperty("kind", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words, self._others = QLineEdit(), QLineEdit()
        self._count = QLabel()
        self._case, self._whole = _toggle("Aa"), _toggle("|ab|")
        self._previous, self._next, self._close = _button("up"), _button("down"), _button("close")
        self._replace_one, self._replace_all = QPushButton(), QPushButton()
        self._second = (self._others, self._replace_one, self._replace_all)
        self._later = QTimer(self, singleShot=True, interval=_AFTER_TYPING_MS)
        self._arrange()
        self._connect()
        self.retranslate()
        self.hide()

    def _arrange(self) -> None:
        self._grid = grid = QGridLayout(self)
        em = self.fontMetrics().height()
        grid.setContentsMargins(em, em // 3, em // 2, em // 3)
        grid.setHorizontalSpacing(em // 3)
        grid.setVerticalSpacing(em // 3)
        grid.addWidget(self._words, 0, 0)
        first, second = QHBoxLayout(), QHBoxLayout()
        self._first = first
        for widget in (self._case, self._whole, self._previous, self._next, self._count):
            first.addWidget(widget)
        first.addStretch(1)
        first.addWidget(self._close)
        for button in (self._replace_one, self._replace_all):
            second.addWidget(button)
        second.addStretch(1)
        grid.addLayout(first, 0, 1)
        grid.addWidget(self._others, 1, 0)
        grid.addLayout(second, 1, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 4)
        self._count.setProperty("kind", "muted")
        self._count_is_below = False
        self._measure()

    def _measure(self) -> None:
        for field in (self._words, self._others):
            field.setMinimumWidth(self.fontMetrics().averageCharWidth() * _FIELD_COLUMNS)
        self._count.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000 av 0000"))

    def width_for_all(self) -> int:
        """The width, in pixels, from which the count has room beside the buttons."""
        buttons = (self._case, self._whole, self._previous, self._next, self._close)
        gaps = (len(buttons) + 4) * self._grid.horizontalSpacing()
        whole = sum(button.sizeHint().width() for button in buttons)
        return self._words.minimumWidth() + whole + gaps + self._count.minimumWidth()

    def minimumSizeHint(self) -> QSize:
        """The count holds no room: it goes below before it keeps its pane wide."""
        least = super().minimumSizeHint()
        if not self._count_is_below:
            least.setWidth(least.width() - self._count.minimumWidth() - self._first.spacing())
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large and the window is not, the count gives its room to the buttons."""
        super().resizeEvent(event)
        self._place_count()

    def _place_count(self) -> None:
        is_below = self.width_for_all() > self.contentsRect().width()
        if is_below != self._count_is_below:
            self._count_is_below = is_below
            if is_below:
                self._first.removeWidget(self._count)
                self._grid.addWidget(self._count, 2, 0, 1, 2)
            else:
                self._grid.removeWidget(self._count)
                self._first.insertWidget(4, self._count)

    def _connect(self) -> None:
        self._words.textChanged.connect(self._look_and_show)
        for toggle in (self._case, self._whole):
            toggle.toggled.connect(self._look_and_show)
        self._next.clicked.connect(self.find_next)
        self._previous.clicked.connect(self.find_previous)
        self._close.clicked.connect(self.put_away)
        self._replace_one.clicked.connect(self.replace_one)
        self._replace_all.clicked.connect(self.replace_all)
        self._later.timeout.connect(self._look)
        self._keeps_told = False
        self._editor.lines_edited.connect(self._look_later)
        self._editor.text_loaded.connect(self._look_later)
        self._editor.cursorPositionChanged.connect(self._tell_count)
        for field in (self._words, self._others):
            field.installEventFilter(self)

    def retranslate(self) -> None:
        """Its words in the language of the windows."""
        for widget, name in (
            (self._words, say("Søk i teksten")), (self._others, say("Erstatt med")),
            (self._case, say("Skill mellom store og små bokstaver")), (self._whole, say("Bare hele ord")),
            (self._previous, say("Forrige treff")), (self._next, say("Neste treff")), (self._close, say("Lukk søket")),
            (self._replace_one, say("Erstatt")), (self._replace_all, say("Erstatt alle")),
            (self._count, say("Antall treff")),
        ):  # fmt: skip
            widget.setAccessibleName(str(name))
            widget.setToolTip("" if widget is self._count else str(name))
            if isinstance(widget, QLineEdit):
                widget.setPlaceholderText(str(name))
            elif widget in self._second:
                widget.setText(str(name))
        self._tell_count()

    # Opening and closing

    def open_find(self) -> None:
        """Find: what is selected, or what is typed now."""
        self._open(replacing=False)

    def open_replace(self) -> None:
        """Find and exchange."""
        self._open(replacing=True)

    def _open(self, *, replacing: bool) -> None:
        for widget in self._second:
            widget.setVisible(replacing)
        chosen = self._editor.selected_text()
        if chosen and "\n" not in chosen and len(chosen) <= _LONGEST_TAKEN:
            self._words.setText(chosen)
        self.show()
        self._look()
        self._words.setFocus()
        self._words.selectAll()

    def put_away(self) -> None:
        """Close the bar; what was found stays selected."""
        self.hide()
        self._places = []
        self._editor.show_found(())
        self._editor.setFocus()

    def forget(self) -> None:
        """Close the bar, and let nothing stand in it: what is looked for may be words of a locked note."""
        self._words.clear()
        self._others.clear()
        self._later.stop()
        self._places = []
        self.hide()

    # Looking

    def search(self) -> Search:
        """What is looked for now."""
        return Search(self._words.text(), self._case.isChecked(), self._whole.isChecked())

    def _look_later(self) -> None:
        if self.isVisible():
            self._later.start()

    def _look(self) -> None:
        if not self._keeps_told:
            self._told = None
        self._keeps_told = False
        text = self._editor.text()
        self._places = places_in_units(text, self.search().places(text)) if self.isVisible() else []
        self._editor.show_found(self._places)
        self._tell_count()

    def _look_and_show(self) -> None:
        """What is typed is shown at its first place from the cursor on."""
        self._look()
        if self._places and self.isVisible():
            self._go(bisect_left(self._places, (self._editor.textCursor().selectionStart(), 0)))

    def find_next(self) -> None:
        """The next place; from the last one on to the first."""
        self._step(forward=True)

    def find_previous(self) -> None:
        """The place before; from the first one on to the last."""
        self._step(forward=False)

    def _step(self, *, forward: bool) -> None:
        if not self.isVisible() or not self._words.text():
            self._open(replacing=False)
            if not self._words.text():
                return
        self._later.stop()
        self._look()
        if not self._places:
            return
        cursor = self._editor.textCursor()
        if forward:
            place = bisect_right(self._places, (cursor.selectionEnd(), -1))
        else:
            place = bisect_left(self._places, (cursor.selectionStart(), 0)) - 1
        self._go(place)

    def _go(self, place: int) -> None:
        first, end = self._places[place % len(self._places)]
        self._editor.select(first, end)
        self._tell_count()

    def _tell_count(self) -> None:
        if not self.isVisible():
            return
        if self._told is not None:
            self._count.setText(str(self._told))
            return
        if not self._words.text():
            self._count.setText("")
            return
        if not self._places:
            self._count.setText(str(say("Ingen treff")))
            return
        cursor = self._editor.textCursor()
        own = (cursor.selectionStart(), cursor.selectionEnd())
        at = bisect_left(self._places, own)
        is_there = at < len(self._places) and self._places[at] == own
        total = len(self._places)
        told = say("{number} av {total}", number=at + 1, total=total) if is_there else say("{total} treff", total=total)
        self._count.setText(str(told))

    # Exchanging

    def replace_one(self) -> None:
        """Exchange the place that is selected, and go to the next."""
        if self.search().is_found_in(self._editor.selected_text()):
            self._editor.insert_markdown(self._others.text())
        self.find_next()

    def replace_all(self) -> None:
        """Exchange every place, as one step that can be undone."""
        text, count = self.search().replaced(self._editor.text(), self._others.text())
        self._told = say("{count} treff er erstattet", count=count) if count else say("Ingen treff")
        self._keeps_told = True
        self._places = []
        self._editor.show_found(())
        self._editor.replace_text(text, keeps_lines=True)  # tells of lines that were edited: then places are looked for
        self._tell_count()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter steps on, Shift+Enter back; in the second field Enter exchanges."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if not is_key or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            return super().eventFilter(watched, event)
        if watched is self._others:
            self.replace_one()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:  # type: ignore[attr-defined]
            self.find_previous()
        else:
            self.find_next()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the bar away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line between the text and the bar."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, QColor(appearance_of(self).line))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, and the size of the letters."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._measure()
            self._place_count()
        super().changeEvent(event)


def _toggle(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setCheckable(True)
    return button


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
