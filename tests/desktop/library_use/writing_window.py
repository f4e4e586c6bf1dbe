"""The window that the new talk is written in, and what one does there to use the library."""

from dataclasses import dataclass
from pathlib import Path

from app_windows import AppWindows
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from leaderdeck.desktop.library_use.use_desk import UseDesk


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
