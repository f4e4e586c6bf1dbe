"""The real app, driven as its user drives it: keys, clicks, menus; no screen, no mock."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from leaderdeck.desktop.app import Desktop
from leaderdeck.desktop.settings import Settings, load_settings
from leaderdeck.desktop.window.main_window import MainWindow


class AppWindows:
    """One start of the app in this process."""

    def __init__(self, application: QApplication, settings: Settings | None = None) -> None:
        self.application = application
        self.desktop = Desktop(application, settings or load_settings())

    @property
    def window(self) -> MainWindow:
        """The window that was opened last."""
        return self.desktop.windows[-1]

    def start(self, *files: Path) -> MainWindow:
        """Start, and wait until the talk is there with its findings."""
        self.desktop.start(files)
        self.until(lambda: self.window.session.talk is not None)
        self.settle()
        return self.window

    def until(self, is_so: Callable[[], object], seconds: float = 60.0) -> None:
        """Let the app work until it is so."""
        end = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < end, "it never became so"
            self.application.processEvents()
            time.sleep(0.002)

    def settle(self) -> None:
        """Wait until the whole talk has been read as it stands."""
        self.application.processEvents()
        self.until(lambda: self.window.session.is_settled)

    def type(self, text: str) -> None:
        """Type into what has the focus in the editor, line ends as Enter."""
        for letter in text:
            if letter == "\n":
                QTest.keyClick(self.window.editor, Qt.Key.Key_Return)
            else:
                QTest.keyClicks(self.window.editor, letter)

    def do(self, name: str) -> None:
        """Trigger an action of the menus."""
        self.window.actions_[name].trigger()
        self.application.processEvents()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """The dialog of this kind that is open, or comes soon."""
        found: list[QDialog] = []

        def is_open() -> bool:
            found[:] = [one for one in self.application.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
            return bool(found)

        self.until(is_open)
        return found[0]

    def titles(self) -> list[str]:
        """The titles of the slides as they stand."""
        self.settle()
        talk = self.window.session.talk
        return [scene.title for _, scene in talk.scenes] if talk else []

    def end(self) -> None:
        """Close everything without questions."""
        for window in list(self.desktop.windows):
            window.editor.document().setModified(False)
            window.close()
        self.application.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.desktop.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def forget_windows(application: QApplication) -> None:
    """Close what a test leaves open."""
    for left in application.topLevelWidgets():
        left.hide()
        left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
