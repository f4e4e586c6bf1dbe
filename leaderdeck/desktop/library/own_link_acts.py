"""The links of a file that was moved itself: offered to be put right, and taken back with the move."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.documents.text_file import same_file
from leaderdeck.desktop.library.moved_links import MovedFile
from leaderdeck.desktop.library.own_links import FollowedLinks, OwnLinks, follow, own_links, take_back
from leaderdeck.language import Sentence, say

if TYPE_CHECKING:
    from leaderdeck.desktop.library.library_keeper import LibraryKeeper
    from leaderdeck.desktop.window.main_window import MainWindow


class OwnLinkActs(QObject):
    """Serves one window; the file may be open in any."""

    def __init__(self, window: MainWindow, keeper: LibraryKeeper, windows: Callable[[], list[MainWindow]]) -> None:
        super().__init__(window)
        self._window, self._keeper, self._windows = window, keeper, windows
        self._asked: MovedFile | None = None
        self._offered: Sentence | None = None
        self._done: FollowedLinks | None = None
        self._reader, self._writer = Latest(own_links, self), Latest(follow, self)
        self._reader.answered.connect(self._tell_needed)
        self._writer.answered.connect(self._tell_done)
        for one in (self._reader, self._writer):
            one.failed.connect(window.bar.report)

    @property
    def is_busy(self) -> bool:
        """Whether the file is still being read or written."""
        return self._reader.is_busy or self._writer.is_busy

    def look(self, moved: MovedFile) -> None:
        """Find out, in a thread, whether the file still finds what it names; offer to put it right where not."""
        self.forget_offer()
        self._asked, self._done = moved, None
        if moved.source.parent != moved.target.parent:
            self._reader.ask(moved)

    def forget_offer(self) -> None:
        """What was said of the file's links is no longer true."""
        self._asked = None
        if self._offered is not None:
            self._window.bar.forget(self._offered)
            self._offered = None

    def done_for(self, moved: MovedFile) -> FollowedLinks | None:
        """What was put right after this move, and must be taken back with it."""
        return self._done if self._done is not None and self._done.moved == moved else None

    def take_back(self, done: FollowedLinks) -> None:
        """The file lies where it lay: its links, too. Raises FileProblem."""
        self._done = None
        take_back(done)

    def _tell_needed(self, found: object) -> None:
        moved = self._asked
        if moved is None or not isinstance(found, OwnLinks) or not found.is_needed:
            return
        count = found.links + len(found.copies)
        name = moved.target.name
        words = (
            say("{file} henter noe fra den gamle mappen, og finner det ikke lenger.", file=name)
            if count == 1
            else say("{file} henter {count} ting fra den gamle mappen, og finner dem ikke lenger.",
                     file=name, count=count)
        )  # fmt: skip
        self._offered = words
        self._window.bar.show(words, "warning", ((say("Rett opp"), lambda: self._follow(moved)),))

    def _follow(self, moved: MovedFile) -> None:
        self.forget_offer()
        window = self._window_with(moved)
        self._writer.ask(moved, window.editor.text() if window is not None else None)

    def _tell_done(self, done: object) -> None:
        if not isinstance(done, FollowedLinks):
            return
        self._done = done
        moved = done.moved
        window = self._window_with(moved)
        if window is not None:
            if done.links:
                self._rewrite_in(window, moved)
            window.session.read_again()
        self._keeper.note_saved(moved.target)
        name, pictures = moved.target.name, len(done.pictures)
        if not pictures:
            words = say("{file} finner igjen det som den henter.", file=name)
        elif pictures == 1:
            words = say("{file} finner igjen det som den henter; 1 bilde er kopiert til den nye mappen.", file=name)
        else:
            words = say("{file} finner igjen det som den henter; {count} bilder er kopiert til den nye mappen.",
                        file=name, count=pictures)  # fmt: skip
        self._window.bar.show(words)

    def _rewrite_in(self, window: MainWindow, moved: MovedFile) -> None:
        """What nobody has touched is saved at once; what is being written on stays for its writer to save."""
        was_edited = window.desk.is_edited
        window.session.apply(lambda text: own_links(moved, text).text)
        if not was_edited and window.desk.is_edited:
            window.desk.save()

    def _window_with(self, moved: MovedFile) -> MainWindow | None:
        return next(
            (one for one in self._windows() if one.desk.wanted_path and same_file(one.desk.wanted_path, moved.target)),
            None,
        )
