"""The quick note's keys in windows that have no menus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from leaderdeck.desktop.actions import action

_NAME = "quick-note-keys"
WINDOW_NAME = "quick-note"


class QuickNoteShortcut(QObject):
    """Gives each window the keys when it is first used; main windows have them in their menus."""

    def __init__(self, application: QApplication, open_over: Callable[[QWidget], None]) -> None:
        super().__init__(application)
        self._open_over = open_over
        application.focusWindowChanged.connect(lambda _window: self._look())

    def _look(self) -> None:
        window = QApplication.activeWindow()
        if window is None or window.isModal() or window.objectName() == WINDOW_NAME:
            return
        directly = Qt.FindChildOption.FindDirectChildrenOnly
        if window.findChild(QAction, "file.quick_note", directly) or window.findChild(QShortcut, _NAME, directly):
            return
        keys = QShortcut(QKeySequence(action("file.quick_note").shortcut), window)
        keys.setObjectName(_NAME)
        keys.activated.connect(lambda: self._open_over(window))
