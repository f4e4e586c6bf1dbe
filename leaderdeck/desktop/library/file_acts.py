"""What is done with files from the library's column: opened, renamed, moved, put in the trash and taken back."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.local_files import show_in_folder
from leaderdeck.desktop.documents.file_dialogs import ask_which_folder
from leaderdeck.desktop.documents.text_file import same_file
from leaderdeck.desktop.library.link_acts import LinkActs
from leaderdeck.desktop.library.moved_links import MovedFile
from leaderdeck.desktop.library.own_link_acts import OwnLinkActs
from leaderdeck.desktop.library.row_actions import ChosenRow, RowAction
from leaderdeck.desktop.stage.rehearsal_file import move_history, own_history
from leaderdeck.errors import FileProblem
from leaderdeck.export.replacing import sentence_for
from leaderdeck.language import Sentence, say

if TYPE_CHECKING:
    from leaderdeck.desktop.library.library_keeper import LibraryKeeper
    from leaderdeck.desktop.library.library_work import LibraryWork
    from leaderdeck.desktop.library.own_links import FollowedLinks
    from leaderdeck.desktop.library.trash import Trashed
    from leaderdeck.desktop.window.main_window import MainWindow
    from leaderdeck.library.folder import FilePlan

Links = tuple[Path, ...]
Then = Callable[[Links], None]


class FileActs(QObject):
    """Serves the column of one window; files may be open in any of them."""

    def __init__(self, window: MainWindow, keeper: LibraryKeeper, windows: Callable[[], list[MainWindow]]) -> None:
        super().__init__(window)
        self._window, self._keeper, self._windows = window, keeper, windows
        self._then: Then | None = None
        self._told_moved: Sentence | None = None
        self.links = LinkActs(window, keeper, windows)
        self.own_links = OwnLinkActs(window, keeper, windows)
        self._asker = Latest(_links_from, self)
        self._asker.answered.connect(self._go_on)
        self._asker.failed.connect(window.bar.report)
        self.dialog: QDialog | None = None

    def opening(self) -> tuple[RowAction, ...]:
        """What the menu of a row offers first."""
        column = self._window.panes.library
        return (
            RowAction("open", say("Åpne"), column.open, "open"),
            RowAction("open-apart", say("Åpne i nytt vindu"), lambda row: column.open(row, is_apart=True),
                      shortcut="Ctrl+Return"),
            RowAction("show", say("Vis i mappe"), lambda row: show_in_folder(row.path), "folder"),
        )  # fmt: skip

    def changing(self) -> tuple[RowAction, ...]:
        """What it offers last: other names, other places."""
        return (
            RowAction("rename", say("Endre navn …"), self.rename, begins_group=True, shortcut="F2"),
            RowAction("move", say("Flytt til mappe …"), self.move),
            RowAction("trash", say("Flytt til papirkurven"), self.put_in_trash, "delete", shortcut="Delete"),
        )  # fmt: skip

    def rename(self, row: ChosenRow) -> None:
        """Ask for another name."""

        def ask(links: Links) -> None:
            from leaderdeck.desktop.library.rename_dialog import RenameDialog

            dialog = RenameDialog(row.path, links, self._window)
            dialog.accepted.connect(lambda: self._carry_out(dialog.plan, rewrites=dialog.rewrites_links))
            self.dialog = dialog
            dialog.show()

        self._with_links(row.path, ask)

    def move(self, row: ChosenRow) -> None:
        """Ask for another folder of the library."""
        library = self._keeper.folder
        if library is None:
            return

        def ask(links: Links) -> None:
            from leaderdeck.library.folder import plan_move

            folder = ask_which_folder(self._window, row.path.parent)
            if folder is not None and not same_file(folder, row.path.parent):
                with self._window.bar.guarding():
                    self._carry_out(plan_move(row.path, folder, library, links))

        self._with_links(row.path, ask)

    def put_in_trash(self, row: ChosenRow) -> None:
        """Put it in the trash: without a question, for it can be taken back; where there is no trash, ask."""
        self._with_links(row.path, lambda links: self._trash(row.path, links))

    def _trash(self, path: Path, links: Links) -> None:
        from leaderdeck.desktop.library.trash import put_in_trash

        opened = self._windows_with(path)
        if self._is_refused(opened, path):
            return
        for window in opened:
            window.desk.let_go()
        trashed = put_in_trash(path)
        if trashed is None:
            for window in opened:
                window.desk.open(path)
            if path.exists():
                self._ask_to_delete(path, opened)
            else:
                self._window.bar.show(say("Fant ikke {file}.", file=path), "warning")
            return
        for window in opened:
            window.desk.begin("")
        self._keeper.note_saved(path)
        history = own_history(path)
        self._tell_trashed(trashed, links, put_in_trash(history) if history is not None else None)

    def _tell_trashed(self, trashed: Trashed, links: Links, history: Trashed | None) -> None:
        name = trashed.source.name
        words = (
            say("{file} ligger i papirkurven. {count} foredrag henter noe derfra.", file=name, count=len(links))
            if links
            else say("{file} ligger i papirkurven.", file=name)
        )
        ways = ((say("Angre"), lambda: self._take_back(trashed, words, history)),) if trashed.place else ()
        self._window.bar.show(words, "info", ways)

    def _take_back(self, trashed: Trashed, words: Sentence, history: Trashed | None) -> None:
        from leaderdeck.desktop.library.trash import take_back

        with self._window.bar.guarding():
            take_back(trashed)
            self._window.bar.forget(words)
            self._keeper.note_saved(trashed.source)
            if history is not None:
                with suppress(FileProblem):  # the talk is back, and was rehearsed anew meanwhile
                    take_back(history)

    def _ask_to_delete(self, path: Path, opened: list[MainWindow]) -> None:
        question = say("{file} kan ikke legges i papirkurven her. Slett filen for godt?", file=path.name)
        self._window.bar.show(
            question, "warning", ((say("Slett for godt"), lambda: self._delete(path, opened, question)),)
        )

    def _delete(self, path: Path, opened: list[MainWindow], question: Sentence) -> None:
        self._window.bar.forget(question)
        if self._is_refused(opened, path):
            return
        with self._window.bar.guarding():
            history = own_history(path)
            try:
                path.unlink()
                if history is not None:
                    history.unlink()
            except OSError as problem:
                raise FileProblem(sentence_for(problem, path)) from problem
            for window in opened:
                window.desk.begin("")
            self._keeper.note_saved(path)

    def _carry_out(
        self, plan: FilePlan | None, *, rewrites: bool = False, followed: FollowedLinks | None = None
    ) -> None:
        """Give the file its new place; windows that show it go along, and links to it where the user has said so.

        `followed`: what was done to its own links when it came whence it goes now.
        """
        if plan is None or plan.target is None:
            return
        source, target = plan.source, plan.target
        opened = self._windows_with(source)
        if self._is_refused(opened, source):
            return
        for window in opened:
            window.desk.let_go()
        with self._window.bar.guarding():
            try:
                if not source.exists():
                    raise FileProblem(say("Fant ikke {file}.", file=source))
                os.rename(source, target)
                with suppress(FileProblem, OSError):  # the talk itself has moved
                    move_history(source, target)
            except OSError as problem:
                for window in opened:
                    window.desk.open(source)
                raise FileProblem(sentence_for(problem, target)) from problem
            self._go_along(opened, target, followed)
            self._keeper.note_saved(source)
            self._keeper.note_saved(target)
            moved = MovedFile(source, target, self._keeper.folder)
            links = tuple(target if one == source else one for one in plan.links_from)
            self._tell_moved(moved, links if rewrites else ())
            if rewrites:
                self.links.rewrite(moved, links)
            else:
                self.links.offer(moved, links)
            if followed is None:
                self.own_links.look(moved)

    def _go_along(self, opened: list[MainWindow], target: Path, followed: FollowedLinks | None) -> None:
        """Windows show the file in its new place, with its own links as they were there."""
        try:
            if followed is not None:
                self.own_links.take_back(followed)
        finally:
            for window in opened:
                window.desk.open(target)

    def _tell_moved(self, moved: MovedFile, rewritten: Links) -> None:
        """Where it is now, and the way back."""
        source, target = moved.source, moved.target
        if source.parent == target.parent:
            words = say("{file} heter nå {name}.", file=source.name, name=target.name)
        else:
            words = say("{file} ligger nå i {folder}.", file=source.name, folder=target.parent.name)
        if self._told_moved is not None:
            self._window.bar.forget(self._told_moved)  # one step back is enough
        self._told_moved = words
        self._window.bar.show(words, "info", ((say("Angre"), lambda: self._put_back(moved, rewritten, words)),))

    def _put_back(self, moved: MovedFile, rewritten: Links, words: Sentence) -> None:
        from leaderdeck.library.folder import plan_move, plan_rename

        source, target = moved.source, moved.target
        self._window.bar.forget(words)
        self.links.forget_offer()
        self.own_links.forget_offer()
        followed = self.own_links.done_for(moved)
        with self._window.bar.guarding():
            if source.parent == target.parent:
                plan = plan_rename(target, source.name, rewritten)
            else:
                plan = plan_move(target, source.parent, self._keeper.folder or source.parent, rewritten)
            self._carry_out(plan, rewrites=bool(rewritten), followed=followed)

    def _is_refused(self, opened: list[MainWindow], path: Path) -> bool:
        """Whether it cannot be done because somebody is writing in the file."""
        if not any(window.desk.is_edited or window.desk.is_saving for window in opened):
            return False
        self._window.bar.show(say("{file} er ikke lagret; lagre den først.", file=path.name), "warning")
        return True

    def _windows_with(self, path: Path) -> list[MainWindow]:
        return [
            one for one in self._windows() if one.desk.wanted_path is not None and same_file(one.desk.wanted_path, path)
        ]

    def _with_links(self, path: Path, then: Then) -> None:
        """Find out which talks take something from a file, in a thread; then go on."""
        self._then = then
        if self._keeper.work is None:
            self._go_on(())
        else:
            self._asker.ask(self._keeper.work, path)

    def _go_on(self, links: object) -> None:
        then, self._then = self._then, None
        if then is not None and isinstance(links, tuple):
            then(links)


def _links_from(work: LibraryWork, path: Path) -> Links:
    with work.index() as index:
        return index.linked_from(path)
