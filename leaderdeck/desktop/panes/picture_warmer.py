"""Pictures decoded in a thread while windows show a placeholder."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from leaderdeck.desktop.background import the_post
from leaderdeck.paint.picture_cache import PictureCache, Wanted, shared_pictures


class PictureWarmer(QObject):
    """Decodes pictures in the sizes that were asked for, the newest question first. One thread, gone when idle."""

    warmed = Signal(object)
    """This `Wanted` is there; arrives in the thread that the object lives in."""

    def __init__(self, parent: QObject | None = None, cache: PictureCache = shared_pictures) -> None:
        super().__init__(parent)
        self._cache = cache
        self._wanted: list[Wanted] = []
        self._works = False
        self._lock = threading.Lock()
        self._post = the_post()

    @property
    def is_busy(self) -> bool:
        """Whether pictures are still to come."""
        return self._works

    def warm(self, pictures: Iterable[Wanted]) -> None:
        """Decode these before all that wait."""
        with self._lock:
            for one in pictures:
                if one in self._wanted:
                    self._wanted.remove(one)
                self._wanted.append(one)
            if self._works or not self._wanted:
                return
            self._works = True
        threading.Thread(target=self._work, name="leaderdeck-pictures", daemon=True).start()

    def forget(self) -> None:
        """Nothing that waits is wanted any more."""
        with self._lock:
            self._wanted.clear()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._wanted:
                    self._works = False
                    return
                wanted = self._wanted.pop()
            self._cache.picture(wanted)
            self._post.send(self, partial(self.warmed.emit, wanted))
