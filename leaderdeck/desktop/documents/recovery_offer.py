"""At the start: what was rescued from a crash is offered, each text with a comparison to its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.documents.draft_folders import forget_draft_folder, hold_draft_folder
from leaderdeck.desktop.documents.recovery import RecoveryCopy
from leaderdeck.desktop.documents.text_file import Stamp, TextFile, open_text
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
        self._dialog: QWidget | None = None

    def look(self) -> None:
        """Look for copies in a thread, and offer them when there are any."""
        self._finder.ask()

    def _offer(self, copies: Sequence[RecoveryCopy]) -> None:
        if not copies or not self._desktop.windows:
            return
        from leaderdeck.desktop.dialogs.recovery_dialog import RecoveryDialog

        dialog = self._dialog = RecoveryDialog(tuple(copies), self._desktop.store.read, self._desktop.windows[0])
        dialog.recover_requested.connect(self._recover)
        dialog.discard_requested.connect(self._forget)
        dialog.show()

    def _forget(self, copy: RecoveryCopy) -> None:
        self._desktop.store.forget(copy)
        if copy.pictures is not None and hold_draft_folder(copy.pictures):
            forget_draft_folder(copy.pictures)

    def _recover(self, copy: RecoveryCopy) -> None:
        text = self._desktop.store.read(copy)
        if text is None:
            return
        file: TextFile | None = None
        if copy.path is not None:
            try:
                # With the stamp of the file that the text began as: what others wrote since is not overwritten.
                file = replace(open_text(copy.path), stamp=Stamp(copy.base_digest))
            except FileProblem:
                file = None
        window = self._desktop.window_for(copy.path)
        window.desk.recover(file, text)
        if copy.pictures is not None and hold_draft_folder(copy.pictures):
            from leaderdeck.desktop.prose.draft_pictures import DraftPictures

            DraftPictures(window, copy.pictures)
        window.editor.go_to_line(copy.line)
        window.desk.keep_now()
        self._desktop.store.forget(copy)
