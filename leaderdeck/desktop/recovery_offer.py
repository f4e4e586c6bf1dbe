"""At the start: what was rescued from a crash is offered, each text with a comparison to its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.recovery_dialog import RecoveryDialog
from leaderdeck.desktop.documents import TextFile, open_text
from leaderdeck.desktop.recovery import RecoveryCopy
from leaderdeck.errors import FileProblem

if TYPE_CHECKING:
    from leaderdeck.desktop.app import Desktop


class RecoveryOffer(QObject):
    """Finds what was left behind and does with it what the user wants."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._finder = Latest(desktop.store.left_behind, self)
        self._finder.answered.connect(self._offer)
        self._dialog: RecoveryDialog | None = None

    def look(self) -> None:
        """Look for copies in a thread, and offer them when there are any."""
        self._finder.ask()

    def _offer(self, copies: Sequence[RecoveryCopy]) -> None:
        if not copies or not self._desktop.windows:
            return
        self._dialog = RecoveryDialog(tuple(copies), self._desktop.store.read, self._desktop.windows[0])
        self._dialog.recover_requested.connect(self._recover)
        self._dialog.discard_requested.connect(self._desktop.store.forget)
        self._dialog.show()

    def _recover(self, copy: RecoveryCopy) -> None:
        text = self._desktop.store.read(copy)
        if text is None:
            return
        file: TextFile | None = None
        if copy.path is not None:
            try:
                file = open_text(copy.path)
            except FileProblem:
                file = None
        window = self._desktop.window_for(copy.path)
        window.desk.recover(file, text)
        window.editor.go_to_line(copy.line)
        self._desktop.store.forget(copy)
