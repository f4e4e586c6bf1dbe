"""The real app over a small library, started once for each module of tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from app_windows import AppWindows, forget_windows
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from used_library import TALK, make_library

from leaderdeck.desktop.library_use.use_desk import UseDesk
from leaderdeck.desktop.settings import Settings


@dataclass(frozen=True)
class Writing:
    """The app with the new talk open."""

    app: AppWindows
    folder: Path
    home: Path

    @property
    def desk(self) -> UseDesk:
        return self.app.window.library_use.desk()

    def look_for(self, typed: str, line: int = 9) -> None:
        """Type two brackets and words on this line, and wait until the list shows what suits them."""
        self.app.window.editor.go_to_line(line)
        self.app.type(f"[[{typed}")
        self.app.until(self.is_shown)

    def is_shown(self) -> bool:
        popup = self.desk.popup
        return popup.isVisible() and not self.desk.is_busy and popup.model.rowCount() > 0

    def choose(self, kind: str, *, as_copy: bool = False) -> None:
        """Go down to the first row of this kind (of its passage), and take it."""
        popup = self.desk.popup
        editor = self.app.window.editor
        for _ in range(popup.model.rowCount()):
            offer = popup.model.offer(popup.rows.currentIndex().row())
            if offer is not None and (offer.passage.kind if offer.passage else "whole") == kind:
                break
            QTest.keyClick(editor, Qt.Key.Key_Down)
        before = editor.text()
        modifiers = Qt.KeyboardModifier.ControlModifier if as_copy else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(editor, Qt.Key.Key_Return, modifiers)
        self.app.until(lambda: editor.text() != before and not self.desk.is_busy)


@pytest.fixture(scope="module")
def started(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writing]:
    """The app, started once."""
    home, folder = tmp_path_factory.mktemp("home"), make_library(tmp_path_factory.mktemp("bibliotek"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEADERDECK_HOME", str(home))
        app = AppWindows(qapp, Settings(has_started=True, folder=folder))
        app.start(folder / "taler" / "ny.md").resize(1100, 700)
        app.settle()
        app.until(lambda: app.desktop.library.is_ready)
        yield Writing(app, folder, home)
        app.end()
        forget_windows(qapp)


@pytest.fixture
def writing(started: Writing, monkeypatch: pytest.MonkeyPatch) -> Writing:
    """The app with the new talk as it was at first."""
    monkeypatch.setenv("LEADERDECK_HOME", str(started.home))
    window = started.app.window
    if window.editor.text() != TALK:
        window.editor.set_text(TALK)
        window.session.begin(window.desk.path, TALK)
        started.app.settle()
    window.editor.setFocus()
    return started
