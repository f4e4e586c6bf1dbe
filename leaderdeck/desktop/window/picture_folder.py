"""Where the pictures of a window's talk lie, also before the talk has a file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from leaderdeck.desktop.documents.draft_folders import new_draft_folder

if TYPE_CHECKING:
    from leaderdeck.desktop.window.main_window import MainWindow


def folder_for_pictures(window: MainWindow) -> Path | None:
    """Where a picture that is put into the talk is kept: beside the talk, or in a folder from which it follows it.

    None where the talk has no file yet and the disk takes nothing.
    """
    if window.session.folder is None:
        from leaderdeck.desktop.prose.draft_pictures import DraftPictures  # costs no start

        with suppress(OSError):
            DraftPictures(window, new_draft_folder())
    return window.session.folder
