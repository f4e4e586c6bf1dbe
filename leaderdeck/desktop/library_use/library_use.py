"""The way into using the library in one window. What is behind it is loaded when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject

from leaderdeck.desktop.library.row_actions import ChosenRow, RowAction
from leaderdeck.language import say

if TYPE_CHECKING:
    from leaderdeck.desktop.library.library_keeper import LibraryKeeper
    from leaderdeck.desktop.library_use.use_desk import UseDesk
    from leaderdeck.desktop.vault.vault_keeper import VaultKeeper
    from leaderdeck.desktop.window.main_window import MainWindow
    from leaderdeck.library.note import LibraryEntry, Passage


class LibraryUse(QObject):
    """Serves one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk: UseDesk | None = None
        self._keeper: LibraryKeeper | None = None
        self._vault: VaultKeeper | None = None
        window.editor.passage_wanted.connect(lambda: self.desk().begin())
        window.editor.passage_dropped.connect(self._drop)

    def serve(self, keeper: LibraryKeeper, vault: VaultKeeper) -> None:
        """Use this library, and the locked notes that are open."""
        self._keeper, self._vault = keeper, vault
        vault.about_to_lock.connect(self._forget)
        self._window.panes.library.row_actions.add(
            RowAction("use.link", say("Sett inn lenke"), self._link, "link", _may_be_linked, begins_group=True),
            RowAction("use.copy", say("Sett inn kopi"), self._copy, "copy", _may_be_copied),
        )

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be done, by action."""
        return {
            "edit.passage": lambda: self.desk().begin_from_menu(),
            "slides.find": self._find_slides,
            "file.given": self._tell_given,
        }

    def desk(self) -> UseDesk:
        """What finds and puts in."""
        if self._desk is None:
            from leaderdeck.desktop.library_use.use_desk import UseDesk

            self._desk = UseDesk(self._window, self._keeper, self._open_notes)
        return self._desk

    def insert(self, path: Path, passage: Passage | None, *, as_copy: bool) -> None:
        """Put a passage of a file, or all of it, in at the cursor: as a link, or as a copy."""
        self.desk().insert(path, passage, as_copy=as_copy)

    def _open_notes(self) -> tuple[LibraryEntry, ...]:
        return self._vault.open_entries() if self._vault is not None else ()

    def _forget(self) -> None:
        """Notes are locked: what is shown of them goes."""
        if self._desk is not None:
            self._desk.close_list()

    def _drop(self, data: QMimeData, wants_copy: bool) -> None:  # noqa: FBT001 - a signal's argument
        from leaderdeck.desktop.library.passage_mime import dragged_passage

        dragged = dragged_passage(data)
        if dragged is not None:
            self.desk().insert_dragged(dragged, as_copy=wants_copy)

    def _link(self, row: ChosenRow) -> None:
        self.insert(row.path, row.passage, as_copy=False)

    def _copy(self, row: ChosenRow) -> None:
        self.insert(row.path, row.passage, as_copy=True)

    def _find_slides(self) -> None:
        from leaderdeck.desktop.library_use.slide_search import SlideSearch

        SlideSearch(self._window, self.desk()).show()

    def _tell_given(self) -> None:
        from leaderdeck.desktop.library_use.given_dialog import GivenDialog

        GivenDialog(self._window).show()


def _may_be_linked(row: ChosenRow) -> bool:
    return not row.entry.private


def _may_be_copied(row: ChosenRow) -> bool:
    """Of private files only locked notes that are open: what is copied of them is a choice, and named nowhere."""
    return not row.entry.private or (row.entry.locked and bool(row.entry.title))
