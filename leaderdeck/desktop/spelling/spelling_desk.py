"""Spelling in one window: the menu at a misspelled word, and the way from one to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QFont, QTextCursor
from PySide6.QtWidgets import QMenu

from leaderdeck.desktop.spelling.speller import Speller, spelled_language
from leaderdeck.desktop.spelling.spelling_marks import Misspelled, SpellingMarks
from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.talk import Talk

if TYPE_CHECKING:
    from leaderdeck.desktop.window.main_window import MainWindow

_NAME = "edit.spelling"
_USUAL = (
    ("edit.undo", "edit.redo"),
    ("edit.cut", "edit.copy", "edit.paste", "edit.paste_plain"),
    ("edit.select_all",),
)
"""The window's own: Qt's would take a part of a long edit back."""


class SpellingDesk(QObject):
    """Serves one window; the speller serves them all."""

    def __init__(self, window: MainWindow, speller: Speller) -> None:
        super().__init__(window)
        self._window, self._editor, self._speller = window, window.editor, speller
        self.marks = SpellingMarks(window.editor, speller)
        self._menu: QMenu | None = None
        self._asked: Misspelled | None = None
        self._is_seeking = False
        self._line = self._after = 0
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._go_on)
        self._editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._editor.customContextMenuRequested.connect(self._open_menu)
        window.session.talk_changed.connect(self._take_language)
        speller.learned.connect(self._go_on)
        speller.failed.connect(self._stop_seeking)
        speller.use_changed.connect(self._show_use)
        self._show_use()

    def seek(self) -> None:
        """Select the next misspelled word and offer what may have been meant."""
        if not self._speller.is_wanted:
            self._window.settings_requested.emit(replace(self._window.settings, spells=True))
        self._speller.begin()
        if not self._speller.is_there:
            self._window.bar.show(say("Stavekontrollen er ikke å få på denne maskinen."), "warning")
            return
        cursor = self._editor.textCursor()
        self._after = cursor.selectionEnd()
        self._line = self._editor.document().findBlock(self._after).blockNumber()
        self._is_seeking = True
        self._look_on()

    def toggle(self) -> None:
        """Show waves, or none."""
        settings = self._window.settings
        self._window.settings_requested.emit(replace(settings, spells=not settings.spells))

    def _take_language(self, talk: Talk) -> None:
        self.marks.use_language(spelled_language(talk.deck.front_matter.language))

    def _show_use(self) -> None:
        self._window.actions_.set_checked(_NAME, checked=self._speller.is_wanted)

    def _stop_seeking(self) -> None:
        self._is_seeking = False

    def _go_on(self) -> None:
        """Something is known that was not."""
        if self._menu is not None and self._asked is not None:
            self._suggest(self._menu, self._asked)
        if self._is_seeking:
            self._look_on()

    def _look_on(self) -> None:
        """Look through some more lines, from the cursor to the end and then from the top."""
        found, line = self.marks.next_place(self._line, self._after)
        if found is not None:
            self._is_seeking = False
            self._editor.select(found.first, found.end)
            self._open_at(found)
        elif line < self._editor.line_count():
            is_further, self._line = line > self._line, line
            if is_further:
                self._again.start()  # else it waits for what was asked for
        elif self._after:
            self._line = self._after = 0
            self._again.start()
        else:
            self._is_seeking = False
            self._window.bar.show(say("Fant ingen flere skrivefeil."), "info")

    # The menu

    def _open_at(self, found: Misspelled) -> None:
        """The menu below the word, for whoever came by keys."""
        self._editor.setFocus()
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(found.first)
        corner = self._editor.viewport().mapToGlobal(self._editor.cursorRect(cursor).bottomLeft())
        menu = QMenu(self._editor)
        self._fill(menu, found)
        self._show(menu, corner + QPoint(0, 2))
        menu.setActiveAction(menu.actions()[0])

    def _open_menu(self, place: QPoint) -> None:
        """The usual menu, with the ways to put the word right above it."""
        menu = QMenu(self._editor)
        for group in _USUAL:
            menu.addActions([self._window.actions_[name] for name in group])
            menu.addSeparator()
        if self._speller.is_there and not self._editor.isReadOnly():
            found = self.marks.misspelled_at(self._editor.cursorForPosition(place).position())
            if found is not None:
                self._fill(menu, found)
        self._show(menu, self._editor.mapToGlobal(place))

    def _show(self, menu: QMenu, corner: QPoint) -> None:
        self._menu = menu
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.destroyed.connect(self._forget_menu)
        menu.popup(corner)

    def _forget_menu(self) -> None:
        self._menu = self._asked = None

    def _fill(self, menu: QMenu, found: Misspelled) -> None:
        self._asked = found
        above = menu.actions()[0] if menu.actions() else None
        waiting = QAction(str(say("Leter etter forslag …")), menu)
        waiting.setEnabled(False)
        learn = QAction(str(say("Legg «{word}» til i ordlisten min", word=found.word)), menu)
        learn.triggered.connect(lambda: self._learn(found.word))
        added = [waiting] if self._window.desk.is_sealed else [waiting, learn]
        for action in (*added, _line(menu)):
            menu.insertAction(above, action)  # type: ignore[arg-type]
        self._suggest(menu, found)

    def _suggest(self, menu: QMenu, found: Misspelled) -> None:
        """Put what may have been meant where the menu said that it is being looked for."""
        meant = self._speller.suggestions(self.marks.language, found.word)
        waiting = menu.actions()[0]
        if meant is None:
            return
        self._asked = None
        if not meant:
            waiting.setText(str(say("Ingen forslag")))
            return
        for word in meant:
            action = QAction(word, menu)
            bold = QFont(action.font())
            bold.setBold(True)
            action.setFont(bold)
            action.triggered.connect(lambda _checked=False, own=word: self._put_right(found, own))
            menu.insertAction(waiting, action)
        menu.removeAction(waiting)
        menu.setActiveAction(menu.actions()[0])

    def _put_right(self, found: Misspelled, word: str) -> None:
        """Exchange the word, as one step that can be undone; not where it was changed meanwhile."""
        if self.marks.misspelled_at(found.first) == found:
            self._editor.select(found.first, found.end)
            self._editor.insert_markdown(word)

    def _learn(self, word: str) -> None:
        try:
            self._speller.learn(word)
        except FileProblem as problem:
            self._window.bar.show(problem.sentence, "warning")


def spelling_of(window: MainWindow) -> SpellingDesk:
    """The desk of a window. Raises LookupError where it has none."""
    desk = window.findChild(SpellingDesk)
    if not isinstance(desk, SpellingDesk):
        raise LookupError
    return desk


def _line(menu: QMenu) -> QAction:
    line = QAction(menu)
    line.setSeparator(True)
    return line
