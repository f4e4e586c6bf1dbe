"""Pictures of a draft that has no file yet: seen meanwhile, and put beside the talk when it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.documents.draft_folders import forget_draft_folder, hold_draft_folder
from leaderdeck.desktop.prose.presentation_import import move_pictures
from leaderdeck.language import say

if TYPE_CHECKING:
    from leaderdeck.desktop.window.main_window import MainWindow


class DraftPictures(QObject):
    """Serves one window until its talk has its pictures beside it, or is given up."""

    def __init__(self, window: MainWindow, waiting: Path) -> None:
        super().__init__(window)
        self._window, self._waiting = window, waiting
        self._folder: Path | None = None
        self._is_done = False
        self._mover = Latest(move_pictures, self)
        self._mover.answered.connect(self._moved)
        self._mover.failed.connect(self._failed)
        hold_draft_folder(waiting)
        window.session.draft_folder = window.desk.waiting_pictures = waiting
        window.session.read_again()
        window.desk.path_changed.connect(self._move)
        window.desk.text_begun.connect(lambda *_text: self._forget())
        window.closed.connect(lambda _window: self._forget())
        if window.desk.path is not None:
            self._move(window.desk.path)  # a rescued text that has a file, which its pictures never came to

    @property
    def is_done(self) -> bool:
        """Whether nothing waits any more."""
        return self._is_done

    def _move(self, path: Path) -> None:
        if not self._is_done and not self._mover.is_busy:
            self._folder = path.parent
            self._mover.ask(self._waiting, path.parent)

    def _moved(self, renamed: Mapping[str, str]) -> None:
        self._is_done = True
        self._window.desk.waiting_pictures = None
        session = self._window.session
        if renamed:
            session.apply(lambda text: _with_names(text, renamed))
        session.read_again()

    def _failed(self, problem: object) -> None:
        self._window.bar.report(problem)
        folder = self._folder
        if folder is not None:
            again = ((say("Prøv igjen"), lambda: self._mover.ask(self._waiting, folder)),)
            self._window.bar.show(say("Bildene ligger ikke ved foredraget ennå."), "warning", again)

    def _forget(self) -> None:
        if not self._is_done and not self._mover.is_busy:
            self._is_done = True
            forget_draft_folder(self._waiting)


def _with_names(text: str, renamed: Mapping[str, str]) -> str:
    for old, new in renamed.items():
        text = text.replace(f"]({old})", f"]({new})")
    return text
