"""Links to a file that was renamed or moved: rewritten where the user says so, in open windows and on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.documents.text_file import same_file
from leaderdeck.desktop.library.moved_links import MovedFile, RewrittenLinks, rewrite_links, with_moved_links
from leaderdeck.language import Sentence, say

if TYPE_CHECKING:
    from leaderdeck.desktop.library.library_keeper import LibraryKeeper
    from leaderdeck.desktop.window.main_window import MainWindow

Links = tuple[Path, ...]


class LinkActs(QObject):
    """Serves one window; the files may be open in any."""

    def __init__(self, window: MainWindow, keeper: LibraryKeeper, windows: Callable[[], list[MainWindow]]) -> None:
        super().__init__(window)
        self._window, self._keeper, self._windows = window, keeper, windows
        self._open_count = 0
        self._open_files: Links = ()
        self._offered: Sentence | None = None
        self._writer = Latest(rewrite_links, self)
        self._writer.answered.connect(self._tell)
        self._writer.failed.connect(window.bar.report)

    @property
    def is_busy(self) -> bool:
        """Whether files are still being written."""
        return self._writer.is_busy

    def offer(self, moved: MovedFile, links: Links) -> None:
        """Say which files name the old place, and offer to put it right."""
        if not links:
            return
        names = _names(links)
        words = (
            say("{names} henter noe fra {file}, og finner det ikke lenger.", names=names, file=moved.source.name)
            if len(links) == 1
            else say(
                "{count} filer henter noe fra {file}, og finner det ikke lenger: {names}.",
                count=len(links), file=moved.source.name, names=names,
            )
        )  # fmt: skip
        rewrite = (say("Rett lenken") if len(links) == 1 else say("Rett lenkene"), lambda: self.rewrite(moved, links))
        self._window.bar.show(words, "warning", (rewrite,))
        self._offered = words

    def forget_offer(self) -> None:
        """The file has its old name again: what was said of links to it is no longer true."""
        if self._offered is not None:
            self._window.bar.forget(self._offered)
            self._offered = None

    def rewrite(self, moved: MovedFile, links: Links) -> None:
        """Put the links right: as a step that can be undone where a window shows the file, else on disk."""
        open_in = {path: window for path in links if (window := self._window_with(path)) is not None}
        self._open_count, self._open_files = 0, ()
        for path, window in open_in.items():
            self._rewrite_in_window(path, window, moved)
        self._writer.ask(moved, tuple(path for path in links if path not in open_in))

    def _rewrite_in_window(self, path: Path, window: MainWindow, moved: MovedFile) -> None:
        """What nobody has touched is saved at once; what is being written on stays for its writer to save."""
        _, count = with_moved_links(window.editor.text(), path, moved)
        if not count:
            return
        was_edited = window.desk.is_edited
        window.session.apply(partial(_rewritten, path=path, moved=moved))
        self._open_count += count
        self._open_files += (path,)
        if not was_edited and window.desk.is_edited:
            window.desk.save()

    def _tell(self, done: RewrittenLinks) -> None:
        for path in done.files:
            self._keeper.note_saved(path)
        files = (*self._open_files, *done.files)
        links = self._open_count + done.links
        if links:
            self._window.bar.show(_done_sentence(links, files))
        for problem in done.problems:
            self._window.bar.show(problem.sentence, "warning")

    def _window_with(self, path: Path) -> MainWindow | None:
        return next(
            (one for one in self._windows() if one.desk.wanted_path and same_file(one.desk.wanted_path, path)), None
        )


def _rewritten(text: str, path: Path, moved: MovedFile) -> str:
    return with_moved_links(text, path, moved)[0]


def _done_sentence(links: int, files: Sequence[Path]) -> Sentence:
    names = _names(files)
    if links == 1:
        return say("1 lenke er rettet, i {names}.", names=names)
    return say("{count} lenker er rettet, i {names}.", count=links, names=names)


def _names(files: Sequence[Path]) -> str:
    """The first of them by name."""
    shown = [path.name for path in files[:3]]
    return ", ".join(shown) + (f" (+{len(files) - 3})" if len(files) > 3 else "")
