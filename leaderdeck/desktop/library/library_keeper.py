"""The library of the program: kept up with its folder off the UI thread. One for all windows."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.library.library_work import LibraryWork, Turn

SETTLE_MS = 200
"""What changes on disk is looked at when it has been quiet so long: saving touches a folder several times."""
BEGIN_MS = 400
"""The first look comes so long after the first slide stands."""
QUICK_SECONDS, SOON_MS = 0.3, 1_500
"""A pass that takes longer than that comes so long after what is said to have changed."""
REST_SHARE = 40
LEAST_REST_MS, MOST_REST_MS = 5_000, 120_000
"""A pass that nothing asked for comes after a rest of so many times its own length."""
SHOWN_MS = 1_500
"""While much is read, what is known so far is shown this often."""


class LibraryKeeper(QObject):
    """Knows the library's folder. Columns ask `work.answer`, and are told when there is more to show."""

    changed = Signal()
    """There is something else to show: other files, or another folder."""
    progressed = Signal(object)
    """A `Turn`: how far the reading has come."""
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work: LibraryWork | None = None
        self.is_ready = False
        """Whether the folder has been looked through once."""
        self.is_there = True
        self._has_begun = False
        self._pass_seconds = 0.0
        self._state: object = None
        self._shown: object = None
        self._reader = Latest(_turn, self)
        self._reader.answered.connect(self._take)
        self._reader.failed.connect(self.failed)
        self._looker = Latest(_look_at_changed, self)
        self._looker.answered.connect(self._take_news)
        self._looker.failed.connect(self.failed)
        self._watcher: QFileSystemWatcher | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._look_at_changed)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._look_in_rest)
        self._show = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._show.timeout.connect(self._show_now)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._follow_state)

    @property
    def folder(self) -> Path | None:
        """The library's folder."""
        return self.work.folder if self.work else None

    @property
    def has_begun(self) -> bool:
        """Whether the library may be read: not before the first slide stands."""
        return self._has_begun

    @property
    def is_reading(self) -> bool:
        """Whether a pass is under way."""
        return self._reader.is_busy

    def use(self, folder: Path | None) -> None:
        """This is the library from now on."""
        folder = folder.absolute() if folder else None
        if folder == self.folder:
            return
        self._put_away()
        if self.work is not None:
            self.work.stop()
        self.work = LibraryWork(folder) if folder else None
        self.is_ready, self.is_there = False, True
        if self._has_begun:
            self._settle.start(BEGIN_MS)  # a talk that lies there is shown first
        self.changed.emit()

    def begin(self) -> None:
        """The first slide stands: the library may be read."""
        if not self._has_begun:
            self._has_begun = True
            self._settle.start(BEGIN_MS)
            QTimer.singleShot(BEGIN_MS, self, self.changed.emit)

    def look(self) -> None:
        """Look through the folder now; what has not changed is not read again."""
        if self._has_begun and self.work is not None:
            self._rest.stop()
            self._reader.ask(self.work)

    def _look_at_changed(self) -> None:
        """First at what is said to have changed; a large library is looked through when that is shown."""
        if not self._has_begun or self.work is None:
            return
        if self.work.has_changes:
            self._looker.ask(self.work)
            if self._pass_seconds > QUICK_SECONDS:
                self._rest.start(SOON_MS)
                return
        self.look()

    def note_typing(self) -> None:
        """Somebody is writing: reading waits."""
        if self.work is not None:
            self.work.note_typing()

    def note_saved(self, path: Path) -> None:
        """This file was written, moved or removed just now."""
        if self.work is not None:
            self.work.note_changed(path.absolute())
            self._settle.start(0)

    def close(self) -> None:
        """The program ends."""
        self._has_begun = False
        self._put_away()
        if self.work is not None:
            # Ends before the program does; an index that was let go of is not looked through at the next start.
            threading.Thread(target=self.work.close, name="leaderdeck-library-close").start()
        self.work = None

    def _put_away(self) -> None:
        for timer in (self._settle, self._rest, self._show):
            timer.stop()
        self._reader.drop()
        self._looker.drop()
        self._watch(())

    def _take(self, turn: object) -> None:
        if not isinstance(turn, Turn) or self.work is None or turn.folder != self.work.folder:
            return
        self.is_there = turn.is_there
        self._state = turn.state
        self.progressed.emit(turn)
        if not turn.is_complete:
            if self._state is not self._shown and not self._show.isActive():
                self._show.start()
            self._reader.ask(self.work)
            return
        is_first, self.is_ready = not self.is_ready, True
        self._show.stop()
        if self._state is not self._shown or is_first or not turn.is_there:
            self._show_now()
        self._pass_seconds = turn.seconds
        self._watch(turn.watched)
        self._rest.start(max(LEAST_REST_MS, min(MOST_REST_MS, round(turn.seconds * 1000 * REST_SHARE))))

    def _take_news(self, turn: object) -> None:
        """What has changed, before the pass has come to it."""
        if not isinstance(turn, Turn) or self.work is None or turn.folder != self.work.folder:
            return
        self._state = turn.state
        if self.is_ready and self._state is not self._shown:
            self._show_now()
        if self.work.has_changes:
            self._looker.ask(self.work)

    def _show_now(self) -> None:
        self._shown = self._state
        self.changed.emit()

    def _look_in_rest(self) -> None:
        """Nobody needs to know what changes while the program is not looked at; it looks when it is again."""
        if QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive:
            self._rest.start(LEAST_REST_MS)
        else:
            self.look()

    def _follow_state(self, state: Qt.ApplicationState) -> None:
        """What others have written meanwhile is seen when the user comes back."""
        if state == Qt.ApplicationState.ApplicationActive and self.is_ready:
            self._settle.start(0)

    def _note_changed(self, place: str) -> None:
        if self.work is not None:
            self.work.note_changed(Path(place))
            self._settle.start(SETTLE_MS)

    def _watch(self, places: tuple[str, ...]) -> None:
        if self._watcher is None:
            if not places:
                return
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(self._note_changed)
            self._watcher.fileChanged.connect(self._note_changed)
        now = {*self._watcher.directories(), *self._watcher.files()}
        gone, new = [place for place in now if place not in set(places)], [one for one in places if one not in now]
        if gone:
            self._watcher.removePaths(gone)
        if new:
            self._watcher.addPaths(new)


def _look_at_changed(work: LibraryWork) -> Turn:
    return work.look_at_changed()


def _turn(work: LibraryWork) -> Turn:
    return work.turn()
