"""The library in one window: its column shows what the keeper knows, and what is chosen there is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from leaderdeck.desktop.documents.text_file import same_file
from leaderdeck.library.note import Passage

if TYPE_CHECKING:
    from leaderdeck.desktop.app import Desktop
    from leaderdeck.desktop.window.main_window import MainWindow

BEGIN_MS = 250
"""How long after the first slide the library is read: the window is painted first."""
LATEST_BEGIN_MS = 5000
"""The library is read even where no slide is shown: a locked note has none."""


class LibraryDesk(QObject):
    """Serves one window; the keeper serves them all."""

    def __init__(self, window: MainWindow, desktop: Desktop) -> None:
        super().__init__(window)
        self._window, self._desktop = window, desktop
        self._keeper = desktop.library
        self._has_shown = False
        column = window.panes.library
        column.serve(self._keeper, desktop.vault.open_entries)
        column.window_requested.connect(lambda path: desktop.open_in_turn(path, window))
        column.entry_activated.connect(self._go_to)
        column.unlock_requested.connect(lambda: desktop.help.answer("unlock", window))
        column.left.connect(window.editor.setFocus)
        column.failed.connect(window.bar.report)
        desktop.vault.entries_changed.connect(column.ask)
        self._keeper.failed.connect(window.bar.report)
        window.editor.lines_edited.connect(lambda *_lines: self._keeper.note_typing())
        window.desk.saved.connect(self._saved)
        window.desk.path_changed.connect(self._keeper.note_saved)
        window.session.talk_changed.connect(lambda _talk: self._slide_stands())
        QTimer.singleShot(LATEST_BEGIN_MS, self, self._slide_stands)

    def _slide_stands(self) -> None:
        """The first talk is on the screen: the library may be read, and files be acted on."""
        if not self._has_shown:
            self._has_shown = True
            QTimer.singleShot(BEGIN_MS, self, self._begin)

    def _begin(self) -> None:
        from leaderdeck.desktop.library.file_acts import FileActs

        acts = FileActs(self._window, self._keeper, lambda: self._desktop.windows)
        actions = self._window.panes.library.row_actions
        actions.add(*acts.opening(), before="use.link")
        actions.add(*acts.changing())
        self._keeper.begin()

    def _saved(self) -> None:
        path = self._window.desk.path
        if path is not None:
            self._keeper.note_saved(path)

    def _go_to(self, path: Path, passage: Passage | None) -> None:
        """Have the cursor where the passage begins, once the file is there."""
        if passage is not None and passage.kind != "title":
            QTimer.singleShot(0, self, lambda: self._go_to_line(path, passage.line))

    def _go_to_line(self, path: Path, line: int) -> None:
        for window in self._desktop.windows:
            if window.desk.wanted_path is None or not same_file(window.desk.wanted_path, path):
                continue
            if window.desk.path is not None and same_file(window.desk.path, path):
                window.session.go_to_line(line)
            else:
                window.go_to_line_when_read(line)
            return
